import ArgumentGraph
import Formats
import Notebook

/// The map of a notebook as JSON, which says all that it declares.
public func exported(_ notebook: Notebook) -> String {
  var sink = ByteSink()
  _ = JSONFormat.write(notebook.view, options: ExportOptions(), to: &sink)
  return String(decoding: sink.bytes, as: UTF8.self)
}

/// The first line in which two texts differ, for messages.
public func firstDifference(_ left: String, _ right: String) -> String {
  let a = left.split(separator: "\n", omittingEmptySubsequences: false)
  let b = right.split(separator: "\n", omittingEmptySubsequences: false)
  for index in 0..<max(a.count, b.count) {
    let one = index < a.count ? String(a[index]) : "(nothing)"
    let other = index < b.count ? String(b[index]) : "(nothing)"
    if one != other { return "line \(index + 1): \(one) | \(other)" }
  }
  return "no difference"
}
