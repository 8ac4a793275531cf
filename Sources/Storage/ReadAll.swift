import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads an open file from where it is to its end. `sizeHint` is the size that is expected, 0
/// for none; a wrong one costs only time. O(n).
func readAll(
  _ descriptor: Int32, _ path: FilePath, sizeHint: Int, limit: Int,
  _ action: StorageError.Action
) throws(StorageError) -> [UInt8] {
  var failure: StorageError.Reason?
  // One byte more than expected lets the same read find the end of the file.
  let expected = max(0, min(sizeHint, limit)) + 1
  var bytes = [UInt8](unsafeUninitializedCapacity: expected) { buffer, count in
    while count < buffer.count, let start = buffer.baseAddress {
      let wanted = min(buffer.count - count, largestRead)
      let got = readSome(descriptor, start + count, wanted)
      if got < 0 { failure = .system(call: "read", code: errno) }
      if got <= 0 { return }
      count += got
    }
  }
  if failure == nil, bytes.count == expected {
    failure = readRest(descriptor, into: &bytes, limit: limit)
  }
  if let failure { throw StorageError(action, path, failure) }
  return bytes
}

private let largestRead = 1 << 30
private let scratchSize = 1 << 18

/// Goes on in chunks where the size is not known; gives what stopped it, nil for the end.
private func readRest(
  _ descriptor: Int32, into bytes: inout [UInt8], limit: Int
) -> StorageError.Reason? {
  let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: scratchSize, alignment: 16)
  defer { scratch.deallocate() }
  while bytes.count <= limit, let start = scratch.baseAddress {
    let got = readSome(descriptor, start, scratch.count)
    if got < 0 { return .system(call: "read", code: errno) }
    if got == 0 { return nil }
    bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: scratch[..<got]))
  }
  return .tooLarge(limit: limit)
}

/// One read, repeated after a signal and, where the input was set not to block, when there is
/// something to read.
private func readSome(_ descriptor: Int32, _ start: UnsafeMutableRawPointer, _ count: Int) -> Int {
  while true {
    let got = retryingCount { read(descriptor, start, count) }
    guard got == -1, errno == EAGAIN || errno == EWOULDBLOCK else { return got }
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    if retrying({ poll(&waiting, 1, -1) }) == -1 { return -1 }
  }
}
