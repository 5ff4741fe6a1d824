// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Experiments

@Suite struct VerificationTests {
  /// The large rows run in the release checks; here the exact ones, which are cheap.
  @Test(arguments: ClosedForm.exactRows.map(\.name))
  func exactRowsHold(name: String) throws {
    let form = try #require(ClosedForm.all.first { $0.name == name })
    let row = Verification().check(form)
    #expect(row.value == form.theory)
    #expect(row.isGood)
  }

  @Test func everyFormHasItsOwnName() {
    let names = ClosedForm.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.count >= 14)
  }

  @Test func theDeltaMethodOnARatioThatIsKnown() {
    // Two clusters of two cases each: a mean of 0.5, and a standard error of |1 - 0| / 2 / sqrt(2) * sqrt(2).
    let samples = [ClosedForm.Sample(2, per: 2), ClosedForm.Sample(0, per: 2)]
    let (value, error) = Verification.ratio(samples)
    #expect(value == 0.5)
    #expect(error == 0.5)
  }

  @Test func theLimitOfCollateralConflicts() {
    #expect(ClosedForm.collateralShare(lambdaD: 1e-6, items: 4).distance(to: 0.75).magnitude < 1e-6)
    #expect(ClosedForm.collateralShare(lambdaD: 0.1, items: 1).magnitude < 1e-12)
  }
}
