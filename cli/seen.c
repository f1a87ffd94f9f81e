#include "cli/seen.h"

#include <stdint.h>
#include <string.h>

#include "base/rand.h"

enum { SLOTS_FIRST = 1024 };

struct seen {
    uint64_t *slot; /* 0: free */
    size_t slots, n;
};

static uint64_t
key_of(const char *name)
{
    unsigned char hash[HASH_SIZE];
    uint64_t key;

    hash_str(name, hash);
    memcpy(&key, hash, sizeof(key));
    return key | 1;
}

/* Where the key is, or where it would go. */
static size_t
slot_of(const struct seen *seen, uint64_t key)
{
    size_t i = (key >> 1) % seen->slots;

    while (seen->slot[i] != 0 && seen->slot[i] != key)
        i = (i + 1) % seen->slots;
    return i;
}

struct seen *
seen_new(TALLOC_CTX *mem)
{
    struct seen *seen = talloc_zero(mem, struct seen);

    seen->slots = SLOTS_FIRST;
    seen->slot = talloc_zero_array(seen, uint64_t, SLOTS_FIRST);
    return seen;
}

static void
grow(struct seen *seen)
{
    uint64_t *old = seen->slot;
    size_t n = seen->slots;

    seen->slots = n * 2;
    seen->slot = talloc_zero_array(seen, uint64_t, (unsigned)seen->slots);
    for (size_t i = 0; i < n; i++)
        if (old[i] != 0)
            seen->slot[slot_of(seen, old[i])] = old[i];
    talloc_free(old);
}

void
seen_add(struct seen *seen, const char *name)
{
    uint64_t key = key_of(name);
    size_t i = slot_of(seen, key);

    if (seen->slot[i] == key)
        return;
    seen->slot[i] = key;
    if (++seen->n * 2 > seen->slots)
        grow(seen);
}

bool
seen_has(const struct seen *seen, const char *name)
{
    return seen->slot[slot_of(seen, key_of(name))] != 0;
}
