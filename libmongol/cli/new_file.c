/* new_file.c -- a file that appears under its name only when it is complete: it is written beside it and renamed. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "render_run.h"

cli_output *cli_new_file_out(cli_new_file *file)
{
    return file->standard ? file->standard : &file->out;
}

bool cli_is_special(const char *path)
{
    struct stat state;
    return stat(path, &state) == 0 && !S_ISREG(state.st_mode);
}

bool cli_is_same_file(const char *path, const char *other)
{
    struct stat a, b;
    return stat(path, &a) == 0 && stat(other, &b) == 0 && S_ISREG(a.st_mode) && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

static bool fail(const char *path, const char *why)
{
    fprintf(stderr, "mongol: cannot write to %s: %s\n", path, why);
    return false;
}

bool cli_new_file_open(cli_new_file *file, const char *path, cli_output *standard)
{
    memset(file, 0, sizeof *file);
    file->path = path;
    if (strcmp(path, "-") == 0) {
        file->standard = standard;
        return true;
    }
    if (cli_is_special(path)) {
        if (cli_output_create(&file->out, path, path)) {
            return true;
        }
        cli_output_close(&file->out);
        return false;
    }
    size_t n = strlen(path) + 32;
    file->temporary = malloc(n);
    if (!file->temporary) {
        return fail(path, "out of memory");
    }
    /* The process number keeps two at work on one file apart; what is left of a killed one is overwritten some day. */
    snprintf(file->temporary, n, "%s.part%ld", path, (long)getpid());
    unlink(file->temporary);
    if (!cli_output_create(&file->out, file->temporary, path)) {
        cli_new_file_drop(file);
        return false;
    }
    return true;
}

void cli_new_file_drop(cli_new_file *file)
{
    if (file->out.buffer) {
        file->out.failed = true; /* what is buffered is not written any more */
        if (file->out.fd > STDERR_FILENO) {
            close(file->out.fd);
        }
        free(file->out.buffer);
        file->out.buffer = NULL;
    }
    if (file->temporary) {
        unlink(file->temporary);
        free(file->temporary);
        file->temporary = NULL;
    }
}

bool cli_new_file_keep(cli_new_file *file)
{
    if (file->standard) {
        cli_output_flush(file->standard);
        return !file->standard->failed;
    }
    bool good = cli_output_close(&file->out);
    if (good && file->temporary && rename(file->temporary, file->path) != 0) {
        good = fail(file->path, strerror(errno));
    }
    if (good) {
        free(file->temporary);
        file->temporary = NULL;
    }
    cli_new_file_drop(file);
    return good;
}
