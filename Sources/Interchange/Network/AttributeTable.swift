/// The attributes of all nodes, or of all edges: named, typed columns that hold a value for some of the rows.
///
/// A column keeps only the rows that have a value, so an attribute of few rows costs little.
public struct AttributeTable: Sendable, Hashable {
  /// What the values of a column are.
  public enum ValueType: String, Sendable, Hashable, CaseIterable {
    case text, integer, number, boolean, list
  }

  /// One attribute.
  public struct Column: Sendable, Hashable {
    /// Its name. The names that mean the same in every format stand in `NetworkDocument.Name`.
    public fileprivate(set) var name: String
    /// What its values are.
    public let type: ValueType
    /// The value of rows that have none of their own, where the format declares one.
    public var defaultValue: NetworkValue?

    /// The rows that have a value, ascending.
    public private(set) var rows: [UInt32] = []
    private var texts: [String] = []
    private var integers: [Int] = []
    private var numbers: [Double] = []
    private var lists: [[String]] = []

    init(name: String, type: ValueType, defaultValue: NetworkValue?) {
      self.name = name
      self.type = type
      self.defaultValue = defaultValue
    }

    /// Makes a column of values in one go, those of its type in the order of `rows`, which ascend.
    init(
      name: String, type: ValueType, defaultValue: NetworkValue?, rows: [UInt32], texts: [String] = [],
      integers: [Int] = [], numbers: [Double] = [], lists: [[String]] = []
    ) {
      self.init(name: name, type: type, defaultValue: defaultValue)
      self.rows = rows
      self.texts = texts
      self.integers = integers
      self.numbers = numbers
      self.lists = lists
    }

    /// The number of rows that have a value of their own.
    public var count: Int { rows.count }

    /// The value of a row: its own, or the default. - Complexity: O(log count)
    public func value(ofRow row: Int) -> NetworkValue? {
      place(of: row).map { value(at: $0) } ?? defaultValue
    }

    /// The value at a place among `rows`. - Complexity: O(1)
    public func value(at place: Int) -> NetworkValue {
      switch type {
      case .text: .text(texts[place])
      case .integer: .integer(integers[place])
      case .number: .number(numbers[place])
      case .boolean: .boolean(integers[place] != 0)
      case .list: .list(lists[place])
      }
    }

    private func place(of row: Int) -> Int? {
      // Mostly every row has a value, and then the place is the row.
      if row < rows.count, rows[row] == row { return row }
      var (low, high) = (0, rows.count)
      while low < high {
        let middle = (low + high) / 2
        if rows[middle] < row { low = middle + 1 } else { high = middle }
      }
      return low < rows.count && rows[low] == row ? low : nil
    }

    /// Sets the value of a row; a value of another type is turned into the column's. Rows in ascending order cost O(1),
    /// others O(count).
    mutating func set(_ value: NetworkValue, ofRow row: Int) {
      if rows.last.map({ $0 < row }) ?? true {
        insert(value, at: rows.count, row: row)
      } else if let place = place(of: row) {
        remove(at: place)
        insert(value, at: place, row: row)
      } else {
        insert(value, at: rows.firstIndex { $0 > row } ?? rows.count, row: row)
      }
    }

    private mutating func insert(_ value: NetworkValue, at place: Int, row: Int) {
      rows.insert(UInt32(row), at: place)
      switch type {
      case .text: texts.insert(value.description, at: place)
      case .integer: integers.insert(Self.integer(value), at: place)
      case .number: numbers.insert(value.double ?? .nan, at: place)
      case .boolean: integers.insert(value == .boolean(true) ? 1 : 0, at: place)
      case .list: lists.insert(Self.list(value), at: place)
      }
    }

    private mutating func remove(at place: Int) {
      rows.remove(at: place)
      switch type {
      case .text: texts.remove(at: place)
      case .integer, .boolean: integers.remove(at: place)
      case .number: numbers.remove(at: place)
      case .list: lists.remove(at: place)
      }
    }

    private static func integer(_ value: NetworkValue) -> Int {
      if case .integer(let number) = value { return number }
      return value.double.flatMap { Int(exactly: $0.rounded()) } ?? 0
    }

    private static func list(_ value: NetworkValue) -> [String] {
      if case .list(let parts) = value { return parts }
      return [value.description]
    }
  }

  /// The columns, in the order they were declared.
  public private(set) var columns: [Column] = []

  /// Makes an empty table.
  public init() {}

  /// Makes a table of columns, whose names differ.
  init(columns: [Column]) { self.columns = columns }

  /// The place of a column by its name.
  public func index(of name: String) -> Int? { columns.firstIndex { $0.name == name } }

  /// A column by its name.
  public func column(_ name: String) -> Column? { index(of: name).map { columns[$0] } }

  /// A value by the name of its attribute.
  public func value(_ name: String, ofRow row: Int) -> NetworkValue? { column(name)?.value(ofRow: row) }

  /// The place of a column, which is declared if there is none of that name. An existing one keeps its type.
  @discardableResult
  public mutating func declare(
    _ name: String, _ type: ValueType, defaultValue: NetworkValue? = nil
  ) -> Int {
    if let index = index(of: name) { return index }
    columns.append(Column(name: name, type: type, defaultValue: defaultValue))
    return columns.count - 1
  }

  /// Gives a column another name, which no other has.
  mutating func rename(_ name: String, to new: String) {
    guard let index = index(of: name), self.index(of: new) == nil else { return }
    columns[index].name = new
  }

  /// Sets a value. A value that the type of the column cannot hold turns the column into one of text.
  public mutating func set(_ value: NetworkValue, ofRow row: Int, column: Int) {
    if !columns[column].holds(value) { columns[column] = columns[column].widened(for: value) }
    columns[column].set(value, ofRow: row)
  }

  /// Sets a value by the name of its attribute, which is declared if it is new, with the type of the value.
  public mutating func set(_ value: NetworkValue, ofRow row: Int, named name: String) {
    set(value, ofRow: row, column: declare(name, value.type))
  }

  /// Every attribute a row has, by name, in the order of the columns.
  public func values(ofRow row: Int) -> [(name: String, value: NetworkValue)] {
    columns.compactMap { column in column.value(ofRow: row).map { (column.name, $0) } }
  }
}

extension NetworkValue {
  /// What it is.
  public var type: AttributeTable.ValueType {
    switch self {
    case .text: .text
    case .integer: .integer
    case .number: .number
    case .boolean: .boolean
    case .list: .list
    }
  }
}

extension AttributeTable.Column {
  fileprivate func holds(_ value: NetworkValue) -> Bool {
    value.type == type || type == .text || type == .list || (type == .number && value.type == .integer)
  }

  /// The same column with the narrowest type that holds what it has and a value.
  fileprivate func widened(for value: NetworkValue) -> Self {
    let wider: AttributeTable.ValueType = type == .integer && value.type == .number ? .number : .text
    var column = Self(name: name, type: wider, defaultValue: defaultValue)
    for (place, row) in rows.enumerated() { column.set(self.value(at: place), ofRow: Int(row)) }
    return column
  }
}
