/* clearcart check-books: 0 differences, or each by its name. */
#include <getopt.h>
#include <stdio.h>
#include <sysexits.h>

#include "base/str.h"
#include "cli/commands.h"
#include "pay/books.h"

enum { SAME = 0, DIFFERENT = 1, UNCHECKED = 2, DAYS_MAX = 36500 };

static void
print_waiting(const char *what, int64_t n)
{
    if (n > 0)
        printf("not yet finished: %lld %s\n", (long long)n, what);
}

static int
print(const struct books *books)
{
    for (size_t i = 0; i < books->n; i++)
        printf("%s %s\n", books->findings[i].rule, books->findings[i].text);
    if (books->differences > (int64_t)books->n)
        printf("and %lld more of the same kinds\n",
            (long long)(books->differences - (int64_t)books->n));
    print_waiting("unpaid orders", books->unpaid_orders);
    print_waiting("payments", books->open_attempts);
    print_waiting("refunds", books->refunds_due);
    print_waiting("mails", books->mails_due);
    print_waiting("events of the processor", books->events_due);
    printf("%lld difference%s\n", (long long)books->differences,
        books->differences == 1 ? "" : "s");
    return books->differences == 0 ? SAME : DIFFERENT;
}

struct options {
    int64_t days; /* 0: of all time */
    bool no_processor;
};

static bool
read_options(int argc, char **argv, struct options *o)
{
    static const struct option longs[] = { { "since", 1, NULL, 's' },
        { "no-processor", 0, NULL, 'n' }, { NULL, 0, NULL, 0 } };
    int c;

    while ((c = getopt_long(argc, argv, "", longs, NULL)) != -1) {
        if (c == 'n')
            o->no_processor = true;
        else if (c != 's' || !str_int(optarg, 1, DAYS_MAX, &o->days))
            return false;
    }
    return optind == argc;
}

int
check_books_command(struct ctx *ctx, int argc, char **argv)
{
    struct options o = { 0, false };
    struct books books;

    if (!read_options(argc, argv, &o)) {
        fprintf(stderr, "usage: clearcart check-books [--since DAYS] "
                        "[--no-processor]\n");
        return EX_USAGE;
    }
    if (books_check(ctx, &books) != OK) {
        printf("the books could not be checked\n");
        return UNCHECKED;
    }
    if (!o.no_processor && pay_books(ctx, o.days, &books) != OK) {
        print(&books);
        printf("the processor's books could not be had\n");
        return UNCHECKED;
    }
    return print(&books);
}
