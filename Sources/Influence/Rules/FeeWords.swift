import Atlas

/// Fees in words, each after the other: 'free in year 1, then EUR 3 500 a year'.
struct FeeWords {
  let text: String

  init(_ clauses: [Clause]) {
    let parts = clauses.map(Self.words)
    var text = ""
    var lastYear: Int?
    for (part, clause) in zip(parts, clauses) {
      let fee = clause.claims.used.value.fee
      let follows = lastYear != nil && fee?.fromYear == lastYear.map { $0 + 1 }
      let words = follows ? part.removing(" from year \(fee?.fromYear ?? 0)") : part
      text += text.isEmpty ? words : (follows ? ", then " : ", and ") + words
      lastYear = fee?.inYear
    }
    self.text = text.isEmpty ? "no fee is stated" : text
  }

  private static func words(_ clause: Clause) -> String {
    let claims = clause.claims
    let amounts = claims.all.compactMap { $0.value.fee.flatMap { $0.euros ?? $0.atLeast } }
    guard claims.isContested, let low = amounts.min(), let high = amounts.max(), low < high,
      let used = claims.used.value.fee
    else { return words(claims.used.value) }
    let span = used.per.map { " a \($0)" } ?? ""
    var text = "EUR \(AttributeValue.written(low)) to \(AttributeValue.written(high))\(span)"
    if let counted = used.euros { text += " (EUR \(AttributeValue.written(counted)) counted)" }
    if let dependence = claims.all.compactMap({ $0.value.fee?.dependsOn }).first {
      text += ", depending on \(dependence)"
    }
    return text
  }

  private static func words(_ value: Clause.Value) -> String {
    guard let fee = value.fee, fee.euros == nil, fee.atLeast == nil else { return "\(value)" }
    return fee.dependsOn.map { "a fee that depends on \($0); no amount is given" }
      ?? "a fee; no amount is given"
  }
}

extension String {
  /// The text without the first occurrence of a part.
  fileprivate func removing(_ part: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return String(self[..<range.lowerBound] + self[range.upperBound...])
  }

  private func firstRange(of part: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
