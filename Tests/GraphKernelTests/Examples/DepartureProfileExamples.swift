import GraphKernel
import Testing

@Suite struct DepartureProfileExamples {
  @Test func departureProfile() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1), (0, 1)])
    let timetable = try graph.timetable([
      .events([TimedEvent(departure: 1, arrival: 9), TimedEvent(departure: 3, arrival: 7)]),
      .events([TimedEvent(departure: 5, arrival: 8), TimedEvent(departure: 6, arrival: 20)]),
    ])
    let profile = try graph.departureProfile(
      PathQuery(from: [0], to: [1]), timetable: timetable, notBefore: 0, notAfter: 10)
    // profile.paths.map(\.departure) == [3, 5]
    #expect(profile.paths.map(\.departure) == [3, 5])
    // profile.paths.map(\.arrival) == [7, 8]
    #expect(profile.paths.map(\.arrival) == [7, 8])
    // profile.fastest?.departure == 5
    #expect(profile.fastest?.departure == 5)
  }
}
