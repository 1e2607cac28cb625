import GraphKernel
import Testing

/// What is reached in each of 64 worlds, against a search from each vertex in each world.
struct TargetClosureTests {
  /// Ways that end, ways that go on, loops, circles, parallel ways; two targets or seventy.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func agreesWithASearchFromEachVertex(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    func number(below bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }
    let vertexCount = seed % 4 == 0 ? 90 : 9
    let steps = (0..<vertexCount * 3).map { _ in
      (tail: number(below: vertexCount), head: number(below: vertexCount), goesOn: number(below: 4) > 0)
    }
    let block = steps.map { _ in generator.next() & generator.next() }
    let targets = Array((0..<vertexCount).reversed().prefix(seed % 4 == 0 ? 70 : 2))
    var closure = TargetClosure(
      vertexCount: vertexCount,
      ways: steps.enumerated().map { .init(from: $1.tail, to: $1.head, goesOn: $1.goesOn, event: $0) },
      targets: targets)
    closure.take(block)
    for world in stride(from: 0, to: 64, by: vertexCount > 9 ? 31 : 9) {
      closure.find(world: world, from: Array(0..<vertexCount))
      for start in 0..<vertexCount {
        var reached: Set<Int> = []
        var passed: Set = [start]
        var waiting = [start]
        while let vertex = waiting.popLast() {
          for (place, step) in steps.enumerated()
          where step.tail == vertex && block[place] >> UInt64(world) & 1 == 1 {
            reached.insert(step.head)
            if step.goesOn, passed.insert(step.head).inserted { waiting.append(step.head) }
          }
        }
        let found = targets.enumerated().filter { place, _ in
          closure.reached(from: start, word: place / 64) >> UInt64(place % 64) & 1 == 1
        }.map(\.element)
        #expect(found == targets.filter(reached.contains))
        #expect(closure.count(from: start) == targets.count { $0 != start && reached.contains($0) })
      }
    }
  }
}
