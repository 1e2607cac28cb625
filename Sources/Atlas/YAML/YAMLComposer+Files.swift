import Dispatch
import Synchronization

extension YAMLComposer {
  /// Reads several documents, on all cores.
  ///
  /// - Returns: what each holds, in their order.
  static func compose(each files: [[UInt8]]) -> [Document] {
    // The longest first, so that no core is left with it at the end.
    let order = files.indices.sorted { files[$0].count > files[$1].count }
    let documents = Mutex([Document](repeating: .success(nil), count: files.count))
    DispatchQueue.concurrentPerform(iterations: files.count) { place in
      let document = compose(files[order[place]])
      documents.withLock { $0[order[place]] = document }
    }
    return documents.withLock { $0 }
  }
}
