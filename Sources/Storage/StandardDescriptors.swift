import CStorage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Makes sure that descriptors 0 to 2 are open, so that no file of ours is ever opened as one of
/// them and then written to by something that means standard output. Those that the process was
/// started without are opened on `/dev/null` the wrong way round: reading from a closed standard
/// input, and writing to a closed output, go on failing. Call it first of all.
public func openStandardDescriptors() {
  for descriptor in Int32(0)...2 {
    guard fcntl(descriptor, F_GETFD) == -1, errno == EBADF else { continue }
    // The lowest free number is given out: this one, as those below are open.
    _ = cstorage_openat(AT_FDCWD, "/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY, 0)
  }
}

/// Makes writing past a file-size limit fail with an error in place of ending the process.
/// Saving, journals and ``CheckedOutput`` do this by themselves; programs started by this one get
/// the default back.
public func surviveFileSizeLimit() {
  cstorage_survive_file_size_limit()
}
