import Atlas
import Testing

struct ConcurrentMapTests {
  @Test func keepsTheOrderOfTheElements() {
    #expect((0..<1000).concurrentMap { $0 * 2 } == (0..<1000).map { $0 * 2 })
    #expect(Array("abc").dropFirst().concurrentMap { String($0) } == ["b", "c"])
    #expect([Int]().concurrentMap { $0 }.isEmpty)
  }
}
