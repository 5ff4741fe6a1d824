// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity

/// Writes the JSON Schema (draft-07) of scenario files, by which editors complete and check them.
///
/// It is written from the parameter table. Nothing is required, since a file may extend another; and it
/// accepts a little more than the reader, which alone knows whether shares add up and whether groups exist.
public enum ScenarioSchema {
  /// The schema as pretty-printed JSON with a line break at the end.
  public static var text: String { root.text(indent: "") + "\n" }

  static let namePattern = "^[^.\\[\\]{};=,:*]{1,64}$"

  private static var root: JSON {
    .object([
      ("$schema", .string("http://json-schema.org/draft-07/schema#")),
      ("title", .string("Roamback scenario")),
      ("type", .string("object")),
      ("additionalProperties", .flag(false)),
      ("properties", .object(structure + properties(below: "", .scenario) { _ in true })),
      ("definitions", .object(definitions)),
    ])
  }

  private static var structure: [(String, JSON)] {
    [
      ("roamback", .object([("const", .number(1)), ("description", .string("Format of the file"))])),
      ("name", .object([("type", .string("string"))])),
      ("extends", oneOrMany(.object([("type", .string("string"))]))),
      (
        "groups",
        .object([
          ("type", .string("object")), ("minProperties", .number(1)),
          ("additionalProperties", .flag(false)), ("patternProperties", .object([(namePattern, group)])),
        ])
      ),
      (
        "strategies",
        .object([
          ("type", .string("object")), ("minProperties", .number(1)),
          ("additionalProperties", .flag(false)), ("patternProperties", .object([(namePattern, strategy)])),
        ])
      ),
      ("expect", oneOrMany(.object([("type", .string("string"))]))),
      ("sweep", sweep),
      (
        "sensitivity",
        .object([
          ("type", .array([.string("object"), .string("null")])), ("additionalProperties", .flag(false)),
          (
            "properties",
            .object(
              ScenarioFileSensitivity.fields.map { field in
                (
                  field.name,
                  .object([("description", .string("\(field.summary).")), ("allOf", .array([field.schema]))])
                )
              })
          ),
        ])
      ),
      ("margins", margins),
    ]
  }

  /// `coverage.*: 1%`, `provisioning.familiar: 10 min`.
  private static var margins: JSON {
    .object([
      ("type", .string("object")), ("additionalProperties", .flag(false)),
      (
        "patternProperties",
        .object([
          (
            "^[A-Za-z0-9.]+\\*?$",
            .object([("type", .array([.string("string"), .string("number")]))])
          )
        ])
      ),
    ])
  }

  /// `roaming`, `roaming from day 30 until 2026-12-31`.
  private static var mechanism: JSON {
    let names = MechanismCatalog.names.joined(separator: "|")
    let when = { (word: String) in "( +\(word) +\(dayPattern))?" }
    return ParameterType.text("^(\(names))\(when("from"))\(when("until"))$")
  }

  private static let dayPattern =
    "(day [0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2})( [0-9]{2}:[0-9]{2})?"

  /// Dotted paths with the values to try; the reader knows which of them may be swept.
  private static var sweep: JSON {
    let values = JSON.object([("type", .string("array")), ("minItems", .number(1))])
    let text = JSON.object([("type", .string("string"))])
    let together = JSON.object([
      ("type", .string("object")), ("minProperties", .number(2)), ("additionalProperties", values),
    ])
    return .object([
      ("type", .string("object")), ("minProperties", .number(1)), ("additionalProperties", values),
      ("properties", .object([("together", oneOrMany(together)), ("where", oneOrMany(text))])),
    ])
  }

  private static var group: JSON {
    container([], properties(below: "", .group) { _ in true })
  }

  private static var strategy: JSON {
    let mechanisms = oneOrMany(mechanism)
    let mayDiffer: (Parameter) -> Bool = { !$0.isWorkload }
    let ownGroups = container(
      [], [],
      patterns: [(namePattern, container([], properties(below: "", .group, where: mayDiffer)))])
    var dotted: [(String, JSON)] = []
    for match in ParameterTable.paths(.scenario) where match.path.contains(".") {
      let row = ParameterTable.rows[match.row]
      if !row.isWorkload { dotted.append((row.path, value(row))) }
    }
    dotted.append((ParameterTable.chainShorthands[0], chainForAll))
    var patterns: [(String, JSON)] = []
    for match in ParameterTable.paths(.group) where !ParameterTable.rows[match.row].isWorkload {
      let path = match.path.split(separator: ".").joined(separator: "\\.")
      patterns.append(("^groups\\.[^.]+\\.\(path)$", value(ParameterTable.rows[match.row])))
    }
    patterns.append(("^groups\\.[^.]+\\.provisioning(\\.stages)?$", chainForAll))
    return .object([
      ("type", .array([.string("object"), .string("null")])), ("additionalProperties", .flag(false)),
      (
        "properties",
        .object(
          [("mechanisms", mechanisms), ("groups", ownGroups)]
            + properties(below: "", .scenario, where: mayDiffer) + dotted)
      ),
      ("patternProperties", .object(patterns)),
    ])
  }

  /// What may stand below a path, map within map.
  private static func properties(
    below prefix: String, _ scope: ParameterTable.Scope, where fits: (Parameter) -> Bool
  ) -> [(String, JSON)] {
    var properties: [(String, JSON)] = []
    for key in ParameterTable.keys(below: prefix, scope)
    where !prefix.isEmpty || !ParameterTable.structure.contains(key) {
      let path = prefix.isEmpty ? key : "\(prefix).\(key)"
      if let index = ParameterTable.row(path, scope) {
        let row = ParameterTable.rows[index]
        if fits(row) { properties.append((key, value(row))) }
        continue
      }
      let inner = Self.properties(below: path, scope, where: fits)
      guard !inner.isEmpty else { continue }
      let map = container([], inner)
      let mayBeList = ParameterTable.chainShorthands.contains(path)
      properties.append((key, mayBeList ? ParameterType.either([chainForAll, map]) : map))
    }
    return properties
  }

  private static let chainForAll = JSON.object([
    ("description", .string("The stages of every mode.")),
    ("allOf", .array([ParameterType.reference("chain")])),
  ])

  private static func container(
    _ required: [String], _ properties: [(String, JSON)], patterns: [(String, JSON)] = []
  ) -> JSON {
    var members: [(String, JSON)] = [
      ("type", .string("object")), ("additionalProperties", .flag(false)),
    ]
    if !properties.isEmpty { members.append(("properties", .object(properties))) }
    if !patterns.isEmpty { members.append(("patternProperties", .object(patterns))) }
    if !required.isEmpty { members.append(("required", .array(required.map { .string($0) }))) }
    return .object(members)
  }

  private static func oneOrMany(_ json: JSON) -> JSON {
    .object([("anyOf", .array([json, .object([("type", .string("array")), ("items", json)])]))])
  }

  private static func value(_ row: Parameter) -> JSON {
    var description = "\(row.summary). \(row.type.notation)."
    if case .chain = row.type {
      description += " Its default stands on the reference page of parameters."
    } else if let text = row.defaultText {
      description += " Default: \(text) (\(row.origin.word): \(row.origin.why))."
    }
    return .object([
      ("description", .string(description)), ("allOf", .array([row.type.schema])),
    ])
  }

  private static var definitions: [(String, JSON)] {
    func text(_ pattern: String) -> JSON {
      .object([("type", .string("string")), ("pattern", .string(pattern))])
    }
    let number = "[-+]?[0-9]+(\\.[0-9]+)?"
    let units = ParameterText.units.flatMap(\.names).joined(separator: "|")
    let zero = JSON.object([("const", .number(0))])
    return [
      ("duration", .object([("anyOf", .array([text("^\(number) *(\(units))$"), text("^0$"), zero]))])),
      ("share", text("^[0-9]+(\\.[0-9]+)? *%$")),
      (
        "flag",
        .object([
          (
            "enum",
            .array(
              ["on", "off", "yes", "no", "true", "false"].map { .string($0) } + [.flag(true), .flag(false)])
          )
        ])
      ),
      ("day", text("^\(dayPattern)$")),
      ("date", text("^[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2})?$")),
      ("chain", ParameterType.chain),
      ("system", text("^(\(ParameterType.releases.joined(separator: "|")))(\\.[0-9]{1,9})?$")),
    ]
  }
}
