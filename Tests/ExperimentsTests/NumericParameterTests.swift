// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Experiments

@Suite struct NumericParameterTests {
  @Test(
    "Which paths hold one number",
    arguments: [
      ("backup.cadence", true), ("strategies.backup.restore.accepts", true),
      ("groups.office.online", true), ("strategies.backup.groups.office.restore.accepts", true),
      ("usage.choicesPerActiveHour", true), ("helpDesk.agents", true), ("roaming.uploadDelay", true),
      ("restore.page", false), ("groups.online", false), ("nonsense", false), ("refresh", false), ("", false),
    ])
  func paths(path: String, isNumeric: Bool) { #expect((NumericParameter(path: path) != nil) == isNumeric) }

  @Test(
    "A value is written as the file writes it, and reads back",
    arguments: [
      ("backup.cadence", "36 h", "1.5 days"), ("backup.cadence", "1 day", "1 day"),
      ("restore.accepts", "12.34567%", "12.3457%"), ("helpDesk.agents", "7", "7"),
      ("usage.choicesPerActiveHour", "0.02", "0.02"),
      ("usage.choicesPerActiveHour", "0.00001", "0.00001"),
      ("usage.choicesPerActiveHour", "0.000123456", "0.00012346"),
      ("restore.accepts", "0.00012345%", "0.00012345%"), ("restore.accepts", "0%", "0%"),
    ])
  func text(path: String, given: String, written: String) throws {
    let parameter = try #require(NumericParameter(path: path))
    let value = try parameter.value(of: given, option: "--from")
    #expect(parameter.text(of: value) == written)
    let again = try parameter.value(of: written, option: "--from")
    #expect((again - value).magnitude <= 1e-4 * value)
  }

  @Test("Short times are shown in short units")
  func units() throws {
    var parameter = try #require(NumericParameter(path: "backup.cadence"))
    parameter.show(timesLike: try parameter.value(of: "47 h", option: ""))
    #expect(parameter.spoken(try parameter.value(of: "1 day", option: "")) == "24 h")
    parameter.show(timesLike: try parameter.value(of: "48 h", option: ""))
    #expect(parameter.spoken(try parameter.value(of: "10 days", option: "") / 3) == "3.33 days")
  }

  @Test("A sentence has fewer digits, and small numbers are not nothing")
  func spoken() throws {
    let parameter = try #require(NumericParameter(path: "usage.choicesPerActiveHour"))
    #expect(
      [1234.5, 12.34, 1.234, 0.1234567, 0.0000123456, 0, 1e-20].map(parameter.spoken)
        == ["1235", "12.3", "1.23", "0.1235", "0.000012", "0", "0"])
  }

  @Test func aMistakeHasItsPlace() throws {
    let parameter = try #require(NumericParameter(path: "backup.cadence"))
    #expect(throws: ScenarioErrors.self) { try parameter.value(of: "8 dayz", option: "--from") }
    do { _ = try parameter.value(of: "8", option: "--from") } catch {
      #expect(error.issues.map(\.headline) == ["--from:1:1: error[E301]: `8` has no unit"])
    }
  }
}
