/*
 * Numbers of payment cards, which belong on the processor's page alone: what
 * a person types here by mistake must not be kept, shown or left behind.
 */
#ifndef WEB_CARD_H
#define WEB_CARD_H

#include <stdbool.h>

/*
 * True if somewhere in s stand 13 to 19 digits that pass Luhn's test, with or
 * without blanks and dashes between them.
 */
bool card_is_in(const char *s);

#endif
