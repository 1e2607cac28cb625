import GraphKernel
import Testing

@Suite struct TimedPathsExamples {
  @Test func earliestArrival() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
    let timetable = try graph.timetable([
      .window(opens: 0, closes: 9, lead: 2), .events([TimedEvent(departure: 4, arrival: 5)]),
      .window(opens: 6, closes: 9, lead: 0),
    ])
    let query = PathQuery(from: [0], to: [2])
    let path = try graph.earliestArrival(query, timetable: timetable, notBefore: 1)
    // path?.arcs == [0, 1]
    #expect(path?.arcs == [0, 1])
    // path?.steps.map(\.departure) == [1, 4]
    #expect(path?.steps.map(\.departure) == [1, 4])
    // path?.arrival == 5
    #expect(path?.arrival == 5)
  }

  @Test func latestDeparture() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    let timetable = try graph.timetable([
      .window(opens: 0, closes: 9, lead: 2), .events([TimedEvent(departure: 4, arrival: 5)]),
    ])
    let query = PathQuery(from: [0], to: [2])
    let path = try graph.latestDeparture(query, timetable: timetable, notAfter: 8)
    // path?.departure == 2
    #expect(path?.departure == 2)
    // path?.arrival == 5
    #expect(path?.arrival == 5)
  }

  @Test func fewestHops() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
    let timetable = try graph.timetable([
      .window(opens: 0, closes: 9, lead: 1), .window(opens: 0, closes: 9, lead: 1),
      .window(opens: 6, closes: 9, lead: 1),
    ])
    let path = try graph.fewestHops(
      PathQuery(from: [0], to: [2]), timetable: timetable, notBefore: 0, notAfter: 8)
    // path?.arcs == [2]
    #expect(path?.arcs == [2])
    // path?.arrival == 7
    #expect(path?.arrival == 7)
  }
}
