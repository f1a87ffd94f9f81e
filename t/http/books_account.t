#!/usr/bin/perl
# The books beside the processor's account: what goes back and what stays,
# what is booked and what is not, each broken once and named; and the same
# of a processor that says what the mock one never does.
use v5.36;
use Clearcart;
use Clearcart::Buy;
use Clearcart::Own;
use HTTP::Daemon;
use HTTP::Response;
use JSON::PP;
use LWP::UserAgent;
use POSIX ();
use Test::More;

my $own = Clearcart::Own->new->open_shop('--set', 'books.every_minutes=1440');
my ($passing, @stopped);
END {
	local $?;
	kill KILL => $passing if $passing;
	kill CONT => @stopped;
	undef $own; # ends it before its folder is removed
}

sub one($sql, @values) {
	return scalar db()->selectrow_array($sql, {}, @values);
}

sub run_sql(@statements) { db()->do($_) for @statements }

# The lines of check-books, by a configuration of this test's or the demo's.
my $conf;

sub findings() {
	local *STDERR;
	my @argv = @{demo()->{clearcart}};
	$argv[2] = $conf if $conf;
	open my $out, '-|', @argv, 'check-books' or die "cannot run: $!\n";
	my @lines = map { chomp; $_ } <$out>;
	close $out;
	$lines[-1] =~ /\A\d+ differences?\z/ or die join "\n", @lines;
	return grep { /\A[A-Z]\d+ / } @lines;
}

sub finds($name, @want) {
	my @got = my @rest = findings();
	for my $pattern (@want) {
		my ($at) = grep { $rest[$_] =~ /\A$pattern/ } 0 .. $#rest;
		ok(defined $at, "$name: $pattern") or diag join "\n", @got;
		splice @rest, $at, 1 if defined $at;
	}
	is(join("\n", @rest), '', "$name: nothing else");
	return;
}

my $una = agent();

sub ordered() {
	return place($una, form_of($una, cart_with($una, 'ACCOUNT-PEN', 2)))
	    ->{order};
}

sub paid() {
	my $order = ordered();
	pay_at($order->{pay_url});
	wait_for(sub { order_of($una, $order->{id})->{state} eq 'paid' }, 30,
	    'the payment');
	return $order;
}

sub refund_of($id) {
	return wait_for(sub { one('SELECT refund_id FROM orders.refund '
	    . 'WHERE order_id = ? AND state = "done"', $id) }, 30,
	    'the refund');
}

sub api($path, %fields) {
	my $answer = LWP::UserAgent->new->post(processor("/v1/$path"), \%fields,
	    Authorization => 'Bearer ' . demo()->{processor_key});
	return decode_json($answer->content);
}

sub attempt_of($id) {
	return one('SELECT id FROM orders.payment_attempt WHERE order_id = ?',
	    $id);
}

# An order that has ended; then somebody pays for it, and has the money back.
sub too_late() {
	my $order = ordered();
	my $page = json_get($una, '/carts');
	json_post($una, '/checkout/cancel', [csrf => $page->{csrf},
	    order => $order->{id}]);
	wait_for(sub { one('SELECT payment FROM orders.orders WHERE id = ?',
	    $order->{id}) eq 'cancelled' }, 30, 'the cancellation');
	my $session = api('checkout/sessions', mode => 'payment',
	    success_url => shop('/'), client_reference_id => $order->{id},
	    'metadata[attempt]' => attempt_of($order->{id}),
	    'line_items[0][quantity]' => 1,
	    'line_items[0][price_data][currency]' => 'eur',
	    'line_items[0][price_data][unit_amount]' => 300,
	    'line_items[0][price_data][product_data][name]' => 'Pen');
	pay_at($session->{url});
	return $order;
}

goods_make('ACCOUNT-PEN' => [250, 100]);
my ($P, $R, $C) = map { $_->{id} } paid(), paid(), too_late();
my %number = map { $_ => one('SELECT number FROM orders.orders WHERE id = ?',
    $_) } $P, $R, $C;
is((clearcart('order', $number{$R}, 'refund', '--amount', '2.00'))[0], 0,
    'a refund');
my ($returned, $back) = (refund_of($R), refund_of($C));
wait_for(sub { !one('SELECT COUNT(*) FROM orders.payment_event '
    . 'WHERE handled_at IS NULL') }, 30, 'the events');
@stopped = @{demo()->{pids}{worker}};
kill STOP => @stopped; # it would look after what is broken here

# Old enough to be missed.
run_sql(map { "UPDATE paymock.$_ SET created = created - 900" }
    qw(charge refund balance_transaction));
my $charge = one('SELECT c.id FROM paymock.charge c '
    . 'JOIN orders.payment_attempt a ON a.intent_id = c.intent_id '
    . 'WHERE a.order_id = ?', $P);

subtest 'money that came too late, and went back' => sub {
	finds('what is right');
	run_sql('UPDATE orders.payment_attempt SET session_id = NULL '
	    . "WHERE order_id = '$C'");
	finds('an attempt whose session was never known');
};

my $copy = 'CREATE OR REPLACE TABLE paymock.kept AS SELECT * FROM '
    . 'paymock.balance_transaction WHERE source = ';
my $put_back = 'INSERT INTO paymock.balance_transaction '
    . 'SELECT * FROM paymock.kept';

# [what, [how it is broken], [how it is mended], the findings]
my @broken = (
	['a part of it stays',
	    ['UPDATE orders.refund SET amount_minor = amount_minor - 1 '
		. "WHERE order_id = '$C'"],
	    ['UPDATE orders.refund SET amount_minor = amount_minor + 1 '
		. "WHERE order_id = '$C'"],
	    'L4 charge ch_\w+ of €3.00: no order keeps it, .*: €2.99',
	    "L8 order $number{$C}: .* other money than was asked: €3.00, not "
	    . '€2.99'],
	['more given back than was asked',
	    ['UPDATE paymock.refund SET amount_minor = amount_minor + 1 '
		. "WHERE id = '$returned'"],
	    ['UPDATE paymock.refund SET amount_minor = amount_minor - 1 '
		. "WHERE id = '$returned'"],
	    "L8 order $number{$R}: .* other money than .*: €2.01, not €2.00",
	    "L11 refund $returned of €2.01: .*: −€2.00, not −€2.01"],
	['a refund that the shop has forgotten',
	    ['UPDATE orders.refund SET state = "unknown" '
		. "WHERE order_id = '$R'"],
	    ['UPDATE orders.refund SET state = "done" '
		. "WHERE order_id = '$R'"],
	    "P9 order $number{$R}: refunded by its attempt is not",
	    "L6 refund $returned of €2.00: it was made, but .*: unknown",
	    "X5 order $number{$R}: .*: a refund, unknown, with credit note 1"],
	['a charge that is not booked',
	    ["$copy'$charge'", 'DELETE FROM paymock.balance_transaction '
		. "WHERE source = '$charge'"],
	    [$put_back],
	    "L10 charge $charge of €\\S+: the processor's account has no row"],
	['a refund that is not booked',
	    ["$copy'$returned'", 'DELETE FROM paymock.balance_transaction '
		. "WHERE source = '$returned'"],
	    [$put_back],
	    "L10 refund $returned of €2.00: the processor's account has no"],
	['a charge that is not booked yet',
	    ["$copy'$charge'", 'DELETE FROM paymock.balance_transaction '
		. "WHERE source = '$charge'",
	    'UPDATE paymock.charge SET created = UNIX_TIMESTAMP() '
		. "WHERE id = '$charge'"],
	    [$put_back, 'UPDATE paymock.charge SET created = created - 900 '
		. "WHERE id = '$charge'"]],
	['a row of other money',
	    ['UPDATE paymock.balance_transaction SET currency = "jpy" '
		. "WHERE source = '$charge'"],
	    ['UPDATE paymock.balance_transaction SET currency = "eur" '
		. "WHERE source = '$charge'"],
	    "L11 charge $charge of €\\S+: it is booked with other money: "],
	['a row of nothing',
	    ['INSERT INTO paymock.balance_transaction (id, type, source, '
		. 'currency, amount_minor, created) VALUES ("txn_x", '
		. '"charge", "ch_none", "EUR", 100, UNIX_TIMESTAMP())'],
	    ['DELETE FROM paymock.balance_transaction WHERE id = "txn_x"'],
	    'L12 row txn_x of €1.00: it is of no charge .*: ch_none'],
);

for my $case (@broken) {
	my ($name, $break, $mend, @want) = @$case;
	subtest $name => sub {
		run_sql(@$break);
		finds($name, @want);
		run_sql(@$mend);
	};
}

# Stands before the processor and changes what its lists say.
sub pass_on($daemon, $change) {
	my $ua = LWP::UserAgent->new;
	while (my $caller = $daemon->accept) {
		while (my $request = $caller->get_request) {
			my ($list) = $request->uri->path =~ m{\A/v1/(\w+)\z};
			my $answer = $ua->get(
			    processor($request->uri->path_query), Authorization
			    => $request->header('Authorization'));
			my $json = decode_json($answer->content);
			$change->($list // '', $json->{data} // []);
			$caller->send_response(HTTP::Response->new(200, 'OK',
			    ['Content-Type' => 'application/json'],
			    encode_json($json)));
		}
	}
}

sub behind($change, $what) {
	my $daemon = HTTP::Daemon->new(LocalAddr => '127.0.0.9')
	    or die "no listener: $!\n";
	$passing = fork // die "cannot fork: $!\n";
	if (!$passing) {
		eval { pass_on($daemon, $change) };
		POSIX::_exit(1);
	}
	my $port = $daemon->sockport;
	my ($path) = $own->dir . '/behind.conf';
	my $text = do { local (@ARGV, $/) = demo()->{clearcart}[2]; <> };
	$text =~ s{(\[payment\].*?\nurl = )\S+}{${1}http://127.0.0.9:$port}s;
	open my $file, '>', $path or die "$path: $!\n";
	print $file $text;
	close $file;
	chmod 0600, $path;
	$conf = $path;
	$what->();
	undef $conf;
	kill KILL => $passing;
	waitpid $passing, 0;
	undef $passing;
}

# Changes each of a list of which something is so.
sub where($name, $is, $change) {
	return sub ($list, $data) {
		return if $list ne $name;
		$change->($_, $data) for grep { $is->($_) } @$data;
	};
}

sub of_charge($item) { return ($item->{source} // $item->{id}) eq $charge }
sub of_refund($item) { return ($item->{source} // $item->{id}) eq $returned }

my @said = (
	['nothing else', where(none => \&of_charge, sub { })],
	['a payment that is disputed',
	    where(charges => \&of_charge,
		sub ($c, $) { $c->{disputed} = JSON::PP::true }),
	    "L9 order $number{$P}: its payment is disputed: charge $charge"],
	['a charge booked twice',
	    where(balance_transactions => \&of_charge,
		sub ($e, $all) { push @$all, { %$e, id => 'txn_again' } }),
	    "L10 charge $charge of €\\S+: .* several rows of it: 2"],
	['a fee',
	    where(balance_transactions => \&of_charge,
		sub ($e, $) { $e->{fee} = 30; $e->{net} -= 30 })],
	['a fee that is taken twice',
	    where(balance_transactions => \&of_charge,
		sub ($e, $) { $e->{fee} = 30; $e->{net} -= 60 }),
	    'L13 row txn_\w+ of €\S+: its net is not its amount less its fee'],
	['an account in other money',
	    where(balance_transactions => \&of_charge, sub ($e, $) {
		    @$e{qw(currency amount net exchange_rate)} =
			('usd', 2 * $e->{amount}, 2 * $e->{net}, 2);
	    })],
	['money that goes to the bank',
	    where(balance_transactions => \&of_charge, sub ($e, $all) {
		    push @$all, { %$e, id => 'txn_out', type => 'payout',
			source => 'po_1', amount => -1000, net => -1000 };
	    })],
	['a refund that has failed',
	    where(refunds => \&of_refund,
		sub ($r, $) { $r->{status} = 'failed' }),
	    "L7 order $number{$R}: a refund is done, .*: $returned, not €2.00"],
	['a refund on its way',
	    sub ($list, $data) {
		    where(refunds => \&of_refund,
			sub ($r, $) { $r->{status} = 'pending' })
			->($list, $data);
		    @$data = grep { !of_refund($_) } @$data
			if $list eq 'balance_transactions';
	    }],
);

run_sql('UPDATE orders.refund SET done_at = done_at - INTERVAL 15 MINUTE');
for my $case (@said) {
	my ($name, $change, @want) = @$case;
	subtest "it says: $name" => sub {
		behind($change, sub { finds($name, @want) });
	};
}

subtest 'all of it mended' => sub { finds('what is right') };

done_testing();
