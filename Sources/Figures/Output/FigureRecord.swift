import Interchange

extension Figure {
  /// The numbers behind a figure, with what they are: one object a row, under the keys of the columns.
  public var record: FigureRecord { FigureRecord(self) }
}

/// A figure as numbers, for other programs: `corridor.figure/1`.
public struct FigureRecord: Sendable, Encodable {
  private let schema = "corridor.figure/1"
  private let figure: String
  private let title: String
  private let caption: String
  private let columns: [Column]
  private let rows: [Row]

  private struct Column: Encodable {
    let key: String
    let title: String
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private struct Row: Encodable {
    let cells: [(key: String, cell: Table.Cell)]

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      for (name, cell) in cells {
        let key = Key(stringValue: name)
        switch cell {
        case .text(let text): try container.encode(text, forKey: key)
        case .count(let count): try container.encode(count, forKey: key)
        case .number(let number, _): try container.encode(number, forKey: key)
        case .empty: try container.encodeNil(forKey: key)
        }
      }
    }
  }

  init(_ drawn: Figure) {
    figure = drawn.name
    title = drawn.title
    caption = drawn.caption
    columns = drawn.table.columns.map { Column(key: $0.key, title: $0.title) }
    let keys = drawn.table.columns.map(\.key)
    rows = drawn.table.rows.map { Row(cells: Array(zip(keys, $0)).map { (key: $0.0, cell: $0.1) }) }
  }
}
