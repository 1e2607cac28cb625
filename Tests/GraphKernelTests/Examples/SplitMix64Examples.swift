import GraphKernel
import Testing

@Test func splitMix64Example() {
  var generator = SplitMix64(seed: 0)
  let number = generator.next()
  // number == 0xE220_A839_7B1D_CDAF
  #expect(number == 0xE220_A839_7B1D_CDAF)
}
