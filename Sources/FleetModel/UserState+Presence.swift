// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

// Sessions, locks, sleep and the network: who sits where, and what is connected.
extension UserState {
  /// Moves the clock; time never goes back.
  @inline(__always)
  public mutating func advance(to time: SimulationTime) {
    assert(time >= now, "simulated time goes forward")
    now = time
  }

  /// Active time at a seat so far, in microseconds, over all its devices.
  func activeClock(_ seat: Int) -> Int64 {
    seats[seat].activeBefore + (seats[seat].isActive ? (now - seats[seat].activeSince).microseconds : 0)
  }

  public func isActive(_ seat: Int) -> Bool { seats[seat].isActive }

  public mutating func beginSession(_ seat: Int, online: Bool) {
    seats[seat].isAwake = true
    seats[seat].isOnline = online
    seats[seat].lastSession = now
    beginActive(seat)
  }

  public mutating func beginBreak(_ seat: Int) { endActive(seat) }

  public mutating func endBreak(_ seat: Int) {
    seats[seat].isAwake = true
    beginActive(seat)
  }

  public mutating func lock(_ seat: Int) { endActive(seat) }

  /// Sleep, sign-out and shutdown: the device is no longer connected.
  public mutating func disconnect(_ seat: Int) {
    endActive(seat)
    seats[seat].isAwake = false
  }

  public mutating func setOnline(_ seat: Int, _ online: Bool) { seats[seat].isOnline = online }

  private mutating func beginActive(_ seat: Int) {
    guard seats[seat].hasDevice, !seats[seat].isActive else { return }
    seats[seat].isActive = true
    seats[seat].activeSince = now
  }

  mutating func endActive(_ seat: Int) {
    guard seats[seat].isActive else { return }
    seats[seat].activeBefore = activeClock(seat)
    seats[seat].isActive = false
  }

  /// A seat with a session in the last seven days, and a device.
  func isInUse(_ seat: Int) -> Bool {
    guard seats[seat].hasDevice, let last = seats[seat].lastSession else { return false }
    return seats[seat].isActive || now - last <= .days(7)
  }
}
