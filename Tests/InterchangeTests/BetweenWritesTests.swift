import Foundation
import Interchange
import Synchronization
import Testing

struct BetweenWritesTests {
  // While a file is written again and again, what looks between the writes sees whole files and no other.
  @Test func betweenWritesEveryFileIsWhole() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "corridor-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let size = 200_000
    let isDone = Mutex(false)
    async let writing: Void = {
      defer { isDone.withLock { $0 = true } }
      for byte in 0..<200 {
        try AtomicFile.write([UInt8](repeating: UInt8(byte), count: size), to: "\(folder)/file")
      }
    }()
    while !isDone.withLock({ $0 }) {
      AtomicFile.betweenWrites {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? ["unreadable"]
        #expect(files.isEmpty || files == ["file"])
        let bytes = FileManager.default.contents(atPath: "\(folder)/file")
        #expect(bytes == nil || bytes?.count == size)
      }
      await Task.yield()
    }
    try await writing
  }
}
