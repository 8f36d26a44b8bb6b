/* key_memo.c -- the keys of words already seen: a table of fixed size; a newer word takes the place of an older one. */
#include "key/key_memo.h"

#include <string.h>

#include "base/memory.h"
#include "model/segment.h"

enum { WORD = 16, KEY_BYTES = 20, WAYS = 2, BUCKETS = 32768, WORTH_IT = 16384 };

/* A word as its symbols, one byte each, the rest 0. */
typedef struct mgl_key_word {
    uint64_t half[2];
} mgl_key_word;

typedef struct mgl_key_entry {
    mgl_key_word word;
    uint8_t n; /* symbols; 0: empty */
    uint8_t system;
    uint8_t sure; /* the letters alone decide the system */
    uint8_t key_n;
    char key[KEY_BYTES];
} mgl_key_entry;

struct mgl_key_memo {
    mgl_key_entry buckets[BUCKETS][WAYS]; /* the word met last stands first */
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

static mgl_key_word read_word(const unsigned char *p, size_t n)
{
    uint8_t symbols[WORD] = { 0 };
    mgl_key_word word;
    for (size_t i = 0; i < n; i++, p += 3)
        symbols[i] = mgl_segment_symbol(p);
    memcpy(&word, symbols, sizeof word);
    return word;
}

static size_t place(mgl_key_word word)
{
    uint64_t hash = (word.half[0] ^ word.half[1] * 0xC2B2AE3D27D4EB4Fu) * 0x9E3779B97F4A7C15u;
    return (size_t)(hash >> 40) % BUCKETS;
}

static bool holds(const mgl_key_entry *entry, unsigned system, mgl_key_word word, size_t n)
{
    return entry->n == n && entry->system == system && entry->word.half[0] == word.half[0] &&
           entry->word.half[1] == word.half[1];
}

/* The entry of a word, moved to the front of its bucket, or NULL; system 0: any whose letters alone decide it. */
static const mgl_key_entry *look_up(mgl_key_entry bucket[WAYS], unsigned system, mgl_key_word word, size_t n)
{
    for (unsigned way = 0; way < WAYS; way++) {
        unsigned wanted = system ? system : bucket[way].sure ? bucket[way].system : 0;
        if (!wanted || !holds(bucket + way, wanted, word, n))
            continue;
        if (way) {
            mgl_key_entry found = bucket[way];
            bucket[way] = bucket[0];
            bucket[0] = found;
        }
        return bucket;
    }
    return NULL;
}

/* Terms, then bytes. */
static mgl_status write(mgl_terms *terms, const mgl_set *set, mgl_serial *serial, const unsigned char *start, size_t n)
{
    terms->n = 0;
    mgl_status status = mgl_terms_add_read(terms, set, start, n);
    if (status != MGL_OK)
        return status;
    mgl_serial_put(serial, terms->at, terms->n);
    mgl_serial_end(serial);
    return MGL_OK;
}

mgl_status mgl_key_memo_segment(mgl_key_memo *memo, mgl_terms *terms, mgl_serial *serial, const unsigned char *start,
                                const unsigned char *stop)
{
    size_t n = (size_t)(stop - start) / 3;
    const mgl_set *set;
    mgl_key_word word = { { 0, 0 } };
    mgl_key_entry *bucket = NULL;
    const mgl_key_entry *entry = NULL;
    bool sure = true;
    mgl_serial_end(serial); /* a segment stands outside UTF-8 stretches, so that its bytes are the same everywhere */
    if (memo && n <= WORD) {
        word = read_word(start, n);
        bucket = memo->buckets[place(word)];
        entry = look_up(bucket, terms->opts->system, word, n);
    }
    if (!entry) {
        mgl_status status = mgl_terms_read(terms, start, n, &set, &sure);
        if (status != MGL_OK)
            return status;
        entry = bucket ? look_up(bucket, set->system, word, n) : NULL;
    }
    if (entry) {
        mgl_serial_again(serial, entry->key, entry->key_n);
        return MGL_OK;
    }
    mgl_serial_room(serial, 256); /* a word that fits the memo is not cut by a flush */
    size_t before = serial->n;
    bool after_text = mgl_serial_after_text(serial);
    mgl_status status = write(terms, set, serial, start, n);
    bool whole =
        !after_text || (terms->n && terms->at[0].value < MGL_TERM_SYMBOL); /* its first byte was not taken back */
    if (status != MGL_OK || !bucket || !whole || serial->n < before || serial->n - before > KEY_BYTES)
        return status;
    bucket[1] = bucket[0];
    bucket[0] = (mgl_key_entry){ word, (uint8_t)n, set->system, sure, (uint8_t)(serial->n - before), { 0 } };
    memcpy(bucket->key, serial->waiting + before, bucket->key_n);
    return MGL_OK;
}
