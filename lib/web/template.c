#include <ClearSilver/cgi/cgi.h>
#include <stdio.h>
#include <string.h>

#include "base/conf.h"
#include "base/log.h"
#include "web/private.h"

/* Templates parsed so far; each lives as long as the process. */
struct template
{
    const char *name;
    CSPARSE *cs;
    HDF *hdf; /* what it was parsed with: load path and escape mode */
    struct template *next;
};

struct output {
    char *text;
    size_t n, room;
};

static bool
ok(NEOERR *err, const char *doing)
{
    STRING text;

    if (err == STATUS_OK)
        return true;
    string_init(&text);
    nerr_error_string(err, &text);
    log_fail(doing, "%s", text.buf);
    string_clear(&text);
    nerr_ignore(&err);
    return false;
}

/* VarEscapeMode counts only if it is set before cs_init. */
static HDF *
parse_settings(struct app *app)
{
    HDF *hdf = NULL;

    if (!ok(hdf_init(&hdf), "preparing a template") ||
        !ok(hdf_set_value(hdf, "Config.VarEscapeMode", "html"), "escaping") ||
        !ok(hdf_set_value(hdf, "hdf.loadpaths.0", app->conf->paths.templates),
            "naming the templates' folder"))
        bug("ClearSilver does not start");
    return hdf;
}

static struct template *
parse(struct app *app, const char *name)
{
    struct template *t = talloc_zero(app, struct template);
    char *file = talloc_asprintf(t, "%s.cs", name);

    t->name = talloc_strdup(t, name);
    t->hdf = parse_settings(app);
    if (!ok(cs_init(&t->cs, t->hdf), name) ||
        !ok(cgi_register_strfuncs(t->cs), name) ||
        !ok(cs_parse_file(t->cs, file), name)) {
        talloc_free(t);
        return NULL;
    }
    t->next = app->templates;
    app->templates = t;
    return t;
}

static struct template *
find(struct app *app, const char *name)
{
    for (struct template *t = app->templates; t != NULL; t = t->next)
        if (strcmp(t->name, name) == 0)
            return t;
    return parse(app, name);
}

static NEOERR *
append(void *arg, char *text)
{
    struct output *out = arg;
    size_t n = strlen(text);

    if (out->n + n >= out->room) {
        out->room = (out->n + n) * 2 + 1;
        out->text = talloc_realloc_size(NULL, out->text, out->room);
    }
    memcpy(out->text + out->n, text, n + 1);
    out->n += n;
    return STATUS_OK;
}

enum rc
template_render(
    struct req *req, const char *name, HDF *hdf, const char **out, size_t *n)
{
    struct template *t = find(req->app, name);
    struct output o = { NULL, 0, 32768 };
    bool done;

    if (t == NULL)
        return FAIL;
    o.text = talloc_size(req->ctx, o.room);
    o.text[0] = '\0';
    t->cs->hdf = hdf;
    done = ok(cs_render(t->cs, &o, append), name);
    t->cs->hdf = t->hdf;
    *out = o.text;
    *n = o.n;
    return done ? OK : FAIL;
}

HDF *
template_words(struct app *app)
{
    char *file;

    if (app->words != NULL)
        return app->words;
    file = talloc_asprintf(app, "%s/words.hdf", app->conf->paths.templates);
    if (!ok(hdf_init(&app->words), "preparing the words") ||
        !ok(hdf_read_file(app->words, file), file))
        bug("%s cannot be read", file);
    return app->words;
}
