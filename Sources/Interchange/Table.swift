/// Rows under named columns: the form in which every answer can be read by people and by other programs.
public struct Table: Sendable, Hashable {
  /// The content of one cell.
  public enum Cell: Sendable, Hashable {
    /// Words.
    case text(String)
    /// A whole number.
    case count(Int)
    /// A number shown with so many decimals. Files keep the same decimals, so a figure in a text and in a
    /// table agree.
    case number(Double, decimals: Int)
    /// Nothing known.
    case empty
  }

  /// A column's heading and how it is set.
  public struct Column: Sendable, Hashable {
    /// The heading shown to people.
    public let title: String
    /// The name in CSV files: lowerCamelCase.
    public let key: String
    /// Whether it is set to the right, as numbers are.
    public let isNumeric: Bool

    /// Makes a column.
    public init(_ title: String, key: String, isNumeric: Bool = false) {
      self.title = title
      self.key = key
      self.isNumeric = isNumeric
    }
  }

  /// The columns, from left to right.
  public let columns: [Column]
  /// The rows, each with one cell a column.
  public private(set) var rows: [[Cell]] = []

  /// Makes an empty table.
  public init(columns: [Column]) { self.columns = columns }

  /// Adds a row. Cells that are missing at its end are left empty, more than there are columns are dropped.
  public mutating func append(_ cells: [Cell]) {
    let padding = max(0, columns.count - cells.count)
    rows.append(Array(cells.prefix(columns.count)) + Array(repeating: .empty, count: padding))
  }
}

extension Table.Cell {
  /// The cell as text; empty for nothing.
  public var text: String {
    switch self {
    case .text(let text): text
    case .count(let count): String(count)
    case .number(let number, let decimals): Self.fixed(number, decimals: decimals)
    case .empty: ""
    }
  }

  /// A number with a fixed count of decimals, rounded half to even on the scaled value.
  public static func fixed(_ number: Double, decimals: Int) -> String {
    guard number.isFinite else { return number.isNaN ? "" : number < 0 ? "-inf" : "inf" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (number * scale).rounded(.toNearestOrEven)
    guard abs(scaled) < 9e15 else { return "\(number)" }
    let whole = Int(abs(scaled))
    let sign = scaled < 0 ? "-" : ""
    if decimals == 0 { return "\(sign)\(whole)" }
    let unit = Int(scale)
    let fraction = String(whole % unit)
    return "\(sign)\(whole / unit)." + String(repeating: "0", count: decimals - fraction.utf8.count)
      + fraction
  }
}
