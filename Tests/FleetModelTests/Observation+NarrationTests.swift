// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import FleetModel

/// What a reader is told.
@Suite struct ObservationNarrationTests {
  private static let names: NarrationNames = {
    let state = UserStateTests.household()
    var (some, more) = (Holding(), Holding())
    (some.profiles, some.items, some.secrets, some.bytes) = (2, 5, 1, 900)
    (more.units, more.items, more.bytes) = (1, 1, 300)
    return NarrationNames(state.life, state.catalog, holdings: [some, more])
  }()

  private static func told(_ observation: Observation) -> String {
    let narration = observation.narration(names)
    return "\(narration.kind)\(narration.seat.map { " PC \($0 + 1)" } ?? ""): \(narration.text)"
  }

  @Test func everyCaseHasItsWords() {
    for observation in ObservationFingerprintTests.observations {
      let narration = observation.narration(Self.names)
      #expect(!narration.kind.isEmpty && !narration.kind.contains(" ") && narration.text.count > 8)
      #expect(!narration.text.contains("  ") && narration.text.last != ".")
    }
  }

  private static let now = UserStateTests.hours(33)

  @Test(
    arguments: [
      (.choice(at: now, seat: 1, slot: 2), "choice PC 2: sets item 2"),
      (
        .ticket(at: now, seat: 0, slot: 0, handling: .minutes(14)),
        "call PC 1: calls the help desk about item 0, which takes 14 min"
      ),
      (
        .disagreed(seat: 0, slot: 1, active: 90_000_000, .wrong),
        "wrong PC 1: item 1 was wrong in sight for 1 min 30 s of active time"
      ),
      (
        .upload(at: now, seat: 0, .wrongWinner, isRestore: false),
        "upload PC 1: a change is uploaded, concurrently with another PC: the older choice wins"
      ),
      (
        .restored(at: now, replacement: 0, capture: now, forks: 1),
        "restore: replacement 1 takes the profile of day 1 09:00:00; 1 value forks"
      ),
      (
        .restoreState(replacement: 0, .notApplicable, offered: false, stop: .gateSharedDevice),
        "restore: the restore of replacement 1 is not offered: shared device (Intune: Not applicable)"
      ),
      (
        .held(at: now, .tenantStore, holding: 0),
        "custody: in the tenant's data store: 2 profiles, 5 values, 1 credential among them, 900 bytes"
      ),
      (
        .erased(at: now, .fileServer, .administrator, holding: 1),
        "custody: removed from the organisation's file server by an administrator: 1 unit, 1 value, 300 bytes"
      ),
      (
        .deviceEnded(at: now, seat: 0, replacement: 1, .loss, wanted: 4250),
        "device PC 1: the PC is lost or stolen: replacement 2; what is wanted on it weighs 4.25"
      ),
      (
        .missing(replacement: 0, slot: 2, .changedSince),
        "missing: replacement 1 lacks item 2: changed after the last backup"
      ),
    ] as [(Observation, String)])
  func words(observation: Observation, text: String) {
    #expect(Self.told(observation) == text)
  }

  @Test(
    arguments: [
      (20_500_000, "20.5 s"), (59_990_000, "1 min"), (72_000_000, "1 min 12 s"),
      (4_320_000_000, "1 h 12 min"),
      (86_400_000_000, "1 day"), (273_600_000_000, "3 days 4 h"), (0, "0 s"),
    ] as [(Int64, String)])
  func spansAreRead(microseconds: Int64, text: String) {
    #expect(TimeSpan(microseconds: microseconds).inWords == text)
  }
}
