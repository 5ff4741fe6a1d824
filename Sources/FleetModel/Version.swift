// SPDX-License-Identifier: GPL-3.0-or-later

/// What a replica of an item holds: the default, or one of the user's choices.
///
/// `value` is the number of the workload choice (0 is the default): the same under every strategy, and what
/// is compared. `order` tells newer from older writes: a repair that sets an old value again has that value
/// and a new order.
public struct Version: Equatable, Sendable {
  public var value: Int32
  public var order: Int32

  @inline(__always)
  public init(value: Int32, order: Int32) {
    self.value = value
    self.order = order
  }

  public static let initial = Version(value: 0, order: 0)
  @inline(__always) public var isDefault: Bool { value == 0 }
}
