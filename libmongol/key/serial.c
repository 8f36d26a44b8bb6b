/* serial.c -- terms written as key bytes. */
#include "key/serial.h"

#include "base/utf8.h"
#include "model/segment.h"

enum { VERSION = 1, GAP = 0xF0, OPEN_AFTER, OPEN_BEFORE, ON_PAIR, TEXT_BEGINS = 0xF9, TEXT_ENDS, ESCAPE = 0xFD };

uint32_t mgl_key_version(void) {
    return VERSION;
}

uint8_t mgl_serial_head(uint32_t level) {
    return (uint8_t)(VERSION << 4 | level);
}

static void byte(mgl_serial *serial, unsigned value) {
    char c = (char)value;
    mgl_out_put(serial->out, &c, 1);
}

static void switch_to(mgl_serial *serial, bool text) {
    if (serial->level < MGL_LEVEL_SHAPE || serial->text == text) return;
    byte(serial, text ? TEXT_BEGINS : TEXT_ENDS);
    serial->text = text;
}

static void put_character(mgl_serial *serial, const mgl_term *term) {
    char buffer[4];
    switch_to(serial, true);
    if (term->value >= MGL_TERM_BYTE) {
        if (serial->level >= MGL_LEVEL_SHAPE) byte(serial, ESCAPE);
        byte(serial, term->value - MGL_TERM_BYTE);
    } else if (term->value >= MGL_TERM_TEXT) {
        mgl_out_put(serial->out, buffer, mgl_utf8_write(term->value - MGL_TERM_TEXT, buffer));
    } else {
        mgl_segment_write((uint8_t)(term->value - MGL_TERM_SYMBOL), (unsigned char *)buffer);
        mgl_out_put(serial->out, buffer, 3);
    }
}

/* What has to be said of the joins around a unit. */
static void put_unit(mgl_serial *serial, const mgl_term *term, const mgl_term *before, const mgl_term *next) {
    switch_to(serial, false);
    bool joins = term->how & MGL_TERM_JOINING, after = term->how & MGL_TERM_AFTER;
    bool meets_before = before && (before->how & MGL_TERM_AFTER), meets_next = next && (next->how & MGL_TERM_BEFORE);
    if (term->how & MGL_TERM_ON_PAIR) byte(serial, ON_PAIR);
    if ((term->how & MGL_TERM_BEFORE) && !meets_before) byte(serial, OPEN_BEFORE);
    byte(serial, term->value);
    if (joins && after && !meets_next) byte(serial, OPEN_AFTER);
    if (joins && !after && next && (next->how & MGL_TERM_JOINING) && !(next->how & MGL_TERM_BEFORE)) byte(serial, GAP);
}

void mgl_serial_put(mgl_serial *serial, const mgl_term *terms, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (terms[i].value < MGL_TERM_SYMBOL) {
            put_unit(serial, terms + i, i ? terms + i - 1 : NULL, i + 1 < n ? terms + i + 1 : NULL);
        } else {
            put_character(serial, terms + i);
        }
    }
}

void mgl_serial_end(mgl_serial *serial) {
    switch_to(serial, false);
}
