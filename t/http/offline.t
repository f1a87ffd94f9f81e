# Paying without the processor: by transfer, or in cash to the driver.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Buy;
use Clearcart::Fcgi;
use JSON::PP ();
use POSIX ();
use Test::More;

my %goods = ('T-OFF-LAMP' => [5780, 900], 'T-OFF-LEAF' => [0, 900]);
goods_make(%goods);
fault_clear();
END {
	if ($ENV{CLEARCART_DEMO} && !$ENV{T_OFFLINE_CHILD}) {
		local $?;
		breaker('NULL');
		goods_retire(keys %goods);
	}
}

sub logged($act, $order) {
	return one('SELECT COUNT(*) FROM orders.audit WHERE act = ? '
	    . 'AND ref = ?', $act, $order->{id});
}

sub one($sql, @values) {
	return scalar db()->selectrow_array($sql, {}, @values);
}

sub breaker($until) {
	db()->do('UPDATE orders.breaker SET failures = 0, '
	    . "open_until = $until WHERE name = 'processor'");
}

# A lamp's order, its delivery 4.90; the JSON of its answer.
sub order_by($ua, $payment, %other) {
	my $cart = cart_with($ua, 'T-OFF-LAMP', 1);
	my $order = place($ua, form_of($ua, $cart, total => 5780 + 490,
	    payment => $payment, email => new_email(), %other))->{order};
	return { %{$order // {}}, cart => $cart };
}

sub new_email() {
	state $n = 0;
	return "off-$$-" . $n++ . '@example.org';
}

sub held() { return stock_of('T-OFF-LAMP')->{reserved} }
sub there() { return stock_of('T-OFF-LAMP')->{on_hand} }

sub attempt_of($order) {
	return join ' ', db()->selectrow_array('SELECT method, state, '
	    . 'captured_minor, session_id IS NULL, request_body IS NULL '
	    . 'FROM orders.payment_attempt WHERE order_id = ?', {},
	    $order->{id});
}

sub history_of($order) {
	return join ' ', map { "$_->[0]:$_->[1]" } @{db()->selectall_arrayref(
	    'SELECT axis, to_state FROM orders.order_history '
	    . 'WHERE order_id = ? ORDER BY id', {}, $order->{id})};
}

sub mails_of($order) {
	return join ' ', map { $_->[0] } @{db()->selectall_arrayref(
	    'SELECT kind FROM orders.outbox WHERE order_id = ? '
	    . 'ORDER BY kind', {}, $order->{id})};
}

sub payment_of($order) {
	return one('SELECT payment FROM orders.orders WHERE id = ?',
	    $order->{id});
}

sub deed($order, @words) {
	return clearcart('order', $order->{number}, @words);
}

sub let_time_pass($order) {
	db()->do('UPDATE orders.orders SET expires_at = '
	    . 'UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE id = ?', {},
	    $order->{id});
}

sub until_payment($order, $state) {
	wait_for(sub { payment_of($order) eq $state }, 30, $state);
	is(payment_of($order), $state, "it is $state");
}

sub text_to($email) {
	my $mail = wait_for(sub { mail_messages($email)->[-1] }, 20, 'a mail');
	return "$mail->{subject}\n$mail->{text}";
}

sub email_of($order) {
	return one('SELECT email FROM orders.orders WHERE id = ?',
	    $order->{id});
}

subtest 'what may be chosen' => sub {
	my $ua = agent();
	my $cart = cart_with($ua, 'T-OFF-LAMP', 1);
	my $page = json_get($ua, "/checkout/$cart");
	is_deeply([map { [@$_{qw(id name)}] } @{$page->{payments}}],
	    [['processor', 'By card'], ['transfer', 'By bank transfer'],
	    ['delivery', 'In cash, at the door']], 'all three');
	is(join(' ', map { $_->{id} } grep { $_->{chosen} }
	    @{$page->{payments}}), 'processor', 'the first is chosen');
	$ua->get(shop("/checkout/$cart"));
	my @radios = $ua->content =~ /name="payment" value="(\w+)"( checked)?/g;
	is(join(' ', map { $_ // '' } @radios),
	    'processor  checked transfer  delivery ', 'on the page');
	for my $other ('barter', 'PROCESSOR') {
		my $answer = place($ua, form_of($ua, $cart,
		    payment => $other));
		is($ua->status, 422, "not by $other");
		ok($answer->{fields}{payment}, 'beside its field');
	}
	$ua->post(shop('/checkout/quote'), form_of($ua, $cart,
	    payment => 'delivery'));
	like($ua->content, qr/value="delivery" checked/, 'a quote keeps it');
	my $form = form_of($ua, $cart);
	my $order = place($ua, $form)->{order};
	like($order->{pay_url}, qr{/pay/}, 'none said: the processor');
	is(json_post($ua, '/checkout/place', { %$form,
	    payment => 'transfer' })->{error}, 'token_used',
	    'another way with the same token');
	json_post($ua, '/checkout/cancel', { csrf => $form->{csrf},
	    order => $order->{id} });
};

subtest 'by transfer, the whole way' => sub {
	my $ua = agent();
	my ($held, $there) = (held(), there());
	my $order = order_by($ua, 'transfer');
	is($ua->status, 200, 'placed');
	is($order->{state}, 'awaiting_payment', 'and to be paid');
	is($order->{pay_url}, undef, 'at no page');
	is(attempt_of($order), 'transfer open 0 1 1', 'nobody was asked');
	is(history_of($order), 'payment:placed reservation:reserved '
	    . 'attempt:open payment:awaiting_payment', 'history');
	is(held(), $held + 1, 'held');
	is(mails_of($order), 'owner_notice received', 'mails');
	my $page = order_of($ua, $order->{id});
	is($page->{payment}, 'transfer', 'the way');
	is_deeply($page->{pay_to}{account}, ['Wayleave Ltd',
	    'IBAN IE29 AIBK 9311 5212 3456 78', 'BIC AIBKIE2D'], 'account');
	is($page->{pay_to}{reference}, $order->{number}, 'reference');
	is($page->{pay_to}{amount}{amount}, 6270, 'amount');
	is(one('SELECT ROUND(TIMESTAMPDIFF(SECOND, placed_at, expires_at) '
	    . '/ 86400) FROM orders.orders WHERE id = ?', $order->{id}), 7,
	    'held for a week');
	$ua->get(shop("/checkout/return?order=$order->{id}"));
	like($ua->content, qr/Thank you, Una\. It is ordered\./, 'the page');
	like($ua->content, qr/Reference: <b>\Q$order->{number}\E</, 'says how');
	is($ua->response->header('Refresh'), undef, 'and does not reload');
	my $text = text_to(email_of($order));
	like($text, qr/Please transfer €62\.70 to/, 'so does the mail');
	like($text, qr/IBAN IE29 AIBK 9311 5212 3456 78/, 'to where');
	like($text, qr/Reference: \Q$order->{number}\E/, 'and for what');
	is((deed($order, 'paid'))[0], 0, 'the money is there');
	is(payment_of($order), 'paid', 'it is paid');
	is(attempt_of($order), 'transfer paid 6270 1 1', 'with all of it');
	is(held() . ' ' . there(), $held . ' ' . ($there - 1), 'sold');
	is(mails_of($order), 'confirmation owner_notice received',
	    'a confirmation');
	is((deed($order, 'paid'))[0], 0, 'said twice');
	is(mails_of($order), 'confirmation owner_notice received', 'is once');
	is(there(), $there - 1, 'and sells once');
	ok(order_of($ua, $order->{id})->{invoice} > 0, 'an invoice');
	is(order_of($ua, $order->{id})->{pay_to}, undef, 'nothing to pay');
	is(charges_of($order->{id}), 0, 'the processor knows nothing of it');
};

subtest 'in cash, the whole way' => sub {
	my $ua = agent();
	my ($held, $there) = (held(), there());
	my $order = order_by($ua, 'delivery');
	is($order->{state}, 'awaiting_payment', 'to be paid');
	is(one('SELECT expires_at FROM orders.orders WHERE id = ?',
	    $order->{id}), undef, 'it waits as long as it takes');
	like(text_to(email_of($order)),
	    qr/You pay €62\.70 in cash, to the driver/, 'the mail says how');
	my $staff = sign_in_admin(agent());
	my $on = sub ($stage) {
		my $list = json_get($staff, admin("/orders?state=$stage"));
		return scalar grep { $_->{id} eq $order->{id} }
		    @{$list->{orders}};
	};
	is($on->('to_pack') . $on->('waiting'), '10', 'it is to be packed');
	my ($status) = deed($order, 'ship', '--tracking', 'T1');
	is($on->('on_its_way') . $on->('waiting'), '10', 'on its way');
	is($status, 0, 'posted before it is paid');
	is(order_of($ua, $order->{id})->{state}, 'shipped', 'says so');
	my $cancel = json_post($ua, '/checkout/cancel', { csrf =>
	    json_get($ua, '/carts')->{csrf}, order => $order->{id} });
	like($cancel->{message}, qr/\AIt was posted already\./, 'which says why');
	is($ua->status . " $cancel->{error}", '409 already_sent',
	    'cannot be taken back');
	is(held(), $held + 1, 'and stays held');
	is((deed($order, 'deliver'))[0], 0, 'arrived');
	is($on->('waiting'), 1, 'now its money is waited for');
	is((deed($order, 'paid'))[0], 0, 'the driver has the money');
	is(payment_of($order), 'paid', 'paid');
	is(order_of($ua, $order->{id})->{state}, 'delivered', 'and delivered');
	is(held() . ' ' . there(), $held . ' ' . ($there - 1), 'sold once');
	is(mails_of($order), 'confirmation owner_notice received shipped',
	    'mails, one each');
	wait_for(sub { @{mail_messages(email_of($order))} == 3 }, 20, 'mails');
	my $text = text_to(email_of($order));
	like($text, qr/is paid\.$/m, 'the last one says that it is paid');
};

subtest 'a transfer is not posted before it is paid' => sub {
	my $order = order_by(agent(), 'transfer');
	is((deed($order, 'ship'))[0], 1, 'refused');
	is((deed($order, 'paid'))[0], 0, 'paid');
	is((deed($order, 'ship'))[0], 0, 'posted');
};

subtest 'time is over' => sub {
	my $ua = agent();
	my $held = held();
	my $order = order_by($ua, 'transfer');
	breaker('UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE');
	let_time_pass($order);
	until_payment($order, 'cancelled');
	breaker('NULL');
	is(attempt_of($order), 'transfer expired 0 1 1', 'without a call');
	is(held(), $held, 'given back');
	is(json_get($ua, "/cart/$order->{cart}")->{cart}{state}, 'open',
	    'the cart is open again');
	my ($status, $out) = deed($order, 'paid');
	is($status, 1, 'money that comes now');
	like($out, qr/received_cancelled/, 'is refused');
	is(payment_of($order), 'cancelled', 'and it stays cancelled');
};

subtest 'taken back' => sub {
	my $ua = agent();
	my $held = held();
	my $order = order_by($ua, 'delivery');
	json_post($ua, '/checkout/cancel', { csrf =>
	    json_get($ua, '/carts')->{csrf}, order => $order->{id} });
	is($ua->status, 200, 'done');
	is(payment_of($order), 'cancelled', 'at once');
	is(held(), $held, 'given back');
	my $other = order_by($ua, 'delivery');
	is((deed($other, 'cancel'))[0], 0, 'or the owner cancels');
	until_payment($other, 'cancelled');
};

subtest 'the admin says that the money is there' => sub {
	my $ua = agent();
	my $order = order_by($ua, 'transfer');
	my $staff = sign_in_admin(agent());
	my $path = admin("/orders/$order->{id}");
	$staff->get($path);
	like($staff->content, qr/Money received, €62\.70/, 'a button');
	$staff->post("$path/received", { csrf => 'x' });
	is($staff->status, 403, 'with its token');
	is(payment_of($order), 'awaiting_payment', 'nothing happened');
	$staff->get($path);
	my ($form) = grep { $_->action =~ /received/ } $staff->forms;
	$staff->request($form->click);
	is($staff->status, 200, 'pressed');
	is(payment_of($order), 'paid', 'paid');
	unlike($staff->content, qr/Money received, €/, 'no button any more');
	$staff->request($form->click);
	is($staff->status, 200, 'pressed twice');
	is(one('SELECT COUNT(*) FROM orders.order_history WHERE order_id = ? '
	    . 'AND to_state = "paid" AND axis = "payment"', $order->{id}), 1,
	    'is once');
	like(one('SELECT note FROM orders.order_history WHERE order_id = ? '
	    . 'AND to_state = "paid" AND axis = "payment"', $order->{id}),
	    qr/\AMoney received, by \S/, 'who');
	my $card = order_by($ua, 'processor');
	$staff->post(admin("/orders/$card->{id}/received"), { csrf =>
	    json_get($staff, $path)->{csrf} });
	is($staff->status, 409, "the processor's money is not said");
	is(payment_of($card), 'awaiting_payment', 'and it is not paid');
	is((deed($card, 'paid'))[0], 1, 'nor by the command');
	json_post($ua, '/checkout/cancel', { csrf =>
	    json_get($ua, '/carts')->{csrf}, order => $card->{id} });
};

sub refunds_of($order) {
	return join ' ', map { "$_->[0]:$_->[1]" } @{db()->selectall_arrayref(
	    'SELECT amount_minor, state FROM orders.refund '
	    . 'WHERE order_id = ? ORDER BY created_at', {}, $order->{id})};
}

subtest 'money goes back by hand' => sub {
	my $order = order_by(agent(), 'transfer');
	my $there = there();
	is((deed($order, 'paid'))[0], 0, 'paid');
	is((deed($order, 'refund', '--amount', '10.00'))[0], 0, 'a part');
	is(refunds_of($order), '1000:queued', 'waits for somebody');
	my ($status, $out) = clearcart('settle', $order->{number});
	is($status, 0, 'nothing is uncertain') or diag $out;
	is(refunds_of($order), '1000:queued', 'and nobody is asked');
	is(payment_of($order), 'paid', 'nor anything done');
	my $staff = sign_in_admin(agent());
	my $path = admin("/orders/$order->{id}");
	for (1, 2) {
		$staff->get($path);
		my ($form) = grep { $_->action =~ /paid-back/ } $staff->forms;
		last if !$form;
		$staff->request($form->click);
		is($staff->status, 200, 'said in the admin');
		$staff->request($form->click);
		is($staff->status, 200, 'twice is once');
	}
	is(refunds_of($order), '1000:done', 'done');
	is(logged('order.paid_back', $order), 1, 'logged once');
	is(payment_of($order), 'partly_refunded', 'a part is back');
	is((deed($order, 'cancel'))[0], 0, 'the rest');
	is(refunds_of($order), '1000:done 5270:queued', 'waits');
	is((deed($order, 'paid-back'))[0], 0, 'said by the command');
	($status, $out) = deed($order, 'paid-back');
	is($status, 1, 'twice is refused');
	like($out, qr/nothing of it waits to be paid back/, 'with a sentence');
	is(payment_of($order), 'refunded', 'all is back');
	is(there(), $there, 'on the shelf, too');
	is(mails_of($order), 'confirmation owner_notice received refunded '
	    . 'refunded', 'mails');
};

subtest 'refused at the door' => sub {
	my ($held, $there) = (held(), there());
	my $order = order_by(agent(), 'delivery');
	is((deed($order, 'ship'))[0], 0, 'posted');
	my ($status, $said) = deed($order, 'cancel');
	is($status, 1, 'it cannot be called off any more');
	like($said, qr/order_shipped/, 'and this is why');
	is(held() . ' ' . there(), ($held + 1) . " $there", 'it stays held');
	is((deed($order, qw(came-back --restock)))[0], 0, 'it came back')
	    for 1 .. 2;
	is(logged('order.came_back', $order), 1, 'logged once');
	is(payment_of($order), 'cancelled', 'at once');
	is(held() . ' ' . there(), "$held $there", 'as if nothing was');
	wait_for(sub { @{mail_messages(email_of($order))} == 3 }, 20, 'mails');
	like(text_to(email_of($order)), qr/The parcel came back to us/, 'told');
	is((deed($order, 'paid'))[0], 1, 'nobody pays for it now');
};

subtest 'it comes back broken' => sub {
	my ($held, $there) = (held(), there());
	my $order = order_by(agent(), 'delivery');
	my $staff = sign_in_admin(agent());
	my $path = admin("/orders/$order->{id}");
	my $press = sub (%fields) {
		$staff->post("$path/came-back", { %fields,
		    csrf => json_get($staff, $path)->{csrf} });
		return $staff->status;
	};
	$staff->get($path);
	unlike($staff->content, qr/It came back/, 'no button before');
	is($press->(pieces => 'gone'), 409, 'what is here cannot come back');
	is((deed($order, 'ship'))[0], 0, 'posted');
	$staff->get($path);
	like($staff->content, qr/It came back/, 'a button');
	unlike($staff->content, qr/Cancel the order/, 'instead of another');
	$staff->get("$path/cancel");
	is($staff->status, 409, 'nor by its address');
	is($press->(), 422, 'not without saying how it is');
	like($staff->content, qr/Are they on the shelf again/, 'which is asked');
	is($press->(pieces => 'half'), 422, 'nor otherwise');
	is(payment_of($order), 'awaiting_payment', 'nothing has happened');
	is($press->(pieces => 'gone'), 200, 'lost or broken') for 1 .. 2;
	like($staff->content, qr/It is cancelled\./, 'says so');
	is(payment_of($order), 'cancelled', 'cancelled');
	is(held() . ' ' . there(), $held . ' ' . ($there - 1), 'off the stock');
	is((deed(order_by(agent(), 'transfer'), 'came-back'))[0], 1,
	    'a transfer is not posted unpaid');
};

subtest 'the processor is down' => sub {
	my $ua = agent();
	my $cart = cart_with($ua, 'T-OFF-LAMP', 1);
	breaker('UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE');
	my $page = json_get($ua, "/checkout/$cart");
	ok($page->{payment_possible}, 'paying is possible');
	is(join(' ', map { $_->{id} } grep { $_->{chosen} }
	    @{$page->{payments}}), 'transfer', 'in another way');
	$ua->get(shop("/checkout/$cart"));
	like($ua->content, qr/Paying by card is not possible just now\./,
	    'the page says so');
	unlike($ua->content, qr/value="processor"/, 'and does not offer it');
	my $form = form_of($ua, $cart, total => 6270);
	is(place($ua, $form)->{error}, 'payment_unavailable',
	    'who says nothing means the processor');
	my $order = place($ua, { %$form, payment => 'transfer' })->{order};
	is($order->{state}, 'awaiting_payment', 'the others work');
	is((deed($order, 'paid'))[0], 0, 'to the end');
	breaker('NULL');
};

subtest 'the processor goes down after the order' => sub {
	my $ua = agent();
	my $cart = cart_with($ua, 'T-OFF-LAMP', 1);
	my $form = form_of($ua, $cart, total => 6270);
	my $order = place($ua, $form)->{order};
	breaker('UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE');
	my $again = place($ua, $form)->{order};
	is($ua->status . " $again->{id}", "200 $order->{id}",
	    'the same form is the same order');
	breaker('NULL');
	json_post($ua, '/checkout/cancel', { csrf => $form->{csrf},
	    order => $order->{id} });
};

# What a shop without transfers says to a form that ordered by one before.
sub order_again($ua, $shop) {
	my $cart = cart_with($ua, 'T-OFF-LAMP', 1);
	my $form = form_of($ua, $cart, total => 6270, payment => 'transfer',
	    email => new_email());
	my $order = place($ua, $form)->{order};
	my $ask = HTTP::Request->new(POST => shop('/checkout/place'));
	$ua->cookie_jar->add_cookie_header($ask);
	my $body = URI->new('http:');
	$body->query_form(%$form);
	my ($status, undef, $json) = $shop->post('/checkout/place',
	    $body->query, HTTP_COOKIE => $ask->header('Cookie'),
	    HTTP_ACCEPT => 'application/json');
	is($status, 200, 'no 422') or diag $json;
	is((deed($order, 'cancel'))[0], 0, 'and is called off');
	return JSON::PP::decode_json($json)->{order}{id} eq $order->{id}
	    ? 'the same' : $json;
}

subtest 'with the processor alone' => sub {
	my $ua = agent();
	my $cart = cart_with($ua, 'T-OFF-LAMP', 1);
	my $shop = Clearcart::Fcgi->new('checkout',
	    'payment.transfer' => 'no', 'payment.delivery' => 'no');
	my $ask = HTTP::Request->new(GET => shop("/checkout/$cart"));
	$ua->cookie_jar->add_cookie_header($ask);
	my @cookie = (HTTP_COOKIE => $ask->header('Cookie'));
	my ($status, undef, $html) = $shop->get("/checkout/$cart", @cookie);
	is($status, 200, 'the page');
	unlike($html, qr/name="payment"/, 'asks nothing');
	like($html, qr/We never see your card/, 'and says what comes');
	breaker('UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE');
	(undef, undef, $html) = $shop->get("/checkout/$cart", @cookie);
	like($html, qr/Paying is not possible just now/, 'down');
	unlike($html, qr/Place order/, 'nothing to press');
	breaker('NULL');
	is(order_again($ua, $shop), 'the same', 'what was ordered before is there');
	my $only = Clearcart::Fcgi->new('checkout',
	    'payment.processor' => 'no', 'payment.delivery' => 'no');
	my (undef, undef, $json) = $only->get("/checkout/$cart", @cookie,
	    HTTP_ACCEPT => 'application/json');
	is_deeply([map { $_->{id} }
	    @{JSON::PP::decode_json($json)->{payments}}], ['transfer'],
	    'or the transfer alone');
};

subtest 'nothing to pay' => sub {
	my $ua = agent();
	my $cart = cart_with($ua, 'T-OFF-LEAF', 1);
	my $form = form_of($ua, $cart, shipping => 'collect', total => 0,
	    payment => 'transfer', email => new_email());
	$ua->post(shop('/checkout/quote'), $form);
	unlike($ua->content, qr/name="payment"/, 'nothing is asked');
	my $order = place($ua, $form)->{order};
	is($order->{state}, 'paid', 'paid at once');
	is(attempt_of($order), '', 'by no method');
	is(mails_of($order), 'confirmation owner_notice', 'mails');
};

subtest 'three at a time' => sub {
	my $ua = agent();
	my @orders = map { order_by($ua, $_) } qw(transfer delivery transfer);
	is(scalar(grep { $_->{id} } @orders), 3, 'three');
	my $cart = cart_with($ua, 'T-OFF-LAMP', 1);
	is(place($ua, form_of($ua, $cart, total => 6270,
	    payment => 'delivery'))->{error}, 'too_many_orders', 'no more');
	is((deed($_, 'paid'))[0], 0, 'paid') for @orders;
	is(place($ua, form_of($ua, $cart, total => 6270,
	    payment => 'delivery'))->{order}{state}, 'awaiting_payment',
	    'then there is room');
};

# Runs each at once in a process of its own; their exit statuses.
sub at_once(@deeds) {
	my @pids;
	local $ENV{T_OFFLINE_CHILD} = 1;
	for my $what (@deeds) {
		my $pid = fork // die "cannot fork: $!\n";
		POSIX::_exit($what->()) if !$pid;
		push @pids, $pid;
	}
	return map { waitpid $_, 0; $? >> 8 } @pids;
}

subtest 'paid while its time is over' => sub {
	wait_for(sub { !one('SELECT COUNT(*) FROM orders.orders o '
	    . 'JOIN orders.order_line l ON l.order_id = o.id '
	    . 'WHERE l.sku = "T-OFF-LAMP" AND o.reservation = "reserved" '
	    . 'AND o.expires_at < UTC_TIMESTAMP(3)') }, 30,
	    'the orders before, whose time is over');
	my ($held, $there) = (held(), there());
	my ($paid, $cancelled) = (0, 0);
	for my $n (1 .. 6) {
		my $ua = agent();
		my $order = order_by($ua, 'transfer');
		my $csrf = json_get($ua, '/carts')->{csrf};
		my @said = at_once(sub { (deed($order, 'paid'))[0] },
		    sub { select undef, undef, undef, 0.005 * $n;
			json_post($ua, '/checkout/cancel', { csrf => $csrf,
			    order => $order->{id} });
			return $ua->status == 200 ? 0 : 1 });
		my $state = payment_of($order);
		ok($state eq 'paid' || $state eq 'cancelled', "one wins: $state");
		is($said[0], $state eq 'paid' ? 0 : 1, 'and it is told so');
		is(attempt_of($order), $state eq 'paid'
		    ? 'transfer paid 6270 1 1' : 'transfer expired 0 1 1',
		    'the attempt follows');
		$state eq 'paid' ? $paid++ : $cancelled++;
	}
	is(held(), $held, 'nothing stays held');
	is(there(), $there - $paid, 'what was paid is sold');
	is_deeply([books_of('T-OFF-LAMP')], [], 'the books');
};

subtest 'invoice numbers' => sub {
	my $last = one('SELECT n FROM orders.counter WHERE name = "invoice"');
	my @orders = map { order_by(agent(), 'transfer') } 1 .. 12;
	db()->do('UPDATE orders.orders SET expires_at = NULL WHERE id = ?', {},
	    $_->{id}) for @orders;
	# Every third cannot be paid: its cart is not where it should be, which
	# is found out after the stock is sold.
	my @broken = @orders[0, 3, 6, 9];
	db()->do('UPDATE carts.cart SET state = "open" WHERE id = ?', {},
	    $_->{cart}) for @broken;
	my @said = at_once(map { my $order = $_;
	    sub { (deed($order, 'paid'))[0] } } @orders);
	is(scalar(grep { $_ == 0 } @said), 8, 'eight are paid');
	is(one('SELECT n FROM orders.counter WHERE name = "invoice"'),
	    $last + 8, 'eight numbers');
	my $ids = join ',', map { db()->quote($_->{id}) } @orders;
	is_deeply(db()->selectcol_arrayref('SELECT invoice_no '
	    . "FROM orders.orders WHERE id IN ($ids) "
	    . 'AND invoice_no IS NOT NULL ORDER BY invoice_no'),
	    [$last + 1 .. $last + 8], 'no gap, none twice');
	db()->do('UPDATE carts.cart SET state = "ordering" WHERE id = ?', {},
	    $_->{cart}) for @broken;
	is((deed($_, 'paid'))[0], 0, 'the others then') for @broken;
	is(one('SELECT COUNT(DISTINCT invoice_no) = MAX(invoice_no) '
	    . 'FROM orders.orders'), 1, '1 to n in the whole shop');
};

subtest 'an invoice to somebody else' => sub {
	my $ua = agent();
	my $cart = cart_with($ua, 'T-OFF-LAMP', 1);
	my $form = form_of($ua, $cart, total => 6270, payment => 'transfer',
	    email => new_email(), invoice_name => 'Ridge & Sons <Ltd>');
	my $answer = place($ua, $form);
	is($ua->status, 422, 'a part of an address');
	is(join(' ', sort keys %{$answer->{fields}}), 'invoice_city '
	    . 'invoice_line1 invoice_postcode', 'its fields');
	$ua->post(shop('/checkout/place'), $form);
	like($ua->content, qr/<details open><summary>Invoice/, 'is open');
	like($ua->content, qr/value="Ridge &amp; Sons &lt;Ltd&gt;"/, 'kept');
	my %whole = (invoice_line1 => '1 Quay', invoice_line2 => '',
	    invoice_city => 'Cork', invoice_postcode => 'T12');
	place($ua, { %$form, %whole, invoice_country => 'XX' });
	is($ua->status, 422, 'a country that is none');
	place($ua, { %$form, %whole, invoice_line2 => '4242 4242 4242 4242' });
	is($ua->status, 422, "a card's number");
	my $order = place($ua, { %$form, %whole, invoice_country => 'DE' });
	$order = $order->{order};
	is($ua->status, 200, 'placed');
	my $page = order_of($ua, $order->{id});
	is_deeply($page->{invoice_address}, { name => 'Ridge & Sons <Ltd>',
	    line1 => '1 Quay', line2 => '', city => 'Cork', postcode => 'T12',
	    country => 'DE', country_name => 'Germany' }, 'kept beside');
	is($page->{address}{name}, 'Una Marsh', 'the other');
	is((deed($order, 'paid'))[0], 0, 'paid');
	$ua->get(shop("/checkout/return?order=$order->{id}"));
	like($ua->content, qr/<div class="print">.*Ridge &amp; Sons &lt;Ltd&gt;/,
	    'the invoice names it');
	wait_for(sub { @{mail_messages($form->{email})} > 1 }, 20, 'mails');
	like(text_to($form->{email}), qr/The invoice goes to:\s+Ridge & Sons/,
	    'so does the mail');
	my $staff = sign_in_admin(agent());
	$staff->get(admin("/orders/$order->{id}"));
	like($staff->content, qr/Invoice to.*Ridge &amp; Sons/s, 'the admin');
	my $plain = order_by($ua, 'transfer');
	is(order_of($ua, $plain->{id})->{invoice_address}, undef, 'or none');
};

subtest 'the books' => sub {
	is_deeply([books_of('T-OFF-LAMP', 'T-OFF-LEAF')], [], 'are right');
};

done_testing;
