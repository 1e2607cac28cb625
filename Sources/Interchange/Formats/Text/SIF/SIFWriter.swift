enum SIFWriter: NetworkWriter {
  static func write(_ document: NetworkDocument) -> WrittenNetwork { WrittenNetwork() }
}
