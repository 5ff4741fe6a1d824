// SPDX-License-Identifier: GPL-3.0-or-later

/// A value of a scenario file with its place: raw text, a list or a map. Nothing is typed yet.
struct ScenarioFileNode: Sendable {
  struct Entry: Sendable {
    var key: String
    var place: ScenarioPlace
    var value: ScenarioFileNode
  }
  indirect enum Content: Sendable {
    case scalar(String)
    case list([ScenarioFileNode])
    case map([Entry])
  }

  var content: Content
  /// Where it begins; for a quoted text, the letter after the quote.
  var place: ScenarioPlace
  /// Whether letter n of the text stands n columns after `place`.
  var isVerbatim = false

  /// Empty text where a map is expected reads as an empty map, as in `nothing:`.
  var entries: [Entry]? {
    switch content {
    case .map(let entries): entries
    case .scalar(let text): text.isEmpty ? [] : nil
    case .list: nil
    }
  }

  var scalar: String? {
    if case .scalar(let text) = content { return text }
    return nil
  }

  /// A list, or the single value that stands for a list of one.
  var items: [ScenarioFileNode] {
    if case .list(let nodes) = content { return nodes }
    return [self]
  }

  var kind: String {
    switch content {
    case .scalar: "a single value"
    case .list: "a list"
    case .map: "a map"
    }
  }

  subscript(key: String) -> ScenarioFileNode? { entries?.first { $0.key == key }?.value }

  /// On one line, as it could be written.
  var text: String {
    switch content {
    case .scalar(let text): text
    case .list(let nodes): "[" + nodes.map(\.innerText).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { "\($0.key): \($0.value.innerText)" }.joined(separator: ", ") + "}"
    }
  }

  /// Within a list or a map a comma or a bracket would end the text, so it needs quotes; so does what YAML
  /// would take for a mark of its own.
  private var innerText: String {
    guard case .scalar(let text) = content, Self.needsQuotes(text) else { return self.text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static func needsQuotes(_ text: String) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    return text.contains { ",[]{}\"".contains($0) } || text.contains(": ") || text.contains(" #")
      || last == ":" || "'#&*!|>%@`".contains(first) || text.hasPrefix("- ") || text.hasPrefix("? ")
  }

  /// Maps merge, anything else is replaced.
  func merged(over base: ScenarioFileNode) -> ScenarioFileNode {
    guard case .map(let own) = content, case .map(var merged) = base.content else { return self }
    // Looked up by key and never iterated.
    let places = Dictionary(merged.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in own {
      if let index = places[entry.key] {
        merged[index].value = entry.value.merged(over: merged[index].value)
        merged[index].place = entry.place
      } else {
        merged.append(entry)
      }
    }
    return ScenarioFileNode(content: .map(merged), place: place)
  }
}
