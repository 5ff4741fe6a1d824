// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Statistics
import Testing

@testable import Probes

@Suite struct ProbePanelTests {
  private static func story(_ number: Int) -> SmallStory {
    var story = SmallStory([
      .converged(slot: 0, after: .minutes(Double(number) + 0.1)), .neverConverged(slot: 1),
      .choiceLost(at: SmallStory.at(days: 1), slot: Int32(number % 4)),
    ])
    story.events = number
    if number % 2 == 0 { story.replace(Cause.allCases[number % 3], onDay: 5, wanted: 0) }
    return story
  }

  /// Reading several stories on one sheet is merging their sheets.
  @Test func readingIsMerging() {
    var together = ProbeSheet(categoryCount: 2)
    var merged = ProbeSheet(categoryCount: 2)
    for number in 0..<7 {
      ProbePanel.read(Self.story(number).story, &together)
      merged.merge(Self.story(number).sheet)
    }
    for (index, metric) in Metric.all.enumerated() {
      for cell in [.all, SmallStory.a, SmallStory.b] + Cause.allCases.map({ ProbeSheet.Cell.cause($0) }) {
        let (left, right) = (together.entry(index, cell), merged.entry(index, cell))
        #expect(abs(left.numerator - right.numerator) < 1e-9, "\(metric.name)")
        #expect(left.observations == right.observations && left.censored == right.censored)
        #expect(left.histogram == right.histogram && abs(left.denominator - right.denominator) < 1e-9)
      }
    }
    #expect(together.sums("staleness.convergence")[3] == 7)
    #expect(together.sums("engine.events")[0] == 21)
  }

  @Test func anEmptySheetMergesToNothing() {
    var sheet = Self.story(4).sheet
    let before = sheet
    sheet.merge(ProbeSheet(categoryCount: 2))
    #expect(sheet == before)
    var empty = ProbeSheet(categoryCount: 2)
    empty.merge(before)
    for metric in Metric.all.indices {
      for cell in [.all, SmallStory.a, SmallStory.b] + Cause.allCases.map({ ProbeSheet.Cell.cause($0) }) {
        #expect(empty.entry(metric, cell) == before.entry(metric, cell))
      }
    }
  }

  /// Each cell of each metric is a place of its own.
  @Test func cellsDoNotOverlap() {
    var sheet = ProbeSheet(categoryCount: 3)
    let cells: [ProbeSheet.Cell] =
      [.all] + Cause.allCases.map { .cause($0) } + (0..<3).map { .category($0) }
    for metric in Metric.all.indices {
      for (position, cell) in cells.enumerated() {
        sheet.add(metric, Double(metric * 10 + position), per: 1, cell)
      }
    }
    for metric in Metric.all.indices {
      for (position, cell) in cells.enumerated() {
        #expect(sheet.entry(metric, cell).numerator == Double(metric * 10 + position))
        #expect(sheet.entry(metric, cell).observations == 1)
      }
    }
  }

  /// Of a survival metric alone, cell by cell, and merged like everything else.
  @Test func timesOfCensoringAreKept() throws {
    let familiar = try #require(Metric.all.firstIndex { $0.kind == .survival })
    var first = ProbeSheet(categoryCount: 2)
    first.observe(familiar, 3, .all)
    first.censor(familiar, at: 4.5)
    first.censor(familiar, at: 7, .cause(.loss))
    var second = ProbeSheet(categoryCount: 2)
    second.censor(familiar, at: 0.25)
    let alone = first
    first.merge(second)
    #expect(first != alone)
    #expect(first.entry(familiar, .all).censored == 2 && first.entry(familiar, .all).observations == 1)
    let whole = first.censorings(familiar, .all)
    #expect(whole.count == 2 && whole.min == 250 && whole.max == 4500)
    #expect(first.censorings(familiar, .cause(.loss)).max == 7000)
    #expect(first.censorings(familiar, .cause(.failure)).count == 0)
    for metric in Metric.all.indices where Metric.all[metric].kind != .survival {
      #expect(first.censorings(metric, .all) == Histogram())
    }
  }

  @Test func probesWriteUnderTheirOwnNames() {
    #expect(ProbePanel.metrics.count == ProbePanel.probes.reduce(0) { $0 + $1.metrics.count })
    #expect(ProbePanel.metrics == Metric.all)
  }
}
