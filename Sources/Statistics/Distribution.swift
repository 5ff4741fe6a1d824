// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics

/// A distribution of a duration, a size or a delay, in the units of the caller.
///
/// Equal parameters and equal streams give equal draws on every machine: a draw never calls the C library.
public enum Distribution: Equatable, Sendable {
  /// Always the same value.
  case constant(Double)
  /// Even between `low` and `high`.
  case uniform(low: Double, high: Double)
  /// Memoryless with the given mean.
  case exponential(mean: Double)
  /// The exponential of a normal variable with mean `location` and standard deviation `scale`.
  case lognormal(location: Double, scale: Double)
  /// Rising from `low` to `mode` and falling to `high`: what an expert's three numbers say.
  case triangular(low: Double, mode: Double, high: Double)
  /// The sum of `shape` exponential stages of mean `scale`, for any positive shape.
  case gamma(shape: Double, scale: Double)
  /// Survival to t is exp(-(t/scale)^shape): ageing above shape 1, infant mortality below.
  case weibull(shape: Double, scale: Double)
  /// One of the given values, each as likely as it is frequent.
  case empirical([Double])
}

extension Distribution {
  /// A lognormal from its median and its 95% point, as engineers state it.
  ///
  /// - Precondition: 0 < median < p95, both finite.
  public static func lognormal(median: Double, p95: Double) -> Distribution {
    precondition(
      median > 0 && p95 > median && p95.isFinite, "A lognormal needs 0 < median < p95.")
    let z95 = Elementary.inverseNormal(0.95)
    return .lognormal(
      location: Elementary.log(median), scale: Elementary.log(p95 / median) / z95)
  }

  /// A Weibull distribution from its shape and its mean: the scale is mean / Gamma(1 + 1/shape).
  ///
  /// - Precondition: both positive and finite, and shape at least 0.006 (below, Gamma leaves the range).
  public static func weibull(shape: Double, mean: Double) -> Distribution {
    precondition(
      shape > 0 && shape.isFinite && mean > 0 && mean.isFinite,
      "A Weibull distribution needs a positive shape and mean.")
    return .weibull(shape: shape, scale: mean / GSL.gammaFunction(1 + 1 / shape))
  }

  /// A gamma distribution from its mean and its standard deviation.
  ///
  /// - Precondition: both positive and finite.
  public static func gamma(mean: Double, sd: Double) -> Distribution {
    precondition(
      mean > 0 && mean.isFinite && sd > 0 && sd.isFinite,
      "A gamma distribution needs a positive mean and standard deviation.")
    let ratio = mean / sd
    return .gamma(shape: ratio * ratio, scale: sd / ratio)
  }

  /// What is wrong with the parameters, as a sentence for a diagnostic, or nil where the distribution can
  /// be drawn from. Drawing from one with a flaw gives a meaningless number or stops the program.
  public var flaw: String? {
    switch self {
    case .constant(let value):
      return value.isFinite ? nil : "A constant must be finite."
    case .uniform(let low, let high):
      return low.isFinite && high.isFinite && low <= high ? nil : "A uniform needs low <= high."
    case .exponential(let mean):
      return mean > 0 && mean.isFinite ? nil : "An exponential needs a positive mean."
    case .lognormal(let location, let scale):
      return location.isFinite && scale >= 0 && scale.isFinite
        ? nil : "A lognormal needs a finite location and a scale of at least 0."
    case .triangular(let low, let mode, let high):
      return low.isFinite && high.isFinite && low <= mode && mode <= high && low < high
        ? nil : "A triangular needs low <= mode <= high and low < high."
    case .gamma(let shape, let scale), .weibull(let shape, let scale):
      return shape > 0 && shape.isFinite && scale > 0 && scale.isFinite
        ? nil : "A gamma or Weibull distribution needs a positive shape and scale."
    case .empirical(let values):
      return !values.isEmpty && values.allSatisfy(\.isFinite)
        ? nil : "An empirical distribution needs at least one value, all finite."
    }
  }
}
