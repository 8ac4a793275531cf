// Does one thing with the Storage module, so that tests can watch it fail from outside.
// Exit statuses: 0 done, 2 wrong usage, 3 failed with a line on standard error.
import Storage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

func say(_ text: String, to descriptor: Int32 = 1) {
  let output = CheckedOutput(descriptor)
  output.append(text + "\n")
  try? output.flush()
}

/// Saves the content of `source` over `map`; with `entries`, journals that many edits before.
func save(_ map: FilePath, _ source: FilePath, entries: Int) throws(StorageError) {
  let new = try loadFile(source).bytes
  let base = try loadFile(map).fingerprint()
  let journal = try Journal(for: map, base: base)
  for number in 0..<entries { try journal.append([UInt8]("edit \(number + 1)".utf8)) }
  try saveFile(new, to: map, expecting: .unchanged(base), journal: journal)
  say("saved")
}

/// Journals `count` edits, saying each one when it is safe.
func keepJournal(_ map: FilePath, _ count: Int) throws(StorageError) {
  let journal = try Journal(for: map, base: try loadFile(map).fingerprint())
  for number in 0..<count {
    try journal.append([UInt8]("edit \(number + 1)".utf8))
    say("done \(number + 1)")
    if number % 3 == 2 { try journal.sync() }
  }
}

/// Writes `count` lines to standard output.
func write(_ count: Int) throws(StorageError) {
  let output = CheckedOutput()
  for number in 0..<count {
    output.append("line ")
    output.append(decimal: number)
    output.append(UInt8(ascii: "\n"))
  }
  try output.flush()
}

/// Takes the lock and keeps it until standard input ends.
func lock(_ map: FilePath) throws(StorageError) {
  let lock = try FileLock(for: map)
  say("locked")
  _ = try readStandardInput()
  lock.release()
}

/// Loads and saves `map` many times, with a lock, and its folder, which fails.
func useOften(_ map: FilePath, _ count: Int) throws(StorageError) {
  var (loaded, saved, refused) = (0, 0, 0)
  for _ in 0..<count {
    let lock = try FileLock(for: map)
    let file = try loadFile(map)
    loaded += 1
    try saveFile(file.bytes, to: map, expecting: .unchanged(file.fingerprint()))
    saved += 1
    do throws(StorageError) { _ = try loadFile(".") } catch { refused += 1 }
    do throws(StorageError) { _ = try FileLock(for: map) } catch { refused += 1 }
    lock.release()
  }
  say("\(loaded) loaded, \(saved) saved, \(refused) refused")
}

func perform(_ words: [String]) throws(StorageError) -> Bool {
  let path = FilePath(words.count > 1 ? words[1] : "")
  switch (words.first, words.count) {
  case ("save", 3): try save(path, FilePath(words[2]), entries: 0)
  case ("save-journalled", 3): try save(path, FilePath(words[2]), entries: 3)
  case ("create", 3):
    try saveFile(try loadFile(FilePath(words[2])).bytes, to: path, expecting: .absent)
    say("saved")
  case ("replace", 3): try replaceFile(try loadFile(FilePath(words[2])).bytes, at: path)
  case ("load", 2): say("\(try loadFile(path).bytes.count)")
  case ("load-often", 3): try useOften(path, Int(words[2]) ?? 0)
  case ("input", 1): say("\(try readStandardInput().count)")
  case ("obstacle", 2): say(savingObstacle(at: path)?.message ?? "none")
  case ("journal", 3): try keepJournal(path, Int(words[2]) ?? 0)
  case ("lock", 2): try lock(path)
  case ("write", 2): try write(Int(words[1]) ?? 0)
  case ("descriptor", 2):
    openStandardDescriptors()
    let opened = path.withPlatformString { open($0, O_RDONLY) }
    exit(opened > 2 ? 0 : 1)
  default: return false
  }
  return true
}

do throws(StorageError) {
  guard try perform(Array(CommandLine.arguments.dropFirst())) else { exit(2) }
} catch {
  if error.reason == .closedPipe { exit(0) }
  say(error.description, to: 2)
  exit(3)
}
