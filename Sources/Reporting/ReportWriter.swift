// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Results

/// Writes the report and the data beside it.
public enum ReportWriter {
  /// Reads the store and writes `report.md`, `results.csv`, `differences.csv`, `parameters.csv` and
  /// `results.json` into an existing folder, each whole or not at all.
  ///
  /// - Returns: the names of the files, in that order.
  /// - Throws: `ResultStoreError` of the store, `ReportError` of the folder.
  public static func write(storeAt path: String, into folder: String) throws -> [String] {
    preconditionFailure("not written yet")
  }

  /// The verdicts on the expectations, from a complete store.
  public static func verdicts(storeAt path: String) throws(ResultStoreError) -> Verdicts {
    preconditionFailure("not written yet")
  }
}
