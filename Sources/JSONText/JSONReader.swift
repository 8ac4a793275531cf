/// Reads JSON texts, strictly as RFC 8259 has them, and says what is wrong with the others.
public enum JSONReader {
  /// Reads one JSON text in UTF-8.
  ///
  /// Never fails and never traps: a text with an error gives no node and at least one problem; one
  /// that only gives warnings (`JSONProblem.Severity.warning`) gives both. Reading goes on after
  /// mistakes whose meaning is plain, such as a comma too many, so that one run reports them all,
  /// up to `JSONLimits.maximumProblems` errors and as many warnings. Problems are in the order of
  /// the text. Linear in time and memory, and free of recursion.
  public static func read(
    _ bytes: [UInt8], limits: JSONLimits = JSONLimits()
  ) -> (node: JSONNode?, problems: [JSONProblem]) {
    var parser = JSONParser(bytes, limits: limits)
    let node = parser.parse()
    return (node, parser.problems())
  }
}
