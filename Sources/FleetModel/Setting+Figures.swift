// SPDX-License-Identifier: GPL-3.0-or-later

extension Setting {
  /// A set of a setting's figures: those that are documented, or those that differ between two catalogues.
  public struct Figures: OptionSet, Sendable, Hashable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let scope = Figures(rawValue: 1 << 0)
    public static let unit = Figures(rawValue: 1 << 1)
    public static let changeWeight = Figures(rawValue: 1 << 2)
    public static let importance = Figures(rawValue: 1 << 3)
    public static let bytes = Figures(rawValue: 1 << 4)
    public static let minutes = Figures(rawValue: 1 << 5)
    public static let exists = Figures(rawValue: 1 << 6)
    public static let roams = Figures(rawValue: 1 << 7)
    public static let backedUp = Figures(rawValue: 1 << 8)
    public static let restored = Figures(rawValue: 1 << 9)
    public static let policyGroup = Figures(rawValue: 1 << 10)
    public static let registry = Figures(rawValue: 1 << 11)
    public static let carrier = Figures(rawValue: 1 << 12)
    public static let surroundings = Figures(rawValue: 1 << 13)
    public static let essential = Figures(rawValue: 1 << 14)
    public static let profileFile = Figures(rawValue: 1 << 15)

    /// Every figure under the name of its column, in the order of the columns of a catalogue file.
    public static let named: [(name: String, figure: Figures)] = [
      ("scope", .scope), ("unit", .unit), ("changeWeight", .changeWeight), ("importance", .importance),
      ("bytes", .bytes), ("minutes", .minutes), ("exists", .exists), ("roams", .roams),
      ("backedUp", .backedUp), ("restored", .restored), ("policyGroup", .policyGroup),
      ("registry", .registry), ("profileFile", .profileFile), ("carrier", .carrier),
      ("surroundings", .surroundings),
      ("essential", .essential),
    ]

    /// The names of the figures in the set, in the order of `named`.
    public var names: [String] { Self.named.filter { contains($0.figure) }.map(\.name) }
  }

  /// The figures in which two settings differ. Whether uploads are write-only counts as `roams`.
  public func differences(from other: Setting) -> Figures {
    var figures: Figures = []
    if scope != other.scope { figures.insert(.scope) }
    if unit != other.unit { figures.insert(.unit) }
    if changeWeight != other.changeWeight { figures.insert(.changeWeight) }
    if importance != other.importance { figures.insert(.importance) }
    if bytes != other.bytes { figures.insert(.bytes) }
    if minutes != other.minutes { figures.insert(.minutes) }
    if exists != other.exists { figures.insert(.exists) }
    if roams != other.roams || writeOnly != other.writeOnly { figures.insert(.roams) }
    if backedUp != other.backedUp { figures.insert(.backedUp) }
    if restored != other.restored { figures.insert(.restored) }
    if policyGroup != other.policyGroup { figures.insert(.policyGroup) }
    if registry != other.registry { figures.insert(.registry) }
    if profileFile != other.profileFile { figures.insert(.profileFile) }
    if carrier != other.carrier { figures.insert(.carrier) }
    if surroundings != other.surroundings { figures.insert(.surroundings) }
    if essential != other.essential { figures.insert(.essential) }
    return figures
  }
}
