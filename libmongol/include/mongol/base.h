/* base.h -- what every other header needs: export macro, status, context, systems, profiles.
 *
 * Conventions of the whole library:
 *   - Text is UTF-8 with an explicit length in bytes; MGL_NUL as a length means "up to the first NUL"; NULL with length 0 is the
 *     empty text.
 *   - A call that can fail returns mgl_status.  Bad *input* is not a failure: it is a diagnostic with a place
 *     (see out.h and shape.h), unless the caller asks for strictness.
 *   - A NULL context, and a NULL options pointer, mean "all defaults".
 *   - There is no global state, no init call and no thread-local scratch.  A mgl_ctx is immutable and may be shared
 *     by threads; every other object belongs to one thread at a time.
 */
#ifndef MONGOL_BASE_H
#define MONGOL_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
# define MGL_BEGIN extern "C" {
# define MGL_END   }
#else
# define MGL_BEGIN
# define MGL_END
#endif

#if defined(_WIN32) && defined(MGL_BUILD)
# define MGL_API __declspec(dllexport)
#elif defined(_WIN32) && !defined(MGL_STATIC)
# define MGL_API __declspec(dllimport)
#elif defined(__GNUC__)
# define MGL_API __attribute__((visibility("default")))
#else
# define MGL_API
#endif

#if defined(__GNUC__)
# define MGL_CHECK __attribute__((warn_unused_result))
#else
# define MGL_CHECK
#endif

/** Pass as a length: the input ends at its first NUL. @since 0.1 */
#define MGL_NUL SIZE_MAX

#include <mongol/status.h>

MGL_BEGIN

/** The symbolic name of a status, such as "MGL_E_SPACE"; never NULL ("MGL_E_?" for a number unknown to this build).
 *  Static storage. Thread-safe. @since 0.1 */
MGL_API const char *mgl_status_name(mgl_status status);
/** One English sentence that says what went wrong; never NULL. Static storage. Thread-safe. @since 0.1 */
MGL_API const char *mgl_status_text(mgl_status status);

/** Where a context gets its memory: per context, there is no process-wide setter.
 *  All three functions are required and must be callable from every thread that uses the context.
 *  @since 0.1 */
typedef struct mgl_allocator {
    size_t size;                                                       /**< sizeof(mgl_allocator) */
    void  *user;                                                       /**< handed back to each function */
    void *(*alloc)(void *user, size_t n);                              /**< n > 0 bytes, or NULL */
    void *(*resize)(void *user, void *p, size_t old_n, size_t n);      /**< as realloc; p may be NULL (old_n 0) */
    void  (*release)(void *user, void *p, size_t n);                   /**< p is never NULL; n as allocated */
} mgl_allocator;

/** Options of mgl_ctx_new(). Start from MGL_CTX_OPTS_INIT. @since 0.1 */
typedef struct mgl_ctx_opts {
    size_t size;                     /**< sizeof(mgl_ctx_opts) */
    const mgl_allocator *allocator;  /**< copied; NULL: the C library's malloc family */
    uint32_t flags;                  /**< none yet; 0 */
    uint32_t reserved;               /**< 0 */
} mgl_ctx_opts;
#define MGL_CTX_OPTS_INIT { sizeof(mgl_ctx_opts), NULL, 0, 0 }

/** What a whole program shares: the allocator. Immutable once made; share it across threads. @since 0.1 */
typedef struct mgl_ctx mgl_ctx;
/** Makes a context. *ctx is set only on MGL_OK; release it with mgl_ctx_unref().
 *  @return MGL_OK, MGL_E_ARG, MGL_E_OPTS_SIZE, MGL_E_OPTS_NEWER, MGL_E_NOMEM. @since 0.1 */
MGL_API MGL_CHECK mgl_status mgl_ctx_new(const mgl_ctx_opts *opts, mgl_ctx **ctx);
/** One more reference to ctx (atomically); returns ctx. NULL is allowed. @since 0.1 */
MGL_API mgl_ctx *mgl_ctx_ref(mgl_ctx *ctx);
/** Drops one reference; the last one frees the context. NULL is allowed.
 *  Objects made with a context hold a reference of their own. @since 0.1 */
MGL_API void mgl_ctx_unref(mgl_ctx *ctx);

/** Writing systems; the values are stable. The Ali Gali systems hold the letters and rules of their base system too.
 *  Source: UTN #57, data/systems.tsv. @since 0.1 */
typedef enum mgl_system {
    MGL_SYSTEM_AUTO = 0,          /**< chosen from the text */
    MGL_SYSTEM_HUDUM = 1,
    MGL_SYSTEM_TODO = 2,
    MGL_SYSTEM_SIBE = 3,
    MGL_SYSTEM_MANCHU = 4,
    MGL_SYSTEM_HUDUM_ALIGALI = 5,
    MGL_SYSTEM_TODO_ALIGALI = 6,
    MGL_SYSTEM_MANCHU_ALIGALI = 7
} mgl_system;

/** Data profiles: which edition of the standard decides. The values are stable. Source: data/profiles.tsv. @since 0.1 */
typedef enum mgl_profile {
    MGL_PROFILE_DEFAULT = 0,      /**< the same as MGL_PROFILE_UTN57_R4 */
    MGL_PROFILE_UTN57_R4 = 1,     /**< UTN #57 revision 4, published */
    MGL_PROFILE_UTN57_R5DRAFT = 2 /**< draft of revision 5 */
} mgl_profile;

/** The name a command line uses, such as "hudum-aligali" or "auto"; NULL for a number that is no system. @since 0.1 */
MGL_API const char *mgl_system_name(uint32_t system);
/** The system with that name (n bytes or MGL_NUL), or UINT32_MAX. @since 0.1 */
MGL_API uint32_t mgl_system_by_name(const char *name, size_t n);
/** The name of a profile, such as "utn57-r4"; MGL_PROFILE_DEFAULT gives the name of the default;
 *  NULL for a number that is no profile. @since 0.1 */
MGL_API const char *mgl_profile_name(uint32_t profile);
/** The profile with that name (n bytes or MGL_NUL), or UINT32_MAX. @since 0.1 */
MGL_API uint32_t mgl_profile_by_name(const char *name, size_t n);
/** Where the facts of a profile come from: titles and editions, one English line; NULL for a number that is no profile.
 *  @since 0.1 */
MGL_API const char *mgl_profile_sources(uint32_t profile);

/** The version of the linked library: major << 16 | minor << 8 | patch. @since 0.1 */
MGL_API uint32_t mgl_version(void);
/** The version of the language data, such as "2026-11 utn57-r4 utn57-r5draft". Results are stable within one. @since 0.1 */
MGL_API const char *mgl_data_version(void);

#include <mongol/features.h>

/** Whether this build knows a value: a system, a profile, a flag (MGL_FEATURE_* of features.h). @since 0.1 */
MGL_API bool mgl_supports(uint32_t feature, uint32_t value);

MGL_END
#endif
