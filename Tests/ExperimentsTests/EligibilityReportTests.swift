// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Testing

struct EligibilityReportTests {
  /// Each group fails another gate.
  private static let text = """
    roamback: 1
    name: Gates
    run: {start: 2026-06-01, horizon: 500 days}
    groups:
      clean: {users: 10}
      hybrid: {users: 10, join: hybrid, provisioning: {mode: groupPolicy}}
      shared: {users: 10, shared: true}
      quiet: {users: 10}
      torn: {users: 10}
      mixed: {users: 1}
    restore: {page: {on: true, from: day 30}}
    policies:
      - {name: On, assign: {exclude: [clean]}, set: {EnableWindowsBackup: enabled}}
      - {name: Quiet, from: day 20, assign: {include: [quiet]}, set: {EnableActivityFeed: disabled}}
      - {name: Off, from: day 10, assign: {include: [torn]}, set: {EnableWindowsBackup: disabled}}
      - {name: Old, source: groupPolicy, assign: {include: [mixed]}, set: {EnableWindowsBackup: disabled}}
    strategies: {nothing: {}, roaming: {}, backup: {}, both: {}}

    """

  private func report(_ strategy: String? = nil) throws -> EligibilityReport {
    try #require(EligibilityReport(try readFixture(Self.text), strategy: strategy))
  }

  @Test("no line is longer than a hundred columns, and each rule has its source")
  func lines() throws {
    let lines = try report().text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 100 })
    let rules = lines.drop { $0 != "The rules behind what fails, with their sources" }
    #expect(rules.contains { $0.contains("policies.conflict: ") })
    #expect(rules.contains { $0.contains("backup.silentBlockers: ") })
    #expect(rules.contains { $0.contains("Microsoft Learn, Windows settings backup and restore") })
  }

  @Test("a group reads as it should")
  func group() throws {
    let text = try report().text
    let clean = text.split(separator: "\n\n").first { $0.hasPrefix("clean") }
    #expect(
      clean == """
        clean (10 people)
          windows11-24h2, in use at the start
            backup                   no    policy (no policy sets EnableWindowsBackup, and off by default)
            roaming                  from 2026-06-01  yes
                                     from 2027-07-01  no    control (no policy sets EnableWindowsBackup, and
                                                            off by default; the toggle does not count any
                                                            more)
          windows11-24h2, set up by userDriven (failure, loss)
            backup                   no    policy (no policy sets EnableWindowsBackup, and off by default)
            restore page in setup    from 2026-06-01  no    restorePage (the page is not on yet)
                                     from 2026-07-01  yes
            restore at first sign-in no    policy (no policy sets EnableWindowsRestore, and off by default)
            roaming                  from 2026-06-01  yes
                                     from 2027-07-01  no    control (no policy sets EnableWindowsBackup, and
                                                            off by default; the toggle does not count any
                                                            more)
        """)
    #expect(
      text.contains("from 2026-06-11  profiles conflict on EnableWindowsBackup: neither is applied"))
    #expect(
      text.contains(
        "from 2026-06-01  EnableWindowsBackup is undefined: Intune enabled, group policy disabled"))
    #expect(text.contains("mixed (1 person)"))
  }

  @Test("the table has every check of every strategy")
  func table() throws {
    let lines = try report().csv.split(separator: "\r\n")
    #expect(
      lines[0].hasPrefix(
        "strategy,group,system,arrives,mode,way,from,fromDay,answer,gate,verdict,isFirst,why"))
    #expect(
      lines.contains {
        $0.hasPrefix(
          "backup,shared,windows11-24h2,start,,backup,2026-06-01,0,no,sharedDevice,fails,yes,shared,")
      })
    #expect(
      lines.contains {
        $0.hasPrefix("nothing,clean,windows11-24h2,start,,backup,2026-06-01,0,no,notInStrategy,")
      })
    #expect(
      lines.contains { $0.contains("quiet") && $0.contains(",2026-06-21,20,no,silentBlocker,fails,yes,") })
    #expect(lines.contains { $0.hasPrefix("both,mixed,") && $0.contains(",some,policy,differs,no,") })
  }

  @Test("one strategy alone, or none of that name")
  func strategy() throws {
    #expect(try !report("roaming").text.contains("restore page"))
    #expect(EligibilityReport(try readFixture(Self.text), strategy: "bakup") == nil)
  }
}
