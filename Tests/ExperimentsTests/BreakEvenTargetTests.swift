// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Experiments

@Suite struct BreakEvenTargetTests {
  private func read(_ text: String) throws(ScenarioErrors) -> BreakEvenTarget {
    try BreakEvenTarget.read(
      text, option: "--where", in: try readFixture(fixtureBase), vocabulary: fixtureVocabulary)
  }

  @Test func aMeasureAndItsValue() throws {
    let target = try read("provisioning.familiar.p90 [backup; group=office] = 2 h")
    #expect(target.left.statistic == "p90" && target.left.group == "office" && target.isNarrowed)
    #expect(target.value == 120 && target.right == nil && target.strategies == ["backup"])
  }

  @Test("Nothing needs no unit")
  func aDifference() throws {
    let target = try read("coverage.day1.mean [backup] - coverage.day1.mean [roaming] = 0")
    #expect(target.value == 0 && target.strategies == ["backup", "roaming"] && !target.isNarrowed)
  }

  @Test(arguments: [
    (
      "coverage.day1.mean [backup] > 60%", "--where:1:29: error[E501]: an equals sign is expected here"
    ),
    ("coverage.day1.mean [backpu] = 60%", "--where:1:21: error[E504]: there is no strategy `backpu`"),
    (
      "coverage.day1.mean [backup] = 60",
      "--where:1:31: error[E506]: the limit `60` of a share needs a percent sign"
    ),
    (
      "coverage.day1.mean [backup] = 120%", "--where:1:31: error[E506]: `120%` is out of reach"
    ),
    (
      "coverage.day1.mean [backup] = -5%", "--where:1:31: error[E506]: `-5%` is out of reach"
    ),
    (
      "coverage.day1.mean [backup] - coverage.day1.mean [nothing] = -105%",
      "--where:1:62: error[E506]: `-105%` is out of reach"
    ),
    (
      "provisioning.familiar.mean [backup] = -5 min", "--where:1:39: error[E506]: `-5 min` is out of reach"
    ),
    (
      "coverage.day1.mean [backup] = 60% at 90%",
      "--where:1:35: error[E501]: a level does not belong here: every point has its interval"
    ),
    ("coverage.day9.mean [backup] = 60%", "--where:1:1: error[E502]: there is no measure `coverage.day9`"),
  ])
  func mistakes(text: String, headline: String) {
    do throws(ScenarioErrors) {
      _ = try read(text)
      Issue.record("\(text) was read")
    } catch { #expect(error.issues.map(\.headline) == [headline]) }
  }
}
