# After every other test: what all of them have left settles, and the books
# of the shop that they used are right, the processor's among them.
use v5.36;
use Clearcart;
use Test::More;
use Time::HiRes qw(sleep);

# What was ordered and never paid is too late; a second try is at once.
my @hurry = (
    q{UPDATE orders.payment_attempt SET checked_at = NULL, lease_until = NULL
	WHERE state IN ('new', 'unknown', 'open')},
    q{UPDATE orders.orders SET expires_at = UTC_TIMESTAMP(3)
	WHERE payment IN ('placed', 'awaiting_payment')},
    q{UPDATE orders.payment_event SET tries = 0 WHERE handled_at IS NULL},
    q{UPDATE orders.refund SET next_at = UTC_TIMESTAMP(3)
	WHERE state IN ('queued', 'unknown')},
    q{UPDATE orders.breaker SET failures = 0, open_until = NULL},
);

my ($status, $text);

sub settled() {
	db()->do($_) for @hurry;
	($status, $text) = clearcart('settle');
	return $status == 0;
}

fault_clear();
eval { wait_for(\&settled, 60, 'nothing uncertain') };
is($status, 0, 'clearcart settle leaves nothing uncertain') or diag $text;

($status, $text) = clearcart('check-books');
is($status, 0, 'clearcart check-books') or diag $text;
like($text, qr/^0 differences$/m, '0 differences');

my ($orders, $paid) = db()->selectrow_array('SELECT COUNT(*), '
    . 'SUM(payment IN ("paid", "partly_refunded", "refunded")) '
    . 'FROM orders.orders');
note "$orders orders, $paid of them paid";
cmp_ok($paid, '>', 0, 'there were some');

done_testing();
