// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// Pearson's statistic as a z-score, by the approximation of Wilson and Hilferty.
func chiSquareScore(_ counts: [Int], expected: [Double]) -> Double {
  var statistic = 0.0
  for (count, mean) in zip(counts, expected) {
    statistic += (Double(count) - mean) * (Double(count) - mean) / mean
  }
  let freedom = Double(counts.count - 1)
  let scale = 2 / (9 * freedom)
  return (Foundation.pow(statistic / freedom, 1.0 / 3) - (1 - scale)) / scale.squareRoot()
}

/// The statistic of Kolmogorov and Smirnov, √n · D. At 1.95 the significance is 0.1%, at 2.3 it is 0.005%.
func kolmogorovSmirnov(_ sample: [Double], _ distribution: (Double) -> Double) -> Double {
  let n = Double(sample.count)
  var greatest = 0.0
  for (index, x) in sample.sorted().enumerated() {
    let f = distribution(x)
    greatest = max(greatest, f - Double(index) / n, Double(index + 1) / n - f)
  }
  return greatest * n.squareRoot()
}
