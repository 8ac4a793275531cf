import Foundation
import JSONText
import OracleTesting
import Testing

/// Compares with the JSON module of Python, which other people wrote.
struct `Beside Python` {
  private func python(_ program: String, lines: [String]) throws -> [String]? {
    try PythonOracle.answers(of: program, to: lines, needing: "python3 is not installed")
  }

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Says of each text, in hexadecimal, whether it is JSON in UTF-8.
  private static let judge = """
    import json, sys
    def refuse(word): raise ValueError(word)
    for line in sys.stdin:
        try:
            text = bytes.fromhex(line).decode("utf-8")
            value = json.loads(text, parse_constant=refuse, parse_int=str, parse_float=str)
            json.dumps(value, ensure_ascii=False).encode("utf-8")
            print("yes")
        except (ValueError, RecursionError):
            print("no")
    """

  @Test func `the same damaged texts are refused`() throws {
    let bytes = Array(sample.utf8)
    var texts = Mistake.all.map { marked($0.text).bytes }
      .filter { !$0.starts(with: [0xEF, 0xBB, 0xBF]) }
    for index in bytes.indices {
      texts.append(Array(bytes[..<index]))
      for bit in 0..<8 {
        var flipped = bytes
        flipped[index] ^= 1 << UInt8(bit)
        texts.append(flipped)
      }
      for other in "\"\\{}[],:0 -.eEun\u{1}".utf8 {
        var replaced = bytes
        replaced[index] = other
        texts.append(replaced)
      }
    }
    guard let verdicts = try python(Self.judge, lines: texts.map(hex)) else { return }
    #expect(verdicts.count == texts.count)
    #expect(verdicts.contains("yes") && verdicts.contains("no"))
    for (text, verdict) in zip(texts, verdicts) {
      let isTaken = JSONReader.read(text).node != nil
      #expect(isTaken == (verdict == "yes"), "\(String(decoding: text, as: UTF8.self))")
    }
  }

  @Test func `random values keep their meaning on the way through`() throws {
    let again = """
      import json, sys
      for line in sys.stdin:
          text = bytes.fromhex(line).decode("utf-8")
          class Raw(float):
              def __new__(self, raw):
                  value = float.__new__(self, raw)
                  value.raw = raw
                  return value
              def __repr__(self): return self.raw
          def spell(value):
              if isinstance(value, Raw): return value.raw
              if isinstance(value, list): return "[" + ",".join(map(spell, value)) + "]"
              if isinstance(value, dict):
                  pairs = (json.dumps(k) + ":" + spell(v) for k, v in value.items())
                  return "{" + ",".join(pairs) + "}"
              return json.dumps(value)
          print(spell(json.loads(text, parse_float=Raw)))
      """
    let values = (UInt64(0)..<1500).map { seed in
      var dice = Dice(seed: seed)
      return dice.value(depth: 4)
    }
    let lines = values.enumerated().map { hex($1.serialized(pretty: $0 % 2 == 0)) }
    guard let answers = try python(again, lines: lines) else { return }
    #expect(answers.count == values.count)
    for (seed, (value, answer)) in zip(values, answers).enumerated() {
      #expect(read(answer).node?.value == value, "seed \(seed)")
    }
  }

  @Test func `numbers have the same values`() throws {
    let program = """
      import sys
      from fractions import Fraction
      for line in sys.stdin:
          text = line.strip()
          value = float(text)
          exact = Fraction(text)
          whole = exact.denominator == 1 and -2**63 <= exact < 2**63
          double = "nil" if value in (float("inf"), float("-inf")) else value.hex()
          print(int(exact) if whole else "nil", double)
      """
    var dice = Dice(seed: 1)
    let texts = (0..<3000).map { _ in
      let sign = dice.roll(2) == 0 ? "-" : ""
      let whole = String(dice.next() >> UInt64(dice.roll(64)))
      let zeros = String(repeating: "0", count: dice.roll(4))
      let fraction = dice.roll(2) == 0 ? "" : ".\(dice.roll(2) * dice.roll(1000))\(zeros)"
      let exponent = dice.roll(2) == 0 ? "" : "e\(dice.roll(dice.roll(2) == 0 ? 640 : 8) - 3)"
      return sign + whole + fraction + exponent
    }
    guard let answers = try python(program, lines: texts) else { return }
    #expect(answers.count == texts.count)
    for (text, answer) in zip(texts, answers) {
      let parts = answer.split(separator: " ").map(String.init)
      let number = try #require(JSONNumber(text), "\(text)")
      #expect(number.int == Int(parts[0]), "\(text)")
      #expect(number.double == (parts[1] == "nil" ? nil : Double(parts[1])), "\(text)")
    }
  }
}
