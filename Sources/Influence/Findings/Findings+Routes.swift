import Atlas
import Interchange

extension FindingsSubject {
  /// The best routes between the ends asked for.
  func routes() throws(RouteQueryError) -> Findings.Finding? {
    guard !ends.isEmpty else { return nil }
    var sentences: [Findings.Sentence] = []
    for pair in ends {
      var query = RouteQuery(from: [pair.from], to: [pair.to])
      query.k = 3
      let answer = try RouteFinder(atlas).routes(query)
      if let none = answer.none { sentences.append(Findings.Sentence(text: none.summary, evidence: [])) }
      sentences += answer.routes.map { sentence($0, pair) }
      if let tie = answer.truncation, !answer.routes.isEmpty {
        let plain = tie.split(separator: ";").first.map(String.init) ?? tie
        sentences.append(Findings.Sentence(text: Self.clause(plain) + ".", evidence: []))
      }
    }
    return Findings.Finding(
      id: "routes", question: "Which are the best routes?",
      commands: ends.map { "corridor routes \(argument($0.from)) \(argument($0.to)) -k 3" },
      sentences: sentences)
  }

  private func sentence(_ route: Route, _ pair: RouteEnds) -> Findings.Sentence {
    let place = route.rank == 1 ? "The best route" : "Route \(route.rank)"
    var text =
      "\(place) from \(name(pair.from)) to \(name(pair.to)) is \(route.entities.map(\.name).joined(separator: " > ")), "
      + "with strength \(Table.Cell.fixed(route.strength, decimals: 3)) over \(route.hops) "
      + (route.hops == 1 ? "tie" : "ties")
    if route.hops > 1, let weakest = route.weakestStep {
      text += "; its weakest tie: \(Self.clause(weakest.sentence)) (\(weakest.grade))"
    }
    let assumed = route.steps.count { $0.basis == .assumed }
    if assumed > 0 { text += "; \(assumed) of its ties \(assumed == 1 ? "is" : "are") assumed" }
    return Findings.Sentence(text: text + ".", evidence: route.steps.flatMap(\.evidence).uniqued)
  }

  /// Who stands on these routes, and what their loss would cost.
  func gatekeepers() async throws -> Findings.Finding? {
    guard !ends.isEmpty else { return nil }
    var sentences: [Findings.Sentence] = []
    for pair in ends {
      let query = GatekeeperQuery(RouteQuery(from: [pair.from], to: [pair.to]))
      let answer = try await GatekeeperFinder(atlas).gatekeepers(query)
      guard answer.none == nil else { continue }
      sentences += self.sentences(answer, pair)
    }
    return Findings.Finding(
      id: "gatekeepers", question: "Who are the gatekeepers?",
      commands: ends.map { "corridor gatekeepers \(argument($0.from)) \(argument($0.to))" },
      sentences: sentences)
  }

  private func sentences(_ answer: GatekeeperAnswer, _ pair: RouteEnds) -> [Findings.Sentence] {
    let way = "from \(name(pair.from)) to \(name(pair.to))"
    var texts: [(String, [Citation])] = []
    if let reach = answer.reach {
      let chance = Table.Cell.fixed(reach.chance, decimals: 3)
      let counted =
        reach.isExact
        ? "counted exactly" : "counted in \(reach.worlds) random worlds from seed \(reach.seed)"
      texts.append(("A message \(way) arrives by any route with a chance of \(chance), \(counted).", []))
    }
    if !answer.everyRoute.isEmpty {
      texts.append(("Every route \(way) runs through \(names(answer.everyRoute)).", []))
    } else if let size = answer.cuts.size, let first = answer.cuts.sets.first {
      let more = answer.cuts.sets.count > 1 ? ", one of \(answer.cuts.sets.count) such sets" : ""
      texts.append(
        (
          "Nobody stands on every route \(way): it takes the loss of \(size) to close them all (\(names(first))\(more)).",
          []
        ))
    } else {
      texts.append(
        (
          "No loss of others closes the way \(way): a tie leads straight there.",
          answer.cuts.direct.flatMap(\.evidence)
        ))
    }
    let worst = answer.gatekeepers.filter { $0.reachLost > 0 }.prefix(3)
    if !worst.isEmpty {
      let losses = worst.map { keeper in
        let people = keeper.people.prefix(2).map(\.words)
        return "\(keeper.entity.name) (by \(Table.Cell.fixed(keeper.reachLost, decimals: 3))"
          + (people.isEmpty ? "" : "; known there: \(Self.list(Array(people)))") + ")"
      }
      texts.append(
        (
          "The chance falls most without \(Self.list(losses)).",
          worst.flatMap { $0.people.prefix(2).flatMap(\.evidence) }.uniqued
        ))
    }
    return texts.map { Findings.Sentence(text: $0.0, evidence: $0.1) }
  }
}
