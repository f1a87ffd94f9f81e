#include <string.h>

#include "base/db_private.h"
#include "base/log.h"

enum { MAX_PARAMS = 48, MAX_COLUMNS = 64, INLINE = 256 };

struct column {
    bool is_int;
    int64_t num;
    char text[INLINE];
    unsigned long length;
    my_bool null, truncated;
};

struct db_query {
    struct ctx *ctx;
    const struct db_stmt *stmt;
    MYSQL_STMT *handle;
    enum rc rc;
    bool executed;
    unsigned nparams, at, ncolumns;
    MYSQL_BIND params[MAX_PARAMS];
    int64_t nums[MAX_PARAMS];
    unsigned long lengths[MAX_PARAMS];
    MYSQL_BIND results[MAX_COLUMNS];
    struct column *columns;
};

static int
query_free(struct db_query *q)
{
    if (q->handle != NULL && q->executed && !q->ctx->db->lost)
        mysql_stmt_free_result(q->handle);
    return 0;
}

struct db_query *
db_start(struct ctx *ctx, const struct db_stmt *stmt)
{
    struct db_query *q = talloc(ctx, struct db_query);

    memset(q, 0, offsetof(struct db_query, params));
    q->ctx = ctx;
    q->stmt = stmt;
    q->columns = NULL;
    talloc_set_destructor(q, query_free);
    if (ctx->db->lost && ctx->db->in_transaction) {
        q->rc = AGAIN;
        return q;
    }
    q->rc = db_connect(ctx->db);
    if (q->rc == OK)
        q->handle = db_prepare(ctx->db, stmt, &q->rc);
    return q;
}

static MYSQL_BIND *
bind_next(struct db_query *q, enum enum_field_types type)
{
    MYSQL_BIND *b;

    if (q->nparams == MAX_PARAMS)
        bug("too many parameters: %s", q->stmt->sql);
    b = &q->params[q->nparams++];
    memset(b, 0, sizeof(*b));
    b->buffer_type = type;
    return b;
}

void
db_bind_null(struct db_query *q)
{
    bind_next(q, MYSQL_TYPE_NULL);
}

void
db_bind_int(struct db_query *q, int64_t n)
{
    MYSQL_BIND *b = bind_next(q, MYSQL_TYPE_LONGLONG);
    unsigned i = q->nparams - 1;

    q->nums[i] = n;
    b->buffer = &q->nums[i];
}

static void
bind_bytes(
    struct db_query *q, const void *data, size_t n, enum enum_field_types type)
{
    MYSQL_BIND *b;
    unsigned i = q->nparams;

    if (data == NULL) {
        db_bind_null(q);
        return;
    }
    b = bind_next(q, type);
    q->lengths[i] = n;
    b->buffer = (void *)(uintptr_t)data;
    b->buffer_length = n;
    b->length = &q->lengths[i];
}

void
db_bind_str(struct db_query *q, const char *s)
{
    bind_bytes(q, s, s != NULL ? strlen(s) : 0, MYSQL_TYPE_STRING);
}

void
db_bind_blob(struct db_query *q, const void *data, size_t n)
{
    bind_bytes(q, data, n, MYSQL_TYPE_BLOB);
}

static bool
fail(struct db_query *q)
{
    q->rc = db_judge(q->ctx->db, mysql_stmt_errno(q->handle),
        mysql_stmt_error(q->handle), q->stmt->sql);
    return false;
}

static bool
is_integer(enum enum_field_types type)
{
    return type == MYSQL_TYPE_TINY || type == MYSQL_TYPE_SHORT ||
        type == MYSQL_TYPE_LONG || type == MYSQL_TYPE_INT24 ||
        type == MYSQL_TYPE_LONGLONG;
}

static bool
bind_results(struct db_query *q)
{
    MYSQL_RES *meta = mysql_stmt_result_metadata(q->handle);
    MYSQL_FIELD *fields;

    if (meta == NULL)
        return true;
    q->ncolumns = mysql_num_fields(meta);
    if (q->ncolumns > MAX_COLUMNS)
        bug("too many columns: %s", q->stmt->sql);
    fields = mysql_fetch_fields(meta);
    q->columns = talloc_array(q, struct column, q->ncolumns);
    memset(q->results, 0, sizeof(q->results[0]) * q->ncolumns);
    for (unsigned i = 0; i < q->ncolumns; i++) {
        struct column *c = &q->columns[i];
        MYSQL_BIND *b = &q->results[i];

        c->is_int = is_integer(fields[i].type);
        b->buffer_type = c->is_int ? MYSQL_TYPE_LONGLONG : MYSQL_TYPE_STRING;
        b->buffer = c->is_int ? (void *)&c->num : (void *)c->text;
        b->buffer_length = c->is_int ? sizeof(c->num) : sizeof(c->text);
        b->length = &c->length;
        b->is_null = &c->null;
        b->error = &c->truncated;
    }
    mysql_free_result(meta);
    return mysql_stmt_bind_result(q->handle, q->results) == 0 || fail(q);
}

/*
 * An error among the rows, as when a lock was waited for too long. Executed
 * again, the handle would wait for the rest of the rows, which never comes.
 */
static bool
fail_in_rows(struct db_query *q)
{
    fail(q);
    if (!q->ctx->db->lost)
        db_forget(q->ctx->db, q->stmt);
    q->handle = NULL;
    return false;
}

static bool
execute(struct db_query *q)
{
    if (mysql_stmt_param_count(q->handle) != q->nparams)
        bug("%u parameters for: %s", q->nparams, q->stmt->sql);
    q->executed = true;
    q->ctx->db->statements++;
    if (q->nparams > 0 && mysql_stmt_bind_param(q->handle, q->params) != 0)
        return fail(q);
    if (mysql_stmt_execute(q->handle) != 0)
        return fail(q);
    if (!bind_results(q))
        return false;
    /* Stored, so that the connection is free for another query meanwhile. */
    if (q->ncolumns > 0 && mysql_stmt_store_result(q->handle) != 0)
        return fail_in_rows(q);
    return true;
}

bool
db_next(struct db_query *q)
{
    if (q->rc != OK || (!q->executed && !execute(q)) || q->ncolumns == 0)
        return false;
    q->at = 0;
    switch (mysql_stmt_fetch(q->handle)) {
    case 0:
    case MYSQL_DATA_TRUNCATED:
        return true;
    case MYSQL_NO_DATA:
        return false;
    default:
        return fail(q);
    }
}

static struct column *
next_column(struct db_query *q)
{
    if (q->at >= q->ncolumns)
        bug("column %u of %u: %s", q->at, q->ncolumns, q->stmt->sql);
    return &q->columns[q->at++];
}

/* A value longer than the inline buffer is fetched again, whole. */
static char *
whole(struct db_query *q, struct column *c)
{
    unsigned at = q->at - 1;
    char *out = talloc_size(q->ctx, c->length + 1);
    MYSQL_BIND b;

    memset(&b, 0, sizeof(b));
    b.buffer_type = MYSQL_TYPE_STRING;
    b.buffer = out;
    b.buffer_length = c->length;
    b.length = &c->length;
    b.is_null = &c->null;
    b.error = &c->truncated;
    if (mysql_stmt_fetch_column(q->handle, &b, at, 0) != 0)
        fail(q);
    out[c->length] = '\0';
    return out;
}

const void *
db_blob(struct db_query *q, size_t *n)
{
    struct column *c = next_column(q);

    if (c->null)
        return NULL;
    if (c->is_int) {
        char *s = talloc_asprintf(q->ctx, "%lld", (long long)c->num);

        *n = strlen(s);
        return s;
    }
    *n = c->length;
    if (c->length > INLINE)
        return whole(q, c);
    return talloc_memdup(q->ctx, c->text, c->length);
}

const char *
db_str(struct db_query *q)
{
    struct column *c = next_column(q);

    if (c->null)
        return NULL;
    if (c->is_int)
        return talloc_asprintf(q->ctx, "%lld", (long long)c->num);
    if (c->length > INLINE)
        return whole(q, c);
    return talloc_strndup(q->ctx, c->text, c->length);
}

int64_t
db_int(struct db_query *q)
{
    struct column *c = next_column(q);

    if (c->null)
        return 0;
    if (!c->is_int) {
        /* SUM() and COUNT() of DECIMAL come as text. */
        char text[24] = "";
        long long n = 0;
        size_t len = c->length < 23 ? c->length : 23;

        memcpy(text, c->text, len);
        for (size_t i = text[0] == '-'; i < len && text[i] != '.'; i++)
            n = n * 10 + (text[i] - '0');
        return text[0] == '-' ? -n : n;
    }
    return c->num;
}

bool
db_null(struct db_query *q)
{
    return q->at < q->ncolumns && q->columns[q->at].null;
}

struct money
db_money(struct db_query *q)
{
    int64_t minor = db_int(q);
    const char *cur = db_str(q);

    return money_of(minor, cur != NULL ? cur : "XXX");
}

enum rc
db_end(struct db_query *q)
{
    enum rc rc;

    if (q->rc == OK && !q->executed)
        execute(q);
    rc = q->rc;
    talloc_free(q);
    return rc;
}

enum rc
db_run(struct db_query *q, int64_t *rows)
{
    if (q->rc == OK && !q->executed && execute(q) && rows != NULL)
        *rows = (int64_t)mysql_stmt_affected_rows(q->handle);
    return db_end(q);
}

enum rc
db_run_one(struct db_query *q)
{
    int64_t rows = 0;

    TRY(db_run(q, &rows));
    return rows > 0 ? OK : NOTFOUND;
}

int64_t
db_insert_id(struct ctx *ctx)
{
    return (int64_t)mysql_insert_id(ctx->db->my);
}

void *
db_grow_array(struct db_query *q, void *array, size_t size, size_t *n)
{
    size_t have = array != NULL ? talloc_get_size(array) / size : 0;

    if (*n == have) {
        have = have > 0 ? have * 2 : 8;
        array = talloc_realloc_size(q->ctx, array, have * size);
    }
    memset((char *)array + *n * size, 0, size);
    ++*n;
    return array;
}

uint64_t
db_statements(const struct db *db)
{
    return db->statements;
}
