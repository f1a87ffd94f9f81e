/* The commands of clearcart(1). Each returns the exit status. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "base/conf.h"
#include "base/ctx.h"
#include "base/db.h"

/* argv[0] is the command's own name. */
typedef int command_fn(struct ctx *ctx, int argc, char **argv);

command_fn check_books_command;
command_fn client_command;
command_fn customer_command;
command_fn doctor_command;
command_fn export_command;
command_fn import_command;
command_fn key_command;
command_fn migrate_command;
command_fn order_command;
command_fn reindex_command;
command_fn settle_command;
command_fn staff_command;

#endif
