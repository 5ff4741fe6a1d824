// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Testing

@testable import Reporting

@Suite struct SensitivitySectionTests {
  private func section(_ title: String, of report: Report) -> String {
    let text = MarkdownFormat(report: report).text
    let parts = text.components(separatedBy: "\n## \(title)\n\n")
    return parts.count < 2 ? "" : parts[1].components(separatedBy: "\n## ")[0]
  }

  @Test func theSectionReadsAsItStands() {
    let table = SmallTable.whole.table
    let report = ReportBuilder(Comparison(table), Verdicts(table), study: SmallStudy.analysis).report
    #expect(section("Which assumption moves the answer", of: report) == Self.expected + "\n")
  }

  private static let expected = """
    Much about the real systems is unknown. 3 assumptions of this scenario were varied over a plausible range: each by itself in 6 points, and all in concert in 8 points on 2 trajectories, on 50 of the people in 10 replications, with the chances that the run itself has. An answer is one strategy minus another; its value as it stands is the study's own, which is smaller than the run.

    | Answer                                                       | As it stands                | Over all that was tried | Sign  | Clearly moved most by      |
    | ------------------------------------------------------------ | --------------------------- | ----------------------- | ----- | -------------------------- |
    | **backup** − **nothing**: Shown after 1 day, percentage points | 50.0 (in every replication) | 26 to 69                | holds | `repair.noticeActiveHours` |

    In the bars, │ is the answer as it stands, ░ leads to its value at the low end of the assumption and █ to that at the high end. Values are with 95% intervals; only assumptions are listed whose change is clear, pair by pair, and at least a twentieth of the largest; what chance may have done is left out even where it looks larger.

    **backup** − **nothing**: Shown after 1 day, percentage points

    | Assumption                 | Low end | Answer there                |                          | Answer there                | High end |
    | -------------------------- | ------- | --------------------------- | ------------------------ | --------------------------- | -------- |
    | `repair.noticeActiveHours` | 2       | 30.0 (in every replication) | ░░░░░░░░░░░░░░░│████████ | 60.0 (in every replication) | 8        |
    | `restore.accepts`          | 82%     | 51.0 (in every replication) | ·············██│░······· | 47.0 (in every replication) | 94.7%    |

    One other does not move it.

    The same with every assumption somewhere in its range at once (Morris): μ\\* is the mean size of an assumption's effect over its whole range, with its 95% interval over 2 trajectories, and σ the standard deviation of the effect, which is large where it hangs on the others.

    **backup** − **nothing**: Shown after 1 day, percentage points

    | Assumption                 | μ\\*           | σ   | How it acts            |
    | -------------------------- | ------------- | --- | ---------------------- |
    | `repair.noticeActiveHours` | 73 (0 to 238) | 18  | by itself, one way     |
    | `restore.accepts`          | 10 (0 to 35)  | 14  | in concert with others |

    One other does not move it.

    Every point stands in `sensitivity.csv`, with the command that plays the whole run so; the study itself:

    ```sh
    roamback run offices.yaml --sensitivity
    ```
    """

  /// Of `backup` over `nothing`, whose mean of 50 points is known to a few tenths.
  private func verdict(step: Double = 0.004, _ study: SensitivityAnalysis?) -> [String] {
    var small = SmallTable()
    small.add(ResultCell(strategy: SmallTable.backup), "coverage.day1", around: 0.8, step: step)
    small.add(ResultCell(strategy: SmallTable.nothing), "coverage.day1", around: 0.3, step: 0.001)
    let table = small.table
    return ReportBuilder(Comparison(table), Verdicts(table), study: study).answerVerdicts
      .compactMap { $0?.plainText }
  }

  private static let start = "backup shows more than nothing a day after the first desktop: "

  @Test func withoutAStudyTheVerdictNamesItsCommand() {
    let assumptions = " What the assumptions do to it, this says: roamback run offices.yaml --sensitivity."
    #expect(
      verdict(nil) == [
        Self.start
          + "50.0 percentage points. What is least known about it is which fleet yours is: the 10 simulated "
          + "fleets of this size see 48.7 to 51.3, so it holds for them." + assumptions
      ])
    #expect(
      verdict(step: 0.001, nil) == [
        Self.start + "50.0 percentage points. No replication says otherwise." + assumptions
      ])
  }

  @Test func aFleetThatSeesNoDifferenceDoesNotSeeTheContrary() {
    func verdict(_ differences: [Double]) -> String {
      var small = SmallTable()
      for (strategy, values) in [(0, differences.map { 0.3 + $0 }), (1, differences.map { _ in 0.3 })] {
        small.add(
          ResultCell(strategy: strategy), "coverage.day1",
          values.map { Measure(numerator: $0 * 10, denominator: 10, observations: 10) })
      }
      let builder = ReportBuilder(Comparison(small.table), Verdicts(small.table))
      return builder.answerVerdicts.compactMap { $0?.plainText }.joined()
    }
    let few = Array(repeating: 0.0, count: 7) + [0.1, 0.2, 0.3]
    #expect(verdict(few).contains("see 0 to 30, so a single fleet may see no difference."))
    #expect(
      verdict([-0.1] + few.dropFirst()).contains("see −10 to 30, so a single fleet may see the contrary."))
  }

  @Test func theVerdictNamesTheAssumptionThatMovesMost() {
    #expect(
      verdict(SmallStudy.analysis) == [
        Self.start
          + "50.0 percentage points. What is least known about it are the assumptions: between them it is 26 to 69, "
          + "so it holds wherever they were tried; the one that moves it most is repair.noticeActiveHours."
      ])
  }

  @Test func theVerdictNamesWhatTurnsIt() {
    var coverage = SmallStudy.coverage
    coverage[1] = (0.3, 0.4)
    coverage[7] = (0.2, 0.4)
    #expect(
      verdict(SmallStudy.analysis(coverage)) == [
        Self.start
          + "50.0 percentage points. What is least known about it are the assumptions: between them it is −20 to 69, "
          + "and at 2 of 14 points it turns: repair.noticeActiveHours alone can turn it; the one that moves it most "
          + "is repair.noticeActiveHours."
      ])
  }

  @Test func whereFleetsDifferMoreTheAssumptionsComeSecond() {
    let coverage = Array(SmallStudy.coverage.prefix(1)) + SmallStudy.coverage.dropFirst().map { _ in nil }
    #expect(
      verdict(SmallStudy.analysis(coverage)) == [
        Self.start
          + "50.0 percentage points. What is least known about it is which fleet yours is: the 10 simulated "
          + "fleets of this size see 48.7 to 51.3, so it holds for them. No assumption moves it."
      ])
  }

  @Test func theStudyOfAnotherScenarioIsLeftAside() {
    var table = SmallTable.whole
    table.run.fingerprint = "11ee"
    let report = ReportBuilder(
      Comparison(table.table), Verdicts(table.table), study: SmallStudy.analysis
    ).report
    #expect(section("Which assumption moves the answer", of: report).isEmpty)
  }

  @Test(arguments: [
    (0.0, 1.0, 0.5, "░░░░░░░░░░░░│███████████"), (1.0, 0.0, 0.5, "████████████│░░░░░░░░░░░"),
    (0.75, 1.0, 0.5, "············│░░░░░██████"), (0.5, 0.5, 0.5, "············│···········"),
    (0.0, 1.0, 0.0, "│███████████████████████"),
  ])
  func bars(low: Double, high: Double, base: Double, bar: String) {
    #expect(BarScale(from: 0, to: 1, base: base).bar(low: low, high: high) == bar)
  }

  @Test func dataNamesEveryPointWithItsOptions() {
    let lines = CSVFormat.sensitivity(SmallStudy.analysis).split(separator: "\r\n")
    #expect(lines.count == 1 + 15)
    #expect(
      lines[0]
        == "point,factor,low,high,value,trajectory,step,change,strategy,versus,metric,statistic,unit,answer,answerLow,answerHigh,level,n,command"
    )
    #expect(lines[1].hasPrefix("0,,,,,,,,nothing,backup,coverage.day1,mean,share,-0.5,"))
    #expect(lines[2].hasPrefix("1,repair.noticeActiveHours,2,8,2,,,,nothing,backup,"))
    #expect(
      lines[2].hasSuffix(
        ",0.95,10,roamback run offices.yaml --set 'p=0' --no-sensitivity --output runs/point-1"))
    #expect(lines[9].hasPrefix("8,repair.noticeActiveHours,2,8,,1,1,0.5,nothing,backup,"))
  }
}
