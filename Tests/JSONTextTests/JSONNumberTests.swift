import JSONText
import Testing

struct `JSON numbers` {
  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("0.0e99", 0), ("12", 12), ("12.0", 12), ("1.2e1", 12), ("1200e-2", 12),
      ("1E+3", 1000), ("0.001e3", 1), ("-7", -7), ("9223372036854775807", .max),
      ("-9223372036854775808", .min), ("-922337203685477580.80e1", .min),
      ("9223372036854775808", nil), ("-9223372036854775809", nil), ("18446744073709551616", nil),
      ("0.5", nil), ("1e19", nil), ("1e18", 1_000_000_000_000_000_000), ("1e-1", nil),
      ("1e400", nil),
      ("1e99999999999999999999999", nil), ("1e-99999999999999999999999", nil),
      ("0e99999999999999999999999", 0), ("10e-1", 1), ("12345e-5", nil),
    ] as [(String, Int?)])
  func `are an Int exactly or not at all`(text: String, value: Int?) {
    #expect(JSONNumber(text)?.int == value)
  }

  @Test(
    arguments: [
      ("0.1", 0.1), ("-0", -0.0), ("1e308", 1e308), ("1e309", nil), ("-1e400", nil),
      ("4.9e-324", .leastNonzeroMagnitude), ("1e-400", 0),
      ("9007199254740993", 9_007_199_254_740_992),
    ] as [(String, Double?)])
  func `are the nearest Double`(text: String, value: Double?) {
    #expect(JSONNumber(text)?.double?.bitPattern == value?.bitPattern)
  }

  @Test(arguments: [
    "", "-", "+1", "01", "1.", ".5", "1e", "1e+", "0x1", "1 ", " 1", "１", "NaN", "--1", "1e1.5",
  ])
  func `have the grammar of RFC 8259`(text: String) {
    #expect(JSONNumber(text) == nil)
  }

  @Test func `are made of Swift's own`() throws {
    for value in [0, 1, -1, .max, .min, 1234567890] {
      #expect(JSONNumber(value).int == value)
      #expect(JSONNumber(JSONNumber(value).text) == JSONNumber(value))
    }
    for value in [0, -0.0, 0.1, 1e16, 1e-5, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .pi] {
      let number = try #require(JSONNumber(value))
      #expect(number.double?.bitPattern == value.bitPattern)
      #expect(JSONNumber(number.text) == number)
    }
    #expect(JSONNumber(Double.infinity) == nil)
    #expect(JSONNumber(Double.nan) == nil)
  }
}
