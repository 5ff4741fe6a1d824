// SPDX-License-Identifier: GPL-3.0-or-later

/// Columns padded to their widest cell; numbers to the right.
public struct TextTable {
  private static let gap = 2
  /// A column narrower than this is not worth folding into.
  private static let narrowest = 20
  private var rows: [[String]]
  private let alignsNumbers: Bool
  /// By column; nil is where every cell is one.
  private let numbers: [Bool]?

  /// - Parameters:
  ///   - alignsNumbers: no where digits are names.
  ///   - numbers: which columns hold numbers, where their cells say more than one; nil is by their cells.
  public init(_ head: [String], alignsNumbers: Bool = true, numbers: [Bool]? = nil) {
    rows = [head]
    self.alignsNumbers = alignsNumbers
    self.numbers = numbers
  }

  public mutating func add(_ row: [String]) { rows.append(row) }

  public var text: String { text(width: nil) }

  /// - Parameters:
  ///   - width: where the lines are to end; nil is wherever.
  ///   - folded: the columns that are folded to fit, the widest first; nil is the last.
  public func text(width: Int?, folding folded: [Int]? = nil) -> String {
    let columns = rows[0].indices
    let folded = folded ?? [columns.count - 1]
    let isNumber = columns.map { column in
      numbers?[column]
        ?? (alignsNumbers
          && rows.dropFirst().allSatisfy { $0[column].isEmpty || Double($0[column]) != nil })
    }
    let widths = widths(within: width, folded)
    return rows.flatMap { row in
      let pieces = columns.map { column in
        row[column].count > widths[column] ? Self.fold(row[column], widths[column]) : [row[column]]
      }
      return (0..<(pieces.map(\.count).max() ?? 0)).map { line in
        let cells = columns.map { column in
          let cell = pieces[column].indices.contains(line) ? pieces[column][line] : ""
          let padding = String(repeating: " ", count: max(0, widths[column] - cell.count))
          return isNumber[column] ? padding + cell : cell + padding
        }
        return Self.trimmed(cells.joined(separator: String(repeating: " ", count: Self.gap)))
      }
    }.joined(separator: "\n")
  }

  private func widths(within width: Int?, _ folded: [Int]) -> [Int] {
    let columns = rows[0].indices
    var widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
    guard let width else { return widths }
    var excess = widths.reduce(Self.gap * (columns.count - 1), +) - width
    while excess > 0, let widest = folded.max(by: { (widths[$0], $1) < (widths[$1], $0) }),
      widths[widest] > Self.narrowest
    {
      widths[widest] -= 1
      excess -= 1
    }
    return widths
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
