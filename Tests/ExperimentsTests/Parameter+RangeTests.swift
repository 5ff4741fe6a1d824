// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Experiments

@Suite struct AssumedRangeTests {
  /// Every assumed row, so that a new one must be thought about.
  private static let expected = """
    run.timeZone | left out: a label only
    run.horizon | left out: how the experiment is made, and no belief about the world
    run.replications | left out: how the experiment is made, and no belief about the world
    run.seed | left out: how the experiment is made, and no belief about the world
    categories | left out: the weights of the catalogue stand with their sources
    tenant.geography | left out: the scenario knows it
    tenant.geographies | left out: the scenario knows it
    tenant.preferredDataLocation | left out: a decision, and no belief about the world
    tenant.groupPolicyWins | 0% | 100% | nothing says which one wins
    tenant.requestLimit | left out: `unlimited` has no half and no double
    tenant.encryptedDisks | 82% | 94.7% | half and double odds
    switches.off | {} | {all: 5%} | few people turn off what nobody sees
    switches.turnsOn | 0% | 20% | few people look for it
    metered | 0% | 10% | people who travel use their phones
    groups.*.system | left out: the scenario knows it
    groups.*.seats | {1: 60%, 2: 32%, 3: 8%} | {1: 86%, 2: 11%, 3: 3%} | half and double odds of the first share
    groups.*.seatShares | [54%, 31%, 15%] | [82%, 12%, 6%] | half and double odds of the first share
    groups.*.calendar.days | left out: the scenario knows it
    groups.*.calendar.hours | left out: the scenario knows it
    groups.*.calendar.holidays | left out: the scenario knows it
    groups.*.online | 94.2% | 98.5% | half and double odds
    usage.mode | left out: how the experiment is made, and no belief about the world
    usage.script | left out: how the experiment is made, and no belief about the world
    usage.sessionsPerWorkday | 1.5 | 4 | four sessions of the assumed length fill a working day
    usage.session | lognormal(median 45 min, p95 2.5 h) | lognormal(median 2 h, p95 6 h) | three sessions of two and a half hours on average fill a working day
    usage.breaksPerActiveHour | 0.25 | 1 | half and double
    usage.breakLength | 5 min | 20 min | half and double
    usage.sessionEnds | {lock: 43%, signOut: 14%, shutdown: 43%} | {lock: 75%, signOut: 6%, shutdown: 19%} | half and double odds of the first share
    usage.staysAwake | 10 min | always | `always` is modern standby
    usage.choicesPerActiveHour | 0.01 | 0.04 | half and double
    usage.history.state | left out: the scenario knows it
    roaming.uploadDelay | exponential(mean 5 s) | exponential(mean 90 s) | 19 of 20 stay under the documented 5 minutes
    roaming.transferDelay | 1 s | 30 s | well within the documented 5 minutes
    roaming.notifyDelay | exponential(mean 5 s) | exponential(mean 90 s) | 19 of 20 stay under the documented 5 minutes
    roaming.pullDelay | 5 s | 4 min | within the documented 5 minutes
    roaming.rule | lastWriterByClient | lastWriterByArrival | the other word
    roaming.clockSkew | 0 s | uniform(-5 min, 5 min) | sign-in itself tolerates five minutes (Kerberos)
    roaming.blocked | 1% | 3.9% | half and double odds
    backup.catchUpDelay | 1 min | 8 h | whether the task waits until nobody works is unknown
    backup.uploadTime | 15 s | 60 s | half and double
    backup.fails | 0.5% | 2% | half and double odds
    backup.manualBeforeRefresh | 0% | 30% | who is told to press a button often does not
    backup.restoreIsWrite | off | on | the other value
    restore.profile | newest | sameSeat | richest | each other word
    restore.accepts | 82% | 94.7% | half and double odds
    restore.fails | 0.5% | 2% | half and double odds
    restore.otherIdentity | 0% | 5% | names change, and people move
    restore.identities | {otherAccount: 100%, otherTenant: 0%, deletedUser: 0%} | {otherAccount: 50%, otherTenant: 25%, deletedUser: 25%} | none of them is ruled out
    roamingProfile.slowLink | 2.6% | 9.5% | half and double odds
    consumerBackup.users | 11% | 33% | half and double odds
    consumerBackup.cadence | 0.5 days | 2 days | half and double
    consumerBackup.accepts | 82% | 94.7% | half and double odds
    life.age | uniform(0, 3 years) | uniform(0, 5 years) | refresh cycles of 3 to 5 years
    life.leadTime.planned | 0 s | 1 day | some hand in the old device first
    life.leadTime.failure | lognormal(median 0.5 days, p95 2.5 days) | lognormal(median 2 days, p95 10 days) | half and double
    life.reset | left out: `never` has no half and no double
    life.leadTime.reset | lognormal(median 1 h, p95 4 h) | lognormal(median 4 h, p95 16 h) | half and double
    life.leaving | left out: `never` has no half and no double
    life.plannedProvisioning | 45 min | 90 min | untuned totals of 45 to 90 minutes are reported
    refresh | left out: a decision, and no belief about the world
    incidents | left out: nobody plans them
    outages | left out: nobody plans them
    departures | left out: the scenario knows it
    administration | left out: a decision, and no belief about the world
    repair.noticeActiveHours | 2 | 8 | half and double
    repair.remedy | {byHand: 54%, helpDesk: 15%, livesWithIt: 31%} | {byHand: 82%, helpDesk: 6%, livesWithIt: 12%} | half and double odds of the first share
    repair.familiarAt | 90.5% | 97.4% | half and double odds
    helpDesk.plannedWait | 15 min | 60 min | half and double
    helpDesk.handling | lognormal(median 7 min, p95 25 min) | lognormal(median 28 min, p95 100 min) | half and double
    provisioning.clicks | 67% | 89% | half and double odds
    provisioning.clickAfter | exponential(mean 7.5 min) | exponential(mean 30 min) | half and double
    provisioning.installByHand | 2 min | 8 min | half and double
    provisioning.stages.userDriven | half of each time | twice each time | half and double of each time in it
    provisioning.stages.preProvisioned | half of each time | twice each time | half and double of each time in it
    provisioning.stages.selfDeploying | half of each time | twice each time | half and double of each time in it
    provisioning.stages.autopilotReset | half of each time | twice each time | half and double of each time in it
    provisioning.stages.manual | half of each time | twice each time | half and double of each time in it
    provisioning.stages.settings | half of each time | twice each time | half and double of each time in it
    provisioning.stages.groupPolicy | half of each time | twice each time | half and double of each time in it
    provisioning.stages.configurationManager | half of each time | twice each time | half and double of each time in it
    sites | left out: the scenario knows it
    helpDesk.setupHandling | lognormal(median 15 min, p95 1 h) | lognormal(median 60 min, p95 4 h) | half and double
    helpDesk.agents | left out: the scenario knows it
    helpDesk.hours | left out: the scenario knows it
    helpDesk.patience | exponential(mean 20 min) | exponential(mean 80 min) | half and double
    helpDesk.first | left out: a decision, and no belief about the world
    files.from | left out: the scenario knows it
    files.accepts | 54% | 82% | half and double odds
    files.inKnownFolders | 67% | 89% | half and double odds
    costs.currency | left out: a label only
    costs.userHour | left out: a price is the scenario's own
    costs.technicianHour | left out: a price is the scenario's own
    costs.deviceDay | left out: a price is the scenario's own
    """

  @Test func everyValueAndEveryLevelIsReadByItsRow() {
    for row in ParameterTable.rows {
      guard let range = row.assumedRange?.range else { continue }
      for value in range.values + (0..<6).map({ range.value(at: $0, of: 6) }) {
        let log = ScenarioIssueLog()
        let node = ScenarioFile(log: log).value(ScenarioText(path: row.path, text: value.text))
        let read = node.flatMap {
          ParameterReader(log: log, folder: .empty, groupNames: []).read(row.type, $0)
        }
        #expect(read != nil && log.errorCount == 0, "\(row.path): \(value.text)")
      }
    }
  }

  private static func line(_ row: Parameter) -> String? {
    guard let range = row.assumedRange else {
      return row.origin.word == "assumed" ? "\(row.path) | NOTHING" : nil
    }
    switch range {
    case .leftOut(let why): return "\(row.path) | left out: \(why)"
    case .range(let range):
      return "\(row.path) | \(range.values.map(\.shown).joined(separator: " | ")) | \(range.why)"
    }
  }

  @Test func everyAssumedRowHasItsRange() {
    let lines = ParameterTable.rows.compactMap(Self.line)
    #expect(lines.joined(separator: "\n") == Self.expected)
  }
}
