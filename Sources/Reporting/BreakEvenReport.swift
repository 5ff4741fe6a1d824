// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results
import Statistics

/// What a search for a break-even found, for people and for files.
public struct BreakEvenReport: Sendable {
  private let outcome: BreakEvenStudy.Outcome
  private let path: String
  private let measure: String
  private let unit: MetricUnit
  private let isDifference: Bool
  private var isWhole: Bool { outcome.search.isWhole }
  private let currency: String
  private let replications: Int
  private let spoken: @Sendable (Double) -> String

  /// - Parameters:
  ///   - path: of the parameter.
  ///   - measure: what is measured, as it was written.
  ///   - spoken: a value of the parameter in words.
  public init(
    _ outcome: BreakEvenStudy.Outcome, path: String, measure: String, unit: MetricUnit, isDifference: Bool,
    currency: String, replications: Int,
    spoken: @escaping @Sendable (Double) -> String
  ) {
    self.outcome = outcome
    self.path = path
    self.measure = measure
    self.unit = unit
    self.isDifference = isDifference
    self.currency = currency
    self.replications = replications
    self.spoken = spoken
  }

  /// For a terminal; nil is no terminal.
  public func text(width: Int?) -> String { TextFormat(report, width: width).text }

  public var markdown: String { MarkdownFormat(report: report).text }

  private var search: BreakEven { outcome.search }

  var report: Report {
    Report(
      title: .plain("Where \(measure) is \(amount(search.target))"),
      sections: [
        Report.Section(title: "Answer", blocks: [.paragraph(answer)] + reasons),
        Report.Section(title: "Points", blocks: [.table(table)]),
        Report.Section(title: "How it was found", blocks: [.bullets(method)]),
      ])
  }

  // MARK: The answer

  private var answer: Prose {
    switch search.answer {
    case .unknown: "Nothing was seen."
    case .alwaysAbove: never("above", search.points.map(\.mean).min() ?? 0)
    case .alwaysBelow: never("below", search.points.map(\.mean).max() ?? 0)
    case .alwaysOn: everywhere
    case .crossing(let x): crossing(x)
    }
  }

  private func crossing(_ x: Double) -> Prose {
    let range = search.range
    if search.isOpen { return somewhere }
    let start: Prose = "\(code: measure) is \(amount(search.target)) \(strong: place(x))"
    let first: Prose =
      crossings > 1
      ? " It is reached more than once between the points that were looked at; this is the smallest." : ""
    guard let interval = search.interval else { return start + "." + slope(x) + first }
    let (low, high) = (
      isWhole ? interval.low.rounded(.down) : interval.low,
      isWhole ? interval.high.rounded(.up) : interval.high
    )
    let limits = "(\(spoken(low)) to \(spoken(high)), 95% interval)"
    let isOpen = interval.low <= range.lowerBound || interval.high >= range.upperBound
    let open: Prose = isOpen ? " The interval reaches the end of the range, and may go beyond it." : ""
    return start + .plain(" \(limits).") + slope(x) + open + first
  }

  /// Chance covers the whole range.
  private var somewhere: Prose {
    let (low, high) = (spoken(search.range.lowerBound), spoken(search.range.upperBound))
    let ends = [search.points.first, search.points.last].compactMap { $0 }
    let needs = ends.map {
      ReplicationNeed(value: $0.mean, interval: interval($0), n: $0.seen.count).settling(search.target)
    }
    let count = needs.contains(nil) ? nil : needs.compactMap { $0 }.max()
    let more: Prose =
      count.map { "About \(ReplicationNeed.spoken($0)) replications are likely to tell both ends from it." }
      ?? "A wider range would tell more."
    return """
      Where \(code: measure) is \(amount(search.target)) \(strong: "cannot be told"): the 95% interval of the \
      place is the whole range, \(code: path) from \(low) to \(high). \(more)
      """
  }

  /// `at path = 4.2 days`; a whole number that is none is between two of them.
  private func place(_ x: Double) -> String {
    guard isWhole, x != x.rounded(), let left = search.points.last(where: { $0.x < x }),
      let right = search.points.first(where: { $0.x > x })
    else { return "at \(path) = \(spoken(x))" }
    return "between \(path) = \(spoken(left.x)) and \(spoken(right.x))"
  }

  /// What holds on either side, as far as it lies within the range.
  private func slope(_ x: Double) -> Prose {
    let words = search.isRising == true ? ("less", "more") : ("more", "less")
    if x <= search.range.lowerBound { return " Where \(code: path) is larger it is \(words.1)." }
    if x >= search.range.upperBound { return " Where \(code: path) is smaller it is \(words.0)." }
    return " Where \(code: path) is smaller it is \(words.0), where it is larger \(words.1)."
  }

  private var everywhere: Prose {
    let (low, high) = (spoken(search.range.lowerBound), spoken(search.range.upperBound))
    return """
      \(code: measure) is \(strong: amount(search.target)) for every \(code: path) from \(low) to \(high) that \
      was looked at: nothing depends on it there.
      """
  }

  private var crossings: Int {
    zip(search.points, search.points.dropFirst()).count {
      ($0.mean - search.target) * ($1.mean - search.target) < 0
    }
  }

  private func never(_ side: String, _ nearest: Double) -> Prose {
    let (low, high) = (search.range.lowerBound, search.range.upperBound)
    guard let index = search.points.firstIndex(where: { $0.mean == nearest }) else { return "" }
    let point = search.points[index]
    let nearest = spoken(point)
    let isClear = (point.mean - search.target).magnitude > point.reach
    if search.isConstant {
      return """
        \(code: measure) is \(nearest), \(isClear ? "" : "not clearly ")\(side) \(amount(search.target)), for every \(code: path) from \
        \(spoken(low)) to \(spoken(high)) that was looked at: \(strong: "nothing depends on it there").
        """
    }
    guard isClear else {
      return """
        No place was found. The mean of \(code: measure) stays \(side) \(amount(search.target)) for every \
        \(code: path) from \(spoken(low)) to \(spoken(high)) that was looked at, but not clearly: at \
        \(outcome.texts[index]) it is \(nearest). More replications or people would tell.
        """
    }
    return """
      \(code: measure) stays \(strong: "\(side) \(amount(search.target))") for every \(code: path) from \
      \(spoken(low)) to \(spoken(high)) that was looked at: even at \(outcome.texts[index]) it is \(nearest).
      """
  }

  /// What is missing where a coverage comes nearest, and is not enough.
  private var reasons: [Report.Block] {
    guard search.answer == .alwaysBelow, !outcome.missing.isEmpty else { return [] }
    let parts = outcome.missing.prefix(3).map { reason, share -> Prose in
      "\(NumberText.fixed(share * 100, places: 1))%: \(reason)"
    }
    return [
      .paragraph(
        "It starts from the first desktop, where this is missing there most of all, until somebody brings it:"
      ),
      .bullets(parts),
    ]
  }

  // MARK: The points

  private var table: Report.Table {
    let head = Figure.head(unit, isDifference: isDifference, currency: currency)
    let target = number(search.target)
    return Report.Table(
      .plain(path),
      [.plain("\(isDifference ? "Difference" : "Value"), \(head)"), .plain("Against \(target)")],
      rows: zip(search.points, outcome.texts).map { point, text in
        [.plain(text), .plain(figure(point).text), .plain(side(point))]
      })
  }

  private func side(_ point: BreakEven.Point) -> String {
    if point.mean == search.target, point.reach == 0 { return "the same" }
    let isClear = (point.mean - search.target).magnitude > point.reach
    return isClear ? (point.mean > search.target ? "above" : "below") : "not clearly different"
  }

  /// What was seen, with its unit, for a sentence.
  private func spoken(_ point: BreakEven.Point) -> String {
    let figure = figure(point)
    if unit == .share, !isDifference { return figure.spoken }
    let suffix = Figure.suffix(unit, isDifference: isDifference, currency: currency)
    return (point.reach > 0 ? figure.text : figure.short) + suffix
  }

  private func figure(_ point: BreakEven.Point) -> Figure {
    Figure(value: point.mean, interval: interval(point), unit: unit)
  }

  private func interval(_ point: BreakEven.Point) -> Interval {
    let interval = Interval(
      low: point.mean - point.reach, high: point.mean + point.reach, level: search.level)
    return isDifference ? interval : interval.clipped(to: unit)
  }

  /// Without its unit, as it was asked for, with the minus sign of the other figures.
  private func number(_ value: Double) -> String {
    let text = NumberText.file(unit == .share ? value * 100 : value)
    return text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }

  private func amount(_ value: Double) -> String {
    number(value) + Figure.suffix(unit, isDifference: isDifference, currency: currency)
  }

  private var people: String {
    let (played, all) = (outcome.people, outcome.everybody)
    guard played.lowerBound < played.upperBound else {
      return Advice.played(played.upperBound, of: all.upperBound)
    }
    return "\(NumberText.whole(played.lowerBound)) to \(NumberText.whole(played.upperBound)) people"
  }

  /// Where the number of people is what varies.
  private var among: String {
    outcome.people.lowerBound < outcome.people.upperBound ? ", those of few among those of many" : ""
  }

  private var method: [Prose] {
    let left: [Prose] =
      outcome.leftOut > 0
      ? ["Left out: \(NumberText.counted(outcome.leftOut, "replication")) in which some point had no case."]
      : []
    let isSample = outcome.people != outcome.everybody
    let sample: [Prose] = isSample ? [.plain(Advice.sampleRemark)] : []
    return [
      """
      \(people), \(NumberText.counted(replications, "replication")), \
      \(search.points.count) points: the same people with the same chance at each\(among), so that the curve is \
      smooth where the model is. Between two points it is taken to be straight.
      """,
      """
      The search halves and interpolates until the place is known to 1% of the range, or lies between two \
      points that are both not clearly different from the target. The interval holds those values at which \
      the 95% interval of the mean holds the target.
      """,
    ] + left + sample
  }

  // MARK: Files

  /// After RFC 4180: a row a point, then the answer with its limits.
  public var csv: String {
    var lines = ["what,parameter,text,x,low,high,value,valueLow,valueHigh,n\r\n"]
    for (point, text) in zip(search.points, outcome.texts) {
      let numbers = [point.mean, interval(point).low, interval(point).high].map(NumberText.file)
      lines.append(
        "point,\(CSVFormat.text(path)),\(CSVFormat.text(text)),\(NumberText.file(point.x)),,,"
          + "\(numbers.joined(separator: ",")),\(point.seen.count)\r\n")
    }
    let target = NumberText.file(search.target)
    switch search.answer {
    case .unknown: break
    case .alwaysAbove: lines.append("alwaysAbove,\(CSVFormat.text(path)),,,,,\(target),,,\r\n")
    case .alwaysBelow: lines.append("alwaysBelow,\(CSVFormat.text(path)),,,,,\(target),,,\r\n")
    case .alwaysOn: lines.append("alwaysOn,\(CSVFormat.text(path)),,,,,\(target),,,\r\n")
    case .crossing(let x):
      let limits = [search.interval?.low, search.interval?.high].map { $0.map(NumberText.file) ?? "" }
      lines.append(
        "crossing,\(CSVFormat.text(path)),\(CSVFormat.text(spoken(x))),\(NumberText.file(x)),"
          + "\(limits.joined(separator: ",")),\(target),,,\r\n")
    }
    return lines.joined()
  }
}
