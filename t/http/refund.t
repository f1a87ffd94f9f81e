# Money back, orders called off, posted and delivered: by the command line
# and from the admin's page of an order, and the mails about it.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Buy;
use POSIX ();
use Test::More;

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
	like($said, qr/token_used/, 'by its name');
	($status, $said) = deed($order, qw(refund --amount 0.01));
	is($status, 1, 'and one cent more');
	like($said, qr/refund_unpaid/, 'is not there');
	is(paid_back($order), '1 8680', 'paid back once');
	my $subject = "€86.80 back for order $order->{number}";
	told($order, $subject);
	my ($mail) = mails_of($order);
	like($mail->{text}, qr/sent €86\.80 back .* ending in 4242\. A bank/, 'says');
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

subtest 'called off unpaid' => sub {
	my $before = on_hand();
	my $order = ordered();
	is((deed($order, qw(cancel --reason twice)))[0], 0, 'asked for');
	until_payment($order, 'cancelled');
	is(on_hand(), $before, 'nothing was sold');
	is(stock_of('T-RF-LAMP')->{reserved}, 0, 'nothing is held');
	is(json_get($order->{ua}, "/cart/$order->{cart}")->{cart}{state},
	    'open', 'the cart is open again');
	is((deed($order, 'cancel'))[0], 1, 'it is cancelled');
	told($order, "Order $order->{number} was not paid");
	my ($mail) = mails_of($order);
	like($mail->{text}, qr/€86\.80 was not paid and is cancelled\. Nothing/,
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

done_testing();
