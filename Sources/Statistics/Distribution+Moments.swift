// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics

extension Distribution {
  /// The expected value of a draw.
  public var mean: Double {
    switch self {
    case .constant(let value):
      return value
    case .uniform(let low, let high):
      return (low + high) / 2
    case .exponential(let mean):
      return mean
    case .lognormal(let location, let scale):
      return Elementary.exp(location + scale * scale / 2)
    case .triangular(let low, let mode, let high):
      return (low + mode + high) / 3
    case .gamma(let shape, let scale):
      return shape * scale
    case .weibull(let shape, let scale):
      return scale * GSL.gammaFunction(1 + 1 / shape)
    case .empirical(let values):
      return values.reduce(0, +) / Double(values.count)
    }
  }

  /// The variance of a draw, in the square of the caller's units. For an empirical distribution it is that
  /// of drawing from the values (divisor n), not an estimate for the population they came from.
  public var variance: Double {
    switch self {
    case .constant:
      return 0
    case .uniform(let low, let high):
      return (high - low) * (high - low) / 12
    case .exponential(let mean):
      return mean * mean
    case .lognormal(_, let scale):
      return (Elementary.exp(scale * scale) - 1) * mean * mean
    case .triangular(let low, let mode, let high):
      let (rise, fall) = (mode - low, high - mode)
      return (rise * rise + rise * fall + fall * fall) / 18
    case .gamma(let shape, let scale):
      return shape * scale * scale
    case .weibull(let shape, let scale):
      let first = GSL.gammaFunction(1 + 1 / shape)
      return scale * scale * (GSL.gammaFunction(1 + 2 / shape) - first * first)
    case .empirical(let values):
      let center = mean
      return values.reduce(0) { $0 + ($1 - center) * ($1 - center) } / Double(values.count)
    }
  }
}
