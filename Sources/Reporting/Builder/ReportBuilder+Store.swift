// SPDX-License-Identifier: GPL-3.0-or-later
import Results

/// What the tenant's store keeps of people, where that lies, and how it is called.
extension ReportBuilder {
  private static let outside = "store.outsideGeography"
  private static let wait = "store.throttled.wait"

  private static let storeLines = [
    Line("Profiles of a person", "store.profiles"), Line("Roaming units of a person", "store.units"),
    Line("Values of a person that are not default", "store.items"),
    Line("Their size", "store.bytes.perUser"), Line("Calls of a person", "store.requests.perUserDay"),
    Line("of these: a device sends what was chosen on it", "store.requests.upload.perUserDay"),
    Line("of these: a device asks what is new, or fetches it", "store.requests.pull.perUserDay"),
    Line("of these: a device sends its profile", "store.requests.backup.perUserDay"),
    Line("of these: a setup asks which profiles there are", "store.requests.list.perUserDay"),
    Line("of these: a setup reads a profile", "store.requests.restore.perUserDay"),
    Line("of these: administrators' calls", "store.requests.administration.perUserDay"),
    Line("Calls of all people in the busiest hour", "store.requests.peakHour"),
    Line("Calls refused at least once at the hour's limit", "store.throttled.share"),
    Line("From a call to the hour that serves it, mean of all calls", wait),
    Line("the same, the longest of a run", "store.throttled.worst"),
    Line("Bytes outside their user's geography", outside),
    Line("Bytes of work data in personal accounts", "store.outsideTenant"),
  ]

  var store: Report.Section? {
    guard isPositive("store.items") || isPositive("store.outsideTenant") else { return nil }
    return Report.Section(
      title: "The tenant's data store",
      blocks: [
        .paragraph(
          """
          What is kept of people is looked at once a week; sizes are those of the catalogue. Calls are told \
          from what devices and administrators do: they are requests of this model, each with what travels \
          in it, and not packets.
          """),
        .bullets([kept, abroad, personal, busiest, throttled].compactMap { $0 }),
        .table(measureTable(Self.storeLines.filter { isPositive($0.metric) })),
      ] + lateBlocks + byGeography + identities)
  }

  private var kept: Prose? {
    said("store.bytes.perUser", " bytes").map { "The store keeps of a person, on average, \($0)." }
  }

  var abroad: Prose? {
    guard isPositive(Self.outside), let share = said(Self.outside) else { return nil }
    return """
      Of the bytes in the tenant's store, so many lie outside the geography of their user: \(share). A person's data lies \
      in the tenant's home, unless the person's own geography is set as its preferred location.
      """
  }

  var personal: Prose? {
    guard isPositive("store.outsideTenant"), let share = said("store.outsideTenant") else { return nil }
    return "Work data in personal accounts, out of the organisation's reach: \(share) of all bytes kept."
  }

  private var busiest: Prose? {
    guard isPositive("store.requests.peakHour"), let calls = said("store.requests.peakHour") else {
      return nil
    }
    return "In the busiest hour of a run all people together call it so often: \(calls)."
  }

  private var throttled: Prose? {
    guard let share = said("store.throttled.share"), let wait = said(Self.wait, " min") else { return nil }
    return """
      Calls refused at least once at the hour's limit: \(share). They come again in the next hour; a call \
      waits, on average over all calls, \(wait).
      """
  }

  /// A change reaches the second PC within five minutes (Microsoft Learn, Entra: roaming troubleshooting,
  /// 2022-02 to 2025-06): lives count with such delays.
  private static let promisedMinutes = 5.0

  private var lateBlocks: [Report.Block] {
    let late = strategies.filter {
      (comparison.estimate(whole($0), Self.wait).value ?? 0) > Self.promisedMinutes
    }
    guard !late.isEmpty else { return [] }
    let names = Prose.list(late.map { Prose(spans: [.strong(name($0))]) })
    return [
      .paragraph(
        """
        \(strong: "Warning"): under \(names) a call waits longer than five minutes on average. Waiting at \
        the limit is measured and never fed back: lives were played with delays as if the store answered at \
        once, which is then too good.
        """)
    ]
  }

  private var byGeography: [Report.Block] {
    guard run.groups.contains(where: { $0.home != $0.geography }) else { return [] }
    let parts = run.groups.indices.map { group -> Part in
      let place = run.groups[group]
      return (
        name: "\(place.name): people in \(place.geography), home \(place.home)",
        cell: { ResultCell(strategy: $0, group: group) }
      )
    }
    return [
      .table(partTable("Bytes of a person in the store", "store.bytes.perUser", parts: parts)),
      .table(partTable("Of these, outside the person's geography", Self.outside, parts: parts)),
    ]
  }

  /// Profiles are tied to the identity of their user.
  private var identities: [Report.Block] {
    let lines = [
      Line("another account of the tenant", "restore.refused.otherAccount"),
      Line("an account of another tenant", "restore.refused.otherTenant"),
      Line("a user who was deleted", "restore.refused.deletedUser"),
    ].filter { isPositive($0.metric) }
    guard !lines.isEmpty else { return [] }
    return [
      .paragraph(
        """
        A profile is tied to its user in its tenant. Restores that were refused because somebody else set \
        the device up, in a run:
        """), .table(measureTable(lines)),
    ]
  }

  /// Whether a metric is above 0 under some strategy.
  func isPositive(_ metric: String) -> Bool {
    strategies.contains { (comparison.estimate(whole($0), metric).value ?? 0) > 0 }
  }

  /// A metric under each strategy that has it, in a sentence; nil where none has.
  func said(_ metric: String, statistic: String? = nil, _ mark: String = "") -> Prose? {
    let texts = strategies.compactMap { strategy -> (strategy: Int, text: String)? in
      let figure = figure(whole(strategy), metric, statistic: statistic)
      return figure.value == nil ? nil : (strategy, figure.spoken + mark)
    }
    return texts.isEmpty ? nil : spoken(texts)
  }
}
