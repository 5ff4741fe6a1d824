// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments

/// Three measures stand for all of them.
let fixtureVocabulary = Scenario.Vocabulary(
  metricNames: ["coverage.day1", "provisioning.familiar", "replacement.count"],
  metrics: { name in
    switch name {
    case "coverage.day1": ("share", ["mean"])
    case "provisioning.familiar": ("min", ["mean", "p50", "p90", "p95"])
    case "replacement.count": ("count", ["total"])
    default: nil
    }
  })

func readFixture(
  _ text: String, folder: SourceFolder = .empty, sets: [String] = []
) throws(ScenarioErrors) -> Scenario {
  try Scenario.read(text: text, path: "s.yaml", folder: folder, sets: sets, vocabulary: fixtureVocabulary)
}

/// The issues of a scenario that cannot be read; empty where it can.
func issues(
  _ text: String, folder: SourceFolder = .empty, sets: [String] = []
) -> [ScenarioIssue] {
  do throws(ScenarioErrors) {
    _ = try readFixture(text, folder: folder, sets: sets)
    return []
  } catch { return error.issues }
}

let fixtureHead = "roamback: 1\nrun: {start: 2026-01-05}\n"
let fixtureBase = fixtureHead + "groups: {office: {users: 10}, field: {users: 5}}\n"
