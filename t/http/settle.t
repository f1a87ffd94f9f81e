# Calls that break off after they had their effect, and say so for ever: the
# shop finds what they made in the processor's lists.
use v5.36;
use Clearcart;
use Clearcart::Buy;
use LWP::UserAgent;
use Test::More;

my %goods = ('T-SETTLE-LAMP' => [5780, 500]);
goods_make(%goods);
fault_clear();

my @stopped;
END {
	local $?;
	kill CONT => @stopped;
	if ($ENV{CLEARCART_DEMO}) {
		fault_clear();
		goods_retire(keys %goods);
	}
}

sub one($sql, @values) {
	return scalar db()->selectrow_array($sql, {}, @values);
}

sub run_sql($sql, @values) {
	return db()->do($sql, {}, @values);
}

# An order whose call to the processor broke off; the worker stands still.
sub broken_order() {
	@stopped = @{demo()->{pids}{worker}};
	kill STOP => @stopped;
	my $ua = agent();
	my $cart = cart_with($ua, 'T-SETTLE-LAMP', 1);
	fault('error_after');
	my $order = place($ua, form_of($ua, $cart))->{order};
	fault_clear();
	is($order->{pay_url}, undef, 'no page to pay at');
	is(state_of($order), 'unknown', 'nobody knows');
	return { %$order, cart => $cart };
}

sub go_on($order) {
	run_sql('UPDATE orders.payment_attempt SET checked_at = NULL, '
	    . 'tries = 0 WHERE order_id = ?', $order->{id});
	kill CONT => splice @stopped;
}

sub state_of($order) {
	return one('SELECT state FROM orders.payment_attempt '
	    . 'WHERE order_id = ?', $order->{id});
}

sub until_attempt($order, $state) {
	wait_for(sub { state_of($order) eq $state }, 20, "the attempt: $state");
	is(state_of($order), $state, "the attempt is $state");
}

sub sessions_of($order) {
	return one('SELECT GROUP_CONCAT(status ORDER BY status) '
	    . 'FROM paymock.session WHERE reference = ?', $order->{id});
}

sub alerts_of($order) {
	return one('SELECT COALESCE(GROUP_CONCAT(DISTINCT kind), "") '
	    . 'FROM orders.alert WHERE order_id = ?', $order->{id});
}

# The processor forgets that it ever made this session.
sub unmake($order) {
	run_sql('DELETE FROM paymock.session_line WHERE session_id IN '
	    . '(SELECT id FROM paymock.session WHERE reference = ?)',
	    $order->{id});
	run_sql('DELETE FROM paymock.session WHERE reference = ?',
	    $order->{id});
}

sub age($order, $hours) {
	run_sql('UPDATE orders.payment_attempt SET created_at = created_at '
	    . '- INTERVAL ? MINUTE WHERE order_id = ?', $hours * 60,
	    $order->{id});
	run_sql('UPDATE paymock.session SET created = created - ? '
	    . 'WHERE reference = ?', $hours * 3600, $order->{id});
}

# A second session for the same attempt, as no processor should make it.
sub double($order) {
	my $body = one('SELECT request_body FROM orders.payment_attempt '
	    . 'WHERE order_id = ?', $order->{id});
	my $answer = LWP::UserAgent->new->post(
	    processor('/v1/checkout/sessions'), Content => $body,
	    Authorization => 'Bearer ' . demo()->{processor_key});
	is($answer->code, 200, 'a second session');
}

subtest 'a session behind a replayed failure' => sub {
	my $order = broken_order();
	go_on($order);
	until_attempt($order, 'open');
	is(sessions_of($order), 'open', 'one session');
	my $url = one('SELECT pay_url FROM orders.payment_attempt '
	    . 'WHERE order_id = ?', $order->{id});
	is(pay_at($url), 303, 'paid');
	until_attempt($order, 'paid');
	is(charges_of($order->{id}), 1, 'charged once');
	is(one('SELECT failures FROM orders.breaker LIMIT 1'), 0,
	    'a replayed failure does not count as one');
};

subtest 'a failure behind which there is nothing' => sub {
	my $before = stock_of('T-SETTLE-LAMP')->{reserved};
	my $order = broken_order();
	unmake($order);
	go_on($order);
	wait_for(sub { one('SELECT tries FROM orders.payment_attempt '
	    . 'WHERE order_id = ?', $order->{id}) > 1 }, 20, 'some tries');
	is(state_of($order), 'unknown', 'is not believed at once');
	age($order, 0.05);
	go_on($order);
	until_attempt($order, 'refused');
	is(stock_of('T-SETTLE-LAMP')->{reserved}, $before,
	    'all is given back');
	is(alerts_of($order), 'payment_refused', 'the owner is told');
};

# Paid, signed and for this order, but not what it costs.
subtest 'a session for less' => sub {
	my $order = broken_order();
	my $body = one('SELECT request_body FROM orders.payment_attempt '
	    . 'WHERE order_id = ?', $order->{id});
	unmake($order);
	$body =~ s/(unit_amount(?:%5D|\])=)\d+/${1}100/ or die $body;
	my $answer = LWP::UserAgent->new->post(
	    processor('/v1/checkout/sessions'), Content => $body,
	    Authorization => 'Bearer ' . demo()->{processor_key});
	my ($url) = $answer->content =~ /"url": ?"([^"]+)"/;
	is(pay_at($url), 303, 'one euro is paid');
	wait_for(sub { one('SELECT COUNT(*) FROM orders.payment_event '
	    . 'WHERE handled_at IS NULL') }, 20, 'the webhook');
	go_on($order);
	until_attempt($order, 'expired');
	is(alerts_of($order), 'wrong_session', 'the owner is told');
	wait_for(sub { one('SELECT state FROM orders.refund '
	    . 'WHERE order_id = ?', $order->{id}) eq 'done' }, 20,
	    'the money back');
	is(one('SELECT payment FROM orders.orders WHERE id = ?',
	    $order->{id}), 'cancelled', 'nothing is bought');
};

subtest 'two sessions for one attempt' => sub {
	my $order = broken_order();
	double($order);
	go_on($order);
	until_attempt($order, 'open');
	wait_for(sub { sessions_of($order) ne 'open,open' }, 20,
	    'one to be ended');
	is(sessions_of($order), 'open,expired', 'one is ended');
	is(alerts_of($order), 'second_session', 'the owner is told');
	is(one('SELECT s.status FROM paymock.session s JOIN '
	    . 'orders.payment_attempt a ON a.session_id = s.id '
	    . 'WHERE a.order_id = ?', $order->{id}), 'open', 'the other');
};

subtest 'a forgotten key' => sub {
	my $order = broken_order();
	age($order, 21);
	go_on($order);
	until_attempt($order, 'open');
	is(sessions_of($order), 'open', 'the list knows its session');

	$order = broken_order();
	unmake($order);
	age($order, 21);
	go_on($order);
	wait_for(sub { alerts_of($order) }, 20, 'the owner to be called');
	is(alerts_of($order), 'outcome_unknown', 'nothing to be found');
	is(state_of($order), 'unknown', 'nothing decided');
	age($order, 6);
	go_on($order);
	until_attempt($order, 'refused');
	is(sessions_of($order), undef, 'never asked for again');
};

sub paid_order() {
	my $ua = agent();
	my $order = place($ua, form_of($ua, cart_with($ua, 'T-SETTLE-LAMP', 1)))
	    ->{order};
	is(pay_at($order->{pay_url}), 303, 'paid');
	until_attempt($order, 'paid');
	return $order;
}

sub refund_of($order, $column = 'state') {
	return one("SELECT $column FROM orders.refund WHERE order_id = ?",
	    $order->{id});
}

# Queues 10.00 back and waits until the processor was asked once.
sub broken_refund($order) {
	fault('error_after', 1, '/v1/refunds');
	run_sql('UPDATE orders.orders SET refunded_minor = 1000 WHERE id = ?',
	    $order->{id});
	run_sql('INSERT INTO orders.refund (id, order_id, attempt, intent_id, '
	    . 'amount_minor, currency, reason, request, state, next_at, '
	    . 'created_at) '
	    . 'SELECT CONCAT("r", SUBSTR(id, 2)), order_id, id, intent_id, '
	    . '1000, "EUR", "torn", "key", "queued", UTC_TIMESTAMP(3), '
	    . 'UTC_TIMESTAMP(3) FROM orders.payment_attempt '
	    . 'WHERE order_id = ?', $order->{id});
	wait_for(sub { refund_of($order) eq 'unknown' }, 20, 'the first call');
}

sub refund_again($order) {
	run_sql('UPDATE orders.refund SET next_at = UTC_TIMESTAMP(3) '
	    . 'WHERE order_id = ?', $order->{id});
}

sub paid_back($order) {
	return one('SELECT COALESCE(SUM(r.amount_minor), 0) '
	    . 'FROM paymock.refund r JOIN paymock.session s '
	    . 'ON s.intent_id = r.intent_id WHERE s.reference = ?',
	    $order->{id});
}

subtest 'a refund behind a replayed failure' => sub {
	my $order = paid_order();
	broken_refund($order);
	refund_again($order);
	wait_for(sub { refund_of($order) eq 'done' }, 20, 'the refund');
	is(paid_back($order), 1000, 'once');
	is(refund_of($order, 'refund_id'), one('SELECT r.id '
	    . 'FROM paymock.refund r JOIN paymock.session s '
	    . 'ON s.intent_id = r.intent_id WHERE s.reference = ?',
	    $order->{id}), 'its id is known');
};

subtest 'a refund whose key is forgotten' => sub {
	my $order = paid_order();
	broken_refund($order);
	run_sql('DELETE FROM paymock.idempotency WHERE id = ?',
	    refund_of($order, 'id'));
	run_sql('UPDATE orders.refund SET created_at = created_at '
	    . '- INTERVAL 25 HOUR WHERE order_id = ?', $order->{id});
	refund_again($order);
	wait_for(sub { refund_of($order) eq 'done' }, 20, 'the refund');
	is(paid_back($order), 1000, 'is not paid again');
};

subtest 'a refund that was never made' => sub {
	my $order = paid_order();
	broken_refund($order);
	my $id = one('SELECT r.id FROM paymock.refund r JOIN paymock.session '
	    . 's ON s.intent_id = r.intent_id WHERE s.reference = ?',
	    $order->{id});
	run_sql('UPDATE paymock.charge c JOIN paymock.refund r '
	    . 'ON r.charge_id = c.id SET c.refunded_minor = 0 WHERE r.id = ?',
	    $id);
	run_sql('DELETE FROM paymock.balance_transaction WHERE source = ?',
	    $id);
	run_sql('DELETE FROM paymock.refund WHERE id = ?', $id);
	refund_again($order);
	wait_for(sub { refund_of($order, 'tries') == 2
	    && refund_of($order, 'next_at > UTC_TIMESTAMP(3)') }, 20,
	    'the second call');
	is(refund_of($order), 'unknown', 'a list may be behind');
	wait_for(sub {
		refund_again($order);
		return refund_of($order) eq 'refused';
	}, 40, 'the refusal');
	is(refund_of($order, 'tries'), 6, 'at the sixth call');
	is(alerts_of($order), 'refund_refused', 'the owner is told');
	is(paid_back($order), 0, 'nothing was paid back');
};

# The worker has nothing more to ask about them.
run_sql('UPDATE orders.orders SET expires_at = UTC_TIMESTAMP(3) '
    . 'WHERE id IN (SELECT order_id FROM orders.order_line WHERE sku = ?)',
    keys %goods);
wait_for(sub { !one('SELECT COUNT(*) FROM orders.orders WHERE payment IN '
    . '("placed", "awaiting_payment") AND id IN (SELECT order_id '
    . 'FROM orders.order_line WHERE sku = ?)', keys %goods) }, 40,
    'the rest to be cancelled');
is_deeply([books_of(keys %goods)], [], 'the books are right');

done_testing;
