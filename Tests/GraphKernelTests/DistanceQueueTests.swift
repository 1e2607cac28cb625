import Testing

@testable import GraphKernel

/// The queue of vertices against a plain search for the least.
@Suite struct DistanceQueueTests {
  @Test func verticesLeaveInTheOrderOfTheirLeastDistance() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let count = Int.random(in: 1...40, using: &generator)
      var queue = DistanceQueue(vertexCount: count)
      var waiting: [UInt32: Double] = [:]
      for _ in 0..<200 {
        if generator.chance(oneIn: 3) {
          let least = waiting.values.min()
          let vertex = queue.removeNearest()
          #expect(vertex.flatMap { waiting.removeValue(forKey: $0) } == least)
        } else {
          let vertex = UInt32.random(in: 0..<UInt32(count), using: &generator)
          let distance = Double(Int.random(in: 0...30, using: &generator))
          guard distance < waiting[vertex] ?? .infinity else { continue }
          waiting[vertex] = distance
          queue.insert(vertex, distance: distance)
        }
        #expect(queue.count == waiting.count)
      }
    }
  }
}
