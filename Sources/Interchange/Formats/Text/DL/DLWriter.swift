enum DLWriter: NetworkWriter {
  static func write(_ document: NetworkDocument) -> WrittenNetwork { WrittenNetwork() }
}
