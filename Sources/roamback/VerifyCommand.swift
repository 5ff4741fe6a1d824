// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Foundation
import Reporting

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Hold the simulation against its closed forms, and the check against wrong formulas.",
    discussion: """
      Exact rows pass on equality, the others when |z| stays within a limit that is corrected for their \
      number. The null control repeats each check with the formula 5% too high and 5% too low: it must be \
      rejected.
      """)

  @Option(help: "How many threads to use.")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard threads > 0 else { throw ValidationError("--threads takes a whole number from 1 up") }
  }

  func run() async throws {
    let terminal = Terminal(color: .auto)
    let verification = Verification()
    let started = ContinuousClock.now
    let rows = await verification.run(threads: threads) { terminal.say("checked \($0.form.name)") }
    print(Self.table(rows, verification).text)
    let good = rows.count { $0.isGood }
    let limit = (verification.criticalZ * 100).rounded() / 100
    print(
      """

      \(good) of \(rows.count) closed forms hold; |z| up to \(limit) passes (\(Int(Verification.level * 100))% \
      for the whole table, Šidák).
      """)
    terminal.say("took \(started.duration(to: .now))")
    guard good == rows.count else { throw ExitCodes.expectationFailed }
  }

  private static func table(_ rows: [Verification.Row], _ verification: Verification) -> TextTable {
    var table = TextTable([
      "form", "quantity", "formula", "samples", "value", "theory", "std. error", "z", "verdict", "off by 5%",
    ])
    for row in rows {
      table.add([
        row.form.name, row.form.quantity, row.form.formula, "\(row.samples)", rounded(row.value),
        rounded(row.form.theory), row.form.isExact ? "exact" : rounded(row.standardError),
        row.z.map { "\(($0 * 100).rounded() / 100)" } ?? "", verdict(row),
        row.nullControlRejects ? "rejected" : "NOT REJECTED",
      ])
    }
    return table
  }

  private static func verdict(_ row: Verification.Row) -> String {
    if !row.passes { return "FAILS" }
    return row.isPrecise ? "passes" : "TOO COARSE"
  }

  private static func rounded(_ value: Double) -> String { "\((value * 1e5).rounded() / 1e5)" }
}
