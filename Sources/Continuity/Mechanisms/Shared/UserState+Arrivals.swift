// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

extension UserState {
  /// What another device had reaches the seat: an intrusion where it replaces what is wanted at this seat
  /// alone.
  mutating func showArriving(_ version: Version, _ seat: Int, _ slot: Int) {
    let visible = visible(seat, slot)
    if life.isSeatScope[slot], visible.value != version.value,
      visible.value == intention(seat, slot).value
    {
      narrate(.intrusion(at: now, seat: UInt8(seat), slot: Int32(slot), replacedDefault: visible.isDefault))
    }
    show(version, seat, slot)
  }
}
