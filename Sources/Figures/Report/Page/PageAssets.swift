import Interchange

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The style and the script of the page, and the policy that lets a browser run these and nothing else.
enum PageAssets {
  static let style = String(decoding: PackageResources.report_css, as: UTF8.self)
  static let script = String(decoding: PackageResources.report_js, as: UTF8.self)

  /// The content security policy (CSP level 3): nothing may be loaded; the one style and the one script are named by
  /// their hashes.
  static var policy: String {
    "default-src 'none'; style-src '\(source(style))'; script-src '\(source(script))'; base-uri 'none'; form-action 'none'"
  }

  private static func source(_ text: String) -> String {
    "sha256-" + Data(SHA256(Array(text.utf8)).bytes).base64EncodedString()
  }
}
