import Foundation

/// Says where a JSON value breaks a JSON Schema of draft 4, as far as the schemas here go; a keyword
/// that it does not know is a fault of its own.
struct JSONSchema {
  private let root: [String: Any]

  init(_ data: Data) throws {
    root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// What is wrong with `value`, each with its path.
  func faults(in value: Any) -> [String] { faults(value, root, at: "$") }

  private static let ignored: Set = [
    "$schema", "id", "title", "description", "default", "definitions", "format",
  ]

  private func faults(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
    if let reference = schema["$ref"] as? String { return faults(value, reference, at: path) }
    var found: [String] = []
    for (keyword, rule) in schema where !Self.ignored.contains(keyword) {
      let isRight: Bool
      switch keyword {
      case "type": isRight = Self.isOf(value, rule as? String ?? "")
      case "enum":
        isRight = (rule as? [Any] ?? []).contains { Self.isSame($0, value) }
      case "minimum": isRight = Self.number(value).map { $0 >= Self.number(rule) ?? 0 } ?? true
      case "maximum": isRight = Self.number(value).map { $0 <= Self.number(rule) ?? 0 } ?? true
      case "pattern":
        let pattern = rule as? String ?? ""
        isRight = (value as? String)?.range(of: pattern, options: .regularExpression) != nil
      case "minItems": isRight = (value as? [Any]).map { $0.count >= rule as? Int ?? 0 } ?? true
      case "uniqueItems":
        let items = value as? [Any] ?? []
        isRight = Set(items.map(Self.spelling)).count == items.count
      case "required":
        let keys = (value as? [String: Any])?.keys.map { $0 } ?? []
        isRight = Set(rule as? [String] ?? []).isSubset(of: keys)
      case "anyOf", "oneOf":
        let fits = (rule as? [[String: Any]] ?? []).count { faults(value, $0, at: path).isEmpty }
        isRight = keyword == "anyOf" ? fits > 0 : fits == 1
      case "properties", "additionalProperties", "items":
        found += faultsWithin(value, schema, keyword, at: path)
        continue
      default: isRight = false
      }
      if !isRight { found.append("\(path): \(keyword)") }
    }
    return found
  }

  private func faults(_ value: Any, _ reference: String, at path: String) -> [String] {
    if reference == "#" { return faults(value, root, at: path) }
    let name = reference.replacingOccurrences(of: "#/definitions/", with: "")
    let definitions = root["definitions"] as? [String: Any]
    guard let schema = definitions?[name] as? [String: Any] else {
      return ["\(path): \(reference)"]
    }
    return faults(value, schema, at: path)
  }

  private func faultsWithin(
    _ value: Any, _ schema: [String: Any], _ keyword: String, at path: String
  ) -> [String] {
    if keyword == "items" {
      guard let items = value as? [Any], let rule = schema[keyword] as? [String: Any] else {
        return []
      }
      return items.enumerated().flatMap { faults($1, rule, at: "\(path)[\($0)]") }
    }
    guard let object = value as? [String: Any] else { return [] }
    let known = schema["properties"] as? [String: Any] ?? [:]
    return object.flatMap { key, member -> [String] in
      if keyword == "properties" {
        return (known[key] as? [String: Any]).map { faults(member, $0, at: "\(path).\(key)") } ?? []
      }
      if known[key] != nil || schema[keyword] as? Bool == true { return [] }
      guard let rule = schema[keyword] as? [String: Any] else {
        return ["\(path).\(key): additionalProperties"]
      }
      return faults(member, rule, at: "\(path).\(key)")
    }
  }

  private static func isSame(_ left: Any, _ right: Any) -> Bool {
    spelling(left) == spelling(right)
  }

  /// A value in the one way in which all that are equal are written.
  private static func spelling(_ value: Any) -> Data {
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .fragmentsAllowed]
    return (try? JSONSerialization.data(withJSONObject: value, options: options)) ?? Data()
  }

  private static func isOf(_ value: Any, _ type: String) -> Bool {
    let isBool = (value as? NSNumber).map { isTruth($0) } ?? false
    switch type {
    case "object": return value is [String: Any]
    case "array": return value is [Any]
    case "string": return value is String
    case "boolean": return isBool
    case "number": return !isBool && value is NSNumber
    case "integer":
      return !isBool
        && (value as? NSNumber).map { $0.doubleValue.rounded() == $0.doubleValue }
          ?? false
    default: return false
    }
  }

  /// Whether a number stands for `true` or `false`.
  private static func isTruth(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c" || String(cString: number.objCType) == "B"
  }

  private static func number(_ value: Any) -> Double? { (value as? NSNumber)?.doubleValue }
}
