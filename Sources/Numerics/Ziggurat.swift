// SPDX-License-Identifier: GPL-3.0-or-later

/// The tables of a ziggurat of 256 layers of equal area under a decreasing density f with f(0) = 1:
/// G. Marsaglia and W. W. Tsang, "The ziggurat method for generating random variables", Journal of
/// Statistical Software 5 (2000).
@usableFromInline
struct Ziggurat: Sendable {
  /// One layer: what the common case needs, side by side.
  @usableFromInline
  struct Layer: Sendable {
    /// The width of the layer's rectangle, times 2⁻⁵³.
    @usableFromInline let scale: Double
    /// Up to here the whole height of the layer lies under the density.
    @usableFromInline let inner: Double
  }

  /// From the base strip (0) to the top.
  @usableFromInline let layers: [Layer]
  /// f at the outer edge of each layer, and 1 at the end.
  let heights: [Double]
  /// Where the tail begins.
  let edge: Double

  /// - Parameters:
  ///   - edge: the x at which the tail begins.
  ///   - area: the area of every layer: edge · f(edge) plus the area of the tail.
  ///   - density: f, decreasing from f(0) = 1.
  ///   - inverse: the x with f(x) = y.
  init(edge: Double, area: Double, density: (Double) -> Double, inverse: (Double) -> Double) {
    var edges = [area / density(edge), edge]
    for _ in 2..<256 {
      let last = edges[edges.count - 1]
      edges.append(inverse(density(last) + area / last))
    }
    edges.append(0)
    self.edge = edge
    layers = (0..<256).map { Layer(scale: edges[$0] * 0x1p-53, inner: edges[$0 + 1]) }
    heights = [0] + edges.dropFirst().map(density)
  }

  /// f(x) = e⁻ˣ. Edge and area were solved to 60 digits so that the top layer ends at f = 1.
  @usableFromInline
  static let exponential = Ziggurat(
    edge: 7.697_117_470_131_049_714, area: 0.003_949_659_822_581_557_22,
    density: { Elementary.exp(-$0) }, inverse: { -Elementary.log($0) })

  /// f(x) = e^(−x²/2), its right half. Edge and area as above.
  @usableFromInline
  static let normal = Ziggurat(
    edge: 3.654_152_885_361_008_772, area: 0.004_928_673_233_974_655_347,
    density: { Elementary.exp(-0.5 * $0 * $0) }, inverse: { (-2 * Elementary.log($0)).squareRoot() })
}
