// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Reporting

@Suite struct SensitivityAnalysisTests {
  private let analysis = SmallStudy.analysis
  private let answer = SensitivityAnalysis.Answer(
    left: "backup", right: "nothing", metric: "coverage.day1")

  private func near(_ a: Double?, _ b: Double) -> Bool { a.map { ($0 - b).magnitude < 1e-9 } ?? false }

  @Test func aRunWithoutPointsIsNoStudy() {
    #expect(SensitivityAnalysis(SmallTable.whole.table) == nil)
  }

  @Test func swingsAreSortedBySize() {
    let swings = analysis.swings(answer)
    #expect(swings.map(\.factor) == [0, 1, 2])
    #expect(near(swings[0].size, 0.3) && near(swings[0].low.value, 0.3) && near(swings[0].high.value, 0.6))
    #expect(near(swings[1].size, 0.04) && near(swings[2].size, 0))
    #expect(swings.map(\.isClear) == [true, true, false])
    #expect(swings[0].low.text == "2" && swings[0].high.text == "8")
  }

  @Test func reachIsOverAllPoints() throws {
    let reach = try #require(analysis.reach(answer))
    #expect(near(reach.low, 0.26) && near(reach.high, 0.69))
    #expect(reach.points == 14 && reach.turned == 0 && reach.unclear == 0 && reach.turning.isEmpty)
    let turned = SensitivityAnalysis.Answer(left: "nothing", right: "backup", metric: "coverage.day1")
    #expect(near(try #require(analysis.reach(turned)).low, -0.69))
  }

  /// Effects of the first factor: (0.59 - 0.29) / 0.5 and (0.26 - 0.69) / -0.5.
  @Test func effectsAreOverTheWholeRange() throws {
    let screenings = analysis.screenings(answer)
    #expect(analysis.trajectories == 2)
    #expect(screenings.map(\.factor) == [0, 1, 2])
    #expect(near(screenings[0].size, (0.6 + 0.86) / 2))
    #expect(near(screenings[0].spread, 0.26 / 2.0.squareRoot()))
    #expect(screenings[0].reading == .monotone)
    #expect(near(screenings[1].size, (0.08 + 0.12) / 2))
    #expect(screenings[1].reading == .interacting)
    #expect(screenings[2].reading == .none)
  }

  @Test func answersThatTheStudyDoesNotKnow() {
    #expect(analysis.knows(answer))
    #expect(!analysis.knows(.init(left: "roaming", right: "nothing", metric: "coverage.day1")))
    #expect(!analysis.knows(.init(left: "backup", right: "nothing", metric: "coverage.day7")))
    let unknown = SensitivityAnalysis.Answer(left: "roaming", right: "nothing", metric: "coverage.day1")
    #expect(analysis.reach(unknown) == nil && analysis.swings(unknown).isEmpty)
  }
}
