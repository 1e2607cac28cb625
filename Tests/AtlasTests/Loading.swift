import Atlas

/// A small atlas around the text of a test.
func load(_ text: String) throws(AtlasError) -> Atlas { try Atlas.load(text: text) }

/// The diagnostics of an atlas that must not load.
func faults(_ text: String) -> [Diagnostic] {
  do throws(AtlasError) {
    _ = try Atlas.load(text: text)
    return []
  } catch {
    return error.diagnostics
  }
}

/// `line:column message` of every fault, which is what a person looks for.
func places(_ text: String) -> [String] {
  faults(text).map { "\($0.position?.line ?? 0):\($0.position?.column ?? 0) \($0.message)" }
}
