import Atlas

/// Sums that differ from their like by a factor of a thousand or more: a budget among the budgets of its kind, a fee
/// among fees. A slip of the unit or of a group of digits looks like that, and so does an exception.
enum MoneyRule: LintRuleFinder {
  private static let fewest = 5
  private static let factor = 1_000.0

  private struct Sum {
    let euros: Double
    let index: Int
    let position: SourcePosition
  }

  static func findings(in subject: LintSubject) -> [LintFinding] {
    var peers: [String: [Sum]] = [:]
    for (index, entity) in subject.atlas.entities.enumerated() {
      for attribute in entity.attributes
      where subject.atlas.vocabulary.attribute(attribute.name)?.type == .money {
        guard case .number(let euros) = attribute.claims.used.value, euros > 0 else { continue }
        peers["\(attribute.name) of a \(entity.kind)", default: []].append(
          Sum(euros: euros, index: index, position: attribute.claims.used.position))
      }
      for claim in entity.rules.flatMap(\.clauses).map(\.claims.used) {
        guard case .fee(let fee) = claim.value, let euros = fee.euros, euros > 0 else { continue }
        peers["fee", default: []].append(Sum(euros: euros, index: index, position: claim.position))
      }
    }
    return peers.keys.sorted().flatMap { what in outliers(peers[what] ?? [], what, in: subject) }
  }

  private static func outliers(_ sums: [Sum], _ what: String, in subject: LintSubject) -> [LintFinding] {
    guard sums.count >= fewest else { return [] }
    let median = sums.map(\.euros).sorted()[sums.count / 2]
    return sums.compactMap { sum in
      guard sum.euros >= median * factor || sum.euros * factor <= median else { return nil }
      return subject.finding(
        .money, .note, .possible,
        because: "the middle one of \(sums.count) is EUR \(AttributeValue.written(median))",
        "the \(what) \(subject.name(sum.index)) is EUR \(AttributeValue.written(sum.euros))",
        at: sum.position,
        about: [sum.index], remedy: "check the unit and the digits")
    }
  }
}
