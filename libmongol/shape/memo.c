/* memo.c -- a small table of shaped words; a newer word takes the place of the older one of its two. */
#include "shape/memo.h"

#include <stdbool.h>
#include <string.h>

#include "base/memory.h"
#include "shape/engine.h"

typedef struct mgl_memory {
    const mgl_set *set; /* NULL: empty */
    uint16_t off;
    uint8_t n;
    uint8_t bytes[MGL_MEMO_SLOTS * 3];
    uint8_t at[MGL_MEMO_SLOTS];
    uint16_t row[MGL_MEMO_SLOTS];
    uint16_t rule[MGL_MEMO_SLOTS];
} mgl_memory;

/* A list of words, all of them new, would only fill the table: when too few are known, it rests for a while. */
enum { ROUND = 2048, REST = 8 * ROUND, WORTHWHILE = ROUND / 4 };

struct mgl_memo {
    unsigned asked, known; /* in this round */
    unsigned resting;      /* words to go without it */
    mgl_memory words[MGL_MEMO_SETS][MGL_MEMO_WAYS];
};

mgl_memo *mgl_memo_new(mgl_ctx *ctx)
{
    mgl_memo *memo = mgl_alloc(ctx, sizeof *memo);
    if (memo)
        memset(memo, 0, sizeof *memo);
    return memo;
}

void mgl_memo_free(mgl_ctx *ctx, mgl_memo *memo)
{
    mgl_release(ctx, memo, sizeof *memo);
}

/* Two of the three bytes of a code point are worth hashing. */
static unsigned hash(const unsigned char *p, size_t n)
{
    uint64_t sum = n;
    for (size_t i = 0; i < n; i++, p += 3)
        sum = (sum ^ ((uint64_t)p[1] << 8 | p[2])) * 0x9E3779B97F4A7C15u;
    return (unsigned)(sum >> 40) % MGL_MEMO_SETS;
}

static bool holds(const mgl_memory *word, const mgl_set *set, uint32_t off, const unsigned char *p, size_t n)
{
    return word->set == set && word->n == n && word->off == off && !memcmp(word->bytes, p, n * 3);
}

static void recall(const mgl_memory *word, mgl_slot *slots)
{
    for (size_t i = 0; i < word->n; i++) {
        slots[i].at = word->at[i];
        slots[i].row = word->row[i];
        slots[i].rule = word->rule[i];
    }
}

static void keep(mgl_memory *word, const mgl_set *set, uint32_t off, const unsigned char *p, const mgl_slot *slots,
                 size_t n)
{
    word->set = set;
    word->off = (uint16_t)off;
    word->n = (uint8_t)n;
    memcpy(word->bytes, p, n * 3);
    for (size_t i = 0; i < n; i++) {
        word->at[i] = slots[i].at;
        word->row[i] = slots[i].row;
        word->rule[i] = slots[i].rule;
    }
}

/* Counts a question; false: not now. */
static bool pays(mgl_memo *memo)
{
    if (memo->resting) {
        memo->resting--;
        return false;
    }
    if (memo->asked++ < ROUND)
        return true;
    memo->resting = memo->known < WORTHWHILE ? REST : 0;
    memo->asked = memo->known = 0;
    return !memo->resting;
}

void mgl_memo_run(mgl_memo *memo, const mgl_set *set, uint32_t off, const unsigned char *p, mgl_slot *slots, size_t n)
{
    if (!memo || n > MGL_MEMO_SLOTS || !pays(memo)) {
        mgl_engine_run(set, off, slots, n, NULL);
        return;
    }
    mgl_memory *ways = memo->words[hash(p, n)];
    for (unsigned way = 0; way < MGL_MEMO_WAYS; way++) {
        if (!holds(ways + way, set, off, p, n))
            continue;
        recall(ways + way, slots);
        memo->known++;
        return;
    }
    mgl_engine_run(set, off, slots, n, NULL);
    ways[1] = ways[0];
    keep(ways, set, off, p, slots, n);
}
