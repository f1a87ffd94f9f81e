/* clearcart doctor: whether the shop may open, line by line. */
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "base/setting.h"
#include "cli/commands.h"
#include "pay/doctor.h"
#include "shop/shop_facts.h"

enum { WARNED = 1, FAILED = 2 };

static enum rc
note_backup(struct ctx *ctx, void *arg)
{
    (void)arg;
    return shop_backed_up(ctx);
}

static int
print(const struct check *all, size_t n)
{
    enum check_state worst = CHECK_OK;

    for (size_t i = 0; i < n; i++) {
        const struct check *c = &all[i];

        if (c->state > worst)
            worst = c->state;
        printf("%-4s %-10s %s\n", check_word(c->state), c->name, c->says);
        if (c->todo != NULL)
            printf("%15s %s\n", "", c->todo);
    }
    return worst == CHECK_OK ? EX_OK : worst == CHECK_WARN ? WARNED : FAILED;
}

int
doctor_command(struct ctx *ctx, int argc, char **argv)
{
    struct check *all;
    size_t n;

    if (argc == 2 && strcmp(argv[1], "--backed-up") == 0)
        return db_transaction(ctx, note_backup, NULL) == OK ? EX_OK
                                                            : EX_TEMPFAIL;
    if (argc != 1) {
        fprintf(stderr, "usage: clearcart doctor [--backed-up]\n");
        return EX_USAGE;
    }
    if (setting_load(ctx) != OK)
        printf("fail database   its settings could not be read\n");
    doctor(ctx, &all, &n);
    return print(all, n);
}
