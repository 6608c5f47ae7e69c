#define _GNU_SOURCE
#include "clinux.h"
#include <sys/prctl.h>
#include <sys/socket.h>

int clinux_peer_user(int socket, uint32_t *uid) {
  struct ucred peer;
  socklen_t length = sizeof peer;
  if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &length) != 0) return -1;
  *uid = peer.uid;
  return 0;
}

int clinux_hide_memory(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }
