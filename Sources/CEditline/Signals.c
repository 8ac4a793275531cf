#define _GNU_SOURCE
#include "CEditline.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const int caught[] = {SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH};
enum { CAUGHT = sizeof caught / sizeof caught[0] };

struct cel_signals {
  struct sigaction before[CAUGHT];
  sigset_t mask;
};

static volatile sig_atomic_t target = -1;

static void tell(int signal) {
  int saved = errno;
  unsigned char byte = (unsigned char)signal;
  // A full pipe means that a wake-up is already under way.
  if (target >= 0 && write((int)target, &byte, 1) < 0) errno = saved;
  errno = saved;
}

cel_signals *cel_catch_signals(int descriptor) {
  if (target >= 0) return NULL;
  cel_signals *signals = calloc(1, sizeof *signals);
  if (signals == NULL) return NULL;
  target = descriptor;
  sigset_t open;
  sigemptyset(&open);
  for (int i = 0; i < CAUGHT; i++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = tell;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(caught[i], NULL, &signals->before[i]);
    // nohup and the like ask for a hang-up to be ignored: they are obeyed.
    if (signals->before[i].sa_handler == SIG_IGN && caught[i] != SIGWINCH) continue;
    sigaction(caught[i], &action, NULL);
    sigaddset(&open, caught[i]);
  }
  sigprocmask(SIG_UNBLOCK, &open, &signals->mask);
  return signals;
}

void cel_release_signals(cel_signals *signals) {
  sigprocmask(SIG_SETMASK, &signals->mask, NULL);
  for (int i = 0; i < CAUGHT; i++) sigaction(caught[i], &signals->before[i], NULL);
  target = -1;
  free(signals);
}

static atomic_bool interrupted;
static atomic_int watchers;
static struct sigaction unwatched;

static void note(int signal) {
  (void)signal;
  atomic_store(&interrupted, true);
}

void cel_watch_interrupts(void) {
  if (atomic_fetch_add(&watchers, 1) > 0) return;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = note;
  // What a command reads or writes at that moment must not fail for it.
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, NULL, &unwatched);
  if (unwatched.sa_handler != SIG_IGN) sigaction(SIGINT, &action, NULL);
}

void cel_unwatch_interrupts(void) {
  if (atomic_fetch_sub(&watchers, 1) == 1) sigaction(SIGINT, &unwatched, NULL);
}

bool cel_was_interrupted(bool take) {
  return take ? atomic_exchange(&interrupted, false) : atomic_load(&interrupted);
}

void cel_note_interrupt(void) { atomic_store(&interrupted, true); }

void cel_stop(int signal, bool whole_group) {
  struct sigaction action, before;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, &before);
  kill(whole_group ? 0 : getpid(), signal);
  sigaction(signal, &before, NULL);
}

bool cel_window_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

bool cel_use_utf8(void) {
  // Only the encoding is taken from the environment: numbers keep their decimal point.
  static const char *const choices[] = {"", "C.UTF-8", "en_US.UTF-8"};
  for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++) {
    if (setlocale(LC_CTYPE, choices[i]) == NULL) continue;
    const char *encoding = nl_langinfo(CODESET);
    if (encoding != NULL && strcmp(encoding, "UTF-8") == 0) return true;
  }
  return false;
}
