# What the worker does without anybody waiting: payments settled, mails
# sent, orders ended. No browser comes back to the shop here.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Buy;
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use IO::Socket::INET;
use POSIX ();
use Test::More;

my %goods = ('T-WORK-LAMP' => [5780, 500], 'T-WORK-BOOK' => [1450, 500]);
goods_make(%goods);
fault_clear();

my $folder = dirname(demo()->{clearcart}[0]);
my ($conf) = (join "\n", @{demo()->{clearcart}}) =~ /^-c\n(.*)/m;
my $scratch = tempdir(CLEANUP => 1);
my @stopped;
END {
	local $?;
	kill CONT => @stopped;
	goods_retire(keys %goods) if $ENV{CLEARCART_DEMO};
}

sub one($sql, @values) {
	return scalar db()->selectrow_array($sql, {}, @values);
}

sub payment_of($id) {
	return one('SELECT payment FROM orders.orders WHERE id = ?', $id);
}

sub attempt_of($id) {
	return one('SELECT state FROM orders.payment_attempt '
	    . 'WHERE order_id = ?', $id);
}

# Places an order and goes to its page; the order as placing answers it.
sub ordered(%other) {
	my $ua = agent();
	my $cart = cart_with($ua, 'T-WORK-LAMP', 1, 'T-WORK-BOOK', 2);
	my $order = place($ua, form_of($ua, $cart, %other))->{order};
	return { %$order, cart_id => $cart };
}

sub until_payment($order, $state, $seconds = 10) {
	wait_for(sub { payment_of($order->{id}) eq $state }, $seconds,
	    "order $order->{number} $state");
	is(payment_of($order->{id}), $state, $state);
}

sub rows_of($order) {
	return one('SELECT GROUP_CONCAT(kind ORDER BY kind) '
	    . 'FROM orders.outbox WHERE order_id = ?', $order->{id});
}

# The subjects of the mails about an order, once all of them are out.
sub subjects_of($order) {
	wait_for(sub { one('SELECT COUNT(*) = 0 FROM orders.outbox '
	    . 'WHERE order_id = ? AND sent_at IS NULL', $order->{id}) }, 10,
	    'the mails');
	return [sort map { $_->{subject} }
	    grep { $_->{subject} =~ /\Q$order->{number}\E/ }
	    @{mail_messages()}];
}

sub both($order) {
	return [sort "Order $order->{number}, €86.80",
	    "Your order $order->{number} at ${\ shop_name()}"];
}

sub shop_name() {
	return slurp($conf) =~ /^name\s*=\s*(.*)$/m ? $1 : '';
}

sub slurp($path) {
	open my $file, '<', $path or die "cannot read $path: $!\n";
	return do { local $/; <$file> };
}

subtest 'nobody comes back' => sub {
	my $order = ordered();
	is(pay_at($order->{pay_url}), 303, 'paid');
	until_payment($order, 'paid');
	is_deeply(subjects_of($order), both($order), 'one mail to each');
};

subtest 'what the mails say' => sub {
	my $order = ordered(name => 'Una <b>Marsh & Söhne',
	    email => 'worker@example.org', line2 => 'c/o Òran');
	pay_at($order->{pay_url});
	until_payment($order, 'paid');
	subjects_of($order);
	my ($mail) = grep { $_->{subject} =~ /order $order->{number}/ }
	    @{mail_messages('worker@example.org')};
	my $text = $mail->{text};
	like($text, qr/2 × Thing T-WORK-BOOK: €29\.00/, 'lines');
	like($text, qr/Total: €86\.80/, 'total: 57.80 + 29.00, delivery is free');
	like($text, qr/Una <b>Marsh & Söhne\n.*\n  c\/o Òran\n/, 'address');
	like($text, qr/Ireland/, 'country');
	like($text, qr{\Q${\ shop()}\E/\S+$order->{id}}, 'link');
	like($mail->{html}, qr/Una &lt;b&gt;Marsh &amp; Söhne/,
	    'escaped in HTML');
	like($mail->{html}, qr{<a href="\Q${\ shop()}\E/[^"]+$order->{id}},
	    'link in HTML');
	my ($id) = $mail->{raw} =~ /^Message-ID: <(\w+)@/m;
	is(one('SELECT kind FROM orders.outbox WHERE id = ?', $id),
	    'confirmation', 'Message-ID is the id of its row');
};

subtest 'no webhook comes' => sub {
	my $order = ordered();
	fault('webhook_never');
	is(pay_at($order->{pay_url}), 303, 'paid');
	is(one('SELECT COUNT(*) FROM paymock.delivery d JOIN paymock.event e '
	    . 'ON e.id = d.event_id WHERE e.body LIKE ?',
	    "%$order->{id}%"), 0, 'nobody tells');
	db()->do('UPDATE orders.payment_attempt SET checked_at = NULL, '
	    . 'created_at = created_at - INTERVAL 3 MINUTE '
	    . 'WHERE order_id = ?', {}, $order->{id});
	until_payment($order, 'paid', 25);
	is_deeply(subjects_of($order), both($order), 'one mail to each');
};

for my $kind (qw(webhook_twice webhook_wrong_amount webhook_shuffled
    webhook_early)) {
	subtest $kind => sub {
		my $order = ordered();
		fault($kind);
		is(pay_at($order->{pay_url}), 303, 'paid');
		until_payment($order, 'paid', 15);
		is(one('SELECT captured_minor FROM orders.payment_attempt '
		    . 'WHERE order_id = ?', $order->{id}), 8680,
		    'what was captured, not what the message says');
		wait_for(sub { one('SELECT COUNT(*) = 0 FROM '
		    . 'paymock.delivery WHERE sent_at IS NULL') }, 15,
		    'the webhooks');
		is_deeply(subjects_of($order), both($order),
		    'one mail to each');
		is(charges_of($order->{id}), 1, 'one charge');
	};
}

subtest 'the processor does not answer' => sub {
	# After error_after the worker reads the processor's list to its end,
	# and would use up another fault: it comes last.
	for my $kind (qw(drop_reply error_before garbage error_after)) {
		fault($kind);
		my $order = ordered();
		is($order->{pay_url}, undef, "$kind: no page yet");
		is(attempt_of($order->{id}), 'unknown', 'nobody knows');
		wait_for(sub { attempt_of($order->{id}) eq 'open' }, 30,
		    'the worker to ask again');
		is(one('SELECT COUNT(*) FROM paymock.session '
		    . 'WHERE reference = ?', $order->{id}), 1, 'one session');
	}
};

subtest 'nobody pays' => sub {
	my $before = stock_of('T-WORK-BOOK');
	my $order = ordered();
	is(stock_of('T-WORK-BOOK')->{reserved}, $before->{reserved} + 2,
	    'reserved');
	db()->do('UPDATE orders.orders SET expires_at = placed_at '
	    . 'WHERE id = ?', {}, $order->{id});
	until_payment($order, 'cancelled', 25);
	is_deeply(stock_of('T-WORK-BOOK'), $before, 'given back');
	is(one('SELECT state FROM carts.cart WHERE id = ?',
	    $order->{cart_id}), 'open', 'the cart is open again');
	is(one('SELECT status FROM paymock.session WHERE reference = ?',
	    $order->{id}), 'expired', 'nor can it be paid any more');
	is_deeply(subjects_of($order), ["Order $order->{number} was not paid"],
	    'one mail');
};

subtest 'paid at the last moment' => sub {
	my $order = ordered();
	fault('webhook_never');
	is(pay_at($order->{pay_url}), 303, 'paid');
	db()->do('UPDATE orders.orders SET expires_at = placed_at '
	    . 'WHERE id = ?', {}, $order->{id});
	until_payment($order, 'paid', 25);
};

subtest 'the owner is called' => sub {
	my $ua = agent();
	my $cart = cart_with($ua, 'T-WORK-LAMP', 1);
	fault('refuse');
	place($ua, form_of($ua, $cart));
	my $order = db()->selectrow_hashref('SELECT id, number, payment '
	    . 'FROM orders.orders WHERE cart_id = ?', {}, $cart);
	is($order->{payment}, 'cancelled', 'refused by the processor');
	is_deeply(subjects_of($order),
	    ["Please look at order $order->{number}"], 'one mail');
	my ($mail) = grep { $_->{subject} =~ /$order->{number}/ }
	    @{mail_messages()};
	like($mail->{text}, qr/refuses to take this order's money/, 'why');
	like($mail->{text}, qr{\Q${\ admin()}\E/\S+}, 'and where to look');
};

subtest 'a refund' => sub {
	my $order = ordered();
	pay_at($order->{pay_url});
	until_payment($order, 'paid');
	db()->do('UPDATE orders.orders SET refunded_minor = 1450 '
	    . 'WHERE id = ?', {}, $order->{id});
	db()->do('INSERT INTO orders.refund (id, order_id, attempt, '
	    . 'intent_id, amount_minor, currency, reason, request, state, '
	    . 'next_at, created_at) SELECT CONCAT("r", SUBSTR(id, 2)), order_id, '
	    . 'id, intent_id, 1450, "EUR", '
	    . '"one is torn", "key", "queued", UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) '
	    . 'FROM orders.payment_attempt WHERE order_id = ?', {},
	    $order->{id});
	until_payment($order, 'partly_refunded');
	is(one('SELECT SUM(r.amount_minor) FROM paymock.refund r JOIN '
	    . 'paymock.session s ON s.intent_id = r.intent_id '
	    . 'WHERE s.reference = ?', $order->{id}), 1450,
	    'the processor has paid it back, once');
	is_deeply(subjects_of($order), [sort @{both($order)},
	    "€14.50 back for order $order->{number}"], 'the shopper is told');
};

# The demo's own worker stands still while a test's runs.
sub without_worker($what) {
	@stopped = @{demo()->{pids}{worker}};
	kill STOP => @stopped;
	$what->();
	kill CONT => splice @stopped;
}

# A worker of the test's own, with other settings: section.key => value.
sub worker_with(%set) {
	my $text = slurp($conf);
	while (my ($name, $value) = each %set) {
		my ($section, $key) = split /\./, $name;
		$text =~ s/^(\[$section\][^\[]*^$key\s*=)[^\n]*/$1 $value/ms
		    or die "no $name in $conf\n";
	}
	open my $file, '>', "$scratch/clearcart.conf" or die;
	print $file $text;
	close $file;
	return ("$folder/worker", '-c', "$scratch/clearcart.conf");
}

sub once(%set) {
	my $command = join ' ', worker_with(%set), '--once';
	my $log = `$command 2>&1`;
	return ($? >> 8, $log);
}

# A mail server that answers each connection's RCPT with this.
sub refusing_server($answer) {
	my $listen = IO::Socket::INET->new(Listen => 5,
	    LocalAddr => '127.0.0.1:0') or die "cannot listen: $@\n";
	my $pid = fork // die;
	return ($pid, $listen->sockport) if $pid;
	while (my $client = $listen->accept) {
		print $client "220 test\r\n";
		while (my $line = <$client>) {
			print $client $line =~ /^RCPT/ ? "$answer\r\n"
			    : $line =~ /^QUIT/ ? "221 bye\r\n" : "250 ok\r\n";
		}
	}
	POSIX::_exit(0);
}

subtest 'the mail server is down, refuses, accepts' => sub {
	my $order;
	without_worker(sub {
		$order = ordered();
		pay_at($order->{pay_url});
		wait_for(sub { one('SELECT COUNT(*) FROM orders.payment_event '
		    . 'e JOIN paymock.session s ON s.id = e.session_id '
		    . 'WHERE s.reference = ?', $order->{id}) }, 10,
		    'the webhook');
		my ($status, $log) = once('mail.smtp' => 'smtp://127.0.0.1:9');
		is($status, 75, 'the worker says that it could not');
		is(payment_of($order->{id}), 'paid', 'the order is paid');
		is(one('SELECT COUNT(*) FROM orders.outbox '
		    . 'WHERE order_id = ? AND sent_at IS NULL', $order->{id}),
		    2, 'both mails wait');
		once('mail.smtp' => 'smtp://127.0.0.1:9');
		my $mail = db()->selectrow_hashref('SELECT tries, last_error, '
		    . 'next_at > UTC_TIMESTAMP(3) AS later FROM orders.outbox '
		    . 'WHERE order_id = ? ORDER BY tries DESC', {},
		    $order->{id});
		like($mail->{last_error}, qr/connect/, 'the reason is kept');
		ok($mail->{later}, 'it is put off');

		my $due = 'UPDATE orders.outbox SET next_at = '
		    . 'UTC_TIMESTAMP(3) WHERE order_id = ?';
		db()->do($due, {}, $order->{id});
		for my $answer ('451 greylisted', '550 nobody') {
			my ($pid, $port) = refusing_server($answer);
			once('mail.smtp' => "smtp://127.0.0.1:$port");
			kill TERM => $pid;
			waitpid $pid, 0;
			my $code = substr $answer, 0, 3;
			like(one('SELECT GROUP_CONCAT(last_error) FROM '
			    . 'orders.outbox WHERE order_id = ?',
			    $order->{id}), qr/\($code\)/, $answer);
			db()->do($due, {}, $order->{id});
		}
	});
	is_deeply(subjects_of($order), both($order),
	    'then each goes out once');
};

subtest 'a mail that was sent before its worker died' => sub {
	my $order = ordered();
	pay_at($order->{pay_url});
	until_payment($order, 'paid');
	subjects_of($order);
	db()->do('UPDATE orders.outbox SET sent_at = NULL, next_at = '
	    . 'UTC_TIMESTAMP(3) WHERE order_id = ? AND kind = '
	    . '"confirmation"', {}, $order->{id});
	is(@{subjects_of($order)}, 3, 'goes out again');
	my %ids = map { $_->{raw} =~ /^Message-ID: (\S+)/m ? ($1 => 1) : () }
	    grep { $_->{subject} =~ /\Q$order->{number}\E/ }
	    @{mail_messages()};
	is(keys %ids, 2, 'under the same Message-ID');
};

subtest 'four workers at once' => sub {
	my @words = worker_with();
	my @pids = map {
		my $pid = fork // die;
		if (!$pid) {
			open STDERR, '>', "$scratch/worker.$_.log";
			exec @words or POSIX::_exit(127);
		}
		$pid
	} 1 .. 3;
	my @orders = map { ordered() } 1 .. 5;
	pay_at($_->{pay_url}) for @orders;
	for my $order (@orders) {
		until_payment($order, 'paid', 15);
		is_deeply(subjects_of($order), both($order),
		    'one mail to each');
	}
	kill TERM => @pids;
	for my $pid (@pids) {
		waitpid $pid, 0;
		is($?, 0, 'a worker ends when it is asked to');
	}
	my $log = slurp("$scratch/worker.1.log");
	like($log, qr/\Aat=\S+ event=start program="worker"\n/, 'its log');
	like($log, qr/event=stop program="worker"[^\n]*\n\z/, 'to the end');
};

subtest 'old rows' => sub {
	my $hash = 'UNHEX(SHA2(?, 256))';
	my $count = 'SELECT COUNT(*) FROM carts.session WHERE id_hash = ';
	for my $case (['old', 'UTC_TIMESTAMP(3) - INTERVAL 1 SECOND'],
	    ['new', 'UTC_TIMESTAMP(3) + INTERVAL 1 HOUR']) {
		my ($name, $expires) = @$case;
		db()->do('INSERT INTO carts.session (id_hash, program, sub, '
		    . 'id_token, auth_time, created_at, expires_at) VALUES '
		    . "($hash, 'shop', 'nobody', '', UTC_TIMESTAMP(3), "
		    . "UTC_TIMESTAMP(3), $expires)", {}, "worker-$name");
	}
	my ($status) = once();
	is($status, 0, 'a run from cron');
	is(one("$count$hash", 'worker-old'), 0, 'an ended session goes');
	is(one("$count$hash", 'worker-new'), 1, 'one that lasts stays');
	db()->do("DELETE FROM carts.session WHERE sub = 'nobody'");
};

is_deeply([books_of(keys %goods)], [], 'the books are right');
done_testing;
