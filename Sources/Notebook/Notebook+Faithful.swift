import SourceText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Notebook {
  /// Whether `bytes`, read as a notebook, have the very statements of this one, in this order.
  ///
  /// What a statement declares depends on its own bytes alone, so the map that is read back is the
  /// map that is in memory. Linear.
  public func isFaithful(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      guard findBadByte(buffer) == nil else { return false }
      let bom = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var expected = statementPieces.makeIterator()
      var isSame = true
      for part in MarkdownScanner.scan(buffer, from: bom).parts {
        guard case .cell(_, let body, _, let indent) = part else { continue }
        CellScanner.scan(buffer, body, indent: indent) { part in
          let range: Range<Int>
          switch part {
          case .trivia: return
          case .statement(let statement), .stray(let statement), .conflict(let statement):
            range = statement
          }
          guard isSame, let piece = expected.next() else {
            isSame = false
            return
          }
          // A piece is only cut again when comments were left at its end.
          let own = piece.range.count == range.count ? piece : statement(piece, indent)
          isSame = sameBytes(own, buffer, range)
        }
      }
      return isSame && expected.next() == nil
    }
  }

  /// A piece without the comments after its statement, which an edit may leave there.
  private func statement(_ piece: Piece, _ indent: Int) -> Piece {
    store.withUnsafeBufferPointer {
      CellScanner.statement(in: $0, piece.range, indent: indent).map { Piece($0) } ?? piece
    }
  }

  private func sameBytes(
    _ piece: Piece, _ buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    store.withUnsafeBufferPointer { own in
      guard let a = own.baseAddress, let b = buffer.baseAddress else { return range.isEmpty }
      guard piece.range.count == range.count else { return false }
      return memcmp(a + piece.range.lowerBound, b + range.lowerBound, range.count) == 0
    }
  }

  /// The pieces of all statements in the order of the document.
  private var statementPieces: [Piece] {
    orderedCells.flatMap { cell in
      cells[Int(cell)].items.filter { items.kinds[Int($0)] != .trivia }.map {
        items.pieces[Int($0)]
      }
    }
  }
}
