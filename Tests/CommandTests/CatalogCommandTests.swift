// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import FleetModel
import Testing

@testable import roamback

/// What `roamback catalog` prints of catalogues and mechanisms.
@Suite struct CatalogCommandTests {
  private static func lines(_ arguments: [String], width: Int? = nil) throws -> [String] {
    try CatalogCommand.parse(arguments).text(width: width).split(separator: "\n").map(String.init)
  }

  private static func cells(_ line: String) -> [String] {
    line.split(separator: "  ").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }.map(String.init)
  }

  @Test func everyMechanismHasAColumn() throws {
    for arguments in [[], ["article"]] {
      let head = try #require(try Self.lines(arguments).first { $0.contains("settings  ") })
      #expect(Self.cells(head).suffix(MechanismCatalog.names.count + 1) == MechanismCatalog.names + ["none"])
    }
    for arguments in [
      ["article", "--items"], ["article", "--all-systems"], ["--diff", "article", "article"],
    ] {
      let text = try Self.lines(arguments).joined(separator: "\n")
      for name in MechanismCatalog.names { #expect(text.contains(name)) }
    }
  }

  /// Roaming and the backup are what the listing of the catalogue says, and the rows add up.
  @Test(arguments: SettingsCatalog.builtInNames, OperatingSystem.known.map(\.name))
  func countsAreThoseOfTheCatalogue(name: String, system: String) throws {
    let catalog = try #require(SettingsCatalog.builtIn(name))
    let rows = catalog.listing(system: try #require(OperatingSystem(system)))
    let lines = try Self.lines([name, "--system", system])
    for row in rows where row.total > 0 {
      let line = try #require(lines.first { $0.hasPrefix("\(row.category)  ") })
      let counts = Self.cells(line).dropFirst().compactMap { Int($0) }
      #expect(Array(counts.prefix(2)) == [row.total, row.roamOnly + row.both])
      // What is backed up and not given back is carried by nobody.
      #expect(counts[2] <= row.backupOnly + row.both && counts.count == 2 + MechanismCatalog.names.count)
    }
    let total = Self.cells(try #require(lines.last))
    #expect(total[1] == "\(rows.reduce(0) { $0 + $1.total })")
  }

  @Test func everyItemIsListedWithItsSource() throws {
    let catalog = try #require(SettingsCatalog.builtIn("documented-2025"))
    let lines = try Self.lines(["documented-2025", "--items", "--system", "windows11-24h2"])
    for setting in catalog.settings {
      let exists = setting.exists.contains(OperatingSystem("windows11-24h2")!)
      #expect(lines.contains { $0.hasPrefix("\(setting.name)  ") } == exists, "\(setting.name)")
    }
    let sources = Set(catalog.settings.map(\.source))
    #expect(lines.count { $0.hasPrefix("[") } <= sources.count)
    for source in sources { #expect(lines.contains { $0.hasSuffix("] \(source)") }, "\(source)") }
  }

  @Test func taskbarPinsAreBackedUpToRelease23H2() throws {
    let lines = try Self.lines(["documented-2025", "--all-systems"])
    let pins = try #require(lines.first { $0.hasPrefix("Taskbar: Pinned layout") })
    #expect(Self.cells(pins).dropFirst() == ["·2·4", "·2·4", "·2·4", "····", "····", "····"])
    let head = try #require(lines.first { $0.hasPrefix("Personalization") })
    #expect(Self.cells(head).dropFirst() == ["win10", "22h2", "23h2", "24h2", "25h2", "26h2"])
  }

  // MARK: Where two catalogues part

  @Test func theArticleAndTheDocumentationPart() throws {
    let lines = try Self.lines(["--diff", "article", "documented-2025"])
    #expect(
      Self.cells(try #require(lines.first { $0.hasPrefix("all ") })) == [
        "all", "58", "1", "327", "270", "20",
      ])
    #expect(lines.contains("In both, and carried otherwise: 20"))
    #expect(lines.contains("Only in article: 1"))
    #expect(lines.contains("Only in documented-2025: 270; --items lists them all"))
    let pins = try #require(lines.first { $0.contains("Taskbar: Pinned layout") })
    #expect(
      Self.cells(pins) == ["Personalization", "Taskbar: Pinned layout", "backup", "yes", "..windows11-23h2"])
  }

  @Test func otherFiguresStandThereOnDemand() throws {
    let arguments = ["--diff", "documented-2019", "documented-2025"]
    let title = "In both, with other figures:"
    #expect(!(try Self.lines(arguments).contains { $0.hasPrefix(title) }))
    let lines = try Self.lines(arguments + ["--all"])
    #expect(lines.contains { $0.hasPrefix(title) } && lines.contains { $0.contains("roams: yes → no") })
  }

  @Test func itemsOfOneAloneAreAllThereOnDemand() throws {
    let lines = try Self.lines(["--diff", "article", "documented-2025", "--items"])
    let alone = lines.drop { !$0.hasPrefix("Only in documented-2025") }.dropFirst(2)
    #expect(alone.count == 270 && !lines.contains { $0.contains("more") && $0.hasPrefix(" ") })
  }

  @Test func aCatalogueDoesNotPartFromItself() throws {
    let lines = try Self.lines(["--diff", "article", "article", "--all"])
    #expect(
      lines.suffix(4) == [
        "In both, and carried otherwise: none", "In both, with other figures: none", "Only in article: 0",
        "Only in article: 0",
      ])
  }

  // MARK: In a terminal

  @Test(arguments: [
    [], ["documented-2025"], ["documented-2025", "--items"], ["documented-2025", "--all-systems"],
    ["--diff", "article", "documented-2025"],
    ["--diff", "documented-2019", "documented-2025", "--all", "--items"],
  ])
  func linesEndWhereTheTerminalDoes(arguments: [String]) throws {
    for width in [100, 160] {
      for line in try Self.lines(arguments, width: width) { #expect(line.count <= width, "\(line)") }
    }
  }

  @Test(arguments: [
    (["--diff", "article"], "--diff takes two catalogues"),
    (["--diff", "article", "documented-2019", "documented-2025"], "--diff takes two catalogues"),
    (["article", "--all"], "--all goes with --diff"),
    (["article", "--items", "--all-systems"], "ask for one"),
    (["floppy"], "unknown catalogue floppy"),
    (["--diff", "article", "floppy"], "unknown catalogue floppy"),
    (["--system", "windows12"], "unknown system windows12"),
  ])
  func wrongUsageIsExplained(arguments: [String], message: String) {
    do {
      _ = try CatalogCommand.parse(arguments).text(width: nil)
      Issue.record("\(arguments) was taken")
    } catch {
      #expect(CatalogCommand.message(for: error).contains(message))
    }
  }
}
