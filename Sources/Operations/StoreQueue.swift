// SPDX-License-Identifier: GPL-3.0-or-later

/// Store apps that come one after the other, until a click brings one to the front.
struct StoreQueue: Sendable {
  /// Whether the job is one of Store apps.
  private(set) var isOpen = false
  /// Waiting, in order; the first `essential` numbers are the apps that people wait for.
  private(set) var waiting: [Int] = []
  /// The one that is being installed.
  private(set) var current: Int?
  /// Attempts at each app.
  var attempts: [Int] = []
  /// The last attempt at some app failed as well.
  var hasGivenUp = false
  /// Apps that are still to come, waiting or not.
  private(set) var open = 0
  private var essential = 0

  /// Opens the queue for apps `0 ..< apps`, of which the first are essential.
  mutating func begin(apps: Int, essential: Int, waiting: [Int]) {
    isOpen = true
    open = apps
    self.essential = essential
    attempts = Array(repeating: 0, count: apps)
    self.waiting = waiting
  }

  /// A click, or an installation by hand: the app is next. One at work stays at work.
  mutating func bringToFront(_ app: Int) {
    guard app != current else { return }
    waiting.removeAll { $0 == app }
    waiting.insert(app, at: 0)
  }

  mutating func putBack(_ app: Int) {
    current = nil
    waiting.append(app)
  }

  /// The next app, which is at work from now on; nil where one is at work or none waits.
  mutating func next() -> Int? {
    guard current == nil, !waiting.isEmpty else { return nil }
    current = waiting.removeFirst()
    return current
  }

  /// The app at work is there, or was given up. Returns whether people waited for it.
  mutating func close(_ app: Int) -> Bool {
    current = nil
    open -= 1
    return app < essential
  }
}
