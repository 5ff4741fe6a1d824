// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB

/// Reads the columns of a row from left to right. A value of another type, which only damage can bring,
/// throws where a subscript would trap.
struct RowReader {
  private let row: Row
  private var index: Int

  init(_ row: Row, from first: Int = 0) {
    self.row = row
    index = first
  }

  mutating func next<Value: DatabaseValueConvertible & StatementColumnConvertible>() throws -> Value {
    defer { index += 1 }
    return try row.decode(Value.self, atIndex: index)
  }
}
