// An SQLite file system for tests that forgets everything not synced, and tears the last writes.
//
// It stands in front of the real file system: files are real, reads and writes reach them at once,
// and beside each file it keeps what a disk would hold (the content at the last sync) and the
// changes since. When the power is cut, every later call fails; at the reboot each file is given
// back what survived. It is C because an SQLite file system is a table of C functions, and a target
// of its own under Tests so that no program of ours contains it.
//
// Names are durable at once: creating and deleting files is not forgotten. One thread at a time.
#pragma once
#include <stdint.h>

typedef struct forgetful_disk forgetful_disk;

// Makes a disk and registers it with SQLite under `name`. Every file must be closed before it goes.
forgetful_disk *forgetful_new(const char *name);
void forgetful_free(forgetful_disk *disk);

enum forgetful_end {
  // The process dies: what it has written is in the kernel, though not on the disk.
  FORGETFUL_KILL,
  // The power goes: every change not synced is lost.
  FORGETFUL_DROP,
  // The power goes: each change not synced is lost, kept, cut short or kept in some sectors, as the
  // seed says, so that a later one can survive an earlier one.
  FORGETFUL_TEAR,
};

// Ends everything in the middle of the nth operation from now (write, truncation, sync, deletion).
void forgetful_end_at(forgetful_disk *disk, int64_t n, enum forgetful_end end, uint64_t seed);
// Ends everything now.
void forgetful_end_now(forgetful_disk *disk, enum forgetful_end end, uint64_t seed);
// Starts again, with what survived. Everything set with the calls below is as at the beginning.
void forgetful_reboot(forgetful_disk *disk);

// Syncs number `first` to `last` from now do nothing and report success.
void forgetful_ignore_syncs(forgetful_disk *disk, int64_t first, int64_t last);
// Sync number `n` from now fails.
void forgetful_fail_sync(forgetful_disk *disk, int64_t n);
// All files together hold at most this many bytes; a write beyond it stops half way. Negative: any.
void forgetful_set_quota(forgetful_disk *disk, int64_t bytes);

// Operations and syncs since the beginning, and the bytes in all files.
int64_t forgetful_operations(const forgetful_disk *disk);
int64_t forgetful_syncs(const forgetful_disk *disk);
int64_t forgetful_size(const forgetful_disk *disk);
