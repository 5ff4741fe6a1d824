// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics
import Operations
import Probes
import Statistics

/// What the users of one chunk came to, under each strategy of its world.
public struct ChunkResult: Sendable {
  /// One a strategy.
  public var sheets: [ProbeSheet]
  /// Calls to the help desk, of each strategy, user by user.
  public var tickets: [[HelpDeskTicket]]
  /// Calls to the tenant's store, of each strategy.
  public var traffic: [StoreTraffic]
  /// What happened, of each strategy; empty except in the replication that is recorded.
  public var events: [EventFingerprint] = []
}

extension Story {
  /// The user's calls: about wrong values, and about setups that gave a stage up.
  func tickets(ofGroup group: Int) -> [HelpDeskTicket] {
    var tickets: [HelpDeskTicket] = []
    for observation in observations {
      guard case .ticket(let at, let seat, let slot, let handling) = observation else { continue }
      let item = UInt64(UInt32(bitPattern: life.items[Int(slot)]))
      let index = UInt64(seat) << 56 ^ item << 40 ^ UInt64(at.microseconds)
      tickets.append(
        HelpDeskTicket(
          at: at, handling: handling, patience: patience(index), kind: .setting, group: group))
    }
    for (replacement, setup) in zip(replacements, setups) {
      guard let after = setup?.givenUpAfter else { continue }
      let device = newDevice(replacement)
      // A call beyond the horizon is nobody's.
      guard device.poweredOn + after < life.end else { continue }
      tickets.append(ticket(device, seat: replacement.seat, after, group))
    }
    return tickets
  }

  private func ticket(_ device: DeviceTenure, seat: Int, _ after: TimeSpan, _ position: Int) -> HelpDeskTicket
  {
    let index = UInt64(seat) << 56 | UInt64(device.ordinal)
    var stream = life.key.stream(Purpose.setupHandling.rawValue, index)
    return HelpDeskTicket(
      at: device.poweredOn + after,
      handling: .ofJob(group.helpDesk.setupHandling.draw(&stream)),
      patience: patience(index | 1 << 55), kind: .setup, group: position)
  }

  private func patience(_ index: UInt64) -> TimeSpan? {
    guard let patience = group.helpDesk.patience else { return nil }
    var stream = life.key.stream(Purpose.patience.rawValue, index)
    return .ofJob(patience.draw(&stream))
  }
}
