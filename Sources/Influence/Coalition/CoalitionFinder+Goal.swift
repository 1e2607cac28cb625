import Atlas

extension CoalitionFinder {
  func goal(_ rule: Rule, _ view: InfluenceView) throws(RouteQueryError) -> CoalitionGoal {
    let into = atlas.index(of: rule.into) ?? 0
    let deciders = deciders(of: rule)
    let willing = willing(for: rule)
    let quorums = rule.clauses.filter { $0.topic == .quorum || $0.topic == .composition }
    let kinds = Set(quorums.flatMap { $0.claims.all.flatMap { $0.value.needs.compactMap { kind($0.of) } } })
    let strengths = try view.strengths(to: deciders.isEmpty ? [into] : deciders)
    let (prepared, forums) = (PreparedRule(rule, eligibility), forums(of: deciders))
    let everybody = kinds.flatMap { present[$0] ?? [] }.sorted().map {
      candidate($0, prepared, forums: forums, willing[$0], strengths[$0])
    }
    let possible = everybody.filter { $0.verdict != .no }
    // Everybody stands in the order of ids; so do those of one place.
    let candidates = CoalitionCandidate.places.flatMap { place in possible.filter { $0.place == place } }
    let conditions = rule.clauses.filter { $0.topic != .quorum && $0.topic != .composition }.compactMap {
      eligibility.assess($0, of: rule, for: into, preconditions: nil)
    }
    var variants = self.variants(of: quorums, candidates)
    if variants.isEmpty { variants = [unstated(rule, conditions)] }
    return CoalitionGoal(
      group: EntityReference(atlas.entities[into]), action: rule.action, evidence: rule.evidence,
      note: rule.note,
      variants: variants, candidates: candidates, impossible: everybody.filter { $0.verdict == .no },
      toBeWon: conditions.filter { $0.standing == .toBeWon },
      toBeMet: conditions.filter { $0.standing == .toBeMet || $0.topic == .capacity },
      approaches: approaches(conditions, from: speakers(willing)),
      recommendations: recommendations(Set([into] + deciders)), open: atlas.openPoints(of: rule))
  }

  /// The kind that a need names, by its name or plural; nil for plain words.
  func kind(_ name: String) -> String? {
    atlas.vocabulary.kinds.first { $0.name == name || $0.plural == name }?.name
  }

  /// Needs in words: '4 cities, 1 region'; nil where there are none.
  func words(_ needs: [Clause.Need]) -> String? {
    needs.isEmpty ? nil : needs.map { words($0.atLeast, $0.of) }.joined(separator: ", ")
  }

  /// So many of something in words: '4 cities'.
  func words(_ count: Int, _ of: String) -> String {
    let plural = atlas.vocabulary.kind(kind(of) ?? "")?.plural ?? of
    return "\(count) \(count == 1 ? of : plural)"
  }

  /// Those of the bodies that decide whose members are known.
  func forums(of deciders: [Int]) -> [Int] {
    deciders.filter { !eligibility.memberships.members(of: $0).isEmpty }
  }

  func candidate(
    _ index: Int, _ rule: PreparedRule, forums: [Int], _ willingness: Evidence?, _ strength: Double
  ) -> CoalitionCandidate {
    let assessment = eligibility.assess(rule, for: index)
    let memberships = eligibility.memberships
    let missing = assessment.verdict == .yes ? [] : assessment.clauses(.no) + assessment.clauses(.unknown)
    return CoalitionCandidate(
      entity: assessment.entity, verdict: assessment.verdict,
      isReady: !rule.lacksRequirement
        && rule.requirements.allSatisfy { memberships.tie(index, in: $0) != nil },
      isInForum: forums.isEmpty
        ? nil : forums.allSatisfy { memberships.tie(index, in: $0) != nil },
      willingness: willingness, first: assessment.first,
      cost: assessment.first.reduce(noCost) { $0.adding($1.ownCost) }, strength: strength,
      missing: missing.map(\.explanation))
  }

  /// One variant a claim of the quorum; several clauses hold together, the contested one in each of its readings.
  private func variants(of clauses: [Clause], _ candidates: [CoalitionCandidate]) -> [CoalitionVariant] {
    var variants: [CoalitionVariant] = []
    // Where nothing is contested, the clauses make one reading together.
    let contested = clauses.indices.filter { clauses[$0].claims.isContested }
    for place in contested.isEmpty ? Array(clauses.indices.prefix(1)) : contested {
      let used = clauses[place].claims.used
      let others = clauses.indices.filter { $0 != place }.flatMap { clauses[$0].claims.used.value.needs }
      for claim in clauses[place].claims.all where claim == used || claim.value != used.value {
        let isUsed = claim == used
        if isUsed, variants.contains(where: \.isUsed) { continue }
        variants.append(variant(merged(claim.value.needs + others), claim, isUsed: isUsed, candidates))
      }
    }
    return variants.filter(\.isUsed) + variants.filter { !$0.isUsed }
  }

  /// Needs of one kind make one need: the larger number.
  private func merged(_ needs: [Clause.Need]) -> [Clause.Need] {
    var result: [Clause.Need] = []
    for need in needs {
      let name = kind(need.of) ?? need.of
      if let place = result.firstIndex(where: { (kind($0.of) ?? $0.of) == name }) {
        if result[place].atLeast < need.atLeast { result[place] = need }
      } else {
        result.append(need)
      }
    }
    return result
  }

  private func variant(
    _ needs: [Clause.Need], _ claim: Claim<Clause.Value>, isUsed: Bool, _ candidates: [CoalitionCandidate]
  ) -> CoalitionVariant {
    var verdicts: [Verdict] = []
    var available: [Int?] = []
    var (known, pools): ([Clause.Need], [[Int]]) = ([], [])
    for need in needs {
      guard let kind = kind(need.of) else {
        verdicts.append(.unknown)
        available.append(nil)
        continue
      }
      let all = candidates.indices.filter { candidates[$0].entity.kind == kind }
      let pool = all.filter { candidates[$0].verdict == .yes }
      known.append(need)
      pools.append(pool)
      available.append(pool.count)
      verdicts.append(pool.count >= need.atLeast ? .yes : all.count >= need.atLeast ? .unknown : .no)
    }
    let sets = CoalitionSets(known, of: candidates, pools: pools)
    let ready = needs.map { need in
      let kind = kind(need.of)
      return candidates.count {
        $0.isWilling && $0.isReady && $0.verdict == .yes && $0.entity.kind == kind
      }
    }
    return CoalitionVariant(
      needs: needs, evidence: claim.evidence, isUsed: isUsed, usedBecause: claim.usedBecause,
      verdict: .all(verdicts), available: available, ready: ready, cheapest: sets.cheapest,
      strongest: sets.strongest, smallest: sets.smallest)
  }

  /// Where no number is given: whatever clause stands against it counts, and nothing else can be said.
  private func unstated(_ rule: Rule, _ conditions: [ClauseAssessment]) -> CoalitionVariant {
    let closed = conditions.contains { $0.topic == .capacity && $0.standing == .no }
    return CoalitionVariant(
      needs: [], evidence: rule.evidence, isUsed: true, usedBecause: nil, verdict: closed ? .no : .unknown,
      available: [], ready: [], cheapest: nil, strongest: nil, smallest: nil)
  }

  /// Those who would carry the message: the members of the groups that are willing, or else all who are.
  private func speakers(_ willing: [Int: Evidence]) -> [Int] {
    let members = willingGroups.flatMap(eligibility.memberships.members)
    return (members.isEmpty ? Array(willing.keys) : Array(Set(members))).sorted()
  }

  /// The best way from the willing to each one who is to be won.
  private func approaches(_ conditions: [ClauseAssessment], from willing: [Int]) -> [CoalitionApproach] {
    conditions.flatMap { clause in
      clause.people.map { person in
        var query = RouteQuery(
          from: willing.map { atlas.entities[$0].id }.filter { $0 != person.id }, to: [person.id])
        query.k = 1
        query.on = date
        let answer = query.from.isEmpty ? nil : try? RouteFinder(atlas).routes(query)
        return CoalitionApproach(person: person, topic: clause.topic, route: answer?.routes.first)
      }
    }
  }

  private func recommendations(_ aims: Set<Int>) -> [Recommendation] {
    atlas.recommendations.filter { recommendation in
      recommendation.towards.contains { atlas.index(of: $0).map(aims.contains) ?? false }
    }
  }
}

extension CoalitionCandidate {
  /// The places in the order in which candidates are told.
  fileprivate static let places = 0...4

  /// The willing and ready first, then the ready, the willing, those who can be, those of whom it is not known.
  fileprivate var place: Int {
    if verdict != .yes { return 4 }
    return isReady ? (isWilling ? 0 : 1) : (isWilling ? 2 : 3)
  }
}

extension Clause.Value {
  var needs: [Clause.Need] {
    if case .needs(let needs) = self { return needs }
    return []
  }
}
