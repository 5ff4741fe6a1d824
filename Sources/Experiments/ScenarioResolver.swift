// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Statistics

/// Gives every parameter its value for every group under every strategy.
struct ScenarioResolver {
  typealias Given = ScenarioFileAssignments

  var given: Given
  let root: ScenarioPlace
  let log: ScenarioIssueLog
  let vocabulary: Scenario.Vocabulary
  let reader: ParameterReader
  var context = ParameterContext()
  var groups: [GroupParameters] = []
  /// As read, by group and mode: a strategy may override the join, on which time-outs depend.
  var chains: [[ParameterChain]] = []
  var refreshes: [ParameterRefresh] = []
  var incidents: [ParameterIncident] = []
  var policies: [ParameterPolicy] = []
  /// What else is planned for a day.
  var events: [(noun: String, at: SimulationTime, place: ScenarioPlace)] = []
  var run = RunParameters(
    start: CalendarDate(dayNumber: 0), startOfDay: .zero, timeZone: "UTC", horizon: .days(180),
    replications: 1, seed: 1)

  init(
    given: Given, root: ScenarioPlace, log: ScenarioIssueLog, folder: SourceFolder,
    vocabulary: Scenario.Vocabulary
  ) {
    self.given = given
    self.given.groups.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    self.root = root
    self.log = log
    self.vocabulary = vocabulary
    reader = ParameterReader(log: log, folder: folder, groupNames: self.given.groups.map(\.name))
  }

  /// Whether the points of the sweep could be read.
  var knowsPoints = true

  /// nil only after an error was logged.
  ///
  /// - Parameter variants: names of strategies that are played beside the scenario's own.
  mutating func resolve(defaultName: String, variants: ([String]) -> [String] = { _ in [] }) -> Scenario? {
    groups = given.groups.map { Self.blank(named: $0.name) }
    chains = groups.map { _ in EnrollmentMode.allCases.map { _ in ParameterChain() } }
    for index in ParameterTable.rows.indices { resolve(index) }
    checkGroups()
    let strategies = resolveStrategies()
    let names = given.strategies?.map(\.name) ?? Self.defaultStrategies.map(\.name)
    let expectations = readExpectations(strategies: names + variants(names))
    run.declared = declared(expectations)
    run.stopping = stopping
    let margins = MarginReader(vocabulary: vocabulary, log: log).read(given.margins)
    let name = given.name.flatMap { reader.text($0) { text throws(ParameterProblem) in text } }
    if log.errorCount > 0 { return nil }
    warn(of: strategies)
    let groups = withFleet(groups)
    var scenario = Scenario(
      name: name ?? defaultName, run: run, catalog: reader.catalog, groups: groups, strategies: strategies,
      expectations: expectations, parameters: parameters(strategies), warnings: log.sorted,
      fingerprint: Self.fingerprint(
        run: run, catalog: reader.catalog, worlds: [groups], strategies: strategies))
    scenario.margins = margins
    return scenario
  }

  // MARK: Rows

  private mutating func resolve(_ index: Int) {
    let row = ParameterTable.rows[index]
    let assignment = given.scenario.first { $0.row == index }
    let written = assignment.flatMap { reader.read(row.type, $0.node) }
    let common = written ?? defaultValue(row)
    if let common, row.level == .scenario { applyToScenario(row, common) }
    if row.level == .scenario, row.origin.word == "given", assignment == nil {
      log.error(
        .missing, root, "`\(row.path)` is missing", help: "write `run: {start: 2026-01-05}`")
    }
    if let assignment, written != nil {
      noteWhatIf(row, assignment)
      noteOwnValues(index, assignment)
    }
    if row.path == "refresh" { countSeats() }
    for position in groups.indices {
      var value = common
      if row.level != .scenario {
        let own = given.groups[position].given.first { $0.row == index }
        if let own { value = reader.read(row.type, own.node) ?? common }
        if own == nil, row.level == .group, row.origin.word == "given" {
          log.error(
            .missing, given.groups[position].place,
            "the group \(ScenarioText.quoted(groups[position].name)) has no `\(row.localPath)`",
            help: "write `\(ScenarioText.shown(groups[position].name)): {\(row.localPath): 100}`")
        }
      }
      guard let value else { continue }
      row.apply(&groups[position], value, context)
      note(value, of: row, in: &chains[position])
    }
  }

  private func defaultValue(_ row: Parameter) -> ParameterValue? {
    guard let text = row.defaultText else { return nil }
    let source = ScenarioText(path: "default of \(row.path)", text: text)
    guard let node = ScenarioFile(log: log).parse(source) else { return nil }
    return reader.read(row.type, node)
  }

  private mutating func applyToScenario(_ row: Parameter, _ value: ParameterValue) {
    switch (row.path, value) {
    case ("run.start", .start(let date, let time)):
      (run.start, run.startOfDay) = (date, time)
      (reader.start, reader.startOfDay) = (date, time)
    case ("run.timeZone", .word(let zone)): run.timeZone = zone
    case ("run.horizon", .span(let span)): run.horizon = span
    case ("run.replications", .count(let count)): run.replications = count
    case ("run.precision", .number(let precision)): run.precision = precision
    case ("run.atMost", .count(let count)): run.atMost = count
    case ("run.seed", .seed(let seed)): run.seed = seed
    case ("catalog", .catalog(let catalog)): reader.catalog = catalog
    case ("categories", .categories(let weights)): reader.catalog = reader.catalog.weighted(by: weights)
    case ("refresh", .refresh(let plans)): refreshes = plans
    case ("incidents", .incidents(let plans)): incidents = plans
    case ("policies", .policies(let list)): policies = list
    case ("tenant.geographies", .geographies(let places)): context.geographies = places
    case ("outages", .outages(let outages)):
      events += outages.map { ("outage", $0.outage.from, $0.place) }
    case ("departures", .departures(let departures)):
      events += departures.map { ("departure", $0.at, $0.place) }
    case ("administration", .administration(let actions)):
      events += actions.map { ("action", $0.at, $0.place) }
    default: break
    }
  }

  private mutating func countSeats() {
    context.expectedSeats = [:]
    for group in groups {
      context.expectedSeats[group.name] = Double(group.users) * group.seats.meanSeats
      context.users[group.name] = group.users
    }
  }

  func noteWhatIf(_ row: Parameter, _ assignment: Given.Assignment) {
    guard row.path == "backup.cadence", let text = assignment.node.scalar,
      let length = try? ParameterText.microseconds(text), length != Double(TimeSpan.days(8).microseconds)
    else { return }
    log.remark(
      .whatIf, assignment.node.place,
      "a cadence of \(ScenarioText.shown(text)) is a what-if: Windows backs up every 8 days and offers no other"
    )
  }

  /// Whoever sets a parameter on the command line may not know who has a value of its own in the file.
  private func noteOwnValues(_ row: Int, _ assignment: Given.Assignment) {
    func isOfCommandLine(_ assignment: Given.Assignment) -> Bool {
      assignment.node.place.text.path == "--set"
    }
    guard isOfCommandLine(assignment) else { return }
    let path = ParameterTable.rows[row].path
    let groups = given.groups.filter { $0.given.contains { $0.row == row && !isOfCommandLine($0) } }
      .map { (name: $0.name, path: "groups.\(ScenarioText.shown($0.name)).\(path)") }
    let strategies = (given.strategies ?? []).filter { strategy in
      strategy.overrides.contains { $0.assignment.row == row && !isOfCommandLine($0.assignment) }
    }.map { (name: $0.name, path: "strategies.\(ScenarioText.shown($0.name)).\(path)") }
    let others = groups + strategies
    guard let first = others.first else { return }
    let names = others.map { "`\(ScenarioText.shown($0.name))`" }.joined(separator: ", ")
    log.remark(
      .ownValue, assignment.node.place,
      "`\(path)` is set for all, and \(names) \(others.count == 1 ? "keeps its own value" : "keep their own values")",
      help:
        "to set it there as well, write `--set \(first.path)=\(ScenarioText.shown(assignment.node.scalar ?? "…"))`"
    )
  }

  // MARK: What belongs together

  private func checkGroups() {
    var users = 0
    for (group, source) in zip(groups, given.groups) {
      users += group.users
      if group.seats.counts.count > group.seats.shares.count {
        log.error(
          .range, source.place,
          "there are users with \(group.seats.counts.count) seats, but `seatShares` has \(group.seats.shares.count)",
          help: "give `seatShares` one share for each rank")
      }
      checkScript(group, source)
      checkLives(group, source)
    }
    if users > 10_000_000 { log.error(.tooMany, root, "the groups have more than 10 million users together") }
  }

  /// Devices that break down faster than hourly would fill any memory.
  private func checkLives(_ group: GroupParameters, _ source: Given.Group) {
    let lives = [
      ("life.failure", group.life.failure), ("life.loss", group.life.loss), ("life.reset", group.life.reset),
    ]
    for (path, time) in lives {
      guard let time, time.mean < Double(TimeSpan.hours(1).microseconds) else { continue }
      let row = ParameterTable.rows.firstIndex { $0.path == path }
      let given = (source.given + given.scenario).first { $0.row == row }
      log.error(
        .range, given?.place ?? source.place,
        "a mean `\(path)` of less than an hour leaves nothing to simulate",
        help: "write a longer time, or `never`")
    }
  }

  private func checkScript(_ group: GroupParameters, _ source: Given.Group) {
    let scriptRow = ParameterTable.rows.firstIndex { $0.path == "usage.script" }
    let script = (source.given + given.scenario).first { $0.row == scriptRow }
    guard case .scripted(let lines) = group.usage.mode else {
      if let script, script.node.text != "[]" {
        log.error(.script, script.place, "a script has an effect with `mode: scripted` only")
      }
      return
    }
    let place = script?.place ?? source.place
    if !group.incidents.isEmpty {
      let row = ParameterTable.rows.firstIndex { $0.path == "incidents" }
      log.error(
        .script, given.scenario.first { $0.row == row }?.place ?? place,
        "an incident has no effect on \(ScenarioText.quoted(group.name)), which lives by a script",
        help: "write the end of a device as a line of the script, such as `{at: day 3, what: reset}`")
    }
    if lines.isEmpty, log.errorCount == 0 {
      log.error(
        .script, place, "`mode: scripted` needs a `script`", help: "write `script: [{at: …, what: …}]`")
    }
    if lines.contains(where: { $0.seat >= group.seats.counts.count }) {
      log.error(
        .script, place,
        "the script uses a seat that nobody in \(ScenarioText.quoted(group.name)) has: there are \(group.seats.counts.count)"
      )
    }
  }

  func expectationReader(strategies: [String]) -> ExpectationReader {
    ExpectationReader(
      vocabulary: vocabulary, strategies: strategies, groups: groups.map(\.name),
      categories: reader.catalog.categories, knowsPoints: knowsPoints)
  }

  private func readExpectations(strategies: [String]) -> [Expectation] {
    let expectations = expectationReader(strategies: strategies)
    return given.expectations.compactMap { node in
      reader.text(node) { text throws(ParameterProblem) in try expectations.read(text, at: node.place) }
    }
  }

  /// A group before any row of the table has been applied; every field is written by one.
  private static func blank(named name: String) -> GroupParameters {
    let none = Distribution.constant(0)
    return GroupParameters(
      name: name, users: 0,
      device: DeviceClass(
        join: .entra, system: OperatingSystem.known[0], edition: .enterprise, shared: false),
      seats: SeatMix(counts: [1], shares: [1]), calendar: WorkCalendar(start: CalendarDate(dayNumber: 0)),
      online: 0,
      usage: Usage(
        mode: .sessions, sessionsPerWorkday: 0, session: none, breaksPerActiveHour: 0, breakLength: .zero,
        endsWithLock: 0, endsWithSignOut: 0, endsWithShutdown: 0, staysAwake: nil, choicesPerActiveHour: 0,
        neverCustomise: 0, historyMean: 0, historyState: .settled),
      roaming: RoamingParameters(
        enabled: false, uploadDelay: none, transferDelay: none, notifyDelay: none, pullDelay: none,
        rule: .lastWriterByClient, clockSkew: none, blocked: 0),
      backup: BackupParameters(
        cadence: .zero, catchUpDelay: .zero, uploadTime: none, fails: 0, manualBeforeRefresh: 0,
        restoreIsWrite: false),
      restore: RestoreParameters(profile: .newest, accepts: 0, fails: 0, pageFrom: nil, firstSignIn: false),
      policies: ParameterPolicy.resolved([], for: name),
      life: LifeParameters(
        age: none, failure: nil, loss: nil, leadTimePlanned: none, leadTimeFailure: none,
        plannedProvisioning: .zero),
      refresh: [],
      repair: RepairParameters(noticeActiveHours: nil, byHand: 0, helpDesk: 0, livesWithIt: 0),
      helpDesk: HelpDeskParameters(plannedWait: .zero, handling: none), provisioning: .immediate,
      site: .unlimited, files: .off, costs: .unknown)
  }
}
