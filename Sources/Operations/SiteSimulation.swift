// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics
import Statistics

/// Setups of one site under one strategy, side by side on its link and its technicians.
///
/// Measured, never fed back: nothing here moves a session, a pull or a point of coverage. A site without
/// limits is the same simulation, one setup at a time.
public struct SiteSimulation: Sendable {
  /// What comes up: always of one track, and stale where the track has gone on since.
  enum Event: Sendable {
    /// Power-on.
    case begin(setup: Int)
    /// An attempt wants to start.
    case attempt(track: Int)
    /// Hands or machine are done with an attempt.
    case done(track: Int, Generation)
    case timeOut(track: Int, Generation)
    /// Downloads end on the shared link.
    case arrived(Generation)
    /// A Store app is wanted now: its placeholder was clicked, or it is installed by hand.
    case click(track: Int, app: Int)
  }

  /// One line of stages, one after the other: the chain up to the desktop, or a job in the background.
  struct Track: Sendable {
    var setup: Int
    var stages: [ProvisioningStage]
    var position = 0
    /// Attempts at the stage so far.
    var attempts = 0
    var stageBegan = SimulationTime.zero
    var attemptBegan = SimulationTime.zero
    var generation = Generation()
    var isDownloading = false
    var holdsTechnician = false
    /// Since when a technician is wanted.
    var awaitsTechnician: SimulationTime?
    /// What is left to do once the download is there.
    var work = TimeSpan.zero
    var isBackground = false
    var store = StoreQueue()

    var stage: ProvisioningStage { stages[position] }
  }

  /// A setup on its way.
  struct Setup: Sendable {
    var order: SetupOrder
    var result: Provisioning
    /// The user's first touch.
    var touched: SimulationTime?
    /// The user's hands while someone waits, so that waiting is what is left.
    var handsSinceTouch = TimeSpan.zero
  }

  let groups: [GroupParameters]
  let site: SiteParameters
  var events = FutureEventList<Event>()
  var now = SimulationTime.zero
  var setups: [Setup] = []
  var tracks: [Track] = []
  var link: SharedLink<Int>?
  var technicians: Resource<Int>?

  /// - Parameter groups: those whose devices are set up here, as the strategy has them.
  public init(_ site: SiteParameters, groups: [GroupParameters]) {
    self.site = site
    self.groups = groups
  }

  /// Sets up all devices and returns how each went, in the order given.
  public mutating func run(_ orders: [SetupOrder]) -> [Provisioning] {
    events.removeAll()
    now = .zero
    link = site.link.map { SharedLink(capacity: $0 / 1e6) }
    technicians = site.technicians.map { Resource(servers: $0) }
    setups = orders.map { Setup(order: $0, result: Provisioning(mode: $0.mode)) }
    tracks.removeAll(keepingCapacity: true)
    let inOrder = orders.indices.sorted { (orders[$0].poweredOn, $0) < (orders[$1].poweredOn, $1) }
    for setup in inOrder { schedule(.begin(setup: setup), at: orders[setup].poweredOn) }
    while let next = events.popFirst() {
      now = next.time
      handle(next.event)
    }
    return setups.map(\.result)
  }

  mutating func schedule(_ event: Event, at time: SimulationTime, rank: EventRank = .world) {
    events.schedule(event, at: time, rank: rank)
  }

  /// Position among `groups`, so that parameters are read where they are.
  func group(of setup: Int) -> Int { setups[setup].order.group }

  func sincePowerOn(_ setup: Int) -> TimeSpan { now - setups[setup].order.poweredOn }

  private mutating func handle(_ event: Event) {
    switch event {
    case .begin(let setup): begin(setup)
    case .attempt(let track): requestAttempt(track)
    case .done(let track, let generation):
      if generation == tracks[track].generation { finishAttempt(track) }
    case .timeOut(let track, let generation):
      if generation == tracks[track].generation { runOutOfTime(track) }
    case .arrived(let generation):
      if generation == link?.generation { takeDownloads() }
    case .click(let track, let app): want(app, track)
    }
  }

  // MARK: From power-on to the desktop, and behind it

  private mutating func begin(_ setup: Int) {
    let order = setups[setup].order
    let chain = groups[order.group].provisioning.chain(order.mode).filter(order.includes)
    let track = Track(setup: setup, stages: chain.filter { !$0.name.isBackground })
    open(track)
  }

  private mutating func open(_ track: Track) {
    var track = track
    track.stageBegan = now
    tracks.append(track)
    let index = tracks.count - 1
    if track.stages.isEmpty { return reachDesktop(index) }
    requestAttempt(index)
  }

  /// The chain is through: the desktop stands, and what runs in the background begins, all at once.
  mutating func reachDesktop(_ track: Int) {
    let setup = tracks[track].setup
    setups[setup].result.desktop = sincePowerOn(setup)
    setups[setup].result.apps = sincePowerOn(setup)
    if let touched = setups[setup].touched {
      setups[setup].result.waiting = (now - touched) - setups[setup].handsSinceTouch
    }
    let order = setups[setup].order
    // Of a device whose folders had not moved, nothing comes back by itself.
    let hasFiles = groups[order.group].files.covered(atEnd: order.poweredOn, order.key, seat: order.seat) > 0
    for stage in groups[order.group].provisioning.chain(order.mode) where stage.name.isBackground {
      if stage.name == .files, !hasFiles { continue }
      let job = Track(setup: setup, stages: [stage], isBackground: true)
      if stage.name == .storeApps { openStore(job) } else { open(job) }
    }
  }

  /// The stage is over, done or given up: on to the next.
  mutating func goOn(_ track: Int, gaveUp: Bool) {
    let setup = tracks[track].setup
    setups[setup].result.stages.append(
      Provisioning.Stage(
        name: tracks[track].stage.name, took: now - tracks[track].stageBegan,
        attempts: tracks[track].attempts, isGivenUp: gaveUp))
    if gaveUp, setups[setup].result.givenUpAfter == nil {
      setups[setup].result.givenUpAfter = sincePowerOn(setup)
    }
    tracks[track].position += 1
    tracks[track].attempts = 0
    tracks[track].stageBegan = now
    if tracks[track].position < tracks[track].stages.count { return requestAttempt(track) }
    if !tracks[track].isBackground { reachDesktop(track) }
  }
}
