import GraphKernel

extension RouteFinder {
  /// The best paths of which none runs through a body that a better one runs through. Ends may be shared.
  ///
  /// - Complexity: that of the kernel's `dissimilarPaths`
  func different(
    _ query: RouteQuery, _ paths: PathQuery, over view: InfluenceView
  ) throws(RouteQueryError) -> FoundPaths {
    do {
      return FoundPaths(
        try view.graph.dissimilarPaths(
          paths, weights: view.graph.weights(view.weights(by: query.by)), count: query.k, share: 0,
          overlap: .innerVertices, workLimit: Self.workLimit))
    } catch {
      throw .refused("\(error)")
    }
  }
}

extension FoundPaths {
  init(_ paths: DissimilarPaths) {
    self.init(
      paths: paths.paths, equalAtCut: nil, isComplete: paths.isComplete, isStopped: paths.isStopped)
  }
}
