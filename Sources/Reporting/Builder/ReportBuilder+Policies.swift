// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Results

/// What policies set, for whom, from when, and where they are at odds.
extension ReportBuilder {
  /// One line of the table: groups and strategies for which a setting comes to stand alike.
  private struct Standing {
    var groups: [String]
    var strategies: [Int]
    var policy: RunDescription.Policy
  }

  var policies: Report.Section? {
    guard !run.policies.isEmpty else { return nil }
    let standings = standings
    let isSame = standings.allSatisfy { $0.strategies.count == run.strategies.count }
    let heads: [Prose] =
      (isSame ? [] : ["Strategy"]) + ["Group", "Setting", "From", "How it stands", "Policies"]
    let rows = standings.map { (isSame ? [] : [strategyNames($0.strategies)]) + cells($0) }
    return Report.Section(
      title: "Policies",
      blocks: trouble(standings) + [
        .paragraph(
          "What each setting is set to, after assignment. A device has it with its next check-in, "
            + "a new one with its desktop."),
        .table(Report.Table(texts: heads, rows: rows)),
      ])
  }

  private var standings: [Standing] {
    var standings: [Standing] = []
    // The strategies of a group come first, so that lines differ in one of the two alone.
    for group in run.groups.map(\.name) {
      for policy in run.policies where policy.group == group {
        if let index = standings.firstIndex(where: { $0.groups == [group] && isAlike($0.policy, policy) }) {
          standings[index].strategies.append(policy.strategy)
        } else {
          standings.append(Standing(groups: [group], strategies: [policy.strategy], policy: policy))
        }
      }
    }
    var merged: [Standing] = []
    for standing in standings {
      if let index = merged.firstIndex(where: {
        $0.strategies == standing.strategies && isAlike($0.policy, standing.policy)
      }) {
        merged[index].groups += standing.groups
      } else {
        merged.append(standing)
      }
    }
    return merged
  }

  private func isAlike(_ a: RunDescription.Policy, _ b: RunDescription.Policy) -> Bool {
    a.setting == b.setting && a.fromDay == b.fromDay && a.standing == b.standing && a.profiles == b.profiles
  }

  private func cells(_ standing: Standing) -> [Prose] {
    let policy = standing.policy
    return [
      groupNames(standing.groups), "\(code: policy.setting)", .plain(date(policy.fromDay)),
      policy.state == .settled ? .plain(policy.standing) : "\(strong: policy.standing)",
      .plain(policy.profiles.joined(separator: ", ")),
    ]
  }

  private func groupNames(_ groups: [String]) -> Prose {
    groups.count == run.groups.count ? "all" : .list(groups.map(Prose.plain))
  }

  private func strategyNames(_ strategies: [Int]) -> Prose {
    strategies.count == run.strategies.count ? "all" : .list(strategies.map { .plain(name($0)) })
  }

  private func trouble(_ standings: [Standing]) -> [Report.Block] {
    let sentences = standings.filter { $0.policy.state != .settled }.map { standing in
      let policy = standing.policy
      let profiles = Prose.list(policy.profiles.map { "\(strong: $0)" })
      let what: Prose =
        policy.state == .conflict
        ? "are in conflict: Intune applies neither, and what holds without a policy holds"
        : "differ, and nothing says which one wins: it is drawn for each device"
      return "From \(date(policy.fromDay)) on, \(profiles) set \(code: policy.setting) for "
        + "\(groupNames(standing.groups)) and \(what)." as Prose
    }
    return sentences.isEmpty ? [] : [.bullets(sentences)]
  }

  /// The calendar date of a day of the run.
  private func date(_ day: Double) -> String {
    guard let start = CalendarDate(run.start) else { return "day \(NumberText.whole(Int(day)))" }
    return (start + Int(day.rounded(.down))).text
  }
}
