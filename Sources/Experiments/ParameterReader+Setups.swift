// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Statistics

/// How devices are set up: modes, chains of stages, sites.
extension ParameterReader {
  /// A mode for every cause, or a map by cause.
  func enrollmentModes(_ node: ScenarioFileNode) -> [EnrollmentMode]? {
    if node.scalar?.isEmpty == false {
      return choice(node, of: EnrollmentMode.self).map { mode in Cause.allCases.map { _ in mode } }
    }
    guard let entries = fields(node, Cause.allCases.map(\.name)) else { return nil }
    let errorsBefore = log.errorCount
    var modes = Cause.allCases.map { _ in EnrollmentMode.userDriven }
    for entry in entries {
      guard let cause = Cause.allCases.first(where: { $0.name == entry.key }),
        let mode = choice(entry.value, of: EnrollmentMode.self)
      else { continue }
      modes[cause.rawValue] = mode
    }
    return log.errorCount == errorsBefore ? modes : nil
  }

  // MARK: Stages

  func chain(_ node: ScenarioFileNode) -> ParameterChain? {
    guard case .list(let nodes) = node.content else {
      log.error(
        .shape, node.place, "a chain of stages is a list, not \(node.kind)",
        help: "write `[{stage: signIn, takes: 3 min}]`")
      return nil
    }
    let errorsBefore = log.errorCount
    var chain = ParameterChain()
    for item in nodes {
      guard let stage = stage(item) else { continue }
      if chain.contains(stage.name) {
        log.error(
          .stage, item["stage"]?.place ?? item.place, "the stage `\(stage.name.rawValue)` stands twice",
          help: "a chain has each stage once")
      }
      chain.append(stage, hasOwnTimeout: item["timeout"] != nil)
    }
    return log.errorCount == errorsBefore ? chain : nil
  }

  private func stage(_ node: ScenarioFileNode) -> ProvisioningStage? {
    guard let fields = fields(node, ParameterChain.fields.map(\.name)) else { return nil }
    for field in ParameterChain.fields
    where field.defaultText == nil && !fields.contains(where: { $0.key == field.name }) {
      log.error(
        .missing, node.place, "`\(field.name)` is missing in this stage",
        help: "write `{stage: signIn, takes: 3 min}`")
    }
    guard let word = node["stage"], let name = choice(word, of: ProvisioningStage.Name.self) else {
      return nil
    }
    var stage = ProvisioningStage(
      name, takes: .constant(0), attendance: ParameterChain.attendance(of: name))
    for entry in fields { read(entry, into: &stage) }
    check(stage, fields)
    return stage
  }

  private func read(_ entry: ScenarioFileNode.Entry, into stage: inout ProvisioningStage) {
    let node = entry.value
    switch entry.key {
    case "takes": if let takes = distribution(node, .duration(signed: false)) { stage.takes = takes }
    case "download": if let download = distribution(node, .size) { stage.download = download }
    case "apps": if let apps = count(node, 1...ParameterChain.mostApps) { stage.apps = apps }
    case "essential":
      if let essential = count(node, 0...ParameterChain.mostApps) { stage.essential = essential }
    case "fails": if let share = text(node, ParameterText.share) { stage.fails = share }
    case "retry": retry(node, &stage)
    case "timeout": timeout(node, &stage)
    case "then":
      if let surrender = choice(node, of: ProvisioningStage.Surrender.self) { stage.surrender = surrender }
    case "by":
      if let hands = choice(node, of: ProvisioningStage.Attendance.self) { stage.attendance = hands }
    default: break
    }
  }

  private func distribution(
    _ node: ScenarioFileNode, _ quantity: ParameterDistribution.Quantity
  ) -> Distribution? {
    let reader = ParameterDistribution(folder: folder, quantity: quantity)
    return text(node) { text throws(ParameterProblem) in try reader.read(text) }
  }

  private func count(_ node: ScenarioFileNode, _ range: ClosedRange<Int>) -> Int? {
    text(node) { text throws(ParameterProblem) in try ParameterText.count(text, in: range) }
  }

  private func retry(_ node: ScenarioFileNode, _ stage: inout ProvisioningStage) {
    guard let fields = fields(node, ["after", "limit"]) else { return }
    stage.retryLimit = 1
    for entry in fields {
      if entry.key == "limit" {
        stage.retryLimit = count(entry.value, 0...ParameterChain.mostRetries) ?? 0
      } else if let pause = span(entry.value, atLeast: .zero) {
        stage.retryAfter = pause
      }
    }
  }

  private func timeout(_ node: ScenarioFileNode, _ stage: inout ProvisioningStage) {
    if node.scalar != "never" { stage.timeout = span(node, atLeast: .seconds(1)) }
  }

  private func span(_ node: ScenarioFileNode, atLeast low: TimeSpan) -> TimeSpan? {
    text(node) { text throws(ParameterProblem) in
      try ParameterText.span(text, atLeast: low, atMost: .days(30))
    }
  }

  /// What fits no such stage would have no effect.
  private func check(_ stage: ProvisioningStage, _ fields: [ScenarioFileNode.Entry]) {
    func refuse(_ key: String, _ sentence: String, help: String? = nil) {
      guard let entry = fields.first(where: { $0.key == key }) else { return }
      log.error(.stage, entry.place, sentence, help: help)
    }
    if stage.essential > 0, stage.name != .storeApps {
      refuse("essential", "only `storeApps` has essential apps, not `\(stage.name.rawValue)`")
    } else if stage.essential > stage.apps {
      refuse(
        "essential", "\(stage.essential) apps are essential, but there are \(stage.apps)",
        help: "`apps` says how many there are")
    }
    if stage.name == .storeApps {
      refuse("timeout", "`storeApps` has no time-out: its apps come one by one, in the background")
      if stage.retryAfter > .zero {
        refuse("retry", "a Store app that failed goes to the end of the queue: `after` has no effect")
      }
    }
    guard stage.name.isBackground else { return }
    if stage.attendance != .nobody {
      refuse("by", "`\(stage.name.rawValue)` runs in the background and keeps nobody's hands busy")
    }
    if stage.surrender == .startOver {
      refuse("then", "`\(stage.name.rawValue)` runs after the desktop, when nothing starts over")
    }
  }

  // MARK: Sites

  private static let mostSites = 1000

  func sites(_ node: ScenarioFileNode) -> [ParameterSite]? {
    guard let entries = node.entries else {
      log.error(
        .shape, node.place, "`sites` is a map of sites by name, not \(node.kind)",
        help: "write `sites: {headquarters: {link: 1 Gbit/s}}`")
      return nil
    }
    guard entries.count <= Self.mostSites else {
      log.error(.tooMany, node.place, "more than \(Self.mostSites) sites")
      return nil
    }
    let errorsBefore = log.errorCount
    // Looked up by group and never iterated.
    var siteOfGroup: [String: String] = [:]
    var sites: [ParameterSite] = []
    for entry in entries where entry.isName(of: "a site", log) {
      guard let site = site(entry) else { continue }
      let place = entry.value["groups"]?.place ?? entry.place
      for group in site.groups {
        guard let other = siteOfGroup.updateValue(entry.key, forKey: group) else { continue }
        log.error(
          .site, place, "the group \(ScenarioText.quoted(group)) belongs to \(ScenarioText.quoted(other))",
          help: "a group has one site: split it into two groups")
      }
      sites.append(site)
    }
    return log.errorCount == errorsBefore ? sites : nil
  }

  private func site(_ entry: ScenarioFileNode.Entry) -> ParameterSite? {
    guard let fields = fields(entry.value, ParameterSite.fields.map(\.name)) else { return nil }
    var site = SiteParameters.unlimited
    (site.name, site.peerShare) = (entry.key, ParameterSite.peerShare)
    var names = groupNames
    for field in fields {
      let node = field.value
      switch field.key {
      case "groups": if node.scalar != "all" { names = groups(node) ?? [] }
      case "link": if let link = text(node, ParameterText.link) { site.link = link }
      case "peerShare": if let share = text(node, ParameterText.share) { site.peerShare = share }
      case "technicians":
        let technicians = text(node) { text throws(ParameterProblem) in
          try ParameterText.countOrUnlimited(text, in: 1...ParameterSite.mostTechnicians)
        }
        if let technicians { site.technicians = technicians }
      default: break
      }
    }
    return ParameterSite(site: site, groups: names)
  }
}
