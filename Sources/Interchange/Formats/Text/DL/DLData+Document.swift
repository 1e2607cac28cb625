/// From the data to a document.
extension DLData {
  private typealias Name = NetworkDocument.Name

  /// Adds nodes and ties.
  func fill(_ document: inout NetworkDocument) {
    document.title = header.title
    document.isDirectedByDefault = !header.hasTwoModes
    for remark in remarks { document.remark(remark) }
    addNodes(&document)
    var start = 0
    while start < ties.count {
      var end = start
      while end < ties.count, ties[end].level == ties[start].level { end += 1 }
      addLevel(Array(ties[start..<end]), &document)
      start = end
    }
  }

  private func addNodes(_ document: inout NetworkDocument) {
    var labels = names(rows.labels, header.rows)
    if header.hasTwoModes { labels += names(columns.labels, header.columns) }
    let areUnique = Set(labels).count == labels.count
    for (node, label) in labels.enumerated() {
      document.addNode(areUnique ? label : String(node + 1))
      if !areUnique { document.nodeAttributes.set(.text(label), ofRow: node, named: Name.label) }
      if header.hasTwoModes {
        document.nodeAttributes.set(.integer(node < header.rows ? 1 : 2), ofRow: node, named: Name.mode)
      }
    }
    if !header.columnLabels.isEmpty, !header.hasTwoModes, header.columnLabels != header.rowLabels {
      document.remark("the columns have other labels than the rows, whose labels count")
    }
  }

  /// Labels, and numbers for the nodes that have none.
  private func names(_ labels: [String], _ count: Int) -> [String] {
    labels.prefix(count) + (labels.count < count ? (labels.count..<count).map { String($0 + 1) } : [])
  }

  private func addLevel(_ ties: [Tie], _ document: inout NetworkDocument) {
    let isMatrix = header.format == .fullmatrix
    let isHalf = header.format == .lowerhalf || header.format == .upperhalf
    let isWhole = isMatrix && !header.hasTwoModes && isSymmetric(ties)
    let isLabelledTwice = !header.rowLabels.isEmpty && header.rowLabels == header.columnLabels
    let isMirrored = isWhole && (isLabelledTwice || header.isSymmetric || header.statesDiagonal)
    if isWhole, !isMirrored {
      document.remark("the matrix is symmetric; its ties were read as arcs, one each way")
    }
    let isDirected = !header.hasTwoModes && !isHalf && !isMirrored && !header.isSymmetric
    let hasWeights = !(isMatrix || isHalf) || ties.contains { $0.weight?.double != 1 }
    let relation: String? =
      header.levelCount == 1 && header.levelLabels.isEmpty
      ? nil : ties.first.map { name(ofLevel: $0.level) }
    for tie in ties where !isMirrored || tie.row <= tie.column {
      let target = header.hasTwoModes ? header.rows + tie.column : tie.column
      let edge = document.addEdge(from: tie.row, to: target, isDirected: isDirected)
      document.note(line: tie.line, ofEdge: edge)
      if let relation { document.edgeAttributes.set(.text(relation), ofRow: edge, named: Name.relation) }
      if hasWeights, let weight = tie.weight {
        document.edgeAttributes.set(weight, ofRow: edge, named: Name.weight)
      }
    }
  }

  private func name(ofLevel level: Int) -> String {
    level < header.levelLabels.count ? header.levelLabels[level] : String(level + 1)
  }

  /// Whether each tie of a matrix stands in both of its halves. - Complexity: O(ties · log ties)
  private func isSymmetric(_ ties: [Tie]) -> Bool {
    let mirrored = ties.sorted { ($0.column, $0.row) < ($1.column, $1.row) }
    return zip(ties, mirrored).allSatisfy {
      $0.row == $1.column && $0.column == $1.row && $0.weight?.double == $1.weight?.double
    }
  }
}
