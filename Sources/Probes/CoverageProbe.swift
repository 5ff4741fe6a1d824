// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// How much of what people wanted the new device shows, and why the rest is missing.
enum CoverageProbe: Probe {
  private static let points = CoveragePoint.allCases
  private static let reasons = Absence.allCases
  /// Positions of the families of metrics.
  private static let plain = 0
  private static let byMechanism = points.count
  private static let withoutSurroundings = 2 * points.count
  private static let givenUp = 3 * points.count
  private static let nothingWanted = givenUp + 1
  private static let missing = givenUp + 2

  static let metrics: [Metric] =
    points.map {
      Metric(
        "coverage.\($0.name)", .share, .ratio,
        "Share by importance of what was wanted that the new device shows, \(sentence($0)), repairs included."
      )
    }
    + points.map {
      Metric(
        "coverage.byMechanism.\($0.name)", .share, .ratio,
        "The same, \(sentence($0)), without what people or the help desk set again.")
    }
    + points.map {
      Metric(
        "coverage.withoutSurroundings.\($0.name)", .share, .ratio,
        "The same, \(sentence($0)), over Windows settings alone: without signatures, printers, drives and "
          + "what else Edge, Office, OneDrive or nothing carries.")
    }
    + [
      Metric("coverage.givenUp.share", .share, .ratio, "Share by importance given up within seven days."),
      Metric(
        "coverage.nothingWanted.share", .share, .proportion,
        "Replacements at which nothing was wanted; they are left out of coverage."),
    ]
    + reasons.map {
      Metric("coverage.missing.\($0.name)", .share, .ratio, "Missing at the desktop: \($0.sentence).")
    }

  private static func sentence(_ point: CoveragePoint) -> String {
    switch point {
    case .desktop: "at the first desktop"
    case .hour1: "an hour after the desktop"
    case .day1: "a day after the desktop"
    case .day7: "seven days after the desktop"
    }
  }

  /// Shares of one replacement's list, taken cell by cell.
  private struct List {
    var total = 0.0
    var shown = 0.0
    var byMechanism = 0.0
    var givenUp = 0.0
  }

  static func read(_ story: Story, _ sheet: inout ProbeSheet) {
    guard !story.replacements.isEmpty else { return }
    for (number, replacement) in story.replacements.enumerated() {
      readReplacement(Int32(number), replacement, story, &sheet)
    }
  }

  private static func readReplacement(
    _ number: Int32, _ replacement: UserState.Replacement, _ story: Story, _ sheet: inout ProbeSheet
  ) {
    var reachedDesktop = false
    var wanted: Int64 = 0
    var taken = Set<Int>()
    for observation in story.observations {
      switch observation {
      case .deviceEnded(_, _, number, _, let weight): wanted = weight
      case .desktop(_, _, number): reachedDesktop = true
      case .covered(number, let point): taken.insert(point.rawValue)
      default: break
      }
    }
    let cause = ProbeSheet.Cell.cause(replacement.cause)
    guard reachedDesktop else {
      if wanted > 0 { for point in points { censor(point, cause, &sheet) } }
      return
    }
    for cell in [ProbeSheet.Cell.all, cause] {
      sheet.add(nothingWanted, wanted == 0 ? 1 : 0, per: 1, observations: wanted == 0 ? 1 : 0, cell)
    }
    guard wanted > 0 else { return }
    for point in points {
      if taken.contains(point.rawValue) {
        readPoint(point, number, cause, story, &sheet)
      } else {
        censor(point, cause, &sheet)
      }
    }
    readMissing(number, cause, Double(wanted) / 1000, story, &sheet)
  }

  private static func censor(_ point: CoveragePoint, _ cause: ProbeSheet.Cell, _ sheet: inout ProbeSheet) {
    for family in [plain, byMechanism, withoutSurroundings] {
      for cell in [ProbeSheet.Cell.all, cause] { sheet.censor(family + point.rawValue, cell) }
    }
  }

  private static func readPoint(
    _ point: CoveragePoint, _ number: Int32, _ cause: ProbeSheet.Cell, _ story: Story,
    _ sheet: inout ProbeSheet
  ) {
    var whole = List()
    var windows = List()
    var categories: [(category: Int, list: List)] = []
    for observation in story.observations {
      guard case .coverage(number, point, let slot, let shown, let byMechanism, let givenUp) = observation
      else { continue }
      let weight = story.weight(slot)
      add(weight, shown, byMechanism, givenUp, to: &whole)
      let item = Int(story.life.items[Int(slot)])
      if !story.catalog.isSurroundings[item] { add(weight, shown, byMechanism, givenUp, to: &windows) }
      let category = story.category(slot)
      if let known = categories.firstIndex(where: { $0.category == category }) {
        add(weight, shown, byMechanism, givenUp, to: &categories[known].list)
      } else {
        categories.append((category, List()))
        add(weight, shown, byMechanism, givenUp, to: &categories[categories.count - 1].list)
      }
    }
    for cell in [ProbeSheet.Cell.all, cause] {
      record(whole, point, cell, &sheet)
      if windows.total > 0 {
        sheet.add(withoutSurroundings + point.rawValue, windows.shown / windows.total, per: 1, cell)
      }
    }
    for (category, list) in categories { record(list, point, .category(category), &sheet) }
  }

  private static func add(
    _ weight: Double, _ shown: Bool, _ byMechanism: Bool, _ givenUp: Bool, to list: inout List
  ) {
    list.total += weight
    if shown { list.shown += weight }
    if byMechanism { list.byMechanism += weight }
    if givenUp { list.givenUp += weight }
  }

  private static func record(
    _ list: List, _ point: CoveragePoint, _ cell: ProbeSheet.Cell, _ sheet: inout ProbeSheet
  ) {
    guard list.total > 0 else { return }
    sheet.add(plain + point.rawValue, list.shown / list.total, per: 1, cell)
    sheet.add(byMechanism + point.rawValue, list.byMechanism / list.total, per: 1, cell)
    if point == .day7 { sheet.add(givenUp, list.givenUp / list.total, per: 1, cell) }
  }

  private static func readMissing(
    _ number: Int32, _ cause: ProbeSheet.Cell, _ wanted: Double, _ story: Story, _ sheet: inout ProbeSheet
  ) {
    var sums = [Double](repeating: 0, count: reasons.count)
    for case .missing(number, let slot, let reason) in story.observations {
      sums[Int(reason.rawValue)] += story.weight(slot)
    }
    for cell in [ProbeSheet.Cell.all, cause] {
      for (index, sum) in sums.enumerated() { sheet.add(missing + index, sum / wanted, per: 1, cell) }
    }
  }
}
