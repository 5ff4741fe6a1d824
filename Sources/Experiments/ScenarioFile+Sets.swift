// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioFile {
  private static let mostSets = 1000

  /// The tree with each `path=value` of the command line put in its place.
  func applying(_ sets: [String], to root: ScenarioFileNode) -> ScenarioFileNode {
    var root = root
    for (index, set) in sets.enumerated().prefix(Self.mostSets) { apply(set, number: index + 1, to: &root) }
    return root
  }

  private func apply(_ set: String, number: Int, to root: inout ScenarioFileNode) {
    let whole = ScenarioText(path: "--set", text: "", firstLine: number, lead: 0, shownLine: set)
    let start = ScenarioPlace(text: whole, line: number, column: 1)
    guard let equals = set.firstIndex(of: "="), set.startIndex < equals else {
      log.error(.set, start, "a --set is written path=value", help: "write `--set groups.office.users=50`")
      return
    }
    let path = set[..<equals]
    let lead = path.unicodeScalars.count + 1
    let text = ScenarioText(
      path: "--set", text: String(set[set.index(after: equals)...]), firstLine: number, lead: lead,
      shownLine: set)
    guard !set.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      log.error(.controlCharacter, start, "a control character cannot stand in a --set")
      return
    }
    guard let value = value(text) else { return }
    put(value, at: String(path), ScenarioPlace(text: text, line: number, column: 1), into: &root)
  }

  /// Puts a value in its place in the tree, as if the file said so.
  func put(
    _ value: ScenarioFileNode, at path: String, _ place: ScenarioPlace, into root: inout ScenarioFileNode
  ) {
    var parts: [Part] = []
    var column = 0
    for part in path.split(separator: ".", omittingEmptySubsequences: false) {
      parts.append(Part(key: String(part), place: place.advanced(by: column)))
      column += part.unicodeScalars.count + 1
    }
    guard parts.allSatisfy({ !$0.key.isEmpty }), parts.count <= Self.deepest else {
      log.error(.set, place, "the path \(ScenarioText.quoted(path)) has an empty part")
      return
    }
    if parts.count > 1, parts[0].key == "strategies" { nameStrategies(parts[0].place, in: &root) }
    guard isKnown(parts, in: root) else { return }
    put(value, parts[...], into: &root, isStrategy: false)
  }

  /// A slip in the name of a group or a strategy would add another; a new one is given as a whole.
  private func isKnown(_ parts: [Part], in root: ScenarioFileNode) -> Bool {
    guard parts.count > 2, ["groups", "strategies"].contains(parts[0].key),
      let names = root[parts[0].key]?.entries?.map(\.key), !names.contains(parts[1].key),
      let near = ScenarioFileSuggestion.nearest(to: parts[1].key, among: names)
    else { return true }
    let name = ScenarioText.shown(parts[1].key)
    log.error(
      .unknownKey, parts[1].place, "there is no `\(name)` in `\(parts[0].key)`",
      help: "did you mean \(ScenarioText.quoted(near))? A new one is given as a whole: "
        + "`\(parts[0].key).\(name)={…}`")
    return false
  }

  /// A scenario that names no strategies has the usual ones, and one of them changed leaves the others.
  private func nameStrategies(_ place: ScenarioPlace, in root: inout ScenarioFileNode) {
    guard var entries = root.entries, root["strategies"] == nil else { return }
    let usual = ScenarioResolver.defaultStrategies.map { strategy in
      ScenarioFileNode.Entry(
        key: strategy.name, place: place, value: ScenarioFileNode(content: .map([]), place: place))
    }
    entries.append(
      .init(key: "strategies", place: place, value: ScenarioFileNode(content: .map(usual), place: place)))
    root.content = .map(entries)
  }

  private struct Part {
    var key: String
    var place: ScenarioPlace
  }

  /// Plain text stays as it is; only lists, maps and quoted texts are YAML.
  func value(_ text: ScenarioText) -> ScenarioFileNode? {
    guard let first = text.text.first, "[{\"'".contains(first) else {
      let place = ScenarioPlace(text: text, line: text.firstLine, column: text.lead + 1)
      guard !text.text.isEmpty else {
        log.error(.set, place, "a value is missing after the =")
        return nil
      }
      return ScenarioFileNode(content: .scalar(text.text), place: place, isVerbatim: true)
    }
    let text = text
    guard text.isFreeOfAliasBombs(log) else { return nil }
    return parse(text)
  }

  private func put(
    _ value: ScenarioFileNode, _ parts: ArraySlice<Part>, into node: inout ScenarioFileNode, isStrategy: Bool
  ) {
    guard let part = parts.first, var entries = node.entries else {
      if let part = parts.first {
        log.error(
          .set, part.place, "`\(ScenarioText.shown(part.key))` is below \(node.kind)",
          help: "a list is replaced as a whole")
      }
      return
    }
    let rest = parts.dropFirst()
    let joined = parts.map(\.key).joined(separator: ".")
    if let index = entries.firstIndex(where: { $0.key == joined }) {
      entries[index].value = value
      entries[index].place = part.place
    } else if let index = entries.firstIndex(where: { $0.key == part.key }), !rest.isEmpty {
      // What stands below a strategy's name is a path of its own.
      let isStrategy = parts.startIndex == 1 && isStrategy
      put(value, rest, into: &entries[index].value, isStrategy: isStrategy || part.key == "strategies")
    } else if isStrategy, parts.startIndex >= 2 {
      entries.append(.init(key: joined, place: part.place, value: value))
    } else {
      entries.append(
        .init(key: part.key, place: part.place, value: wrapped(value, rest, isStrategy: isStrategy)))
    }
    node.content = .map(entries)
  }

  private func wrapped(
    _ value: ScenarioFileNode, _ parts: ArraySlice<Part>, isStrategy: Bool
  ) -> ScenarioFileNode {
    guard let part = parts.first else { return value }
    if isStrategy {
      let joined = parts.map(\.key).joined(separator: ".")
      return ScenarioFileNode(
        content: .map([.init(key: joined, place: part.place, value: value)]), place: part.place)
    }
    let inner = wrapped(value, parts.dropFirst(), isStrategy: false)
    return ScenarioFileNode(
      content: .map([.init(key: part.key, place: part.place, value: inner)]), place: part.place)
  }
}
