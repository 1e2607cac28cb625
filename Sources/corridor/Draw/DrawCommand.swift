import ArgumentParser

/// `corridor draw`: one figure into one file.
struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draw a figure into a file; its ending says the format: svg, pdf, png, dot, ...",
    subcommands: [
      DrawRoutes.self, DrawMatrix.self, DrawLandscape.self, DrawEgo.self, DrawReach.self, DrawStructure.self,
      DrawFunding.self, DrawBipartite.self, DrawGatekeepers.self, DrawWhatIf.self, DrawCommunities.self,
      DrawOverlap.self, DrawUpset.self, DrawSurvey.self, DrawRules.self, DrawAgenda.self, DrawPlan.self,
      DrawMap.self,
    ])
}
