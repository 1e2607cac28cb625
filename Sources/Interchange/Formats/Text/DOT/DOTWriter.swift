enum DOTWriter: NetworkWriter {
  static func write(_ document: NetworkDocument) -> WrittenNetwork { WrittenNetwork() }
}
