import Atlas

/// One claim of an atlas with what it rests on, where it stands and whom it is about.
struct PlacedEvidence {
  /// What makes the claim: 'entity', 'attribute', 'rule', 'tie', 'answer', ...
  let kind: String
  let evidence: Evidence
  /// Nil where the atlas keeps no place.
  let position: SourcePosition?
  let entities: [Int]
}

extension LintSubject {
  /// Every claim of the atlas. - Complexity: O(claims)
  var placedEvidence: [PlacedEvidence] {
    var all: [PlacedEvidence] = []
    for (index, entity) in atlas.entities.enumerated() {
      func add(_ kind: String, _ evidence: Evidence, _ position: SourcePosition) {
        all.append(PlacedEvidence(kind: kind, evidence: evidence, position: position, entities: [index]))
      }
      add("entity", entity.evidence, entity.position)
      for claim in entity.attributes.flatMap(\.claims.all) {
        add("attribute", claim.evidence, claim.position)
      }
      for claim in entity.rules.flatMap(\.clauses).flatMap(\.claims.all) {
        add("rule", claim.evidence, claim.position)
      }
    }
    for tie in atlas.ties {
      all += tie.claims.all.map {
        PlacedEvidence(
          kind: "tie", evidence: $0.evidence, position: $0.position, entities: [tie.from, tie.to])
      }
    }
    return all + studyEvidence
  }

  private var studyEvidence: [PlacedEvidence] {
    func placed(_ kind: String, _ evidence: Evidence, _ ids: [String], _ position: SourcePosition? = nil)
      -> PlacedEvidence
    {
      PlacedEvidence(
        kind: kind, evidence: evidence, position: position, entities: ids.compactMap(atlas.index))
    }
    return atlas.questions.map { placed("question", $0.evidence, []) }
      + atlas.answers.map { placed("answer", $0.evidence, [$0.of]) }
      + atlas.recommendations.map { placed("recommendation", $0.evidence, $0.who + $0.towards) }
      + atlas.statements.map { placed("statement", $0.evidence, $0.about) }
      + atlas.contestedPoints.flatMap { point in
        point.sides.map {
          placed("contested point", $0.evidence, point.about, atlas.contestedPositions[point.id])
        }
      }
  }
}
