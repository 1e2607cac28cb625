import GraphKernel
import Testing

@Suite struct DegreeSequenceModelExamples {
  @Test func degreeSequenceModel() throws {
    let graph = try TwoModeGraph(
      memberCount: 3, groupCount: 2, memberships: [(0, 0), (1, 0), (1, 1)])
    let model = try graph.degreeSequenceModel(prohibited: [(member: 0, group: 1)])
    // try model.probability(member: 0, group: 1) == 0
    #expect(try model.probability(member: 0, group: 1) == 0)
    // try model.isCertain(member: 2, group: 0)
    #expect(try model.isCertain(member: 2, group: 0))
  }
}
