// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds the word that was probably meant.
enum ScenarioFileSuggestion {
  /// The nearest candidate within a third of the word's length, the first of several; nil where none is near.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    guard word.unicodeScalars.count <= 80 else { return nil }
    let limit = max(1, word.unicodeScalars.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates where candidate.unicodeScalars.count <= 120 {
      let found = distance(word.lowercased(), candidate.lowercased())
      if found <= limit, found < best?.distance ?? Int.max { best = (candidate, found) }
    }
    return best?.candidate
  }

  /// A help line for an unknown word: the nearest, or all of a short list.
  static func help(for word: String, among candidates: [String]) -> String? {
    if let near = nearest(to: word, among: candidates) { return "did you mean \(ScenarioText.quoted(near))?" }
    guard !candidates.isEmpty, candidates.count <= 12 else { return nil }
    return "known are " + candidates.map(ScenarioText.quoted).joined(separator: ", ")
  }

  /// Insertions, deletions, replacements and swaps of neighbours.
  static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        row[j] = min(last[j] + 1, row[j - 1] + 1, replaced)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }

  /// A help line for an unknown key: a key of the same map, or the same word a level off.
  static func help(forKey key: String, below prefix: String, _ scope: ParameterTable.Scope) -> String? {
    if key.last == ")" { return "put quotes around a distribution: inside { } a comma ends a value" }
    if key.contains(".") {
      return help(for: key, among: ParameterTable.paths(scope).map(\.path))
    }
    let siblings = ParameterTable.keys(below: prefix, scope)
    if let near = nearest(to: key, among: siblings) { return "did you mean \(ScenarioText.quoted(near))?" }
    let paths = ParameterTable.paths(scope).map(\.path)
    let lastParts = paths.map { path in path.split(separator: ".").last.map(String.init) ?? path }
    for most in 0...1 {
      if let index = lastParts.firstIndex(where: { isNear($0, key, most) }) {
        return "did you mean `\(paths[index])`?"
      }
    }
    if scope == .scenario, let row = ParameterTable.paths(.group).first(where: { isNear($0.path, key, 1) }) {
      return "did you mean `\(ParameterTable.rows[row.row].path)`?"
    }
    return siblings.count <= 14
      ? "known are " + siblings.map(ScenarioText.quoted).joined(separator: ", ") : nil
  }

  private static func isNear(_ word: String, _ key: String, _ most: Int) -> Bool {
    guard key.unicodeScalars.count <= 80 else { return false }
    return distance(word.lowercased(), key.lowercased()) <= min(most, key.unicodeScalars.count / 4)
  }
}
