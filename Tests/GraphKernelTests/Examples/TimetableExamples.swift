import GraphKernel
import Testing

@Suite struct TimetableExamples {
  @Test func timetable() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1), (0, 1)])
    let timetable = try graph.timetable([
      .window(opens: 5, closes: nil, lead: 2), .events([TimedEvent(departure: 3, arrival: 6)]),
    ])
    let query = PathQuery(from: [0], to: [1])
    let path = try graph.earliestArrival(query, timetable: timetable, notBefore: 0)
    // path?.arrival == 6
    #expect(path?.arrival == 6)
  }
}
