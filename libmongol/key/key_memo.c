/* key_memo.c -- the keys of words already seen. */
#include "key/key_memo.h"

#include <string.h>

#include "base/memory.h"

enum { WORD_BYTES = 36, KEY_BYTES = 40, ENTRIES = 65536, WORTH_IT = 16384 };

typedef struct mgl_key_entry {
    uint8_t system; /* 0: empty */
    uint8_t sure;   /* the letters alone decide the system */
    uint8_t word_n;
    uint8_t key_n;
    uint8_t word[WORD_BYTES];
    char key[KEY_BYTES];
} mgl_key_entry;

struct mgl_key_memo {
    mgl_key_entry entries[ENTRIES];
};

mgl_key_memo *mgl_key_memo_new(mgl_ctx *ctx, size_t n)
{
    mgl_key_memo *memo = n >= WORTH_IT ? mgl_alloc(ctx, sizeof *memo) : NULL;
    if (memo)
        memset(memo, 0, sizeof *memo);
    return memo;
}

void mgl_key_memo_free(mgl_ctx *ctx, mgl_key_memo *memo)
{
    mgl_release(ctx, memo, sizeof *memo);
}

static size_t hash(const unsigned char *p, size_t n)
{
    uint64_t sum = n;
    for (size_t i = 0; i < n; i += 3)
        sum = (sum ^ ((uint64_t)p[i + 1] << 8 | p[i + 2])) * 0x9E3779B97F4A7C15u;
    return (size_t)(sum >> 40) % ENTRIES;
}

/* Terms, then bytes. */
static mgl_status write(mgl_terms *terms, const mgl_set *set, mgl_serial *serial, const unsigned char *start, size_t n)
{
    terms->n = 0;
    mgl_status status = mgl_terms_add_read(terms, set, start, n / 3);
    if (status != MGL_OK)
        return status;
    mgl_serial_put(serial, terms->at, terms->n);
    mgl_serial_end(serial);
    return MGL_OK;
}

static bool holds(const mgl_key_entry *entry, unsigned system, const unsigned char *word, size_t n)
{
    return entry->system == system && entry->word_n == n && !memcmp(entry->word, word, n);
}

mgl_status mgl_key_memo_segment(mgl_key_memo *memo, mgl_terms *terms, mgl_serial *serial, const unsigned char *start,
                                const unsigned char *stop)
{
    size_t n = (size_t)(stop - start);
    const mgl_set *set;
    mgl_key_entry *entry = memo && n <= WORD_BYTES ? memo->entries + hash(start, n) : NULL;
    mgl_serial_end(serial); /* a segment stands outside UTF-8 stretches, so that its bytes are the same everywhere */
    unsigned system = terms->opts->system ? terms->opts->system : entry && entry->sure ? entry->system : 0;
    bool known = entry && system && holds(entry, system, start, n), sure = true;
    if (!known) {
        mgl_status status = mgl_terms_read(terms, start, n / 3, &set, &sure);
        if (status != MGL_OK)
            return status;
        known = entry && holds(entry, set->system, start, n);
    }
    if (known) {
        mgl_serial_bytes(serial, entry->key, entry->key_n);
        return MGL_OK;
    }
    mgl_serial_room(serial, 4 * KEY_BYTES); /* a word that fits the memo is not cut by a flush */
    size_t before = serial->n;
    mgl_status status = write(terms, set, serial, start, n);
    if (status != MGL_OK || !entry || serial->n < before || serial->n - before > KEY_BYTES)
        return status;
    entry->system = set->system;
    entry->sure = sure;
    entry->word_n = (uint8_t)n;
    entry->key_n = (uint8_t)(serial->n - before);
    memcpy(entry->word, start, n);
    memcpy(entry->key, serial->waiting + before, entry->key_n);
    return MGL_OK;
}
