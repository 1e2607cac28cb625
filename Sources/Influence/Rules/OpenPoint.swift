public import Atlas

/// A point that the sources leave open.
public struct OpenPoint: Sendable, Hashable {
  /// The question.
  public let point: String
  /// Why it has no answer.
  public let because: String
  /// Where the sources speak of it.
  public let evidence: [Citation]

  /// The point as a sentence or two, with its places.
  public var sentence: String {
    "\(point) \(because)"
      + (evidence.isEmpty ? "" : " (\(evidence.map(\.description).joined(separator: "; ")))")
  }

  /// An open point; nil for one on which a side is chosen.
  init?(_ point: ContestedPoint) {
    guard let because = point.openBecause else { return nil }
    self.point = point.point
    self.because = because
    var evidence: [Citation] = []
    for citation in point.sides.flatMap(\.evidence.citations) where !evidence.contains(citation) {
      evidence.append(citation)
    }
    self.evidence = evidence
  }
}

extension OpenPoint: Encodable {
  private enum CodingKeys: String, CodingKey { case point, because, evidence }
}

extension Atlas {
  /// What the sources leave open of a rule. - Complexity: O(contested points)
  func openPoints(of rule: Rule) -> [OpenPoint] {
    contestedPoints.filter { $0.action == rule.action && $0.about.contains(rule.into) }.compactMap(
      OpenPoint.init)
  }

  /// What the sources leave open between two entities, by index. - Complexity: O(contested points)
  func openPoints(between first: Int, and second: Int) -> [OpenPoint] {
    let (one, other) = (entities[first].id, entities[second].id)
    return contestedPoints.filter {
      $0.openBecause != nil && $0.action == nil && $0.about.contains(one) && $0.about.contains(other)
    }.compactMap(OpenPoint.init)
  }
}
