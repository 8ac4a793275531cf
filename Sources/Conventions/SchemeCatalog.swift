import ArgumentGraph
import Notebook

/// The argumentation schemes that a map may use: those that ship, and the analyst's own.
///
/// A scheme is data. The ones that ship are `scheme` statements in a file within the program, read
/// by the parser that reads notebooks; `scheme` statements of the map add to them. One with the
/// name of a scheme that ships takes its place in that map. Of several with one name the first in
/// the document counts.
///
/// The inferences of a notebook that is included keep to the schemes of that notebook, whatever
/// another calls by the same name; a name that only included notebooks define may be used by all.
public struct SchemeCatalog: Sendable {
  /// The schemes that ship, in the order of their file.
  public static let builtIn: [SchemeDefinition] = read(PackageResources.schemes_crux)

  private static let shipped = Dictionary(
    builtIn.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The schemes: those that ship, or what takes their place, then the map's own.
  public private(set) var all = SchemeCatalog.builtIn
  /// The written statements that define a name which another has defined before.
  public private(set) var repeated: [Origin] = []
  private var positions: [String: Int] = [:]
  private var origins: [String: Origin] = [:]
  /// What each included notebook defines, by its number.
  private var scopes: [Int: [String: SchemeDefinition]] = [:]
  private var included = MapView.Included()

  /// The schemes that ship.
  public init() {
    for (position, scheme) in all.enumerated() { positions[scheme.name] = position }
  }

  /// The schemes of a map. Linear in its directives.
  public init(_ map: MapView) {
    self.init()
    included = map.included
    var foreign: [SchemeDefinition] = []
    for placed in map.directives {
      guard case .scheme(let scheme) = placed.directive else { continue }
      if !included.files.isEmpty, let file = included.file(of: placed.origin) {
        if scopes[file]?[scheme.name] == nil {
          scopes[file, default: [:]][scheme.name] = scheme
          foreign.append(scheme)
        }
        continue
      }
      if origins[scheme.name] != nil {
        repeated.append(placed.origin)
        continue
      }
      origins[scheme.name] = placed.origin
      if let position = positions[scheme.name] {
        all[position] = scheme
      } else {
        positions[scheme.name] = all.count
        all.append(scheme)
      }
    }
    for scheme in foreign where positions[scheme.name] == nil {
      positions[scheme.name] = all.count
      all.append(scheme)
    }
  }

  /// The scheme that the notebook means which an inference stands in; `nil` when there is none.
  public func scheme(of inference: NodeID, in graph: Graph) -> SchemeDefinition? {
    guard let name = graph.scheme(inference) else { return nil }
    guard !scopes.isEmpty, let file = included.file(of: graph.origin(inference)) else {
      return self[name]
    }
    return scopes[file]?[name] ?? Self.shipped[name] ?? self[name]
  }

  /// The scheme of that name.
  public subscript(name: String) -> SchemeDefinition? { positions[name].map { all[$0] } }

  /// The written statement that defines a scheme of the map's own; `nil` for one that ships.
  public func origin(of name: String) -> Origin? { origins[name] }

  /// Whether a scheme of that name ships.
  public static func isBuiltIn(_ name: String) -> Bool { builtIn.contains { $0.name == name } }

  /// The `scheme` statements of a text in the language; anything else in it is passed over.
  static func read(_ text: [UInt8]) -> [SchemeDefinition] {
    let bytes = Array("```crux\n".utf8) + text + Array("\n```\n".utf8)
    return Notebook(name: "schemes", bytes: bytes).graph.directives.compactMap {
      if case .scheme(let scheme) = $0.directive { scheme } else { nil }
    }
  }
}
