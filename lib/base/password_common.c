/*
 * The passwords that are tried first: a word of this list, however often,
 * with digits and signs before, between or after.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/password.h"
#include "base/rc.h"

enum { DIFFERENT_MIN = 5 };

/* Sorted. */
static const char *const words[] = {
    "abc", "abcd", "abcde", "abcdef", "abcdefg", "abcdefgh", "abcdefghij",
    "abcdefghijkl", "access", "admin", "administrator", "amazon", "america",
    "andrew", "android", "angel", "anything", "apple", "april", "arsenal",
    "asdfgh", "asdfghjkl", "ashley", "august", "autumn", "azerty", "azertyuiop",
    "baby", "babygirl", "banana", "barcelona", "baseball", "basketball",
    "batman", "beautiful", "berlin", "bonjour", "brother", "business",
    "butterfly", "changeit", "changeme", "changethis", "charlie", "cheese",
    "chelsea", "cherry", "chocolate", "ciao", "clearcart", "coffee", "company",
    "computer", "cookie", "correcthorsebatterystaple", "cricket", "customer",
    "daniel", "darling", "database", "debian", "december", "default", "demo",
    "doggy", "dollar", "dolphin", "dragon", "dublin", "eagle", "ebay",
    "elephant", "england", "enter", "entrance", "example", "facebook", "family",
    "father", "february", "flower", "football", "forever", "fortnite", "france",
    "freedom", "friday", "george", "germany", "ginger", "golf", "goodbye",
    "google", "guest", "hallo", "hello", "helloworld", "hockey", "honey",
    "horse", "hunter", "iloveme", "iloveyou", "instagram", "internet", "iphone",
    "ireland", "ironman", "january", "jennifer", "jessica", "jordan", "july",
    "june", "juventus", "keyboard", "killer", "king", "kitten", "knight",
    "laptop", "letmein", "linux", "lion", "liverpool", "lkjhgfdsa", "login",
    "logon", "london", "love", "lovely", "loveyou", "magic", "manager",
    "manchester", "march", "mariadb", "master", "matrix", "may", "michael",
    "michelle", "microsoft", "minecraft", "mistress", "mnbvcxz", "monday",
    "money", "monitor", "monkey", "moonlight", "mother", "mouse", "mysql",
    "mystery", "netflix", "network", "newyork", "nicole", "ninja", "nintendo",
    "nothing", "november", "october", "office", "opensesame", "openup",
    "operator", "oracle", "orange", "owner", "panther", "paris", "passcode",
    "passphrase", "password", "passwords", "passwort", "paypal", "pepper",
    "phantom", "pikachu", "pirate", "playstation", "poiuytrewq", "pokemon",
    "prince", "princess", "private", "pumpkin", "puppy", "qazwsx", "qazwsxedc",
    "queen", "qweasd", "qweasdzxc", "qwerasdf", "qwerty", "qwertyuiop",
    "qwertz", "qwertzuiop", "rainbow", "ranger", "realmadrid", "replaceme",
    "robert", "root", "rugby", "sample", "samsung", "samurai", "saturday",
    "secret", "secrets", "security", "september", "server", "sesame", "shadow",
    "shop", "shopping", "signin", "sister", "soccer", "something", "spiderman",
    "spring", "starlight", "startrek", "starwars", "store", "summer", "sunday",
    "sunshine", "superman", "superuser", "supervisor", "sweetheart", "temp",
    "temporary", "tennis", "test", "tester", "testing", "testtest", "thomas",
    "thursday", "tiger", "together", "trial", "trustno", "tuesday", "twitter",
    "ubuntu", "unicorn", "unlock", "user", "username", "visitor", "webshop",
    "wednesday", "welcome", "whatever", "william", "windows", "winter",
    "wizard", "wonderwoman", "xbox", "youtube", "yxcvbnm", "zxcvbn", "zxcvbnm"
};

/* Only what people try: letters in lower case, or digits. */
static char *
only(const char *s, int (*kind)(int))
{
    char *out = talloc_zero_size(NULL, strlen(s) + 1);
    size_t n = 0;

    for (; *s != '\0'; s++)
        if (kind((unsigned char)*s))
            out[n++] = (char)tolower((unsigned char)*s);
    return out;
}

static int
by_word(const void *key, const void *item)
{
    return strcmp(key, *(const char *const *)item);
}

static bool
is_listed(const char *s)
{
    return bsearch(s, words, COUNT(words), sizeof(words[0]), by_word) != NULL;
}

/* The shortest piece that, repeated, is the whole: "abab" has "ab". */
static size_t
period(const char *s)
{
    size_t n = strlen(s);

    for (size_t i = 1; i <= n / 2; i++)
        if (n % i == 0 && strncmp(s, s + i, n - i) == 0)
            return i;
    return n;
}

static bool
is_common_word(const char *password)
{
    char *letters = only(password, isalpha);
    bool common;

    letters[period(letters)] = '\0';
    common = is_listed(letters);
    talloc_free(letters);
    return common;
}

/* Digits alone, up or down or repeated. */
static bool
is_digit_run(const char *password)
{
    char *digits = only(password, isdigit);
    size_t n = strlen(digits);
    bool run = n == strlen(password) &&
        (period(digits) < n ||
            strstr("0123456789012345678901234567890", digits) != NULL ||
            strstr("0987654321098765432109876543210", digits) != NULL);

    talloc_free(digits);
    return run;
}

static int
different(const char *s)
{
    bool seen[256] = { false };
    int n = 0;

    for (; *s != '\0'; s++) {
        n += !seen[(unsigned char)*s];
        seen[(unsigned char)*s] = true;
    }
    return n;
}

/* What is before the '@', or all of it. */
static bool
is_their_own(const char *password, const char *email, const char *name)
{
    size_t local = strcspn(email, "@");

    return strcasecmp(password, email) == 0 ||
        strcasecmp(password, name) == 0 ||
        (local == strlen(password) &&
            strncasecmp(password, email, local) == 0);
}

const char *
password_objection(const char *password, const char *email, const char *name)
{
    return different(password) < DIFFERENT_MIN || is_common_word(password) ||
            is_digit_run(password) || is_their_own(password, email, name)
        ? "too_common"
        : NULL;
}
