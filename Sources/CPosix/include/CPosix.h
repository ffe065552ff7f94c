// What Swift's overlay of libc does not show.
#ifndef MARGINAL_CPOSIX_H
#define MARGINAL_CPOSIX_H

#if defined(__linux__)
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>
/// Lets two folders change places; 0 if they did. (renameat2 with RENAME_EXCHANGE, which is 2; Linux 3.15.)
static inline long cposix_exchange(const char *path, const char *other) {
    return syscall(SYS_renameat2, AT_FDCWD, path, AT_FDCWD, other, 2);
}
#elif defined(__APPLE__)
#include <stdio.h>
/// Lets two folders change places; 0 if they did.
static inline long cposix_exchange(const char *path, const char *other) {
    return renamex_np(path, other, RENAME_SWAP);
}
#else
/// No system call is known that does it.
static inline long cposix_exchange(const char *path, const char *other) { return -1; }
#endif

#if defined(__GLIBC__)
#include <malloc.h>
/// Lets the allocator take memory from the system in large pieces and keep what is freed: for a program that ends soon.
static inline void cposix_keep_memory(void) {
    mallopt(M_TOP_PAD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
}
#else
/// Other allocators keep memory by themselves.
static inline void cposix_keep_memory(void) {}
#endif

#endif
