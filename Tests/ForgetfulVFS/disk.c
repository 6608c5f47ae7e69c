#include "disk.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// A test that cannot have its memory or its files has nothing to say.
static void *need(void *pointer) {
  if (pointer == NULL) abort();
  return pointer;
}

static void require(bool condition) {
  if (!condition) abort();
}

// MARK: content

static void resize(image *file, int64_t size) {
  file->durable = need(realloc(file->durable, (size_t)size + 1));
  if (size > file->durable_size) {
    memset(file->durable + file->durable_size, 0, (size_t)(size - file->durable_size));
  }
  file->durable_size = size;
}

static void keep(image *file, const change *c, int64_t from, int64_t to) {
  if (from >= to) return;
  if (c->offset + to > file->durable_size) resize(file, c->offset + to);
  memcpy(file->durable + c->offset + from, c->bytes + from, (size_t)(to - from));
}

static void keep_whole(image *file, const change *c) {
  if (c->bytes == NULL) {
    resize(file, c->offset);
  } else {
    keep(file, c, 0, c->count);
  }
}

static void forget_changes(image *file) {
  while (file->first != NULL) {
    change *c = file->first;
    file->first = c->next;
    free(c->bytes);
    free(c);
  }
}

void disk_change(image *file, int64_t offset, const void *bytes, int64_t count) {
  change *c = need(calloc(1, sizeof *c));
  c->offset = offset;
  c->count = count;
  if (bytes != NULL) {
    c->bytes = need(malloc((size_t)count + 1));
    memcpy(c->bytes, bytes, (size_t)count);
    if (offset + count > file->current_size) file->current_size = offset + count;
  } else {
    file->current_size = offset;
  }
  change **end = &file->first;
  while (*end != NULL) end = &(*end)->next;
  *end = c;
}

void disk_sync(image *file) {
  for (const change *c = file->first; c != NULL; c = c->next) keep_whole(file, c);
  forget_changes(file);
}

// MARK: the end

static uint64_t draw(uint64_t *state) {
  uint64_t z = (*state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

static const int64_t sector = 512;

static void tear(image *file, const change *c, uint64_t *state) {
  switch (draw(state) % 4) {
    case 0: return;
    case 1: keep_whole(file, c); return;
    case 2:
      if (c->bytes != NULL) keep(file, c, 0, (int64_t)(draw(state) % (uint64_t)(c->count + 1)));
      return;
    default:
      if (c->bytes == NULL) return;
      for (int64_t from = 0; from < c->count;) {
        int64_t to = from + sector - (c->offset + from) % sector;
        if (to > c->count) to = c->count;
        if (draw(state) % 2 == 0) keep(file, c, from, to);
        from = to;
      }
  }
}

void forgetful_end_now(forgetful_disk *disk, enum forgetful_end end, uint64_t seed) {
  disk->dead = true;
  disk->end = end;
  if (end == FORGETFUL_KILL) return;
  for (image *file = disk->images; file != NULL; file = file->next) {
    for (const change *c = file->first; end == FORGETFUL_TEAR && c != NULL; c = c->next) {
      tear(file, c, &seed);
    }
    forget_changes(file);
  }
}

bool disk_count(forgetful_disk *disk) {
  disk->operations += 1;
  return disk->operations == disk->end_at;
}

static void write_back(image *file) {
  int real = open(file->path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  require(real >= 0);
  for (int64_t done = 0; done < file->durable_size;) {
    ssize_t count = write(real, file->durable + done, (size_t)(file->durable_size - done));
    require(count > 0);
    done += count;
  }
  close(real);
  file->current_size = file->durable_size;
}

void forgetful_reboot(forgetful_disk *disk) {
  if (disk->end != FORGETFUL_KILL) {
    for (image *file = disk->images; file != NULL; file = file->next) write_back(file);
  }
  disk->dead = false;
  disk->end = FORGETFUL_KILL;
  disk->end_at = 0;
  disk->ignore_first = disk->ignore_last = disk->fail_sync = 0;
  disk->quota = -1;
}

// MARK: files

image *disk_image(forgetful_disk *disk, const char *path) {
  for (image *file = disk->images; file != NULL; file = file->next) {
    if (strcmp(file->path, path) == 0) return file;
  }
  image *file = need(calloc(1, sizeof *file));
  file->path = need(strdup(path));
  resize(file, 0);
  FILE *real = fopen(path, "rbe");
  if (real != NULL) {
    struct stat status;
    require(fstat(fileno(real), &status) == 0);
    resize(file, status.st_size);
    require(fread(file->durable, 1, (size_t)status.st_size, real) == (size_t)status.st_size);
    fclose(real);
  }
  file->current_size = file->durable_size;
  file->next = disk->images;
  disk->images = file;
  return file;
}

void disk_forget_image(forgetful_disk *disk, const char *path) {
  for (image **link = &disk->images; *link != NULL; link = &(*link)->next) {
    image *file = *link;
    if (strcmp(file->path, path) != 0) continue;
    *link = file->next;
    forget_changes(file);
    free(file->durable);
    free(file->path);
    free(file);
    return;
  }
}

// MARK: settings

void forgetful_end_at(forgetful_disk *disk, int64_t n, enum forgetful_end end, uint64_t seed) {
  disk->end_at = disk->operations + n;
  disk->end = end;
  disk->seed = seed;
}

void forgetful_ignore_syncs(forgetful_disk *disk, int64_t first, int64_t last) {
  disk->ignore_first = disk->syncs + first;
  disk->ignore_last = disk->syncs + last;
}

void forgetful_fail_sync(forgetful_disk *disk, int64_t n) { disk->fail_sync = disk->syncs + n; }
void forgetful_set_quota(forgetful_disk *disk, int64_t bytes) { disk->quota = bytes; }
int64_t forgetful_operations(const forgetful_disk *disk) { return disk->operations; }
int64_t forgetful_syncs(const forgetful_disk *disk) { return disk->syncs; }

int64_t forgetful_size(const forgetful_disk *disk) {
  int64_t size = 0;
  for (const image *file = disk->images; file != NULL; file = file->next) {
    size += file->current_size;
  }
  return size;
}
