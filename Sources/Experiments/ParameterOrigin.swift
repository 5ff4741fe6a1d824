// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the default of a parameter comes from.
public enum ParameterOrigin: Equatable, Sendable {
  /// Stated by the maker; the source.
  case documented(String)
  /// Measured elsewhere; the source.
  case measured(String)
  /// Nobody says; why this value.
  case assumed(String)
  /// There is no default: the scenario must say.
  case none(String)

  /// `documented`, `measured`, `assumed` or `given`.
  public var word: String {
    switch self {
    case .documented: "documented"
    case .measured: "measured"
    case .assumed: "assumed"
    case .none: "given"
    }
  }

  /// The source or the reason.
  public var why: String {
    switch self {
    case .documented(let why), .measured(let why), .assumed(let why), .none(let why): why
    }
  }
}
