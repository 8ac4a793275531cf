extension MapView {
  /// What a map has taken in from other notebooks, and what it could not.
  public struct Included: Sendable {
    /// A notebook that was taken in.
    public struct File: Sendable {
      /// Its name as messages show it.
      public var name: String
      /// What stands before its ids, with the dot.
      public var prefix: String
      /// Its written statements.
      public var origins: Set<Origin>

      /// Names a notebook and its statements.
      public init(name: String, prefix: String, origins: Set<Origin>) {
        self.name = name
        self.prefix = prefix
        self.origins = origins
      }
    }

    /// What could not be taken in, or not whole.
    public struct Failure: Sendable {
      /// The `include` statement that asked for it.
      public var origin: Origin
      /// Where the path stands in it, in bytes from its beginning.
      public var offset: Int
      /// What stands in the way.
      public var message: String
      /// What to do about it.
      public var help: String?
      /// Whether what could be read was taken in all the same.
      public var isPartial: Bool

      /// Says what failed, and where it was asked for.
      public init(
        origin: Origin, offset: Int, message: String, help: String?, isPartial: Bool
      ) {
        self.origin = origin
        self.offset = offset
        self.message = message
        self.help = help
        self.isPartial = isPartial
      }
    }

    /// The notebooks, in the order in which they were met.
    public var files: [File] = []
    /// What failed.
    public var failures: [Failure] = []
    /// Beginnings of ids that would be declared if nothing had failed.
    public var missingPrefixes: [String] = []
    /// The `include` statements whose notebooks were taken in.
    public var takenIn: Set<Origin> = []

    /// Nothing.
    public init() {}

    /// Which notebook a written statement is of; `nil` for the map's own.
    public func file(of origin: Origin) -> Int? {
      files.firstIndex { $0.origins.contains(origin) }
    }
  }

  /// The notebook that declares `node`, when it is an included one.
  public func includedFile(of node: NodeID) -> Included.File? {
    if included.files.isEmpty || node.isNone { return nil }
    return included.file(of: graph.origin(node)).map { included.files[$0] }
  }
}
