# The processor is gone. Goods and carts are as quick as before, and checkout
# says at once what it cannot do. Latencies are compared within one run.
use v5.36;
use Clearcart;
use Clearcart::Buy;
use Test::More;
use Time::HiRes qw(time);

goods_make('T-GONE-LAMP' => [5780, 500]);
fault_clear();

sub mend() {
	fault_clear();
	db()->do('UPDATE orders.breaker SET failures = 0, open_until = NULL');
	return;
}

END {
	local $?;
	if ($ENV{CLEARCART_DEMO}) {
		mend();
		goods_retire('T-GONE-LAMP');
	}
}

my $visitor = agent();
my $their_cart = cart_with($visitor, 'T-GONE-LAMP', 1);

my %visit = (
	goods => sub { $visitor->get(shop('/p/t-gone-lamp')) },
	search => sub { $visitor->get(shop('/search?q=lamp')) },
	cart => sub { $visitor->get(shop("/cart/$their_cart")) },
	add => sub { json_post($visitor, '/cart/update', {
	    cart => $their_cart, op => 'add', sku => 'T-GONE-LAMP',
	    quantity => 1 }) },
	checkout => sub { $visitor->get(shop("/checkout/$their_cart")) },
);

sub seconds($work) {
	my $start = time;
	$work->();
	return time - $start;
}

# The median of a page's times: one that waited for a busy machine is none.
sub median_of($name, $count = 15) {
	my @times = sort { $a <=> $b }
	    map { seconds($visit{$name}) } 1 .. $count;
	is($visitor->status, 200, "$name is there");
	return $times[$count / 2];
}

sub latencies(@names) {
	return map { $_ => median_of($_) } @names;
}

# Shoppers who order, each in a process of its own, all at once.
sub shoppers($count) {
	my @ready = map {
		my $ua = agent();
		[$ua, form_of($ua, cart_with($ua, 'T-GONE-LAMP', 1))]
	} 1 .. $count;
	return map {
		my ($ua, $form) = @$_;
		my $pid = fork // die "cannot fork: $!\n";
		if (!$pid) {
			place($ua, $form);
			require POSIX;
			POSIX::_exit($ua->status == 503 ? 3 : 0);
		}
		$pid
	} @ready;
}

sub is_as_quick($before, $during, $what) {
	for my $name (sort keys %$during) {
		cmp_ok($during->{$name}, '<', 4 * $before->{$name} + 0.02,
		    sprintf '%s, %s: %.1f ms, was %.1f', $what, $name,
		    1000 * $during->{$name}, 1000 * $before->{$name});
	}
}

sub is_open() {
	return db()->selectrow_array('SELECT open_until > UTC_TIMESTAMP(3) '
	    . 'FROM orders.breaker WHERE name = "processor"');
}

my %before = latencies(sort keys %visit);

for my $kind (qw(error_before hang)) {
	subtest "the processor: $kind" => sub {
		fault($kind, 1000);
		my @shoppers = shoppers(6);
		my %during = latencies(qw(goods search cart add));
		is_as_quick(\%before, \%during, 'meanwhile');
		waitpid $_, 0 for @shoppers;
		ok(wait_for(\&is_open, 20, 'the breaker'),
		    'after a few it is known to be down');
		my $form = form_of($visitor, $their_cart);
		my $answer;
		my $took = seconds(sub { $answer = place($visitor, $form) });
		is($visitor->status, 503, 'checkout says so');
		is($answer->{error}, 'payment_unavailable', 'and what');
		cmp_ok($took, '<', 4 * $before{checkout} + 0.05, sprintf
		    'at once: %.1f ms', 1000 * $took);
		is_as_quick(\%before, { latencies(sort keys %visit) },
		    'after that');
		mend();
	};
}

my $form = form_of($visitor, $their_cart);
is(place($visitor, $form)->{order}{state}, 'awaiting_payment',
    'once it answers, orders are placed again');
json_post($visitor, '/checkout/cancel', { csrf => $form->{csrf},
    order => db()->selectrow_array('SELECT id FROM orders.orders '
    . 'WHERE cart_id = ?', {}, $their_cart) });
is($visitor->status, 200, 'and taken back');

done_testing();
