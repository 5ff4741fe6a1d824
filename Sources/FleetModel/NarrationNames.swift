// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// What an observation names by number, in words.
public struct NarrationNames: Sendable {
  private let life: Life
  private let catalog: SettingsCatalog
  private let holdings: [Holding]

  /// - Parameter holdings: those of the user's story, by their position in it.
  public init(_ life: Life, _ catalog: CompiledCatalog, holdings: [Holding] = []) {
    self.life = life
    self.catalog = catalog.catalog
    self.holdings = holdings
  }

  func item(_ slot: Int32) -> String { catalog.settings[Int(life.items[Int(slot)])].name }

  /// From 1, as people count.
  func replacement(_ position: Int32) -> String { "replacement \(position + 1)" }

  func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }

  /// Thousandths of importance.
  func weight(_ thousandths: Int64) -> String {
    let (whole, rest) = thousandths.quotientAndRemainder(dividingBy: 1000)
    var digits = String(String(1000 + rest).dropFirst())
    while digits.last == "0" { digits.removeLast() }
    return digits.isEmpty ? "\(whole)" : "\(whole).\(digits)"
  }

  func holding(_ position: Int32) -> String {
    let holding = holdings[Int(position)]
    guard !holding.isEmpty else { return "nothing" }
    let parts: [(Int32, String)] = [
      (holding.profiles, count(Int(holding.profiles), "profile", "profiles")),
      (holding.units, count(Int(holding.units), "unit", "units")),
      (holding.items, count(Int(holding.items), "value", "values")),
      (holding.secrets, "\(count(Int(holding.secrets), "credential", "credentials")) among them"),
    ]
    return (parts.filter { $0.0 > 0 }.map(\.1) + ["\(holding.bytes) bytes"]).joined(separator: ", ")
  }

  /// Since midnight of the day on which the scenario starts.
  func sinceMidnight(_ time: SimulationTime) -> TimeSpan {
    time - .zero + life.calendar.startOfDay
  }

  func clock(_ time: SimulationTime) -> String { NarratedEvent.clock(sinceMidnight(time)) }
}

extension TimeSpan {
  /// In the two largest units: `1 h 12 min`, `3 days 4 h`, `20.5 s`.
  public var inWords: String {
    let tenths = (microseconds + 50_000) / 100_000
    let seconds = tenths / 10
    if tenths < 600 { return "\(seconds)" + (tenths % 10 == 0 ? "" : ".\(tenths % 10)") + " s" }
    func pair(_ large: Int64, _ name: String, _ small: Int64, _ unit: String) -> String {
      "\(large) \(name)" + (small == 0 ? "" : " \(small) \(unit)")
    }
    if seconds < 3_600 { return pair(seconds / 60, "min", seconds % 60, "s") }
    if seconds < 86_400 { return pair(seconds / 3_600, "h", seconds % 3_600 / 60, "min") }
    let days = seconds / 86_400
    return pair(days, days == 1 ? "day" : "days", seconds % 86_400 / 3_600, "h")
  }
}
