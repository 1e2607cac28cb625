import ArgumentParser

/// `corridor draw`: one figure into one file.
struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draw a figure into a file; its ending says the format: svg, pdf, png, dot, ...",
    subcommands: [
      DrawRoutes.self,
      DrawMatrix.self,
      DrawLandscape.self,
      DrawOverlap.self,
      DrawUpset.self,
      DrawSurvey.self,
      DrawRules.self,
      DrawAgenda.self,
      DrawPlan.self,
      DrawMap.self,
    ])
}
