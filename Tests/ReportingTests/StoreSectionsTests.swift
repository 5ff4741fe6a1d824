// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results
import Testing

@testable import Reporting

/// What a report says of the tenant's store, of administration and of exposure.
struct StoreSectionsTests {
  private func section(_ title: String, _ small: SmallTable) throws -> String {
    let text = ReportWriter.files(of: small.table)[0].text
    return String(try #require(text.split(separator: "\n## ").first { $0.hasPrefix(title + "\n") }))
  }

  private func row(_ head: String, in section: String) throws -> [String] {
    let line = try #require(section.split(separator: "\n").first { $0.hasPrefix("| " + head + " ") })
    return line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  /// `nothing` keeps nothing; `roaming` keeps abroad, and waits at the limit.
  private static var small: SmallTable {
    var small = SmallTable()
    for strategy in 0..<3 {
      let cell = ResultCell(strategy: strategy)
      let bytes = [4000.0, 0, 1000][strategy]
      small.add(cell, "store.bytes.perUser", around: bytes, step: 0)
      small.add(cell, "store.items", around: bytes / 100, step: 0)
      small.add(cell, "store.requests.peakHour", around: bytes / 10, step: 0, cases: 1)
      if bytes > 0 {
        small.add(cell, "store.outsideGeography", around: strategy == SmallTable.roaming ? 0.5 : 0, step: 0)
        small.add(cell, "store.throttled.share", counts: Array(repeating: 30, count: 10), per: 100)
        small.add(
          cell, "store.throttled.wait", around: strategy == SmallTable.roaming ? 5.1 : 5, step: 0)
      }
      small.add(cell, "exposure.store.items", around: bytes / 100, step: 0)
      small.add(cell, "exposure.device.items.perLoss", around: 20, step: 0)
      small.add(cell, "exposure.device.readable.perLoss", around: 2, step: 0)
    }
    return small
  }

  @Test("A run without store, administration and exposure says nothing of them")
  func nothing() {
    let text = ReportWriter.files(of: SmallTable.whole.table)[0].text
    for title in ["The tenant's data store", "Administration and departures", "Exposure"] {
      #expect(!text.contains("## " + title))
    }
    // Nor does one in which everything is 0.
    var empty = SmallTable()
    for metric in ["store.items", "departure.count", "exposure.store.items", "administration.calls"] {
      empty.add(ResultCell(strategy: 1), metric, around: 0, step: 0)
    }
    let silent = ReportWriter.files(of: empty.table)[0].text
    #expect(!silent.contains("## The tenant's") && !silent.contains("## Adm") && !silent.contains("## Exp"))
  }

  @Test("What is kept, and where, in sentences before the table")
  func kept() throws {
    let section = try section("The tenant's data store", Self.small)
    #expect(
      section.contains("on average, 4000 bytes under **backup**, 0 bytes under **nothing** and 1000 bytes"))
    #expect(
      section.contains(
        "the geography of their user: 0% (0% to 3.6%) under **backup** and 50.0% under **roaming**"))
    #expect(try row("Their size, bytes", in: section)[1].hasPrefix("4000"))
    #expect(!section.contains("personal accounts"), "nothing lies there")
  }

  @Test("Longer than five minutes at the limit is a warning, five are not")
  func warning() throws {
    let section = try section("The tenant's data store", Self.small)
    #expect(section.contains("**Warning**: under **roaming** a call waits longer than five minutes"))
    #expect(section.contains("hour's limit: 30.0% under **backup** and **roaming**"))
  }

  @Test("Groups are shown with their geography where it is not the tenant's home")
  func geography() throws {
    #expect(try !section("The tenant's data store", Self.small).contains(": people in"))
    var small = Self.small
    small.run.groups[1].geography = "APAC"
    small.run.groups[1].home = "EU"
    small.add(
      ResultCell(strategy: SmallTable.roaming, group: 1), "store.outsideGeography", around: 1, step: 0)
    let section = try section("The tenant's data store", small)
    let parts = section.split(separator: "\n").filter { $0.hasPrefix("| south: people in APAC, home EU ") }
    #expect(parts.count == 2 && parts[1].contains("100"))
  }

  @Test("Restores that were refused to somebody else are told where there were some")
  func identities() throws {
    #expect(try !section("The tenant's data store", Self.small).contains("tied to its user"))
    var small = Self.small
    small.add(
      ResultCell(strategy: SmallTable.backup), "restore.refused.otherTenant",
      Array(repeating: Measure(numerator: 7, denominator: 0, observations: 90), count: 10))
    let section = try section("The tenant's data store", small)
    #expect(try row("an account of another tenant, count", in: section)[1].hasPrefix("7"))
    #expect(!section.contains("another account of the tenant"))
  }

  @Test("Departures, refusals and evidence are told where there are some")
  func administration() throws {
    var small = SmallTable()
    for strategy in [SmallTable.backup, SmallTable.roaming] {
      let cell = ResultCell(strategy: strategy)
      small.add(
        cell, "departure.count",
        Array(repeating: Measure(numerator: 12, denominator: 0, observations: 60), count: 10))
      small.add(cell, "store.departed", around: 130, step: 1)
      small.add(
        cell, "administration.refused",
        Array(repeating: Measure(numerator: 3, denominator: 0, observations: 60), count: 10))
      small.add(
        cell, "administration.evidenceLost.share",
        counts: Array(repeating: strategy == SmallTable.backup ? 40 : 0, count: 10), per: 100)
    }
    let section = try section("Administration and departures", small)
    #expect(try row("People who left, count", in: section)[1].hasPrefix("12"))
    // No fleet came to the quantile, though there were cases.
    #expect(try row("the same, 95% of departures, days", in: section)[1] == "not reached")
    #expect(try self.section("The answer", small).contains("exported it: 40.0%"))
    #expect(section.contains("on average, 130.0 (127.8 to 132.2) days under **backup** and **roaming**"))
    #expect(section.contains("in a run: 3 under **backup** and **roaming**"))
    #expect(section.contains("exported it: 40.0%") && section.contains("0% (0% to"))
    #expect(!section.contains("Exports of"), "there were none")
  }

  @Test("A run too short to see the data go tells no mean")
  func shortRun() throws {
    var small = SmallTable()
    let cell = ResultCell(strategy: SmallTable.backup)
    small.add(
      cell, "departure.count",
      Array(repeating: Measure(numerator: 12, denominator: 0, observations: 60), count: 10))
    // Nine fleets were seen to the end, the tenth was not.
    small.add(
      cell, "store.departed",
      (0..<10).map {
        Measure(numerator: $0 == 0 ? 0 : 1300, denominator: $0 == 0 ? 0 : 10, observations: 5, censored: 5)
      })
    let section = try section("Administration and departures", small)
    let mean = try row(
      "From a departure until the data is gone, mean of at most 365 days each, days", in: section)
    #expect(mean[1] == "reached in 9 of 10 fleets")
    #expect(!section.contains("on average"))
  }

  @Test("Who could read what stands beside the counts, for what the run keeps alone")
  func exposure() throws {
    let section = try section("Exposure", Self.small)
    #expect(try row("In the tenant's data store: values of a person, count", in: section)[1].hasPrefix("40"))
    #expect(section.contains("Backup profiles in the tenant's data store"))
    #expect(section.contains("Roaming settings in the tenant's data store"))
    #expect(!section.contains("file server") && !section.contains("ersonal accounts"))
    #expect(section.contains("averaged over all losses, 2"))
  }
}
