enum KumuWriter: NetworkWriter {
  static func write(_ document: NetworkDocument) -> WrittenNetwork { WrittenNetwork() }
}
