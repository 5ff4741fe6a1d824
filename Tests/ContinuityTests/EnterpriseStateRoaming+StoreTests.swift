// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import Testing

@testable import FleetModel

/// What the tenant's store keeps of roaming units, and how devices meet its loss.
@Suite struct EnterpriseStateRoamingStoreTests {
  private typealias Line = (hours: Double, seat: Int, act: ScriptLine.Act)

  private static func play(
    _ lines: [Line], days: Double = 1, _ change: (inout SmallFleet) -> Void = { _ in }
  ) -> UserState {
    SmallFleet.play(["roaming"], lines, days: days) { fleet in
      fleet.makeTellable()
      change(&fleet)
    }
  }

  @Test("Each upload, each pull and each delivery is a call with what travels")
  func requests() {
    let state = Self.play([
      (1, 0, .signIn), (2, 1, .signIn), (3, 0, .choice(item: 0)), (4, 0, .signOut), (5, 1, .choice(item: 2)),
      (6, 0, .signIn),
    ])
    #expect(
      TenantStory.requests(state) == [
        "1 pull", "2 pull", "3 upload 1/1", "3 pull 1/1", "5 upload 1", "6 pull 1",
      ])
  }

  @Test("A device deletes nothing: the next one to connect uploads what it has")
  func reseeding() {
    let state = Self.play([(1, 0, .signIn), (2, 0, .choice(item: 0)), (3, 0, .lock), (20, 0, .unlock)]) {
      $0.group.usage.staysAwake = nil
      $0.administer(.delete, hour: 10)
    }
    let held = "0 profiles, 1 units, 1 items, 1 secrets, 1 bytes, 1 entries"
    #expect(
      TenantStory.told(state) == [
        "10 delete: 1 calls", "10 erased from tenantStore, administrator: \(held)",
        "24 tenantStore holds \(held)",
      ])
    #expect(TenantStory.requests(state).contains("20 upload 1/1"))
  }

  /// The delivery of a revision that is deleted meanwhile still arrives; what comes after it is newer, though
  /// the store has begun anew.
  @Test("A device that met a revision which is gone takes the next one")
  func revisionsGoOn() {
    let state = Self.play([
      (1, 0, .signIn), (1, 1, .signIn), (2, 0, .choice(item: 4)), (3, 0, .choice(item: 4)),
      (4, 0, .choice(item: 4)), (10, 0, .choice(item: 4)),
    ]) {
      $0.group.roaming.notifyDelay = .constant(3_600e6 * 2)
      $0.administer(.delete, hour: 5)
    }
    #expect(state.visible(1, 0).value == 4, "the fourth choice, made after the deletion")
    #expect(state.uploadHours == [2, 3, 4, 10])
  }

  @Test("What nobody used for long is removed, and a device that comes back brings its own again")
  func staleness() {
    let told = TenantStory.told(
      Self.play(
        [(1, 0, .signIn), (2, 0, .choice(item: 3)), (3, 0, .signOut), (24 * 6, 0, .signIn)], days: 6.5
      ) {
        $0.group.tenant.staleAfter = .days(2)
      })
    let held = "0 profiles, 1 units, 1 items, 0 secrets, 8 bytes, 1 entries"
    #expect(told == ["50 erased from tenantStore, stale: \(held)", "156 tenantStore holds \(held)"])
    // One that is used is not stale, however old the values.
    var lines: [Line] = [(1, 0, .signIn), (2, 0, .choice(item: 3))]
    for day in 1...5 { lines += [(Double(day * 24), 0, .lock), (Double(day * 24 + 1), 0, .unlock)] }
    let used = TenantStory.told(Self.play(lines, days: 6) { $0.group.tenant.staleAfter = .days(2) })
    #expect(used == ["144 tenantStore holds \(held)"])
  }

  @Test("A unit counts once with its current values, and those at their default count nothing")
  func holding() {
    let told = TenantStory.told(
      Self.play([
        (1, 0, .signIn), (2, 0, .choice(item: 1)), (3, 0, .choice(item: 1)), (4, 0, .choice(item: 5)),
      ]) {
        for index in 0..<3 { $0.settings[index].unit = "three" }
      })
    #expect(told == ["24 tenantStore holds 0 profiles, 2 units, 2 items, 0 secrets, 34 bytes, 2 entries"])
  }
}
