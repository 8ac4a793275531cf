#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

// Runs in the child: only async-signal-safe calls, since the parent has threads.
static void become(
  char *const *arguments, char *const *environment, const char *name
) {
  // Test runners start children with most signals blocked.
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int signal = 1; signal < NSIG; signal++) {
    struct sigaction action = {0};
    action.sa_handler = SIG_DFL;
    sigaction(signal, &action, NULL);
  }
  setsid();
  int slave = open(name, O_RDWR);
  if (slave < 0) _exit(126);
  ioctl(slave, TIOCSCTTY, 0);
  for (int stream = 0; stream < 3; stream++) dup2(slave, stream);
  for (int descriptor = 3; descriptor < 1024; descriptor++) close(descriptor);
  execve(arguments[0], arguments, environment);
  _exit(127);
}

pid_t cpt_start(
  char *const *arguments, char *const *environment, int columns, int rows, int *terminal
) {
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (master < 0) return -1;
  char name[128];
  if (grantpt(master) != 0 || unlockpt(master) != 0 ||
      ptsname_r(master, name, sizeof name) != 0) {
    close(master);
    return -1;
  }
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  ioctl(master, TIOCSWINSZ, &size);
  fcntl(master, F_SETFL, O_NONBLOCK);
  pid_t process = fork();
  if (process == 0) become(arguments, environment, name);
  if (process < 0) {
    close(master);
    return -1;
  }
  *terminal = master;
  return process;
}

bool cpt_resize(int terminal, int columns, int rows) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(terminal, TIOCSWINSZ, &size) == 0;
}

int cpt_columns(const char *name) {
  int slave = open(name, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  struct winsize size;
  bool is_known = slave >= 0 && ioctl(slave, TIOCGWINSZ, &size) == 0;
  if (slave >= 0) close(slave);
  return is_known ? size.ws_col : -1;
}

ssize_t cpt_read(int terminal, void *bytes, size_t count, int milliseconds) {
  struct pollfd request = {.fd = terminal, .events = POLLIN};
  if (poll(&request, 1, milliseconds) <= 0) return 0;
  ssize_t got = read(terminal, bytes, count);
  if (got < 0) return errno == EAGAIN || errno == EINTR ? 0 : -1;
  return got == 0 ? -1 : got;
}

ssize_t cpt_write(int terminal, const void *bytes, size_t count, int milliseconds) {
  struct pollfd request = {.fd = terminal, .events = POLLOUT};
  if (poll(&request, 1, milliseconds) <= 0) return 0;
  ssize_t put = write(terminal, bytes, count);
  return put < 0 ? 0 : put;
}

bool cpt_wait(pid_t process, int milliseconds, int *status) {
  struct timespec pause = {.tv_nsec = 1000000};
  for (int waited = 0;; waited++) {
    if (waitpid(process, status, WNOHANG) == process) return true;
    if (waited >= milliseconds) return false;
    nanosleep(&pause, NULL);
  }
}

bool cpt_is_raw(int terminal) {
  struct termios modes;
  return tcgetattr(terminal, &modes) == 0 && (modes.c_lflag & ICANON) == 0;
}

bool cpt_cook(int terminal) {
  struct termios modes;
  if (tcgetattr(terminal, &modes) != 0) return false;
  modes.c_lflag |= ICANON | ECHO | ISIG;
  modes.c_iflag |= ICRNL;
  return tcsetattr(terminal, TCSANOW, &modes) == 0;
}

pid_t cpt_foreground(int terminal) { return tcgetpgrp(terminal); }

void cpt_kill(pid_t process) {
  kill(-process, SIGKILL);
  kill(process, SIGKILL);
  int status;
  waitpid(process, &status, 0);
}

int cpt_width(unsigned int code_point) {
  static locale_t locale;
  if (locale == (locale_t)0) locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  if (locale == (locale_t)0) return -1;
  locale_t before = uselocale(locale);
  int width = wcwidth((wchar_t)code_point);
  uselocale(before);
  return width;
}
