extension JSONValue {
  /// The value as a JSON text in UTF-8; pretty output ends in a line feed. Linear.
  public func serialized(pretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter(pretty ? .pretty : .compact)
    writer.value(self)
    return writer.finish()
  }
}

extension JSONWriter {
  /// Members or elements of a value that are still to be written.
  private enum Rest {
    case members(ArraySlice<JSONMember>)
    case nodes(ArraySlice<JSONNode>)
  }

  /// Writes a whole value: members in their order, numbers as they are spelled. Linear.
  public mutating func value(_ value: JSONValue) {
    var open: [Rest] = []
    beginOrWrite(value, &open)
    while let rest = open.popLast() {
      switch rest {
      case .members(var members):
        guard let member = members.popFirst() else {
          endObject()
          continue
        }
        open.append(.members(members))
        key(member.key)
        beginOrWrite(member.value, &open)
      case .nodes(var nodes):
        guard let node = nodes.popFirst() else {
          endArray()
          continue
        }
        open.append(.nodes(nodes))
        beginOrWrite(node.value, &open)
      }
    }
  }

  private mutating func beginOrWrite(_ value: JSONValue, _ open: inout [Rest]) {
    switch value {
    case .object(let members):
      beginObject()
      open.append(.members(members[...]))
    case .array(let nodes):
      beginArray()
      open.append(.nodes(nodes[...]))
    case .string(let text): string(text)
    case .number(let spelled): number(spelled)
    case .bool(let flag): bool(flag)
    case .null: null()
    }
  }
}
