// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a tenant keeps its data, or where its people are.
public enum Geography: String, CaseIterable, Sendable {
  case us = "US"
  case canada = "CA"
  case brazil = "BR"
  case eu = "EU"
  case norway = "NO"
  case uk = "UK"
  case switzerland = "CH"
  case emirates = "AE"
  case southAfrica = "ZA"
  case india = "IN"
  case japan = "JP"
  case korea = "KR"
  case australia = "AU"
  case asiaPacific = "APAC"

  /// Windows follows the Digital Markets Act in the European Economic Area, by the region chosen when the
  /// device is set up (Microsoft, on Windows and the DMA, 2023-11).
  public var hasDigitalMarketsAct: Bool { self == .eu || self == .norway }
}
