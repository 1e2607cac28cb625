/// Gathers the attributes of nodes or of edges while a file is read.
struct AttributeTableBuilder {
  private(set) var columns: [AttributeColumnBuilder] = []
  private var places: [String: Int] = [:]

  /// The place of a column, which is declared if there is none of that name. One that exists keeps its type, unless it
  /// has no value yet.
  mutating func column(
    _ name: String, _ type: AttributeTable.ValueType, defaultValue: NetworkValue? = nil
  ) -> Int {
    if let place = places[name] {
      if columns[place].rows.isEmpty, columns[place].type != type {
        columns[place] = AttributeColumnBuilder(
          name: name, type: type, defaultValue: defaultValue ?? columns[place].defaultValue)
      }
      if let defaultValue { columns[place].defaultValue = defaultValue }
      return place
    }
    places[name] = columns.count
    columns.append(AttributeColumnBuilder(name: name, type: type, defaultValue: defaultValue))
    return columns.count - 1
  }

  /// Appends a value to a column by its place.
  mutating func append(_ span: Span<UInt8>, _ range: Range<Int>, row: Int, column: Int) {
    columns[column].append(span, range, row: row)
  }

  /// Appends a text to a column by its name.
  mutating func append(
    _ text: String, row: Int, named name: String, _ type: AttributeTable.ValueType = .text
  ) {
    columns[column(name, type)].append(text, row: row)
  }

  mutating func setDefault(_ value: NetworkValue, column: Int) { columns[column].defaultValue = value }

  /// Whether there is a column of that name.
  func has(_ name: String) -> Bool { places[name] != nil }

  /// Gives a column another name, if there is none of that name yet.
  mutating func rename(_ name: String, to other: String) {
    guard let place = places[name], places[other] == nil else { return }
    places[name] = nil
    places[other] = place
    columns[place].name = other
  }

  /// Takes a column out.
  mutating func remove(_ name: String) -> AttributeColumnBuilder? {
    guard let place = places.removeValue(forKey: name) else { return nil }
    let removed = columns.remove(at: place)
    for (name, index) in places where index > place { places[name] = index - 1 }
    return removed
  }

  /// The table, and what a reader should know of it. - Complexity: O(values), O(values log values) if rows are unordered
  mutating func finish(_ what: String) -> (table: AttributeTable, remarks: [String]) {
    var remarks: [String] = []
    for place in columns.indices {
      columns[place].order()
      let column = columns[place]
      if let misfit = column.misfit {
        remarks.append(
          "the attribute '\(column.name)' of \(what) holds '\(misfit)', which its type does not allow: "
            + "it was read as text")
      }
      if column.replacedCount > 0 {
        remarks.append(
          "the attribute '\(column.name)' of \(what) has several values in one place \(column.replacedCount) "
            + "times: the last was kept")
      }
    }
    let table = AttributeTable(columns: columns.map(\.column))
    columns = []
    return (table, remarks)
  }
}
