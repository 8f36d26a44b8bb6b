/* icu.h -- libmongol-icu: what libmongol does with the help of ICU. Link with mongol-icu (pkg-config mongol-icu).
 *
 * GBK and GB 18030, with the user zones where Menksoft code stands: F8A1 is U+E234, FBA2 is U+E34F. ICU's table for "gbk" is code
 * page 936 (windows-936-2000): it has no Mongolian letters, and reads 80 as the euro sign and FF as U+F8F5. */
#ifndef MONGOL_ICU_H
#define MONGOL_ICU_H

#include <mongol/transport.h>

MGL_BEGIN

/** As mgl_transcoder_new(), and also for MGL_TRANSPORT_GBK and MGL_TRANSPORT_GB18030. A character that the transport has no code for
 *  is a question mark and a diagnostic; selectors and joiners too, which ICU's own conversion leaves out without a word.
 *  The converter and its buffers are memory of malloc, not of ctx.
 *  @return as mgl_transcoder_new(); MGL_E_UNSUPPORTED: this ICU has no such table. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_icu_transcoder_new(mgl_ctx *ctx, uint32_t transport, uint32_t way, mgl_transcoder **transcoder);
/** The version of the ICU that this was built with, such as "72.1". Static storage. @since 0.1 */
MGL_API const char *mgl_icu_version(void);

MGL_END
#endif
