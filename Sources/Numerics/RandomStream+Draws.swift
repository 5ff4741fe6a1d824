// SPDX-License-Identifier: GPL-3.0-or-later

extension RandomStream {
  /// Exponential with mean 1, exact to the resolution of the numbers, the tail included.
  @inlinable
  public mutating func exponential() -> Double {
    let bits = next()
    let layer = Ziggurat.exponential.layers[Int(truncatingIfNeeded: bits & 255)]
    let x = Double(Int64(bitPattern: bits >> 11)) * layer.scale
    if x < layer.inner { return x }
    return exponentialBeyond(x, layer: Int(truncatingIfNeeded: bits & 255))
  }

  /// The rare case of `exponential()`: a point beside the density's inner edge.
  @usableFromInline @inline(never)
  mutating func exponentialBeyond(_ x: Double, layer: Int) -> Double {
    let table = Ziggurat.exponential
    // Without memory: beyond the edge the distribution begins anew.
    if layer == 0 { return table.edge + exponential() }
    let y = table.heights[layer] + uniform() * (table.heights[layer + 1] - table.heights[layer])
    return y < Elementary.exp(-x) ? x : exponential()
  }

  /// Standard normal, exact to the resolution of the numbers, the tails included.
  @inlinable
  public mutating func normal() -> Double {
    let bits = next()
    let layer = Ziggurat.normal.layers[Int(truncatingIfNeeded: bits & 255)]
    let x = Double(Int64(bitPattern: bits >> 11)) * layer.scale
    // Bit 8 is in neither the layer's number nor the 53 bits of x. It becomes the sign without a jump,
    // which no branch predictor could guess.
    let sign = (bits & 256) << 55
    if x < layer.inner { return Double(bitPattern: x.bitPattern | sign) }
    return normalBeyond(x, layer: Int(truncatingIfNeeded: bits & 255), isNegative: sign != 0)
  }

  /// The rare case of `normal()`: a point beside the density's inner edge.
  @usableFromInline @inline(never)
  mutating func normalBeyond(_ x: Double, layer: Int, isNegative: Bool) -> Double {
    let table = Ziggurat.normal
    if layer == 0 {
      let z = table.edge + normalTailExcess(beyond: table.edge)
      return isNegative ? -z : z
    }
    let y = table.heights[layer] + uniform() * (table.heights[layer + 1] - table.heights[layer])
    if y < Elementary.exp(-0.5 * x * x) { return isNegative ? -x : x }
    return normal()
  }

  /// How far a standard normal that exceeds `edge` exceeds it: Marsaglia's rejection from an exponential.
  private mutating func normalTailExcess(beyond edge: Double) -> Double {
    while true {
      let excess = exponential() / edge
      if 2 * exponential() > excess * excess { return excess }
    }
  }

  /// Gamma with the given shape and scale 1: G. Marsaglia and W. W. Tsang, "A simple method for
  /// generating gamma variables", ACM Transactions on Mathematical Software 26 (2000).
  ///
  /// - Precondition: `shape` is positive and finite.
  public mutating func gamma(shape: Double) -> Double {
    precondition(shape > 0 && shape < .infinity, "A gamma draw needs a positive, finite shape.")
    if shape < 1 {
      let boost = Elementary.power(uniformOpen(), 1 / shape)
      return gamma(shape: shape + 1) * boost
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let t = 1 + c * x
      guard t > 0 else { continue }
      let v = t * t * t
      if Elementary.log(uniformOpen()) < 0.5 * x * x + d * (1 - v + Elementary.log(v)) { return d * v }
    }
  }

  /// Poisson with the given mean, exact for every mean.
  ///
  /// Up to 30 it counts exponential gaps. Above, it first draws the instant of an arrival near the middle
  /// of the stretch, which leaves a smaller count to draw on one side of it: Ahrens and Dieter, "Computer
  /// methods for sampling from gamma, beta, Poisson and binomial distributions", Computing 12 (1974).
  ///
  /// - Precondition: `mean` is in 0 ... 10¹⁵.
  public mutating func poisson(mean: Double) -> Int {
    precondition(mean >= 0 && mean <= 1e15, "A Poisson draw needs a mean from 0 to 10^15.")
    var count = 0
    var rest = mean
    while rest > 30 {
      let arrivals = Int(rest * 0.875)
      let instant = gamma(shape: Double(arrivals))
      if instant > rest { return count + binomial(arrivals - 1, rest / instant) }
      count += arrivals
      rest -= instant
    }
    var time = exponential()
    while time < rest {
      count += 1
      time += exponential()
    }
    return count
  }

  /// Binomial: the number of `trials` uniforms below `p`, found by drawing their median until few are left.
  mutating func binomial(_ trials: Int, _ p: Double) -> Int {
    var count = 0
    var trials = trials
    var p = p
    while trials > 16 {
      let middle = (trials + 1) / 2
      let below = gamma(shape: Double(middle))
      let median = below / (below + gamma(shape: Double(trials + 1 - middle)))
      if median <= p {
        count += middle
        trials -= middle
        p = (p - median) / (1 - median)
      } else {
        trials = middle - 1
        p /= median
      }
    }
    for _ in 0..<trials where bernoulli(p) { count += 1 }
    return count
  }
}
