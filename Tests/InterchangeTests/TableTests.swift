import Interchange
import Testing

struct TableTests {
  private var table: Table {
    var table = Table(columns: [.init("Name", key: "name"), .init("Size", key: "size", isNumeric: true)])
    table.append([.text("Gdańsk, \"the\" port"), .count(12)])
    table.append([.text("Two\nlines | and <b>"), .number(0.5, decimals: 2)])
    table.append([.text("東京")])
    return table
  }

  @Test func writesCSVAfterRFC4180() {
    #expect(
      table.csv == """
        name,size
        "Gdańsk, ""the"" port",12
        "Two
        lines | and <b>",0.50
        東京,

        """)
  }

  @Test func escapesMarkdown() {
    #expect(
      table.markdown == """
        | Name | Size |
        | --- | ---: |
        | Gdańsk, "the" port | 12 |
        | Two<br>lines \\| and &lt;b&gt; | 0.50 |
        | 東京 |  |

        """)
  }

  @Test func alignsByDisplayWidth() {
    #expect(
      table.text() == """
        Name                Size
        ──────────────────  ────
        Gdańsk, "the" port    12
        Two                 0.50
        lines | and <b>
        東京

        """)
  }

  @Test(arguments: [20, 24, 30])
  func fitsTheWidth(width: Int) {
    for line in table.text(width: width).split(separator: "\n") {
      #expect(String(line).displayWidth <= width)
    }
  }

  // Worked by hand: ties go to the even neighbour of the scaled value.
  @Test(arguments: [
    (0.125, 2, "0.12"), (0.375, 2, "0.38"), (-1.5, 0, "-2"), (2.0, 3, "2.000"), (0.0004, 3, "0.000"),
    (1234.5678, 1, "1234.6"), (.infinity, 2, "inf"), (.nan, 2, ""),
  ])
  func fixesDecimals(number: Double, decimals: Int, text: String) {
    #expect(Table.Cell.fixed(number, decimals: decimals) == text)
  }
}

struct WrappingTests {
  @Test func breaksAtSpacesAndKeepsTheIndent() {
    #expect("  one two three".wrapped(to: 9, indent: "    ") == ["  one two", "    three"])
    #expect("abcdefghij k".wrapped(to: 4) == ["abcd", "efgh", "ij k"])
    #expect("".wrapped(to: 10) == [""])
    #expect("a\n\nb".wrapped(to: 10) == ["a", "", "b"])
    #expect("a  b ".wrapped(to: 10) == ["a b"])
    #expect("   ".wrapped(to: 10) == ["   "])
  }

  @Test func measuresWhatTheTerminalShows() {
    #expect("Gdańsk".displayWidth == 6)
    #expect("Gdan\u{301}sk".displayWidth == 6)
    #expect("東京".displayWidth == 4)
  }

  // Plain ASCII is cut by bytes; a letter beyond it, as wide, takes the longer way to the same lines.
  @Test func plainTextIsWrappedAsAnyOther() {
    var state: UInt64 = 1
    func number(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<300 {
      let words = (0...number(below: 12)).map { _ in String(repeating: "e", count: 1 + number(below: 14)) }
      let text = String(repeating: " ", count: number(below: 4)) + words.joined(separator: " ")
      let other = String(text.map { $0 == "e" ? "é" : $0 })
      for width in [8, 15, 40] {
        let lines = text.wrapped(to: width, indent: "  ")
        #expect(
          lines == other.wrapped(to: width, indent: "  ").map { String($0.map { $0 == "é" ? "e" : $0 }) })
      }
    }
  }
}

struct AtomicFileTests {
  @Test func refusesAFolderThatIsNotThere() {
    #expect(throws: FileWriteError.self) { try AtomicFile.write("x", to: "/no/such/folder/file.csv") }
    #expect(throws: FileWriteError.self) { try AtomicFile.write("x", to: "/") }
  }
}
