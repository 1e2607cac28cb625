/// The keys of a file as small numbers, and where their values go.
struct GMLKeys {
  /// Keys with a meaning, by their numbers.
  enum Known: UInt32, CaseIterable {
    case id, source, target, directed, label, name, weight, value, group
    case x, y, z, width, height, fill, graph, node, edge

    var text: String {
      switch self {
      case .group: "gid"
      case .x, .y, .z: "graphics.\(self)"
      case .width: "graphics.w"
      case .height: "graphics.h"
      case .fill: "graphics.fill"
      default: "\(self)"
      }
    }
  }

  /// More different keys than this are refused.
  static let maximum = 10_000

  private var table = IdentifierTable()
  private var nodeColumns: [Int] = []
  private var edgeColumns: [Int] = []

  init() {
    for known in Known.allCases { table.insert(known.text) }
  }

  /// The number of different keys.
  var count: Int { table.count }

  /// The number of a key in a list, whose own path stands before it.
  mutating func number(_ bytes: Span<UInt8>, _ range: Range<Int>, in path: String) -> UInt32 {
    if path.isEmpty { return table.insert(bytes, range).index }
    return table.insert("\(path).\(TextField.text(bytes, range))")
  }

  /// The path of a key.
  func text(_ key: UInt32) -> String { table[key] }

  /// The column of a node's or an edge's key, declared with the type of a value if it is new.
  mutating func column(
    _ key: UInt32, ofEdges isEdge: Bool, name: String?, _ type: AttributeTable.ValueType,
    in attributes: inout AttributeTable
  ) -> Int {
    let known = isEdge ? edgeColumns : nodeColumns
    if Int(key) < known.count, known[Int(key)] >= 0 { return known[Int(key)] }
    let column = attributes.declare(name ?? text(key), type)
    if isEdge {
      Self.remember(column, key, &edgeColumns)
    } else {
      Self.remember(column, key, &nodeColumns)
    }
    return column
  }

  private static func remember(_ column: Int, _ key: UInt32, _ columns: inout [Int]) {
    while columns.count <= Int(key) { columns.append(-1) }
    columns[Int(key)] = column
  }
}
