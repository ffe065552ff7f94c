// What the module needs beside Swift's library and wasi-libc, so that it imports nothing.

// A name of what the module was made from: the page has the same one, or stays as it was published.
__attribute__((export_name("marginal_fingerprint"))) const char *marginal_fingerprint(void) { return FINGERPRINT; }

// Swift seeds the hashes of its dictionaries by this. No order of a dictionary is ever shown, so that the seed may be fixed.
void arc4random_buf(void *bytes, __SIZE_TYPE__ count) {
    unsigned char *next = bytes;
    for (__SIZE_TYPE__ i = 0; i < count; i++) next[i] = (unsigned char)(i * 37 + 11);
}
