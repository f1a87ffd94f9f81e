/* The one result type of the house. */
#ifndef BASE_RC_H
#define BASE_RC_H

enum rc {
    OK,
    NOTFOUND, /* no such thing, or not this person's: 404 */
    CONFLICT, /* the state of things forbids it: 409 */
    INVALID,  /* a value is out of bounds: 422 */
    AGAIN,    /* deadlock, lock wait or lost connection: run it again whole */
    BUSY,     /* tried long enough, or a service is away: 503 */
    FAIL      /* logged where it arose: 500 */
};

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))

/* Passes every result but OK up to the caller. */
#define TRY(call)                                                              \
    do {                                                                       \
        enum rc try_rc = (call);                                               \
        if (try_rc != OK)                                                      \
            return try_rc;                                                     \
    } while (0)

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
