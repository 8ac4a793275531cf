import Foundation
import Testing

struct `Graphviz` {
  let box = Sandbox()

  init() { box.write(smallNotebook, to: "n.md") }

  /// A program named `dot`, before the real one.
  private func fake(_ script: String, mode: mode_t = 0o755) -> [String: String] {
    box.write("#!/bin/sh\n\(script)\n", to: "bin/dot", mode: mode)
    return ["PATH": "\(box.path)/bin:\(Programs.folder):/usr/bin:/bin"]
  }

  /// An environment with crux and what the tests need, and without `dot`.
  private func tools() -> [String: String] {
    _ = box.run("mkdir tools; for i in sh timeout; do ln -s $(command -v $i) tools; done")
    return ["PATH": "\(box.path)/tools:\(Programs.folder)"]
  }

  private let lines = ["crux export svg n.md -o p.svg", "crux -c 'export svg to \"p.svg\"' n.md"]

  private func fails(_ environment: [String: String], _ words: String) {
    for line in lines {
      let result = box.run(line, environment: environment)
      #expect(result.status == 3, "\(line): \(result)")
      #expect(result.errors.contains(words), "\(line): \(result)")
      #expect(!box.names.contains { $0.hasPrefix("p.svg") || $0.hasPrefix(".p.svg") })
    }
  }

  @Test func `that is missing is said to be`() {
    let environment = tools()
    fails(
      environment,
      "error: Graphviz is not installed: there is no program named dot in")
    #expect(box.run("crux export dot n.md", environment: environment).status == 0)
  }

  @Test func `that may not be run is said so`() {
    var environment = tools()
    environment["PATH"] = "\(box.path)/bin:" + (environment["PATH"] ?? "")
    _ = fake("echo never", mode: 0o644)
    fails(environment, "error: \(box.path)/bin/dot may not be run\n")
  }

  @Test func `that fails is told with its first lines, made visible`() {
    fails(fake("printf 'bad \\033]2;x\\007 input\\nline two\\n' >&2; exit 1"), "bad ^[]2;x^G input")
    let many = box.run(lines[0], environment: fake("seq 1 500 >&2; exit 1"))
    #expect(many.errors.split(separator: "\n").count == 20, "\(many)")
    fails(fake("exit 3"), "dot failed: it ended with status 3 and said nothing")
    fails(fake("kill -11 $$"), "dot failed: it was ended by signal 11")
    fails(fake("cat > /dev/null; printf '<svg' ; exit 1"), "dot failed")
  }

  @Test func `that leaves what it was given unread still draws`() {
    let result = box.run(lines[0], environment: fake("echo '<svg/>'"))
    #expect(result.status == 0, "\(result)")
    #expect(box.text("p.svg") == "<svg/>\n")
  }

  @Test func `is given what export prints, and its format`() {
    let environment = fake(
      "echo \"$@\" > \(box.path)/arguments; cat > \(box.path)/input; echo drawn")
    for format in ["svg", "png", "pdf"] {
      let result = box.run("crux export \(format) n.md -o p.\(format)", environment: environment)
      #expect(result.status == 0, "\(result)")
      #expect(box.text("p.\(format)") == "drawn\n")
      #expect(box.text("arguments") == "-T\(format)\n")
      #expect(box.run("crux export dot n.md").output == box.text("input"))
    }
    #expect(box.run("crux export png n.md", environment: environment).output == "drawn\n")
    #expect(box.run("crux -c 'export svg' n.md", environment: environment).output == "drawn\n")
  }

  @Test func `gets no map that is too large for it`() {
    let environment = fake("echo drawn; touch \(box.path)/run")
    box.write(Large.cell(Large.star(3_001)), to: "n.md")
    fails(environment, "the map has 3002 statements, too many for a picture")
    #expect(!box.names.contains("run"))
    let part = box.run("crux export svg n.md --from c5 -o q.svg", environment: environment)
    #expect(part.status == 0, "\(part)")
    let whole = box.run("crux export svg n.md --from m -o q.svg", environment: environment)
    #expect(whole.status == 3 && whole.errors.contains("too many for a picture"), "\(whole)")
    #expect(box.run("crux export dot n.md -o n.dot").status == 0)
  }

  @Test(.enabled(if: Programs.hasGraphviz, "Graphviz is not installed"))
  func `draws pictures`() {
    #expect(box.run("crux export svg n.md -o p.svg").status == 0)
    #expect(box.text("p.svg")?.contains("Main point") == true)
    #expect(box.run("crux export svg n.md").output.contains("</svg>"))
    #expect(box.run("crux export png n.md | head -c 4").output.dropFirst() == "PNG")
    #expect(box.run("crux export pdf n.md --from a | head -c 4").output == "%PDF")
  }
}
