// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Statistics

/// A group for tests of sites: only its calendar and its setup matter.
enum SmallOffice {
  static let group = GroupParameters(
    name: "office", users: 1,
    device: DeviceClass(
      join: .entra, system: OperatingSystem("windows11-24h2")!, edition: .enterprise, shared: false),
    seats: SeatMix(counts: [1], shares: [1]), calendar: WorkCalendar(start: CalendarDate("2026-01-05")!),
    online: 1,
    usage: Usage(
      mode: .sessions, sessionsPerWorkday: 0, session: .constant(0), breaksPerActiveHour: 0,
      breakLength: .zero, endsWithLock: 1, endsWithSignOut: 0, endsWithShutdown: 0, staysAwake: nil,
      choicesPerActiveHour: 0, neverCustomise: 0, historyMean: 0, historyState: .settled),
    roaming: RoamingParameters(
      enabled: false, uploadDelay: .constant(0), transferDelay: .constant(0), notifyDelay: .constant(0),
      pullDelay: .constant(0), rule: .lastWriterByClient, clockSkew: .constant(0), blocked: 0),
    backup: BackupParameters(
      cadence: .days(8), catchUpDelay: .zero, uploadTime: .constant(0), fails: 0, manualBeforeRefresh: 0,
      restoreIsWrite: false),
    restore: RestoreParameters(profile: .newest, accepts: 1, fails: 0, pageFrom: nil, firstSignIn: false),
    policies: .none,
    life: LifeParameters(
      age: .constant(0), failure: nil, loss: nil, leadTimePlanned: .constant(0),
      leadTimeFailure: .constant(0), plannedProvisioning: .zero), refresh: [],
    repair: RepairParameters(noticeActiveHours: nil, byHand: 1, helpDesk: 0, livesWithIt: 0),
    helpDesk: HelpDeskParameters(plannedWait: .zero, handling: .constant(0)))
}
