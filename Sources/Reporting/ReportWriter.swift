// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Results

/// Writes the report and the data beside it.
public enum ReportWriter {
  /// The store of a study of the assumptions beside the run's.
  public static let studyName = "sensitivity.sqlite"
  /// What it came to, point by point.
  public static let studyDataName = "sensitivity.csv"

  /// Reads the store and writes `report.md`, `results.csv`, `differences.csv`, `parameters.csv` and
  /// `results.json` into an existing folder, each whole or not at all.
  ///
  /// Where the store of a study of the assumptions stands beside it, `sensitivity.csv` is written too.
  ///
  /// - Returns: the names of the files, in that order.
  /// - Throws: `ResultStoreError` of the store, `ReportError` of the folder.
  public static func write(storeAt path: String, into folder: String) throws -> [String] {
    let table = try ResultStore.open(at: path).table()
    let studyPath = "\(folder)/\(studyName)"
    let study =
      FileManager.default.fileExists(atPath: studyPath)
      ? SensitivityAnalysis(try ResultStore.open(at: studyPath).table()) : nil
    let files = files(of: table, study: study)
    for file in files { try write(file.text, named: file.name, into: folder) }
    return files.map(\.name)
  }

  /// The verdicts on the expectations, from a complete store.
  public static func verdicts(storeAt path: String) throws(ResultStoreError) -> Verdicts {
    Verdicts(try ResultStore.open(at: path).table())
  }

  static func files(of table: ResultTable, study: SensitivityAnalysis? = nil) -> [(
    name: String, text: String
  )] {
    let comparison = Comparison(table)
    let verdicts = Verdicts(table)
    let tables = CSVFormat(comparison: comparison)
    let builder = ReportBuilder(comparison, verdicts, study: study)
    return [
      ("report.md", MarkdownFormat(report: builder.report).text),
      ("results.csv", tables.results),
      ("differences.csv", tables.differences),
      ("parameters.csv", tables.parameters),
      ("results.json", JSONFormat(comparison: comparison, verdicts: verdicts).text),
    ] + (builder.sensitivity.map { [(studyDataName, CSVFormat.sensitivity($0))] } ?? [])
  }

  /// Under another name first: a reader sees the old file or the new one, never half of it.
  private static func write(_ text: String, named name: String, into folder: String) throws(ReportError) {
    let folder = URL(fileURLWithPath: folder, isDirectory: true)
    let draft = folder.appendingPathComponent(".\(name).part")
    do {
      try Data(text.utf8).write(to: draft)
      guard rename(draft.path, folder.appendingPathComponent(name).path) == 0 else {
        throw ReportError.cannotWrite(file: name, reason: String(cString: strerror(errno)))
      }
    } catch let error as ReportError {
      throw error
    } catch {
      try? FileManager.default.removeItem(at: draft)
      throw .cannotWrite(file: name, reason: error.localizedDescription)
    }
  }
}
