#define _GNU_SOURCE
#include "clinux.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static int told = -1;

static void tell(int number) {
  int before = errno;
  unsigned char byte = (unsigned char)number;
  // A full pipe means that signals wait to be read already.
  if (write(told, &byte, 1) < 0) errno = before;
  errno = before;
}

int clinux_tell_signals(void) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return -1;
  fcntl(ends[1], F_SETFL, O_NONBLOCK);
  told = ends[1];
  struct sigaction action = {.sa_handler = tell, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  const int numbers[] = {SIGTERM, SIGINT, SIGHUP};
  for (int i = 0; i < 3; i++) {
    if (sigaction(numbers[i], &action, 0) != 0) return -1;
  }
  signal(SIGPIPE, SIG_IGN);
  return ends[0];
}
