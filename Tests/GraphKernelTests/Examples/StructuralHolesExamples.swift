import GraphKernel
import Testing

@Suite struct StructuralHolesExamples {
  @Test func structuralHoles() throws {
    let star = try Graph(vertexCount: 4, arcs: [(0, 1), (0, 2)], isDirected: false)
    let holes = try star.structuralHoles()
    // holes[0]?.constraint == 0.5
    #expect(holes[0]?.constraint == 0.5)
    // holes[1]?.constraint == 1
    #expect(holes[1]?.constraint == 1)
    // holes[3] == nil
    #expect(holes[3] == nil)
  }
}
