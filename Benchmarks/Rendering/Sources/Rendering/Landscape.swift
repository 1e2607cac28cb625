import Atlas
import CGraphviz
import Figures
import Foundation
import Graphviz

/// A landscape of a synthetic atlas: four in five entities are cities in two networks each, three in twenty are networks
/// that seek to influence three EU bodies each.
struct Landscape {
  private let atlas: Atlas
  private let date: PartialDate

  init(entities: Int) throws {
    let cities = entities * 80 / 100
    let networks = entities * 15 / 100
    let bodies = entities - cities - networks
    var text = "atlas: {id: synthetic, title: A synthetic atlas, as of: 2018-02-12}\n"
    text += "sources: {minutes: {title: Minutes, places: [item 1..9]}}\nentities:\n"
    for (kind, name, count) in [
      ("city", "city", cities), ("network", "network", networks), ("EU body", "body", bodies),
    ] {
      for index in 0..<count {
        text +=
          "  - {id: \(name)-\(index), kind: \(kind), name: The \(name) \(index), evidence: minutes item 1}\n"
      }
    }
    text += "ties:\n"
    var state: UInt64 = 1
    func draw(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    for city in 0..<cities {
      for network in Set([draw(networks), draw(networks)]).sorted() {
        text += "  - city-\(city) member of network-\(network): minutes item 2\n"
      }
    }
    for network in 0..<networks {
      for body in Set([draw(bodies), draw(bodies), draw(bodies)]).sorted() {
        text += "  - network-\(network) influences body-\(body): minutes item 3\n"
      }
    }
    atlas = try Atlas.load(text: text)
    guard let date = atlas.asOf else { throw CocoaError(.coderValueNotFound) }
    self.date = date
  }

  /// The whole figure as SVG, from a diagram to the bytes of the file, beside the library alone on the same diagram: with
  /// all its nodes, and with as many as are drawn unless more are asked for.
  func compare(_ context: OpaquePointer, pairs: Int) throws {
    print("nodes  figure ms  library ms  median ratio")
    for top in [Figure.mostInLandscape, nil] {
      let figure = Figure.landscape(of: atlas, on: date, top: top)
      let text = String(
        decoding: try GraphvizRenderer.render(figure.diagram, engine: figure.engine, as: "canon").bytes,
        as: UTF8.self)
      var whole: [Double] = []
      var library: [Double] = []
      for _ in 0..<pairs {
        whole.append(milliseconds { (try? figure.svg().bytes.count) ?? 0 })
        library.append(milliseconds { Self.render(text, figure.engine, context) })
      }
      let ratio = median(zip(whole, library).map { $0 / $1 })
      print(
        String(
          format: "%5d  %9.0f  %10.0f  %12.3f", figure.table.rows.count { $0[5].text == "node" },
          median(whole),
          median(library), ratio))
    }
  }

  private static func render(_ text: String, _ engine: String, _ context: OpaquePointer) -> Int {
    let graph = agmemread(text)
    gvLayout(context, graph, engine)
    var data: UnsafeMutablePointer<CChar>?
    var length: UInt32 = 0
    gvRenderData(context, graph, "svg", &data, &length)
    gvFreeRenderData(data)
    gvFreeLayout(context, graph)
    agclose(graph)
    return Int(length)
  }
}
