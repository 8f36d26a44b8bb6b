/* gb.c -- GBK and GB 18030 through ICU's converters, with the length of every character on both sides. */
#include <mongol/icu.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/utf8.h>
#include <unicode/uvernum.h>

enum { BLOCK = 1024, LONGEST = 4 };

typedef struct gb {
    UConverter *converter;
    UChar wide[BLOCK + 2];
    char narrow[BLOCK * LONGEST];
    int32_t offsets[BLOCK * LONGEST];
    int32_t starts[BLOCK + 2], lengths[BLOCK + 2]; /* of the character that a UTF-16 unit begins, in the source */
} gb;

const char *mgl_icu_version(void)
{
    return U_ICU_VERSION;
}

/* ---- decoding ---- */

/* The UTF-16 units that one conversion gave, as characters; `taken` bytes of the source lie below them. */
static void put_wide(gb *self, int32_t n, int32_t taken, mgl_transcoder *transcoder)
{
    for (int32_t i = 0; i < n;) {
        UChar32 cp;
        int32_t from = self->offsets[i], at = 0;
        U16_NEXT(self->wide, i, n, cp);
        int32_t to = i < n ? self->offsets[i] : taken;
        char text[4];
        U8_APPEND_UNSAFE(text, at, cp);
        mgl_transcoder_put(transcoder, (size_t)(to - from), text, (size_t)at, 0);
    }
}

/* How many bytes at the end of what was converted are no whole character yet, or are none at all. */
static int32_t open_bytes(const gb *self, UErrorCode error)
{
    char bytes[16];
    int8_t n = sizeof bytes;
    UErrorCode status = U_ZERO_ERROR;
    if (U_FAILURE(error)) {
        ucnv_getInvalidChars(self->converter, bytes, &n, &status);
        return n;
    }
    return ucnv_toUCountPending(self->converter, &status);
}

static size_t decode(void *user, const unsigned char *bytes, size_t n, bool last, mgl_transcoder *transcoder)
{
    gb *self = user;
    size_t at = 0;
    while (at < n) {
        size_t block = n - at < BLOCK ? n - at : BLOCK;
        bool ends = last && at + block == n;
        const char *source = (const char *)bytes + at, *end = source + block;
        UChar *target = self->wide;
        UErrorCode error = U_ZERO_ERROR;
        ucnv_resetToUnicode(self->converter);
        ucnv_toUnicode(self->converter, &target, self->wide + BLOCK + 2, &source, end, self->offsets, ends, &error);
        int32_t used = (int32_t)(source - (const char *)bytes - (ptrdiff_t)at), open = open_bytes(self, error);
        if (used == 0 && open == 0)
            return SIZE_MAX; /* ICU ran out of memory */
        put_wide(self, (int32_t)(target - self->wide), used - open, transcoder);
        at += (size_t)used;
        if (U_FAILURE(error))
            mgl_transcoder_put(transcoder, (size_t)open, "\xEF\xBF\xBD", 3, MGL_DIAG_UNDECODABLE);
        else if (open) {
            at -= (size_t)open;
            if (at + (size_t)open == n)
                return at;
        }
    }
    return n;
}

/* ---- encoding ---- */

/* Reads up to BLOCK characters of UTF-8; ill-formed pieces and the block's end stop it. Returns the bytes read, and in
 * *wide how many units; the last entry of `starts` is the end. */
static size_t read_text(gb *self, const unsigned char *bytes, size_t n, int32_t *wide)
{
    int32_t at = 0, end = n < INT32_MAX ? (int32_t)n : INT32_MAX, units = 0;
    while (at < end && units < BLOCK) {
        int32_t next = at;
        UChar32 cp;
        U8_NEXT(bytes, next, end, cp);
        if (cp < 0)
            break;
        self->starts[units] = at;
        self->lengths[units] = next - at;
        U16_APPEND_UNSAFE(self->wide, units, cp);
        at = next;
    }
    *wide = units;
    return (size_t)at;
}

/* The bytes that one conversion gave, as characters: equal offsets belong together. */
static void put_narrow(const gb *self, int32_t n, mgl_transcoder *transcoder)
{
    for (int32_t i = 0; i < n;) {
        int32_t from = i, unit = self->offsets[i];
        while (i < n && self->offsets[i] == unit)
            i++;
        mgl_transcoder_put(transcoder, (size_t)self->lengths[unit], self->narrow + from, (size_t)(i - from), 0);
    }
}

/* Encodes the units that read_text() found. False: no memory. */
static bool encode_units(gb *self, int32_t n, mgl_transcoder *transcoder)
{
    const UChar *source = self->wide, *end = self->wide + n;
    while (source < end) {
        const UChar *begin = source;
        char *target = self->narrow;
        UErrorCode error = U_ZERO_ERROR;
        ucnv_resetFromUnicode(self->converter);
        ucnv_fromUnicode(self->converter, &target, self->narrow + sizeof self->narrow, &source, end, self->offsets,
                         true, &error);
        int32_t base = (int32_t)(begin - self->wide), made = (int32_t)(target - self->narrow);
        for (int32_t i = 0; i < made; i++)
            self->offsets[i] += base;
        put_narrow(self, made, transcoder);
        if (!U_FAILURE(error))
            continue;
        if (source == begin)
            return false;
        int32_t bad = (int32_t)(source - self->wide) - 1;
        bad -= U16_IS_TRAIL(self->wide[bad]);
        mgl_transcoder_put(transcoder, (size_t)self->lengths[bad], "?", 1, MGL_DIAG_UNENCODABLE);
    }
    return true;
}

/* Bytes at the end that may be the beginning of a character. */
static size_t unfinished(const unsigned char *bytes, size_t n)
{
    for (size_t back = 1; back <= 3 && back <= n; back++) {
        unsigned char lead = bytes[n - back];
        if (!U8_IS_TRAIL(lead))
            return U8_IS_LEAD(lead) && U8_COUNT_TRAIL_BYTES(lead) >= (int)back ? back : 0;
    }
    return 0;
}

static size_t encode(void *user, const unsigned char *bytes, size_t n, bool last, mgl_transcoder *transcoder)
{
    gb *self = user;
    size_t at = 0, end = n - (last ? 0 : unfinished(bytes, n));
    while (at < end) {
        int32_t units;
        size_t read = read_text(self, bytes + at, end - at, &units);
        if (!encode_units(self, units, transcoder))
            return SIZE_MAX;
        at += read;
        if (!read) {
            int32_t next = 0, size = end - at < LONGEST ? (int32_t)(end - at) : LONGEST;
            UChar32 cp;
            U8_NEXT(bytes + at, next, size, cp);
            (void)cp;
            mgl_transcoder_put(transcoder, (size_t)next, "?", 1, MGL_DIAG_INVALID_UTF8);
            at += (size_t)next;
        }
    }
    return end;
}

/* ---- making ---- */

/* Stops at what has no code. ICU's own stopping callback passes over default-ignorable characters, selectors and
 * joiners among them, as if they had been written. */
static void stop(const void *context, UConverterFromUnicodeArgs *args, const UChar *units, int32_t n, UChar32 cp,
                 UConverterCallbackReason reason, UErrorCode *error)
{
    (void)context, (void)args, (void)units, (void)n, (void)cp, (void)reason, (void)error;
}

static void release(void *user)
{
    gb *self = user;
    ucnv_close(self->converter);
    free(self);
}

static mgl_status open_converter(gb *self, const char *name)
{
    UErrorCode error = U_ZERO_ERROR;
    self->converter = ucnv_open(name, &error);
    ucnv_setToUCallBack(self->converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
    ucnv_setFromUCallBack(self->converter, stop, NULL, NULL, NULL, &error);
    if (error == U_MEMORY_ALLOCATION_ERROR)
        return MGL_E_NOMEM;
    return U_FAILURE(error) ? MGL_E_UNSUPPORTED : MGL_OK;
}

mgl_status mgl_icu_transcoder_new(mgl_ctx *ctx, uint32_t transport, uint32_t way, mgl_transcoder **transcoder)
{
    if (transport != MGL_TRANSPORT_GBK && transport != MGL_TRANSPORT_GB18030)
        return mgl_transcoder_new(ctx, transport, way, transcoder);
    if (!transcoder || (way != MGL_WAY_DECODE && way != MGL_WAY_ENCODE))
        return MGL_E_ARG;
    gb *self = calloc(1, sizeof *self);
    if (!self)
        return MGL_E_NOMEM;
    mgl_status status = open_converter(self, mgl_transport_name(transport));
    mgl_transcoder_engine engine = { sizeof engine, transport, way, self, way == MGL_WAY_DECODE ? decode : encode,
                                     release };
    if (status == MGL_OK)
        status = mgl_transcoder_new_engine(ctx, &engine, transcoder);
    if (status != MGL_OK)
        release(self);
    return status;
}
