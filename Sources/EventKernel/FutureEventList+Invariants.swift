// SPDX-License-Identifier: GPL-3.0-or-later

extension FutureEventList {
  /// Stops the process if the list has lost its order: for tests and for hunting a fault. Linear in `count`.
  public func checkInvariants() {
    for index in entries.indices.dropFirst() {
      precondition(
        entries[(index - 1) / 4].key.precedes(entries[index].key),
        "The pending event \(index) comes before its parent in the heap.")
    }
    precondition(UInt64(entries.count) <= insertions, "More events are pending than were ever scheduled.")
    precondition(insertions < 1 << 56, "The insertion number has outgrown its 56 bits.")
  }
}
