// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Statistics

/// The tenant as the users of one group meet it.
public struct TenantParameters: Equatable, Sendable {
  /// Where the tenant's store lies.
  public var home: Geography
  /// Where the group's people are.
  public var geography: Geography
  /// Share of the people elsewhere whose data is kept in their own geography (multi-geo).
  public var preferredDataLocation: Double
  /// From when the backup policy governs roaming too; the Entra toggle still counts where no policy is set.
  public var policyGovernsRoamingFrom: SimulationTime
  /// Until when the Entra toggle still counts.
  public var toggleCountsUntil: SimulationTime
  /// From the start of a policy until a device has it, in microseconds.
  public var policyCheckIn: Distribution
  /// Share of devices on which group policy wins where it and Intune differ.
  public var groupPolicyWins: Double
  /// From the deletion of a user's account to that of the user's data, in microseconds.
  public var deletesDepartedAfter: Distribution
  /// Roaming data that nobody used for so long is removed.
  public var staleAfter: TimeSpan
  /// Requests that the store takes in an hour; nil is no limit.
  public var requestsPerHour: Int?
  /// Share of devices whose disk is encrypted.
  public var encryptedDisks: Double

  public init(
    home: Geography = .us, geography: Geography = .us, preferredDataLocation: Double = 0,
    policyGovernsRoamingFrom: SimulationTime = .never, toggleCountsUntil: SimulationTime = .never,
    policyCheckIn: Distribution = .constant(0), groupPolicyWins: Double = 0,
    deletesDepartedAfter: Distribution = .constant(0), staleAfter: TimeSpan = .days(365),
    requestsPerHour: Int? = nil, encryptedDisks: Double = 1
  ) {
    self.home = home
    self.geography = geography
    self.preferredDataLocation = preferredDataLocation
    self.policyGovernsRoamingFrom = policyGovernsRoamingFrom
    self.toggleCountsUntil = toggleCountsUntil
    self.policyCheckIn = policyCheckIn
    self.groupPolicyWins = groupPolicyWins
    self.deletesDepartedAfter = deletesDepartedAfter
    self.staleAfter = staleAfter
    self.requestsPerHour = requestsPerHour
    self.encryptedDisks = encryptedDisks
  }

  /// Where the data of the user with that key lies: at the tenant's home, unless it is kept where the user
  /// is.
  public func dataGeography(of key: StreamKey) -> Geography {
    guard home != geography else { return home }
    var stream = key.stream(Purpose.dataLocation.rawValue)
    return stream.bernoulli(preferredDataLocation) ? geography : home
  }

  /// A tenant in one place, without policies in motion.
  public static let plain = TenantParameters()
}

/// What people turn off, or on, in Settings on their own devices.
public struct UserSwitches: Equatable, Sendable {
  /// Share of people who turned everything off.
  public var allOff: Double
  /// By `PolicyGroup.rawValue`: share of people who turned that off.
  public var off: [Double]
  /// Share of people who turn on what policy turned off and lets them turn on.
  public var turnsOn: Double

  public init(allOff: Double, off: [Double], turnsOn: Double) {
    precondition(off.count == PolicyGroup.allCases.count, "one share a policy group")
    self.allOff = allOff
    self.off = off
    self.turnsOn = turnsOn
  }

  /// Nobody touches them.
  public static let untouched = UserSwitches(
    allOff: 0, off: PolicyGroup.allCases.map { _ in 0 }, turnsOn: 0)
}

/// A time during which a custodian answers nobody.
public struct Outage: Equatable, Sendable {
  public var custodian: Custodian
  public var from: SimulationTime
  public var until: SimulationTime

  public init(_ custodian: Custodian, from: SimulationTime, until: SimulationTime) {
    self.custodian = custodian
    self.from = from
    self.until = until
  }
}
