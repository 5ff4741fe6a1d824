// SPDX-License-Identifier: GPL-3.0-or-later

/// Columns padded to their widest cell; numbers to the right.
public struct TextTable {
  private static let gap = 2
  /// A column narrower than this is not worth folding into.
  private static let narrowest = 20
  private var rows: [[String]]
  private let alignsNumbers: Bool

  /// - Parameter alignsNumbers: no where digits are names.
  public init(_ head: [String], alignsNumbers: Bool = true) {
    rows = [head]
    self.alignsNumbers = alignsNumbers
  }

  public mutating func add(_ row: [String]) { rows.append(row) }

  public var text: String { text(width: nil) }

  /// - Parameters:
  ///   - width: where the lines are to end; nil is wherever.
  ///   - folded: the column that is folded to fit; nil is the last.
  public func text(width: Int?, folding folded: Int? = nil) -> String {
    let columns = rows[0].indices
    let folded = folded ?? columns.count - 1
    var widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let isNumber = columns.map { column in
      alignsNumbers && rows.dropFirst().allSatisfy { $0[column].isEmpty || Double($0[column]) != nil }
    }
    if let width {
      let others = widths.reduce(Self.gap * (columns.count - 1), +) - widths[folded]
      widths[folded] = min(widths[folded], max(Self.narrowest, width - others))
    }
    return rows.flatMap { row in
      let pieces = row[folded].count > widths[folded] ? Self.fold(row[folded], widths[folded]) : [row[folded]]
      return pieces.enumerated().map { index, piece in
        let cells = columns.map { column in
          let cell = column == folded ? piece : index == 0 ? row[column] : ""
          let padding = String(repeating: " ", count: max(0, widths[column] - cell.count))
          return isNumber[column] ? padding + cell : cell + padding
        }
        return Self.trimmed(cells.joined(separator: String(repeating: " ", count: Self.gap)))
      }
    }.joined(separator: "\n")
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  /// Words in lines of at most `room`; a longer word has a line of its own.
  public static func fold(_ text: String, _ room: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      if lines[lines.count - 1].isEmpty {
        lines[lines.count - 1] = String(word)
      } else if lines[lines.count - 1].count + 1 + word.count <= room {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
