// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

extension ParameterType {
  static let releases = OperatingSystem.known.map(\.name)

  /// The part of the JSON Schema that describes a value of this type.
  var schema: JSON {
    switch self {
    case .count(let range):
      .object([
        ("type", .string("integer")), ("minimum", .number(range.lowerBound)),
        ("maximum", .number(range.upperBound)),
      ])
    case .seed: .object([("type", .string("integer")), ("minimum", .number(0))])
    case .number: .object([("type", .string("number"))])
    case .rate: Self.either([Self.named("number"), Self.text("^[0-9.]+( per .+)?$")])
    case .activeHours: Self.either([Self.named("number"), Self.text("^(never|[0-9.]+ *(h|hours?))$")])
    case .duration: Self.reference("duration")
    case .durationOrAlways: Self.either([Self.reference("duration"), Self.words(["always"])])
    case .share: Self.reference("share")
    case .split(let names): Self.map(names.map { ($0, Self.reference("share")) })
    case .word(let words): Self.words(words)
    case .flag: Self.reference("flag")
    case .distribution: Self.either([Self.named("string"), .object([("const", .number(0))])])
    case .start: Self.reference("date")
    case .timeZone: Self.text("^UTC([+-][0-9]{2}:[0-9]{2})?$")
    case .system: Self.reference("system")
    case .weekdays: Self.either([Self.named("string"), Self.list(Self.named("string"))])
    case .hours: Self.text("^[0-9]{2}:[0-9]{2} *- *[0-9]{2}:[0-9]{2}$")
    case .dates: Self.either([Self.reference("date"), Self.list(Self.reference("date"))])
    case .seats: Self.map((1...9).map { (String($0), Self.reference("share")) })
    case .seatShares: Self.either([Self.reference("share"), Self.list(Self.reference("share"))])
    case .catalog: Self.either([Self.named("string"), Self.list(Self.named("object"))])
    case .categories: Self.named("object")
    case .groupSelection: Self.either([Self.named("string"), Self.list(Self.named("string"))])
    case .shareAboveZero: Self.reference("share")
    case .deskHours: Self.text("^[A-Z][A-Za-z, -]+ [0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}$")
    case .currency: Self.text("^[A-Z]{3}$")
    case .cost: Self.either([Self.named("number"), Self.words(["unknown"])])
    case .dayOrNever: Self.either([Self.words(["never"]), Self.reference("day")])
    case .durationOrNever: Self.either([Self.words(["never"]), Self.reference("duration")])
    case .hourlyLimit: Self.text("^([0-9]+ per hour|unlimited)$")
    case .namedShares(let names): Self.map(names.map { ($0, Self.reference("share")) })
    case .settledOrDay: Self.either([Self.words(["settled"]), Self.reference("day")])
    case .restorePage, .profileChoice, .policies, .refresh, .incidents, .enrollmentModes, .chain, .sites,
      .script, .geographies, .outages, .departures, .administration:
      compound
    }
  }

  private var compound: JSON {
    switch self {
    case .restorePage:
      Self.either([
        Self.reference("flag"), Self.map([("on", Self.reference("flag")), ("from", Self.reference("day"))]),
      ])
    case .profileChoice:
      Self.either([
        Self.words(["newest", "sameSeat", "richest"]),
        Self.map(["newest", "sameSeat", "richest"].map { ($0, Self.reference("share")) }),
      ])
    case .policies: Self.list(Self.policy)
    case .refresh: Self.oneOrMany(Self.wave)
    case .incidents: Self.oneOrMany(Self.incident)
    case .enrollmentModes:
      Self.either([Self.mode, Self.map(Cause.allCases.map { ($0.name, Self.mode) })])
    case .chain: Self.reference("chain")
    case .sites: Self.siteMap
    case .script:
      Self.list(
        Self.map([
          ("at", Self.reference("day")), ("seat", Self.named("integer")), ("what", Self.named("string")),
          ("item", Self.named("string")),
        ]))
    case .geographies: Self.byName(Self.words(Geography.allCases.map(\.rawValue)))
    case .outages: Self.oneOrMany(Self.outage)
    case .departures: Self.oneOrMany(Self.departure)
    case .administration: Self.oneOrMany(Self.action)
    default: .object([])
    }
  }

  static var names: JSON { either([named("string"), list(named("string"))]) }

  private static var policy: JSON {
    map([
      ("name", named("string")), ("assign", map([("include", names), ("exclude", names)])),
      ("set", map(PolicySetting.allCases.map { ($0.name, words($0.values.map(\.rawValue))) })),
      ("from", reference("day")), ("source", words(ParameterPolicy.Source.allCases.map(\.rawValue))),
    ])
  }

  private static var wave: JSON {
    map([
      ("first", reference("day")), ("every", reference("duration")),
      ("wave", size), ("groups", names), ("to", reference("system")), ("overlap", reference("duration")),
      ("order", words(ParameterRefresh.Order.allCases.map(\.rawValue))),
    ])
  }

  private static var size: JSON { text("^[0-9.]+ *(%|devices?)$") }

  private static var incident: JSON {
    map([
      ("on", reference("day")), ("wave", size), ("groups", names),
      ("cause", words(ParameterIncident.causes.map(\.name))),
    ])
  }

  private static var mode: JSON { words(EnrollmentMode.allCases.map(\.rawValue)) }

  /// The list of stages that `#/definitions/chain` holds.
  static var chain: JSON { list(map(ParameterChain.fields.map { ($0.name, $0.schema) })) }

  private static var siteMap: JSON {
    byName(map(ParameterSite.fields.map { ($0.name, $0.schema) }))
  }

  static func named(_ type: String) -> JSON { .object([("type", .string(type))]) }
  static func text(_ pattern: String) -> JSON {
    .object([("type", .string("string")), ("pattern", .string(pattern))])
  }
  static func reference(_ name: String) -> JSON {
    .object([("$ref", .string("#/definitions/\(name)"))])
  }
  static func words(_ words: [String]) -> JSON {
    .object([("enum", .array(words.map { .string($0) }))])
  }
  private static func oneOrMany(_ item: JSON) -> JSON { either([item, list(item)]) }
  static func either(_ choices: [JSON]) -> JSON { .object([("anyOf", .array(choices))]) }
  static func list(_ item: JSON) -> JSON {
    .object([("type", .string("array")), ("items", item)])
  }
  static func map(_ properties: [(String, JSON)]) -> JSON {
    .object([
      ("type", .string("object")), ("additionalProperties", .flag(false)),
      ("properties", .object(properties)),
    ])
  }
}
