// SPDX-License-Identifier: Apache-2.0

/// What the checker makes of a bundle.
package struct CheckedTerms: Sendable {
  /// The agreement, ready to be judged; nil if there is none or anything is wrong.
  package let agreement: Agreement?
  /// The examples that have no mistake in themselves, in the order they are written; run them only
  /// with an ``agreement``.
  package let examples: [Example]
  /// The cooperative, if the bundle declares one without a mistake.
  package let cooperative: Cooperative?
  /// What the people of the cooperative know, in the order it is declared.
  package let areas: [Area]
  /// The people of the cooperative, in the order they are declared.
  package let members: [Member]
  /// When somebody of the cooperative is on duty.
  package let rotas: [Rota]
  /// What pays claims and credits, in the order in which it does; see ``CoverLayer``.
  package let layers: [CoverLayer]
  /// Everything found, by file and place; see ``Checker/mostShown``.
  package let diagnostics: [Diagnostic]

  /// Whether any of ``diagnostics`` is an error.
  package var hasErrors: Bool { diagnostics.contains(where: \.isError) }
}
