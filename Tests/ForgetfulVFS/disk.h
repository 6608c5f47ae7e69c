// The disk behind the file system: what each file holds for certain, and what it would forget.
#pragma once
#include <stdbool.h>
#include <sqlite3.h>
#include "include/forgetful.h"

// A write of `count` bytes at `offset`, or, without bytes, a truncation to `offset`.
typedef struct change {
  struct change *next;
  int64_t offset;
  int64_t count;
  unsigned char *bytes;
} change;

// One file. `durable` is its content at the last sync, `first`... the changes since, oldest first.
typedef struct image {
  struct image *next;
  char *path;
  unsigned char *durable;
  int64_t durable_size;
  int64_t current_size;
  change *first;
} image;

struct forgetful_disk {
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  image *images;
  bool dead;
  int64_t operations, syncs;
  int64_t end_at;
  enum forgetful_end end;
  uint64_t seed;
  int64_t ignore_first, ignore_last, fail_sync;
  int64_t quota;
};

// The image of a path, made from the real file when it is new.
image *disk_image(forgetful_disk *disk, const char *path);
void disk_forget_image(forgetful_disk *disk, const char *path);
// Counts an operation; true if it is the one in which everything ends.
bool disk_count(forgetful_disk *disk);
void disk_change(image *file, int64_t offset, const void *bytes, int64_t count);
void disk_sync(image *file);
