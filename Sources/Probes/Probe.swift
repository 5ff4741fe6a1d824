// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// One user's play as a probe reads it.
public struct Story: Sendable {
  public var life: Life
  public var catalog: CompiledCatalog
  public var observations: [Observation]
  public var replacements: [UserState.Replacement]
  /// How the setup after each replacement went at its site; nil where the new device's desktop lies beyond
  /// the horizon. In the order of `replacements`, or empty.
  public var setups: [Provisioning?] = []
  /// Calls delivered to the user's state and to mechanisms.
  public var events: Int

  public init(_ state: UserState, events: Int) {
    life = state.life
    catalog = state.catalog
    observations = state.story
    replacements = state.replacements
    self.events = events
  }

  /// Years of 365 days from the start, time without a device included.
  var userYears: Double { (life.horizon - .zero).inDays / 365 }

  func category(_ slot: Int32) -> Int { Int(catalog.category[Int(life.items[Int(slot)])]) }
  func weight(_ slot: Int32) -> Double { Double(life.importance[Int(slot)]) / 1000 }
}

/// Watches: turns one user's observations into measures. It knows no mechanism and keeps nothing.
public protocol Probe: Sendable {
  static var metrics: [Metric] { get }
  /// Reads one user's story in one call; metrics are named by their position in `metrics`.
  static func read(_ story: Story, _ sheet: inout ProbeSheet)
}
