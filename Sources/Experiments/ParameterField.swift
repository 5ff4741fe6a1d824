// SPDX-License-Identifier: GPL-3.0-or-later

/// One key of a map that is a value of its own, such as a stage or a site: the reader, the JSON Schema and
/// the reference page all take it from here.
struct ParameterField {
  var name: String
  /// How it is written, for people.
  var notation: String
  /// For people, in Markdown; nil where it must be given.
  var defaultText: String?
  /// One sentence without a full stop; where a source gives the default, it stands here.
  var summary: String
  var schema: JSON

  init(_ name: String, _ notation: String, _ defaultText: String?, _ summary: String, _ schema: JSON) {
    self.name = name
    self.notation = notation
    self.defaultText = defaultText
    self.summary = summary
    self.schema = schema
  }
}
