/// A file format for networks.
public enum NetworkFormat: String, Sendable, Hashable, CaseIterable {
  /// Edge and node lists: CSV, TSV and their like, those of Gephi, Kumu and Neo4j too.
  case csv
  case graphml, gexf, gml
  /// Pajek's `.net` and `.paj`.
  case pajek
  /// UCINET's DL.
  case dl
  case dot
  /// Cytoscape's simple interaction format.
  case sif
  /// JSON Graph Format.
  case jgf
  /// NetworkX's node-link JSON.
  case nodeLink = "node-link"
  /// Cytoscape's and Cytoscape.js's JSON.
  case cytoscape
  /// The JSON of graphology and sigma.js.
  case graphology
  /// Kumu's JSON.
  case kumu
  /// TinkerPop's GraphSON, one vertex a line.
  case graphson
  /// Neo4j's bulk-import CSV: written only.
  case neo4j
  /// Cypher, the language of graph databases: written only.
  case cypher
}

extension NetworkFormat {
  /// What people call it.
  public var title: String {
    switch self {
    case .csv: "CSV"
    case .graphml: "GraphML"
    case .gexf: "GEXF"
    case .gml: "GML"
    case .pajek: "Pajek"
    case .dl: "UCINET DL"
    case .dot: "DOT"
    case .sif: "SIF"
    case .jgf: "JSON Graph Format"
    case .nodeLink: "node-link JSON"
    case .cytoscape: "Cytoscape JSON"
    case .graphology: "graphology JSON"
    case .kumu: "Kumu JSON"
    case .graphson: "GraphSON"
    case .neo4j: "Neo4j import CSV"
    case .cypher: "Cypher"
    }
  }

  /// Endings of file names, the usual one first; the JSON formats share `.json`.
  public var endings: [String] {
    switch self {
    case .csv: ["csv", "tsv", "tab", "txt", "edges", "edgelist", "ncol"]
    case .graphml: ["graphml"]
    case .gexf: ["gexf"]
    case .gml: ["gml"]
    case .pajek: ["net", "paj"]
    case .dl: ["dl", "dat"]
    case .dot: ["dot", "gv"]
    case .sif: ["sif"]
    case .jgf: ["jgf", "json"]
    case .nodeLink, .graphology, .kumu, .graphson: ["json"]
    case .cytoscape: ["cyjs", "json"]
    case .neo4j: ["csv"]
    case .cypher: ["cypher", "cql"]
    }
  }
}
