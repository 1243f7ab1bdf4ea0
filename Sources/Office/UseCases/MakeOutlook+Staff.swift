// SPDX-License-Identifier: Apache-2.0

package import Forecast

extension MakeOutlook {
  /// Who is on duty in the time of a question; nil where no members are declared.
  package func staff(for question: OutlookQuestion) throws -> Staff? { nil }
}
