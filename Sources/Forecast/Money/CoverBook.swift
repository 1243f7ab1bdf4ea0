// SPDX-License-Identifier: Apache-2.0

import Money
import Probability
import Terms

/// Layers of cover as they are declared, ready to be asked.
struct CoverBook {
  let tower: LossTower
  /// The places of the layers that pay claims, and of those that pay credits.
  private let ofClaims: Set<Int>
  private let ofCredits: Set<Int>

  /// Layers in the order of their attachments, of equals in the order they are declared.
  init(_ declared: [CoverLayer]) {
    let order = declared.indices.sorted {
      (declared[$0].attachment.minorUnits, $0) < (declared[$1].attachment.minorUnits, $1)
    }
    var layers: [LossLayer] = []
    var (claims, credits): (Set<Int>, Set<Int>) = ([], [])
    for layer in order.map({ declared[$0] }) {
      guard
        let made = LossLayer(
          name: layer.name, attachment: layer.attachment.minorUnits,
          limit: layer.limit.minorUnits, aggregateLimit: layer.yearlyLimit?.minorUnits ?? .max,
          reinstatements: layer.reinstatements.map(Int64.init),
          reinstatementShare: layer.reinstatementPrice.partsPerMillion,
          premium: layer.premium?.minorUnits ?? 0)
      else { continue }
      if layer.paysClaims { claims.insert(layers.count) }
      if layer.paysCredits { credits.insert(layers.count) }
      layers.append(made)
    }
    tower = LossTower(layers)
    (ofClaims, ofCredits) = (claims, credits)
  }

  /// What the layers pay of the losses of one replication: credits month by month, then claims.
  func trial(_ draws: ClaimDraws) -> TowerTrial {
    var trial = TowerTrial(tower)
    for credit in draws.credits { trial.take(credit, asked: ofCredits) }
    for claim in draws.claims { trial.take(claim, asked: ofClaims) }
    return trial
  }
}
