// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Synchronization

/// How far a run is: a bar with rate and time left on a terminal, one line per tenth in a log.
final class ProgressMeter: Sendable {
  private struct State {
    var tenth = 0
    var drawn = ContinuousClock.now - .seconds(1)
  }

  private let terminal: Terminal
  private let userDaysPerStep: Double
  private let started = ContinuousClock.now
  private let state = Mutex(State())

  init(_ terminal: Terminal, of plan: ExperimentPlan) {
    self.terminal = terminal
    userDaysPerStep = plan.userDays / Double(max(plan.stepCount, 1))
  }

  func show(_ done: Int, of total: Int) {
    state.withLock { state in
      if terminal.isInteractive {
        let now = ContinuousClock.now
        guard done == total || now - state.drawn > .milliseconds(100) else { return }
        state.drawn = now
        Terminal.write("\r\u{1B}[K" + bar(done, total) + (done == total ? "\n" : ""))
      } else if done * 10 / max(total, 1) > state.tenth {
        state.tenth = done * 10 / max(total, 1)
        terminal.say("\(state.tenth * 10)% of \(Self.short(Double(total) * userDaysPerStep)) user-days")
      }
    }
  }

  private func bar(_ done: Int, _ total: Int) -> String {
    let elapsed = started.duration(to: .now)
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let share = Double(done) / Double(max(total, 1))
    let filled = Int(share * 30)
    let cells = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
    let rate = Self.short(Double(done) * userDaysPerStep / max(seconds, 0.001))
    let left = share > 0 ? Int((seconds / share - seconds).rounded()) : 0
    return "\(cells) \(Int(share * 100))%  \(rate) user-days/s  \(left) s left"
  }

  static func short(_ number: Double) -> String {
    if number >= 1e9 { return tenths(number / 1e9) + " G" }
    if number >= 1e6 { return tenths(number / 1e6) + " M" }
    if number >= 1e4 { return tenths(number / 1e3) + " k" }
    return String(Int(number.rounded()))
  }

  private static func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
