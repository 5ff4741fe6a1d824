// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Probes
import Results
import Statistics

/// From power-on to the desktop, to the apps, and to a PC that feels familiar.
extension ReportBuilder {
  private static let familiar = "provisioning.familiar"
  private static let minutesADay = 1440.0

  private static let setupLines = [
    Line("Power-on to the desktop, mean", "provisioning.desktop"),
    Line("the same, median", "provisioning.desktop", statistic: "p50"),
    Line("the same, 90% of setups", "provisioning.desktop", statistic: "p90"),
    Line("the same, 95% of setups", "provisioning.desktop", statistic: "p95"),
    Line("Power-on until the apps that people wait for are there, mean", "provisioning.apps"),
    Line("the same, 95% of setups", "provisioning.apps", statistic: "p95"),
  ]

  private static let handLines = [
    Line("A user's hands, mean", "provisioning.userMinutes"),
    Line("A user waits, mean", "provisioning.waiting"),
    Line("A technician's hands, mean", "provisioning.technicianMinutes"),
    Line("A setup waits for a technician, mean", "provisioning.queued"),
    Line("Setups in which a stage was given up", "provisioning.incomplete.share"),
    Line("Setups in which an attempt ran out of time", "provisioning.timedOut.share"),
    Line("Without a PC, unplanned replacements, mean", "provisioning.withoutDevice"),
    Line("the same, 95% of them", "provisioning.withoutDevice", statistic: "p95"),
    Line("Old device kept beside the new, planned replacements", "provisioning.bothDevices"),
  ]

  var provisioning: Report.Section? {
    guard isSeen("provisioning.desktop") else { return nil }
    var blocks: [Report.Block] = planned(
      "From power-on to the desktop", plan: "provisioning.planned", simulated: "provisioning.desktop",
      parameter: "life.plannedProvisioning",
      consequence: "Sessions, coverage and repairs begin at the planned desktop.")
    blocks += [
      .table(measureTable(Self.setupLines)), .paragraph(Self.familiarity), .table(table(familiarRows)),
      .table(measureTable(Self.handLines.filter { isSeen($0.metric) })),
    ]
    return Report.Section(
      title: "How long a new PC takes", blocks: blocks + provisioningByCause + stages)
  }

  private static var familiarity: Prose {
    let days = NumberText.file(Survival.restriction / minutesADay)
    return """
      A new PC is familiar once it shows enough of what was wanted, by a mechanism or because somebody set \
      it again. Some never come to it before the device ends or the run does. They count as long as they are \
      seen (Kaplan and Meier), and the mean counts at most \(days) days of each.
      """
  }

  /// Whether a metric has a value under some strategy.
  func isSeen(_ metric: String) -> Bool {
    strategies.contains { comparison.estimate(whole($0), metric).value != nil }
  }

  // MARK: Familiar

  private func familiarBy(_ cell: ResultCell, _ metric: String) -> Prose {
    .plain(Figure(comparison.estimate(cell, metric), .share).text)
  }

  private var familiarRows: [Row] {
    let days = NumberText.file(Survival.restriction / Self.minutesADay)
    return [
      Row(head: "Power-on until it feels familiar, median, days") { familiarText(whole($0), "p50") },
      Row(head: "the same, 90% of cases, days") { familiarText(whole($0), "p90") },
      Row(head: .plain("the same, mean of at most \(days) days each, days")) {
        familiarText(whole($0), "mean")
      },
      Row(head: "Familiar a day after power-on, %") {
        familiarBy(whole($0), "provisioning.familiarDay1.share")
      },
      Row(head: "Familiar a week after power-on, %") {
        familiarBy(whole($0), "provisioning.familiarDay7.share")
      },
      Row(head: "Cases that came to it, in all fleets") { strategy in
        "\(comparison.estimate(whole(strategy), Self.familiar).observations)"
      },
      Row(head: "Cases that were still open when last seen, in all fleets") { strategy in
        "\(comparison.estimate(whole(strategy), Self.familiar).censored)"
      },
    ]
  }

  /// In days, because minutes of a week are hard to read.
  func familiarDays(_ cell: ResultCell, _ statistic: String = "mean") -> Figure {
    let estimate = comparison.estimate(cell, Self.familiar, statistic: statistic)
    let interval = estimate.interval.map {
      Interval(low: $0.low / Self.minutesADay, high: $0.high / Self.minutesADay, level: $0.level)
    }
    return Figure(value: estimate.value.map { $0 / Self.minutesADay }, interval: interval, unit: .days)
  }

  private func familiarText(_ cell: ResultCell, _ statistic: String) -> Prose {
    survivalText(cell, Self.familiar, statistic, familiarDays(cell, statistic))
  }

  /// A statistic of times until something happens: where a fleet does not come to it, how many do.
  func survivalText(
    _ cell: ResultCell, _ metric: String, _ statistic: String, _ figure: Figure? = nil
  ) -> Prose {
    let estimate = comparison.estimate(cell, metric, statistic: statistic)
    if estimate.value != nil || estimate.observations + estimate.censored == 0 {
      return .plain((figure ?? self.figure(cell, metric, statistic: statistic)).text)
    }
    return estimate.n == 0 ? "not reached" : "reached in \(estimate.n) of \(run.replications) fleets"
  }

  /// Behind a mean of times until something happens: how many of all cases were never seen to come to it.
  func open(_ cell: ResultCell, _ metric: String) -> Prose {
    let estimate = comparison.estimate(cell, metric)
    let cases = estimate.observations + estimate.censored
    return cases == 0 ? "" : "; \(estimate.censored) of \(cases) open"
  }

  // MARK: Parts

  private var provisioningByCause: [Report.Block] {
    let parts = seenCauses
    guard parts.count > 1 else { return [] }
    return [
      .table(partTable("Power-on to the desktop, mean", "provisioning.desktop", parts: parts)),
      .table(
        partTable("Until it feels familiar, mean of at most 14 days each (days)", parts: parts) { cell in
          familiarText(cell, "mean") + open(cell, Self.familiar)
        }),
    ]
  }

  private var stages: [Report.Block] {
    let seen = ProvisioningStage.Name.allCases.filter { isSeen("provisioning.stage.\($0.rawValue)") }
    guard !seen.isEmpty else { return [] }
    let parts = seen.map { stage in
      (name: Prose.plain(Glossary.title(of: stage)), metric: "provisioning.stage.\(stage.rawValue)")
    }
    func rows(_ statistic: String) -> [[Prose]] {
      parts.map { part in
        [part.name]
          + strategies.map { .plain(figure(whole($0), part.metric, statistic: statistic).text) }
      }
    }
    return [
      .paragraph(
        """
        Each stage over the setups that have it, from its first attempt to its end, with retries, queues and the nights between. \
        What runs after the desktop is measured from the desktop, and all of it runs at the same time.
        """),
      .table(Report.Table("Stage, mean (min)", strategyHeads, rows: rows("mean"))),
      .table(Report.Table("Stage, 95% of setups (min)", strategyHeads, rows: rows("p95"))),
    ]
  }
}
