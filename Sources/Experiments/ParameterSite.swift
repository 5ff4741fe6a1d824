// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// One entry of `sites`.
struct ParameterSite: Sendable {
  var site: SiteParameters
  var groups: [String]

  /// Microsoft Learn, Delivery Optimization: the share at Microsoft itself, a company of large sites.
  static let peerShare = 0.76
  static let mostTechnicians = 100_000

  /// The keys of a site.
  static let fields = [
    ParameterField(
      "groups", "`all`, or a list of groups", "`all`", "Whose devices are set up there; a group has one site",
      ParameterType.names),
    ParameterField(
      "link", "`1 Gbit/s`, `200 Mbit/s`, `500 kbit/s`, or `unlimited`", "`unlimited`",
      "Bandwidth that the setups at the site share evenly",
      ParameterType.text(
        "^([0-9.]+ *(\(ParameterText.linkUnits.map(\.name).joined(separator: "|")))|unlimited)$")),
    ParameterField(
      "peerShare", "share: `76%`", "`\(ParameterText.shown(peerShare * 100))%`",
      "Share of a download that comes from PCs at the same site and does not load the link; the default is "
        + "Microsoft's own figure, \"more than 76% of content from peers at Microsoft\" (Microsoft Learn, "
        + "Delivery Optimization): yours may be far lower",
      ParameterType.share.schema),
    ParameterField(
      "technicians", "whole number, 1 to \(mostTechnicians), or `unlimited`", "`unlimited`",
      "Technicians whose hands the setups at the site need",
      ParameterType.either([
        ParameterType.count(1...mostTechnicians).schema, ParameterType.words(["unlimited"]),
      ])),
  ]
}
