# From the cart to the paid order over HTTP, and all that may go wrong.
use v5.36;
use Clearcart;
use Clearcart::Buy;
use Digest::SHA qw(hmac_sha256_hex);
use HTTP::Tiny;
use JSON::PP;
use Test::More;

my %goods = ('T-BUY-LAMP' => [5780, 500], 'T-BUY-BOOK' => [1450, 500],
	'T-BUY-MAP' => [1090, 500, 'reduced'], 'T-BUY-LAST' => [9900, 1],
	'T-BUY-LEAF' => [0, 500]);
goods_make(%goods);
fault_clear();
END { goods_retire(keys %goods) if $ENV{CLEARCART_DEMO} }

sub tip($ua, $answer, $status, $code, $name) {
	is($ua->status . ' ' . ($answer->{error} // ''), "$status $code", $name);
}

sub has($ua, $text, $name) {
	ok(index($ua->content, $text) >= 0, $name);
}

sub orders_of_cart($cart) {
	return scalar db()->selectrow_array('SELECT COUNT(*) '
	    . 'FROM orders.orders WHERE cart_id = ?', {}, $cart);
}

# Asks the return page until the order is in that state.
sub until_state($ua, $id, $state, $seconds = 40) {
	return wait_for(sub {
		my $order = order_of($ua, $id);
		return $order if ($order->{state} // '') eq $state;
		sleep 1;
		return;
	}, $seconds, "order $state");
}

sub until_pay_url($ua, $id) {
	return wait_for(sub {
		my $order = order_of($ua, $id);
		return $order->{pay_url} if $order->{pay_url};
		sleep 1;
		return;
	}, 60, 'a page to pay at');
}

subtest 'the whole way' => sub {
	my $ua = agent();
	my $cart = cart_with($ua, 'T-BUY-LAMP', 1, 'T-BUY-BOOK', 3);
	my $page = json_get($ua, "/checkout/$cart");
	is($page->{total}{amount}, 10130, 'goods, delivery is free from 60');
	is(join(' ', map { "$_->{id}=$_->{price}{amount}" }
	    @{$page->{shipping}}), 'standard=0 express=990 collect=0',
	    'ways of delivery');
	my $before = stock_of('T-BUY-BOOK');
	my $form = form_of($ua, $cart, shipping => 'express');
	my $answer = place($ua, $form);
	tip($ua, $answer, 409, 'total_changed', 'another way, another total');
	is($answer->{total}{amount}, 11120, 'which is told');
	is(orders_of_cart($cart), 0, 'and nothing is ordered');
	$answer = place($ua, form_of($ua, $cart, shipping => 'express',
	    total => 11120));
	my $order = $answer->{order};
	is($ua->status, 200, 'placed');
	like($order->{number}, qr/\AW-[2-9A-Z]{8}\z/, 'with a number');
	is($order->{state}, 'awaiting_payment', 'to be paid');
	like($order->{pay_url}, qr{\A\Q${\ processor('/pay/')}\E}, 'there');
	is(stock_of('T-BUY-BOOK')->{reserved}, $before->{reserved} + 3,
	    'reserved');
	is(pay_at($order->{pay_url}), 303, 'paid');
	$order = until_state($ua, $order->{id}, 'paid');
	is($order->{pay_url}, undef, 'no page to pay at any more');
	is_deeply([map { $_->{state} } @{$order->{history}}],
	    [qw(placed awaiting_payment paid)], 'history');
	is($order->{sums}{tax}{amount}, 2079, 'tax that is in it');
	is(stock_of('T-BUY-BOOK')->{on_hand}, $before->{on_hand} - 3, 'sold');
	is(charges_of($order->{id}), 1, 'charged once');
	tip($ua, json_get($ua, "/checkout/$cart"), 409, 'cart_purchased',
	    'the cart is bought');
	$answer = place($ua, $form);
	tip($ua, $answer, 409, 'cart_purchased', 'and bought once');
};

subtest 'in HTML' => sub {
	my $ua = agent(max_redirect => 0);
	my $cart = cart_with($ua, 'T-BUY-MAP', 1);
	$ua->get(shop("/checkout/$cart"));
	is($ua->status, 200, 'the page');
	like($ua->response->header('Content-Security-Policy'),
	    qr/form-action 'self' \Q${\ processor()}\E/, 'may lead to pay');
	$ua->form_id('place');
	$ua->set_fields(email => 'not an address', name => 'Una <b>Marsh');
	$ua->submit;
	is($ua->status, 422, 'an address that is none');
	has($ua, 'Una &lt;b&gt;Marsh', 'what was typed is kept');
	has($ua, 'aria-invalid="true"', 'the field is marked');
	is(orders_of_cart($cart), 0, 'nothing is ordered');
	$ua->form_id('place');
	$ua->set_fields(name => 'Una Marsh', email => 'una@example.org',
	    line1 => '4 Chandlers Lane', city => 'Port Corran',
	    postcode => 'P71 K2C4');
	my $form = $ua->current_form;
	$ua->request($form->click);
	is($ua->status, 303, 'placed');
	my $pay = $ua->response->header('Location');
	like($pay, qr{\A\Q${\ processor('/pay/')}\E}, 'off to the processor');
	my ($id) = db()->selectrow_array('SELECT id FROM orders.orders '
	    . 'WHERE cart_id = ?', {}, $cart);
	$ua->get(shop("/checkout/return?order=$id"));
	has($ua, 'Pay now', 'until it is paid: pay now');
	like($ua->response->header('Refresh'), qr/&n=1\z/, 'looks again');
	$ua->get(shop("/checkout/return?order=$id&n=10"));
	is($ua->response->header('Refresh'), undef, 'ten times at most');
	is(pay_at($pay), 303, 'paid');
	until_state($ua, $id, 'paid');
	$ua->get(shop("/checkout/return?order=$id"));
	has($ua, 'It is paid.', 'thank you');
	is($ua->response->header('Refresh'), undef, 'and no more reloads');
};

subtest 'quotes' => sub {
	my $ua = agent();
	my $cart = cart_with($ua, 'T-BUY-LAMP', 1, 'T-BUY-MAP', 2);
	my $form = form_of($ua, $cart);
	my $page = json_post($ua, '/checkout/quote',
	    { %$form, country => 'DE', name => '', email => 'half@' });
	is($ua->status, 200, 'a quote of half a form');
	is($page->{total}{amount}, 8950, 'to Germany');
	is(join(' ', map { $_->{id} } @{$page->{shipping}}), 'standard',
	    'where there is one way');
	is($page->{sums}{tax}{amount}, 1224, 'at its rates');
	json_post($ua, '/checkout/quote', { %$form, country => 'XX' });
	is($ua->status, 200, 'nowhere is told on the page');
	tip($ua, place($ua, { %$form, country => 'XX' }), 422, 'invalid',
	    'but cannot be ordered to');
	tip($ua, place($ua, { %$form, shipping => 'drone' }), 422, 'invalid',
	    'nor by no way');
	is(orders_of_cart($cart), 0, 'nothing was ordered');
};

subtest 'the same token' => sub {
	my $ua = agent();
	my $cart = cart_with($ua, 'T-BUY-BOOK', 1);
	my $form = form_of($ua, $cart, total => 1940);
	my $first = place($ua, $form)->{order};
	my $again = place($ua, $form)->{order};
	is($again->{id}, $first->{id}, 'the same order');
	is($again->{pay_url}, $first->{pay_url}, 'the same page to pay at');
	my $answer = place($ua, { %$form, name => 'Somebody Else' });
	tip($ua, $answer, 409, 'token_used', 'other content');
	$answer = place($ua, { %$form, order_token => 'x' x 43 });
	tip($ua, $answer, 409, 'cart_ordering', 'another token');
	is($answer->{order}, $first->{id}, 'names the order');
	tip($ua, json_get($ua, "/checkout/$cart"), 409, 'cart_ordering',
	    'its page too');
	my $other = agent();
	my $mine = cart_with($other, 'T-BUY-BOOK', 1);
	$answer = place($other, form_of($other, $mine, total => 1940,
	    order_token => $form->{order_token}));
	is($other->status, 404, "another's token");
	is(orders_of_cart($mine), 0, 'orders nothing');
	is(orders_of_cart($cart), 1, 'one order in all');
	is(pay_at($first->{pay_url}), 303, 'paid');
	until_state($ua, $first->{id}, 'paid');
	is(place($ua, $form)->{order}{state}, 'paid', 'and once more');
	is(charges_of($first->{id}), 1, 'charged once');
};

# Each child posts the same form; the ids that were answered.
sub place_in_parallel($ua, $times, $form_for) {
	my @readers;
	for my $i (1 .. $times) {
		my $form = $form_for->($i);
		my $pid = open(my $reader, '-|') // die "cannot fork: $!\n";
		if (!$pid) {
			my $order = place($ua, $form);
			print $order->{order}{id} // $order->{error}
			    // $ua->status, "\n";
			exec 'true' if close STDOUT;
		}
		push @readers, $reader;
	}
	return map { my $line = <$_> // ''; chomp $line; $line } @readers;
}

subtest 'pressed many times' => sub {
	my $ua = agent();
	my $cart = cart_with($ua, 'T-BUY-BOOK', 5);
	my $form = form_of($ua, $cart);
	my %ids = map { $_ => 1 } place_in_parallel($ua, 8, sub { $form });
	is(scalar keys %ids, 1, 'one order') or diag join ' ', keys %ids;
	is(orders_of_cart($cart), 1, 'in the database too');
	my ($id) = keys %ids;
	until_pay_url($ua, $id);
	is(scalar db()->selectrow_array('SELECT COUNT(*) '
	    . 'FROM paymock.session WHERE reference = ?', {}, $id), 1,
	    'asked for once');
	json_post($ua, '/checkout/cancel', { csrf => $form->{csrf},
	    order => $id });
};

subtest 'the last one' => sub {
	my @buyers = map { my $ua = agent();
		[$ua, form_of($ua, cart_with($ua, 'T-BUY-LAST', 1))] } 1 .. 6;
	my @pids;
	for my $buyer (@buyers) {
		my $pid = fork // die "cannot fork: $!\n";
		if (!$pid) {
			place(@$buyer);
			exec $buyer->[0]->status =~ /\A(?:200|409)\z/ ? 'true'
			    : 'false';
		}
		push @pids, $pid;
	}
	is(scalar(grep { waitpid($_, 0) != $_ || $? } @pids), 0,
	    'all are answered');
	is(stock_of('T-BUY-LAST')->{reserved}, 1, 'one of them has it');
	my ($lucky) = grep { orders_of_cart($_->[1]{cart}) } @buyers;
	my ($other) = grep { !orders_of_cart($_->[1]{cart}) } @buyers;
	my $answer = place(@$other);
	tip($other->[0], $answer, 409, 'out_of_stock', 'the others are told');
	is_deeply($answer->{missing}, [{ sku => 'T-BUY-LAST', wanted => 1,
		available => 0 }], 'what and how many');
	$other->[0]->post(shop('/checkout/place'), $other->[1]);
	has($other->[0], '<li>Thing T-BUY-LAST: 1 wanted, none to be had.',
	    'people are told its name');
	my ($id) = db()->selectrow_array('SELECT id FROM orders.orders '
	    . 'WHERE cart_id = ?', {}, $lucky->[1]{cart});
	my $form = $lucky->[1];
	json_post($lucky->[0], '/checkout/cancel',
	    { csrf => $form->{csrf}, order => $id });
	is(stock_of('T-BUY-LAST')->{reserved}, 0, 'given back');
	is(order_of($lucky->[0], $id)->{state}, 'cancelled', 'cancelled');
	$answer = json_get($lucky->[0], "/cart/$form->{cart}");
	is($answer->{cart}{state}, 'open', 'the cart is open again');
	$answer = place(@$lucky);
	tip($lucky->[0], $answer, 409, 'order_cancelled', 'its token is spent');
	$answer = place($lucky->[0],
	    form_of($lucky->[0], $form->{cart}));
	is($answer->{order}{state}, 'awaiting_payment', 'a new one is not');
	json_post($lucky->[0], '/checkout/cancel',
	    { csrf => $form->{csrf}, order => $answer->{order}{id} });
};

subtest 'bad input' => sub {
	my $ua = agent();
	my $cart = cart_with($ua, 'T-BUY-LAMP', 2);
	my $form = form_of($ua, $cart);
	my @cases = (
	    [{ total => 1 }, 409, 'total_changed'],
	    [{ total => 'free' }, 422, 'invalid'],
	    [{ total => -1 }, 422, 'invalid'],
	    [{ total => '9' x 30 }, 422, 'invalid'],
	    [{ version => 7 }, 409, 'stale_cart'],
	    [{ version => '' }, 422, 'invalid'],
	    [{ order_token => '' }, 422, 'invalid'],
	    [{ email => '' }, 422, 'invalid'],
	    [{ email => 'una@' }, 422, 'invalid'],
	    [{ name => ' ' }, 422, 'invalid'],
	    [{ name => 'x' x 121 }, 422, 'invalid'],
	    [{ line1 => "two\nlines" }, 422, 'invalid'],
	    [{ line1 => '4242 4242 4242 4242' }, 422, 'invalid'],
	    [{ city => '' }, 422, 'invalid'],
	    [{ country => 'IRL' }, 422, 'invalid'],
	    [{ voucher => 'NO SUCH' }, 409, 'voucher_gone'],
	    [{ cart => 'nobodys' }, 404, 'not_found'],
	    [{ csrf => 'stale' }, 403, 'csrf'],
	    [{ csrf => '' }, 403, 'csrf'],
	);
	for my $case (@cases) {
		my ($change, $status, $code) = @$case;
		my ($field) = keys %$change;
		my $answer = place($ua, { %$form, %$change });
		tip($ua, $answer, $status, $code,
		    "$field=" . substr($change->{$field}, 0, 24) =~ s/\n/\\n/r);
		ok($answer->{fields}{$field}, 'names the field')
		    if $status == 422;
	}
	is(orders_of_cart($cart), 0, 'nothing was ordered');
	is(json_get($ua, "/cart/$cart")->{cart}{version}, $form->{version},
	    'and the cart is as it was');
	my $twice = $ua->post(shop('/checkout/place'),
	    [%$form, cart => $cart], Accept => 'application/json');
	is($twice->code, 400, 'a field twice');
	json_post($ua, '/checkout/place', $form,
	    Origin => 'http://evil.example');
	is($ua->status, 403, 'from elsewhere');
};

subtest "what is another's" => sub {
	my ($ua, $other) = (agent(), agent());
	my $cart = cart_with($ua, 'T-BUY-BOOK', 5);
	cart_with($other, 'T-BUY-BOOK', 1);
	json_get($other, "/checkout/$cart");
	is($other->status, 404, 'a cart');
	my $csrf = json_get($other, '/carts')->{csrf};
	my $form = form_of($ua, $cart);
	place($other, { %$form, csrf => $csrf });
	is($other->status, 404, 'to place it');
	json_post($other, '/checkout/quote', { %$form, csrf => $csrf });
	is($other->status, 404, 'to have it quoted');
	my $order = place($ua, $form)->{order};
	json_get($other, "/checkout/return?order=$order->{id}");
	is($other->status, 404, 'an order');
	json_post($other, '/checkout/cancel',
	    { csrf => $csrf, order => $order->{id} });
	is($other->status, 404, 'to cancel it');
	json_get(agent(), "/checkout/return?order=$order->{id}");
	is(order_of($ua, $order->{id})->{state}, 'awaiting_payment',
	    'it is as it was');
	json_get($ua, '/checkout/return?order=nonesuch');
	is($ua->status, 404, 'an order that is none');
	json_get($ua, '/checkout/return');
	is($ua->status, 422, 'no order at all');
	json_post($ua, '/checkout/cancel',
	    { csrf => $form->{csrf}, order => $order->{id} });
};

subtest 'too many at once' => sub {
	my $ua = agent();
	my @orders;
	for (1 .. 3) {
		my $form = form_of($ua, cart_with($ua, 'T-BUY-BOOK', 5));
		push @orders, [$form->{csrf}, place($ua, $form)->{order}{id}];
		is($ua->status, 200, 'one more');
	}
	my $form = form_of($ua, cart_with($ua, 'T-BUY-BOOK', 5));
	tip($ua, place($ua, $form), 409, 'too_many_orders', 'no more than 3');
	json_post($ua, '/checkout/cancel', { csrf => $_->[0],
	    order => $_->[1] }) for @orders;
	is(place($ua, $form)->{order}{state}, 'awaiting_payment',
	    'then again');
	json_post($ua, '/checkout/cancel', { csrf => $form->{csrf},
	    order => order_id_of($form->{cart}) });
};

sub order_id_of($cart) {
	return scalar db()->selectrow_array('SELECT id FROM orders.orders '
	    . 'WHERE cart_id = ? ORDER BY id DESC LIMIT 1', {}, $cart);
}

subtest 'nothing to pay' => sub {
	my $ua = agent();
	my $cart = cart_with($ua, 'T-BUY-LEAF', 2);
	my $order = place($ua, form_of($ua, $cart, shipping => 'collect',
	    total => 0))->{order};
	is($order->{state}, 'paid', 'is paid at once');
	is($order->{pay_url}, undef, 'without the processor');
	is(charges_of($order->{id}), 0, 'and without a charge');
};

subtest 'vouchers' => sub {
	my $code = "T$$" . "T" . time; # not as long as the number of a card
	db()->do('INSERT INTO orders.voucher (code, kind, percent_bp, '
	    . 'uses_max, minimum_minor) VALUES (?, "percent", 1000, 1, 2000)',
	    {}, $code);
	my ($ua, $other) = (agent(), agent());
	my $cart = cart_with($ua, 'T-BUY-LAMP', 1, 'T-BUY-BOOK', 3);
	my $form = form_of($ua, $cart, voucher => lc $code);
	my $page = json_post($ua, '/checkout/quote', $form);
	is($page->{sums}{discount}{amount}, 1013, '10 % off');
	$page = json_post($ua, '/checkout/quote',
	    { %$form, voucher => 'NO SUCH' });
	is($page->{sums}{discount}{amount}, 0, 'nothing off for no voucher');
	like($page->{fields}{voucher}, qr/unknown/, 'and it is said');
	$page = json_post($ua, '/checkout/quote', $form);
	is($page->{total}{amount}, 9117, 'the goods');
	my $mine = place($ua, { %$form, total => 9117 })->{order};
	is($mine->{total}{amount}, 9117, 'ordered so');
	my $theirs = form_of($other, cart_with($other, 'T-BUY-BOOK', 5),
	    voucher => $code, email => 'other@example.org', total => 6525);
	tip($other, place($other, $theirs), 409, 'voucher_gone', 'used up');
	json_post($ua, '/checkout/cancel', { csrf => $form->{csrf},
	    order => $mine->{id} });
	my $order = place($other, $theirs)->{order};
	is($order->{total}{amount}, 6525, 'taken back, used again');
	json_post($other, '/checkout/cancel', { csrf => $theirs->{csrf},
	    order => $order->{id} });
	my $small = agent();
	$form = form_of($small, cart_with($small, 'T-BUY-BOOK', 1),
	    voucher => $code, total => 1940);
	tip($small, place($small, $form), 409, 'voucher_gone',
	    'not for so little');
};

subtest 'a voucher that counts persons' => sub {
	my $code = "P$$" . "P" . time;
	db()->do('INSERT INTO orders.voucher (code, kind, percent_bp, '
	    . 'uses_each) VALUES (?, "percent", 1000, 1)', {}, $code);
	my ($ua, $long) = (agent(), 'u' x 240 . '@example.org');
	my %mine = (voucher => $code, email => $long);
	my $form = form_of($ua, cart_with($ua, 'T-BUY-LAMP', 2), %mine);
	my $page = json_post($ua, '/checkout/quote', $form);
	is($page->{total}{amount}, 10404, '10 % off, for the first time');
	my $order = place($ua, { %$form, total => 10404 })->{order};
	is($order->{total}{amount}, 10404, 'ordered so');
	$form = form_of($ua, cart_with($ua, 'T-BUY-LAMP', 2), %mine,
	    email => ucfirst $long);
	$page = json_post($ua, '/checkout/quote', $form);
	is($page->{total}{amount}, 11560, 'not for the same address again');
	$page = json_post($ua, '/checkout/quote', { %$form,
		email => 'other@example.org' });
	is($page->{total}{amount}, 10404, 'but for another');
	json_post($ua, '/checkout/cancel', { csrf => $form->{csrf},
	    order => $order->{id} });
};

subtest 'a card that is declined, then one that is not' => sub {
	my $ua = agent();
	my $order = place($ua, form_of($ua, cart_with($ua, 'T-BUY-LAMP', 2)))
	    ->{order};
	is(pay_at($order->{pay_url}, '4000000000000002'), 402, 'declined');
	my $now = order_of($ua, $order->{id});
	is($now->{state}, 'awaiting_payment', 'changes nothing');
	is($now->{pay_url}, $order->{pay_url}, 'the page stays');
	is(pay_at($order->{pay_url}), 303, 'another card');
	until_state($ua, $order->{id}, 'paid');
	is(charges_of($order->{id}), 1, 'charged once');
};

# An answer that is lost is not a refusal: the order finds its payment.
for my $kind (qw(error_before error_after drop_reply garbage slow hang)) {
	subtest "the processor's answer: $kind" => sub {
		my $ua = agent();
		my $form = form_of($ua, cart_with($ua, 'T-BUY-LAMP', 2));
		fault($kind);
		my $order = place($ua, $form)->{order};
		is($ua->status, 200, 'the order is placed');
		fault_clear();
		my $url = until_pay_url($ua, $order->{id});
		is(pay_at($url), 303, 'paid');
		until_state($ua, $order->{id}, 'paid');
		is(charges_of($order->{id}), 1, 'charged once');
		is(scalar db()->selectrow_array('SELECT COUNT(*) '
		    . 'FROM paymock.session WHERE reference = ?', {},
		    $order->{id}), 1, 'one session');
	};
}

subtest 'the processor is known to be down' => sub {
	my $ua = agent();
	my $cart = cart_with($ua, 'T-BUY-LAMP', 2);
	my $form = form_of($ua, $cart);
	my $reserved = stock_of('T-BUY-LAMP')->{reserved};
	my $break = sub ($failures, $until) {
		db()->do('UPDATE orders.breaker SET failures = ?, open_until = '
		    . "$until WHERE name = 'processor'", {}, $failures);
	};
	$break->(5, 'UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE');
	my $page = json_get($ua, "/checkout/$cart");
	is_deeply([map { $_->{id} } grep { !$_->{possible} }
	    @{$page->{payments}}], ['processor'], 'the page says so');
	tip($ua, place($ua, $form), 503, 'payment_unavailable', 'at once');
	ok($ua->response->header('Retry-After'), 'try later');
	is(stock_of('T-BUY-LAMP')->{reserved}, $reserved, 'nothing reserved');
	is(orders_of_cart($cart), 0, 'nothing ordered');
	$break->(0, 'NULL');
	is(place($ua, $form)->{order}{state}, 'awaiting_payment',
	    'later the same form does');
	json_post($ua, '/checkout/cancel', { csrf => $form->{csrf},
	    order => order_id_of($cart) });
};

subtest 'an answer that never came' => sub {
	my $ua = agent();
	fault('error_before', 100);
	my $form = form_of($ua, cart_with($ua, 'T-BUY-LAMP', 2));
	my $order = place($ua, $form)->{order};
	db()->do('UPDATE orders.payment_attempt SET created_at = created_at '
	    . '- INTERVAL 21 HOUR WHERE order_id = ?', {}, $order->{id});
	fault_clear();
	my $calls = db()->selectrow_array('SELECT tries '
	    . 'FROM orders.payment_attempt WHERE order_id = ?', {},
	    $order->{id});
	wait_for(sub {
		order_of($ua, $order->{id});
		return alerts_of($order->{id}) eq 'outcome_unknown' || do {
			sleep 1; 0 };
	}, 20, 'an alert');
	is(scalar db()->selectrow_array('SELECT tries '
	    . 'FROM orders.payment_attempt WHERE order_id = ?', {},
	    $order->{id}), $calls, 'is not asked for again after 20 hours');
	db()->do('UPDATE orders.payment_attempt SET created_at = NOW(3) '
	    . 'WHERE order_id = ?', {}, $order->{id});
	json_post($ua, '/checkout/cancel', { csrf => $form->{csrf},
	    order => $order->{id} });
	is($ua->status, 200, 'and cancelled as it was asked');
};

subtest 'the processor refuses' => sub {
	my $ua = agent();
	my $cart = cart_with($ua, 'T-BUY-LAMP', 2);
	my $form = form_of($ua, $cart);
	my $before = stock_of('T-BUY-LAMP')->{reserved};
	fault('refuse');
	tip($ua, place($ua, $form), 409, 'order_cancelled', 'is told');
	fault_clear();
	is(stock_of('T-BUY-LAMP')->{reserved}, $before, 'all is given back');
	is(json_get($ua, "/cart/$cart")->{cart}{state}, 'open', 'and open');
	is(scalar db()->selectrow_array('SELECT COUNT(*) FROM orders.alert '
	    . 'WHERE kind = "payment_refused" AND order_id = ?', {},
	    order_id_of($cart)), 1, 'the owner is told');
};

subtest 'back to the cart' => sub {
	my $ua = agent();
	my $cart = cart_with($ua, 'T-BUY-BOOK', 5);
	my $form = form_of($ua, $cart);
	my $order = place($ua, $form)->{order};
	fault('error_before');
	my $answer = json_post($ua, '/checkout/cancel',
	    { csrf => $form->{csrf}, order => $order->{id} });
	fault_clear();
	tip($ua, $answer, 503, 'cancel_unanswered', 'no answer, no change');
	is(order_of($ua, $order->{id})->{state}, 'awaiting_payment', 'stays');
	is(pay_at($order->{pay_url}), 303, 'paid meanwhile');
	$answer = json_post($ua, '/checkout/cancel',
	    { csrf => $form->{csrf}, order => $order->{id} });
	is($answer->{order}{state}, 'paid', 'is paid, not cancelled');
	is(charges_of($order->{id}), 1, 'charged once');
};

# A session that the shop has not asked for, as the processor's API makes it.
sub foreign_session($order, $attempt, $cents) {
	my %item = (quantity => 1, 'price_data][currency' => 'eur',
	    'price_data][unit_amount' => $cents,
	    'price_data][product_data][name' => 'Thing');
	my %form = (mode => 'payment', success_url => shop('/'),
	    client_reference_id => $order, 'metadata[attempt]' => $attempt,
	    map { ("line_items[0][$_]" => $item{$_}) } keys %item);
	my $http = HTTP::Tiny->new(default_headers => {
		Authorization => 'Bearer ' . demo()->{processor_key} });
	my $answer = $http->post_form(processor('/v1/checkout/sessions'),
	    \%form);
	return decode_json($answer->{content});
}

sub attempt_of($order) {
	return scalar db()->selectrow_array('SELECT id '
	    . 'FROM orders.payment_attempt WHERE order_id = ?', {}, $order);
}

sub until_refunded($order, $cents) {
	return wait_for(sub {
		return scalar db()->selectrow_array('SELECT 1 '
		    . 'FROM orders.refund WHERE order_id = ? '
		    . 'AND state = "done" AND amount_minor = ?', {}, $order,
		    $cents);
	}, 40, 'a refund');
}

sub alerts_of($order) {
	return join ' ', @{db()->selectcol_arrayref('SELECT kind '
	    . 'FROM orders.alert WHERE order_id = ? ORDER BY kind', {},
	    $order)};
}

subtest 'money that fits no order' => sub {
	my $ua = agent();
	my $order = place($ua, form_of($ua, cart_with($ua, 'T-BUY-LAMP', 2)))
	    ->{order};
	my $second = foreign_session($order->{id}, attempt_of($order->{id}),
	    11560);
	is(pay_at($second->{url}), 303, 'a second session is paid');
	ok(until_refunded($order->{id}, 11560), 'its money goes back');
	is(alerts_of($order->{id}), 'second_session', 'the owner is told');
	is(order_of($ua, $order->{id})->{state}, 'awaiting_payment',
	    'the order waits for its own');
	is(pay_at($order->{pay_url}), 303, 'which comes');
	until_state($ua, $order->{id}, 'paid');
	fault('error_before');
	my $form = form_of($ua, cart_with($ua, 'T-BUY-LAMP', 2));
	$order = place($ua, $form)->{order};
	$second = foreign_session($order->{id}, attempt_of($order->{id}), 100);
	fault_clear();
	is(pay_at($second->{url}), 303, 'one euro is paid');
	ok(until_refunded($order->{id}, 100), 'it goes back');
	isnt(order_of($ua, $order->{id})->{state}, 'paid', 'nothing is bought');
};

subtest 'addresses of a person' => sub {
	my $ua = sign_in(agent());
	my $street = "$$ Chandlers Lane";
	my $form = form_of($ua, cart_with($ua, 'T-BUY-LEAF', 1),
	    shipping => 'collect', total => 0, line1 => $street);
	is(place($ua, $form)->{order}{state}, 'paid', 'sent to one');
	my $cart = cart_with($ua, 'T-BUY-LEAF', 1);
	my $known = json_get($ua, "/checkout/$cart")->{addresses};
	is($known->[0]{line1}, $street, 'it is offered first');
	$form = form_of($ua, $cart, shipping => 'collect', total => 0,
	    address => $known->[0]{id},
	    map { ($_ => '') } qw(name line1 city postcode));
	my $order = place($ua, $form)->{order};
	is($order->{state}, 'paid', 'chosen');
	$order = order_of($ua, $order->{id});
	is($order->{address}{line1}, $street, 'and used');
	my $other = agent();
	$form = form_of($other, cart_with($other, 'T-BUY-LEAF', 1),
	    shipping => 'collect', total => 0, address => $known->[0]{id},
	    line1 => '');
	tip($other, place($other, $form), 422, 'invalid',
	    'nobody else may choose it');
};

sub webhook($body, $signature) {
	return HTTP::Tiny->new->post(shop('/webhooks/payment'), {
		content => $body, headers => {
			'Content-Type' => 'application/json',
			('Stripe-Signature' => $signature) x defined $signature,
		} })->{status};
}

sub signed($body, $time = time, $secret = demo()->{webhook_secret}) {
	return "t=$time,v1=" . hmac_sha256_hex("$time.$body", $secret);
}

subtest 'webhooks' => sub {
	my $id = "evt_test_$$" . time;
	my $body = encode_json({ id => $id, object => 'event',
		type => 'charge.updated', data => { object => {} } });
	my $old = time - 301;
	my $good = signed($body);
	my @bad = ([undef, 'none'], ['', 'empty'],
	    [signed($body, time, 'whsec_other'), 'wrong secret'],
	    [signed($body, $old), 'too old'],
	    [signed($body, time + 400), 'from the future'],
	    [signed("$body "), 'of other bytes'],
	    [$good =~ s/v1=/v0=/r, 'of another scheme'],
	    [$good =~ s/t=\d+,//r, 'without its time'],
	    [substr($good, 0, -1), 'cut short']);
	is(webhook($body, $_->[0]), 400, "signature: $_->[1]") for @bad;
	my $stored = sub {
		return scalar db()->selectrow_array('SELECT COUNT(*) '
		    . 'FROM orders.payment_event WHERE id = ?', {}, $id);
	};
	is($stored->(), 0, 'none is stored');
	is(webhook($body, $good), 200, 'a good one');
	is(webhook($body, $good), 200, 'and again');
	is(webhook($body, 'v1=' . ('0' x 64) . ",$good"), 200, 'beside another');
	is($stored->(), 1, 'is stored once');
	is(webhook('{', signed('{')), 400, 'no JSON');
	is(webhook('{}', signed('{}')), 400, 'no event');
	is(HTTP::Tiny->new->get(shop('/webhooks/payment'))->{status}, 405,
	    'GET');
};

is(join("\n", books_of(keys %goods)), '', 'the books are right');

done_testing;
