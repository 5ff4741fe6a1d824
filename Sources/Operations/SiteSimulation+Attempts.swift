// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics

extension EventRank {
  /// Work that ends at the very instant of its time-out has ended in time.
  fileprivate static let afterTheWork = EventRank(rawValue: EventRank.world.rawValue + 1)
}

// One attempt at a stage: a technician where one is needed, then the download, then the work; after it the
// next stage, another attempt, or a new beginning.
extension SiteSimulation {
  /// Times that a setup may start over before it goes on without the stage that failed.
  static let mostBeginnings = 3

  mutating func requestAttempt(_ track: Int) {
    guard technicians != nil, tracks[track].stage.attendance == .technician else {
      return startAttempt(track)
    }
    tracks[track].awaitsTechnician = tracks[track].awaitsTechnician ?? now
    // Technicians come in the group's working hours.
    let opening = groups[group(of: tracks[track].setup)].calendar.nextWorkingInstant(now)
    guard opening == now else { return schedule(.attempt(track: track), at: opening) }
    if technicians!.arrive(track, at: now) != nil { startWithTechnician(track) }
  }

  private mutating func startWithTechnician(_ track: Int) {
    let since = tracks[track].awaitsTechnician ?? now
    setups[tracks[track].setup].result.queued += now - since
    tracks[track].awaitsTechnician = nil
    tracks[track].holdsTechnician = true
    startAttempt(track)
  }

  private mutating func startAttempt(_ track: Int) {
    tracks[track].attempts += 1
    tracks[track].attemptBegan = now
    tracks[track].generation.advance()
    let setup = tracks[track].setup
    let stage = tracks[track].stage
    if stage.attendance == .user, setups[setup].touched == nil { setups[setup].touched = now }
    if let limit = stage.timeout {
      schedule(.timeOut(track: track, tracks[track].generation), at: now + limit, rank: .afterTheWork)
    }
    let (work, bytes) = draw(stage, apps: stage.apps, track, attempt: tracks[track].attempts)
    load(track, work: work, bytes: bytes)
  }

  /// Working time and bytes of an attempt, over so many apps.
  func draw(_ stage: ProvisioningStage, apps: Int, _ track: Int, attempt: Int) -> (TimeSpan, Double) {
    let index = key(track, stage, attempt)
    let key = setups[tracks[track].setup].order.key
    var times = key.stream(Purpose.stageTime.rawValue, index)
    var sizes = key.stream(Purpose.stageDownload.rawValue, index)
    var work = 0.0
    var bytes = 0.0
    for _ in 0..<apps {
      work += stage.takes.draw(&times)
      if let download = stage.download { bytes += max(0, download.draw(&sizes)) }
    }
    return (.ofJob(work), bytes)
  }

  private func key(_ track: Int, _ stage: ProvisioningStage, _ attempt: Int) -> UInt64 {
    let setup = setups[tracks[track].setup]
    return setup.order.index(stage.name, attempt: setup.result.startedOver << 16 | attempt)
  }

  func fails(_ stage: ProvisioningStage, _ track: Int, attempt: Int) -> Bool {
    guard stage.fails > 0 else { return false }
    var stream = setups[tracks[track].setup].order.key.stream(
      Purpose.stageFails.rawValue, key(track, stage, attempt))
    return stream.bernoulli(stage.fails)
  }

  /// Downloads over the link where it is shared, then works; what comes from peers does not load the link.
  mutating func load(_ track: Int, work: TimeSpan, bytes: Double) {
    // A download that a whole link would take ten years for is as good as one that never comes.
    let most = (link?.capacity ?? 0) * Double(TimeSpan.longestJob.microseconds)
    let bits = min(bytes * 8 * (1 - site.peerShare), most)
    guard link != nil, bits > 0 else { return workOn(track, for: work) }
    tracks[track].work = work
    tracks[track].isDownloading = true
    link!.begin(track, size: bits, at: now)
    awaitDownloads()
  }

  mutating func takeDownloads() {
    for track in link!.finish(at: now) {
      tracks[track].isDownloading = false
      workOn(track, for: tracks[track].work)
    }
    awaitDownloads()
  }

  private mutating func awaitDownloads() {
    guard let end = link?.nextEnd, let generation = link?.generation else { return }
    schedule(.arrived(generation), at: end)
  }

  private mutating func workOn(_ track: Int, for work: TimeSpan) {
    let end =
      tracks[track].holdsTechnician
      ? groups[group(of: tracks[track].setup)].calendar.advance(now, byWorking: work) : now + work
    schedule(.done(track: track, tracks[track].generation), at: end)
  }

  // MARK: The end of an attempt

  mutating func finishAttempt(_ track: Int) {
    if tracks[track].store.isOpen { return finishApp(track) }
    let stage = tracks[track].stage
    endAttempt(track)
    if fails(stage, track, attempt: tracks[track].attempts) {
      tryAgain(track)
    } else {
      goOn(track, gaveUp: false)
    }
  }

  mutating func runOutOfTime(_ track: Int) {
    // What has arrived by this very instant is taken first.
    if link != nil { takeDownloads() }
    if tracks[track].isDownloading {
      tracks[track].isDownloading = false
      _ = link!.withdraw(at: now) { $0 == track }
      awaitDownloads()
    }
    setups[tracks[track].setup].result.timeOuts += 1
    endAttempt(track)
    tryAgain(track)
  }

  /// Hands are free again, and what was set for this attempt is stale.
  private mutating func endAttempt(_ track: Int) {
    tracks[track].generation.advance()
    let setup = tracks[track].setup
    let took = handsOn(track)
    switch tracks[track].stage.attendance {
    case .user:
      setups[setup].result.user += took
      setups[setup].handsSinceTouch += took
    case .technician: setups[setup].result.technician += took
    case .nobody: break
    }
    guard tracks[track].holdsTechnician else { return }
    tracks[track].holdsTechnician = false
    if let next = technicians!.finish(at: now) { startWithTechnician(next.job) }
  }

  /// Time of an attempt so far: a technician who goes home in the middle works on the next morning.
  private func handsOn(_ track: Int) -> TimeSpan {
    let began = tracks[track].attemptBegan
    guard tracks[track].holdsTechnician else { return now - began }
    return groups[group(of: tracks[track].setup)].calendar.workingTime(from: began, until: now)
  }

  private mutating func tryAgain(_ track: Int) {
    let stage = tracks[track].stage
    let setup = tracks[track].setup
    if tracks[track].attempts <= stage.retryLimit {
      schedule(.attempt(track: track), at: now + stage.retryAfter)
    } else if stage.surrender == .startOver, setups[setup].result.startedOver < Self.mostBeginnings,
      !tracks[track].isBackground
    {
      startOver(track)
    } else {
      goOn(track, gaveUp: true)
    }
  }

  private mutating func startOver(_ track: Int) {
    let setup = tracks[track].setup
    setups[setup].result.startedOver += 1
    setups[setup].result.stages.removeAll(keepingCapacity: true)
    tracks[track].position = 0
    tracks[track].attempts = 0
    tracks[track].stageBegan = now
    requestAttempt(track)
  }
}
