import Graphviz

/// What a file says of itself beside its picture.
struct FileFacts {
  /// The name of the picture.
  let title: String
  /// Who made what it rests on.
  let author: String
  /// What is shown, from what data and sources.
  let subject: String
  /// The page, in points.
  let page: PlacedDiagram.Size
  /// Dots an inch of bitmaps.
  let resolution: Double
}
