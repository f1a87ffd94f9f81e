/* Random values and digests (getrandom through glibc, OpenSSL). */
#ifndef BASE_RAND_H
#define BASE_RAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <talloc.h>

enum { HASH_SIZE = 32, ID_LENGTH = 26 };

/* 256 random bits as base64url: session ids, order tokens, codes. */
char *rand_token(TALLOC_CTX *mem);

/*
 * An id for a row that people may see: 48 bits of milliseconds and 80
 * random ones, 26 characters of Crockford's base 32, sortable by time.
 * Not a secret.
 */
char *rand_id(TALLOC_CTX *mem);

/* A number in [0, below). */
uint32_t rand_below(uint32_t below);

void rand_bytes(void *out, size_t n);

/* SHA-256 of a string. */
void hash_str(const char *s, unsigned char out[HASH_SIZE]);

/* SHA-256 of bytes. */
void hash_bytes(const void *data, size_t n, unsigned char out[HASH_SIZE]);

/* HMAC-SHA-256 as lower-case hex. */
char *hash_hmac(TALLOC_CTX *mem, const char *key, const void *data, size_t n);

/* Compares in constant time; false if the lengths differ. */
bool hash_equal(const char *a, const char *b);

#endif
