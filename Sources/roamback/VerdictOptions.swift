// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Foundation

/// Where the verdicts go besides the report, for continuous integration.
struct VerdictOptions: ParsableArguments {
  @Option(
    help: "Write the verdicts on the expectations as JUnit XML.", completion: .file(extensions: ["xml"]))
  var junit: String?

  @Option(
    help: "Add the verdicts and the answer to a Markdown file, such as a CI step's summary.",
    completion: .file(extensions: ["md"]))
  var summary: String?

  func validate() throws {
    if junit != nil, junit == summary { throw ValidationError("--junit and --summary name the same file") }
  }

  /// Says before a long run that a file has no folder to stand in, or is one.
  func check(_ terminal: Terminal) throws {
    for file in [junit, summary].compactMap({ $0 }) {
      let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
        terminal.say("\(ScenarioIssue.shown(file)): cannot be created: its folder is not there")
        throw ExitCodes.cannotCreateOutput
      }
      if FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), isFolder.boolValue {
        terminal.say("\(ScenarioIssue.shown(file)): cannot be created: a folder is there")
        throw ExitCodes.cannotCreateOutput
      }
    }
  }
}
