// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import Experiments
import Testing

@testable import roamback

/// What `roamback catalog --assumptions` and `--rules` print.
@Suite struct CatalogCommandAssumptionsTests {
  @Test func everyAssumptionIsListed() {
    let lines = CatalogCommand.assumptionsText.split(separator: "\n")
    func isListed(_ name: String) -> Bool { lines.contains { $0.hasPrefix("\(name) ") } }
    for rule in RuleRegister.all {
      #expect(isListed(rule.id) == (rule.origin == .assumed), "\(rule.id)")
    }
    for parameter in ParameterTable.rows {
      #expect(isListed(parameter.path) == (parameter.origin.word == "assumed"), "\(parameter.path)")
    }
    #expect(isListed("documented-2025"))
  }

  @Test(arguments: Rule.Origin.allCases) func rulesComeWithWhatTheyStandOn(origin: Rule.Origin) {
    let text = CatalogCommand.rulesText(origin)
    for rule in RuleRegister.all {
      #expect(text.contains(rule.statement) == (rule.origin == origin))
      if rule.origin == origin, origin != .assumed {
        #expect(text.contains(rule.source) && text.contains(rule.test))
      }
    }
  }
}
