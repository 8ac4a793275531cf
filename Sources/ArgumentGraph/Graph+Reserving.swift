/// Making room ahead, so that a large map is read without moving its columns again and again.
extension Graph {
  /// The fewest and the most places that columns grow by: in a small map few stay empty, and in a
  /// large one, too.
  private static let growth = 16...4_096

  /// Gives every column but `kinds`, which says how many nodes there are, some more empty places:
  /// adding one to each of so many columns would be a good part of the time to read a map.
  mutating func lengthenColumns() {
    let more = min(max(Self.growth.lowerBound, keys.count / 8), Self.growth.upperBound)
    keys.append(contentsOf: repeatElement(.none, count: more))
    labels.append(contentsOf: repeatElement(.none, count: more))
    bodies.append(contentsOf: repeatElement(.none, count: more))
    notes.append(contentsOf: repeatElement(.none, count: more))
    origins.append(contentsOf: repeatElement(.none, count: more))
    places.append(contentsOf: repeatElement(0, count: more))
    nextOfOrigin.append(contentsOf: repeatElement(.none, count: more))
    firstIncoming.append(contentsOf: repeatElement(.none, count: more))
    lastIncoming.append(contentsOf: repeatElement(.none, count: more))
    firstUse.append(contentsOf: repeatElement(PremiseEntry.end, count: more))
    lastUse.append(contentsOf: repeatElement(PremiseEntry.end, count: more))
    bys.append(contentsOf: repeatElement(.none, count: more))
    likelihoods.append(contentsOf: repeatElement(.none, count: more))
    credibilities.append(contentsOf: repeatElement(0, count: more))
    confidences.append(contentsOf: repeatElement(.none, count: more))
    statuses.append(contentsOf: repeatElement(.none, count: more))
    anchorRanges.append(contentsOf: repeatElement(.empty, count: more))
    tagRanges.append(contentsOf: repeatElement(.empty, count: more))
    contentionMarks.append(contentsOf: repeatElement(false, count: more))
    premiseRanges.append(contentsOf: repeatElement(.empty, count: more))
    conclusions.append(contentsOf: repeatElement(.none, count: more))
    nextIncoming.append(contentsOf: repeatElement(.none, count: more))
    previousIncoming.append(contentsOf: repeatElement(.none, count: more))
    schemes.append(contentsOf: repeatElement(.none, count: more))
    concessions.append(contentsOf: repeatElement(.none, count: more))
  }

  /// Makes room for about as many statements, from about as many bytes of text.
  ///
  /// Memory that is not used in the end is address space only.
  public mutating func reserve(statements: Int, bytes: Int) {
    texts.reserve(bytes: bytes, texts: statements * 3)
    labelTable.reserve(statements, in: texts, keys: keys)
    // Most statements come with an inference.
    let nodes = keys.count + statements * 2 + statements / 8 + Self.growth.lowerBound
    kinds.reserveCapacity(nodes)
    keys.reserveCapacity(nodes)
    labels.reserveCapacity(nodes)
    bodies.reserveCapacity(nodes)
    notes.reserveCapacity(nodes)
    origins.reserveCapacity(nodes)
    places.reserveCapacity(nodes)
    nextOfOrigin.reserveCapacity(nodes)
    firstIncoming.reserveCapacity(nodes)
    lastIncoming.reserveCapacity(nodes)
    firstUse.reserveCapacity(nodes)
    lastUse.reserveCapacity(nodes)
    bys.reserveCapacity(nodes)
    likelihoods.reserveCapacity(nodes)
    credibilities.reserveCapacity(nodes)
    confidences.reserveCapacity(nodes)
    statuses.reserveCapacity(nodes)
    anchorRanges.reserveCapacity(nodes)
    tagRanges.reserveCapacity(nodes)
    contentionMarks.reserveCapacity(nodes)
    premiseRanges.reserveCapacity(nodes)
    conclusions.reserveCapacity(nodes)
    nextIncoming.reserveCapacity(nodes)
    previousIncoming.reserveCapacity(nodes)
    schemes.reserveCapacity(nodes)
    concessions.reserveCapacity(nodes)
    premiseEntries.reserveCapacity(premiseEntries.count + statements + statements / 8)
    anchorPool.reserveCapacity(anchorPool.count + statements)
    firstOfOrigin.reserveCapacity(firstOfOrigin.count + statements)
  }
}
