// SPDX-License-Identifier: Apache-2.0
//
// Areas, members, turns on a rota and layers of cover, as written.

package import Money
package import WorkingTime

/// `area server` with the components it covers.
package struct AreaSyntax: Sendable {
  package let name: Located<String>
  package var covers: [Located<String>] = []
  package var isDamaged = false
}

/// `member ada` with its clauses.
package struct MemberSyntax: Sendable {
  package let name: Located<String>
  package var title: Located<String>?
  package var employer: Located<String>?
  package var zone: Located<String>?
  package var knows: [Located<String>] = []
  package var joined: Located<CivilDate>?
  package var leaves: Located<CivilDate>?
  package var isDamaged = false
}

/// `by ada, ben in turn, each for 1 week from 2026-01-05 at 09:00`.
package struct RotaTurnSyntax: Sendable {
  package let members: [Located<String>]
  package let days: Int
  package let firstDay: Located<CivilDate>
  package let handOver: CivilTime
}

/// `layer pool` with its clauses.
package struct LayerSyntax: Sendable {
  package let name: Located<String>
  package var pays: Located<LayerPayment>?
  package var yearlyLimit: Located<Money>?
  package var premium: Located<Money>?
  package var reinstatement: ReinstatementSyntax?
  package var isDamaged = false
}

/// `pays claims over EUR 50,000 up to EUR 250,000`.
package struct LayerPayment: Sendable {
  package let claims: Bool
  package let credits: Bool
  package let over: Located<Money>?
  package let upTo: Located<Money>
}

/// `reinstated 2 times, each at 100% of the premium`.
package struct ReinstatementSyntax: Sendable {
  package let times: Located<Int>
  package let price: Located<Percent>?
}
