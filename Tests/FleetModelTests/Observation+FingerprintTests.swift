// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Testing

@testable import FleetModel

/// Any other story has another fingerprint.
@Suite struct ObservationFingerprintTests {
  /// Each case, and the same with each of its fields changed.
  static let observations: [Observation] = {
    let (now, later) = (SimulationTime(microseconds: 5), SimulationTime(microseconds: 6))
    let (short, long) = (TimeSpan(microseconds: 7), TimeSpan(microseconds: 8))
    return [
      .choice(at: now, seat: 0, slot: 0), .choice(at: later, seat: 0, slot: 0),
      .choice(at: now, seat: 1, slot: 0), .choice(at: now, seat: 0, slot: 1),
      .repair(at: now, seat: 0, slot: 0, by: .byHand), .repair(at: later, seat: 0, slot: 0, by: .byHand),
      .repair(at: now, seat: 1, slot: 0, by: .byHand), .repair(at: now, seat: 0, slot: 1, by: .byHand),
      .repair(at: now, seat: 0, slot: 0, by: .livesWithIt),
      .repair(at: now, seat: 0, slot: 0, by: .helpDesk),
      .ticket(at: now, seat: 0, slot: 0, handling: short),
      .ticket(at: later, seat: 0, slot: 0, handling: short),
      .ticket(at: now, seat: 1, slot: 0, handling: short),
      .ticket(at: now, seat: 0, slot: 1, handling: short),
      .ticket(at: now, seat: 0, slot: 0, handling: long),
      .disagreed(seat: 0, slot: 0, active: 1, .wrong), .disagreed(seat: 1, slot: 0, active: 1, .wrong),
      .disagreed(seat: 0, slot: 1, active: 1, .wrong), .disagreed(seat: 0, slot: 0, active: 2, .wrong),
      .disagreed(seat: 0, slot: 0, active: 1, .givenUp),
      .mattered(seat: 0, slot: 0, active: 1, onlyGivenUp: false),
      .mattered(seat: 1, slot: 0, active: 1, onlyGivenUp: false),
      .mattered(seat: 0, slot: 1, active: 1, onlyGivenUp: false),
      .mattered(seat: 0, slot: 0, active: 2, onlyGivenUp: false),
      .mattered(seat: 0, slot: 0, active: 1, onlyGivenUp: true),
      .converged(slot: 0, after: short), .converged(slot: 1, after: short), .converged(slot: 0, after: long),
      .neverConverged(slot: 0), .neverConverged(slot: 1),
      .upload(at: now, seat: 0, nil, isRestore: false), .upload(at: later, seat: 0, nil, isRestore: false),
      .upload(at: now, seat: 1, nil, isRestore: false),
      .upload(at: now, seat: 0, .harmless, isRestore: false),
      .upload(at: now, seat: 0, .wrongWinner, isRestore: false),
      .upload(at: now, seat: 0, .collateral, isRestore: false),
      .upload(at: now, seat: 0, nil, isRestore: true),
      .choiceLost(at: now, slot: 0), .choiceLost(at: later, slot: 0), .choiceLost(at: now, slot: 1),
      .intrusion(at: now, seat: 0, slot: 0, replacedDefault: false),
      .intrusion(at: later, seat: 0, slot: 0, replacedDefault: false),
      .intrusion(at: now, seat: 1, slot: 0, replacedDefault: false),
      .intrusion(at: now, seat: 0, slot: 1, replacedDefault: false),
      .intrusion(at: now, seat: 0, slot: 0, replacedDefault: true),
      .backupRun(at: now, seat: 0, succeeded: true), .backupRun(at: later, seat: 0, succeeded: true),
      .backupRun(at: now, seat: 1, succeeded: true), .backupRun(at: now, seat: 0, succeeded: false),
      .restored(at: now, replacement: 0, capture: now, forks: 0),
      .restored(at: later, replacement: 0, capture: now, forks: 0),
      .restored(at: now, replacement: 1, capture: now, forks: 0),
      .restored(at: now, replacement: 0, capture: later, forks: 0),
      .restored(at: now, replacement: 0, capture: now, forks: 1),
      .restoreState(replacement: 0, .failed, offered: true, stop: nil),
      .restoreState(replacement: 1, .failed, offered: true, stop: nil),
      .restoreState(replacement: 0, .succeeded, offered: true, stop: nil),
      .restoreState(replacement: 0, .failed, offered: false, stop: nil),
      .restoreState(replacement: 0, .failed, offered: true, stop: .notInCatalog),
      .restoreState(replacement: 0, .failed, offered: true, stop: .failed),
      .noProfile(replacement: 0, .policy), .noProfile(replacement: 1, .policy),
      .noProfile(replacement: 0, .join),
      .restoreRefused(replacement: 0, .otherAccount), .restoreRefused(replacement: 1, .otherAccount),
      .restoreRefused(replacement: 0, .otherTenant),
      .held(at: now, .tenantStore, holding: 0), .held(at: later, .tenantStore, holding: 0),
      .held(at: now, .fileServer, holding: 0), .held(at: now, .tenantStore, holding: 1),
      .erased(at: now, .tenantStore, .stale, holding: 0),
      .erased(at: later, .tenantStore, .stale, holding: 0),
      .erased(at: now, .fileServer, .stale, holding: 0),
      .erased(at: now, .tenantStore, .departed, holding: 0),
      .erased(at: now, .tenantStore, .stale, holding: 1),
      .departed(at: now), .departed(at: later),
      .administered(at: now, .audit, isRefused: false, calls: 1),
      .administered(at: later, .audit, isRefused: false, calls: 1),
      .administered(at: now, .export, isRefused: false, calls: 1),
      .administered(at: now, .audit, isRefused: true, calls: 1),
      .administered(at: now, .audit, isRefused: false, calls: 2),
      .evidenceLost(at: now, holding: 0), .evidenceLost(at: later, holding: 0),
      .evidenceLost(at: now, holding: 1),
      .deviceExposed(replacement: 0, items: 1, secrets: 1, isEncrypted: true),
      .deviceExposed(replacement: 1, items: 1, secrets: 1, isEncrypted: true),
      .deviceExposed(replacement: 0, items: 2, secrets: 1, isEncrypted: true),
      .deviceExposed(replacement: 0, items: 1, secrets: 2, isEncrypted: true),
      .deviceExposed(replacement: 0, items: 1, secrets: 1, isEncrypted: false),
      .deviceEnded(at: now, seat: 0, replacement: 0, .loss, wanted: 1),
      .deviceEnded(at: later, seat: 0, replacement: 0, .loss, wanted: 1),
      .deviceEnded(at: now, seat: 1, replacement: 0, .loss, wanted: 1),
      .deviceEnded(at: now, seat: 0, replacement: 1, .loss, wanted: 1),
      .deviceEnded(at: now, seat: 0, replacement: 0, .reset, wanted: 1),
      .deviceEnded(at: now, seat: 0, replacement: 0, .loss, wanted: 2),
      .lostWithDevice(replacement: 0, choices: 0), .lostWithDevice(replacement: 1, choices: 0),
      .lostWithDevice(replacement: 0, choices: 1),
      .desktop(at: now, seat: 0, replacement: 0), .desktop(at: later, seat: 0, replacement: 0),
      .desktop(at: now, seat: 1, replacement: 0), .desktop(at: now, seat: 0, replacement: 1),
      .coverage(replacement: 0, .day1, slot: 0, shown: true, byMechanism: false, givenUp: false),
      .coverage(replacement: 1, .day1, slot: 0, shown: true, byMechanism: false, givenUp: false),
      .coverage(replacement: 0, .day7, slot: 0, shown: true, byMechanism: false, givenUp: false),
      .coverage(replacement: 0, .day1, slot: 1, shown: true, byMechanism: false, givenUp: false),
      .coverage(replacement: 0, .day1, slot: 0, shown: false, byMechanism: false, givenUp: false),
      .coverage(replacement: 0, .day1, slot: 0, shown: true, byMechanism: true, givenUp: false),
      .coverage(replacement: 0, .day1, slot: 0, shown: true, byMechanism: false, givenUp: true),
      .covered(replacement: 0, .day1), .covered(replacement: 1, .day1), .covered(replacement: 0, .hour1),
      .familiar(at: now, replacement: 0), .familiar(at: later, replacement: 0),
      .familiar(at: now, replacement: 1),
      .missing(replacement: 0, slot: 0, .failed), .missing(replacement: 1, slot: 0, .failed),
      .missing(replacement: 0, slot: 1, .failed), .missing(replacement: 0, slot: 0, .onItsWay),
    ]
  }()

  private static func fingerprint(_ observations: [Observation]) -> String {
    var fingerprint = Fingerprint()
    for observation in observations { observation.absorb(into: &fingerprint) }
    return fingerprint.hex
  }

  @Test func everyFieldCounts() {
    let all = Self.observations.map { Self.fingerprint([$0]) }
    #expect(Set(all).count == Self.observations.count)
    #expect(all == Self.observations.map { Self.fingerprint([$0]) })
  }

  @Test func theOrderCounts() {
    let some = Array(Self.observations.prefix(3))
    #expect(Self.fingerprint(some) != Self.fingerprint(some.reversed()))
    #expect(Self.fingerprint(some) != Self.fingerprint(some + some.prefix(1)))
  }

  @Test func everyFieldOfAHoldingCounts() {
    var holdings = [Holding()]
    let fields: [WritableKeyPath<Holding, Int32>] = [\.profiles, \.units, \.items, \.secrets, \.entries]
    for field in fields {
      var changed = Holding()
      changed[keyPath: field] = 1
      holdings.append(changed)
    }
    var larger = Holding()
    larger.bytes = 1
    holdings.append(larger)
    let words = holdings.map { holding in
      var fingerprint = Fingerprint()
      holding.absorb(into: &fingerprint)
      return fingerprint.word
    }
    #expect(Set(words).count == 7)
  }

  @Test func everyStageOfASetupCounts() {
    func word(_ change: (inout Provisioning) -> Void) -> UInt64 {
      var setup = Provisioning(mode: .userDriven)
      setup.stages = [.init(name: .outOfBox, took: .minutes(7))]
      change(&setup)
      var fingerprint = Fingerprint()
      setup.absorb(into: &fingerprint)
      return fingerprint.word
    }
    let words = [
      word { _ in }, word { $0.mode = .manual }, word { $0.desktop = .minutes(1) },
      word { $0.apps = .minutes(1) },
      word { $0.user = .minutes(1) }, word { $0.technician = .minutes(1) }, word { $0.queued = .minutes(1) },
      word { $0.installedByHand = .minutes(1) }, word { $0.waiting = .minutes(1) },
      word { $0.givenUpAfter = .zero }, word { $0.timeOuts = 1 }, word { $0.startedOver = 1 },
      word { $0.stages[0].took = .minutes(8) }, word { $0.stages[0].attempts = 2 },
      word { $0.stages[0].isGivenUp = true }, word { $0.stages[0].name = .imaging }, word { $0.stages = [] },
    ]
    #expect(Set(words).count == words.count)
  }
}
