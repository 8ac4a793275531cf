/// What the map keeps of the words of its sources.
extension Graph {
  /// How much of a source's words may be kept; `short` when it does not say.
  public func quotes(of source: NodeID) -> SourceDetails.Quotes {
    source.isNone ? .short : self.source(source).quotes ?? .short
  }

  /// The words of an anchor; nil when none are kept, or its source says that none may be.
  public func quote(_ anchor: Anchor) -> String? {
    if anchor.quote.isNone || !quotes(of: anchor.source).keepsWords { return nil }
    return texts[anchor.quote]
  }
}
