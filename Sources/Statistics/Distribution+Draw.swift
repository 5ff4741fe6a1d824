// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics

extension Distribution {
  /// One value, in the units of the parameters.
  public func draw(_ stream: inout RandomStream) -> Double {
    switch self {
    case .constant(let value):
      return value
    case .uniform(let low, let high):
      return low + (high - low) * stream.uniform()
    case .exponential(let mean):
      return mean * stream.exponential()
    case .lognormal(let location, let scale):
      return Elementary.exp(location + scale * stream.normal())
    case .triangular(let low, let mode, let high):
      return Self.triangle(stream.uniform(), low: low, mode: mode, high: high)
    case .gamma(let shape, let scale):
      return scale * stream.gamma(shape: shape)
    case .weibull(let shape, let scale):
      return scale * Elementary.power(stream.exponential(), 1 / shape)
    case .empirical(let values):
      return values[stream.below(values.count)]
    }
  }

  /// What is left of a life that has reached `age`: a draw of (life - age) given life > age.
  ///
  /// The Weibull case inverts the conditional survival function (Rinne, The Weibull Distribution, 2009):
  /// the hazard already spent, (age/scale)^shape, plus one exponential.
  ///
  /// - Precondition: an exponential or Weibull distribution, and an age of at least 0.
  public func residual(age: Double, _ stream: inout RandomStream) -> Double {
    precondition(age >= 0 && age.isFinite, "A residual life needs a finite age of at least 0.")
    switch self {
    case .exponential:
      return draw(&stream)
    case .weibull(let shape, let scale):
      let spent = age > 0 ? Elementary.power(age / scale, shape) : 0
      let life = scale * Elementary.power(spent + stream.exponential(), 1 / shape)
      // The powers round; far into a long life the difference may come out a hair below 0.
      return Swift.max(0, life - age)
    case .constant, .uniform, .lognormal, .triangular, .gamma, .empirical:
      preconditionFailure("A residual life is defined for exponential and Weibull lives only.")
    }
  }

  /// The inverse of the triangular distribution function at `u`.
  private static func triangle(_ u: Double, low: Double, mode: Double, high: Double) -> Double {
    let width = high - low
    let rise = mode - low
    if u * width < rise {
      return low + (u * width * rise).squareRoot()
    }
    return high - ((1 - u) * width * (high - mode)).squareRoot()
  }
}
