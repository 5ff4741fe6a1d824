// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

// What happens to a tenant on a day, in the JSON Schema.
extension ParameterType {
  static var outage: JSON {
    map([
      ("of", words(Custodian.allCases.map(\.name))), ("from", reference("day")),
      ("for", reference("duration")),
    ])
  }

  static var departure: JSON {
    map([("on", reference("day")), ("wave", people), ("groups", names)])
  }

  static var action: JSON {
    map([
      ("on", reference("day")), ("what", words(AdministrationPlan.Action.allCases.map(\.rawValue))),
      ("groups", names), ("who", words(ParameterAction.Who.allCases.map(\.rawValue))), ("wave", people),
      ("role", words(AdministrationPlan.Role.allCases.map(\.rawValue))),
    ])
  }

  private static var people: JSON { text("^[0-9.]+ *(%|people|person)$") }

  /// A map with such a value for each of some names.
  static func byName(_ value: JSON) -> JSON {
    .object([
      ("type", .string("object")), ("additionalProperties", .flag(false)),
      ("patternProperties", .object([(ScenarioSchema.namePattern, value)])),
    ])
  }
}
