import GraphKernel
import Testing

@Suite struct MultipleTestsTests {
  /// From the definition: the largest of what the tests at least as small are multiplied to.
  static func holm(_ values: [Double], count: Int) -> [Double] {
    values.map { value in
      let smaller = values.filter { $0 <= value }
      return min(1, smaller.map { one in Double(count - values.count { $0 < one }) * one }.max() ?? 1)
    }
  }

  static func benjaminiHochberg(_ values: [Double], count: Int) -> [Double] {
    values.map { value in
      let larger = values.filter { $0 >= value }
      return min(1, larger.map { one in Double(count) * one / Double(values.count { $0 <= one }) }.min() ?? 1)
    }
  }

  @Test func adjustmentsAreThoseOfTheirDefinitions() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      // Coarse, so that there are ties.
      let values = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        Double(Int.random(in: 0...20, using: &generator)) / 20
      }
      let count = values.count + Int.random(in: 0...5, using: &generator)
      let pairs = [
        (MultipleTestAdjustment.holm, Self.holm(values, count: count)),
        (.benjaminiHochberg, Self.benjaminiHochberg(values, count: count)), (.none, values),
      ]
      for (adjustment, expected) in pairs {
        for (value, expected) in zip(try adjustment.adjusted(values, testCount: count), expected) {
          #expect(abs(value - expected) < 1e-12)
        }
      }
    }
  }

  /// The example of Benjamini and Hochberg 1995, section 3.2: fifteen p-values, four rejected at 0.05, three by Holm.
  @Test func thePublishedExampleRejectsFour() throws {
    let values = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
      0.7590, 1,
    ]
    #expect(try MultipleTestAdjustment.benjaminiHochberg.adjusted(values).count { $0 <= 0.05 } == 4)
    #expect(try MultipleTestAdjustment.holm.adjusted(values).count { $0 <= 0.05 } == 3)
  }

  @Test func whatIsNoProbabilityIsRefused() {
    for value in [-0.1, 1.1, Double.infinity] {
      #expect(
        throws: MeasureError.invalidParameter(name: "pValues", value: value, allowed: "numbers from 0 to 1")
      ) { try MultipleTestAdjustment.holm.adjusted([0.5, value]) }
    }
    #expect(throws: MeasureError.self) { try MultipleTestAdjustment.none.adjusted([.nan]) }
    #expect(throws: MeasureError.self) { try MultipleTestAdjustment.holm.adjusted([0.5, 0.2], testCount: 1) }
  }
}
