/// The attributes of a table under the names a format gives them.
struct WrittenAttributes {
  private let table: AttributeTable
  /// For each column its name in the format; nil where the writer puts it in a place of its own.
  private let names: [String?]
  /// What had to get another name, in words.
  private(set) var losses: [String] = []

  /// - Parameters:
  ///   - what: What the rows are, for losses.
  ///   - names: What the format calls an attribute of a document.
  ///   - reserved: Names that mean something else in the format.
  ///   - except: Attributes that the writer puts in places of their own.
  init(
    _ table: AttributeTable, _ what: String, names: [String: String] = [:], reserved: [String] = [],
    except: [String] = []
  ) {
    self.table = table
    var taken = Set(reserved)
    for column in table.columns where !except.contains(column.name) {
      if let name = names[column.name] { taken.insert(name) }
    }
    var written: [String?] = []
    for column in table.columns {
      if except.contains(column.name) {
        written.append(nil)
      } else if let name = names[column.name] {
        written.append(name)
      } else {
        var name = column.name
        while taken.contains(name) { name += "_" }
        taken.insert(name)
        if name != column.name {
          losses.append(
            "the attribute '\(column.name)' of \(what) is called '\(name)', for its name is taken")
        }
        written.append(name)
      }
    }
    self.names = written
  }

  /// The attributes of a row, in the order of the columns.
  func values(ofRow row: Int) -> [(name: String, value: NetworkValue)] {
    var values: [(name: String, value: NetworkValue)] = []
    for (place, name) in names.enumerated() {
      if let name, let value = table.columns[place].value(ofRow: row) { values.append((name, value)) }
    }
    return values
  }
}

extension AttributeTable {
  /// The text of a row in a column of texts.
  func text(_ name: String, ofRow row: Int) -> String? {
    guard case .text(let text) = value(name, ofRow: row) else { return nil }
    return text
  }

  /// Those of some attributes that are texts, and so fit a place for text.
  func texts(among names: [String]) -> [String] { names.filter { column($0)?.type == .text } }

  /// Whether every value of a column of texts is another one.
  func hasUniqueTexts(_ name: String, not others: IdentifierTable = IdentifierTable()) -> Bool {
    guard let column = column(name), column.type == .text, column.defaultValue == nil else { return false }
    var seen = IdentifierTable()
    for place in 0..<column.count {
      let text = column.value(at: place).description
      guard others.index(of: text) == nil, Int(seen.insert(text)) == place else { return false }
    }
    return true
  }
}

extension NetworkDocument {
  /// The attributes of the network as a table of one row, where a name that comes again gets another.
  var attributeTable: AttributeTable {
    var table = AttributeTable()
    for (name, value) in attributes {
      var free = name
      while table.index(of: free) != nil { free += "_" }
      table.set(value, ofRow: 0, named: free)
    }
    return table
  }

  /// Whether two edges lead between the same nodes in the same way.
  var hasParallelEdges: Bool {
    var seen: Set<UInt64> = []
    seen.reserveCapacity(edgeCount)
    let isUndirected = direction == .undirected
    for edge in 0..<edgeCount {
      var (source, target) = (sources[edge], targets[edge])
      if isUndirected, source > target { swap(&source, &target) }
      if !seen.insert(UInt64(source) << 32 | UInt64(target)).inserted { return true }
    }
    return false
  }
}

extension JSONOutput {
  /// The bytes as a written network, with what was lost.
  func network(losses: [String]) -> WrittenNetwork {
    let unwritable = hasUnwritableNumber ? ["numbers that are not finite are texts: JSON has none"] : []
    return WrittenNetwork(bytes, losses: losses + unwritable)
  }

  /// `"key": {members}` if there are members.
  mutating func object(
    _ key: String, _ members: [(name: String, value: NetworkValue)], after isAfter: Bool
  ) -> Bool {
    guard !members.isEmpty else { return isAfter }
    raw("\(isAfter ? ", " : "")\"\(key)\": {")
    self.members(members, after: false)
    raw("}")
    return true
  }

  /// Lines divided by commas.
  mutating func lines(_ count: Int, indent: String, _ line: (inout JSONOutput, Int) -> Void) {
    for index in 0..<count {
      raw(index == 0 ? "\n" : ",\n")
      raw(indent)
      line(&self, index)
    }
  }
}
