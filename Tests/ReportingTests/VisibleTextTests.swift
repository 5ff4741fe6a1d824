// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Reporting

struct VisibleTextTests {
  @Test(
    "What would act is shown",
    arguments: [
      ("plain é 😀", "plain é 😀"), ("\u{1B}[31m", "⟨U+001B⟩[31m"), ("a\r\nb", "a⟨U+000D⟩⟨U+000A⟩b"),
      ("\u{202E}x\u{2066}", "⟨U+202E⟩x⟨U+2066⟩"), ("\u{FEFF}", "⟨U+FEFF⟩"), ("\u{9B}", "⟨U+009B⟩"),
    ])
  func shown(text: String, visible: String) { #expect(VisibleText.of(text) == visible) }
}
