public import Atlas
public import Interchange

/// What an atlas says of everything of one kind: all funding schemes, all people.
public struct EntityRecords: Sendable {
  /// The kind.
  public let kind: String
  /// One record an entity, in the order of ids.
  public let records: [EntityRecord]

  /// Gathers what is known, all sections or some. - Complexity: O(entities of the kind · what a study says + ties)
  public init(of kind: String, in atlas: Atlas, on date: PartialDate? = nil, sections: [String] = []) {
    self.kind = kind
    let ties = TiesByEntity(atlas)
    records = atlas.entities.indices.filter { atlas.entities[$0].kind == kind }.map { index in
      EntityRecord(atlas.entities[index], in: atlas, on: date, ties[index].lazy.map { atlas.ties[$0] })
        .restricted(toSections: sections)
    }
  }

  /// One row a statement, under the name of what it is about.
  public var table: Table {
    let columns = records.first?.table.columns ?? []
    var table = Table(columns: [.init("Of", key: "of")] + columns)
    for record in records {
      for row in record.table.rows { table.append([.text(record.entity.name)] + row) }
    }
    return table
  }
}

extension EntityRecords: Encodable {
  private enum CodingKeys: String, CodingKey { case schema, kind, records }

  /// Writes the records under the schema `corridor.show-kind/1`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.show-kind/1", forKey: .schema)
    try container.encode(kind, forKey: .kind)
    try container.encode(records, forKey: .records)
  }
}
