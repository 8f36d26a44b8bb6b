/* find_walk.c -- the files below a folder. Links inside it are not followed; what is no plain file is passed over. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "find.h"

static int is_entry(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

/* By bytes, so that the order is the same everywhere. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static char *join(const char *where, const char *name)
{
    size_t n = strlen(where);
    bool slash = n && where[n - 1] != '/';
    char *path = malloc(n + 1 + strlen(name) + 1);
    if (path) {
        memcpy(path, where, n);
        path[n] = '/';
        strcpy(path + n + slash, name);
    }
    return path;
}

static void trouble(find_run *run, const char *path)
{
    fprintf(stderr, "mongol: %s: %s\n", path, strerror(errno));
    cli_report_status(&run->tool->report, CLI_TROUBLE);
}

static void visit(find_run *run, const char *path)
{
    struct stat info;
    if (lstat(path, &info) != 0) {
        trouble(run, path);
    } else if (S_ISDIR(info.st_mode)) {
        find_walk(run, path);
    } else if (S_ISREG(info.st_mode)) {
        find_file(run, path);
    }
}

void find_walk(find_run *run, const char *where)
{
    struct dirent **entries = NULL;
    int n = scandir(*where ? where : ".", &entries, is_entry, by_name);
    if (n < 0) {
        trouble(run, *where ? where : ".");
        return;
    }
    for (int i = 0; i < n; i++) {
        char *path = run->stop ? NULL : join(where, entries[i]->d_name);
        if (path) {
            visit(run, path);
        } else if (!run->stop) {
            run->stop = true;
            trouble(run, where);
        }
        free(path);
        free(entries[i]);
    }
    free(entries);
}
