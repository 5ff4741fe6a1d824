// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// A unit's content on its way or at rest: what one upload carried.
struct Parcel: Sendable {
  /// Seat and ordinal of the device that wrote it; seat -1 for the revision that the history left.
  var seat: Int
  var ordinal: Int
  var unit: Int
  /// Device clock at the latest choice in it, microseconds.
  var stamp: Int64
  /// Service revision that it was based on.
  var base: Int32
  /// Where its versions begin in `RoamingService.contents`.
  var start: Int
  /// Everything in it was set by a restore, not by the user.
  var isRestore: Bool
  /// Assigned when it becomes a revision; 0 before.
  var revision: Int32 = 0
  /// The parcel of the revision before it, or -1.
  var previous = -1

  func isFrom(_ seat: Int, _ ordinal: Int) -> Bool { self.seat == seat && self.ordinal == ordinal }
}

/// One user's copy at a custodian: a current revision for each unit, and how a concurrent upload is decided.
/// A unit is what its mechanism takes for one: related settings, or a file.
struct RoamingService: Sendable {
  /// What an arrival did.
  struct Verdict: Sendable {
    var isAccepted: Bool
    /// nil where the arrival was not concurrent.
    var outcome: Observation.Outcome?
  }

  private(set) var parcels: [Parcel] = []
  /// Versions of all parcels, unit after unit; an order of -1 marks what the writing device cannot hold.
  private var contents: [Version] = []
  /// Parallel to `contents`: changed on the device since the parcel's base.
  private var changes: [Bool] = []
  /// Parcel of the current revision of each unit, or -1.
  private(set) var current: [Int] = []
  /// Number of the latest revision of each unit: it goes on after an erasure, so that no device takes a new
  /// revision for one that it has seen.
  private var latest: [Int32] = []
  /// Current version of each slot.
  private(set) var versions: [Version] = []
  /// Newest order of each slot that ever arrived.
  private(set) var arrived: [Int32] = []
  /// By value: the choice was counted as lost.
  private var isLost: [Bool] = []
  private var rule = RoamingParameters.Rule.lastWriterByClient

  mutating func open(_ life: Life, rule: RoamingParameters.Rule) {
    open(units: life.unitCount, slots: life.slotCount, rule: rule)
  }

  mutating func open(units: Int, slots: Int, rule: RoamingParameters.Rule) {
    self.rule = rule
    parcels.removeAll(keepingCapacity: true)
    contents.removeAll(keepingCapacity: true)
    changes.removeAll(keepingCapacity: true)
    current.removeAll(keepingCapacity: true)
    latest.removeAll(keepingCapacity: true)
    versions.removeAll(keepingCapacity: true)
    arrived.removeAll(keepingCapacity: true)
    isLost.removeAll(keepingCapacity: true)
    for _ in 0..<units {
      current.append(-1)
      latest.append(0)
    }
    for _ in 0..<slots {
      versions.append(.initial)
      arrived.append(0)
    }
  }

  /// Of the current revision; 0 where there is none.
  func revision(ofUnit unit: Int) -> Int32 { current[unit] < 0 ? 0 : parcels[current[unit]].revision }

  func version(_ parcel: Int, _ offset: Int) -> Version { contents[parcels[parcel].start + offset] }

  /// Begins a parcel; its versions follow by `append`, in order of slot.
  mutating func begin(_ parcel: Parcel) -> Int {
    var parcel = parcel
    parcel.start = contents.count
    parcels.append(parcel)
    return parcels.count - 1
  }

  mutating func append(_ version: Version, changed: Bool) {
    contents.append(version)
    changes.append(changed)
  }

  /// The history's content as revision 1, seen by everybody.
  mutating func place(_ parcel: Int, _ slots: some Collection<Int>) {
    noteArrival(parcel, slots)
    accept(parcel, slots)
  }

  private mutating func noteArrival(_ parcel: Int, _ slots: some Collection<Int>) {
    for (offset, slot) in slots.enumerated() {
      arrived[slot] = max(arrived[slot], contents[parcels[parcel].start + offset].order)
    }
  }

  /// An upload arrives: it becomes the next revision, or loses a conflict.
  mutating func arrive(_ parcel: Int, _ slots: some Collection<Int>, _ state: inout UserState) -> Verdict {
    let arriving = parcels[parcel]
    fillGaps(arriving, slots)
    noteArrival(parcel, slots)
    let isConcurrent = isConcurrent(arriving)
    let wins = !isConcurrent || arrivalWins(arriving)
    let outcome = isConcurrent ? outcome(arriving, wins: wins, slots) : nil
    noteLosses(arriving, wins: wins, slots, &state)
    if wins { accept(parcel, slots) }
    return Verdict(isAccepted: wins, outcome: outcome)
  }

  /// A device never conflicts with itself: raising the base to its latest accepted revision means that a
  /// current revision of its own is never foreign.
  private func isConcurrent(_ arriving: Parcel) -> Bool {
    guard current[arriving.unit] >= 0 else { return false }
    let standing = parcels[current[arriving.unit]]
    return standing.revision != arriving.base && !standing.isFrom(arriving.seat, arriving.ordinal)
  }

  private func arrivalWins(_ arriving: Parcel) -> Bool {
    switch rule {
    case .lastWriterByArrival: true
    case .lastWriterByClient: arriving.stamp >= parcels[current[arriving.unit]].stamp
    }
  }

  /// What the writing device cannot hold stays as the service has it.
  private mutating func fillGaps(_ arriving: Parcel, _ slots: some Collection<Int>) {
    for (offset, slot) in slots.enumerated() where contents[arriving.start + offset].order < 0 {
      contents[arriving.start + offset] = versions[slot]
    }
  }

  private func outcome(_ arriving: Parcel, wins: Bool, _ slots: some Collection<Int>) -> Observation.Outcome {
    var outcome = Observation.Outcome.harmless
    for (offset, slot) in slots.enumerated() {
      let new = contents[arriving.start + offset]
      let (winner, loser) = wins ? (new, versions[slot]) : (versions[slot], new)
      guard loser.order > winner.order, loser.value != winner.value else { continue }
      let changedByWinner =
        wins ? changes[arriving.start + offset] : changedSince(arriving, offset)
      if changedByWinner { return .wrongWinner }
      outcome = .collateral
    }
    return outcome
  }

  /// Whether a revision after the arriving side's base changed the item.
  private func changedSince(_ arriving: Parcel, _ offset: Int) -> Bool {
    var index = current[arriving.unit]
    while index >= 0, parcels[index].revision > arriving.base,
      !parcels[index].isFrom(arriving.seat, arriving.ordinal)
    {
      if changes[parcels[index].start + offset] { return true }
      index = parcels[index].previous
    }
    return false
  }

  /// Counts, once each, the choices that were still intended and now give way to something not newer.
  private mutating func noteLosses(
    _ arriving: Parcel, wins: Bool, _ slots: some Collection<Int>, _ state: inout UserState
  ) {
    for (offset, slot) in slots.enumerated() {
      let new = contents[arriving.start + offset]
      let (winner, loser) = wins ? (new, versions[slot]) : (versions[slot], new)
      guard loser.value != winner.value, loser.order > winner.order, loser.value != 0,
        state.isIntended(loser.value, slot: slot), countLoss(of: Int(loser.value))
      else { continue }
      state.narrate(.choiceLost(at: state.now, slot: Int32(slot)))
    }
  }

  /// False where the choice was counted before.
  private mutating func countLoss(of value: Int) -> Bool {
    while isLost.count <= value { isLost.append(false) }
    if isLost[value] { return false }
    isLost[value] = true
    return true
  }

  /// Everything is gone, without undo; parcels on their way still arrive.
  mutating func erase() {
    for unit in current.indices { current[unit] = -1 }
    for slot in versions.indices {
      versions[slot] = .initial
      arrived[slot] = 0
    }
  }

  private mutating func accept(_ parcel: Int, _ slots: some Collection<Int>) {
    let unit = parcels[parcel].unit
    latest[unit] += 1
    parcels[parcel].revision = latest[unit]
    parcels[parcel].previous = current[unit]
    current[unit] = parcel
    for (offset, slot) in slots.enumerated() {
      versions[slot] = contents[parcels[parcel].start + offset]
    }
  }
}
