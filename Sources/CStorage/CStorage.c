#if !defined(__APPLE__)
#define _GNU_SOURCE
#endif
#include "CStorage.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <copyfile.h>
#else
#include <locale.h>
#include <sys/xattr.h>
#endif

int cstorage_openat(int folder, const char *path, int flags, unsigned int mode) {
  return openat(folder, path, flags, (mode_t)mode);
}

int cstorage_lock_exclusively(int fd) { return flock(fd, LOCK_EX | LOCK_NB); }

int cstorage_unlock(int fd) { return flock(fd, LOCK_UN); }

int cstorage_rename_exclusively(int folder, const char *from, const char *to) {
#if defined(__APPLE__)
  int result = renameatx_np(folder, from, folder, to, RENAME_EXCL);
  if (result != 0 && errno == ENOTSUP) errno = EINVAL;
  return result;
#elif defined(RENAME_NOREPLACE)
  return renameat2(folder, from, folder, to, RENAME_NOREPLACE);
#else
  errno = ENOSYS;
  return -1;
#endif
}

void cstorage_begin_writeback(int fd) {
#if defined(__linux__)
  // A failure shows at the fsync that follows; this call only saves waiting there.
  (void)sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE);
#else
  (void)fd;
#endif
}

int cstorage_sync(int fd) {
#if defined(__APPLE__)
  if (fcntl(fd, F_FULLFSYNC) == 0) return 0;
#endif
  return fsync(fd);
}

#if defined(__APPLE__)

int cstorage_copy_attributes(int from, int to) {
  return fcopyfile(from, to, NULL, COPYFILE_ACL | COPYFILE_XATTR) < 0 ? -1 : 0;
}

#else

// Copies one attribute; 0 when it was copied or may be passed over.
static int copy_attribute(int from, int to, const char *name) {
  ssize_t size = fgetxattr(from, name, NULL, 0);
  if (size < 0) return errno == ENODATA ? 0 : -1;
  void *value = malloc((size_t)size + 1);
  if (value == NULL) return -1;
  size = fgetxattr(from, name, value, (size_t)size);
  int result = size < 0 ? -1 : fsetxattr(to, name, value, (size_t)size, 0);
  free(value);
  if (result == 0) return 0;
  // Without its access list the copy's group bits would mean something else, so that one counts.
  int is_access_list = strcmp(name, "system.posix_acl_access") == 0;
  return !is_access_list && (errno == EPERM || errno == EACCES || errno == ENOTSUP) ? 0 : -1;
}

int cstorage_copy_attributes(int from, int to) {
  ssize_t size = flistxattr(from, NULL, 0);
  if (size < 0) return errno == ENOTSUP || errno == ENOSYS ? 0 : -1;
  if (size == 0) return 0;
  char *names = malloc((size_t)size + 1);
  if (names == NULL) return -1;
  size = flistxattr(from, names, (size_t)size);
  int result = size < 0 ? -1 : 0;
  for (ssize_t at = 0; result == 0 && at < size; at += (ssize_t)strlen(names + at) + 1) {
    names[size] = 0;
    result = copy_attribute(from, to, names + at);
  }
  int code = errno;
  free(names);
  errno = code;
  return result;
}

#endif

static void let_write_fail(int signal) { (void)signal; }

void cstorage_survive_file_size_limit(void) {
  struct sigaction action;
  if (sigaction(SIGXFSZ, NULL, &action) != 0) return;
  if ((action.sa_flags & SA_SIGINFO) != 0 || action.sa_handler != SIG_DFL) return;
  memset(&action, 0, sizeof action);
  // A handler and not SIG_IGN: being ignored is inherited by programs started from here.
  action.sa_handler = let_write_fail;
  action.sa_flags = SA_RESTART;
  (void)sigaction(SIGXFSZ, &action, NULL);
}

void cstorage_error_text(int code, char *buffer, size_t size) {
#if defined(__APPLE__)
  if (strerror_r(code, buffer, size) != 0) snprintf(buffer, size, "Unknown error %d", code);
#else
  const char *text = NULL;
  locale_t english = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  if (english != (locale_t)0) text = strerror_l(code, english);
  snprintf(buffer, size, "%s", text != NULL ? text : "Unknown error");
  if (english != (locale_t)0) freelocale(english);
#endif
}
