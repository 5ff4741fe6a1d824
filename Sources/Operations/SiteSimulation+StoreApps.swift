// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics

// Store apps after the desktop. A restore brings placeholders: apps come one after the other, and a click
// brings that app to the front (Microsoft, app restore in Windows, 2023-05). Without one, people find and
// install by hand what they cannot do without.
extension SiteSimulation {
  mutating func openStore(_ job: Track) {
    let stage = job.stage
    let setup = job.setup
    let hasPlaceholders = setups[setup].order.bringsPlaceholders
    let apps = hasPlaceholders ? stage.apps : stage.essential
    guard apps > 0 else { return }
    var track = job
    track.stageBegan = now
    track.attempts = 1
    track.store.begin(
      apps: apps, essential: stage.essential, waiting: hasPlaceholders ? shuffled(apps, setup) : [])
    tracks.append(track)
    let index = tracks.count - 1
    for app in 0..<stage.essential { scheduleClick(app, index, byHand: !hasPlaceholders) }
    startApp(index)
  }

  /// The order in which placeholders fill by themselves.
  private func shuffled(_ apps: Int, _ setup: Int) -> [Int] {
    let order = setups[setup].order
    var stream = order.key.stream(Purpose.appOrder.rawValue, order.index(.storeApps, attempt: 0))
    var list = Array(0..<apps)
    for last in stride(from: apps - 1, to: 0, by: -1) { list.swapAt(last, stream.below(last + 1)) }
    return list
  }

  private mutating func scheduleClick(_ app: Int, _ track: Int, byHand: Bool) {
    let setup = tracks[track].setup
    let parameters = groups[group(of: setup)].provisioning
    let order = setups[setup].order
    var stream = order.key.stream(Purpose.appClick.rawValue, order.index(.storeApps, attempt: app))
    let clicks = stream.bernoulli(parameters.clicks)
    let after = TimeSpan.ofJob(parameters.clickAfter.draw(&stream))
    if byHand {
      setups[setup].result.user += parameters.installByHand
      setups[setup].result.installedByHand += parameters.installByHand
      schedule(.click(track: track, app: app), at: now + after + parameters.installByHand)
    } else if clicks {
      schedule(.click(track: track, app: app), at: now + after)
    }
  }

  mutating func want(_ app: Int, _ track: Int) {
    let isThere = tracks[track].store.current != app && !tracks[track].store.waiting.contains(app)
    // A placeholder that has filled needs no click; an app installed by hand was never in the queue.
    if isThere, setups[tracks[track].setup].order.bringsPlaceholders { return }
    tracks[track].store.bringToFront(app)
    startApp(track)
  }

  private mutating func startApp(_ track: Int) {
    guard let app = tracks[track].store.next() else { return }
    tracks[track].store.attempts[app] += 1
    tracks[track].generation.advance()
    let (work, bytes) = draw(
      tracks[track].stage, apps: 1, track, attempt: Self.attempt(app, tracks[track].store.attempts[app]))
    load(track, work: work, bytes: bytes)
  }

  private static func attempt(_ app: Int, _ number: Int) -> Int { app << 8 | number }

  mutating func finishApp(_ track: Int) {
    tracks[track].generation.advance()
    let stage = tracks[track].stage
    let app = tracks[track].store.current!
    let number = tracks[track].store.attempts[app]
    let failed = fails(stage, track, attempt: Self.attempt(app, number))
    if failed, number <= stage.retryLimit {
      tracks[track].store.putBack(app)
    } else {
      tracks[track].store.hasGivenUp = tracks[track].store.hasGivenUp || failed
      close(app, track)
    }
    startApp(track)
  }

  private mutating func close(_ app: Int, _ track: Int) {
    let setup = tracks[track].setup
    if tracks[track].store.close(app) { setups[setup].result.apps = sincePowerOn(setup) }
    guard tracks[track].store.open == 0 else { return }
    goOn(track, gaveUp: tracks[track].store.hasGivenUp)
  }
}
