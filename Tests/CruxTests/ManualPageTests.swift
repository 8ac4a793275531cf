import Foundation
import Testing

/// The manual page that `crux help --man` prints.
struct `The manual page` {
  let box = Sandbox()
  let page: String

  init() {
    page = box.run("crux help --man").output
    box.write(page, to: "crux.1")
  }

  @Test func `has every subcommand and option of the help`() {
    let help = ProgramHelp(box)
    #expect(help.subcommands.count > 10)
    #expect(help.options[""]?.contains("--as-of") == true)
    #expect(help.options["export"]?.contains("-o") == true)
    let parts = page.components(separatedBy: "\n.SH ")
    let common = parts.first { $0.hasPrefix("\"OPTIONS\"") } ?? ""
    let subcommands = parts.first { $0.hasPrefix("\"SUBCOMMANDS\"") } ?? ""
    for option in help.options[""] ?? [] { #expect(Self.explains(option, common), "\(option)") }
    for name in help.subcommands {
      let part = subcommands.components(separatedBy: "\n.SS ").first { $0.hasPrefix("\"\(name)\"") }
      guard let part else {
        Issue.record("there is nothing on \(name)")
        continue
      }
      for option in help.options[name] ?? [] {
        #expect(Self.explains(option, common + part), "\(name) \(option)")
      }
    }
  }

  private static func explains(_ option: String, _ part: String) -> Bool {
    let name = option.replacingOccurrences(of: "-", with: "\\-")
    return part.split(separator: "\n").contains { line in
      line.hasPrefix("\\fB")
        && line.dropFirst(3).components(separatedBy: ", ").contains {
          $0 == name || $0.hasPrefix("\(name) ") || $0.hasPrefix("\(name)\\fR")
        }
    }
  }

  @Test func `has every word that help explains`() throws {
    let words = box.run("crux help all").output.matches(of: /(?m)^  ([a-z][a-z-]+)\s/)
    #expect(words.count > 80)
    let text = page.replacingOccurrences(of: "\\-", with: "-").lowercased()
    for word in words {
      let titles: [String: String] = ["syntax": "language", "command-line": "examples"]
      let title = titles[String(word.1)] ?? String(word.1).replacingOccurrences(of: "-", with: " ")
      #expect(text.contains(word.1) || text.contains(".sh \"\(title)\""), "\(word.1)")
    }
    for code in ["S001", "U004", "X006"] { #expect(page.contains("\\fB\(code) ")) }
  }

  @Test func `is clean for groff`() {
    guard box.run("groff -v").status == 0 else { return print("skipped: groff is not installed") }
    let result = box.run("groff -man -ww -Tutf8 -z crux.1")
    #expect(result.status == 0)
    #expect(result.errors == "")
  }

  @Test func `is clean for mandoc`() {
    guard box.run("mandoc -T ascii /dev/null").status == 0 else {
      return print("skipped: mandoc is not installed")
    }
    let result = box.run("mandoc -T lint -W warning crux.1")
    #expect(result.output + result.errors == "")
  }

  @Test func `is clean for man, and reads as it should`() {
    guard box.run("man --version").status == 0 else {
      return print("skipped: man is not installed")
    }
    let result = box.run("man --warnings=w -P cat ./crux.1", environment: ["MANWIDTH": "80"])
    guard result.status == 0 else { return print("skipped: man cannot show a file here") }
    #expect(result.errors == "")
    let text = result.output.replacing(/.\u{8}/, with: "")
    for line in [
      "CRUX(1)", "crux - a notebook for arguments", "crux -c \"COMMANDS\" [NOTEBOOK]",
      "--fail-on SEVERITY", "\\n a line break", "~/.config/crux/cruxrc",
    ] {
      #expect(text.contains(line), "\(line)")
    }
    #expect(!text.contains("\u{2010}"), "a word is cut at the end of a line")
  }

  @Test func `is the same every time, and names the version`() {
    #expect(box.run("LC_ALL=C TZ=UTC-9 crux help --man").output == page)
    let version = box.run("crux --version").output.dropLast()
    #expect(page.firstMatch(of: /\.TH CRUX 1 \d{4}-\d\d-\d\d "crux (.*)" "User Commands"/) != nil)
    #expect(page.contains("\"\(version)\""))
  }
}
