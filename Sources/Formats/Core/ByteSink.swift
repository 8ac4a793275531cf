/// Where an exporter writes: bytes that pile up, or that are handed on whenever enough are there.
///
/// ```swift
/// var sink = ByteSink { descriptor.write($0) }
/// let losses = JSONFormat.write(map, options: options, to: &sink)
/// guard sink.finish() else { … }
/// ```
public struct ByteSink {
  /// How many bytes pile up before they are handed on.
  public static let portion = 1 << 16

  /// What was written and not handed on yet.
  public private(set) var bytes: [UInt8] = []
  /// Whether the receiver has refused bytes; what is written from then on is dropped.
  public private(set) var isRefused = false
  private let receiver: ((UnsafeBufferPointer<UInt8>) -> Bool)?

  /// A sink that keeps everything in `bytes`.
  public init() { receiver = nil }

  /// A sink that hands on its bytes, in portions, to `receiver`, which tells whether it took them.
  public init(_ receiver: @escaping (UnsafeBufferPointer<UInt8>) -> Bool) {
    self.receiver = receiver
    bytes.reserveCapacity(Self.portion * 2)
  }

  /// Writes one byte.
  @inline(__always)
  public mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Writes bytes.
  public mutating func append(_ more: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: more)
    if bytes.count >= Self.portion { handOn() }
  }

  /// Writes bytes.
  public mutating func append(_ more: [UInt8]) {
    more.withUnsafeBufferPointer { append($0) }
  }

  /// Writes text as UTF-8.
  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Hands on what is left.
  ///
  /// - Returns: whether the receiver took everything.
  public mutating func finish() -> Bool {
    handOn()
    return !isRefused
  }

  private mutating func handOn() {
    guard let receiver else { return }
    if !isRefused, !bytes.isEmpty { isRefused = !bytes.withUnsafeBufferPointer(receiver) }
    bytes.removeAll(keepingCapacity: true)
  }
}
