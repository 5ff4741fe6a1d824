// SPDX-License-Identifier: GPL-3.0-or-later
import Reporting
import Testing

@Suite struct TextTableTests {
  private static func table(_ rows: [[String]], alignsNumbers: Bool = true) -> TextTable {
    var table = TextTable(rows[0], alignsNumbers: alignsNumbers)
    for row in rows.dropFirst() { table.add(row) }
    return table
  }

  @Test func numbersStandToTheRight() {
    let rows = [["a", "n"], ["long", "1"], ["b", "100"]]
    #expect(Self.table(rows).text == "a       n\nlong    1\nb     100")
    #expect(Self.table(rows, alignsNumbers: false).text == "a     n\nlong  1\nb     100")
  }

  @Test func aColumnIsFoldedToTheWidth() {
    let rows = [["key", "text", "end"], ["a", "words that go on and on for long", "z"]]
    #expect(
      Self.table(rows).text(width: 30, folding: 1)
        == """
        key  text                  end
        a    words that go on and  z
             on for long
        """)
    #expect(Self.table(rows).text(width: 200) == Self.table(rows).text)
  }

  @Test func aLongWordHasALineOfItsOwn() {
    #expect(TextTable.fold("an unbreakable word", 5) == ["an", "unbreakable", "word"])
    #expect(TextTable.fold("", 5) == [""])
  }
}
