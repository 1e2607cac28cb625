import ArgumentParser
import Influence

/// Criteria to weigh against each other, written with commas between: 'strength,hops'.
struct ParetoList: ExpressibleByArgument {
  let criteria: [ParetoCriterion]

  init?(argument: String) {
    let words = argument.split(separator: ",", omittingEmptySubsequences: false)
    let criteria = words.compactMap { ParetoCriterion(rawValue: String($0)) }
    guard criteria.count == words.count, Set(criteria).count == criteria.count else { return nil }
    self.criteria = criteria
  }

  static var allValueStrings: [String] { ParetoCriterion.allCases.map(\.rawValue) }
}
