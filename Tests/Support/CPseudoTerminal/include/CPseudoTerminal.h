/// Pseudo-terminals for tests. Swift must not fork, so this is C.
#ifndef CRUX_CPSEUDOTERMINAL_H
#define CRUX_CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#pragma clang assume_nonnull begin

/// Starts a program whose standard streams are a new terminal of the given size. Returns its
/// process, or -1 with errno set; `terminal` gets the descriptor to talk to it.
pid_t cpt_start(
  char *const _Nullable *_Nonnull arguments, char *const _Nullable *_Nonnull environment,
  int columns, int rows, int *terminal);

/// Changes the size of the terminal, of which its foreground processes are told.
bool cpt_resize(int terminal, int columns, int rows);

/// The columns that the terminal of this name tells its programs; -1 when there is none.
int cpt_columns(const char *name);

/// Reads what is there within so many milliseconds: a count, 0 when nothing came, -1 at the end.
ssize_t cpt_read(int terminal, void *bytes, size_t count, int milliseconds);

/// Writes as much as fits within so many milliseconds; returns the count.
ssize_t cpt_write(int terminal, const void *bytes, size_t count, int milliseconds);

/// Waits for the end of a process within so many milliseconds; false when it still runs.
bool cpt_wait(pid_t process, int milliseconds, int *status);

/// Whether the terminal hands on each key at once, as an editor wants it.
bool cpt_is_raw(int terminal);

/// Gives the terminal the modes that shells leave behind.
bool cpt_cook(int terminal);

/// The group of processes that keys' signals go to now.
pid_t cpt_foreground(int terminal);

/// Ends a process and everything in its session's group, and collects it.
void cpt_kill(pid_t process);

/// The columns that the C library gives a code point; -1 for what cannot be printed or when there
/// is no UTF-8 locale.
int cpt_width(unsigned int code_point);

#pragma clang assume_nonnull end

#endif
