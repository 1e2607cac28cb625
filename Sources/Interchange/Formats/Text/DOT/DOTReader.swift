enum DOTReader: NetworkReader {
  static func read(_ file: NetworkFile) throws(InterchangeError) -> NetworkDocument {
    throw file.error("not yet")
  }
}
