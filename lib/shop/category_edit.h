/*
 * Changing the tree of categories, in the admin. All of it inside the
 * caller's transaction, which begins with category_tree_lock: one person at
 * a time changes the tree.
 */
#ifndef SHOP_CATEGORY_EDIT_H
#define SHOP_CATEGORY_EDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/rc.h"

enum { TREE_DEPTH = 10 };

struct tree_node {
    int64_t id, parent, position, version; /* parent 0: top level */
    const char *slug, *name, *description;
};

struct tree {
    struct tree_node *at; /* siblings in the order they show */
    size_t n;
};

/* As it is, without a lock. */
enum rc category_tree(struct ctx *ctx, struct tree *out) MUST_CHECK;

/* As it is, every category locked in the order of ids. */
enum rc category_tree_lock(struct ctx *ctx, struct tree *out) MUST_CHECK;

struct tree_node *tree_find(const struct tree *t, int64_t id);

/* Whether id is `above`, or lies somewhere below it. */
bool tree_is_below(const struct tree *t, int64_t id, int64_t above);

/* Levels from the top to id: 1 for one without a parent; 0 for id 0. */
size_t tree_depth(const struct tree *t, int64_t id);

/* Levels that hang on id, itself counted. */
size_t tree_height(const struct tree *t, int64_t id);

/* Another child of parent with this name, whatever its case; or NULL. */
const struct tree_node *tree_namesake(const struct tree *t, int64_t parent,
    const char *name, int64_t but);

/* Makes one, as the last of its parent's. CONFLICT: the name is there. */
enum rc category_add(struct ctx *ctx, int64_t parent, const char *name,
    int64_t *id) MUST_CHECK;

/* Name, description and parent, as they are in the node. */
enum rc category_write(
    struct ctx *ctx, const struct tree_node *node) MUST_CHECK;

/* Another address; the old one leads to it. CONFLICT if it is taken. */
enum rc category_rename(
    struct ctx *ctx, const struct tree_node *node, const char *slug) MUST_CHECK;

/* Changes places with the sibling before (up) or after it, if any. */
enum rc category_step(struct ctx *ctx, const struct tree *t, int64_t id,
    bool up) MUST_CHECK;

/*
 * Refiles the products of `from` in `into`, hangs its children there, lets
 * its addresses lead there, and deletes it.
 */
enum rc category_merge(struct ctx *ctx, const struct tree *t, int64_t from,
    int64_t into) MUST_CHECK;

/* CONFLICT if products are filed in it or categories hang on it. */
enum rc category_delete(
    struct ctx *ctx, const struct tree *t, int64_t id) MUST_CHECK;

/*
 * Lists of a category and of those above it follow its products: at once if
 * they are few, else by the jobs daemon within seconds; *later counts those.
 */
enum rc category_refile(
    struct ctx *ctx, int64_t id, int64_t *later) MUST_CHECK;

#endif
