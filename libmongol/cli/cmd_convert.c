/* cmd_convert.c -- mongol convert: text from one transport to another. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#if MGL_CLI_ICU
#    include <mongol/icu.h>
#endif

#include "suggest.h"
#include "tool.h"

enum { BLOCK = 1 << 16, SHOWN = 20 };

typedef struct convert_run {
    uint32_t from, to; /* mgl_transport */
    mgl_transcoder *decoder, *encoder;
    mgl_out *text, *bytes;
    const char *file;         /* for messages */
    uint64_t flaws;           /* of this file */
    uint64_t before, encoded; /* bytes of text of the files before this one, of all so far */
    char block[BLOCK];
} convert_run;

/* ---- messages ---- */

static void tell(cli_tool *tool, convert_run *run, uint16_t code, uint64_t place)
{
    if (cli_has(&tool->args, CLI_OPT_STRICT)) {
        cli_report_status(&tool->report, CLI_FOUND);
    }
    if (run->flaws++ < SHOWN || cli_has(&tool->args, CLI_OPT_VERBOSE)) {
        fprintf(stderr, "mongol: %s: %s: byte %" PRIu64 ": %s (%s)\n", run->file, cli_severity(code), place,
                mgl_diag_text(code), mgl_diag_name(code));
    }
}

static void tell_rest(const cli_tool *tool, const convert_run *run)
{
    if (run->flaws > SHOWN && !cli_has(&tool->args, CLI_OPT_VERBOSE)) {
        fprintf(stderr, "mongol: %s: %" PRIu64 " more places with errors\n", run->file, run->flaws - SHOWN);
    }
}

/* What the decoder said stands in bytes of the file; what the encoder says stands in the text. */
static void tell_diags(cli_tool *tool, convert_run *run)
{
    for (size_t i = 0; i < mgl_out_diag_count(run->text); i++) {
        tell(tool, run, mgl_out_diag_code(run->text)[i], mgl_out_diag_begin(run->text)[i]);
    }
    for (size_t i = 0; i < mgl_out_diag_count(run->bytes); i++) {
        uint16_t code = mgl_out_diag_code(run->bytes)[i];
        if (code != MGL_DIAG_INVALID_UTF8) { /* told already */
            uint64_t place = mgl_out_diag_begin(run->bytes)[i] - run->before;
            tell(tool, run, code, mgl_transcoder_to_source(run->decoder, place));
        }
    }
}

/* ---- converting ---- */

static bool convert_block(cli_tool *tool, convert_run *run, size_t n, mgl_push kind)
{
    size_t made;
    mgl_status status = mgl_transcoder_push(run->decoder, run->block, n, kind, run->text);
    if (status == MGL_OK) {
        const char *text = mgl_out_text(run->text, &made);
        status = mgl_transcoder_push(run->encoder, text, made, MGL_PUSH_MORE, run->bytes);
        run->encoded += made;
    }
    if (status != MGL_OK) {
        return cli_trouble(tool, "%s: %s", run->file, mgl_status_text(status));
    }
    const char *bytes = mgl_out_text(run->bytes, &made);
    cli_put(&tool->out, bytes, made);
    tell_diags(tool, run);
    return !tool->out.failed;
}

/* False: nothing more can be done, in other files neither. */
static bool convert_fd(cli_tool *tool, convert_run *run, int fd)
{
    for (;;) {
        ssize_t n = read(fd, run->block, BLOCK);
        if (n < 0 && errno != EINTR) {
            cli_trouble(tool, "%s: %s", run->file, strerror(errno));
            n = 0; /* what came before is finished */
        }
        if (n >= 0 && !convert_block(tool, run, (size_t)n, n ? MGL_PUSH_MORE : MGL_PUSH_LAST)) {
            return false;
        }
        if (n == 0) {
            return true;
        }
        if (n > 0 && n < BLOCK) {
            cli_output_flush(&tool->out); /* what is known is shown before this waits */
        }
    }
}

static bool convert_file(cli_tool *tool, convert_run *run, const char *path)
{
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY);
    run->file = standard ? "<stdin>" : path;
    run->flaws = 0;
    run->before = run->encoded;
    if (fd < 0) {
        fprintf(stderr, "mongol: %s: %s\n", path, strerror(errno));
        cli_report_status(&tool->report, CLI_TROUBLE);
        return true;
    }
    bool going = convert_fd(tool, run, fd);
    tell_rest(tool, run);
    if (!standard) {
        close(fd);
    }
    return going;
}

/* What the encoder still has: the beginning of a character that never ended. All files are one text to it. */
static void end_text(cli_tool *tool, convert_run *run)
{
    size_t made;
    if (mgl_transcoder_push(run->encoder, NULL, 0, MGL_PUSH_LAST, run->bytes) == MGL_OK) {
        const char *bytes = mgl_out_text(run->bytes, &made);
        cli_put(&tool->out, bytes, made);
    }
}

/* ---- options ---- */

static bool unknown(cli_tool *tool, const char *name)
{
    cli_suggestion near;
    cli_suggest_start(&near, name, strlen(name));
    for (uint32_t i = 1; mgl_transport_name(i); i++) {
        cli_suggest_add(&near, mgl_transport_name(i));
    }
    if (near.best) {
        return cli_trouble(tool, "there is no transport '%s'; did you mean '%s'?", name, near.best);
    }
    return cli_trouble(tool, "there is no transport '%s'; see mongol convert --transport=list", name);
}

static bool read_transport(cli_tool *tool, int option, uint32_t otherwise, uint32_t *transport)
{
    const char *name = tool->args.value[option];
    *transport = name ? mgl_transport_by_name(name, MGL_NUL) : otherwise;
    return *transport != UINT32_MAX || unknown(tool, name);
}

static bool open_transcoder(cli_tool *tool, uint32_t transport, uint32_t way, mgl_transcoder **transcoder)
{
#if MGL_CLI_ICU
    mgl_status status = mgl_icu_transcoder_new(NULL, transport, way, transcoder);
#else
    mgl_status status = mgl_transcoder_new(NULL, transport, way, transcoder);
#endif
    if (status == MGL_E_UNSUPPORTED) {
        return cli_trouble(tool, "the transport '%s' is not in this build, which was made without ICU",
                           mgl_transport_name(transport));
    }
    return status == MGL_OK || cli_trouble(tool, "%s", mgl_status_text(status));
}

static bool open_run(cli_tool *tool, convert_run *run)
{
    if (!read_transport(tool, CLI_OPT_TRANSPORT, MGL_TRANSPORT_UTF8, &run->from) ||
        !read_transport(tool, CLI_OPT_TO_TRANSPORT, MGL_TRANSPORT_UTF8, &run->to) ||
        !open_transcoder(tool, run->from, MGL_WAY_DECODE, &run->decoder) ||
        !open_transcoder(tool, run->to, MGL_WAY_ENCODE, &run->encoder)) {
        return false;
    }
    mgl_status status = mgl_out_new(NULL, &run->text);
    if (status == MGL_OK) {
        status = mgl_out_new(NULL, &run->bytes);
    }
    return status == MGL_OK || cli_trouble(tool, "%s", mgl_status_text(status));
}

static int list_transports(cli_tool *tool)
{
    for (uint32_t i = 1; mgl_transport_name(i); i++) {
        cli_printf(&tool->out, "%-10s %s\n", mgl_transport_name(i), mgl_transport_text(i));
    }
    return CLI_OK;
}

int cli_cmd_convert(cli_tool *tool)
{
    const cli_args *args = &tool->args;
    convert_run run = { .from = 0 };
    if (cli_has(args, CLI_OPT_TRANSPORT) && strcmp(args->value[CLI_OPT_TRANSPORT], "list") == 0) {
        return list_transports(tool);
    }
    if (open_run(tool, &run)) {
        if (args->operand_n == 0) {
            convert_file(tool, &run, "-");
        }
        for (size_t i = 0; i < args->operand_n && convert_file(tool, &run, args->operands[i]); i++) {
        }
        end_text(tool, &run);
    } else {
        cli_report_status(&tool->report, CLI_TROUBLE);
    }
    mgl_out_free(run.text);
    mgl_out_free(run.bytes);
    mgl_transcoder_free(run.decoder);
    mgl_transcoder_free(run.encoder);
    return tool->report.status;
}
