enum Neo4jWriter: NetworkWriter {
  static func write(_ document: NetworkDocument) -> WrittenNetwork { WrittenNetwork() }
}
