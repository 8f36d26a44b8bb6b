/* stream_meter.h -- a context whose memory is counted, and whose allocations fail on demand. */
#ifndef MGL_PROP_STREAM_METER_H
#define MGL_PROP_STREAM_METER_H

#include <mongol/mongol.h>

typedef struct meter {
    size_t live, peak; /* bytes */
    size_t calls;      /* blocks asked for */
    size_t fail_at;    /* the call that fails, counted from 1; 0: none */
    size_t mistakes;   /* sizes that were not the ones given before */
} meter;

/* NULL without memory. */
mgl_ctx *meter_context(meter *counted);

#endif
