/* font_find.c -- looking for a font with Mongolian letters: what the caller names, the user's folders, the system's
 * fonts. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "layout/fontlist.h"
#include "tables/vertical.h"

enum { PATH_BYTES = 4096, DEPTH_MAX = 8, NAMES_MAX = 65536 };

/* What is looked for. */
typedef struct mgl_search {
    mgl_ctx *ctx;
    const char *family; /* NULL: any that has the letters */
    mgl_font *found;
    mgl_status status; /* MGL_E_NOMEM ends the search */
} mgl_search;

/* The samples that the axis is measured on are in every Mongolian font. */
static bool has_letters(const mgl_font *font)
{
    for (size_t i = 0; i < mgl_stem_samples_count; i++) {
        for (size_t k = 0; k < 4 && mgl_stem_samples[i].text[k]; k++) {
            if (!mgl_font_has(font, mgl_stem_samples[i].text[k]))
                return false;
        }
    }
    return true;
}

static bool is_font_name(const char *name)
{
    static const char *const endings[] = { ".ttf", ".otf", ".ttc", ".otc" };
    size_t n = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (n > 4 && strcasecmp(name + n - 4, endings[i]) == 0)
            return true;
    }
    return false;
}

/* Reads a file; keeps the font when it is one of those looked for. */
static bool try_file(mgl_search *search, const char *path)
{
    mgl_font *font = NULL;
    mgl_status status = mgl_font_new_file(search->ctx, path, 0, &font);
    if (status == MGL_E_NOMEM)
        search->status = status;
    if (status != MGL_OK)
        return status == MGL_E_NOMEM;
    bool right = search->family ? strcasecmp(mgl_font_family(font), search->family) == 0 : has_letters(font);
    if (right)
        search->found = font;
    else
        mgl_font_unref(font);
    return right;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in a folder, in order, each and the array from malloc; 0: none. */
static size_t list_folder(const char *path, char ***names)
{
    DIR *folder = opendir(path);
    size_t n = 0, room = 0;
    *names = NULL;
    for (struct dirent *entry; folder && (entry = readdir(folder)) && n < NAMES_MAX;) {
        if (entry->d_name[0] == '.')
            continue;
        if (n == room) {
            char **more = realloc(*names, (room = room ? 2 * room : 32) * sizeof *more);
            if (!more)
                break;
            *names = more;
        }
        size_t length = strlen(entry->d_name) + 1;
        char *copy = malloc(length);
        if (!copy)
            break;
        (*names)[n++] = memcpy(copy, entry->d_name, length);
    }
    if (folder)
        closedir(folder);
    if (n > 0)
        qsort(*names, n, sizeof **names, by_name);
    return n;
}

/* Fonts of a folder first, then those of the folders in it. */
static bool try_folder(mgl_search *search, const char *path, unsigned depth)
{
    char **names, inner[PATH_BYTES];
    size_t n = list_folder(path, &names);
    bool over = false;
    for (int folders = 0; folders < 2; folders++) {
        for (size_t i = 0; i < n && !over; i++) {
            struct stat info;
            int length = snprintf(inner, sizeof inner, "%s/%s", path, names[i]);
            if (length < 0 || (size_t)length >= sizeof inner || stat(inner, &info) != 0)
                continue;
            if (!folders && S_ISREG(info.st_mode) && is_font_name(names[i]))
                over = try_file(search, inner);
            else if (folders && S_ISDIR(info.st_mode) && depth < DEPTH_MAX)
                over = try_folder(search, inner, depth + 1);
        }
    }
    for (size_t i = 0; i < n; i++)
        free(names[i]);
    free(names);
    return over;
}

static bool try_path(mgl_search *search, const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return false;
    return S_ISDIR(info.st_mode) ? try_folder(search, path, 0) : try_file(search, path);
}

/* The fonts and folders of a list with colons. */
static bool try_list(mgl_search *search, const char *list)
{
    char path[PATH_BYTES];
    for (const char *at = list, *end; at && *at; at = *end ? end + 1 : end) {
        end = strchr(at, ':');
        end = end ? end : at + strlen(at);
        size_t n = (size_t)(end - at);
        if (n == 0 || n >= sizeof path)
            continue;
        memcpy(path, at, n);
        path[n] = 0;
        if (try_path(search, path))
            return true;
    }
    return false;
}

/* base/tail, if base is set. */
static bool try_below(mgl_search *search, const char *base, const char *tail)
{
    char path[PATH_BYTES];
    int n = base && *base ? snprintf(path, sizeof path, "%s/%s", base, tail) : -1;
    return n > 0 && (size_t)n < sizeof path && try_path(search, path);
}

static bool try_system(mgl_search *search)
{
    uint32_t letter = search->family ? 0 : mgl_stem_samples[0].text[0];
    mgl_system_fonts *system = mgl_system_fonts_open(search->ctx);
    mgl_font *font = system ? mgl_system_font_named(system, search->family, letter) : NULL;
    mgl_system_fonts_close(system);
    bool right = font && (search->family ? strcasecmp(mgl_font_family(font), search->family) == 0 : has_letters(font));
    if (right)
        search->found = font;
    else
        mgl_font_unref(font);
    return right;
}

mgl_status mgl_font_find(mgl_ctx *ctx, const char *wanted, mgl_font **font)
{
    struct stat info;
    if (!font)
        return MGL_E_ARG;
    if (wanted && (strchr(wanted, '/') || (stat(wanted, &info) == 0 && S_ISREG(info.st_mode))))
        return mgl_font_new_file(ctx, wanted, 0, font);
    mgl_search search = { .ctx = ctx, .family = wanted };
    const char *home = getenv("HOME"), *data = getenv("XDG_DATA_HOME");
    bool over = try_list(&search, getenv("MONGOL_FONT_PATH")) ||
                (data && *data ? try_below(&search, data, "fonts") : try_below(&search, home, ".local/share/fonts")) ||
                try_below(&search, home, ".fonts") || try_system(&search);
    if (!over || !search.found)
        return search.status != MGL_OK ? search.status : MGL_E_NO_FONT;
    *font = search.found;
    return MGL_OK;
}
