// Linux calls that Swift's Glibc module does not show.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/random.h>

// The user at the other end of a Unix socket, as the kernel saw it connect; 0, or -1 with errno.
int clinux_peer_user(int socket, uint32_t *uid);

// Keeps this process's memory out of core files and away from debuggers of the same user.
int clinux_hide_memory(void);

// From now on SIGTERM, SIGINT and SIGHUP each write their number as one byte to a pipe; the
// descriptor to read it from, or -1 with errno.
int clinux_tell_signals(void);
