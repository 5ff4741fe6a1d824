// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import GRDB

extension RunDescription.Stopping {
  /// What stands in the table of facts about the run, in a fixed order.
  var facts: [(String, String)] {
    var facts = [
      ("stopping.precision", String(precision)), ("stopping.atLeast", String(atLeast)),
      ("stopping.atMost", String(atMost)), ("stopping.declared", declared.joined(separator: "\n")),
    ]
    if let isPrecise { facts.append(("stopping.isPrecise", isPrecise ? "yes" : "no")) }
    if !last.isEmpty { facts.append(("stopping.last", last)) }
    if !unseen.isEmpty { facts.append(("stopping.unseen", unseen.joined(separator: "\n"))) }
    if !unvaried.isEmpty { facts.append(("stopping.unvaried", unvaried.joined(separator: "\n"))) }
    if let halfWidth { facts.append(("stopping.halfWidth", String(halfWidth))) }
    return facts
  }

  /// nil where the run had a fixed number of replications.
  static func read(_ db: Database) throws -> Self? {
    func fact(_ key: String) throws -> String? {
      try String.fetchOne(db, sql: "SELECT value FROM run WHERE key = ?", arguments: ["stopping.\(key)"])
    }
    func list(_ key: String) throws -> [String] {
      try fact(key)?.split(separator: "\n").map(String.init) ?? []
    }
    guard let precision = try fact("precision") else { return nil }
    guard let precision = Double(precision), let atLeast = try fact("atLeast").flatMap({ Int($0) }),
      let atMost = try fact("atMost").flatMap({ Int($0) })
    else { throw RunDescription.Nonsense(description: "a number of the run is none") }
    var stopping = Self(
      precision: precision, atLeast: atLeast, atMost: atMost,
      declared: try list("declared"))
    stopping.isPrecise = try fact("isPrecise").map { $0 == "yes" }
    stopping.last = try fact("last") ?? ""
    stopping.unseen = try list("unseen")
    stopping.unvaried = try list("unvaried")
    stopping.halfWidth = try fact("halfWidth").flatMap { Double($0) }
    return stopping
  }
}

extension StoppingParameters.Declared {
  /// As an expectation would write it: `coverage.day1.mean [group=office]`.
  var text: String { text(under: nil) }

  func text(under strategy: String?) -> String {
    let selections = [
      strategy, group.map { "group=\($0)" }, cause.map { "cause=\($0)" }, category.map { "category=\($0)" },
    ].compactMap { $0 }
    let name = "\(metric).\(statistic)"
    return selections.isEmpty ? name : "\(name) [\(selections.joined(separator: "; "))]"
  }
}
