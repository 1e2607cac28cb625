public import Interchange

extension CommunityTable {
  /// One row a community: its number, size, arcs inside and to others, what it has in common, its members.
  public var table: Table {
    var table = Table(columns: [
      .init("No.", key: "number", isNumeric: true), .init("Size", key: "size", isNumeric: true),
      .init("Inside", key: "inside", isNumeric: true), .init("To others", key: "outside", isNumeric: true),
      .init("In common", key: "common"), .init("Members", key: "members"),
    ])
    for community in communities {
      table.append([
        .count(community.number), .count(community.members.count), .count(community.inside),
        .count(community.outside),
        .text(community.bonds.map(\.description).joined(separator: ", ")),
        .text(community.members.map(\.name).joined(separator: ", ")),
      ])
    }
    return table
  }

  /// What is said under the table: the graph, the modularity, how it was found, who is alone.
  public var notes: [String] {
    let modularity = modularity.map { Table.Cell.fixed($0, decimals: 4) } ?? "undefined"
    var notes = [
      summary.description,
      "\(communities.count) communities of two or more; modularity \(modularity) at resolution "
        + "\(query.resolution), by the Leiden method (Traag et al. 2019), the best of \(runs) \(runs == 1 ? "run" : "runs") from "
        + "seed \(query.graph.seed); ties count either way\(query.graph.isWeighted ? ", by strength" : "")",
    ]
    if !alone.isEmpty {
      let names = alone.prefix(10).map(\.name).joined(separator: ", ")
      notes.append("without a tie to others: \(alone.count): \(names)" + (alone.count > 10 ? ", ..." : ""))
    }
    return notes
  }
}

extension CommunityTable.Bond: CustomStringConvertible {
  /// How many have what: '33 of kind EU body', '4 in NL', '9 in CHANGE!'.
  public var description: String { "\(count) \(of == "kind" ? "of kind" : "in") \(value)" }
}

extension CommunityTable: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, query, on, graph, resolution, runs, seed, modularity, communities, links, alone
  }
  private enum CommunityKeys: String, CodingKey { case number, size, inside, outside, common, members }

  /// Writes the communities under the schema `corridor.communities/1`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.communities/1", forKey: .schema)
    try container.encode(query.graph, forKey: .query)
    try container.encode(on, forKey: .on)
    try container.encode(summary, forKey: .graph)
    try container.encode(query.resolution, forKey: .resolution)
    try container.encode(runs, forKey: .runs)
    try container.encode(query.graph.seed, forKey: .seed)
    try container.encode(modularity?.roundedForOutput, forKey: .modularity)
    var list = container.nestedUnkeyedContainer(forKey: .communities)
    for community in communities {
      var item = list.nestedContainer(keyedBy: CommunityKeys.self)
      try item.encode(community.number, forKey: .number)
      try item.encode(community.members.count, forKey: .size)
      try item.encode(community.inside, forKey: .inside)
      try item.encode(community.outside, forKey: .outside)
      try item.encode(community.bonds, forKey: .common)
      try item.encode(community.members, forKey: .members)
    }
    try container.encode(links, forKey: .links)
    try container.encode(alone, forKey: .alone)
  }
}
