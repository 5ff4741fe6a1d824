// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics

/// What happens to one user in one replication: written once, played under every strategy.
///
/// Only the items that the user ever sets can differ from their default, so a life carries its own short list
/// of them (*slots*), ordered by unit: replicas are arrays of that length, and a unit is a range of slots.
public struct Life: Sendable {
  /// A choice that the user had made before the start.
  public struct PastChoice: Sendable, Equatable {
    public var slot: Int32
    public var seat: UInt8
  }

  public internal(set) var key = StreamKey(seed: 0, replication: 0, entity: 0)
  public internal(set) var user = 0
  public internal(set) var horizon = SimulationTime.zero
  /// When the user leaves the organisation; nil where not before the horizon.
  public internal(set) var leaves: SimulationTime?
  public internal(set) var calendar: WorkCalendar
  public internal(set) var seatCount = 0
  /// Item of each slot.
  public internal(set) var items: [Int32] = []
  /// Unit (numbered within this life) of each slot.
  public internal(set) var unitOfSlot: [Int32] = []
  /// `unitStart[u] ..< unitStart[u + 1]` are the slots of unit u.
  public internal(set) var unitStart: [Int32] = [0]
  public internal(set) var isSeatScope: [Bool] = []
  /// Thousandths.
  public internal(set) var importance: [Int64] = []
  /// Choice n + 1 is `history[n]`.
  public internal(set) var history: [PastChoice] = []
  public internal(set) var isSettled = true
  /// Devices of each seat in order.
  public internal(set) var tenures: [[DeviceTenure]] = []
  /// In order of time; at equal times in order of scheduling.
  public internal(set) var activities: [Activity] = []

  public init(calendar: WorkCalendar) { self.calendar = calendar }

  /// Where the user's own life ends; what is kept of the user may outlast it.
  public var end: SimulationTime { leaves ?? horizon }
  public var slotCount: Int { items.count }
  public var unitCount: Int { unitStart.count - 1 }

  @inline(__always)
  public func slots(ofUnit unit: Int) -> Range<Int> { Int(unitStart[unit])..<Int(unitStart[unit + 1]) }
}
