#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/conf.h"
#include "base/str.h"

struct place {
    char dir[64], file[96], errors[96];
    TALLOC_CTX *mem;
};

static struct place place;

static void
write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");

    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static int
set_up(void **state)
{
    strcpy(place.dir, "/tmp/conf-t-XXXXXX");
    assert_non_null(mkdtemp(place.dir));
    snprintf(place.file, sizeof(place.file), "%s/x.conf", place.dir);
    snprintf(place.errors, sizeof(place.errors), "%s/err", place.dir);
    place.mem = talloc_new(NULL);
    *state = &place;
    return 0;
}

static int
tear_down(void **state)
{
    char path[128];

    (void)state;
    remove(place.file);
    remove(place.errors);
    snprintf(path, sizeof(path), "%s/secret.csrf", place.dir);
    remove(path);
    return talloc_free(place.mem) + rmdir(place.dir);
}

/* Loads the text; what is said on stderr ends up in said. */
static struct conf *
load(const char *text, char *said, size_t size)
{
    struct conf *conf;
    int old = dup(STDERR_FILENO);
    FILE *f;
    size_t n;

    write_file(place.file, text);
    assert_non_null(freopen(place.errors, "w", stderr));
    conf = conf_load(place.mem, place.file);
    fflush(stderr);
    dup2(old, STDERR_FILENO);
    close(old);
    f = fopen(place.errors, "r");
    n = fread(said, 1, size - 1, f);
    said[n] = '\0';
    fclose(f);
    return conf;
}

static void
reads_keys_and_defaults(void **state)
{
    char said[512];
    struct conf *c = load("[paths]\nmedia=/m\n[shop]\nid = way ; a comment\n"
                          "[identity]\nscrypt_n=16384\n",
        said, sizeof(said));

    (void)state;
    assert_non_null(c);
    assert_string_equal(c->shop.id, "way");
    assert_string_equal(c->shop.currency, "EUR");
    assert_string_equal(c->paths.media, "/m");
    assert_true(c->identity.scrypt_n == 16384);
    assert_true(c->checkout.expire_minutes == 30);
    assert_string_equal(c->tax.rounding, "line");
    assert_string_equal(c->tax.prices, "include");
    assert_string_equal(c->secret.csrf, "");
    assert_false(conf_is_https(c));
}

static void
names_the_line_of_an_unknown_key(void **state)
{
    char said[512], want[160];

    (void)state;
    assert_null(load(
        "[paths]\nmedia=/m\n\n[shop]\nnmae=x\n", said, sizeof(said)));
    snprintf(want, sizeof(want), "%s:5: unknown key shop.nmae\n",
        place.file);
    assert_string_equal(said, want);
}

static void
refuses_wrong_values(void **state)
{
    char said[512];

    (void)state;
    assert_null(load("[paths]\nmedia=/m\n[server]\nrequests=many\n", said,
        sizeof(said)));
    assert_non_null(strstr(said, ":4: server.requests cannot be 'many'"));
    assert_null(load("[paths]\nmedia=/m\n[server]\nrequests=0\n", said,
        sizeof(said)));
    assert_null(load("[paths]\nmedia=/m\n[paymock]\nfaults=maybe\n", said,
        sizeof(said)));
    assert_null(load("[paths]\nmedia=/m\n[carts]\nsign_in=added\n", said,
        sizeof(said)));
    assert_non_null(strstr(said, ":4: carts.sign_in cannot be 'added'"));
    assert_null(load("[paths]\nmedia=/m\n[identity]\nscrypt_n=30000\n", said,
        sizeof(said)));
    assert_non_null(strstr(said, "identity.scrypt_n cannot be '30000'"));
    assert_null(load("[paths]\nmedia=/m\n[tax]\nrounding=row\n", said,
        sizeof(said)));
    assert_non_null(strstr(said, ":4: tax.rounding cannot be 'row'"));
    assert_null(load("[paths]\nmedia=/m\n[tax]\nprices=\n", said,
        sizeof(said)));
    assert_null(load("[paths]\nmedia=/m\n[payment]\nprocessor=no\n", said,
        sizeof(said)));
    assert_non_null(strstr(said, "payment has no way to pay"));
    assert_null(load("[paths]\nmedia=/m\n[payment]\ntransfer=yes\n", said,
        sizeof(said)));
    assert_non_null(strstr(said, "payment.transfer_text is missing"));
    assert_null(load("[shop]\nid=x\n", said, sizeof(said)));
    assert_non_null(strstr(said, "paths.media is missing"));
}

static void
chooses_among_words(void **state)
{
    char said[512];
    struct conf *c = load("[paths]\nmedia=/m\n[tax]\nrounding=order\n"
                          "prices=exclude\n[carts]\nsign_in=keep_larger\n",
        said, sizeof(said));

    (void)state;
    assert_non_null(c);
    assert_string_equal(c->tax.rounding, "order");
    assert_string_equal(c->tax.prices, "exclude");
    assert_string_equal(c->carts.sign_in, "keep_larger");
}

static void
reads_secrets_from_files(void **state)
{
    char said[512], path[128], text[256];
    struct conf *c;

    (void)state;
    snprintf(path, sizeof(path), "%s/secret.csrf", place.dir);
    write_file(path, "0123456789abcdef\n");
    snprintf(text, sizeof(text),
        "[paths]\nmedia=/m\n[credentials]\ndir=%s\n", place.dir);
    c = load(text, said, sizeof(said));
    assert_non_null(c);
    assert_string_equal(c->secret.csrf, "0123456789abcdef");
    assert_string_equal(conf_credential(c, c, "none"), "");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = { TEST(reads_keys_and_defaults),
        TEST(names_the_line_of_an_unknown_key), TEST(refuses_wrong_values),
        TEST(chooses_among_words),
        TEST(reads_secrets_from_files) };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("conf", tests, NULL, NULL);
}
