// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// The tenant's data store: what it keeps of people, where that lies, how it is called, and how long it keeps
/// what is left of those who have gone.
enum StoreProbe: Probe {
  private static let requests = StoreRequest.Kind.allCases
  /// Positions of the families of metrics.
  private static let anyRequest = 4
  private static let firstRequest = 5
  private static let outsideGeography = firstRequest + requests.count
  private static let outsideTenant = outsideGeography + 1
  private static let departed = outsideGeography + 2
  private static let departedProfiles = outsideGeography + 3
  private static let departedBytes = outsideGeography + 4
  private static let firstRefusal = outsideGeography + 5
  private static let peak = firstRefusal + ForeignIdentity.allCases.count
  private static let throttledShare = peak + 1
  private static let throttledWait = peak + 2
  private static let throttledWorst = peak + 3

  static let metrics: [Metric] =
    [
      Metric(
        "store.profiles", .count, .ratio,
        "Profiles of a person in the tenant's store, mean over weekly looks while the person is there."),
      Metric("store.units", .count, .ratio, "Roaming units of a person there, likewise."),
      Metric(
        "store.items", .count, .ratio,
        "Values of a person there that are not default, likewise; one in two profiles counts twice."),
      Metric("store.bytes.perUser", .bytes, .ratio, "Their size by the catalogue, likewise."),
      Metric(
        "store.requests.perUserDay", .perUserDay, .rate,
        "Calls to the tenant's store while the person is there."),
    ]
    + requests.map {
      Metric("store.requests.\($0.name).perUserDay", .perUserDay, .rate, "Of these: \($0.sentence).")
    } + [
      Metric(
        "store.outsideGeography", .share, .ratio,
        "Of the bytes in the tenant's store, over all looks, those that lie outside their user's geography."),
      Metric(
        "store.outsideTenant", .share, .ratio,
        "Of the bytes of work data that any custodian keeps, over all looks, those in personal accounts."),
      Metric(
        "store.departed", .days, .survival,
        "From a departure until the person's data was gone from the tenant's store, for whatever reason."),
      Metric(
        "store.departed.profiles", .count, .total,
        "Profiles of people who have left that the tenant's store still keeps at the horizon."),
      Metric("store.departed.bytes", .bytes, .total, "Bytes of people who have left, likewise."),
    ]
    + ForeignIdentity.allCases.map {
      Metric(
        "restore.refused.\($0.name)", .count, .total,
        "Setups whose restore was refused because the device was set up by \($0.sentence).")
    } + [
      Metric(
        "store.requests.peakHour", .count, .ratio,
        "Calls of all people to the tenant's store in the hour with the most."),
      Metric(
        "store.throttled.share", .share, .proportion,
        "Calls that the store refused at least once because the hour's limit was reached."),
      Metric(
        "store.throttled.wait", .minutes, .ratio,
        "From a call to the hour in which it was served, mean over all calls, those served at once included."),
      Metric("store.throttled.worst", .minutes, .ratio, "The longest such wait of a replication."),
    ]

  static func read(_ story: Story, _ sheet: inout ProbeSheet) {
    readLooks(story, &sheet)
    readRequests(story, &sheet)
    readDeparture(story, &sheet)
    readRefusals(story, &sheet)
  }

  // MARK: What is kept, and where

  private static func readLooks(_ story: Story, _ sheet: inout ProbeSheet) {
    var kept = Holding()
    var (tenant, personal, all) = (0.0, 0.0, 0.0)
    for case .held(let at, let custodian, let position) in story.observations {
      let holding = story.holding(position)
      let bytes = Double(holding.bytes)
      all += bytes
      switch custodian {
      case .tenantStore:
        tenant += bytes
        if !story.isAfterDeparture(at) { kept = kept + holding }
      case .personalAccount: personal += bytes
      case .fileServer: break
      }
    }
    let looks = Double(Census.looks(in: story.life))
    let sums = [Double(kept.profiles), Double(kept.units), Double(kept.items), Double(kept.bytes)]
    if looks > 0 {
      for (metric, sum) in sums.enumerated() { sheet.add(metric, sum, per: looks) }
    }
    if tenant > 0 {
      sheet.add(
        outsideGeography,
        story.group.tenant.dataGeography(of: story.life.key) != story.group.tenant.geography ? tenant : 0,
        per: tenant)
    }
    if all > 0 { sheet.add(outsideTenant, personal, per: all) }
  }

  // MARK: How it is called

  private static func readRequests(_ story: Story, _ sheet: inout ProbeSheet) {
    var counts = [Int](repeating: 0, count: requests.count)
    // What administrators do with the data of somebody who has gone is no call of a person's day.
    let end = story.life.end.microseconds
    for request in story.requests
    where request.custodian == .tenantStore && Int64(request.hour) * TimeSpan.hours(1).microseconds < end {
      counts[Int(request.kind.rawValue)] += 1
    }
    let days = (story.life.end - .zero).inDays
    let all = counts.reduce(0, +)
    sheet.add(anyRequest, Double(all), per: days, observations: all)
    for (kind, count) in counts.enumerated() {
      sheet.add(firstRequest + kind, Double(count), per: days, observations: count)
    }
  }

  /// Calls of all people together: those of the busiest hour, and what became of calls over the limit.
  static func readLoad(peakHour: Int, _ throttling: StoreThrottling?, _ sheet: inout ProbeSheet) {
    sheet.add(peak, Double(peakHour), per: 1)
    guard let throttling, throttling.requests > 0 else { return }
    let calls = Double(throttling.requests)
    sheet.add(
      throttledShare, Double(throttling.refused), per: calls, observations: throttling.refused)
    sheet.add(
      throttledWait, 60 * Double(throttling.waitedHours), per: calls, observations: throttling.requests)
    sheet.add(throttledWorst, 60 * Double(throttling.worstHours), per: 1)
  }

  // MARK: Who is gone, and who is somebody else

  private static func readDeparture(_ story: Story, _ sheet: inout ProbeSheet) {
    guard let leaves = story.life.leaves else { return }
    var gone: SimulationTime?
    var left = Holding()
    for observation in story.observations {
      switch observation {
      case .erased(let at, .tenantStore, _, _) where at >= leaves: gone = at
      case .held(let at, .tenantStore, let position) where at == story.life.horizon:
        left = story.holding(position)
      default: break
      }
    }
    if !left.isEmpty {
      sheet.censor(departed, at: (story.life.horizon - leaves).inDays)
    } else if let gone {
      sheet.observe(departed, (gone - leaves).inDays)
    }
    sheet.add(departedProfiles, Double(left.profiles), per: 0)
    sheet.add(departedBytes, Double(left.bytes), per: 0)
  }

  private static func readRefusals(_ story: Story, _ sheet: inout ProbeSheet) {
    for case .restoreRefused(let replacement, let who) in story.observations {
      for cell in [ProbeSheet.Cell.all, .cause(story.replacements[Int(replacement)].cause)] {
        sheet.add(firstRefusal + who.rawValue, 1, per: 0, observations: 0, cell)
      }
    }
    // A replacement at which nobody was refused is one seen, so that none is 0 and not unknown.
    for replacement in story.replacements {
      for cell in [ProbeSheet.Cell.all, .cause(replacement.cause)] {
        for who in ForeignIdentity.allCases { sheet.add(firstRefusal + who.rawValue, 0, per: 0, cell) }
      }
    }
  }
}

/// What a limit of calls an hour did to the calls of one strategy and replication.
public struct StoreThrottling: Equatable, Sendable {
  public var requests: Int
  /// Of these, refused at least once.
  public var refused: Int
  /// Of all calls together.
  public var waitedHours: Int
  public var worstHours: Int

  public init(requests: Int, refused: Int, waitedHours: Int, worstHours: Int) {
    self.requests = requests
    self.refused = refused
    self.waitedHours = waitedHours
    self.worstHours = worstHours
  }
}
