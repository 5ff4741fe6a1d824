// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// What the tenant keeps of one user: the latest profile of each device, without history.
struct ProfileStore: Sendable {
  struct Profile: Sendable {
    var seat: Int
    var ordinal: Int
    var capture: SimulationTime
    /// Where its versions begin in `contents`.
    var start: Int
    /// Importance of everything in it, thousandths.
    var richness: Int64
  }

  private(set) var profiles: [Profile] = []
  private var contents: [Version] = []
  private var slotCount = 0

  mutating func open(slotCount: Int) {
    self.slotCount = slotCount
    profiles.removeAll(keepingCapacity: true)
    contents.removeAll(keepingCapacity: true)
  }

  func version(_ profile: Int, _ slot: Int) -> Version { contents[profiles[profile].start + slot] }

  /// Stores a capture whole over the device's earlier one.
  mutating func store(_ capture: Capture, _ life: Life) {
    var richness: Int64 = 0
    for (slot, version) in capture.versions.enumerated() where !version.isDefault {
      richness += life.importance[slot]
    }
    let known = profiles.firstIndex { $0.seat == capture.seat && $0.ordinal == capture.ordinal }
    let start = known.map { profiles[$0].start } ?? contents.count
    let profile = Profile(
      seat: capture.seat, ordinal: capture.ordinal, capture: capture.at, start: start, richness: richness)
    if let known {
      profiles[known] = profile
      for slot in 0..<slotCount { contents[start + slot] = capture.versions[slot] }
    } else {
      profiles.append(profile)
      contents.append(contentsOf: capture.versions)
    }
  }

  func holds(_ value: Int32, slot: Int) -> Bool {
    for profile in profiles.indices where version(profile, slot).value == value { return true }
    return false
  }

  /// The newest profile, of a seat alone where one is given.
  func newest(ofSeat seat: Int? = nil) -> Int? {
    var best: Int?
    for index in profiles.indices where seat == nil || profiles[index].seat == seat {
      if best == nil || profiles[best!].capture <= profiles[index].capture { best = index }
    }
    return best
  }

  /// The profile with the greatest importance in it; the newest of several.
  func richest() -> Int? {
    var best: Int?
    for index in profiles.indices {
      guard let known = best else {
        best = index
        continue
      }
      let (a, b) = (profiles[known], profiles[index])
      if (a.richness, a.capture) <= (b.richness, b.capture) { best = index }
    }
    return best
  }
}

/// The values of a device at one instant.
struct Capture: Sendable {
  var seat: Int
  var ordinal: Int
  var at: SimulationTime
  /// By slot; the default where an item is not backed up.
  var versions: [Version]
}
