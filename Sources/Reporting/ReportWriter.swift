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
    let files = files(of: table, study: try study(beside: path))
    for file in files { try write(file.text, named: file.name, into: folder) }
    return files.map(\.name)
  }

  /// nil where none was made.
  private static func study(beside path: String) throws(ResultStoreError) -> SensitivityAnalysis? {
    let path = URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent(studyName).path
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return SensitivityAnalysis(try ResultStore.open(at: path).table())
  }

  /// The verdicts on the expectations, from a complete store.
  public static func verdicts(storeAt path: String) throws(ResultStoreError) -> Verdicts {
    Verdicts(try ResultStore.open(at: path).table())
  }

  /// Writes the verdicts on the expectations as JUnit XML, whole or not at all.
  ///
  /// - Throws: `ResultStoreError` of the store, `ReportError` where the file cannot be written.
  public static func writeJUnit(storeAt path: String, to file: String) throws {
    let table = try ResultStore.open(at: path).table()
    let text = JUnitFormat(run: table.run, verdicts: Verdicts(table)).text
    let place = URL(fileURLWithPath: file)
    try write(text, named: place.lastPathComponent, into: place.deletingLastPathComponent().path)
  }

  /// Adds a page of Markdown with the verdicts, the answer and where the report is to the end of a file, as
  /// the summary of a step of continuous integration wants it. The file stays within 1 MiB, more than which
  /// is not shown.
  ///
  /// - Parameter reportPath: as the reader of the page knows it.
  /// - Throws: `ResultStoreError` of the store, `ReportError` where the file cannot be written or is full.
  public static func appendSummary(storeAt path: String, to file: String, reportPath: String) throws {
    let table = try ResultStore.open(at: path).table()
    let builder = ReportBuilder(Comparison(table), Verdicts(table), study: try study(beside: path))
    let format = SummaryFormat(builder: builder, reportPath: reportPath)
    do {
      if !FileManager.default.fileExists(atPath: file) { try Data().write(to: URL(fileURLWithPath: file)) }
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
      defer { try? handle.close() }
      let size = Int(clamping: try handle.seekToEnd())
      let room = SummaryFormat.limit - size
      // What stands there may end in the middle of a line.
      let text = (size > 0 ? "\n\n" : "") + format.text(within: room - 2)
      guard text.utf8.count <= room else {
        throw ReportError.cannotWrite(file: file, reason: "with the summary it would hold more than 1 MiB")
      }
      try handle.write(contentsOf: Data(text.utf8))
    } catch let error as ReportError {
      throw error
    } catch {
      throw ReportError.cannotWrite(file: file, reason: error.localizedDescription)
    }
  }

  /// Writes the baseline of a run into an existing folder, whole or not at all.
  ///
  /// - Throws: `ReportError` of the folder.
  public static func write(_ baseline: Baseline, into folder: String) throws(ReportError) {
    try write(baseline.text, named: Baseline.fileName, into: folder)
  }

  static func files(of table: ResultTable, study: SensitivityAnalysis? = nil) -> [(
    name: String, text: String
  )] {
    let comparison = Comparison(table)
    let verdicts = Verdicts(table)
    let rows = ResultRows(comparison)
    let tables = CSVFormat(run: comparison.run, rows: rows)
    let builder = ReportBuilder(comparison, verdicts, study: study)
    return [
      ("report.md", MarkdownFormat(report: builder.report).text),
      ("results.csv", tables.results),
      ("differences.csv", tables.differences),
      ("parameters.csv", tables.parameters),
      ("results.json", JSONFormat(run: comparison.run, rows: rows, verdicts: verdicts).text),
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
