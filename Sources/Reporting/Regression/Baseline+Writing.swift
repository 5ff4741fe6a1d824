// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

extension Baseline {
  /// For the text of all events together, so that a baseline stays small enough to be committed.
  private static let eventRoom = 16_000
  /// One of 100 points would not be told from its neighbour by more.
  static let digits = 6

  /// `baseline.json`: a measure a line, an event a line, keys always in the same order.
  public var text: String {
    var lines = ["{"]
    lines.append("  \"schemaVersion\": \(Self.schemaVersion),")
    lines.append("  \"scenario\": \(JSONFormat.quoted(scenario)),")
    lines.append("  \"fingerprint\": \(JSONFormat.quoted(fingerprint)),")
    lines.append("  \"seed\": \(seed),")
    lines.append("  \"replications\": \(replications),")
    lines.append("  \"command\": \(JSONFormat.quoted(command)),")
    lines.append("  \"digest\": \(JSONFormat.quoted(digest)),")
    lines.append("  \"currency\": \(JSONFormat.quoted(currency)),")
    lines.append("  \"level\": \(NumberText.file(Comparison.level)),")
    lines.append("  \"strategies\": \(Self.list(strategies.map(JSONFormat.quoted))),")
    lines.append("  \"measures\": \(Self.block(measures.map(Self.measure), indent: "  ")),")
    lines.append("  \"chunks\": \(Self.list((events.first?.chunks ?? []).map(Self.chunk))),")
    lines.append("  \"events\": \(Self.block(eventTexts, indent: "  "))")
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func list(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }

  private static func block(_ items: [String], indent: String) -> String {
    items.isEmpty
      ? "[]" : "[\n\(indent)  " + items.joined(separator: ",\n\(indent)  ") + "\n\(indent)]"
  }

  private static func measure(_ measure: Measure) -> String {
    let margin = measure.margin
    return "{\"measure\": \(JSONFormat.quoted(measure.name)), \"unit\": \"\(measure.unit.rawValue)\", "
      + "\"margin\": \(NumberText.file(margin.amount, digits: digits)), \"relative\": \(margin.isRelative), "
      + "\"assumed\": \(margin.isAssumed), \"values\": \(list(measure.figures.map(figures)))}"
  }

  /// `[value, low, high, n]`.
  private static func figures(_ figures: Figures?) -> String {
    guard let figures else { return "null" }
    return list([number(figures.value), number(figures.low), number(figures.high), "\(figures.n)"])
  }

  private static func number(_ value: Double?) -> String {
    value.map { NumberText.file($0, digits: digits) } ?? "null"
  }

  private static func chunk(_ chunk: Events.Chunk) -> String {
    JSONFormat.quoted("\(chunk.group)/\(chunk.users.lowerBound)-\(chunk.users.upperBound - 1)")
  }

  private var eventTexts: [String] {
    let told = events.map { Self.firstOfEachGroup($0.samples) }
    let room = Self.eventRoom / max(1, told.reduce(0) { $0 + $1.count })
    return zip(events, told).map { events, samples in
      let digests = events.chunks.map { JSONFormat.quoted($0.digest) }
      return
        "{\"strategy\": \(JSONFormat.quoted(events.strategy)), \"digest\": \(JSONFormat.quoted(events.digest)), "
        + "\"chunks\": \(Self.list(digests)), \"users\": "
        + "\(Self.block(samples.map { Self.sample($0, room: room) }, indent: "    "))}"
    }
  }

  /// Everybody else would leave too little room for each. Those who are told come first.
  private static func firstOfEachGroup(_ samples: [Events.Sample]) -> [Events.Sample] {
    var groups: [Substring] = []
    return samples.filter { sample in
      let group = sample.user[..<(sample.user.lastIndex(of: "/") ?? sample.user.endIndex)]
      guard !groups.contains(group) else { return false }
      groups.append(group)
      return true
    }
  }

  private static func sample(_ sample: Events.Sample, room: Int) -> String {
    var (events, used): ([String], Int) = ([], 0)
    for event in sample.events {
      let text = Self.event(event)
      used += text.utf8.count
      guard used <= room || events.isEmpty else { break }
      events.append(text)
    }
    return "{\"user\": \(JSONFormat.quoted(sample.user)), \"digest\": \(JSONFormat.quoted(sample.digest)), "
      + "\"count\": \(sample.count), \"events\": \(block(events, indent: "      "))}"
  }

  /// `["day 3 09:00:12.250000", "PC 1", "choice", "sets Theme"]`.
  private static func event(_ event: NarratedEvent) -> String {
    list([event.exactClock, event.place, event.kind, event.text].map(JSONFormat.quoted))
  }
}

extension NarratedEvent {
  /// To the microsecond.
  var exactClock: String {
    let fraction = ((time.microseconds % 1_000_000) + 1_000_000) % 1_000_000
    return "\(clock).\(String(1_000_000 + fraction).dropFirst())"
  }

  /// Reads what `exactClock` writes; nil where it is something else.
  init?(exactClock: String, place: String, kind: String, text: String) {
    let parts = exactClock.split(whereSeparator: { " :.".contains($0) })
    let numbers = parts.dropFirst().compactMap { Int64($0) }
    guard parts.first == "day", numbers.count == 5, parts.count == 6, numbers[0].magnitude < 100_000,
      zip(numbers.dropFirst(), [24, 60, 60, 1_000_000]).allSatisfy({ (0..<$1).contains($0) })
    else { return nil }
    let seconds = ((numbers[0] * 24 + numbers[1]) * 60 + numbers[2]) * 60 + numbers[3]
    var seat: Int?
    if !place.isEmpty {
      guard place.hasPrefix("PC "), let number = Int(place.dropFirst(3)), number > 0 else { return nil }
      seat = number - 1
    }
    self.init(
      time: TimeSpan(microseconds: seconds * 1_000_000 + numbers[4]), seat: seat, kind: kind, text: text)
  }
}
