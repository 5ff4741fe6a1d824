// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// What travels in one call to a custodian: values that are not default, and the credentials among them.
struct RequestLoad: Sendable {
  var items = 0
  var secrets = 0

  mutating func add(_ version: Version, _ item: Int, _ catalog: CompiledCatalog) {
    if version.isDefault { return }
    items += 1
    if catalog.isSecret(item) { secrets += 1 }
  }
}

extension UserState {
  mutating func request(_ kind: StoreRequest.Kind, at custodian: Custodian, _ load: RequestLoad) {
    request(kind, at: custodian, items: load.items, secrets: load.secrets)
  }
}
