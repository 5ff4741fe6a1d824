// SPDX-License-Identifier: GPL-3.0-or-later

/// What things cost, in one currency; nil where the scenario does not say, so that it is left out and said.
public struct CostParameters: Equatable, Sendable {
  public var currency: String
  public var userHour: Double?
  public var technicianHour: Double?
  public var ticket: Double?
  /// A device that is kept beside another for a day.
  public var deviceDay: Double?

  public init(
    currency: String, userHour: Double?, technicianHour: Double?, ticket: Double?, deviceDay: Double?
  ) {
    self.currency = currency
    self.userHour = userHour
    self.technicianHour = technicianHour
    self.ticket = ticket
    self.deviceDay = deviceDay
  }

  public static let unknown = CostParameters(
    currency: "USD", userHour: nil, technicianHour: nil, ticket: nil, deviceDay: nil)
}
