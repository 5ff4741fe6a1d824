// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Experiments

@Suite struct ParameterTextScalingTests {
  @Test(arguments: [
    ("lognormal(median 18 min, p95 55 min)", "lognormal(median 9 min, p95 27.5 min)"),
    ("weibull(shape 1.5, mean 5.4 years)", "weibull(shape 1.5, mean 2.7 years)"),
    ("uniform(0, 4 years)", "uniform(0, 2 years)"), ("uniform(-5 min, 5 min)", "uniform(-2.5 min, 2.5 min)"),
    ("2 days", "1 day"), ("1 day", "0.5 days"), ("30 s", "15 s"), ("10 h", "5 h"), ("0 s", "0 s"),
    ("never", "never"), ("65%", "65%"), ("2026-01-05", "2026-01-05"),
    (
      "[{stage: signIn, takes: \"uniform(1 min, 3 min)\", apps: 5, download: 6 GB, fails: 2%}]",
      "[{stage: signIn, takes: \"uniform(0.5 min, 1.5 min)\", apps: 5, download: 6 GB, fails: 2%}]"
    ),
  ])
  func onlyTimesAreScaled(text: String, half: String) {
    #expect(ParameterText.scaled(text, by: 0.5) == half)
  }

  @Test(arguments: [
    (0.9, 0.5, "82%"), (0.9, 2, "94.7%"), (0.02, 0.5, "1%"), (0.02, 2, "3.9%"), (0.5, 2, "67%"),
  ])
  func sharesAreScaledByTheirOdds(share: Double, factor: Double, text: String) {
    #expect(ParameterText.shown(share: ParameterText.share(share, oddsTimes: factor)) == text)
  }

  @Test func percentagesAddUp() {
    #expect(ParameterText.percentages([1 / 3, 1 / 3, 1 / 3]) == ["34%", "33%", "33%"])
    #expect(ParameterText.percentages([1 / 3, 2 / 3], per: 10) == ["33.3%", "66.7%"])
  }
}
