// System calls that Swift cannot reach by itself.
// Every function that returns int gives -1 and sets errno on failure, unless it says otherwise.
#ifndef CSTORAGE_H
#define CSTORAGE_H

#include <stddef.h>
#include <stdint.h>

/// Opens `path` below the folder `folder` (or AT_FDCWD); `mode` matters only with O_CREAT.
int cstorage_openat(int folder, const char *path, int flags, unsigned int mode);

/// flock(LOCK_EX | LOCK_NB), which Swift hides behind the struct of the same name.
int cstorage_lock_exclusively(int fd);

/// flock(LOCK_UN): frees the lock even while a child that is being started still has a copy.
int cstorage_unlock(int fd);

/// Renames within one folder; fails with EEXIST when `to` is there, in one step where the file
/// system can do that. Returns -1 with EINVAL or ENOSYS where it cannot.
int cstorage_rename_exclusively(int folder, const char *from, const char *to);

/// Copies extended attributes and access lists. Those that only root may set, and file systems
/// without any, are passed over; a failure to carry over an access list is an error.
int cstorage_copy_attributes(int from, int to);

/// Asks the kernel to begin writing the file out, without waiting. Only ever a hint.
void cstorage_begin_writeback(int fd);

/// fsync; on Apple systems F_FULLFSYNC, so that the drive's own cache is emptied too.
int cstorage_sync(int fd);

/// Makes SIGXFSZ harmless when nothing else handles it, so that writing past a file-size limit
/// fails with EFBIG. Programs started by this one get the default back.
void cstorage_survive_file_size_limit(void);

/// The system's words for an error, always in English, written to `buffer`.
void cstorage_error_text(int code, char *buffer, size_t size);

#endif
