// SPDX-License-Identifier: GPL-3.0-or-later

/// Users who share a link and technicians.
public struct SiteParameters: Equatable, Sendable {
  /// Groups whose site has the same name share it.
  public var name: String
  /// Bits a second that setups share; nil is no limit, so that downloads take no time.
  public var link: Double?
  /// Share of a download that comes from peers on the same site and does not load the link.
  public var peerShare: Double
  /// Technicians; nil is no limit.
  public var technicians: Int?

  public init(name: String, link: Double?, peerShare: Double, technicians: Int?) {
    self.name = name
    self.link = link
    self.peerShare = peerShare
    self.technicians = technicians
  }

  public static let unlimited = SiteParameters(name: "", link: nil, peerShare: 0, technicians: nil)

  /// Whether one setup can hold up another.
  public var isContended: Bool { link != nil || technicians != nil }
}
