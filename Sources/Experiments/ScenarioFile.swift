// SPDX-License-Identifier: GPL-3.0-or-later
import Yams

/// Reads the restricted YAML of scenario files into a tree with places.
///
/// Yams' decoder would lose the places and type the text by YAML's own rules, under which `1:30` is 90 and
/// `no` is false; here every scalar stays the text that was written.
struct ScenarioFile {
  static let deepest = 32

  let log: ScenarioIssueLog

  /// The document of one text, or nil where there is none to go on with.
  func parse(_ text: ScenarioText) -> ScenarioFileNode? {
    do {
      // No tags are resolved: each would cost a row of regular expressions a scalar.
      guard let root = try Yams.compose(yaml: text.text, .basic, .default, .utf8) else {
        log.error(
          .shape, text.start, "the file is empty",
          help: "a scenario begins with `roamback: 1`; copy one of Scenarios/ to start from")
        return nil
      }
      let errorsBefore = log.errorCount
      let node = convert(root, text, depth: 1)
      return log.errorCount == errorsBefore ? node : nil
    } catch {
      report(error, text)
      return nil
    }
  }

  private func convert(_ node: Node, _ text: ScenarioText, depth: Int) -> ScenarioFileNode? {
    let place = text.place(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    guard depth <= Self.deepest else {
      log.error(.tooDeep, place, "maps and lists are nested more than \(Self.deepest) deep")
      return nil
    }
    guard isPlain(node, place) else { return nil }
    switch node {
    case .scalar(let scalar): return convert(scalar, place)
    case .sequence(let sequence):
      let items = sequence.compactMap { convert($0, text, depth: depth + 1) }
      return ScenarioFileNode(content: .list(items), place: place)
    case .mapping(let mapping):
      let entries = mapping.compactMap { convert(key: $0.key, value: $0.value, text, depth: depth) }
      checkRepetition(entries)
      return ScenarioFileNode(content: .map(entries), place: place)
    case .alias: return nil
    }
  }

  private func convert(_ scalar: Node.Scalar, _ place: ScenarioPlace) -> ScenarioFileNode {
    let isQuoted = scalar.style == .doubleQuoted || scalar.style == .singleQuoted
    let start = isQuoted ? place.advanced(by: 1) : place
    return ScenarioFileNode(
      content: .scalar(scalar.string), place: start, isVerbatim: start.holds(scalar.string))
  }

  private func convert(
    key: Node, value: Node, _ text: ScenarioText, depth: Int
  ) -> ScenarioFileNode.Entry? {
    let start = text.place(line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
    guard key.scalar != nil else {
      log.error(.shape, start, "a key must be a single word")
      return nil
    }
    guard let name = convert(key, text, depth: depth + 1), let word = name.scalar else { return nil }
    if word == "<<" {
      log.error(.alias, name.place, "merge keys are not part of a scenario", help: "use `extends`")
      return nil
    }
    guard let value = convert(value, text, depth: depth + 1) else { return nil }
    return ScenarioFileNode.Entry(key: word, place: name.place, value: value)
  }

  /// An anchor, an alias or a tag begins with its own letter, which no plain text can.
  private func isPlain(_ node: Node, _ place: ScenarioPlace) -> Bool {
    switch place.scalar {
    case "!":
      log.error(
        .alias, place, "tags are not part of a scenario", help: "remove the tag: the parameter knows its type"
      )
    case "&", "*":
      log.error(
        .alias, place, "anchors and aliases are not part of a scenario", help: "write the value out")
    default: return true
    }
    return false
  }

  private func report(_ error: any Error, _ text: ScenarioText) {
    guard let error = error as? YamlError else {
      log.error(.syntax, text.start, "the file cannot be read as YAML")
      return
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
      report(problem, text.place(line: mark.line, column: mark.column))
    case .composer(_, let problem, let mark, _):
      report(problem, text.place(line: mark.line, column: mark.column))
    case .duplicatedKeysInMapping(let keys, let context):
      reportDuplicate(keys, text.place(line: context.mark.line, column: context.mark.column))
    default:
      log.error(.syntax, text.start, "the file cannot be read as YAML")
    }
  }

  private func report(_ problem: String, _ place: ScenarioPlace) {
    if problem.contains("another document") {
      log.error(
        .secondDocument, place, "a scenario is one document",
        help: "remove everything from the second `---` on")
    } else if problem.contains("alias") {
      log.error(.alias, place, "anchors and aliases are not part of a scenario", help: "write the value out")
    } else if problem.contains("nesting") {
      log.error(.tooDeep, place, "maps and lists are nested more than \(Self.deepest) deep")
    } else {
      log.error(.syntax, place, "the file cannot be read as YAML: \(problem)")
    }
  }

  /// The parser tells `a` and `"a"` apart; a reader does not.
  private func checkRepetition(_ entries: [ScenarioFileNode.Entry]) {
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.key).inserted { reportDuplicate([entry.key], entry.place) }
  }

  private func reportDuplicate(_ keys: [String], _ place: ScenarioPlace) {
    let names = keys.sorted().map(ScenarioText.quoted).joined(separator: ", ")
    log.error(
      .duplicateKey, place, keys.count == 1 ? "\(names) is given twice" : "\(names) are given twice",
      help: "keep one of them")
  }
}
