// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Statistics

/// Writes the lives of one group: seats, devices, sessions, breaks and choices, from keyed streams alone.
///
/// A generator owns its scratch space; keep one a thread and write life after life with it.
public struct ActivityGenerator: Sendable {
  let group: GroupParameters
  let catalog: CompiledCatalog
  let horizon: SimulationTime
  private let seatCountWeights: [Double]
  var tape: ActivityTape
  private var slotOfItem: [Int32]

  public init(group: GroupParameters, catalog: CompiledCatalog, horizon: SimulationTime) {
    self.group = group
    self.catalog = catalog
    self.horizon = horizon
    var running = 0.0
    seatCountWeights = group.seats.counts.map { share in
      running += share
      return running
    }
    tape = ActivityTape()
    slotOfItem = [Int32](repeating: -1, count: catalog.itemCount)
  }

  /// Writes the life of user `user` of the group in one replication over what `life` held before.
  public mutating func write(user: Int, seed: UInt64, replication: Int, into life: inout Life) {
    let (key, tenures, _) = devices(ofUser: user, seed: seed, replication: replication)
    life.key = key
    life.user = user
    life.horizon = horizon
    life.leaves = leaving(key)
    life.isSettled = group.usage.historyState == .settled
    life.seatCount = tenures.count
    life.tenures = tenures

    var customises = key.stream(Purpose.customises.rawValue)
    let sets = !customises.bernoulli(group.usage.neverCustomise)
    let past = sets ? history(key, life) : []
    tape.begin(
      life.tenures, until: life.end, choicesBefore: past.count, staysAwake: group.usage.staysAwake)
    switch group.usage.mode {
    case .sessions: writeSessions(key, life, chooses: sets)
    case .alwaysOn: writeAlwaysOn(key, life, chooses: sets)
    case .scripted(let lines): writeScript(lines)
    }
    tape.finish()
    if let leaves = life.leaves { tape.depart(at: leaves) }
    assignSlots(past, &life)
  }

  /// The devices of a user's seats, without the life around them, and when that life ends.
  public func devices(ofUser user: Int, seed: UInt64, replication: Int) -> (
    key: StreamKey, tenures: [[DeviceTenure]], end: SimulationTime
  ) {
    let key = StreamKey(
      seed: seed, replication: replication, entity: StreamKey.entity(group.name, user))
    var seatStream = key.stream(Purpose.seatCount.rawValue)
    let end = leaving(key) ?? horizon
    let events = SeatEvents(group: group, catalog: catalog, key: key, horizon: end)
    return (key, (0..<numberOfSeats(&seatStream)).map { events.tenures(ofSeat: $0) }, end)
  }

  /// When the user leaves the organisation, if before the horizon: by script, by turnover or on a planned
  /// day, whichever comes first.
  private func leaving(_ key: StreamKey) -> SimulationTime? {
    var leaves = SimulationTime.never
    if case .scripted(let lines) = group.usage.mode {
      leaves = lines.first { $0.act == .leave }?.at ?? .never
    } else if let turnover = group.life.leaving {
      var stream = key.stream(Purpose.leaving.rawValue)
      leaves = .zero + TimeSpan(rounding: turnover.draw(&stream))
    }
    leaves = min(leaves, plannedDeparture(key))
    return leaves < horizon ? leaves : nil
  }

  /// Nobody leaves twice: a plan takes its share of the whole group from those whom no earlier plan took.
  private func plannedDeparture(_ key: StreamKey) -> SimulationTime {
    let plans = group.departures
    var gone = 0.0
    for index in plans.indices.sorted(by: { (plans[$0].at, $0) < (plans[$1].at, $1) }) where gone < 1 {
      var stream = key.stream(Purpose.departure.rawValue, UInt64(index))
      if stream.bernoulli(min(1, plans[index].share / (1 - gone))) { return plans[index].at }
      gone += plans[index].share
    }
    return .never
  }

  private func numberOfSeats(_ stream: inout RandomStream) -> Int {
    if case .scripted(let lines) = group.usage.mode {
      return max((lines.map(\.seat).max() ?? 0) + 1, stream.pick(seatCountWeights) + 1)
    }
    return stream.pick(seatCountWeights) + 1
  }

  // MARK: History

  private struct PastItem {
    var item: Int32
    var seat: UInt8
  }

  private func history(_ key: StreamKey, _ life: Life) -> [PastItem] {
    var stream = key.stream(Purpose.history.rawValue)
    let seats = runningShares(life.seatCount)
    let count = stream.poisson(mean: group.usage.historyMean)
    var past: [PastItem] = []
    past.reserveCapacity(count)
    for _ in 0..<count {
      let seat = stream.pick(seats)
      let sampler = catalog.samplers[life.tenures[seat][0].system]
      guard !sampler.isEmpty else { continue }
      past.append(PastItem(item: sampler.draw(&stream), seat: UInt8(seat)))
    }
    return past
  }

  private func runningShares(_ seats: Int) -> [Double] {
    var running = 0.0
    return group.seats.shares.prefix(seats).map { share in
      running += share
      return running
    }
  }

  // MARK: Sessions

  private mutating func writeSessions(_ key: StreamKey, _ life: Life, chooses: Bool) {
    let shares = runningShares(life.seatCount)
    let calendar = group.calendar
    let lastDay = calendar.day(of: tape.end)
    var freeFrom = SimulationTime.zero
    for day in 0...lastDay where calendar.isWorkingDay(day) {
      var stream = key.stream(Purpose.sessionCount.rawValue, UInt64(day))
      let count = stream.poisson(mean: group.usage.sessionsPerWorkday)
      let length = Double(calendar.workingTimePerDay.microseconds)
      var starts: [SimulationTime] = []
      for _ in 0..<count {
        starts.append(calendar.opening(ofDay: day) + TimeSpan(rounding: length * stream.uniform()))
      }
      starts.sort()
      for (ordinal, planned) in starts.enumerated() where planned >= .zero {
        let index = UInt64(day) << 16 | UInt64(ordinal)
        writeSession(key, index, shares, notBefore: max(planned, freeFrom), chooses, &freeFrom)
      }
    }
  }

  private mutating func writeSession(
    _ key: StreamKey, _ index: UInt64, _ shares: [Double], notBefore start: SimulationTime,
    _ chooses: Bool, _ freeFrom: inout SimulationTime
  ) {
    guard start < tape.end else { return }
    var stream = key.stream(Purpose.session.rawValue, index)
    let seat = stream.pick(shares)
    let online = stream.bernoulli(group.online)
    let ending = stream.uniform()
    guard let device = tape.holder(of: seat, at: start) else { return }
    let end = min(start + TimeSpan(rounding: group.usage.session.draw(&stream)), device.ends)
    freeFrom = end
    tape.beginSession(seat: seat, at: start, online: online)
    writeActiveTime(key, index, seat: seat, device: device, from: start, to: end, chooses)
    guard end < device.ends else { return }
    if ending < group.usage.endsWithLock {
      tape.endSession(seat: seat, at: end, .lock)
    } else if ending < group.usage.endsWithLock + group.usage.endsWithSignOut {
      tape.endSession(seat: seat, at: end, .signOut)
    } else {
      tape.endSession(seat: seat, at: end, .shutdown)
    }
  }

  /// Breaks split a session into active segments; choices fall into active time alone.
  private mutating func writeActiveTime(
    _ key: StreamKey, _ index: UInt64, seat: Int, device: DeviceTenure, from start: SimulationTime,
    to end: SimulationTime, _ chooses: Bool
  ) {
    let hour = TimeSpan.hours(1).microseconds
    var breaks = key.stream(Purpose.breaks.rawValue, index)
    var choices = key.stream(Purpose.choices.rawValue, index)
    let canChoose = chooses && !catalog.samplers[device.system].isEmpty
    let choiceGap =
      canChoose && group.usage.choicesPerActiveHour > 0
      ? Double(hour) / group.usage.choicesPerActiveHour : .infinity
    let breakGap =
      group.usage.breaksPerActiveHour > 0
      ? Double(hour) / group.usage.breaksPerActiveHour : .infinity
    var untilChoice = Self.gap(choiceGap, &choices)
    var segment = start
    while true {
      let pause = segment + Self.gap(breakGap, &breaks)
      // A break that would outlast its session is not taken.
      let takesBreak = pause + group.usage.breakLength < end
      let segmentEnd = takesBreak ? pause : end
      tape.markActive(until: segmentEnd)
      while untilChoice < segmentEnd - segment {
        segment = segment + untilChoice
        let item = catalog.samplers[device.system].draw(&choices)
        tape.choose(seat: seat, at: segment, item: item)
        untilChoice = Self.gap(choiceGap, &choices)
      }
      guard takesBreak else { return }
      untilChoice = untilChoice - (segmentEnd - segment)
      segment = tape.pause(seat: seat, from: segmentEnd, for: group.usage.breakLength)
    }
  }

  private static func gap(_ mean: Double, _ stream: inout RandomStream) -> TimeSpan {
    // Never: far beyond any horizon, and safe to add.
    mean.isInfinite ? .days(400_000) : TimeSpan(rounding: mean * stream.exponential())
  }

  // MARK: Always on, scripted

  private mutating func writeAlwaysOn(_ key: StreamKey, _ life: Life, chooses: Bool) {
    let rate = group.usage.choicesPerActiveHour
    let gap = chooses && rate > 0 ? Double(TimeSpan.hours(1).microseconds) / rate : .infinity
    for seat in 0..<life.seatCount {
      var stream = key.stream(Purpose.alwaysOnChoices.rawValue, UInt64(seat))
      for device in life.tenures[seat] where device.desktop < tape.end {
        tape.signInForGood(seat: seat, at: device.desktop, until: min(device.ends, tape.end))
      }
      var now = SimulationTime.zero + Self.gap(gap, &stream)
      while now < tape.end {
        if let device = tape.holder(of: seat, at: now), !catalog.samplers[device.system].isEmpty {
          tape.chooseOutOfOrder(
            seat: seat, at: now, item: catalog.samplers[device.system].draw(&stream))
        }
        now = now + Self.gap(gap, &stream)
      }
    }
    tape.sortByTime()
  }

  private mutating func writeScript(_ lines: [ScriptLine]) {
    for line in lines where line.at < tape.end {
      switch line.act {
      case .signIn: tape.scripted(.signIn, seat: line.seat, at: line.at)
      case .unlock: tape.scripted(.unlock, seat: line.seat, at: line.at)
      case .lock: tape.scripted(.lock, seat: line.seat, at: line.at)
      case .signOut: tape.scripted(.signOut, seat: line.seat, at: line.at)
      case .online: tape.scripted(.online, seat: line.seat, at: line.at)
      case .offline: tape.scripted(.offline, seat: line.seat, at: line.at)
      case .choice(let item): tape.scriptedChoice(seat: line.seat, at: line.at, item: Int32(item))
      case .loss, .failure, .planned, .reset, .leave: break
      }
    }
  }

  // MARK: Slots

  /// Gives each item that this user ever sets a slot, in order of (unit, item).
  private mutating func assignSlots(_ past: [PastItem], _ life: inout Life) {
    life.items.removeAll(keepingCapacity: true)
    for choice in past { meet(choice.item, &life.items) }
    for activity in tape.activities where activity.kind == .choice { meet(activity.slot, &life.items) }
    let unit = catalog.unit
    life.items.sort { (unit[Int($0)], $0) < (unit[Int($1)], $1) }
    life.unitOfSlot.removeAll(keepingCapacity: true)
    life.unitStart.removeAll(keepingCapacity: true)
    life.isSeatScope.removeAll(keepingCapacity: true)
    life.importance.removeAll(keepingCapacity: true)
    for (slot, item) in life.items.enumerated() {
      slotOfItem[Int(item)] = Int32(slot)
      if slot == 0 || unit[Int(life.items[slot - 1])] != unit[Int(item)] {
        life.unitStart.append(Int32(slot))
      }
      life.unitOfSlot.append(Int32(life.unitStart.count - 1))
      life.isSeatScope.append(catalog.isSeatScope[Int(item)])
      life.importance.append(catalog.importance[Int(item)])
    }
    life.unitStart.append(Int32(life.items.count))
    life.history.removeAll(keepingCapacity: true)
    for choice in past {
      life.history.append(Life.PastChoice(slot: slotOfItem[Int(choice.item)], seat: choice.seat))
    }
    tape.nameSlots(slotOfItem)
    for item in life.items { slotOfItem[Int(item)] = -1 }
    swap(&life.activities, &tape.activities)
  }

  private mutating func meet(_ item: Int32, _ items: inout [Int32]) {
    guard slotOfItem[Int(item)] < 0 else { return }
    slotOfItem[Int(item)] = 0
    items.append(item)
  }
}
