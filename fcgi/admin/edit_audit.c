#include "admin/edit.h"
#include "shop/audit.h"

static const char *
id_text(struct ctx *ctx, int64_t id)
{
    return talloc_asprintf(ctx, "%lld", (long long)id);
}

static void
note_item(struct ctx *ctx, struct audit *a, const struct product_item *was,
    const struct product_item *is)
{
    const char *sku = is->sku;

    audit_change_money(ctx, a, talloc_asprintf(ctx, "price %s", sku),
        money_of(was->price, was->currency),
        money_of(is->price, is->currency));
    audit_change_money(ctx, a, talloc_asprintf(ctx, "before %s", sku),
        money_of(was->compare, was->currency),
        money_of(is->compare, is->currency));
    audit_change_int(ctx, a, talloc_asprintf(ctx, "stock %s", sku),
        was->on_hand, is->on_hand);
}

static char *
ids(struct ctx *ctx, const struct product_form *p)
{
    char *text = talloc_strdup(ctx, "");

    for (size_t i = 0; i < p->ncategories; i++)
        text = talloc_asprintf_append_buffer(text, "%s%lld",
            i > 0 ? ", " : "", (long long)p->categories[i]);
    return text;
}

static void
note_words(struct ctx *ctx, struct audit *a, const struct product_form *was,
    const struct product_form *is)
{
    audit_change(ctx, a, "name", was->name, is->name);
    audit_change(ctx, a, "slug", was->slug, is->slug);
    audit_change(ctx, a, "brand", was->brand, is->brand);
    audit_change(ctx, a, "summary", was->summary, is->summary);
    audit_change(ctx, a, "description", was->description, is->description);
    audit_change(ctx, a, "state", was->status, is->status);
    audit_change(ctx, a, "tax class", was->tax_class, is->tax_class);
    audit_change_int(ctx, a, "featured", was->featured, is->featured);
    audit_change(ctx, a, "categories", ids(ctx, was), ids(ctx, is));
    audit_change(ctx, a, "attributes", edit_attributes(ctx, was),
        edit_attributes(ctx, is));
    audit_change(
        ctx, a, "related", edit_related(ctx, was), edit_related(ctx, is));
    audit_change(ctx, a, "publish at", was->publish_at, is->publish_at);
}

enum rc
edit_note(struct ctx *ctx, const struct edit *e)
{
    struct product_form is;
    struct audit a = { .act = "product.save",
        .kind = "product",
        .ref = id_text(ctx, e->is.id) };

    TRY(product_form_read(ctx, e->is.id, &is));
    a.name = is.name;
    note_words(ctx, &a, &e->is, &is);
    for (size_t i = 0; i < e->is.nitems && i < is.nitems; i++)
        note_item(ctx, &a, &e->is.items[i], &is.items[i]);
    return audit_write(ctx, &a);
}
