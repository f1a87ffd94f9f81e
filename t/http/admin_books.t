# The admin's pages about mails, the processor's messages, alerts, programs.
use v5.36;
use Clearcart;
use Clearcart::Buy;
use Test::More;

goods_make('T-POST' => [1250, 50]);
END {
	local $?;
	goods_retire('T-POST') if $ENV{CLEARCART_DEMO};
}

sub one($sql, @values) {
	return scalar db()->selectrow_array($sql, {}, @values);
}

my $una = agent();
my $cart = cart_with($una, 'T-POST', 1);
my $order = place($una, form_of($una, $cart))->{order};
pay_at($order->{pay_url});
wait_for(sub { order_of($una, $order->{id})->{state} eq 'paid' }, 30,
    'the payment');
wait_for(sub { !one('SELECT COUNT(*) FROM orders.outbox WHERE order_id = ? '
    . 'AND sent_at IS NULL', $order->{id}) }, 30, 'its mails');

my $staff = agent();
sign_in_admin($staff);

sub page($path) { return json_get($staff, admin($path)) }

sub csrf() { return page('/books/mails')->{csrf} }

subtest 'mails' => sub {
	my $sent = page('/books/mails?show=done')->{mails};
	ok((grep { ($_->{order} // '') eq $order->{number} } @$sent), 'sent');
	my $id = one('SELECT id FROM orders.outbox WHERE order_id = ? '
	    . 'AND kind = "confirmation"', $order->{id});
	db()->do('UPDATE orders.outbox SET sent_at = NULL, tries = 9, '
	    . 'last_error = "451 <b>", next_at = UTC_TIMESTAMP(3) '
	    . '+ INTERVAL 1 HOUR WHERE id = ?', {}, $id);
	for my $show ('waiting', 'failed') {
		ok((grep { $_->{id} eq $id }
		    @{page("/books/mails?show=$show")->{mails}}), $show);
	}
	$staff->get(admin('/books/mails?show=failed'));
	like($staff->content, qr/451 &lt;b&gt;/, 'with why');
	json_post($staff, admin("/books/mails/$id/now"), { csrf => csrf() });
	is($staff->status, 200, 'tried now');
	wait_for(sub { one('SELECT sent_at FROM orders.outbox WHERE id = ?',
	    $id) }, 30, 'the mail');
	json_post($staff, admin("/books/mails/$id/now"), { csrf => csrf() });
	is($staff->status, 404, 'not one that was sent');
	is(one('SELECT COUNT(*) FROM orders.audit WHERE act = "mail.now" '
	    . 'AND ref = ?', $id), 1, 'written down');
};

subtest "the processor's messages" => sub {
	my $event = one('SELECT e.id FROM orders.payment_event e '
	    . 'JOIN orders.payment_attempt a ON a.id = e.attempt '
	    . 'WHERE a.order_id = ? AND e.handled_at IS NOT NULL LIMIT 1',
	    $order->{id});
	ok((grep { $_->{id} eq $event }
	    @{page('/books/events?show=done')->{events}}), 'handled');
	json_post($staff, admin('/books/events'), { csrf => csrf(),
	    event => $event });
	is($staff->status, 200, 'handled again');
	wait_for(sub { one('SELECT handled_at FROM orders.payment_event '
	    . 'WHERE id = ?', $event) }, 30, 'the worker');
	is(order_of($una, $order->{id})->{state}, 'paid', 'and nothing more');
	is(charges_of($order->{id}), 1, 'one charge');
	json_post($staff, admin('/books/events'), { csrf => csrf(),
	    event => 'evt_none' });
	is($staff->status, 404, 'not one that never came');
	db()->do('INSERT INTO orders.payment_event (id, type, body, '
	    . 'received_at, handled_at) VALUES (?, "test", "{}", '
	    . '"2001-01-01 00:00:00.5", UTC_TIMESTAMP(3))', {},
	    sprintf 'evt_t_%02d', $_) for 1 .. 60;
	my ($url, %seen) = ('/books/events?show=done');
	while ($url) {
		my $page = page($url);
		$seen{$_->{id}}++ for @{$page->{events}};
		$url = $page->{next};
	}
	db()->do('DELETE FROM orders.payment_event WHERE type = "test"');
	is((grep { /\Aevt_t_/ && $seen{$_} == 1 } keys %seen), 60,
	    'all that came at one time are shown, once each');
};

subtest 'alerts' => sub {
	my $id = substr("alert$$" . time . 'x' x 26, 0, 26);
	db()->do('INSERT INTO orders.alert (id, kind, ref, text, at) VALUES '
	    . '(?, "test", ?, "Look <i>here", UTC_TIMESTAMP(3))', {}, $id, $id);
	$staff->get(admin('/books'));
	like($staff->content, qr/Look &lt;i&gt;here/, 'shown');
	json_post($staff, admin("/books/alerts/$id/seen"), { csrf => csrf() });
	is($staff->status, 200, 'seen to');
	ok(!(grep { $_->{id} eq $id } @{page('/books')->{alerts}}),
	    'and shown no more');
	like(one('SELECT seen_by FROM orders.alert WHERE id = ?', $id), qr/\S/,
	    'by whom');
	json_post($staff, admin("/books/alerts/$id/seen"), { csrf => csrf() });
	is($staff->status, 404, 'once');
	db()->do('DELETE FROM orders.alert WHERE id = ?', {}, $id);
};

subtest 'programs' => sub {
	my $now = page('/books/programs');
	my %state = map { $_->{program} => $_->{state} } @{$now->{programs}};
	is($state{$_}, 'ready', $_)
	    for qw(controller catalog cart checkout account idp admin);
	wait_for(sub { grep { $_->{program} eq 'worker'
	    && $_->{seconds} <= 30 } @{page('/books/programs')->{daemons}} },
	    30, 'the worker to be heard of');
	is_deeply([sort map { $_->{what} } @{$now->{lag}}],
	    [qw(events jobs mails orders refunds)], 'what waits');
};

done_testing;
