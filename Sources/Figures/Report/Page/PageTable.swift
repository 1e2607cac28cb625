import Interchange

/// A table of the page whose cells lead to what they name.
struct PageTable {
  private let table: Table
  private let links: PageLinks

  init(_ table: Table, _ links: PageLinks) {
    self.table = table
    self.links = links
  }

  /// The table in a region of its own, which scrolls where the table is wider than the page. The script shows the first
  /// rows first.
  func markup(name: String) -> String {
    let headings = table.columns.map { column in
      HTML.element(
        "th", ["scope": "col", "class": column.isNumeric ? "number" : nil], links.linked(column.title))
    }
    let rows = table.rows.map { row in
      let cells = zip(row, table.columns).map { cell, column in
        HTML.element("td", ["class": column.isNumeric ? "number" : nil], links.linked(cell.text))
      }
      return "<tr>\(cells.joined())</tr>\n"
    }
    let head = "<thead><tr>\(headings.joined())</tr></thead>\n"
    return HTML.element(
      "div", ["class": "scroll", "role": "region", "tabindex": "0", "aria-label": name],
      HTML.element("table", [:], "\n" + head + HTML.element("tbody", [:], "\n" + rows.joined())))
  }
}
