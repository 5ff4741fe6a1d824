// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Continuity

/// The register of rules, held against the tests that it names.
@Suite struct RuleRegisterTests {
  /// Names of functions in `Tests` that are tests.
  private static let tests: Set<String> = {
    var names: Set<String> = []
    for file in SourceTree.swiftFiles where file.top == "Tests" {
      for piece in file.text.components(separatedBy: "@Test").dropFirst() {
        guard let start = piece.range(of: "func ") else { continue }
        names.insert(String(piece[start.upperBound...].prefix { $0.isLetter || $0.isNumber }))
      }
    }
    return names
  }()

  @Test func idsAreUniqueAndSorted() {
    let ids = RuleRegister.all.map(\.id)
    for (id, next) in zip(ids, ids.dropFirst()) {
      #expect(id.utf8.lexicographicallyPrecedes(next.utf8), "\(id) and \(next)")
    }
    #expect(ids.allSatisfy { $0.wholeMatch(of: /[a-zA-Z]+\.[a-zA-Z0-9]+/) != nil })
  }

  @Test func everyRuleIsOneSentence() {
    for rule in RuleRegister.all {
      #expect(rule.statement.hasSuffix(".") && rule.statement.first?.isUppercase == true, "\(rule.id)")
      #expect(!rule.statement.dropLast().contains(". "), "\(rule.id)")
    }
  }

  @Test func whatIsNotAssumedHasASourceWithItsDateAndATest() {
    for rule in RuleRegister.all where rule.origin != .assumed {
      #expect(rule.source.contains(/20[12][0-9]/), "\(rule.id): \(rule.source)")
      let exists = Self.tests.contains(rule.test)
      #expect(exists, "\(rule.id): there is no test \(rule.test)")
    }
  }

  @Test func noTwoRulesShareATest() {
    let named = RuleRegister.all.map(\.test).filter { !$0.isEmpty }.sorted()
    for (test, next) in zip(named, named.dropFirst()) { #expect(test != next) }
  }

  @Test func whatIsAssumedClaimsNoSource() {
    let assumed = RuleRegister.rules(.assumed)
    #expect(assumed.count > 20)
    for rule in assumed { #expect(rule.source.isEmpty && rule.test.isEmpty, "\(rule.id)") }
  }

  @Test func originsAddUp() {
    let counts = Rule.Origin.allCases.map { RuleRegister.rules($0).count }
    #expect(counts.reduce(0, +) == RuleRegister.all.count && !counts.contains(0))
  }
}
