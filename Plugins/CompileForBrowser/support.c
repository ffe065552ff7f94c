// What the module needs beside Swift's library and wasi-libc, so that it imports nothing.

// Swift seeds the hashes of its dictionaries by this. No order of a dictionary is ever shown, so that the seed may be fixed.
void arc4random_buf(void *bytes, __SIZE_TYPE__ count) {
    unsigned char *next = bytes;
    for (__SIZE_TYPE__ i = 0; i < count; i++) next[i] = (unsigned char)(i * 37 + 11);
}
