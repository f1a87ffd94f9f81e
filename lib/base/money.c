#include "base/money.h"

#include <inttypes.h>
#include <string.h>

#include "base/log.h"
#include "base/str.h"

struct currency {
    const char *code;
    int digits;
    const char *sign;
};

/* ISO 4217: only where digits are not 2, or a sign is customary. */
static const struct currency currencies[] = { { "EUR", 2, "\u20ac" },
    { "GBP", 2, "\u00a3" }, { "USD", 2, "$" }, { "JPY", 0, "\u00a5" },
    { "KRW", 0, "\u20a9" }, { "INR", 2, "\u20b9" }, { "BIF", 0, NULL },
    { "CLP", 0, NULL }, { "DJF", 0, NULL }, { "GNF", 0, NULL },
    { "ISK", 0, NULL }, { "KMF", 0, NULL }, { "PYG", 0, NULL },
    { "RWF", 0, NULL }, { "UGX", 0, NULL }, { "VND", 0, NULL },
    { "VUV", 0, NULL }, { "XAF", 0, NULL }, { "XOF", 0, NULL },
    { "XPF", 0, NULL }, { "BHD", 3, NULL }, { "IQD", 3, NULL },
    { "JOD", 3, NULL }, { "KWD", 3, "KD\u00a0" }, { "LYD", 3, NULL },
    { "OMR", 3, NULL }, { "TND", 3, NULL } };

static const struct currency *
find(const char *cur)
{
    for (size_t i = 0; i < COUNT(currencies); i++)
        if (strcmp(currencies[i].code, cur) == 0)
            return &currencies[i];
    return NULL;
}

int
money_digits(const char *cur)
{
    const struct currency *c = find(cur);

    if (c != NULL)
        return c->digits;
    return strlen(cur) == 3 && strspn(cur, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3
        ? 2
        : -1;
}

struct money
money_of(int64_t minor, const char *cur)
{
    struct money m = { minor, "" };

    if (strlen(cur) != 3)
        bug("'%s' is no currency", cur);
    memcpy(m.cur, cur, sizeof(m.cur));
    return m;
}

static bool
same(struct money a, struct money b)
{
    return memcmp(a.cur, b.cur, sizeof(a.cur)) == 0;
}

bool
money_add(struct money a, struct money b, struct money *out)
{
    struct money sum = a;

    if (!same(a, b) || __builtin_add_overflow(a.minor, b.minor, &sum.minor))
        return false;
    *out = sum;
    return true;
}

bool
money_sub(struct money a, struct money b, struct money *out)
{
    struct money rest = a;

    if (!same(a, b) || __builtin_sub_overflow(a.minor, b.minor, &rest.minor))
        return false;
    *out = rest;
    return true;
}

bool
money_mul(struct money a, int64_t n, struct money *out)
{
    struct money product = a;

    if (__builtin_mul_overflow(a.minor, n, &product.minor))
        return false;
    *out = product;
    return true;
}

int
money_cmp(struct money a, struct money b)
{
    if (!same(a, b))
        bug("comparing %s with %s", a.cur, b.cur);
    return (a.minor > b.minor) - (a.minor < b.minor);
}

/* The one place that rounds: n / d, half to even; d > 0. */
static bool
divide(__int128 n, __int128 d, int64_t *out)
{
    __int128 q = n / d;
    __int128 r = n % d;

    if (r < 0) {
        r += d;
        q -= 1;
    }
    if (2 * r > d || (2 * r == d && q % 2 != 0))
        q += 1;
    if (q > INT64_MAX || q < INT64_MIN)
        return false;
    *out = (int64_t)q;
    return true;
}

bool
money_rate(struct money a, int64_t rate_bp, struct money *out)
{
    struct money part = a;

    if (!divide((__int128)a.minor * rate_bp, 10000, &part.minor))
        return false;
    *out = part;
    return true;
}

bool
money_nearest(struct money a, int64_t step, int64_t less, struct money *out)
{
    __int128 twice = 2 * ((__int128)a.minor + less) + step, whole;

    if (step <= 0)
        return false;
    whole = twice / (2 * (__int128)step);
    if (twice < 0 && twice % (2 * (__int128)step) != 0)
        whole--;
    whole = whole * step - less;
    if (whole > INT64_MAX || whole < INT64_MIN)
        return false;
    *out = money_of((int64_t)whole, a.cur);
    return true;
}

bool
money_tax_within(struct money gross, int64_t rate_bp, struct money *out)
{
    struct money tax = gross;

    if (rate_bp < 0 ||
        !divide(
            (__int128)gross.minor * rate_bp, 10000 + rate_bp, &tax.minor))
        return false;
    *out = tax;
    return true;
}

int64_t
money_percent_less(struct money was, struct money now)
{
    if (!same(was, now) || now.minor < 0 || now.minor >= was.minor)
        return 0;
    return (int64_t)((__int128)(was.minor - now.minor) * 100 / was.minor);
}

/* Floors every share into parts; what is left over is returned. */
static int64_t
share_floors(struct money whole, const int64_t *weights, size_t n,
    __int128 sum, struct money *parts)
{
    int64_t left = whole.minor;

    for (size_t i = 0; i < n; i++) {
        parts[i] = whole;
        parts[i].minor = (int64_t)((__int128)whole.minor * weights[i] / sum);
        left -= parts[i].minor;
    }
    return left;
}

/* The part whose remainder is largest among those not yet raised. */
static size_t
share_next(struct money whole, const int64_t *weights, size_t n, __int128 sum,
    const struct money *parts)
{
    __int128 best = -1;
    size_t at = 0;

    for (size_t i = 0; i < n; i++) {
        __int128 rest = (__int128)whole.minor * weights[i] -
            (__int128)parts[i].minor * sum;

        if (rest > best) {
            best = rest;
            at = i;
        }
    }
    return at;
}

bool
money_share(struct money whole, const int64_t *weights, size_t n,
    struct money *parts)
{
    __int128 sum = 0;
    int64_t left;

    if (n == 0 || whole.minor < 0)
        return false;
    for (size_t i = 0; i < n; i++) {
        if (weights[i] < 0)
            return false;
        sum += weights[i];
    }
    if (sum == 0) {
        for (size_t i = 0; i < n; i++)
            parts[i] = money_of(i == 0 ? whole.minor : 0, whole.cur);
        return true;
    }
    left = share_floors(whole, weights, n, sum, parts);
    for (; left > 0; left--)
        parts[share_next(whole, weights, n, sum, parts)].minor++;
    return true;
}

static int64_t
power_of_ten(int digits)
{
    int64_t p = 1;

    while (digits-- > 0)
        p *= 10;
    return p;
}

bool
money_parse(const char *s, const char *cur, struct money *out)
{
    int digits = money_digits(cur);
    size_t whole = strspn(s, "0123456789");
    size_t part = s[whole] == '.' ? strspn(s + whole + 1, "0123456789") : 0;
    size_t end = whole + (s[whole] == '.' ? 1 + part : 0);
    int64_t minor = 0;

    if (digits < 0 || whole == 0 || s[end] != '\0' ||
        (s[whole] == '.' && part == 0) || part > (size_t)digits)
        return false;
    for (size_t i = 0; i < end; i++)
        if (s[i] != '.' &&
            (__builtin_mul_overflow(minor, 10, &minor) ||
                __builtin_add_overflow(minor, s[i] - '0', &minor)))
            return false;
    if (__builtin_mul_overflow(
            minor, power_of_ten(digits - (int)part), &minor))
        return false;
    *out = money_of(minor, cur);
    return true;
}

/* Whole units, with a comma before every three digits if they are wanted. */
static char *
whole_units(TALLOC_CTX *mem, uint64_t n, const char *comma)
{
    if (n < 1000)
        return talloc_asprintf(mem, "%" PRIu64, n);
    return talloc_asprintf(mem, "%s%s%03" PRIu64,
        whole_units(mem, n / 1000, comma), comma, n % 1000);
}

static char *
figures(TALLOC_CTX *mem, struct money m, const char *comma)
{
    int digits = money_digits(m.cur);
    uint64_t abs = m.minor < 0 ? 0 - (uint64_t)m.minor : (uint64_t)m.minor;
    uint64_t unit = (uint64_t)power_of_ten(digits > 0 ? digits : 0);
    char *whole = whole_units(mem, abs / unit, comma);

    if (digits <= 0)
        return whole;
    return talloc_asprintf(
        mem, "%s.%0*" PRIu64, whole, digits, abs % unit);
}

char *
money_plain(TALLOC_CTX *mem, struct money m)
{
    return talloc_asprintf(
        mem, "%s%s", m.minor < 0 ? "-" : "", figures(mem, m, ""));
}

char *
money_text(TALLOC_CTX *mem, struct money m)
{
    const struct currency *c = find(m.cur);
    const char *minus = m.minor < 0 ? "\u2212" : "";

    if (c != NULL && c->sign != NULL)
        return talloc_asprintf(
            mem, "%s%s%s", minus, c->sign, figures(mem, m, ","));
    return talloc_asprintf(
        mem, "%s%s\u00a0%s", minus, m.cur, figures(mem, m, ","));
}
