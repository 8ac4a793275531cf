import CStorage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension StorageError: CustomStringConvertible {
  /// One line: `PATH: save failed: rename: Read-only file system (30)`. Control characters of
  /// the path are shown as `^X`, so that it stays one line whatever the path holds.
  public var message: String {
    "\(visible(path)): \(action.rawValue) failed: \(reasonText)"
  }

  /// What to do instead, one sentence without a full stop, where there is something to be said.
  public var hint: String? {
    switch reason {
    case .system(_, let code): return Self.hint(for: code, action)
    case .danglingLink: return "remove the link or make the file that it leads to"
    case .link: return "name the file that the link leads to"
    case .hardLinked: return "save under another name, or copy the file over itself first"
    case .notWritable: return "change its mode, or save under another name"
    case .notWritableFolder: return "save to another folder"
    case .changedOutside: return "reload it, look at the differences, or save under another name"
    case .changedWhileReading: return "try again when it is at rest"
    case .notConfirmed: return "save again, or save to another disk"
    case .heldBy: return "close that session first, or open the file read-only"
    case .journalExists: return "recover or discard what the last session left"
    case .alreadyExists where action != .read: return "force it, or choose another name"
    default: return nil
    }
  }

  /// The message, and the hint in brackets when there is one.
  public var description: String {
    guard let hint else { return message }
    return "\(message) (\(hint))"
  }

  private var reasonText: String {
    switch reason {
    case .system(let call, let code): return "\(call): \(systemText(code))"
    case .missing: return "no such file"
    case .alreadyExists: return "the file is there already"
    case .danglingLink: return "it is a link to a file that is not there"
    case .linkLoop: return "its links lead in a circle"
    case .link: return "it is a symbolic link, and none is followed here"
    case .notRegularFile(let kind): return "not a regular file but \(kind.rawValue)"
    case .hardLinked(let count):
      return "not a regular file with one name: it has \(count) names (hard links)"
    case .tooLarge(let limit): return "larger than the limit of \(limit) bytes"
    case .notWritable: return "the file is read-only"
    case .notWritableFolder(let folder, let code):
      return "the folder \(visible(folder)) is not writable: \(systemText(code))"
    case .outsideAllowedFolders: return "it lies outside the folders that may be read"
    case .changedOutside: return "the file was changed by somebody else"
    case .changedWhileReading: return "the file was being written at the same time"
    case .refused: return "what was to be written was found wrong"
    case .notConfirmed(let code, _):
      return "written, but the disk did not confirm it: \(systemText(code))"
    case .heldBy(let holder?):
      return "in use by process \(holder.pid) on \(visible(holder.host))"
    case .heldBy(nil): return "in use by another process"
    case .journalExists: return "a journal with unsaved edits is there"
    case .journalReplaced: return "the journal was changed by somebody else"
    case .closedPipe: return "the reader has gone"
    }
  }

  private static func hint(for code: Int32, _ action: Action) -> String? {
    guard action != .read else { return nil }
    switch code {
    case ENOSPC, EDQUOT: return "free some space, or save to another disk"
    case EFBIG: return "raise the file-size limit, or save less"
    case EROFS, EACCES, EPERM, EXDEV, EIO, EBUSY: return "save to another folder"
    case ENAMETOOLONG: return "use a shorter name"
    case EMFILE, ENFILE: return "too many files are open: close some"
    default: return nil
    }
  }
}

/// The system's words for an error code, in English in every locale: `Is a directory (21)`.
func systemText(_ code: Int32) -> String {
  let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
    cstorage_error_text(code, buffer.baseAddress, buffer.count)
    return buffer.baseAddress.map { String(cString: $0) } ?? ""
  }
  return "\(text) (\(code))"
}

/// Text with control characters and direction overrides made visible.
func visible(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0..<0x20, 0x7F:
      result += "^"
      result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value ^ 0x40)))
    case 0x80..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
      result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default:
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}
