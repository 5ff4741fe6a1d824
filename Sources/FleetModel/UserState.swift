// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics

/// The one mutable model of a user: which version of which item each device shows, and what the user wants.
///
/// It changes only through its doors (`UserState+Presence`, `+Values`, `+Replacement`), and every door
/// narrates what happened as an `Observation`. Cells are indexed by seat and slot.
public struct UserState: Sendable {
  /// A user's place at one seat, and the device that holds it.
  struct Seat: Sendable {
    var hasDevice = false
    var device = DeviceTenure(ordinal: 0, system: 0, poweredOn: .zero, desktop: .zero)
    /// Signed in and either active or locked and awake.
    var isAwake = false
    var isOnline = false
    var isActive = false
    var activeSince = SimulationTime.zero
    /// Active time before `activeSince`, over all devices of the seat.
    var activeBefore: Int64 = 0
    /// Start of the latest session; nil where none was seen yet.
    var lastSession: SimulationTime?
    /// Replacement whose new device holds the seat, or -1.
    var replacement: Int32 = -1
    /// The device is the new one of `replacement` and does not feel familiar yet.
    var awaitsFamiliarity = false
  }

  /// One item at one seat.
  struct Cell: Sendable {
    var visible = Version.initial
    /// What the user wants here: the intention, or what was accepted instead of it.
    var wanted = Version.initial
    var intention = Version.initial
    /// Shown because of a repair on this device, not by a mechanism.
    var isRepaired = false
    var isGivenUp = false
    /// The item exists on the device in the seat.
    var exists = false
    var hasTicket = false
    /// What was last judged, so that nothing restarts where nothing changed.
    var judged = Judgement()
    /// Active clock of the seat when it was judged.
    var judgedAt: Int64 = 0
    /// Active clock at which the user will notice.
    var noticedAt = Int64.max
  }

  /// How one item at one seat stands: compared by value.
  struct Judgement: Equatable, Sendable {
    var isThere = false
    var visible: Int32 = 0
    var wanted: Int32 = 0
    /// Agrees only because the user gave the intention up.
    var isGivenUp = false

    var isWrong: Bool { isThere && visible != wanted }
    var disagreement: Observation.Disagreement? { isWrong ? .wrong : isGivenUp ? .givenUp : nil }
    /// Not at its default, wanted or visible.
    var matters: Bool { isThere && (visible != 0 || wanted != 0) }
  }

  /// What a user wanted at a seat when its device ended.
  struct FrozenItem: Sendable {
    var slot: Int32
    var version: Version
  }

  /// A choice on its way to the user's other seats.
  struct Pending: Sendable {
    var slot: Int32
    var version: Version
    var at: SimulationTime
    /// Bit mask of seats that do not show it yet.
    var waiting: UInt64
  }

  /// One replacement of a device.
  public struct Replacement: Sendable {
    public internal(set) var seat: Int
    public internal(set) var cause: Cause
    public internal(set) var ended: SimulationTime
    public internal(set) var oldSystem: Int
    public internal(set) var newSystem: Int
    /// Of the device that ended.
    public internal(set) var ordinal = 0
    var frozen: Range<Int>
    /// Of the frozen list, in thousandths of importance.
    var wantedWeight: Int64 = 0
  }

  public internal(set) var life: Life
  public internal(set) var now = SimulationTime.zero
  public let catalog: CompiledCatalog
  public private(set) var repair: RepairParameters
  public internal(set) var story: [Observation] = []
  /// Calls to custodians: a log of its own, since they are many.
  public internal(set) var requests: [StoreRequest] = []
  /// What observations tell of custodians.
  public internal(set) var holdings: [Holding] = []
  public internal(set) var replacements: [Replacement] = []
  /// Slots that the latest restore wrote, for mechanisms that hear of it.
  public internal(set) var restoredSlots: [Int] = []
  /// A value at a seat began or ceased to disagree since the timeline last looked.
  public internal(set) var noticesChanged = false

  /// The user has left the organisation.
  public internal(set) var hasLeft = false
  /// The user's data is wanted as evidence.
  public internal(set) var isHeldAsEvidence = false
  /// An administrator has exported it since.
  public internal(set) var isExported = false

  var seats: [Seat] = []
  var cells: [Cell] = []
  var frozen: [FrozenItem] = []
  var pending: [Pending] = []
  /// When each write was made, by its order.
  private var writeTimes: [SimulationTime] = []
  private let inPlace = InPlace()

  public init(catalog: CompiledCatalog, group: GroupParameters) {
    self.catalog = catalog
    repair = group.repair
    life = Life(calendar: group.calendar)
  }

  /// Begins a play of `life` at time 0 with its history in place on the devices.
  public mutating func open(_ life: Life, repair: RepairParameters) {
    self.life = life
    self.repair = repair
    now = .zero
    story.removeAll(keepingCapacity: true)
    requests.removeAll(keepingCapacity: true)
    holdings.removeAll(keepingCapacity: true)
    hasLeft = false
    isHeldAsEvidence = false
    isExported = false
    replacements.removeAll(keepingCapacity: true)
    frozen.removeAll(keepingCapacity: true)
    pending.removeAll(keepingCapacity: true)
    restoredSlots.removeAll(keepingCapacity: true)
    noticesChanged = false
    writeTimes.removeAll(keepingCapacity: true)
    for _ in 0...life.history.count { writeTimes.append(Self.beforeEverything) }
    seats.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    for seat in 0..<life.seatCount {
      seats.append(Seat())
      for _ in 0..<life.slotCount { cells.append(Cell()) }
      seats[seat].hasDevice = true
      seats[seat].device = life.tenures[seat][0]
    }
    placeHistory()
  }

  private mutating func placeHistory() {
    for seat in 0..<seats.count { learnWhatExists(on: seat) }
    for (index, choice) in life.history.enumerated() {
      let version = Version(value: Int32(index + 1), order: Int32(index + 1))
      let slot = Int(choice.slot)
      for seat in 0..<seats.count where !life.isSeatScope[slot] || seat == Int(choice.seat) {
        let cell = self.cell(seat, slot)
        cells[cell].intention = version
        cells[cell].wanted = version
        if cells[cell].exists { cells[cell].visible = version }
      }
    }
    for seat in 0..<seats.count {
      for slot in 0..<life.slotCount { reconsider(seat, slot) }
    }
  }

  mutating func learnWhatExists(on seat: Int) {
    let system = seats[seat].device.system
    for slot in 0..<life.slotCount {
      cells[cell(seat, slot)].exists = catalog.support(Int(life.items[slot]), on: system).contains(.exists)
    }
  }

  private static let beforeEverything = SimulationTime(microseconds: .min / 2)

  mutating func nextOrder() -> Int32 {
    writeTimes.append(now)
    return Int32(writeTimes.count - 1)
  }

  /// When the write of that order was made; the history lies before everything.
  public func writtenAt(_ order: Int32) -> SimulationTime { writeTimes[Int(order)] }

  @inline(__always)
  func cell(_ seat: Int, _ slot: Int) -> Int { seat * life.slotCount + slot }

  /// For a mechanism: adds what it did to the story.
  @inline(__always)
  public mutating func narrate(_ observation: Observation) { story.append(observation) }

  // MARK: Looking

  public var seatCount: Int { seats.count }
  /// When the session at the seat, or the latest one, began; nil where there was none.
  public func sessionStart(_ seat: Int) -> SimulationTime? { seats[seat].lastSession }
  public func hasDevice(_ seat: Int) -> Bool { seats[seat].hasDevice }
  public func device(_ seat: Int) -> DeviceTenure { seats[seat].device }
  /// Signed in (active or locked and awake) and online.
  @inline(__always)
  public func isConnected(_ seat: Int) -> Bool {
    seats[seat].hasDevice && seats[seat].isAwake && seats[seat].isOnline
  }
  public func visible(_ seat: Int, _ slot: Int) -> Version { cells[cell(seat, slot)].visible }
  public func wanted(_ seat: Int, _ slot: Int) -> Version { cells[cell(seat, slot)].wanted }
  public func intention(_ seat: Int, _ slot: Int) -> Version { cells[cell(seat, slot)].intention }
  public func exists(_ seat: Int, _ slot: Int) -> Bool { cells[cell(seat, slot)].exists }
  /// The replacement whose new device holds the seat, or nil for a first device.
  public func replacement(of seat: Int) -> Int? {
    seats[seat].replacement < 0 ? nil : Int(seats[seat].replacement)
  }

  /// Whether some seat still intends this value of the item.
  public func isIntended(_ value: Int32, slot: Int) -> Bool {
    for seat in 0..<seats.count where cells[cell(seat, slot)].intention.value == value { return true }
    return false
  }
}
