import CStorage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Buffered writing to an open file, such as standard output, that notices every failure. The
/// first failure is remembered, what is appended after it is dropped, and `flush` throws it: so
/// writers need not look after each line, and nothing is lost in silence.
///
/// Call `flush` before leaving: what is still in the buffer then is dropped.
public final class CheckedOutput {
  /// The failure that ended the output, if one did.
  public private(set) var failure: StorageError?

  /// Called before each write, for what else is on the same terminal.
  public var willWrite: (() -> Void)?

  private let descriptor: Int32
  private let name: String
  private let buffer: UnsafeMutableRawBufferPointer
  private var count = 0

  /// Writes to `descriptor`, which is neither owned nor closed. `name` stands for it in messages.
  public init(_ descriptor: Int32 = 1, name: String = "-") {
    self.descriptor = descriptor
    self.name = name
    buffer = .allocate(byteCount: StorageLimits.outputBuffer, alignment: 16)
    cstorage_survive_file_size_limit()
  }

  deinit {
    buffer.deallocate()
  }

  /// Adds one byte. O(1).
  public func append(_ byte: UInt8) {
    if count == buffer.count { writeOut() }
    buffer[count] = byte
    count += 1
  }

  /// Adds bytes. O(n).
  public func append(_ bytes: UnsafeRawBufferPointer) {
    if bytes.count > buffer.count - count {
      writeOut()
      // What does not fit the empty buffer need not go through it.
      if bytes.count >= buffer.count {
        write(bytes)
        return
      }
    }
    guard let source = bytes.baseAddress, let target = buffer.baseAddress else { return }
    memcpy(target + count, source, bytes.count)
    count += bytes.count
  }

  /// Adds bytes. O(n).
  public func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { append($0) }
  }

  /// Adds bytes. O(n).
  public func append(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { append($0) }
  }

  /// Adds a text; a literal costs no memory and no copy but the one into the buffer. O(n).
  public func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// Adds a text. O(n).
  public func append(_ text: Substring) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// Adds a number in decimal digits. O(1).
  public func append(decimal number: Int) {
    append(String(number))
  }

  /// Writes out all that was added.
  ///
  /// - Throws: the first failure of this output, now or earlier: `closedPipe` when the reader has
  ///   gone, which is no reason to complain, or `system`.
  public func flush() throws(StorageError) {
    writeOut()
    if let failure { throw failure }
  }

  private func writeOut() {
    if count > 0 { write(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
    count = 0
  }

  private func write(_ bytes: UnsafeRawBufferPointer) {
    willWrite?()
    guard failure == nil, let code = writeAll(bytes, to: descriptor) else { return }
    let reason: StorageError.Reason =
      code == EPIPE ? .closedPipe : .system(call: "write", code: code)
    failure = StorageError(.write, name, reason)
  }
}
