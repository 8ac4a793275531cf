import Foundation
import Testing

/// Every ```console block of the README and the examples is replayed, word for word, in a copy of
/// what the repository ships. `RECORD=1` writes the blocks anew.
@Suite struct `Transcripts` {
  static let pages = ["README.md", "Examples/README.md", "Examples/session.md"]

  @Test(arguments: pages)
  func `say what the program prints`(_ page: String) throws {
    let url = URL(fileURLWithPath: "\(Programs.repository)/\(page)")
    let text = try String(contentsOf: url, encoding: .utf8)
    let sandbox = Sandbox()
    for name in ["Examples", "Maps", "README.md"] {
      try FileManager.default.copyItem(
        atPath: "\(Programs.repository)/\(name)", toPath: sandbox.path(of: name))
    }
    var replayed: [String] = []
    var commands = 0
    var lines = text.components(separatedBy: "\n")[...]
    while let line = lines.popFirst() {
      replayed.append(line)
      guard line == "```console" else { continue }
      while let next = lines.first, next != "```" {
        lines.removeFirst()
        guard next.hasPrefix("$ ") else { continue }
        commands += 1
        replayed.append(next)
        let result = sandbox.run("exec 2>&1; \(next.dropFirst(2))")
        var printed = result.output.components(separatedBy: "\n")
        if printed.last == "" { printed.removeLast() }
        replayed += printed
      }
    }
    let now = replayed.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try now.write(to: url, atomically: true, encoding: .utf8)
    } else {
      #expect(text == now)
    }
    if page != "Examples/README.md" { #expect(commands > 0) }
  }
}
