import GraphKernel
import Testing

@Suite struct MultipleTestsExamples {
  @Test func adjusted() throws {
    let pValues = [0.01, 0.04, 0.03]
    let holm = try MultipleTestAdjustment.holm.adjusted(pValues)
    let benjaminiHochberg = try MultipleTestAdjustment.benjaminiHochberg.adjusted(pValues)
    // holm == [0.03, 0.06, 0.06]
    #expect(holm == [0.03, 0.06, 0.06])
    // benjaminiHochberg == [0.03, 0.04, 0.04]
    #expect(benjaminiHochberg == [0.03, 0.04, 0.04])
  }
}
