import Atlas

/// Shares of a whole that come to more than the whole, and single shares outside 0 to 1.
enum SharesRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    singles(in: subject) + refunds(in: subject) + sums(in: subject)
  }

  private static func singles(in subject: LintSubject) -> [LintFinding] {
    subject.atlas.entities.indices.flatMap { index in
      subject.atlas.entities[index].attributes.compactMap { attribute -> LintFinding? in
        guard subject.atlas.vocabulary.attribute(attribute.name)?.type == .share,
          case .number(let share) = attribute.claims.used.value, !(0...1).contains(share)
        else { return nil }
        return subject.finding(
          .shares, .warning, .certain, because: "a share is a part of one",
          "'\(attribute.name)' of \(subject.name(index)) is \(share)", at: attribute.claims.used.position,
          about: [index], remedy: "write 0.25 for 25 %")
      }
    }
  }

  private static func refunds(in subject: LintSubject) -> [LintFinding] {
    subject.atlas.entities.indices.flatMap { index in
      subject.atlas.entities[index].rules.flatMap(\.clauses).compactMap { clause -> LintFinding? in
        guard case .reimbursement(let refund) = clause.claims.used.value, let share = refund.share,
          !(0...1).contains(share)
        else { return nil }
        return subject.finding(
          .shares, .warning, .certain, because: "no more than all of the costs comes back",
          "a rule of \(subject.name(index)) pays back a share of \(share)", at: clause.claims.used.position,
          about: [index], remedy: "write 0.25 for 25 %")
      }
    }
  }

  private static func sums(in subject: LintSubject) -> [LintFinding] {
    subject.atlas.entities.indices.compactMap { whole in
      var parts: Set<Int> = []
      for tie in subject.tiesAt[whole].map({ subject.atlas.ties[$0] })
      where tie.type == "part of" && tie.to == whole && tie.isHeld {
        if subject.atlas.entities[tie.from].number("share") != nil { parts.insert(tie.from) }
      }
      let sum = parts.sorted().reduce(0) { $0 + (subject.atlas.entities[$1].number("share") ?? 0) }
      guard parts.count > 1, sum > 1 + 1e-9 else { return nil }
      return subject.finding(
        .shares, .note, .probable, because: "unless the parts overlap or the shares are of different wholes",
        "the shares of the \(parts.count) parts of \(subject.name(whole)) come to \(sum)",
        about: [whole] + parts.sorted(), remedy: "correct a share, or say in a note what it is a share of")
    }
  }
}
