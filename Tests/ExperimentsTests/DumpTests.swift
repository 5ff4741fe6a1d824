import Experiments
import Foundation
import Testing

struct DumpTests {
  @Test func dump() {
    var all: [String: [String]] = [:]
    for c in ScenarioIssueTests.cases {
      let found = issues(c.text)
      all[c.name] = found.filter { $0.severity == .error }.map(\.headline)
      print("#### \(c.name)")
      for i in found { print(i.rendered) }
    }
    try! JSONEncoder().encode(all).write(to: URL(fileURLWithPath: "/tmp/h/h3gen/expected.json"))
  }
}
