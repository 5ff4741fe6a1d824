// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// What a custodian keeps of one user: the latest profile of each device, without history.
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

  func versions(_ profile: Int) -> ArraySlice<Version> {
    contents[profiles[profile].start..<profiles[profile].start + slotCount]
  }

  /// Everything is gone, without undo.
  mutating func erase() { open(slotCount: slotCount) }

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

  /// A device: its seat, and its ordinal there.
  typealias Device = (seat: Int, ordinal: Int)

  /// Positions of the profiles of a seat, or of all, but for one device's.
  private func listed(ofSeat seat: Int?, besides device: Device?) -> [Int] {
    profiles.indices.filter { index in
      if let seat, profiles[index].seat != seat { return false }
      guard let device else { return true }
      return profiles[index].seat != device.seat || profiles[index].ordinal != device.ordinal
    }
  }

  /// The newest profile; of equally new ones, the one stored last.
  func newest(ofSeat seat: Int? = nil, besides device: Device? = nil) -> Int? {
    listed(ofSeat: seat, besides: device).max {
      (profiles[$0].capture, $0) < (profiles[$1].capture, $1)
    }
  }

  /// The one with the greatest importance in it; of several, the newest.
  func richest(besides device: Device? = nil) -> Int? {
    listed(ofSeat: nil, besides: device).max {
      (profiles[$0].richness, profiles[$0].capture, $0) < (profiles[$1].richness, profiles[$1].capture, $1)
    }
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
