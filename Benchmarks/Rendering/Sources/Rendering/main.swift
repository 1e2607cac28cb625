import CGraphviz
import Foundation
import Graphviz

// What the face costs over the plain C library, and what either loses in memory.
//
//   Rendering                       times, in pairs, face and library in turn
//   Rendering landscape 2000        a landscape of so many entities, whole figure and library in turn
//   Rendering leak face 20000       memory of so many renders by the face
//   Rendering leak library 20000    the same by the plain C library

func milliseconds(_ body: () -> Int) -> Double {
  let clock = ContinuousClock()
  let elapsed = clock.measure { precondition(body() > 0) }
  return Double(elapsed.components.attoseconds) / 1e15 + Double(elapsed.components.seconds) * 1e3
}

func median(_ numbers: [Double]) -> Double {
  let sorted = numbers.sorted()
  return sorted[sorted.count / 2]
}

/// Resident memory in kB; Linux only.
func residentKilobytes() -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
  return line.split(separator: " ").compactMap { Int($0) }.first ?? 0
}

func times(_ context: OpaquePointer) {
  print("sample                                face ms  library ms  median ratio")
  for (sample, pairs) in [
    (Sample(nodes: 30, clusters: 3), 400), (Sample(nodes: 300, clusters: 10), 20),
    (Sample(nodes: 30, clusters: 0), 400),
  ] {
    for _ in 0..<3 { _ = (sample.renderByFace(), sample.renderByLibrary(context)) }
    var face: [Double] = []
    var library: [Double] = []
    for _ in 0..<pairs {
      face.append(milliseconds(sample.renderByFace))
      library.append(milliseconds { sample.renderByLibrary(context) })
    }
    let ratio = median(zip(face, library).map { $0 / $1 })
    print(
      sample.name.padding(toLength: 36, withPad: " ", startingAt: 0),
      String(format: "%8.3f  %10.3f  %12.3f", median(face), median(library), ratio))
  }
}

func leak(_ way: String, _ rounds: Int, _ context: OpaquePointer) {
  for sample in [Sample(nodes: 6, clusters: 0), Sample(nodes: 6, clusters: 2)] {
    let render = way == "face" ? sample.renderByFace : { sample.renderByLibrary(context) }
    for _ in 0..<200 { _ = render() }
    let before = residentKilobytes()
    for _ in 0..<rounds { _ = render() }
    let grown = residentKilobytes() - before
    print(
      "\(way): \(sample.name): \(rounds) renders, \(grown) kB grown, \(Double(grown) / Double(rounds)) kB a render"
    )
  }
}

guard let context = gvContext() else { exit(70) }
let arguments = CommandLine.arguments
if arguments.count == 4, arguments[1] == "leak", let rounds = Int(arguments[3]) {
  leak(arguments[2], rounds, context)
} else if arguments.count == 3, arguments[1] == "landscape", let entities = Int(arguments[2]) {
  try Landscape(entities: entities).compare(context, pairs: 5)
} else {
  times(context)
}
