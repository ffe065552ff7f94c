// The one system call that Swift's overlay of libc does not show: two paths change places in one step.
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

#endif
