#include "pay/answer.h"

#include <ctype.h>
#include <string.h>

#include "base/str.h"

const char *
answer_text(TALLOC_CTX *mem, json_t *object, const char *name)
{
    const char *s = json_string_value(json_object_get(object, name));

    return s != NULL ? talloc_strdup(mem, s) : NULL;
}

const char *
answer_id(TALLOC_CTX *mem, json_t *object, const char *name)
{
    json_t *value = json_object_get(object, name);

    return json_is_object(value) ? answer_text(mem, value, "id")
                                 : answer_text(mem, object, name);
}

bool
answer_money(json_t *object, const char *name, struct money *out)
{
    json_t *amount = json_object_get(object, name);
    const char *s =
        json_string_value(json_object_get(object, "currency"));
    char currency[4] = "";

    if (!json_is_integer(amount) || s == NULL || strlen(s) != 3)
        return false;
    for (size_t i = 0; i < 3; i++)
        currency[i] = (char)toupper((unsigned char)s[i]);
    *out = money_of(json_integer_value(amount), currency);
    return true;
}

bool
answer_is_status(json_t *object, const char *status)
{
    const char *s = json_string_value(json_object_get(object, "status"));

    return s != NULL && strcmp(s, status) == 0;
}

bool
answer_has_failed(json_t *refund)
{
    return answer_is_status(refund, "failed") ||
        answer_is_status(refund, "canceled");
}

char *
answer_list_path(
    TALLOC_CTX *mem, const char *what, int64_t since, const char *after)
{
    return talloc_asprintf(mem,
        "/v1/%s?limit=%d&created%%5Bgte%%5D=%lld%s%s", what, ANSWER_PAGE,
        (long long)since, after != NULL ? "&starting_after=" : "",
        after != NULL ? str_url(mem, after) : "");
}
