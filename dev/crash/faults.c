// SPDX-License-Identifier: Apache-2.0
//
// Makes a disk fail now and then: loaded before libc (LD_PRELOAD), it lets writes to plain files fail as on
// a full disk, write less than asked, or not reach the disk.
//
//   FAULTS=SEED:RATE    one call in RATE fails, by random numbers from SEED and the process's id
//   FAULTS_TOLD=FILE    a line for each fault is appended to this file

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static _Atomic uint64_t state;
static uint64_t rate;
static int told = -1;
static ssize_t (*realWrite)(int, const void *, size_t);

__attribute__((constructor)) static void begin(void) {
  realWrite = dlsym(RTLD_NEXT, "write");
  const char *text = getenv("FAULTS");
  unsigned long long seed = 0, one = 0;
  if (!text || sscanf(text, "%llu:%llu", &seed, &one) != 2) return;
  state = seed * 0x9e3779b97f4a7c15u + (uint64_t)getpid();
  const char *file = getenv("FAULTS_TOLD");
  if (file) told = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  rate = one;
}

static uint64_t next(void) {
  uint64_t mixed = (state += 0x9e3779b97f4a7c15u);
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
  return mixed ^ (mixed >> 31);
}

static int strikes(int file, const char *what) {
  if (rate == 0 || file == told) return 0;
  struct stat status;
  if (file >= 0 && (fstat(file, &status) != 0 || !S_ISREG(status.st_mode))) return 0;
  if (next() % rate != 0) return 0;
  if (told >= 0) {
    int kept = errno;
    if (realWrite(told, what, strlen(what)) < 0) {}
    errno = kept;
  }
  return 1;
}

static int fails(int file, const char *what, int error) {
  if (!strikes(file, what)) return 0;
  errno = error;
  return 1;
}

ssize_t write(int file, const void *bytes, size_t count) {
  if (fails(file, "write full\n", ENOSPC)) return -1;
  if (count > 1 && strikes(file, "write short\n")) count /= 2;
  return realWrite(file, bytes, count);
}

#define PWRITE(name)                                                             \
  ssize_t name(int file, const void *bytes, size_t count, off_t offset) {        \
    static ssize_t (*real)(int, const void *, size_t, off_t);                    \
    if (!real) real = dlsym(RTLD_NEXT, #name);                                   \
    if (fails(file, #name " full\n", ENOSPC)) return -1;                         \
    if (count > 1 && strikes(file, #name " short\n")) count /= 2;                \
    return real(file, bytes, count, offset);                                     \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

#define ONE(name, error)                                                         \
  int name(int file) {                                                           \
    static int (*real)(int);                                                     \
    if (!real) real = dlsym(RTLD_NEXT, #name);                                   \
    if (fails(file, #name "\n", error)) return -1;                               \
    return real(file);                                                           \
  }
ONE(fsync, EIO)
ONE(fdatasync, EIO)

#define TRUNCATE(name)                                                           \
  int name(int file, off_t length) {                                             \
    static int (*real)(int, off_t);                                              \
    if (!real) real = dlsym(RTLD_NEXT, #name);                                   \
    if (fails(file, #name "\n", ENOSPC)) return -1;                              \
    return real(file, length);                                                   \
  }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

#define PAIR(name)                                                               \
  int name(const char *path, const char *other) {                                \
    static int (*real)(const char *, const char *);                              \
    if (!real) real = dlsym(RTLD_NEXT, #name);                                   \
    if (fails(-1, #name "\n", ENOSPC)) return -1;                                \
    return real(path, other);                                                    \
  }
PAIR(rename)
PAIR(link)
