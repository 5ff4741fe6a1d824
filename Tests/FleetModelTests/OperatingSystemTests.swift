// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Testing

@Suite struct OperatingSystemTests {
  @Test func readsReleasesAndRevisions() throws {
    let patched = try #require(OperatingSystem("windows11-24h2"))
    #expect(patched.build == 26100)
    #expect(patched.revision == OperatingSystem.patched)
    let exact = try #require(OperatingSystem("windows11-24h2.4946"))
    #expect(exact.build == 26100)
    #expect(exact.revision == 4946)
    #expect(exact < patched)
  }

  @Test(arguments: [
    "", "windows11", "windows11-24H2", "windows11-24h2.", "windows11-24h2.x", "windows11-24h2.-1",
    "windows11-24h2.1.2", "windows11-24h2.9999999999", " windows11-24h2", "windows12",
  ])
  func refusesAnythingElse(text: String) {
    #expect(OperatingSystem(text) == nil)
  }

  @Test func knownReleasesAreOrderedByBuild() {
    #expect(OperatingSystem.known.map(\.build) == [19045, 22621, 22631, 26100, 26200, 26300])
    #expect(OperatingSystem.known.map(\.isWindows10) == [true, false, false, false, false, false])
    #expect(OperatingSystem.known.map(\.family).last == "windows11")
  }

  @Test func windows11Release26H2IsBuild26300() throws {
    let release = try #require(OperatingSystem("windows11-26h2"))
    #expect(release.build == 26300 && release.isBackedUpByDefault && !release.isWindows10)
    #expect(OperatingSystem.known.filter(\.isBackedUpByDefault) == [release])
  }

  @Test func textRoundTrips() {
    for system in OperatingSystem.known {
      #expect(OperatingSystem(system.text) == system)
      #expect(OperatingSystem("\(system.name).4946")?.text == "\(system.name).4946")
    }
  }

  @Test func anUnknownBuildIsNoSystem() {
    #expect(OperatingSystem(build: 22000) == nil)
    #expect(OperatingSystem(build: 26100, revision: -1) == nil)
    #expect(OperatingSystem(build: 26100) == OperatingSystem("windows11-24h2"))
  }
}
