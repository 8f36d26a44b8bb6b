/* serial.c -- terms written as key bytes. */
#include "key/serial.h"

#include <string.h>

#include "base/utf8.h"
#include "model/segment.h"

enum { VERSION = 1, GAP = 0xF0, OPEN_AFTER, OPEN_BEFORE, ON_PAIR, TEXT_BEGINS = 0xF9, TEXT_ENDS, ESCAPE = 0xFD };

uint32_t mgl_key_version(void)
{
    return VERSION;
}

uint8_t mgl_serial_head(uint32_t level)
{
    return (uint8_t)(VERSION << 4 | level);
}

/* Hands on what is certain: the end of a UTF-8 stretch is taken back if another follows at once. */
static void hand_on(mgl_serial *serial)
{
    size_t keep = serial->n && (unsigned char)serial->waiting[serial->n - 1] == TEXT_ENDS;
    mgl_out_put(serial->out, serial->waiting, serial->n - keep);
    serial->waiting[0] = (char)TEXT_ENDS; /* what is kept, if anything */
    serial->n = keep;
}

void mgl_serial_flush(mgl_serial *serial)
{
    mgl_out_put(serial->out, serial->waiting, serial->n);
    serial->n = 0;
}

bool mgl_serial_after_text(const mgl_serial *serial)
{
    return serial->n && (unsigned char)serial->waiting[serial->n - 1] == TEXT_ENDS;
}

void mgl_serial_room(mgl_serial *serial, size_t n)
{
    if (serial->n + n > sizeof serial->waiting)
        hand_on(serial);
}

void mgl_serial_again(mgl_serial *serial, const char *bytes, size_t n)
{
    bool goes_on = n && (unsigned char)bytes[0] == TEXT_BEGINS && mgl_serial_after_text(serial);
    serial->n -= goes_on;
    mgl_serial_bytes(serial, bytes + goes_on, n - goes_on);
}

void mgl_serial_bytes(mgl_serial *serial, const char *bytes, size_t n)
{
    mgl_serial_room(serial, n);
    if (n > sizeof serial->waiting / 2) {
        mgl_serial_flush(serial); /* UTF-8 follows: nothing to take back */
        mgl_out_put(serial->out, bytes, n);
    } else {
        memcpy(serial->waiting + serial->n, bytes, n);
        serial->n += n;
    }
}

static void byte(mgl_serial *serial, unsigned value)
{
    if (serial->n == sizeof serial->waiting)
        hand_on(serial);
    serial->waiting[serial->n++] = (char)value;
}

static void switch_to(mgl_serial *serial, bool text)
{
    if (serial->level < MGL_LEVEL_SHAPE || serial->text == text)
        return;
    serial->text = text;
    if (text && mgl_serial_after_text(serial)) {
        serial->n--; /* the stretch before goes on */
    } else {
        byte(serial, text ? TEXT_BEGINS : TEXT_ENDS);
    }
}

static void put_character(mgl_serial *serial, const mgl_term *term)
{
    char buffer[4];
    switch_to(serial, true);
    if (term->value >= MGL_TERM_BYTE) {
        if (serial->level >= MGL_LEVEL_SHAPE)
            byte(serial, ESCAPE);
        byte(serial, term->value - MGL_TERM_BYTE);
    } else if (term->value >= MGL_TERM_TEXT) {
        mgl_serial_bytes(serial, buffer, mgl_utf8_write(term->value - MGL_TERM_TEXT, buffer));
    } else {
        mgl_segment_write((uint8_t)(term->value - MGL_TERM_SYMBOL), (unsigned char *)buffer);
        mgl_serial_bytes(serial, buffer, 3);
    }
}

/* What has to be said of the joins around a unit. */
static void put_unit(mgl_serial *serial, const mgl_term *term, const mgl_term *before, const mgl_term *next)
{
    switch_to(serial, false);
    bool joins = term->how & MGL_TERM_JOINING, after = term->how & MGL_TERM_AFTER;
    bool meets_before = before && (before->how & MGL_TERM_AFTER), meets_next = next && (next->how & MGL_TERM_BEFORE);
    if (term->how & MGL_TERM_ON_PAIR)
        byte(serial, ON_PAIR);
    if ((term->how & MGL_TERM_BEFORE) && !meets_before)
        byte(serial, OPEN_BEFORE);
    byte(serial, term->value);
    if (joins && after && !meets_next)
        byte(serial, OPEN_AFTER);
    if (joins && !after && next && (next->how & MGL_TERM_JOINING) && !(next->how & MGL_TERM_BEFORE))
        byte(serial, GAP);
}

void mgl_serial_put(mgl_serial *serial, const mgl_term *terms, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (terms[i].value < MGL_TERM_SYMBOL) {
            put_unit(serial, terms + i, i ? terms + i - 1 : NULL, i + 1 < n ? terms + i + 1 : NULL);
        } else {
            put_character(serial, terms + i);
        }
    }
}

void mgl_serial_text(mgl_serial *serial, const unsigned char *start, const unsigned char *stop)
{
    switch_to(serial, true);
    mgl_serial_bytes(serial, (const char *)start, (size_t)(stop - start));
}

void mgl_serial_end(mgl_serial *serial)
{
    switch_to(serial, false);
}
