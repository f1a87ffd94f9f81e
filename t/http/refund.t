# Money back, orders called off, posted and delivered: by the command line
# and from the admin's page of an order, and the mails about it.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Buy;
use POSIX ();
use Test::More;
use URI;

my %goods = ('T-RF-LAMP' => [5780, 500], 'T-RF-BOOK' => [1450, 500]);
goods_make(%goods);
fault_clear();

END {
	local $?;
	if ($ENV{CLEARCART_DEMO}) {
		fault_clear();
		goods_retire(keys %goods);
	}
}

sub one($sql, @values) {
	return scalar db()->selectrow_array($sql, {}, @values);
}

sub column($order, $name) {
	return one("SELECT $name FROM orders.orders WHERE id = ?",
	    $order->{id});
}

sub until_payment($order, $state, $seconds = 20) {
	wait_for(sub { column($order, 'payment') eq $state }, $seconds,
	    "order $order->{number} $state");
	is(column($order, 'payment'), $state, "it is $state");
}

# A lamp and two books: 57.80 + 29.00, delivery is free.
sub ordered(%other) {
	my $ua = agent();
	my $cart = cart_with($ua, 'T-RF-LAMP', 1, 'T-RF-BOOK', 2);
	my $order = place($ua, form_of($ua, $cart, %other))->{order};
	return { %$order, cart => $cart, ua => $ua };
}

sub bought(%other) {
	my $order = ordered(%other);
	is(pay_at($order->{pay_url}), 303, 'paid at the processor');
	until_payment($order, 'paid');
	return $order;
}

sub deed($order, @words) {
	return clearcart('order', $order->{number}, @words);
}

sub refunds_of($order) {
	return one('SELECT COALESCE(GROUP_CONCAT(CONCAT(amount_minor, " ", '
	    . 'state) ORDER BY created_at, id), "") FROM orders.refund '
	    . 'WHERE order_id = ?', $order->{id});
}

# What the processor has paid back for an order, and in how many refunds.
sub paid_back($order) {
	return one('SELECT CONCAT(COUNT(*), " ", COALESCE(SUM('
	    . 'r.amount_minor), 0)) FROM paymock.refund r '
	    . 'JOIN paymock.session s ON s.intent_id = r.intent_id '
	    . 'WHERE s.reference = ?',
	    $order->{id});
}

sub until_paid_back($order, $what) {
	wait_for(sub { paid_back($order) eq $what
	    && refunds_of($order) !~ /queued|unknown/ }, 40, $what);
	is(paid_back($order), $what, "the processor paid back: $what");
}

# SKU and pieces that came back for an order, by the moves.
sub moves_of($order) {
	return one('SELECT COALESCE(GROUP_CONCAT(CONCAT(sku, " ", '
	    . 'delta_on_hand) ORDER BY id), "") FROM catalog.stock_move '
	    . 'WHERE order_id = ? AND reason = "return"', $order->{id});
}

sub on_hand() {
	return join ' ', map { stock_of($_)->{on_hand} } sort keys %goods;
}

# The mails about an order but those of every sale, once all are out.
sub mails_of($order) {
	wait_for(sub { one('SELECT COUNT(*) = 0 FROM orders.outbox '
	    . 'WHERE order_id = ? AND sent_at IS NULL', $order->{id}) }, 20,
	    'the mails');
	return grep { $_->{subject} =~ /\b$order->{number}\b/
	    && $_->{subject} !~ /^(Your o|O)rder \S+( at |, €)/ }
	    @{mail_messages()};
}

sub told($order, @subjects) {
	is_deeply([sort map { $_->{subject} } mails_of($order)],
	    [sort @subjects], 'mails');
}

# The worker died between the mail server's 250 and its commit.
sub mail_again($order, $kind) {
	my $count = mails_of($order);
	db()->do('UPDATE orders.outbox SET sent_at = NULL, next_at = '
	    . 'UTC_TIMESTAMP(3) WHERE order_id = ? AND kind = ?', {},
	    $order->{id}, $kind);
	my @all = mails_of($order);
	is(@all, $count + 1, "$kind goes out again");
	my %ids = map { $_->{raw} =~ /^Message-ID: (\S+)/mi ? ($1 => 1) : () }
	    @all;
	is(keys %ids, $count, 'under the same Message-ID');
}

sub books_are_right() {
	is(join("\n", books_of(keys %goods)), '', 'the books are right');
}

subtest 'all of it' => sub {
	my $order = bought();
	my $before = on_hand();
	my ($status, $said) = deed($order, 'refund', '--dry-run');
	is($status, 0, 'a look at it');
	like($said, qr/goes back 86\.80 EUR, remains 0\.00/, 'says how much');
	is(refunds_of($order), '', 'and does nothing');
	($status, $said) = deed($order, qw(refund --key all-1 --reason torn));
	is($status, 0, 'asked for') or diag $said;
	until_payment($order, 'refunded');
	until_paid_back($order, '1 8680');
	is(on_hand(), $before, 'nothing went back on the shelf');
	($status) = deed($order, qw(refund --key all-1 --reason torn));
	is($status, 0, 'the same key again is the same refund');
	($status, $said) = deed($order, qw(refund --key all-1 --amount 1.00));
	is($status, 1, 'for something else it is refused');
	like($said, qr/refund_key/, 'by its name');
	($status, $said) = deed($order, qw(refund --amount 0.01));
	is($status, 1, 'and one cent more');
	like($said, qr/refund_unpaid/, 'is not there');
	is(paid_back($order), '1 8680', 'paid back once');
	my $subject = "€86.80 back for order $order->{number}";
	told($order, $subject);
	my ($mail) = mails_of($order);
	like($mail->{text}, qr/sent €86\.80 back, to the card ending in 4242\. A/, 'says');
	like($mail->{text}, qr/^  2 × Thing T-RF-BOOK: €29\.00$/m, 'for what');
	like($mail->{text}, qr/^  Together: €86\.80$/m, 'together');
	unlike($mail->{text} . $mail->{html}, qr/torn/, 'not our own note');
	like($mail->{html}, qr{<td align="right">€29\.00</td>}, 'in HTML');
	is($mail->{to}[0], 'una@example.org', 'to the shopper');
	mail_again($order, 'refunded');
	books_are_right();
};

subtest 'amounts up to what was paid, and a cent beyond' => sub {
	my $order = bought();
	for my $amount (qw(10.00 0.01 70.00)) {
		is((deed($order, 'refund', '--amount', $amount))[0], 0, $amount);
	}
	my ($status, $said) = deed($order, qw(refund --amount 6.80));
	is($status, 1, 'a cent more than is left');
	like($said, qr/refund_too_much/, 'is refused');
	is((deed($order, qw(refund --amount 6.79)))[0], 0, 'what is left');
	until_paid_back($order, '4 8680');
	until_payment($order, 'refunded');
	is(column($order, 'refunded_minor'), 8680, 'all of it');
	told($order, map { "€$_ back for order $order->{number}" }
	    qw(10.00 0.01 70.00 6.79));
};

subtest 'by line, with the shelf' => sub {
	my $order = bought();
	my $lamps = stock_of('T-RF-LAMP')->{on_hand};
	my $books = stock_of('T-RF-BOOK')->{on_hand};
	is((deed($order, qw(refund --line T-RF-BOOK=1 --restock)))[0], 0,
	    'a book');
	is(stock_of('T-RF-BOOK')->{on_hand}, $books + 1, 'is on the shelf');
	is((deed($order, qw(refund --line T-RF-BOOK=2)))[0], 1,
	    'two more are not');
	is((deed($order, qw(refund --line T-RF-BOOK=1 --line
	    T-RF-LAMP=1)))[0], 0, 'the other, and the lamp, to be thrown out');
	is((deed($order, qw(refund --line T-RF-LAMP=1)))[0], 1, 'not twice');
	is((deed($order, qw(refund --line T-RF-SHOE=1)))[0], 1,
	    'nothing that was not bought');
	until_paid_back($order, '2 8680');
	is(moves_of($order), 'T-RF-BOOK 1', 'one move');
	is(stock_of('T-RF-LAMP')->{on_hand}, $lamps, 'no lamp');
	books_are_right();
};

subtest 'odd cents come out with the last piece' => sub {
	db()->do('INSERT IGNORE INTO orders.voucher (code, kind, '
	    . 'amount_minor, currency) VALUES ("T-RF-EURO", "amount", 100, '
	    . '"EUR")');
	my $ua = agent();
	my $cart = cart_with($ua, 'T-RF-BOOK', 3);
	# 3 x 14.50 - 1.00 + 4.90 for delivery
	my $order = place($ua, form_of($ua, $cart, voucher => 'T-RF-EURO',
	    total => 4740))->{order};
	is(pay_at($order->{pay_url}), 303, 'paid at the processor');
	until_payment($order, 'paid');
	for my $want (qw(14.17 14.16 14.17)) {
		my ($status, $said) = deed($order, qw(refund --line
		    T-RF-BOOK=1));
		like($said, qr/goes back \Q$want\E EUR/, "a third: $want");
	}
	my ($status, $said) = deed($order, qw(refund --line delivery=1));
	like($said, qr/goes back 4\.90 EUR, remains 0\.00/, 'the delivery');
	until_paid_back($order, '4 4740');
	until_payment($order, 'refunded');
};

subtest 'posted, delivered' => sub {
	my $order = ordered();
	my ($status, $said) = deed($order, qw(ship --tracking RR1));
	is($status, 1, 'not unpaid');
	like($said, qr/ship_unpaid/, 'and why');
	is(pay_at($order->{pay_url}), 303, 'paid at the processor');
	until_payment($order, 'paid');
	is((deed($order, 'deliver'))[0], 1, 'not delivered before posted');
	is((deed($order, qw(ship --tracking RR1 --carrier Post)))[0], 0,
	    'posted');
	is((deed($order, qw(ship --tracking RR1)))[0], 0, 'twice is once');
	is((deed($order, qw(ship --tracking RR2)))[0], 1,
	    'with another number it is not');
	is(column($order, 'tracking'), 'RR1', 'the number');
	is((deed($order, 'cancel'))[0], 1, 'too late to cancel');
	is((deed($order, 'deliver'))[0], 0, 'delivered');
	is((deed($order, 'deliver'))[0], 0, 'twice is once');
	is(column($order, 'fulfilment'), 'delivered', 'is delivered');
	told($order, "Order $order->{number} is on its way");
	my ($mail) = mails_of($order);
	for my $part (qw(text html)) {
		like($mail->{$part}, qr/posted with Post\./, "$part: by whom");
		like($mail->{$part}, qr/parcel’s number: (<b>)?RR1/, 'number');
		like($mail->{$part}, qr/2 × Thing T-RF-BOOK/, 'what is in it');
		like($mail->{$part}, qr/4 Chandlers Lane/, 'where to');
	}
	mail_again($order, 'shipped');
	is(one('SELECT GROUP_CONCAT(CONCAT(from_state, ">", to_state) ORDER '
	    . 'BY id) FROM orders.order_history WHERE order_id = ? AND '
	    . 'axis = "fulfilment"', $order->{id}), 'new>shipped,'
	    . 'shipped>delivered', 'each a line of history');
};

subtest 'called off while it is being paid' => sub {
	my $order = ordered();
	fault('webhook_never', 5);
	is(pay_at($order->{pay_url}), 303, 'paid, and nobody says so');
	is((deed($order, 'cancel'))[0], 0, 'asked for');
	until_payment($order, 'paid');
	fault_clear();
	is(one('SELECT COUNT(*) FROM orders.alert WHERE kind = "paid_first" '
	    . 'AND ref = ?', $order->{id}), 1, 'the owner is told');
	is(one('SELECT COUNT(*) FROM orders.audit WHERE act = "order.cancel" '
	    . 'AND ref = ?', $order->{id}), 0, 'nothing says it was cancelled');
	is((deed($order, 'cancel'))[0], 0, 'cancelled now');
	until_payment($order, 'refunded');
};

subtest 'called off unpaid' => sub {
	my $before = on_hand();
	db()->do('INSERT IGNORE INTO orders.voucher (code, kind, percent_bp) '
	    . 'VALUES ("T-RF-TENTH", "percent", 1000)');
	my $order = ordered(voucher => 'T-RF-TENTH', total => 7812);
	is(one('SELECT COUNT(*) FROM orders.voucher_use WHERE order_id = ?',
	    $order->{id}), 1, 'a voucher is used');
	is((deed($order, qw(cancel --reason twice)))[0], 0, 'asked for');
	until_payment($order, 'cancelled');
	is(on_hand(), $before, 'nothing was sold');
	is(stock_of('T-RF-LAMP')->{reserved}, 0, 'nothing is held');
	is(one('SELECT COUNT(*) FROM orders.voucher_use WHERE order_id = ?',
	    $order->{id}), 0, 'the voucher counts again');
	is(json_get($order->{ua}, "/cart/$order->{cart}")->{cart}{state},
	    'open', 'the cart is open again');
	is((deed($order, 'cancel'))[0], 1, 'it is cancelled');
	told($order, "Order $order->{number} was not paid");
	my ($mail) = mails_of($order);
	like($mail->{text}, qr/€78\.12 was not paid and is cancelled\. Nothing/,
	    'says so');
	mail_again($order, 'payment_failed');
	books_are_right();
};

subtest 'taken back by the shopper' => sub {
	my $order = ordered();
	my $page = json_get($order->{ua}, "/carts");
	json_post($order->{ua}, '/checkout/cancel',
	    { csrf => $page->{csrf}, order => $order->{id} });
	is(column($order, 'payment'), 'cancelled', 'cancelled');
	told($order);
};

subtest 'called off paid' => sub {
	my $before = on_hand();
	my $order = bought();
	my ($status, $said) = deed($order, qw(cancel));
	is($status, 0, 'asked for') or diag $said;
	is((deed($order, 'ship'))[0], 1, 'it is not posted any more');
	until_payment($order, 'refunded');
	until_paid_back($order, '1 8680');
	is(on_hand(), $before, 'all of it is on the shelf again');
	is(column($order, 'fulfilment'), 'new', 'never posted');
	books_are_right();
};

subtest 'called off where nothing was to be paid' => sub {
	my $before = on_hand();
	db()->do('INSERT IGNORE INTO orders.voucher (code, kind, percent_bp) '
	    . 'VALUES ("T-RF-ALL", "percent", 10000)');
	my $order = ordered(voucher => 'T-RF-ALL', total => 0);
	is(column($order, 'payment'), 'paid', 'paid at once');
	is((deed($order, 'cancel', '--dry-run'))[0], 64, 'no rehearsal');
	is((deed($order, 'cancel'))[0], 0, 'cancelled');
	is(column($order, 'payment'), 'refunded', 'at once, too');
	is(on_hand(), $before, 'all of it is on the shelf again');
	is((deed($order, 'cancel'))[0], 1, 'not twice');
	is(moves_of($order), 'T-RF-BOOK 2,T-RF-LAMP 1', 'one move each');
	books_are_right();
};

# Runs the same deed in so many processes at once; how many said yes.
sub at_once($count, $order, $words) {
	my @pids = map {
		my $n = $_;
		my $pid = fork // die;
		if (!$pid) {
			my ($status) = deed($order, $words->($n));
			POSIX::_exit($status);
		}
		$pid
	} 1 .. $count;
	return scalar grep { waitpid $_, 0; $? == 0 } @pids;
}

subtest 'many at once' => sub {
	my $order = bought();
	is(at_once(6, $order, sub ($n) { (qw(refund --amount 30.00)) }), 2,
	    'two of six times 30.00 are in 86.80');
	is(column($order, 'refunded_minor'), 6000, 'no more');
	is(at_once(6, $order, sub ($n) {
	    (qw(refund --amount 5.00 --key same-key)) }), 6, 'one key');
	is(column($order, 'refunded_minor'), 6500, 'is one refund');
	until_paid_back($order, '3 6500');
	my $lines = bought();
	is(at_once(4, $lines, sub ($n) {
	    (qw(refund --line T-RF-BOOK=1 --restock)) }), 2,
	    'two books come back, whoever is first');
	is(moves_of($lines), 'T-RF-BOOK 1,T-RF-BOOK 1', 'two moves');
	until_paid_back($lines, '2 2900');
	books_are_right();
};

sub hurry($order) {
	db()->do('UPDATE orders.refund SET next_at = UTC_TIMESTAMP(3) '
	    . 'WHERE order_id = ? AND state = "unknown"', {}, $order->{id});
}

for my $kind (qw(error_after drop_reply garbage hang)) {
	subtest "the processor: $kind" => sub {
		my $order = bought();
		fault($kind, 1, '/v1/refunds');
		is((deed($order, qw(refund --amount 12.34)))[0], 0, 'asked');
		wait_for(sub { refunds_of($order) =~ /unknown|done/ }, 40,
		    'the first call');
		fault_clear();
		wait_for(sub { hurry($order); refunds_of($order) =~ /done/ },
		    40, 'the answer');
		until_paid_back($order, '1 1234');
		until_payment($order, 'partly_refunded');
		is(column($order, 'refunded_minor'), 1234, 'counted once');
		told($order, "€12.34 back for order $order->{number}");
	};
}

subtest 'the processor refuses' => sub {
	my $order = bought();
	fault('refuse', 1, '/v1/refunds');
	is((deed($order, qw(refund --line T-RF-BOOK=2 --restock)))[0], 0,
	    'asked');
	wait_for(sub { refunds_of($order) =~ /refused/ }, 20, 'the answer');
	fault_clear();
	is(column($order, 'refunded_minor'), 0, 'the amount is free again');
	is(one('SELECT kind FROM orders.alert WHERE order_id = ?',
	    $order->{id}), 'refund_refused', 'the owner is told');
	told($order, "Please look at order $order->{number}");
	is((deed($order, qw(refund --line T-RF-BOOK=2 --restock)))[0], 0,
	    'asked again');
	until_paid_back($order, '1 2900');
	is(moves_of($order), 'T-RF-BOOK 2', 'the shelf gets them once');
	books_are_right();
};

my $staff = agent();
sign_in_admin($staff);

sub page($order, $path = '') {
	return json_get($staff, admin("/orders/$order->{id}$path"));
}

sub send_form($order, $path, @fields) {
	my $csrf = page($order)->{csrf};
	return json_post($staff, admin("/orders/$order->{id}/$path"),
	    [csrf => $csrf, @fields]);
}

sub refused($order, $code, $path, @fields) {
	my $before = refunds_of($order) . column($order, 'fulfilment');
	my $said = send_form($order, $path, @fields);
	is($staff->status, 409, "$code: 409");
	is($said->{error}, $code, '  named');
	like($said->{message}, qr/Nothing was changed/, '  told');
	is($said->{order}{id}, $order->{id}, '  with the order as it is');
	is(refunds_of($order) . column($order, 'fulfilment'), $before,
	    '  and nothing was done');
}

subtest 'the admin pays back' => sub {
	my $order = bought();
	my $books = stock_of('T-RF-BOOK')->{on_hand};
	# Lines are numbered from 1 in SKU order or as they were put in.
	my %line = map { @$_ } @{db()->selectall_arrayref('SELECT sku, '
	    . 'line_no FROM orders.order_line WHERE order_id = ?', {},
	    $order->{id})};
	my @wish = (how => 'lines', line => $line{'T-RF-BOOK'}, quantity => 1,
	    line => $line{'T-RF-LAMP'}, quantity => '',
	    restock => $line{'T-RF-BOOK'});
	my $query = URI->new('', 'http');
	$query->query_form(@wish);
	my $plan = page($order, "/refund$query")->{plan};
	is($staff->status, 200, 'a preview');
	is("$plan->{rest}{amount} $plan->{amount}{amount} "
	    . $plan->{after}{amount}, '8680 1450 7230', 'what, what remains');
	is_deeply([map { "$_->{sku} $_->{quantity} $_->{restock}" }
	    @{$plan->{lines}}], ['T-RF-BOOK 1 1'], 'and what to the shelf');
	is(refunds_of($order), '', 'changes nothing');
	my @form = (@wish, key => 'key-of-the-form', shown => 1450,
	    note => 'dog-eared');
	refused($order, 'refund_changed', 'refund', @wish,
	    key => 'another-key', shown => 1449);
	for my $time ('once', 'a double click') {
		my $said = send_form($order, 'refund', @form);
		is($staff->status, 200, $time);
		is($said->{order}{refunded}{amount}, 1450, '  14.50');
	}
	until_paid_back($order, '1 1450');
	refused($order, 'refund_key', 'refund', how => 'amount',
	    amount => '1.00', key => 'key-of-the-form', shown => 100);
	refused($order, 'refund_too_much', 'refund', how => 'amount',
	    amount => '72.31', key => 'too-much-key', shown => 7231);
	is(stock_of('T-RF-BOOK')->{on_hand}, $books + 1, 'on the shelf');
	my $refund = page($order)->{order}{refunds}[0];
	is("$refund->{state} $refund->{lines}[0]{sku}", 'done T-RF-BOOK',
	    'the page tells');
	like(one('SELECT note FROM orders.order_history WHERE order_id = ? '
	    . 'AND axis = "refund" AND to_state = "queued"', $order->{id}),
	    qr/^€14\.50, by .+(?<!dog-eared)$/, 'and who did it');
	is(one('SELECT GROUP_CONCAT(note) FROM orders.refund WHERE order_id = ?',
	    $order->{id}), 'dog-eared', 'and why');
	for my $bad ([amount => '1,5'], [amount => ''], [amount => '-1'],
	    [amount => '0'], [amount => '86.81']) {
		page($order, "/refund?how=amount&amount=$bad->[1]");
		is($staff->status, 422, "an amount of '$bad->[1]'");
	}
	page($order, "/refund?how=lines&line=99&quantity=1");
	is($staff->status, 422, 'a line that is not there');
	$staff->post(admin("/orders/$order->{id}/refund"), [@form]);
	is($staff->status, 403, 'nothing without the token of the form');
};

subtest 'the admin calls off what cost nothing' => sub {
	my $before = on_hand();
	my $order = ordered(voucher => 'T-RF-ALL', total => 0);
	for (1 .. 2) {
		send_form($order, 'cancel', key => 'free-key', seen => 'paid',
		    shown => 0);
		is($staff->status, 200, 'clicked twice');
	}
	refused($order, 'refund_unpaid', 'cancel', key => 'other-key',
	    seen => 'paid', shown => 0);
	is(on_hand(), $before, 'all of it is on the shelf again, once');
};

subtest 'what was typed is shown again' => sub {
	my $order = bought();
	my $path = admin("/orders/$order->{id}");
	my $card = '4242 4242 4242 4242';
	for my $case ([ship => tracking => 'x' x 101, carrier => 'Bee Line'],
	    [cancel => note => $card, carrier => ''],
	    [refund => note => $card, how => 'amount', amount => '3.21']) {
		my ($deed, @typed) = @$case;
		$staff->get($path);
		my ($csrf) = $staff->content =~ /name="csrf" value="([^"]+)"/;
		$staff->post("$path/$deed", [csrf => $csrf, key => 'typed-key',
		    seen => 'paid', shown => 1, @typed]);
		is($staff->status, 422, "$deed: 422");
		like($staff->content, qr/value="\Q$_\E"/, "  shows $_")
		    for grep { $_ ne '' && $_ ne 'amount' && $_ ne $card }
		    @typed[1, 3], $typed[5] // ();
		like($staff->content, qr/class="error"/, '  says what is wrong');
	}
	is(refunds_of($order) . column($order, 'fulfilment'), 'new',
	    'nothing was done');
};

subtest 'nothing is left to post' => sub {
	my $order = bought();
	is((deed($order, 'refund', '--line', 'T-RF-BOOK=2', '--line',
	    'T-RF-LAMP=1'))[0], 0, 'every piece is given back');
	refused($order, 'ship_refunded', 'ship', tracking => 'RR9');
};

subtest 'the admin posts, delivers, cancels' => sub {
	my $order = ordered();
	refused($order, 'ship_unpaid', 'ship', tracking => 'RR5');
	is(pay_at($order->{pay_url}), 303, 'paid at the processor');
	until_payment($order, 'paid');
	refused($order, 'cancel_paid', 'cancel', key => 'cancel-key',
	    seen => 'awaiting_payment');
	refused($order, 'deliver_unshipped', 'deliver');
	is(send_form($order, 'ship', tracking => 'RR5', carrier => 'Post')
	    ->{order}{state}, 'shipped', 'posted');
	refused($order, 'order_shipped', 'cancel', key => 'cancel-key',
	    seen => 'paid', shown => 8680);
	is(send_form($order, 'deliver')->{order}{state}, 'delivered',
	    'delivered');
	my $before = on_hand();
	my $second = bought();
	is(page($second, '/cancel')->{plan}{amount}{amount}, 8680, 'asks');
	send_form($second, 'cancel', key => 'cancel-key', seen => 'paid',
	    shown => 8680) for 1 .. 2;
	is($staff->status, 200, 'cancelled, clicked twice');
	until_paid_back($second, '1 8680');
	is(on_hand(), $before, 'the shelf is as it was');
	refused($second, 'ship_refunded', 'ship', tracking => 'RR6');
	my $board = json_get($staff, admin('/orders?state=to_pack'));
	is_deeply([grep { $_->{id} eq $second->{id} } @{$board->{orders}}], [],
	    'nobody is to pack it');
	my $third = ordered();
	page($third, '/cancel');
	is($staff->status, 200, 'asks');
	send_form($third, 'cancel', key => 'cancel-key',
	    seen => 'awaiting_payment');
	is($staff->status, 200, 'an unpaid one');
	until_payment($third, 'cancelled');
	is_deeply([map { $_->{state} } @{page($third)->{order}{history}}],
	    [qw(placed awaiting_payment cancelled)], 'its history');
	refused($third, 'cancelled_before', 'cancel', key => 'cancel-key',
	    seen => 'awaiting_payment');
};

subtest 'what a guest sees by the link of a mail' => sub {
	my $order = bought();
	is((deed($order, qw(ship --tracking RR7 --carrier Post)))[0], 0,
	    'posted');
	is((deed($order, qw(refund --line T-RF-BOOK=1)))[0], 0, 'a book back');
	until_payment($order, 'partly_refunded');
	my ($mail) = grep { $_->{subject} =~ /on its way/ } mails_of($order);
	my ($link) = $mail->{text} =~ m{^(http\S+/account/orders/\S+)$}m;
	my $ua = agent();
	$ua->get($link);
	is($ua->status, 200, 'the page');
	my $html = $ua->content;
	like($html, qr{with Post: <code>RR7</code>}, 'the parcel');
	like($html, qr{<strong>€14\.50</strong> went back to you on \d},
	    'the money and when');
	like($html, qr{for 1 × Thing T-RF-BOOK\.}, 'for what');
	like($html, qr{aria-current="step">Packed and posted<time}, 'where');
};

done_testing();
