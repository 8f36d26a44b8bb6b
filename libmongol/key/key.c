/* key.c -- match keys. */
#include <mongol/key.h>
#include <string.h>

#include "base/memory.h"
#include "base/options.h"
#include "base/size.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/writer.h"
#include "key/key_memo.h"
#include "key/key_opts.h"
#include "key/serial.h"
#include "key/terms.h"
#include "model/choice.h"
#include "model/segment.h"

static const char *const level_names[] = { NULL, "exact", "canonical", "plain", "shape", "sound", "skeleton" };

const char *mgl_level_name(uint32_t level)
{
    return level <= MGL_LEVEL_SKELETON ? level_names[level] : NULL;
}

uint32_t mgl_level_by_name(const char *name, size_t n)
{
    if (name && n == MGL_NUL)
        n = strlen(name);
    for (uint32_t level = MGL_LEVEL_EXACT; name && level <= MGL_LEVEL_SKELETON; level++) {
        if (strlen(level_names[level]) == n && !memcmp(level_names[level], name, n))
            return level;
    }
    return UINT32_MAX;
}

mgl_status mgl_key_options(const mgl_key_opts *opts, uint32_t more, mgl_key_opts *into)
{
    *into = (mgl_key_opts)MGL_KEY_OPTS_INIT;
    mgl_status status = mgl_options_read(opts, into, sizeof *into, offsetof(mgl_key_opts, language));
    if (status != MGL_OK)
        return status;
    if (into->level == 0)
        into->level = MGL_LEVEL_SHAPE;
    if (into->level > MGL_LEVEL_SKELETON || into->flags & ~(MGL_SHAPE_NO_ROOT_SEPARATOR | more))
        return MGL_E_ARG;
    return mgl_choose(into->system, &into->profile);
}

/* A run of other text. Down to shape it counts as it stands. */
static mgl_status write_text(mgl_terms *terms, mgl_serial *serial, const unsigned char *p, const unsigned char *stop,
                             bool between)
{
    if (p == stop)
        return MGL_OK;
    bool ascii = stop - p == 1 && *p < 0x80; /* mostly a space between two words */
    if (terms->opts->level <= MGL_LEVEL_SHAPE && (ascii || mgl_utf8_find_bad(p, stop) == stop)) {
        mgl_serial_text(serial, p, stop);
        return MGL_OK;
    }
    terms->n = 0;
    mgl_status status = mgl_terms_add_text(terms, p, stop, between);
    mgl_serial_put(serial, terms->at, terms->n);
    return status;
}

/* The pieces of a text, each written as soon as its terms are known. */
static mgl_status write_terms(mgl_terms *terms, mgl_key_memo *memo, const char *text, size_t n, mgl_out *out)
{
    mgl_serial serial = { .out = out, .level = terms->opts->level };
    const unsigned char *p = (const unsigned char *)text, *end = p + n, *stop;
    mgl_status status = MGL_OK;
    mgl_terms_start(terms, text, n);
    for (; status == MGL_OK && p < end; p = stop) {
        const unsigned char *start = mgl_segment_find(p, end, end, &stop);
        status = write_text(terms, &serial, p, start, p > (const unsigned char *)text && start < stop);
        if (status == MGL_OK && start < stop)
            status = mgl_key_memo_segment(memo, terms, &serial, start, stop);
    }
    mgl_serial_end(&serial);
    mgl_serial_flush(&serial);
    return status;
}

struct mgl_keyer {
    mgl_ctx *ctx;
    mgl_key_opts opts;
    char *tag; /* copy of the language tag */
    size_t tag_n;
    mgl_terms terms;
    mgl_key_memo *memo;
    size_t seen; /* bytes so far, to know whether a memo pays */
};

static mgl_status start_keyer(mgl_keyer *keyer, mgl_ctx *ctx, const mgl_key_opts *opts)
{
    *keyer = (mgl_keyer){ .ctx = ctx };
    mgl_status status = mgl_key_options(opts, 0, &keyer->opts);
    mgl_terms_init(&keyer->terms, ctx, &keyer->opts);
    return status;
}

static void stop_keyer(mgl_keyer *keyer)
{
    mgl_terms_free(&keyer->terms);
    mgl_key_memo_free(keyer->ctx, keyer->memo);
    mgl_release(keyer->ctx, keyer->tag, keyer->tag_n);
}

mgl_status mgl_keyer_new(mgl_ctx *ctx, const mgl_key_opts *opts, mgl_keyer **keyer)
{
    if (!keyer)
        return MGL_E_ARG;
    mgl_keyer *made = mgl_alloc(ctx, sizeof *made);
    if (!made)
        return MGL_E_NOMEM;
    mgl_status status = start_keyer(made, mgl_ctx_ref(ctx), opts);
    const char *tag = made->opts.language;
    if (status == MGL_OK && tag) {
        made->tag_n = strlen(tag) + 1;
        made->tag = mgl_alloc(ctx, made->tag_n);
        made->opts.language = made->tag ? memcpy(made->tag, tag, made->tag_n) : NULL;
        status = made->tag ? MGL_OK : MGL_E_NOMEM;
    }
    if (status == MGL_OK) {
        *keyer = made;
    } else {
        mgl_keyer_free(made);
    }
    return status;
}

void mgl_keyer_free(mgl_keyer *keyer)
{
    if (!keyer)
        return;
    mgl_ctx *ctx = keyer->ctx;
    stop_keyer(keyer);
    mgl_release(ctx, keyer, sizeof *keyer);
    mgl_ctx_unref(ctx);
}

mgl_status mgl_keyer_key(mgl_keyer *keyer, const char *text, size_t n, mgl_out *out)
{
    if (!keyer || !mgl_is_text(text, n) || !out)
        return MGL_E_ARG;
    mgl_text_take(&text, &n);
    if (n > UINT32_MAX)
        return MGL_E_TOO_LONG;
    char head = (char)mgl_serial_head(keyer->opts.level);
    mgl_status status = MGL_OK;
    mgl_out_begin(out);
    mgl_out_put(out, &head, 1);
    if (keyer->opts.level == MGL_LEVEL_EXACT) {
        mgl_out_put(out, text, n);
    } else {
        keyer->seen = mgl_size_add(keyer->seen, n);
        if (!keyer->memo)
            keyer->memo = mgl_key_memo_new(keyer->ctx, keyer->seen);
        status = write_terms(&keyer->terms, keyer->memo, text, n, out);
    }
    mgl_status written = mgl_out_finish(out);
    return status != MGL_OK ? status : written;
}

mgl_status mgl_key(mgl_ctx *ctx, const mgl_key_opts *opts, const char *text, size_t n, mgl_out *out)
{
    mgl_keyer keyer;
    mgl_status status = start_keyer(&keyer, ctx, opts);
    if (status == MGL_OK)
        status = mgl_keyer_key(&keyer, text, n, out);
    stop_keyer(&keyer);
    return status;
}

/* FNV-1a, then mixed: equal on every machine. */
static uint64_t hash_of(const char *bytes, size_t n)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < n; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001B3u;
    hash ^= hash >> 32;
    hash *= 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

mgl_status mgl_key_hash(mgl_ctx *ctx, const mgl_key_opts *opts, const char *text, size_t n, uint64_t *hash)
{
    mgl_out *out;
    size_t key_n;
    if (!hash)
        return MGL_E_ARG;
    mgl_status status = mgl_out_new(ctx, &out);
    if (status != MGL_OK)
        return status;
    status = mgl_key(ctx, opts, text, n, out);
    if (status == MGL_OK) {
        const char *key = mgl_out_text(out, &key_n);
        *hash = hash_of(key, key_n);
    }
    mgl_out_free(out);
    return status;
}

mgl_status mgl_equal(mgl_ctx *ctx, const mgl_key_opts *opts, const char *a, size_t a_n, const char *b, size_t b_n,
                     bool *equal)
{
    mgl_out *one = NULL, *two = NULL;
    size_t one_n, two_n;
    if (!equal)
        return MGL_E_ARG;
    mgl_status status = mgl_out_new(ctx, &one);
    if (status == MGL_OK)
        status = mgl_out_new(ctx, &two);
    if (status == MGL_OK)
        status = mgl_key(ctx, opts, a, a_n, one);
    if (status == MGL_OK)
        status = mgl_key(ctx, opts, b, b_n, two);
    if (status == MGL_OK) {
        const char *first = mgl_out_text(one, &one_n), *second = mgl_out_text(two, &two_n);
        *equal = one_n == two_n && !memcmp(first, second, one_n);
    }
    mgl_out_free(one);
    mgl_out_free(two);
    return status;
}
