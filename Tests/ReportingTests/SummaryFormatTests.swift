// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Testing

@testable import Reporting

struct SummaryFormatTests {
  private func format(_ small: SmallTable) -> SummaryFormat {
    let table = small.table
    let builder = ReportBuilder(Comparison(table), Verdicts(table))
    return SummaryFormat(builder: builder, reportPath: "runs/offices/report.md")
  }

  private func wish(_ limit: Double, _ text: String) -> RunDescription.Expectation {
    RunDescription.Expectation(
      text: text, line: 1,
      left: RunDescription.Expectation.Term(metric: "coverage.day1", statistic: "mean", strategy: "backup"),
      comparator: ">", limit: limit, level: 0.95)
  }

  @Test("The verdicts come first, then the answer, then where the report is")
  func exact() {
    var small = SmallTable()
    small.run.strategies = [small.run.strategies[0]]
    small.run.expectations = [wish(0.5, "met"), wish(0.9, "missed")]
    small.add(ResultCell(strategy: 0), "coverage.day1", around: 0.8, step: 0.001)
    #expect(
      format(small).text(within: SummaryFormat.limit) == """
        ## Two offices: 1 of 2 expectations met

        | Verdict  | Expectation | Measured               | Level | Margin | Unit | Settled by |
        | -------- | ----------- | ---------------------- | ----- | ------ | ---- | ---------- |
        | **fail** | `missed`    | 80.00 (79.78 to 80.22) | 95%   | −9.78  | %    | –          |
        | **pass** | `met`       | 80.00 (79.78 to 80.22) | 95%   | 29.78  | %    | –          |

        - With what people have set again by then, **backup** shows 80.00% (79.78% to 80.22%) a day after.

        The report: `runs/offices/report.md`


        """)
  }

  @Test("Without expectations it says so")
  func none() {
    let text = format(.whole).text(within: SummaryFormat.limit)
    #expect(text.hasPrefix("## Two offices\n\nThe scenario expects nothing.\n\n- "))
  }

  @Test("Of thousands the failing come first, and what is left out is counted")
  func thousands() {
    var small = SmallTable.whole
    small.run.expectations = (0..<5000).map { wish($0 == 4321 ? 0.9 : $0 == 7 ? 0.8 : 0.5, "wish \($0)") }
    let text = format(small).text(within: SummaryFormat.limit)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2)
    #expect(rows.count == 200)
    #expect(rows.first?.contains("`wish 4321`") == true)
    #expect(rows.dropFirst().first?.contains("**inconclusive** | `wish 7`") == true)
    #expect(text.contains("Left out here: 4800 pass. The report has them all."))
    #expect(text.hasPrefix("## Two offices: 4998 of 5000 expectations met"))
  }

  @Test("Nothing makes it too long, and no name is markup or a command")
  func hostileNames() {
    var small = SmallTable.whole
    let nasty =
      "</table>|`\n::error::\u{202E}[x](javascript:1)" + String(repeating: "\u{202E}", count: 1500)
    small.run.scenario = nasty
    small.run.strategies[0].name = nasty
    small.run.expectations = (0..<300).map { _ in wish(0.9, nasty) }
    let text = format(small).text(within: 200_000)
    #expect(text.utf8.count <= 200_000)
    #expect(text.contains(" inconclusive. The report has them all."))
    #expect(text.contains("The report: `runs/offices/report.md`"))
    #expect(!text.contains("</table>") && !text.contains("\n::") && !text.contains("[x](j"))
    #expect(!text.unicodeScalars.contains("\u{202E}"))
  }
}
