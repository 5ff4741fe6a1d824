// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics

extension FileParameters {
  /// When the known folders of the device in a seat move to OneDrive; nil is never.
  ///
  /// A rollout takes devices in a random order, as many a day and a week as the documented limits allow; the
  /// seat's place in it is drawn for itself, so that another user never shifts it. A device that replaces one
  /// whose folders have moved finds them in OneDrive.
  public func move(_ key: StreamKey, seat: Int) -> SimulationTime? {
    guard let limits = knownFolderMove.limits else { return nil }
    if knownFolderMove == .prompted {
      var answer = key.stream(Purpose.knownFolderPrompt.rawValue)
      guard answer.bernoulli(accepts) else { return nil }
    }
    guard let from else { return SimulationTime(microseconds: .min / 2) }
    var stream = key.stream(Purpose.knownFolderRollout.rawValue, UInt64(seat))
    let place = Int((stream.uniform() * fleet).rounded(.down))
    let (weeks, rest) = place.quotientAndRemainder(dividingBy: limits.week)
    return from + TimeSpan.days(Double(7 * weeks + rest / limits.day))
  }

  /// Share of a user's files that come back by themselves on a device that replaces one that ended then.
  public func covered(atEnd ended: SimulationTime, _ key: StreamKey, seat: Int) -> Double {
    guard let moved = move(key, seat: seat), moved <= ended else { return 0 }
    return inKnownFolders
  }
}
