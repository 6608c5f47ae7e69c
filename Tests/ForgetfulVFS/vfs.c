#include "disk.h"
#include <stdlib.h>
#include <string.h>

// An open file: the real one follows in the same allocation, as SQLite allots `szOsFile` bytes.
typedef struct file {
  sqlite3_file base;
  forgetful_disk *disk;
  image *image;
  sqlite3_file *real;
} file;

static int dies(file *f) {
  forgetful_end_now(f->disk, f->disk->end, f->disk->seed);
  return SQLITE_IOERR;
}

// MARK: what can be forgotten

// The bytes of a write that the quota still lets through.
static int64_t room(const file *f, int64_t offset, int64_t count) {
  if (f->disk->quota < 0) return count;
  int64_t growth = offset + count - f->image->current_size;
  if (growth <= 0) return count;
  int64_t over = forgetful_size(f->disk) + growth - f->disk->quota;
  if (over <= 0) return count;
  return over < count ? count - over : 0;
}

static int file_write(sqlite3_file *base, const void *bytes, int count, sqlite3_int64 offset) {
  file *f = (file *)base;
  if (f->disk->dead) return SQLITE_IOERR_WRITE;
  int64_t fits = room(f, offset, count);
  if (fits > 0) {
    int code = f->real->pMethods->xWrite(f->real, bytes, (int)fits, offset);
    if (code != SQLITE_OK) return code;
    disk_change(f->image, offset, bytes, fits);
  }
  if (disk_count(f->disk)) return dies(f);
  return fits == count ? SQLITE_OK : SQLITE_FULL;
}

static int file_truncate(sqlite3_file *base, sqlite3_int64 size) {
  file *f = (file *)base;
  if (f->disk->dead) return SQLITE_IOERR_TRUNCATE;
  int code = f->real->pMethods->xTruncate(f->real, size);
  if (code != SQLITE_OK) return code;
  disk_change(f->image, size, NULL, 0);
  return disk_count(f->disk) ? dies(f) : SQLITE_OK;
}

// Nothing is asked of the real disk: the test decides what survives.
static int file_sync(sqlite3_file *base, int flags) {
  file *f = (file *)base;
  (void)flags;
  forgetful_disk *disk = f->disk;
  if (disk->dead) return SQLITE_IOERR_FSYNC;
  disk->syncs += 1;
  if (disk_count(disk)) return dies(f);
  if (disk->syncs == disk->fail_sync) return SQLITE_IOERR_FSYNC;
  if (disk->syncs < disk->ignore_first || disk->syncs > disk->ignore_last) disk_sync(f->image);
  return SQLITE_OK;
}

static int disk_delete(sqlite3_vfs *vfs, const char *path, int sync_directory) {
  forgetful_disk *disk = vfs->pAppData;
  if (disk->dead) return SQLITE_IOERR_DELETE;
  if (disk_count(disk)) {
    forgetful_end_now(disk, disk->end, disk->seed);
    return SQLITE_IOERR_DELETE;
  }
  int code = disk->real->xDelete(disk->real, path, sync_directory);
  if (code == SQLITE_OK) disk_forget_image(disk, path);
  return code;
}

// MARK: what goes through

static int file_read(sqlite3_file *base, void *bytes, int count, sqlite3_int64 offset) {
  file *f = (file *)base;
  if (f->disk->dead) return SQLITE_IOERR_READ;
  return f->real->pMethods->xRead(f->real, bytes, count, offset);
}

static int file_size(sqlite3_file *base, sqlite3_int64 *size) {
  file *f = (file *)base;
  if (f->disk->dead) return SQLITE_IOERR_FSTAT;
  return f->real->pMethods->xFileSize(f->real, size);
}

static int file_close(sqlite3_file *base) {
  file *f = (file *)base;
  return f->real->pMethods->xClose(f->real);
}

static int file_lock(sqlite3_file *base, int level) {
  file *f = (file *)base;
  return f->real->pMethods->xLock(f->real, level);
}

static int file_unlock(sqlite3_file *base, int level) {
  file *f = (file *)base;
  return f->real->pMethods->xUnlock(f->real, level);
}

static int file_reserved(sqlite3_file *base, int *held) {
  file *f = (file *)base;
  return f->real->pMethods->xCheckReservedLock(f->real, held);
}

static int file_control(sqlite3_file *base, int operation, void *argument) {
  file *f = (file *)base;
  return f->real->pMethods->xFileControl(f->real, operation, argument);
}

static int file_sector_size(sqlite3_file *base) {
  file *f = (file *)base;
  return f->real->pMethods->xSectorSize(f->real);
}

// A write damages nothing beside it, and no more is promised: neither batches nor order.
static int file_characteristics(sqlite3_file *base) {
  (void)base;
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

// Version 1: no shared memory, so the write-ahead log works in exclusive mode alone, as ours does.
static const sqlite3_io_methods methods = {
    1, file_close, file_read, file_write, file_truncate, file_sync, file_size, file_lock,
    file_unlock, file_reserved, file_control, file_sector_size, file_characteristics,
    NULL, NULL, NULL, NULL, NULL, NULL};

static int disk_open(sqlite3_vfs *vfs, sqlite3_filename path, sqlite3_file *base, int flags,
                     int *flags_out) {
  forgetful_disk *disk = vfs->pAppData;
  file *f = (file *)base;
  f->base.pMethods = NULL;
  // A file without a name is a temporary one, of which the journal has no need.
  if (disk->dead || path == NULL) return SQLITE_CANTOPEN;
  f->disk = disk;
  f->image = disk_image(disk, path);
  f->real = (sqlite3_file *)(f + 1);
  int code = disk->real->xOpen(disk->real, path, f->real, flags, flags_out);
  if (f->real->pMethods != NULL) f->base.pMethods = &methods;
  return code;
}

static int disk_access(sqlite3_vfs *vfs, const char *path, int flags, int *answer) {
  forgetful_disk *disk = vfs->pAppData;
  if (disk->dead) return SQLITE_IOERR_ACCESS;
  return disk->real->xAccess(disk->real, path, flags, answer);
}

static int disk_full_path(sqlite3_vfs *vfs, const char *path, int count, char *out) {
  forgetful_disk *disk = vfs->pAppData;
  return disk->real->xFullPathname(disk->real, path, count, out);
}

// MARK: registration

forgetful_disk *forgetful_new(const char *name) {
  forgetful_disk *disk = calloc(1, sizeof *disk);
  if (disk == NULL) abort();
  disk->real = sqlite3_vfs_find(NULL);
  if (disk->real == NULL) abort();
  // Clocks, chance and library loading stay those of the real one, whose functions need no more of
  // their first argument than what is copied here.
  disk->vfs = *disk->real;
  disk->vfs.pNext = NULL;
  disk->vfs.zName = strdup(name);
  disk->vfs.pAppData = disk;
  disk->vfs.szOsFile = (int)sizeof(file) + disk->real->szOsFile;
  disk->vfs.xOpen = disk_open;
  disk->vfs.xDelete = disk_delete;
  disk->vfs.xAccess = disk_access;
  disk->vfs.xFullPathname = disk_full_path;
  disk->quota = -1;
  if (sqlite3_vfs_register(&disk->vfs, 0) != SQLITE_OK) abort();
  return disk;
}

void forgetful_free(forgetful_disk *disk) {
  sqlite3_vfs_unregister(&disk->vfs);
  while (disk->images != NULL) disk_forget_image(disk, disk->images->path);
  free((char *)disk->vfs.zName);
  free(disk);
}
