// SPDX-License-Identifier: Apache-2.0

package import Money
package import WorkingTime

/// One line of an example: something happens, or something is expected.
package enum ExampleLine: Sendable {
  case happens(CivilDateTime, ExampleHappening)
  case asOf(CivilDateTime)
  case expect(ExampleExpectation)
}

/// What happens to a case in an example.
package struct ExampleHappening: Sendable {
  package let caseNumber: String
  package let event: CaseEvent
  package var severity: Located<String>?
  package var consent = false
  package var waitingOn: Located<String>?
  package var obligation: Located<String>?
  package var reason: String?
  package var actor = EventPattern.Actor.person
  package var side = EventPattern.Side.cooperative
}

/// What an example expects the terms to give.
package enum ExampleExpectation: Sendable {
  case obligation(Located<String>, caseNumber: String, due: CivilDateTime?, state: String?)
  case credits(Located<Money>, year: Int, month: Int)
}
