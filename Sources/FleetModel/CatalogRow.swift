// SPDX-License-Identifier: GPL-3.0-or-later

/// One setting as a person wrote it, in a CSV file or in a list inside a scenario.
public struct CatalogRow: Equatable, Sendable {
  public struct Field: Equatable, Sendable {
    /// The name of a column.
    public var name: String
    public var value: CSVTable.Cell

    public init(name: String, value: CSVTable.Cell) {
      self.name = name
      self.value = value
    }
  }

  /// Where the row begins, from 1.
  public var line: Int
  /// From 1, in Unicode scalars.
  public var column: Int
  public var fields: [Field]

  public init(line: Int, column: Int, fields: [Field]) {
    self.line = line
    self.column = column
    self.fields = fields
  }
}
