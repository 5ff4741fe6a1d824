// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// How a command ends; the numbers are those of sysexits.h where it has one.
enum ExitCodes {
  static let expectationFailed = ExitCode(2)
  static let invalidData = ExitCode(65)
  static let inputMissing = ExitCode(66)
  static let cannotCreateOutput = ExitCode(73)
  static let inputOutput = ExitCode(74)

  static let incomplete = ExitCode(75)

  static let table = """
    Exit codes:
      0    done, every expectation met
      2    an expectation, a check or a comparison failed
      64   wrong usage
      65   the scenario or a data file is invalid
      66   an input is missing
      73   the output cannot be created
      74   reading or writing failed
      75   the run is incomplete
    """
}
