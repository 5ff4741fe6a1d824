// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Testing

@Suite struct SettingsCatalogReadingTests {
  private static func mistakes(_ csv: String) -> [TableMistake] {
    do throws(CatalogErrors) {
      _ = try SettingsCatalog.read(csv: csv, name: "test")
      return []
    } catch {
      return error.mistakes
    }
  }

  private static func lines(_ mistakes: [TableMistake]) -> [String] {
    mistakes.map { "\($0.line):\($0.column) \($0.message)" }
  }

  @Test func optionalColumnsTakeDefaults() throws {
    let catalog = try SettingsCatalog.read(csv: "category,name\nSystem,Night light\n", name: "own")
    #expect(catalog.name == "own")
    #expect(catalog.settings == [Setting(name: "Night light", category: "System")])
    #expect(catalog.settings[0].unit == "System/Night light")
    #expect(catalog.settings[0].restored.isEmpty)
  }

  @Test func everyColumnIsRead() throws {
    let header = SettingsCatalog.columns.joined(separator: ",")
    let row =
      "Language,Time,seat,Time/all,0.25,2.125,700,1.5,windows11,writeOnly windows11-24h2..,yes,windows11,"
      + "language,no,yes,edgeSync,yes,yes,\"A page, 2025\",\"say \"\"no\"\"\",roams exists"
    let setting = try SettingsCatalog.read(csv: "\(header)\n\(row)\n", name: "t").settings[0]
    let range = try #require(SystemRange("windows11-24h2.."))
    #expect(
      setting
        == Setting(
          name: "Language", category: "Time", scope: .seat, unit: "Time/all", bytes: 700, changeWeight: 0.25,
          importance: 2.125, minutes: 1.5, exists: .windows11, roams: range, writeOnly: true, backedUp: .all,
          restored: .windows11, policyGroup: .language, registry: false,
          profileFile: true, carrier: .edgeSync, surroundings: true, essential: true, source: "A page, 2025",
          note: "say \"no\"",
          documented: [.roams, .exists]))
  }

  @Test func restoredFollowsBackedUp() throws {
    let catalog = try SettingsCatalog.read(csv: "name,category,backedUp\na,A,windows11\n", name: "t")
    #expect(catalog.settings[0].restored == .windows11)
  }

  @Test func allMistakesAreGatheredWithTheirPlace() {
    let csv = """
      name,category,scope,importance,bytes,roams,registry,documented
      a,A,user,1.0005,10.5,yes,yes,roams size
      b,A,seat,-1,ten,windows11..windows10,true,
      ,A,seat,1,1,no,no,
      c,A,seat,1,1,no,no,
      c,A,seat,1,1,writeOnly never,no,
      c,A,seat,1,1,no,no,
      """
    #expect(
      Self.lines(Self.mistakes(csv)) == [
        "2:5 scope is one of account, seat, not \"user\"",
        "2:10 importance has at most 3 decimals",
        "2:17 bytes is a whole number",
        "2:30 there is no figure \"size\"",
        "3:10 importance is not negative",
        "3:13 bytes is a number, not \"ten\"",
        "3:17 \"windows11..windows10\" is not a range of systems: write yes, no, windows10, windows11, a "
          + "release such as windows11-24h2, or A..B",
        "3:38 registry is yes or no, not \"true\"",
        "4:1 the name is missing",
        "6:14 \"never\" is not a range of systems: write yes, no, windows10, windows11, a release such as "
          + "windows11-24h2, or A..B",
        "7:1 \"c\" in A stands in line 5 already",
      ])
  }

  @Test func anUnknownColumnNamesTheKnownOnes() {
    let mistakes = Self.mistakes("name,categroy,bytes,bytes\na,A,1,1\n")
    #expect(
      Self.lines(mistakes) == [
        "1:1 the column category is missing", "1:6 there is no column \"categroy\"",
        "1:21 the column bytes stands twice",
      ])
    #expect(mistakes[1].word == "categroy")
    #expect(mistakes[1].accepted == SettingsCatalog.columns)
  }

  @Test(arguments: ["inf", "nan", "0x10", "1e3", "1.2.3", ".5", "5.", "--1", "1,5x", "9999999999999999999"])
  func numbersArePlainDecimals(text: String) {
    let mistakes = Self.mistakes("name,category,minutes\na,A,\"\(text)\"\n")
    #expect(mistakes.map(\.line) == [2])
  }

  @Test func numbersHaveACap() {
    #expect(
      Self.lines(Self.mistakes("name,category,minutes\na,A,100001\n")) == ["2:5 minutes is at most 100000"])
  }

  @Test func tableMistakesAreReportedBesideTheOthers() {
    let mistakes = Self.mistakes("name,category,bytes\na,A\nb,B,x\n")
    #expect(mistakes.map(\.line) == [2, 3])
  }

  @Test func emptyTextLacksItsColumns() {
    #expect(
      Self.lines(Self.mistakes("")) == [
        "1:1 the column name is missing", "1:1 the column category is missing",
      ])
  }

  @Test func rowsOfAnotherReaderAreReadAlike() throws {
    func cell(_ text: String, _ column: Int) -> CSVTable.Cell {
      CSVTable.Cell(text: text, line: 9, column: column)
    }
    let row = CatalogRow(
      line: 9, column: 3,
      fields: [
        CatalogRow.Field(name: "name", value: cell("a", 9)),
        CatalogRow.Field(name: "category", value: cell("A", 20)),
      ])
    let catalog = try SettingsCatalog.read(rows: [row], name: "t")
    #expect(catalog.settings == [Setting(name: "a", category: "A")])
    var wrong = row
    wrong.fields.append(CatalogRow.Field(name: "weight", value: cell("1", 30)))
    #expect(throws: CatalogErrors.self) { try SettingsCatalog.read(rows: [wrong], name: "t") }
  }
}
