/// A document or body of law that claims cite.
public struct Source: Sendable, Hashable {
  /// Its identifier, the first word of a citation.
  public let id: String
  /// Its title.
  public let title: String
  /// Who wrote it.
  public let author: String?
  /// Who published it.
  public let publisher: String?
  /// When it was published.
  public let published: PartialDate?
  /// Where it can be read.
  public let url: String?
  /// The terms it is under.
  public let licence: String?
  /// A remark.
  public let note: String?
  /// The places a citation may name; empty if any.
  public let places: [String]
}

/// A figure that the report of an atlas holds.
public struct ReportItem: Sendable, Hashable {
  /// The name of the figure: landscape, routes, matrix, ...
  public let figure: String
  /// Its heading, where it is not the figure's own.
  public let title: String?
  /// The entities it is about, by id.
  public let of: [String]
  /// Where routes start, by id.
  public let from: String?
  /// Where routes end, by id.
  public let to: String?
  /// The group whose members it shows, by id.
  public let membersOf: String?
  /// The name of a scenario of the atlas.
  public let scenario: String?
  /// How many of the most important are shown.
  public let top: Int?
  /// Which of its forms a figure takes: 'distinct', 'intersect' or 'union'.
  public let mode: String?
  /// The first and the last date of a timeline.
  public let since, until: PartialDate?
  /// The most that may be spent, in EUR.
  public let budget: Double?
  /// The date the ties hold on, where it is not the atlas's own.
  public let on: PartialDate?
  /// Where it stands.
  public let position: SourcePosition
}

/// A question of a questionnaire.
public struct Question: Sendable, Hashable {
  /// Its identifier.
  public let id: String
  /// What it asks, in the author's words.
  public let asks: String
  /// Where it stands.
  public let evidence: Evidence
}

/// An organisation's answer to a question.
public struct Answer: Sendable, Hashable {
  /// The short form of an answer.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    case yes, no, partly, open
  }

  /// The organisation that answers, by id.
  public let of: String
  /// The question, by id.
  public let question: String
  /// The short form, for a question that has one.
  public let verdict: Verdict?
  /// The answer in the author's words.
  public let says: String
  /// The person who answered, by id.
  public let by: String?
  /// Where it stands.
  public let evidence: Evidence
}

/// What the study recommends.
public struct Recommendation: Sendable, Hashable {
  /// Its identifier.
  public let id: String
  /// What to do, in the author's words.
  public let says: String
  /// Who shall do it, by id.
  public let who: [String]
  /// Towards whom or about what, by id.
  public let towards: [String]
  /// When, or by when.
  public let date: PartialDate?
  /// What must be so before.
  public let needs: String?
  /// Where it stands.
  public let evidence: Evidence
}

/// A finding, a figure or an opinion that is no tie and no attribute.
public struct Statement: Sendable, Hashable {
  /// Its identifier.
  public let id: String
  /// What is said, in the author's words.
  public let says: String
  /// What it is about, by id.
  public let about: [String]
  /// Who says so, by id; nil for the source itself.
  public let by: String?
  /// Where it stands.
  public let evidence: Evidence
}

/// A point on which sources, or places of one source, disagree.
public struct ContestedPoint: Sendable, Hashable {
  /// One side of it.
  public struct Side: Sendable, Hashable {
    /// What it says.
    public let says: String
    /// Where.
    public let evidence: Evidence
    /// Why it is the one used.
    public let usedBecause: String?
  }

  /// Its identifier.
  public let id: String
  /// The question that is answered in several ways.
  public let point: String
  /// What it is about, by id.
  public let about: [String]
  /// The action of the rule that it is about; nil where it is about no rule.
  public let action: String?
  /// Every side.
  public let sides: [Side]
  /// Why none can be chosen.
  public let openBecause: String?
}
