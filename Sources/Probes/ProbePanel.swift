// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Statistics

/// All probes, one line each, and the sheet that they write on.
public enum ProbePanel {
  static let probes: [any (Probe & SendableMetatype).Type] = [
    ConflictProbe.self,
    StalenessProbe.self,
    CoverageProbe.self,
    RecoveryProbe.self,
    ProvisioningProbe.self,
    RepairProbe.self,
    HelpDeskProbe.self,
    CostProbe.self,
    ActivityProbe.self,
    StoreProbe.self,
    AdministrationProbe.self,
    ExposureProbe.self,
  ]

  static let metrics: [Metric] = probes.flatMap { $0.metrics }

  /// By metric: its number among the survival metrics, or nil of another kind.
  static let survivalNumbers: [Int?] = {
    var count = 0
    return metrics.map { metric in
      guard metric.kind == .survival else { return nil }
      count += 1
      return count - 1
    }
  }()

  /// Lets every probe read one user's story.
  public static func read(_ story: Story, _ sheet: inout ProbeSheet) {
    sheet.offset = 0
    for probe in probes {
      probe.read(story, &sheet)
      sheet.offset += probe.metrics.count
    }
    sheet.offset = 0
  }

  /// Takes in how one call to the help desk ended.
  public static func readCall(waited: TimeSpan, isAbandoned: Bool, _ sheet: inout ProbeSheet) {
    sheet.offset = helpDeskOffset
    HelpDeskProbe.readCall(waited: waited, isAbandoned: isAbandoned, &sheet)
    sheet.offset = 0
  }

  /// Takes in the agents' time at work and on duty, which belongs to no group.
  public static func readDesk(atWork: TimeSpan, onDuty: TimeSpan, _ sheet: inout ProbeSheet) {
    sheet.offset = helpDeskOffset
    HelpDeskProbe.readDesk(atWork: atWork, onDuty: onDuty, &sheet)
    sheet.offset = 0
  }

  /// Takes in the load of the tenant's store, which belongs to no group; nil throttling is no limit.
  public static func readStoreLoad(
    peakHour: Int, _ throttling: StoreThrottling?, _ sheet: inout ProbeSheet
  ) {
    sheet.offset = storeOffset
    StoreProbe.readLoad(peakHour: peakHour, throttling, &sheet)
    sheet.offset = 0
  }

  private static let helpDeskOffset = offset(of: HelpDeskProbe.self)
  private static let storeOffset = offset(of: StoreProbe.self)

  /// Where the metrics of a probe begin.
  private static func offset(of probe: any Probe.Type) -> Int {
    let position = probes.firstIndex { $0 == probe }!
    return probes[..<position].reduce(0) { $0 + $1.metrics.count }
  }
}

/// Sums of one group under one strategy in one replication: mergeable, in a fixed order.
public struct ProbeSheet: Sendable, Equatable {
  /// What one metric came to in one cell.
  public struct Entry: Sendable, Equatable {
    public internal(set) var numerator = 0.0
    public internal(set) var denominator = 0.0
    /// Events (of a rate), cases (otherwise).
    public internal(set) var observations = 0
    public internal(set) var censored = 0
    /// Thousandths of the unit; empty unless the metric has quantiles.
    public internal(set) var histogram = Histogram()

    /// The value within the replication; nil without cases.
    public var mean: Double? { denominator > 0 ? numerator / denominator : nil }

    mutating func merge(_ other: Entry) {
      numerator += other.numerator
      denominator += other.denominator
      observations += other.observations
      censored += other.censored
      histogram.merge(other.histogram)
    }
  }

  /// Which part of a group's cases: all, one cause of replacement, or one category of items.
  public enum Cell: Sendable, Equatable {
    case all
    case cause(Cause)
    case category(Int)
  }

  public let categoryCount: Int
  /// Whether causes and categories are kept beside the whole.
  public let hasParts: Bool
  private let cellCount: Int
  private var entries: [Entry]
  /// When cases of survival metrics were censored, in thousandths of the unit. A table of its own, so that no
  /// other metric's entry carries it.
  private var censorings: [Histogram]
  /// What happened on which day, of all cells together.
  public internal(set) var daily = DailySeries()
  var offset = 0

  /// - Parameter hasParts: without parts a sheet takes a twentieth of the memory, and what is written about a
  ///   cause or a category is dropped.
  public init(categoryCount: Int, hasParts: Bool = true) {
    self.categoryCount = categoryCount
    self.hasParts = hasParts
    cellCount = hasParts ? 1 + Cause.allCases.count + categoryCount : 1
    entries = Array(repeating: Entry(), count: ProbePanel.metrics.count * cellCount)
    let survivals = ProbePanel.survivalNumbers.count { $0 != nil }
    censorings = Array(repeating: Histogram(), count: survivals * cellCount)
  }

  /// Whether something about the cell is dropped.
  private func drops(_ cell: Cell) -> Bool { !hasParts && cell != .all }

  private func position(_ metric: Int, _ cell: Cell) -> Int {
    switch cell {
    case .all: metric * cellCount
    case .cause(let cause): metric * cellCount + 1 + cause.rawValue
    case .category(let category): metric * cellCount + 1 + Cause.allCases.count + category
    }
  }

  private func censoring(_ metric: Int, _ cell: Cell) -> Int? {
    ProbePanel.survivalNumbers[metric].map { position($0, cell) }
  }

  /// The entry of a metric, by its position in `Metric.all`.
  public func entry(_ metric: Int, _ cell: Cell) -> Entry { entries[position(metric, cell)] }

  /// When cases of a survival metric were censored, in thousandths of its unit; empty of any other kind.
  public func censorings(_ metric: Int, _ cell: Cell) -> Histogram {
    censoring(metric, cell).map { censorings[$0] } ?? Histogram()
  }

  public mutating func merge(_ other: ProbeSheet) {
    precondition(entries.count == other.entries.count, "sheets of one catalogue merge")
    for index in entries.indices where other.entries[index] != Entry() {
      entries[index].merge(other.entries[index])
    }
    for index in censorings.indices { censorings[index].merge(other.censorings[index]) }
    daily.merge(other.daily)
  }

  // MARK: Writing

  /// Adds to a ratio, rate or proportion.
  mutating func add(
    _ metric: Int, _ numerator: Double, per denominator: Double, observations: Int = 1, _ cell: Cell = .all
  ) {
    if drops(cell) { return }
    let index = position(offset + metric, cell)
    entries[index].numerator += numerator
    entries[index].denominator += denominator
    entries[index].observations += observations
  }

  /// Adds one case with a value of its own.
  mutating func observe(_ metric: Int, _ value: Double, _ cell: Cell = .all) {
    if drops(cell) { return }
    let index = position(offset + metric, cell)
    entries[index].numerator += value
    entries[index].denominator += 1
    entries[index].observations += 1
    entries[index].histogram.add(Self.thousandths(value))
  }

  private static func thousandths(_ value: Double) -> Int64 { Int64((value * 1000).rounded()) }

  /// A case of a survival metric that was still open at `value`, when it could no longer be seen.
  mutating func censor(_ metric: Int, at value: Double, _ cell: Cell = .all) {
    if drops(cell) { return }
    guard let index = censoring(offset + metric, cell) else {
      preconditionFailure("only a survival metric tells when a case was censored")
    }
    censor(metric, cell)
    censorings[index].add(Self.thousandths(value))
  }

  /// A case that was still open when it could no longer be seen.
  mutating func censor(_ metric: Int, _ cell: Cell = .all) {
    if drops(cell) { return }
    entries[position(offset + metric, cell)].censored += 1
  }
}
