#!/usr/bin/perl
# clearcart settle: what is due, or an order by its number, asked about now.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/../lib", "$FindBin::Bin/../../conf/demo";
use Clearcart;
use Clearcart::Buy;
use Clearcart::Own;
use Test::More;

my $own = Clearcart::Own->new;
my ($status, $text) = $own->start;
BAIL_OUT("no shop: $text") if $status;
$ENV{CLEARCART_DEMO} = $own->dir . '/demo.json';

my @stopped = map { ref ? @$_ : $_ }
    @{demo()->{pids}}{qw(worker paymock-hooks)};
kill STOP => @stopped;
END {
	local $?;
	kill CONT => @stopped;
}

goods_make('T-SET-PEN' => [250, 100]);
my $una = agent();

# Its status and what it says, but not what is logged beside it.
sub settled(@numbers) {
	my ($exit, $said) = clearcart('settle', @numbers);
	return ($exit, join '', grep { !/^at=/ } split /^/, $said);
}

sub one($sql, @values) {
	return scalar db()->selectrow_array($sql, {}, @values);
}

sub ordered() {
	my $cart = cart_with($una, 'T-SET-PEN', 1);
	my $order = place($una, form_of($una, $cart))->{order};
	$order->{number} //= one('SELECT number FROM orders.orders '
	    . 'WHERE id = ?', $order->{id});
	return $order;
}

subtest 'nothing to do' => sub {
	is_deeply([settled()], [0, ''], 'quiet');
	is((settled('--all'))[0], 64, 'an option it has not');
	is((settled('W-NONE'))[0], 66, 'no such order');
};

subtest 'an order that was paid while nobody looked' => sub {
	my $order = ordered();
	is_deeply([settled($order->{number})],
	    [0, "order $order->{number}: awaiting_payment, its payment open\n"],
	    'before');
	pay_at($order->{pay_url});
	is_deeply([settled($order->{number})],
	    [0, "order $order->{number}: paid, its payment paid\n"], 'and after');
};

subtest 'an answer that never came' => sub {
	fault('drop_reply');
	my $order = ordered();
	is(one('SELECT state FROM orders.payment_attempt WHERE order_id = ?',
	    $order->{id}), 'unknown', 'nobody knows');
	fault_clear();
	db()->do('UPDATE orders.payment_attempt SET checked_at = NULL, '
	    . 'lease_until = NULL');
	my ($exit, $said) = settled();
	is($exit, 0, 'status') or diag $said;
	like($said, qr/^order $order->{number}: awaiting_payment, its payment open$/m,
	    'what became of it');
};

subtest 'an order past its time' => sub {
	my $order = ordered();
	db()->do('UPDATE orders.orders SET expires_at = NOW(3) - INTERVAL 1 '
	    . 'MINUTE WHERE id = ?', {}, $order->{id});
	fault('error_before', 1, "/v1/checkout/sessions");
	my ($exit, $said) = settled();
	fault_clear();
	is($exit, 1, 'the processor does not say');
	like($said, qr/^still uncertain: 1 unpaid orders past their time$/m,
	    'which is told');
	($exit, $said) = settled();
	is($exit, 0, 'now it does');
	like($said, qr/^order $order->{number}: cancelled, its payment expired$/m,
	    'and the order is cancelled');
};

done_testing();
