import ArgumentGraph
import Testing

@testable import Checks

/// Shapes that would end a program which recurses over the data, or compares all with all.
@Suite struct ScaleTests {
  /// How many nodes the large maps have: enough that a comparison of all with all would not end.
  static let size = 10_000
  /// How long the longest ways are: enough that a call for each step would end the program.
  static let length = 40_000

  private func codes(_ view: MapView, only code: String? = nil) throws -> [String: Int] {
    let policy = try CheckPolicy(select: code.map { [$0] } ?? [])
    let result = Checker.run(view, policy: policy)
    return Dictionary(grouping: result.findings, by: \.code).mapValues(\.count)
  }

  @Test func `a chain of support ends`() throws {
    var map = BigMap()
    let nodes = map.claims(Self.size)
    for (from, to) in zip(nodes.dropFirst(), nodes) { map.support(to, with: [from]) }
    let found = try codes(map.view)
    #expect(found["U001"] == 1)
    #expect(found["U002"] == Self.size - 1)
    #expect(found["S003"] == nil)
    #expect(found["S008"] == nil)
  }

  @Test func `a circle is one finding`() throws {
    var map = BigMap()
    let nodes = map.claims(Self.length)
    for (from, to) in zip(nodes.dropFirst(), nodes) { map.support(to, with: [from]) }
    map.support(nodes[Self.length - 1], with: [nodes[0]])
    let result = Checker.run(map.view)
    let circles = result.findings.filter { $0.code == "S003" }
    #expect(circles.map(\.nodes.count) == [Self.length])
    #expect(result.describe(circles[0]).message.utf8.count < 300)
    #expect(result.findings.filter { $0.code == "S008" }.map(\.detail) == [Self.length - 1])
  }

  @Test func `one node with very many attackers ends`() throws {
    var map = BigMap()
    let nodes = map.claims(Self.size)
    for node in nodes.dropFirst() { map.add(.rebut, nodes[0], with: [node]) }
    let found = try codes(map.view)
    #expect(found["A001"] == Self.size - 1)
    #expect(found["U001"] == Self.size)
  }

  @Test func `one step with very many premises ends`() throws {
    var map = BigMap()
    let nodes = map.claims(Self.size)
    map.support(nodes[0], with: Array(nodes.dropFirst()))
    map.add(.rebut, nodes[0], with: nodes.dropFirst().reversed())
    let found = try codes(map.view)
    #expect(found["S010"] == 1)
    #expect(found["U002"] == 1)
  }

  @Test func `a complete graph ends`() throws {
    var map = BigMap()
    let nodes = map.claims(300)
    for from in nodes { for to in nodes where from != to { map.support(to, with: [from]) } }
    let result = Checker.run(map.view)
    #expect(result.findings.filter { $0.code == "S003" }.map(\.nodes.count) == [2])
  }

  @Test func `undercuts of undercuts end`() throws {
    var map = BigMap()
    let nodes = map.claims(Self.size)
    var step = map.support(nodes[0], with: [nodes[1]])
    for node in nodes.dropFirst(2) { step = map.add(.undercut, step, with: [node]) }
    let found = try codes(map.view)
    // Undercuts by turns speak for and against, and all but the last are answered.
    #expect(found["A001", default: 0] <= 1)
    #expect(found["S014"] == nil)
  }

  @Test func `very many separate circles, twins and undeclared ids end`() throws {
    var map = BigMap()
    let nodes = map.claims(Self.size)
    for index in stride(from: 0, to: Self.size - 1, by: 2) {
      map.support(nodes[index], with: [nodes[index + 1]])
      map.support(nodes[index + 1], with: [nodes[index]])
      map.add(.rebut, nodes[index], with: [map.undeclared(index)])
    }
    let found = try codes(map.view)
    #expect(found["S003"] == Self.size / 2)
    #expect(found["S001"] == Self.size / 2)
  }
}
