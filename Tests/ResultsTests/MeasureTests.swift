// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Statistics
import Testing

@testable import Experiments
@testable import Probes
@testable import Results

struct MeasureTests {
  private static let familiar = Metric.all.firstIndex { $0.name == "provisioning.familiar" }!
  private static let wait = Metric.all.firstIndex { $0.name == "helpDesk.wait" }!

  /// Four cases: after 0.1 and 0.2 minutes, open after 0.15, open beyond the restriction.
  private var sheet: ProbeSheet {
    var sheet = ProbeSheet(categoryCount: 0)
    for minutes in [0.1, 0.2] { sheet.observe(Self.familiar, minutes) }
    for minutes in [0.15, 30_000] { sheet.censor(Self.familiar, at: minutes) }
    return sheet
  }

  @Test("A time until something happens is a Kaplan-Meier curve with a restricted mean")
  func survival() throws {
    let measure = Measure(sheet, Self.familiar, .all, .survival)
    #expect(measure.observations == 2 && measure.censored == 2 && measure.denominator == 4)
    // 0.1 + 3/4 * 0.1 + 3/8 of the rest.
    let mean = 0.1 + 0.075 + 0.375 * (Survival.restriction - 0.2)
    #expect((try #require(measure.value(of: "mean")) / mean - 1).magnitude < 1e-12)
    #expect(measure.p50 == 0.2 && measure.p90 == nil && measure.p95 == nil && measure.max == nil)
  }

  @Test("Of cases each point is its own, in the unit of the metric")
  func points() {
    var sheet = ProbeSheet(categoryCount: 0)
    // A hundred cases from 1 to 100 thousandths, of which every one has a bin of its own.
    for number in 1...100 { sheet.observe(Self.wait, Double(number) / 1000) }
    let measure = Measure(sheet, Self.wait, .all, .cases)
    #expect([measure.p50, measure.p90, measure.p95, measure.max] == [0.0505, 0.0905, 0.0955, 0.1])
  }

  @Test("Cases that are all open count their restriction; none at all are nothing")
  func ends() {
    var open = ProbeSheet(categoryCount: 0)
    open.censor(Self.familiar, at: 50_000)
    let measure = Measure(open, Self.familiar, .all, .survival)
    #expect(measure.value(of: "mean") == Survival.restriction && measure.p50 == nil && !measure.isEmpty)
    let none = Measure(open, Self.familiar, .cause(.loss), .survival)
    #expect(none.isEmpty && none.value(of: "mean") == nil)
  }

  @Test("Days are followed for a year, minutes for fourteen days")
  func restrictions() {
    let departed = Metric.all.firstIndex { $0.name == "store.departed" }!
    var open = ProbeSheet(categoryCount: 0)
    open.censor(departed, at: 3000)
    #expect(Measure(open, departed, .all, .survival).value(of: "mean") == 365)
    #expect(Metric.all[Self.familiar].restriction == Survival.restriction)
  }

  @Test("How long data is kept beyond the end of a run is not known, and is no mean")
  func notFollowed() {
    let departed = Metric.all.firstIndex { $0.name == "store.departed" }!
    var short = ProbeSheet(categoryCount: 0)
    for _ in 0..<30 { short.censor(departed, at: 83) }
    let open = Measure(short, departed, .all, .survival)
    #expect(open.value(of: "mean") == nil && open.censored == 30 && !open.isEmpty)
    // A third was seen to go; of the others it is known only that they were there at the end.
    for _ in 0..<15 { short.observe(departed, 80) }
    #expect(Measure(short, departed, .all, .survival).value(of: "mean") == nil)
    // Fewer than half that are still there are carried on.
    var long = ProbeSheet(categoryCount: 0)
    for _ in 0..<19 { long.observe(departed, 100) }
    long.censor(departed, at: 200)
    let mean = Measure(long, departed, .all, .survival).value(of: "mean")
    #expect(((mean ?? 0) - (95 + 0.05 * 365 + 0)).magnitude < 1)
  }

  @Test("What belongs to no group stands with everybody alone, and times until something happens come back")
  func fleet() throws {
    let folder = try SmallRun.Folder()
    defer { folder.remove() }
    var store = try SmallRun.create(at: folder.store)
    let count = SmallRun.scenario.catalog.categories.count
    var fleet = ProbeSheet(categoryCount: count)
    fleet.observe(Self.wait, 12)
    var group = ProbeSheet(categoryCount: count)
    group.observe(Self.familiar, 3)
    group.censor(Self.familiar, at: 2)
    let blank = ProbeSheet(categoryCount: count)
    for index in 0..<3 {
      try store.receive(
        ReplicationResult(
          index: index, sheets: Array(repeating: [group, blank], count: 3),
          fleet: [blank, fleet, blank]))
    }
    try store.finish()
    let table = try ResultStore.open(at: folder.store).table()
    #expect(table.series(ResultCell(strategy: 1), metric: Self.wait)?.totals.numerator == 36)
    #expect(table.series(ResultCell(strategy: 0), metric: Self.wait) == nil)
    #expect(table.series(ResultCell(strategy: 1, group: 0), metric: Self.wait) == nil)
    let waited = table.replicationValues(strategy: "nothing", metric: "helpDesk.wait", statistic: "p95")
    #expect(waited == [12, 12, 12])
    let measures = table.series(ResultCell(strategy: 0, group: 0), metric: Self.familiar)?.measures
    #expect(measures == Array(repeating: Measure(group, Self.familiar, .all, .survival), count: 3))
    #expect(measures?[0]?.p90 == 3 && measures?[0]?.censored == 1)
    #expect(table.run.metrics[Self.familiar].kind == .survival)
    #expect(table.run.metrics.contains { $0.unit == .money })
  }
}
