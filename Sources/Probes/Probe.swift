// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// One user's play as a probe reads it.
public struct Story: Sendable {
  public var life: Life
  public var catalog: CompiledCatalog
  /// The user's group under the strategy.
  public var group: GroupParameters
  public var observations: [Observation]
  /// Calls to custodians, in order of time.
  public var requests: [StoreRequest]
  /// What observations tell of custodians.
  public var holdings: [Holding]
  public var replacements: [UserState.Replacement]
  /// How the setup after each replacement went at its site, in the order of `replacements`; nil where the new
  /// device's desktop lies beyond the horizon.
  public var setups: [Provisioning?]
  /// Calls delivered to the user's state and to mechanisms.
  public var events: Int

  public init(_ state: UserState, _ group: GroupParameters, setups: [Provisioning?], events: Int) {
    life = state.life
    catalog = state.catalog
    self.group = group
    observations = state.story
    requests = state.requests
    holdings = state.holdings
    replacements = state.replacements
    self.setups = setups
    self.events = events
  }

  /// Years of 365 days from the start until the horizon or the user's departure, time without a device
  /// included.
  var userYears: Double { (life.end - .zero).inDays / 365 }

  /// What a custodian held, by its position in an observation.
  func holding(_ position: Int32) -> Holding { holdings[Int(position)] }

  /// Whether an instant is one at which the user has left.
  func isAfterDeparture(_ time: SimulationTime) -> Bool { life.leaves.map { time >= $0 } ?? false }

  func category(_ slot: Int32) -> Int { Int(catalog.category[Int(life.items[Int(slot)])]) }
  func weight(_ slot: Int32) -> Double { Double(life.importance[Int(slot)]) / 1000 }

  /// The replacement whose device holds the seat at that instant; nil for the seat's first device.
  func replacement(holding seat: UInt8, at time: SimulationTime) -> Int? {
    replacements.lastIndex { $0.seat == Int(seat) && newDevice($0).desktop <= time }
  }

  /// The device that a replacement brought.
  public func newDevice(_ replacement: UserState.Replacement) -> DeviceTenure {
    life.tenures[replacement.seat][replacement.ordinal + 1]
  }
}

/// Watches: turns one user's observations into measures. It knows no mechanism and keeps nothing.
public protocol Probe: Sendable {
  static var metrics: [Metric] { get }
  /// Reads one user's story in one call; metrics are named by their position in `metrics`.
  static func read(_ story: Story, _ sheet: inout ProbeSheet)
}
