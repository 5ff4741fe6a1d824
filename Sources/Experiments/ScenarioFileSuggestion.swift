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
}
