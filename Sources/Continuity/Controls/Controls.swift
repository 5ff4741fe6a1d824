// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics

/// What policy, region and the user's own switches allow on one device at an instant.
public struct Controls: Equatable, Sendable {
  /// The backup is on, by policy or by default, and nothing stops it silently.
  public var backup = false
  /// The backup would be on, and a policy stops it without a word.
  public var isSilentlyBlocked = false
  /// Enterprise State Roaming is on.
  public var roaming = false
  /// The policy that offers a missed restore at the first sign-in.
  public var restoreAtFirstSignIn = false
  /// Nothing travels over metered links.
  public var sparesMeteredLinks = false
  /// Bit `PolicyGroup.rawValue`: these settings stay on the device.
  public var optedOut: UInt8 = 0

  @inline(__always)
  func isOptedOut(_ group: UInt8) -> Bool { optedOut & (1 << group) != 0 }
}

/// The controls of one device over time: what its policies say from the instant at which it has them.
public struct DeviceControls: Sendable {
  private struct Change: Sendable {
    var from: SimulationTime
    var controls: Controls
  }

  /// In order of time; the first holds from the beginning.
  private var changes: [Change]

  @inline(__always)
  public func at(_ time: SimulationTime) -> Controls {
    if changes.count == 1 { return changes[0].controls }
    return (changes.last { $0.from <= time } ?? changes[0]).controls
  }

  /// The first instant from `time` on at which the backup is on; nil is never.
  public func backupOn(from time: SimulationTime) -> SimulationTime? {
    if at(time).backup { return time }
    return changes.first { $0.from > time && $0.controls.backup }?.from
  }

  /// - Parameter key: of the user, whose switches and whose devices' check-ins are drawn.
  public init(_ scene: Scene, _ device: DeviceTenure, seat: Int, _ key: StreamKey) {
    let reading = ControlReading(scene, device, seat: seat, key)
    changes = []
    for instant in reading.instants {
      let controls = reading.controls(at: instant)
      if changes.last?.controls != controls { changes.append(Change(from: instant, controls: controls)) }
    }
  }
}

/// How one device reads the group's policies: after its check-ins, with its own luck where policies are
/// undefined, and under its user's switches.
private struct ControlReading {
  let scene: Scene
  let device: DeviceTenure
  let seat: Int
  let key: StreamKey
  let switches: SwitchPositions

  init(_ scene: Scene, _ device: DeviceTenure, seat: Int, _ key: StreamKey) {
    self.scene = scene
    self.device = device
    self.seat = seat
    self.key = key
    switches = SwitchPositions(scene.group.switches, key)
  }

  /// Every instant at which something may change on the device; the first is before everything.
  var instants: [SimulationTime] {
    let tenant = scene.group.tenant
    let dates = [tenant.policyGovernsRoamingFrom, tenant.toggleCountsUntil].filter { $0 != .never }
    let landings = scene.group.policies.instants.map(landing)
    return [SimulationTime(microseconds: .min / 2)] + (dates + landings).sorted()
  }

  /// When the device has what a policy says from `time` on: a new one with its desktop, another after its
  /// next check-in.
  private func landing(_ time: SimulationTime) -> SimulationTime {
    guard time > device.desktop else { return time }
    let delay = scene.group.tenant.policyCheckIn
    if delay == .constant(0) { return time }
    let index = UInt64(seat) << 56 ^ UInt64(device.ordinal) << 48 ^ UInt64(time.microseconds)
    var stream = key.stream(Purpose.policyCheckIn.rawValue, index)
    return time + TimeSpan(rounding: delay.draw(&stream))
  }

  /// What the device has of a setting; nil where nothing is configured, or nothing applied.
  private func value(_ setting: PolicySetting, at time: SimulationTime) -> PolicyValue? {
    let standing = scene.group.policies[setting].last { landing($0.from) <= time }?.standing
    switch standing {
    case nil, .notConfigured, .conflict: return nil
    case .set(let value): return value
    case .undefined(let intune, let groupPolicy):
      let index = UInt64(seat) << 32 | UInt64(device.machine)
      var stream = key.stream(Purpose.groupPolicy.rawValue, index)
      return stream.bernoulli(scene.group.tenant.groupPolicyWins) ? groupPolicy : intune
    }
  }

  func controls(at time: SimulationTime) -> Controls {
    var controls = Controls()
    let policy = value(.enableWindowsBackup, at: time)
    let byPolicyOrDefault = policy.map { $0 == .enabled } ?? isOnByDefault
    controls.isSilentlyBlocked =
      byPolicyOrDefault
      && PolicySetting.silentBlockers.contains { value($0, at: time) == .disabled }
    controls.backup = byPolicyOrDefault && !controls.isSilentlyBlocked && !switches.isAllOff
    controls.roaming = roams(policy, byPolicyOrDefault, at: time) && !switches.isAllOff
    controls.restoreAtFirstSignIn = value(.enableWindowsRestore, at: time) == .enabled
    controls.sparesMeteredLinks = value(.disableSyncOnPaidNetwork, at: time) == .enabled
    for optOut in PolicySetting.optOuts {
      guard let value = value(optOut.setting, at: time), stops(value) else { continue }
      for group in optOut.groups { controls.optedOut |= 1 << group.rawValue }
    }
    controls.optedOut |= switches.off
    return controls
  }

  private func stops(_ value: PolicyValue) -> Bool {
    value == .enabled || (value == .userMayTurnOn && !switches.turnsOn)
  }

  /// From Windows 11 26H2 on, outside the reach of the Digital Markets Act.
  private var isOnByDefault: Bool {
    scene.catalog.systems[device.system].isBackedUpByDefault
      && !scene.group.tenant.geography.hasDigitalMarketsAct
  }

  /// The Entra toggle alone, then the policy with the toggle where none is set, then the policy alone.
  private func roams(_ policy: PolicyValue?, _ byPolicyOrDefault: Bool, at time: SimulationTime) -> Bool {
    let tenant = scene.group.tenant
    if time < tenant.policyGovernsRoamingFrom { return scene.group.roaming.enabled }
    if time < tenant.toggleCountsUntil { return policy.map { $0 == .enabled } ?? scene.group.roaming.enabled }
    return byPolicyOrDefault
  }
}

/// How one user has set the switches in Settings.
private struct SwitchPositions {
  var isAllOff = false
  var turnsOn = false
  /// Bit `PolicyGroup.rawValue`.
  var off: UInt8 = 0

  init(_ switches: UserSwitches, _ key: StreamKey) {
    if switches == .untouched { return }
    isAllOff = Self.draw(switches.allOff, 0, key)
    turnsOn = Self.draw(switches.turnsOn, 1, key)
    for group in PolicyGroup.allCases where Self.draw(switches.off[group.rawValue], 2 + group.rawValue, key) {
      off |= 1 << group.rawValue
    }
  }

  private static func draw(_ share: Double, _ index: Int, _ key: StreamKey) -> Bool {
    if share == 0 { return false }
    var stream = key.stream(Purpose.userSwitches.rawValue, UInt64(index))
    return stream.bernoulli(share)
  }
}
