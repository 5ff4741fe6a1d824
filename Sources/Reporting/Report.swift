// SPDX-License-Identifier: GPL-3.0-or-later

/// A report as its reader goes through it, in no format yet.
struct Report: Equatable, Sendable {
  struct Section: Equatable, Sendable {
    var title: Prose
    var blocks: [Block]
  }

  enum Block: Equatable, Sendable {
    case paragraph(Prose)
    case bullets([Prose])
    case table(Table)
    /// Something to type.
    case command(String)
  }

  struct Table: Equatable, Sendable {
    struct Column: Equatable, Sendable {
      var title: Prose
      /// Numbers stand at the right.
      var isNumber: Bool
    }
    var columns: [Column]
    var rows: [[Prose]]
  }

  var title: Prose
  var sections: [Section]
}

extension Report.Table {
  /// A first column of text and others of numbers.
  init(_ first: Prose, _ others: [Prose], rows: [[Prose]]) {
    columns = [Column(title: first, isNumber: false)] + others.map { Column(title: $0, isNumber: true) }
    self.rows = rows
  }

  /// Columns of text alone.
  init(texts: [Prose], rows: [[Prose]]) {
    columns = texts.map { Column(title: $0, isNumber: false) }
    self.rows = rows
  }
}
