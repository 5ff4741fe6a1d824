// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel

@testable import FleetModel

extension SmallFleet {
  /// Plays a script, without history and accidents. Lines are hours, seat from 0, and what happens.
  static func play(
    _ mechanisms: [MechanismTerm], _ lines: [(hours: Double, seat: Int, act: ScriptLine.Act)],
    days: Double = 1,
    _ change: (inout SmallFleet) -> Void = { _ in }
  ) -> UserState {
    var fleet = SmallFleet()
    fleet.group.usage.mode = .scripted(
      lines.sorted { $0.hours < $1.hours }.map {
        ScriptLine(at: .zero + .hours($0.hours), seat: $0.seat, act: $0.act)
      })
    fleet.group.usage.historyMean = 0
    fleet.group.usage.historyState = .fresh
    fleet.horizon = .days(days)
    change(&fleet)
    return fleet.play(mechanisms, user: 0)
  }
}

extension UserState {
  /// Hours of arrival of uploads at the service.
  var uploadHours: [Double] {
    story.compactMap { if case .upload(let at, _, _, _) = $0 { (at - .zero).inHours } else { nil } }
  }

  /// Hours of backup runs, those that failed included.
  var runHours: [Double] {
    story.compactMap { if case .backupRun(let at, _, _) = $0 { (at - .zero).inHours } else { nil } }
  }

  /// Active minutes at a seat with a wrong value.
  func wrongMinutes(_ seat: UInt8) -> Double {
    var sum: Int64 = 0
    for case .disagreed(seat, _, let active, .wrong) in story { sum += active }
    return TimeSpan(microseconds: sum).inMinutes
  }

  /// Why items were missing at the first replacement, by item.
  var reasons: [Int32: Absence] {
    var reasons: [Int32: Absence] = [:]
    for case .missing(0, let slot, let reason) in story { reasons[life.items[Int(slot)]] = reason }
    return reasons
  }

  /// Items of the first replacement that are shown at a point.
  func shown(_ point: CoveragePoint) -> Set<Int32> {
    var items = Set<Int32>()
    for case .coverage(0, point, let slot, true, _, _) in story { items.insert(life.items[Int(slot)]) }
    return items
  }

  /// States of the restore of the first replacement, in order.
  var restoreStates: [RestoreState] {
    story.compactMap { if case .restoreState(0, let state, _, _) = $0 { state } else { nil } }
  }
}
