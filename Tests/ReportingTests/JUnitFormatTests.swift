// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Results
import Testing

@testable import Reporting

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct JUnitFormatTests {
  private func text(_ limits: [Double], name: String = "Two offices", wish: String? = nil) -> String {
    var small = SmallTable.whole
    small.run.scenario = name
    small.run.expectations = limits.map { limit in
      RunDescription.Expectation(
        text: wish ?? "coverage.day1.mean [backup] > \(limit)", line: 1,
        left: RunDescription.Expectation.Term(
          metric: "coverage.day1", statistic: "mean", strategy: "backup"),
        comparator: ">", limit: limit, level: 0.95)
    }
    return JUnitFormat(run: small.run, verdicts: Verdicts(small.table)).text
  }

  @Test("A suite for the scenario, a case for each expectation")
  func exact() {
    #expect(
      text([0.5, 0.9]) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="roamback" tests="2" failures="1" errors="0">
          <testsuite name="Two offices" tests="2" failures="1" errors="0" skipped="0">
            <properties>
              <property name="version" value="1.2.3"/>
              <property name="fingerprint" value="00ff"/>
              <property name="seed" value="42"/>
              <property name="replications" value="10"/>
            </properties>
            <testcase classname="Two offices" name="coverage.day1.mean [backup] &gt; 0.5">
              <system-out>pass: coverage.day1.mean [backup] &gt; 0.5: measured 80.00 (79.78 to 80.22)%, margin 29.78 percentage points</system-out>
            </testcase>
            <testcase classname="Two offices" name="coverage.day1.mean [backup] &gt; 0.9">
              <failure type="fail" message="fail: coverage.day1.mean [backup] &gt; 0.9: measured 80.00 (79.78 to 80.22)%, margin −9.78 percentage points"/>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }

  @Test("What is undecided is a failure of a type of its own")
  func inconclusive() {
    let text = text([0.8])
    #expect(text.contains("failures=\"1\"") && text.contains("<failure type=\"inconclusive\" message=\""))
  }

  @Test("No expectation is an empty suite")
  func none() { #expect(text([]).contains("<testsuites name=\"roamback\" tests=\"0\" failures=\"0\"")) }

  @Test("No name leaves its place, and any name gives XML that reads back")
  func hostileNames() throws {
    let nasty = "\"/><x a='&lt;'>]]>\u{1}\n::error::\u{202E}\u{FFFF}\u{FFFE}\u{85}é😀<!--"
    let text = text([0.9], name: nasty, wish: nasty)
    let document = try XMLDocument(data: Data(text.utf8))
    let suite = try #require(document.rootElement()?.elements(forName: "testsuite").first)
    let shown = VisibleText.of(nasty)
    #expect(suite.attribute(forName: "name")?.stringValue == shown)
    let test = try #require(suite.elements(forName: "testcase").first)
    #expect(test.attribute(forName: "name")?.stringValue == shown)
    let failure = try #require(test.elements(forName: "failure").first)
    #expect(failure.attribute(forName: "message")?.stringValue?.hasPrefix("fail: " + shown + ": ") == true)
    #expect(!text.contains("\n::") && !text.unicodeScalars.contains("\u{FFFF}"))
  }
}
