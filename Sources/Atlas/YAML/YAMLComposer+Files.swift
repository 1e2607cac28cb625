extension YAMLComposer {
  /// Reads several documents, on all cores.
  ///
  /// - Returns: what each holds, in their order.
  static func compose(each files: [[UInt8]]) -> [Document] {
    // The longest first, so that no core is left with it at the end.
    let order = files.indices.sorted { files[$0].count > files[$1].count }
    var documents = [Document](repeating: .success(nil), count: files.count)
    for (place, document) in zip(order, order.concurrentMap { compose(files[$0]) }) {
      documents[place] = document
    }
    return documents
  }
}
