/// Whether a rule lets somebody in, as far as is known. What is unknown never counts as yes.
public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
  case yes, no, unknown

  /// Yes before unknown before no: the better verdict is the smaller.
  var rank: Int {
    switch self {
    case .yes: 0
    case .unknown: 1
    case .no: 2
    }
  }

  /// The verdict of several conditions that must all hold: no if one is no, yes only if all are.
  static func all(_ verdicts: some Sequence<Verdict>) -> Verdict {
    verdicts.max { $0.rank < $1.rank } ?? .yes
  }
}

/// How one clause stands.
public enum Standing: String, Sendable, Hashable, Codable, CaseIterable {
  case yes, no, unknown
  /// People decide on it: an admission, a decision, an advice.
  case toBeWon = "to be won"
  /// A condition in words, which the one who joins must see to.
  case toBeMet = "to be met"

  /// A verdict as a standing.
  init(_ verdict: Verdict) {
    switch verdict {
    case .yes: self = .yes
    case .no: self = .no
    case .unknown: self = .unknown
    }
  }

  /// What it means for the verdict of the rule; nil where it does not count.
  var verdict: Verdict? {
    switch self {
    case .yes: .yes
    case .no: .no
    case .unknown: .unknown
    case .toBeWon, .toBeMet: nil
    }
  }
}
