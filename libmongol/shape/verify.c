/* verify.c -- shaping the pieces of a text again, each on its own. */
#include "shape/verify.h"

static size_t cluster_end(const mgl_units *whole, size_t unit)
{
    return unit < whole->n[MGL_GROUP_UNIT] ? whole->cluster[unit] : whole->item_end;
}

/* The unit at which the piece that begins at unit i ends. */
static size_t piece_end(const mgl_units *whole, size_t i)
{
    do
        i++;
    while (i < whole->n[MGL_GROUP_UNIT] && (whole->unit_flags[i] & MGL_UNIT_UNSAFE_TO_BREAK));
    return i;
}

static bool same(const mgl_units *whole, size_t first, size_t last, const mgl_units *piece, size_t offset)
{
    if (piece->n[MGL_GROUP_UNIT] != last - first)
        return false;
    for (size_t k = 0; k < last - first; k++) {
        size_t i = first + k;
        if (whole->id[i] != piece->id[k] || whole->position[i] != piece->position[k] ||
            whole->rule[i] != piece->rule[k] || whole->unit_flags[i] != piece->unit_flags[k] ||
            whole->cluster[i] != piece->cluster[k] + offset)
            return false;
    }
    return true;
}

static unsigned system_at(const mgl_units *whole, size_t cluster)
{
    size_t low = 0, high = whole->n[MGL_GROUP_SLOT];
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (whole->slot_cluster[middle] <= cluster) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return whole->slot_system[low];
}

mgl_status mgl_units_verify(const mgl_units *whole, const mgl_shape_opts *opts, const char *text, size_t n)
{
    mgl_shape_opts alone = *opts;
    mgl_units *piece = NULL;
    alone.flags &= (uint32_t)MGL_SHAPE_NO_ROOT_SEPARATOR;
    mgl_status status = mgl_units_new(whole->ctx, &piece);
    for (size_t i = 0, end; status == MGL_OK && i < whole->n[MGL_GROUP_UNIT]; i = end) {
        end = piece_end(whole, i);
        size_t from = i ? whole->cluster[i] : whole->slot_cluster[0], to = cluster_end(whole, end);
        alone.system = system_at(whole, to - 1); /* a run of other text may stand before the segment */
        /* What stands around the item still counts where the item itself begins or ends inside a word. */
        size_t begin = i ? from : 0, stop = end < whole->n[MGL_GROUP_UNIT] ? to : n;
        status = mgl_shape(whole->ctx, &alone, text + begin, stop - begin, from - begin, to - from, piece);
        if (status == MGL_OK && !same(whole, i, end, piece, begin))
            status = MGL_E_INTERNAL;
    }
    mgl_units_free(piece);
    return status;
}
