// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Testing

struct TenantRemarkTests {
  private func codes(_ sets: [String]) throws -> [String] {
    try readFixture(fixtureBase, sets: sets).warnings.map(\.code)
  }

  private func headlines(_ sets: [String], _ code: String) throws -> [String] {
    try readFixture(fixtureBase, sets: sets).warnings.filter { $0.code == code }.map(\.headline)
  }

  private static let over = ["run.start=2026-06-01", "run.horizon=500 days", "strategies={roaming: {}}"]

  @Test("roaming that ends because nobody did anything, on its day")
  func july2027() throws {
    #expect(
      try headlines(Self.over, "W710") == [
        "--set:3:13: warning[W710]: under `roaming` roaming ends on 2027-07-01 for `field`, `office`: the tenant's toggle does not count any more, and no policy enables it"
      ])
    #expect(try !codes(Self.over + ["run.horizon=395 days"]).contains("W710"), "it ends with the run")
    #expect(
      try !codes(Self.over + ["policies=[{set: {EnableWindowsBackup: enabled}, from: day 395}]"])
        .contains("W710"))
    #expect(
      try codes(Self.over + ["policies=[{set: {EnableWindowsBackup: enabled}, from: day 396}]"])
        .contains("W710"), "a day too late")
    #expect(
      try !codes(Self.over + ["policies=[{set: {EnableWindowsBackup: disabled}}]"]).contains("W710"),
      "that is somebody's decision")
    #expect(try !codes(Self.over + ["tenant.roaming=none"]).contains("W710"))
    #expect(try !codes(Self.over + ["tenant.roamingToggleUntil=never"]).contains("W710"))
    #expect(
      try !codes(Self.over + ["strategies={moving: {mechanisms: [roaming until day 300]}}"]).contains("W710"))
    #expect(
      try headlines(["run.start=2027-08-01", "tenant.roaming=[field]", "strategies={roaming: {}}"], "W710")
        == [
          "--set:3:13: warning[W710]: under `roaming` roaming is off from the start for `field`: the tenant's toggle does not count any more, and no policy enables it"
        ])
  }

  @Test("the backup is on by default where nobody decided it, outside the Digital Markets Act")
  func onByDefault() throws {
    let late = ["strategies={backup: {}}", "groups.field.system=windows11-26h2"]
    #expect(
      try headlines(late, "N802") == [
        "s.yaml:3:31: note[N802]: the backup is on by default for `field` on windows11-26h2, though no policy says so; the restore stays opt-in"
      ])
    #expect(try !codes(late + ["tenant.geography=EU"]).contains("N802"))
    #expect(try codes(late + ["tenant.geography=EU", "tenant.geographies={field: UK}"]).contains("N802"))
    #expect(try !codes(late + ["groups.field.shared=on"]).contains("N802"))
    #expect(try !codes(late + ["policies=[{set: {EnableWindowsBackup: disabled}}]"]).contains("N802"))
    #expect(try !codes(late + ["strategies={nothing: {}}"]).contains("N802"))
    let refreshed = [
      "strategies={backup: {}}", "refresh={first: day 1, every: 1 day, wave: 10%, to: windows11-26h2}",
    ]
    #expect(try headlines(refreshed, "N802").count == 2)
  }

  @Test("a mechanism that begins after the end")
  func lateTerm() throws {
    #expect(
      try headlines(["strategies={late: {mechanisms: [backup from day 180]}}"], "W705") == [
        "--set:1:13: warning[W705]: the mechanism `backup` of `late` begins after the end of the run"
      ])
  }
}
