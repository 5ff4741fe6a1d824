// SPDX-License-Identifier: GPL-3.0-or-later

/// What a study of the assumptions does with a parameter.
public enum AssumedRange: Equatable, Sendable {
  case range(ParameterRange)
  /// It is not varied; why.
  case leftOut(String)

  /// The range, where there is one.
  public var range: ParameterRange? {
    if case .range(let range) = self { return range }
    return nil
  }
}
