/*
 * clearcart staff invite: how the first owner comes in where the identity
 * provider is another. clearcart staff forget-factor: for whom both the
 * authenticator and the codes are lost.
 */
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "base/db.h"
#include "base/role.h"
#include "cli/staff.h"
#include "shop/audit.h"
#include "shop/identity_account.h"
#include "shop/identity_recovery.h"
#include "shop/invitation.h"

struct asked {
    const char *email, *role;
    struct invitation it;
};

static struct asked
read_options(int argc, char **argv)
{
    static const struct option longs[] = { { "email", 1, NULL, 'e' },
        { "role", 1, NULL, 'r' }, { NULL, 0, NULL, 0 } };
    struct asked a = { 0 };
    int c;

    while ((c = getopt_long(argc, argv, "", longs, NULL)) != -1) {
        if (c == 'e')
            a.email = optarg;
        else if (c == 'r')
            a.role = optarg;
        else
            return (struct asked){ 0 };
    }
    if (a.email != NULL && strchr(a.email, '@') == NULL)
        a.email = NULL;
    return a;
}

static int
usage(const char *words)
{
    fprintf(stderr, "usage: clearcart staff %s\n", words);
    return EX_USAGE;
}

static enum rc
invite(struct ctx *ctx, void *arg)
{
    struct asked *a = arg;
    struct audit audit = {
        .act = "staff.invite", .kind = "invitation", .name = a->email
    };

    a->it = (struct invitation){ .email = a->email, .role = a->role };
    TRY(invitation_add(ctx, &a->it));
    audit.ref = a->it.id;
    audit_change(ctx, &audit, "role", NULL, a->role);
    return audit_write(ctx, &audit);
}

int
staff_invite(struct ctx *ctx, int argc, char **argv)
{
    struct asked a = read_options(argc, argv);
    enum rc rc;

    if (a.email == NULL || a.role == NULL || !role_is_known(a.role))
        return usage("invite --email ADDRESS --role ROLE");
    rc = db_transaction(ctx, invite, &a);
    if (rc == CONFLICT)
        fprintf(stderr, "clearcart: %s works here or is invited already\n",
            a.email);
    if (rc != OK)
        return rc == CONFLICT ? EX_DATAERR : EX_SOFTWARE;
    printf("%s\n", invitation_link(ctx, &a.it));
    return EX_OK;
}

static enum rc
forget(struct ctx *ctx, void *arg)
{
    const struct asked *a = arg;
    struct identity_account account;
    struct audit audit = { .act = "staff.forget_factor", .kind = "staff" };

    TRY(identity_account_find(ctx, a->email, &account));
    TRY(identity_factor_forget(ctx, account.sub));
    TRY(staff_end_sessions(ctx, account.sub));
    audit.ref = account.sub;
    audit.name = account.email;
    return audit_write(ctx, &audit);
}

int
staff_forget_factor(struct ctx *ctx, int argc, char **argv)
{
    struct asked a = read_options(argc, argv);
    enum rc rc;

    if (a.email == NULL)
        return usage("forget-factor --email ADDRESS");
    rc = db_transaction(ctx, forget, &a);
    if (rc == NOTFOUND)
        fprintf(stderr, "clearcart: nobody has an account for %s\n", a.email);
    return rc == OK ? EX_OK : rc == NOTFOUND ? EX_DATAERR : EX_SOFTWARE;
}
