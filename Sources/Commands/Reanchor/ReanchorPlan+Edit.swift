import ArgumentGraph
import Documents
import Notebook
import SourceText

extension ReanchorPlan {
  /// What is to be written into the notebook's statements.
  func changes(in graph: Graph) -> [AnchorChange] {
    items.compactMap { item in
      guard let new = item.new else { return nil }
      let words = words(of: item, new, in: graph)
      let old = item.use.anchor.quote
      if new == item.old, old.isNone || words == graph.texts[old] { return nil }
      let quote = words.map { " " + TextEscapes.encoded($0) } ?? ""
      return AnchorChange(node: item.use.node, index: item.use.index, text: "\(new)\(quote)")
    }
  }

  /// The words that are kept with an anchor: those that stand there now, when words were kept
  /// before and the source lets them be.
  private func words(of item: Item, _ new: AnchorRecord, in graph: Graph) -> String? {
    guard !item.use.anchor.quote.isNone, let text = document?.text,
      let range = try? text.range(of: new)
    else { return nil }
    let old = graph.texts[item.use.anchor.quote]
    let now = text.text(in: range)
    if item.result.outcome == .exact, !item.isChosen {
      return graph.quotes(of: source).keepsWords ? old : nil
    }
    let words = now.split { $0 == "\n" }.joined(separator: " ")
    return graph.quotes(of: source).allows(words) ? words : nil
  }

  /// The digest that is to be written into the source; nil when it has it or is not vouched for.
  func fileDigest(in graph: Graph) -> String? {
    guard vouchesForFile, let digest = document?.digest, graph.source(source).digest != digest
    else { return nil }
    return digest
  }
}

extension Workspace {
  /// The edit that carries plans out; empty when nothing changes.
  mutating func edit(for plans: [ReanchorPlan]) -> Edit {
    let changes = plans.flatMap { $0.changes(in: graph) }
    let digests = plans.compactMap { plan in
      plan.fileDigest(in: graph).map { (source: plan.source, digest: $0) }
    }
    return notebook.anchorEdit(changes, digests: digests)
  }
}
