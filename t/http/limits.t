# What the database refuses or holds up in the middle of a page: locks that
# are not given, deadlocks, connections that are killed, a server that only
# reads, statements that take too long.
use v5.36;
use Clearcart;
use Clearcart::Buy;
use DBI;
use Test::More;
use Time::HiRes qw(sleep time);

my %goods = ('T-LIMIT-A' => [2000, 500], 'T-LIMIT-B' => [3000, 500]);
goods_make(%goods);

END {
	local $?;
	if ($ENV{CLEARCART_DEMO}) {
		db()->do('SET GLOBAL read_only = 0');
		db()->do('SET GLOBAL general_log = 0');
		db()->do('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
		goods_retire(keys %goods);
	}
}

sub one($sql, @values) {
	return scalar db()->selectrow_array($sql, {}, @values);
}

# A connection of somebody who gets into the shop's way.
sub rival() {
	return DBI->connect('dbi:MariaDB:mariadb_socket=' . demo()->{db_socket},
	    scalar getpwuid $<, '', { RaiseError => 1, PrintError => 0,
	    AutoCommit => 1 });
}

# Sends it in another process; what ->() returns is the status, how many
# seconds it took, Retry-After and the JSON.
sub meanwhile($ua, $path, $form) {
	my $pid = open(my $out, '-|') // die "cannot fork: $!\n";
	if (!$pid) {
		my $start = time;
		my $answer = json_post($ua, $path, $form);
		syswrite STDOUT, JSON::PP::encode_json([$ua->status,
		    time - $start, $ua->response->header('Retry-After'),
		    $answer]);
		require POSIX;
		POSIX::_exit(0);
	}
	return sub {
		my $text = do { local $/; <$out> };
		close $out;
		return @{JSON::PP::decode_json($text)};
	};
}

sub waiting($account) {
	return one('SELECT id FROM information_schema.processlist '
	    . 'WHERE user = ? AND command <> "Sleep" AND time_ms > 50 '
	    . 'AND info LIKE "UPDATE catalog.item%"', "cc_$account");
}

sub until_waits($account = 'checkout') {
	return wait_for(sub { waiting($account) }, 20, "$account waits");
}

# All that placing an order writes, and nothing else.
sub everything($cart) {
	my @tables = map { one("SELECT COUNT(*) FROM orders.$_") }
	    qw(orders order_line order_history payment_attempt voucher_use
	    outbox);
	return join ' ', @tables, one('SELECT SUM(reserved) FROM catalog.item'),
	    one('SELECT COUNT(*) FROM catalog.stock_move'),
	    one('SELECT CONCAT(state, version) FROM carts.cart WHERE id = ?',
		$cart);
}

sub cart_of_two($ua) {
	return cart_with($ua, 'T-LIMIT-A', 2, 'T-LIMIT-B', 1);
}

sub is_one_order($cart, $what) {
	is(one('SELECT COUNT(*) FROM orders.orders WHERE cart_id = ?', $cart),
	    1, "$what: one order");
	is_deeply([books_of(keys %goods)], [], 'the books are right');
}

sub give_up($ua, $form, $cart) {
	json_post($ua, '/checkout/cancel', { csrf => $form->{csrf}, order =>
	    one('SELECT id FROM orders.orders WHERE cart_id = ?', $cart) });
	is($ua->status, 200, 'and it can be taken back');
}

# The second of two goods cannot be had for longer than a page may take: the
# first one was reserved in the same transaction.
subtest 'a lock that is never given' => sub {
	my $ua = agent();
	my $cart = cart_of_two($ua);
	my $form = form_of($ua, $cart);
	my $before = everything($cart);
	my $rival = rival();
	$rival->begin_work;
	$rival->do('SELECT 1 FROM catalog.item WHERE sku = "T-LIMIT-B" '
	    . 'FOR UPDATE');
	my ($status, $seconds, $retry) =
	    meanwhile($ua, '/checkout/place', $form)->();
	is($status, 503, 'the page says that it could not');
	ok($retry, 'and when to come again');
	cmp_ok($seconds, '<', 9, 'in time');
	cmp_ok($seconds, '>', 3, 'and not before it tried again');
	is(everything($cart), $before, 'nothing is half done');
	$rival->rollback;
	is(place($ua, $form)->{order}{state}, 'awaiting_payment',
	    'the same form does later');
	is_one_order($cart, 'then');
	give_up($ua, $form, $cart);
};

subtest 'a lock that is given late' => sub {
	my $ua = agent();
	my $cart = cart_of_two($ua);
	my $form = form_of($ua, $cart);
	my $rival = rival();
	$rival->begin_work;
	$rival->do('SELECT 1 FROM catalog.item WHERE sku = "T-LIMIT-B" '
	    . 'FOR UPDATE');
	my $answer = meanwhile($ua, '/checkout/place', $form);
	my ($longest, $id) = (0, until_waits());
	wait_for(sub {
		my $now = one('SELECT time_ms FROM '
		    . 'information_schema.processlist WHERE id = ?', $id);
		($longest, my $before) = ($now, $longest);
		$now < $before;
	}, 20, 'a second try');
	$rival->rollback;
	is(($answer->())[0], 200, 'is waited for');
	is_one_order($cart, 'then');
	give_up($ua, $form, $cart);
};

# The rival has changed more rows, so the shop is who gives way.
subtest 'a deadlock' => sub {
	my $ua = agent();
	my $cart = cart_of_two($ua);
	my $form = form_of($ua, $cart);
	my $deadlocks = 'SELECT variable_value FROM '
	    . 'information_schema.global_status '
	    . 'WHERE variable_name = "Innodb_deadlocks"';
	my $before = one($deadlocks);
	my $rival = rival();
	$rival->begin_work;
	$rival->do('INSERT INTO orders.alert (id, kind, ref, text, at) '
	    . 'SELECT CONCAT("t-limits-", seq), "t", seq, "", NOW(3) '
	    . 'FROM orders.seq_1_to_500');
	$rival->do('SELECT 1 FROM catalog.item WHERE sku = "T-LIMIT-B" '
	    . 'FOR UPDATE');
	my $answer = meanwhile($ua, '/checkout/place', $form);
	until_waits();
	$rival->do('SELECT 1 FROM catalog.item WHERE sku = "T-LIMIT-A" '
	    . 'FOR UPDATE');
	$rival->rollback;
	is(($answer->())[0], 200, 'placed all the same');
	cmp_ok(one($deadlocks), '>', $before, 'there was one');
	is_one_order($cart, 'after it');
	give_up($ua, $form, $cart);
};

subtest 'a connection that is killed' => sub {
	my $ua = agent();
	my $cart = cart_of_two($ua);
	my $form = form_of($ua, $cart);
	for my $how ('KILL CONNECTION', 'KILL QUERY') {
		my $rival = rival();
		$rival->begin_work;
		$rival->do('SELECT 1 FROM catalog.item '
		    . 'WHERE sku = "T-LIMIT-B" FOR UPDATE');
		my $answer = meanwhile($ua, '/checkout/place', $form);
		db()->do("$how " . until_waits());
		$rival->rollback;
		is(($answer->())[0], 200, "$how: placed all the same");
		is_one_order($cart, $how);
		last if $how eq 'KILL QUERY';
		give_up($ua, $form, $cart);
		$cart = cart_of_two($ua);
		$form = form_of($ua, $cart);
	}
	give_up($ua, $form, $cart);
};

subtest 'a server that only reads' => sub {
	my $ua = agent();
	my $cart = cart_of_two($ua);
	my $form = form_of($ua, $cart);
	my $before = everything($cart);
	db()->do('SET GLOBAL read_only = 1');
	json_post($ua, '/checkout/place', $form);
	is($ua->status, 503, 'no order');
	ok($ua->response->header('Retry-After'), 'but later');
	json_post($ua, '/cart/update', { cart => $cart, op => 'add',
	    sku => 'T-LIMIT-A', quantity => 1 });
	is($ua->status, 503, 'nothing goes into the cart');
	json_get($ua, $_) for "/cart/$cart";
	is($ua->status, 200, 'which is shown');
	$ua->get(shop('/p/t-limit-a'));
	is($ua->status, 200, 'as are the goods');
	is(everything($cart), $before, 'nothing has changed');
	db()->do('SET GLOBAL read_only = 0');
	is(place($ua, $form)->{order}{state}, 'awaiting_payment', 'later');
	give_up($ua, $form, $cart);
};

subtest 'a statement that takes too long' => sub {
	my $ua = agent();
	my $rival = rival();
	$rival->do('LOCK TABLES catalog.item WRITE, catalog.product WRITE');
	my $start = time;
	my $page = $ua->get(shop('/p/t-limit-a'));
	is($page->code, 503, 'is given up');
	cmp_ok(time - $start, '<', 9, 'in time');
	ok($page->header('Retry-After'), 'says when to come again');
	like($page->decoded_content, qr/<h1>/, 'with a page');
	$rival->do('UNLOCK TABLES');
	is($ua->get(shop('/p/t-limit-a'))->code, 200, 'then it is shown');
};

# What each program says to the server when it connects.
subtest 'a connection is set up' => sub {
	db()->do('SET GLOBAL log_output = "TABLE"');
	db()->do('TRUNCATE mysql.general_log');
	db()->do('SET GLOBAL general_log = 1');
	db()->do("KILL $_->[0]") for @{db()->selectall_arrayref('SELECT id '
	    . 'FROM information_schema.processlist WHERE user LIKE "cc\\_%" '
	    . 'AND command = "Sleep"')};
	my %at = (controller => shop('/'), catalog => shop('/p/t-limit-a'),
	    cart => shop('/carts'), checkout => shop('/checkout/none'),
	    account => shop('/account/orders'), admin => admin('/'),
	    idp => identity('/jwks'));
	agent(max_redirect => 0)->get($at{$_}) for sort keys %at;
	db()->do('SET GLOBAL general_log = 0');
	for my $program (sort keys %at) {
		my $said = join ' ', map { $_->[0] } @{db()->selectall_arrayref(
		    'SELECT CONVERT(argument USING utf8mb4) '
		    . 'FROM mysql.general_log WHERE user_host LIKE ?', {},
		    "%cc\\_$program%")};
		my $seconds = $program eq 'admin' ? 30 : 5;
		like($said, qr/$_/, "$program: $_") for 'STRICT_ALL_TABLES',
		    'ONLY_FULL_GROUP_BY', 'innodb_snapshot_isolation = ON',
		    'innodb_lock_wait_timeout = 2', 'tx_read_only = 1',
		    "max_statement_time = $seconds\\b";
	}
	db()->do('TRUNCATE mysql.general_log');
};

subtest 'a server that forgets' => sub {
	my $ask = sub { clearcart('migrate', '--dry-run') };
	my $flush = one('SELECT @@innodb_flush_log_at_trx_commit');
	my ($status, $said) = $ask->();
	is($status, 0, 'migrate looks');
	unlike($said, qr/power cut/, 'and finds nothing') if $flush == 1;
	db()->do('SET GLOBAL innodb_flush_log_at_trx_commit = 2');
	($status, $said) = $ask->();
	db()->do('SET GLOBAL innodb_flush_log_at_trx_commit = ' . $flush);
	is($status, 0, 'it goes on');
	like($said, qr/innodb_flush_log_at_trx_commit is 2: .*loses orders/,
	    'but says what it risks');
};

done_testing();
