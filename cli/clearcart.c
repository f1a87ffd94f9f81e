#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "base/keep.h"
#include "base/log.h"
#include "cli/commands.h"
#include "config.h"

static int
check_sql_command(struct ctx *ctx, int argc, char **argv)
{
    if (argc != 1)
        log_fail(argv[0], "takes no arguments");
    return argc == 1 && db_check_all(ctx) == 0 ? EX_OK : EX_SOFTWARE;
}

static const struct command {
    const char *name;
    command_fn *run;
    const char *says;
} commands[] = {
    { "check-books", check_books_command, "hold orders, stock and money "
                                          "against the rules" },
    { "client", client_command, "let a program's people sign in here" },
    { "customer", customer_command, "add a customer's account" },
    { "doctor", doctor_command, "tell whether the shop may open" },
    { "export", export_command, "write all products as a CSV file" },
    { "import", import_command, "read products from a CSV file" },
    { "key", key_command, "sign ID tokens with a new key" },
    { "migrate", migrate_command, "bring the schemas and grants up to date" },
    { "order", order_command, "show, post, cancel or refund an order" },
    { "check-sql", check_sql_command, "prepare every statement it has" },
    { "reindex", reindex_command, "write search and lists anew" },
    { "settle", settle_command, "ask the processor about open payments" },
    { "staff", staff_command, "add or change a member of staff" },
};

static void
usage(FILE *to)
{
    fprintf(to, "usage: clearcart [-c FILE] COMMAND [ARGUMENT...]\n"
                "       clearcart --check-config | --version | --help\n");
    for (size_t i = 0; i < COUNT(commands); i++)
        fprintf(to, "  %-12s %s\n", commands[i].name, commands[i].says);
}

static const struct command *
find(const char *name)
{
    for (size_t i = 0; i < COUNT(commands); i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

static int
run(const char *conf_path, const struct command *command, int argc,
    char **argv)
{
    struct conf *conf = conf_load(NULL, conf_path);
    struct ctx *ctx;
    int status;

    if (conf == NULL)
        return EX_CONFIG;
    if (command == NULL)
        return EX_OK;
    ctx = ctx_new(NULL, db_new_admin(conf, conf), conf, keep_new(conf));
    ctx->actor = "clearcart";
    optind = 0; /* begins anew; options may follow arguments again */
    status = command->run(ctx, argc, argv);
    talloc_free(ctx);
    talloc_free(conf);
    return status;
}

int
main(int argc, char **argv)
{
    static const struct option longs[] = { { "check-config", 0, NULL, 'k' },
        { "version", 0, NULL, 'v' }, { "help", 0, NULL, 'h' },
        { NULL, 0, NULL, 0 } };
    const char *conf = getenv("CLEARCART_CONF");
    bool check = false;
    int c;

    log_name("clearcart");
    while ((c = getopt_long(argc, argv, "+c:", longs, NULL)) != -1) {
        if (c == 'c') {
            conf = optarg;
        } else if (c == 'k') {
            check = true;
        } else if (c == 'v') {
            printf("clearcart %s\n", PACKAGE_VERSION);
            return EX_OK;
        } else {
            usage(c == 'h' ? stdout : stderr);
            return c == 'h' ? EX_OK : EX_USAGE;
        }
    }
    if (conf == NULL)
        conf = SYSCONFDIR "/clearcart.conf";
    if (check)
        return run(conf, NULL, 0, NULL);
    if (optind == argc || find(argv[optind]) == NULL) {
        usage(stderr);
        return EX_USAGE;
    }
    return run(conf, find(argv[optind]), argc - optind, argv + optind);
}
