/* glyph_memo.c -- the memory of shaped pieces: words repeat, two thirds and more of those of a running text. */
#include "layout/glyph_memo.h"

#include <string.h>

#include "base/grow.h"
#include "layout/units_path.h"

enum { GLYPHS_MAX = 200000, FIRST_SLOTS = 1024, WIDE_PIECE = 192 };

struct mgl_entry {
    uint64_t hash;
    uint32_t key, key_n;
    const char *language; /* the same pointer for the same language */
    hb_script_t script;
    uint16_t font;
    uint8_t mode, axis;
    uint8_t system;
    mgl_shaped shaped;
};

mgl_status mgl_shaper_init(mgl_shaper *shaper, mgl_ctx *ctx)
{
    *shaper = (mgl_shaper){ .ctx = ctx, .buffer = hb_buffer_create() };
    return hb_buffer_allocation_successful(shaper->buffer) ? MGL_OK : MGL_E_NOMEM;
}

void mgl_shaper_free(mgl_shaper *shaper)
{
    hb_buffer_destroy(shaper->buffer);
    mgl_units_path_free(shaper->units);
    mgl_release(shaper->ctx, shaper->pool, shaper->pool_room * sizeof *shaper->pool);
    mgl_release(shaper->ctx, shaper->entries, shaper->entry_room * sizeof *shaper->entries);
    mgl_release(shaper->ctx, shaper->slots, shaper->slot_n * sizeof *shaper->slots);
    mgl_release(shaper->ctx, shaper->keys, shaper->key_room);
}

void mgl_shaper_trim(mgl_shaper *shaper)
{
    if (shaper->pool_n < GLYPHS_MAX)
        return;
    shaper->pool_n = shaper->entry_n = shaper->key_n = 0;
    memset(shaper->slots, 0, shaper->slot_n * sizeof *shaper->slots);
}

static uint64_t hash_piece(const mgl_piece *piece)
{
    uint64_t hash = UINT64_C(0x9E3779B97F4A7C15) ^ piece->font_number ^ (uint64_t)piece->mode << 16 ^ piece->n << 24;
    const char *p = piece->text + piece->begin;
    size_t n = piece->n;
    for (; n >= 8; n -= 8, p += 8) {
        uint64_t eight;
        memcpy(&eight, p, 8);
        hash = (hash ^ eight) * UINT64_C(0xFF51AFD7ED558CCD);
        hash ^= hash >> 32;
    }
    uint64_t rest = 0;
    memcpy(&rest, p, n);
    hash = (hash ^ rest) * UINT64_C(0xC4CEB9FE1A85EC53);
    return hash ^ hash >> 29;
}

static bool is_entry(const mgl_shaper *shaper, const struct mgl_entry *entry, const mgl_piece *piece, uint64_t hash)
{
    return entry->hash == hash && entry->key_n == piece->n && entry->font == piece->font_number &&
           entry->mode == piece->mode && entry->axis == piece->axis && entry->script == piece->script &&
           entry->system == piece->system && strcmp(entry->language, piece->language) == 0 &&
           memcmp(shaper->keys + entry->key, piece->text + piece->begin, piece->n) == 0;
}

/* Twice as many slots as before. */
static bool spread(mgl_shaper *shaper)
{
    size_t n = shaper->slot_n ? shaper->slot_n * 2 : FIRST_SLOTS;
    uint32_t *slots = mgl_alloc(shaper->ctx, n * sizeof *slots);
    if (!slots)
        return false;
    memset(slots, 0, n * sizeof *slots);
    for (size_t i = 0; i < shaper->entry_n; i++) {
        size_t at = shaper->entries[i].hash & (n - 1);
        while (slots[at])
            at = (at + 1) & (n - 1);
        slots[at] = (uint32_t)i + 1;
    }
    mgl_release(shaper->ctx, shaper->slots, shaper->slot_n * sizeof *slots);
    shaper->slots = slots;
    shaper->slot_n = n;
    return true;
}

static mgl_status remember(mgl_shaper *shaper, const mgl_piece *piece, uint64_t hash, size_t at,
                           const mgl_shaped *shaped)
{
    void *keys = shaper->keys, *entries = shaper->entries;
    bool room = mgl_grow(shaper->ctx, &keys, &shaper->key_room, shaper->key_n + piece->n, 1);
    shaper->keys = keys;
    room = room && mgl_grow(shaper->ctx, &entries, &shaper->entry_room, shaper->entry_n + 1, sizeof *shaper->entries);
    shaper->entries = entries;
    if (!room)
        return MGL_E_NOMEM;
    memcpy(shaper->keys + shaper->key_n, piece->text + piece->begin, piece->n);
    shaper->entries[shaper->entry_n] = (struct mgl_entry){ hash,
                                                           (uint32_t)shaper->key_n,
                                                           (uint32_t)piece->n,
                                                           piece->language,
                                                           piece->script,
                                                           piece->font_number,
                                                           piece->mode,
                                                           piece->axis,
                                                           (uint8_t)piece->system,
                                                           *shaped };
    shaper->key_n += piece->n;
    shaper->slots[at] = (uint32_t)++shaper->entry_n;
    return MGL_OK;
}

mgl_status mgl_shaper_shape(mgl_shaper *shaper, const mgl_piece *piece, mgl_shaped *shaped)
{
    if (piece->n > WIDE_PIECE || piece->text_n > piece->n)
        return mgl_shape_piece(shaper, piece, shaped);
    if ((shaper->entry_n + 1) * 2 > shaper->slot_n && !spread(shaper))
        return MGL_E_NOMEM;
    uint64_t hash = hash_piece(piece);
    size_t at = hash & (shaper->slot_n - 1);
    for (; shaper->slots[at]; at = (at + 1) & (shaper->slot_n - 1)) {
        const struct mgl_entry *entry = shaper->entries + shaper->slots[at] - 1;
        if (is_entry(shaper, entry, piece, hash)) {
            *shaped = entry->shaped;
            return MGL_OK;
        }
    }
    mgl_status status = mgl_shape_piece(shaper, piece, shaped);
    return status == MGL_OK ? remember(shaper, piece, hash, at, shaped) : status;
}
