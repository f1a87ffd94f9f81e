#include <ClearSilver/cgi/cgi.h>
#include <stdio.h>
#include <string.h>

#include "base/conf.h"
#include "base/log.h"
#include "web/private.h"

struct template
{
    const char *name;
    CSPARSE *cs;
    HDF *hdf; /* what it was parsed with: load path and escape mode */
    struct template *next;
};

struct templates {
    const char *folder, *escape;
    struct template *first; /* those parsed so far */
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

struct templates *
templates_new(
    TALLOC_CTX *parent, const char *folder, enum template_escape escape)
{
    struct templates *set = talloc_zero(parent, struct templates);

    set->folder = talloc_strdup(set, folder);
    set->escape = escape == ESCAPE_HTML ? "html" : "none";
    return set;
}

/* VarEscapeMode counts only if it is set before cs_init. */
static HDF *
parse_settings(const struct templates *set)
{
    HDF *hdf = NULL;

    if (!ok(hdf_init(&hdf), "preparing a template") ||
        !ok(hdf_set_value(hdf, "Config.VarEscapeMode", set->escape),
            "escaping") ||
        !ok(hdf_set_value(hdf, "hdf.loadpaths.0", set->folder),
            "naming the templates' folder"))
        bug("ClearSilver does not start");
    return hdf;
}

static int
template_free(struct template *t)
{
    cs_destroy(&t->cs);
    hdf_destroy(&t->hdf);
    return 0;
}

static struct template *
parse(struct templates *set, const char *name)
{
    struct template *t = talloc_zero(set, struct template);
    char *file = talloc_asprintf(t, "%s.cs", name);

    t->name = talloc_strdup(t, name);
    t->hdf = parse_settings(set);
    talloc_set_destructor(t, template_free);
    if (!ok(cs_init(&t->cs, t->hdf), name) ||
        !ok(cgi_register_strfuncs(t->cs), name) ||
        !ok(cs_parse_file(t->cs, file), name)) {
        talloc_free(t);
        return NULL;
    }
    t->next = set->first;
    set->first = t;
    return t;
}

static struct template *
find(struct templates *set, const char *name)
{
    for (struct template *t = set->first; t != NULL; t = t->next)
        if (strcmp(t->name, name) == 0)
            return t;
    return parse(set, name);
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
templates_render_hdf(TALLOC_CTX *mem, struct templates *set, const char *name,
    HDF *hdf, struct rendered *out)
{
    struct template *t = find(set, name);
    struct output o = { NULL, 0, 32768 };
    bool done;

    if (t == NULL)
        return FAIL;
    o.text = talloc_size(mem, o.room);
    o.text[0] = '\0';
    t->cs->hdf = hdf;
    done = ok(cs_render(t->cs, &o, append), name);
    t->cs->hdf = t->hdf;
    out->text = o.text;
    out->length = o.n;
    return done ? OK : FAIL;
}

enum rc
templates_render(TALLOC_CTX *mem, struct templates *set, const char *name,
    json_t *tree, struct rendered *out)
{
    return templates_render_hdf(mem, set, name, hdf_of_tree(mem, tree), out);
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
