/* serial.h -- terms written as key bytes.
 *
 * A unit is one byte (1..0xEF).  0xF0 to 0xF3 say what joins do where that is not plain from the units; 0xF9 begins a
 * stretch of UTF-8 (characters without units) and 0xFA ends it; 0xFD escapes an ill-formed byte.  None of these bytes
 * occurs in UTF-8. At the levels of letters (canonical, plain) a key is simply UTF-8. */
#ifndef MGL_KEY_SERIAL_H
#define MGL_KEY_SERIAL_H

#include "base/writer.h"
#include "key/terms.h"

/* State between calls: whether UTF-8 is open. */
typedef struct mgl_serial {
    mgl_out *out;
    uint32_t level;
    bool text;
    size_t n; /* bytes waiting */
    char waiting[512];
} mgl_serial;

/* The first byte of a key: version and level. */
uint8_t mgl_serial_head(uint32_t level);

/* Writes terms; what joins over the ends is settled inside, so cut only where segments end. */
void mgl_serial_put(mgl_serial *serial, const mgl_term *terms, size_t n);
/* Writes well-formed UTF-8 as it is. */
void mgl_serial_text(mgl_serial *serial, const unsigned char *start, const unsigned char *stop);
/* The bytes of a segment that were written before. */
void mgl_serial_again(mgl_serial *serial, const char *bytes, size_t n);
/* Whether the last byte ends a UTF-8 stretch, which another stretch would take back. */
bool mgl_serial_after_text(const mgl_serial *serial);
/* Bytes as they are. */
void mgl_serial_bytes(mgl_serial *serial, const char *bytes, size_t n);
/* Room for n bytes (at most 256) that stay together in `waiting` until the next call. */
void mgl_serial_room(mgl_serial *serial, size_t n);
/* Leaves UTF-8, so that units can follow. */
void mgl_serial_end(mgl_serial *serial);
/* Hands everything to out. */
void mgl_serial_flush(mgl_serial *serial);

#endif
