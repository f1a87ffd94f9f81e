# Attacks on a shop by requests at the same moment, after Warszawski and
# Bailis, "ACIDRain" (SIGMOD 2017). Knows the shop by its address and the
# pages that everybody may rely on; core Perl only. Says what it saw as TAP:
# exit 0 if every attack failed, 1 if one succeeded, 2 if it could not try.
package Clearcart::Attack;

use v5.36;
use Clearcart::Attack::Racers;
use Clearcart::Attack::Visitor;
use Exporter qw(import);
use Getopt::Long qw(GetOptions);
use List::Util qw(max min sum0);
use Time::HiRes qw(sleep time);

our @EXPORT = qw(crowd options attack finish guest cheap dear race judge cancel
    same_lines overlapped placed void skip fault note payable pay
    settle until_state check_back order_name show_lines late);

# What the program was called with, and what it has learnt of the shop.
our %at = (rounds => 50, seed => time % 1_000_000, pay => 5, cheap => [],
    dear => [], bad => {}, number => 0, broken => 0);
# The attack that is under way.
our $now;

my $racers;

sub usage($why) {
	print STDERR "usage: $0 http://SHOP [--rounds N] [--seed S] $why\n";
	exit 2;
}

# Reads the command line and looks at the shop; $more names the program's
# own options, which are in %more as for GetOptions.
sub options($more = '[--country CODE] [--pay N]', %more) {
	$| = 1;
	$at{seed} = int $at{seed};
	GetOptions('rounds=i' => \$at{rounds}, 'seed=i' => \$at{seed},
	    'country=s' => \$at{country}, 'pay=i' => \$at{pay}, %more)
	    or usage($more);
	usage($more) if @ARGV != 1 || $ARGV[0] !~ m{\Ahttps?://[^/]+/?\z};
	$at{shop} = $ARGV[0] =~ s{/\z}{}r;
	srand $at{seed};
	print "# $at{shop}, at least $at{rounds} rounds, --seed $at{seed}\n";
	$racers = Clearcart::Attack::Racers->new(2);
	eval { look_around(); 1 } or give_up($@);
	return \%at;
}

sub text_of($error) { return ref $error ? $error->{text} : $error }

sub give_up($error) {
	print 'Bail out!  ', text_of($error) =~ s/\s+\z//r, "\n";
	undef $racers;
	exit 2;
}

sub guest() {
	return Clearcart::Attack::Visitor->new($at{shop},
	    country => $at{country} // 'IE');
}

# A page of the shop's things that are there and have one SKU.
sub goods_by($sort) {
	my $page = guest()->need('GET', "/search?q=&sort=$sort");
	my @goods = map { $_->{sku} ? $_ : variants_of($_) }
	    grep { $_->{in_stock} } @{$page->{items} // []};
	return grep { $_->{in_stock} && $_->{price}{amount} > 0 } @goods;
}

sub variants_of($item) {
	state $asked = 0;
	return if $asked++ > 40;
	my $page = guest()->need('GET', $item->{url});
	return @{($page->{product} // $page)->{variants}
	    // $page->{variants} // []};
}

# Things that cost little and things that cost more, and where to send them.
sub look_around() {
	my @cheap = goods_by('price');
	my @dear = goods_by('-price');
	my $most = @cheap ? $cheap[0]{price}{amount} * 2 : 0;
	@dear = grep { $_->{price}{amount} > $most } @dear;
	@cheap = grep { my $one = $_; !grep { $_->{sku} eq $one->{sku} } @dear }
	    @cheap;
	die "there is nothing cheap and nothing dear to be had\n"
	    if !@cheap || !@dear;
	$at{cheap} = [map { $_->{sku} } @cheap];
	$at{dear} = [map { $_->{sku} } @dear];
	find_country();
	return;
}

# Whether prices of lines and delivery add up to the total that is shown
# (they do not where tax comes on top), in a country that is delivered to.
sub find_country() {
	my @try = $at{country} // qw(IE DE GB FR NL ES IT AT US CA);
	for my $country (@try) {
		$at{country} = $country;
		my $who = guest();
		my $view = eval {
			$who->view($who->add('current', cheap(), 1)) };
		next if !$view || !defined $view->{shipping};
		$at{adds_up} = sum_of($view) == $view->{fields}{total};
		return;
	}
	die ref $@ || $@ ? $@ : "it delivers to none of @try; say --country\n";
}

sub sum_of($view) {
	return $view->{shipping}
	    + sum0(map { $_->[0] * $_->[1] } values %{$view->{lines}});
}

sub pick($kind) {
	my @left = grep { !$at{bad}{$_} } @{$at{$kind}};
	die "nothing $kind is left in stock\n" if !@left;
	return $left[rand @left];
}

sub cheap() { return pick('cheap') }
sub dear() { return pick('dear') }

# What the attack under way has found out.
sub fault($text) { push @{$now->{faults}}, $text; return }
sub note($text) { $now->{notes}{$text}++; return }

# This round proves nothing and is tried again.
sub void($why) { die { text => $why } }

# The attack cannot be tried on this shop.
sub skip($why) { die { skip => $why } }

# By how many seconds the rivals of a placing are sent after it. It follows
# the outcomes, so that most rounds are close.
sub late() { return $now->{late} + (rand(2) - 1) / 1000 }

sub steer($first) {
	$now->{late} += $first eq 'place' ? -0.0007 : 0.0007;
	$now->{late} = max(-0.03, min(0.03, $now->{late}));
	return;
}

# Sends one visitor's jobs at once.
sub race($who, @jobs) { return race_all(map { [$who, $_] } @jobs) }

# The same for [visitor, job] of many. An answer is {limited} if the shop
# said that there are too many.
sub race_all(@pairs) {
	my @raw = $racers->race(map { $_->[1] } @pairs);
	my @answers = map { $pairs[$_][0]->heard($raw[$_]) } 0 .. $#pairs;
	my ($pause) = sort { $b <=> $a } map { retry_after($_) } @answers;
	sleep $pause if $pause;
	$now->{overlapped}++ if @answers > 1 && overlapped(@answers);
	return @answers;
}

sub retry_after($answer) {
	note("an answer was $answer->{status}") if $answer->{status} >= 500;
	run_out($answer->{data}{missing});
	return 0 if $answer->{status} != 429;
	$answer->{limited} = 1;
	return $answer->{headers}{'retry-after'} || 1;
}

# Many at once; who is told to come again does. [visitor, job] each.
sub crowd(@pairs) {
	my @answers = race_all(@pairs);
	for my $i (grep { $answers[$_]{status} =~ /\A(?:429|5..)\z/ }
	    0 .. $#pairs) {
		my ($who, $job) = @{$pairs[$i]};
		$answers[$i] = $who->ask_again($job);
	}
	return @answers;
}

sub run_out($missing) {
	$at{bad}{$_->{sku}} = 1 for @{$missing // []};
	return;
}

# Whether all, or of a crowd half, were sent before any was answered.
sub overlapped(@answers) {
	my @sent = sort { $a <=> $b } map { $_->{from} } @answers;
	my $enough = @sent > 4 ? $sent[$#sent / 2] : $sent[-1];
	return $enough < min(map { $_->{to} } @answers);
}

# The order that an answer speaks of, if it says that there is one.
sub placed($answer) {
	return $answer->{status} == 200 ? $answer->{data}{order} : undef;
}

sub show_lines($lines) {
	return join(' + ', map { "$lines->{$_}[0] x $_ at $lines->{$_}[1]" }
	    sort keys %$lines) || 'nothing';
}

sub same_lines($one, $other) {
	return show_lines($one) eq show_lines($other);
}

# Each of @tries is [view, answer]. At most one order
# may be there, it must ask for what was shown, and its cart must hold just
# that. Returns the order or nothing.
sub judge($who, $cart, @tries) {
	my %got = map { my $o = placed($_->[1]); $o ? ($o->{id} => $_) : () }
	    @tries;
	my @ids = sort keys %got;
	my %name = map { $_ => order_name(placed($got{$_}[1])) } @ids;
	fault('two orders from one cart: ' . join ', ', values %name)
	    if @ids > 1;
	return judge_none($who, $cart, @tries) if !@ids;
	$now->{orders} += @ids;
	judge_one($who, $cart, $got{$_}[0], $_) for @ids;
	return placed($got{$ids[0]}[1]);
}

sub order_name($order) { return ($order->{number} // '') . " ($order->{id})" }

sub judge_one($who, $cart, $view, $id) {
	my $order = $who->order($id);
	my $held = $who->cart($cart);
	my $lines = Clearcart::Attack::Visitor::lines_of($held);
	my $total = $order->{total}{amount};
	my $name = 'order ' . order_name($order);
	fault("$name asks $total, shown was $view->{fields}{total}")
	    if $total != $view->{fields}{total};
	fault("$name asks $total for " . show_lines($view->{lines})
	    . ', its cart holds ' . show_lines($lines))
	    if !same_lines($view->{lines}, $lines);
	my $sum = sum_of({ lines => $lines, shipping => $view->{shipping} });
	fault("$name asks $total, lines and delivery are $sum")
	    if $at{adds_up} && $sum != $total;
	fault("$name was placed, its cart is $held->{state}")
	    if $held->{state} !~ /\A(?:ordering|purchased)\z/;
	return;
}

# Nothing was ordered: then nothing may be on its way either.
sub judge_none($who, $cart, @tries) {
	my $seen = $who->ask('GET', "/cart/$cart")->{data}{cart};
	my $state = $seen ? $seen->{state} : 'open';
	my $failed = grep { $_->[1]{status} >= 500 } @tries;
	fault("no order was answered, but cart $cart is $state")
	    if $state ne 'open' && !$failed;
	return;
}

# Back to the cart, which must then be open with the same lines, once.
sub cancel($who, $cart, $order) {
	my $before = Clearcart::Attack::Visitor::lines_of($who->cart($cart));
	my $answer = $who->ask('POST', '/checkout/cancel',
	    csrf => $who->csrf, order => $order->{id});
	return note("a cancellation was answered $answer->{status}")
	    if $answer->{status} != 200;
	check_back($who, $cart, $order, $before);
	return;
}

sub check_back($who, $cart, $order, $before) {
	my $name = 'order ' . order_name($order);
	my $after = $who->cart($cart);
	my $lines = Clearcart::Attack::Visitor::lines_of($after);
	fault("$name is cancelled, its cart is $after->{state}")
	    if $after->{state} ne 'open';
	fault("$name is cancelled, its cart held " . show_lines($before)
	    . ' and holds ' . show_lines($lines))
	    if !same_lines($before, $lines);
	my @listed = grep { $_->{id} eq $cart }
	    @{$who->need('GET', '/carts')->{carts}};
	fault("$name is cancelled, its cart is listed " . @listed . ' times')
	    if @listed != 1;
	return;
}

# Until the order is in one of these states; what it is in then.
sub until_state($who, $order, $states, $seconds = 40) {
	my $end = time + $seconds;
	while (1) {
		my $state = $who->order($order->{id})->{state};
		return $state if $state =~ /\A(?:$states)\z/ || time > $end;
		sleep 0.4;
	}
}

# Pays, and sees that the cart is bought as it was ordered.
sub pay_and_look($who, $cart, $order) {
	my $before = Clearcart::Attack::Visitor::lines_of($who->cart($cart));
	my ($answer) = $who->race($racers, pay($who, $order));
	my $state = until_state($who, $order, 'paid|cancelled');
	my $after = $who->cart($cart);
	my $lines = Clearcart::Attack::Visitor::lines_of($after);
	my $name = 'order ' . order_name($order);
	$now->{paid}++;
	$at{pay}--;
	fault("$name was to be paid ($answer->{status}) and is $state")
	    if $state ne 'paid';
	fault("$name is $state, its cart is $after->{state}")
	    if $after->{state} ne 'purchased';
	fault("$name is paid for " . show_lines($before)
	    . ', its cart holds ' . show_lines($lines))
	    if !same_lines($before, $lines);
	return;
}

# A few are paid, where that costs nothing; the rest is cancelled, so that
# no stock is held.
sub settle($who, $cart, $order) {
	return if !$order;
	return pay_and_look($who, $cart, $order)
	    if $at{pay} > 0 && !$now->{paid} && payable($order);
	return cancel($who, $cart, $order);
}

# Whether the order is to be paid at a page of the mock processor.
sub payable($order) {
	return ($order->{pay_url} // '') =~ m{\Ahttps?://[^/]+/pay/};
}

# The job that pays there.
sub pay($who, $order) {
	return $who->job('POST', $order->{pay_url},
	    number => '4242424242424242', expiry => '12/34', cvc => '737',
	    name => 'Una Marsh');
}

# Runs rounds of one attack and prints its line. $round returns which came
# first, 'place' or 'rival', or what else happened; if $steered, rounds go
# on until both were seen, four times as many at most.
sub attack($name, $round, %how) {
	my $want = delete $how{rounds} // $at{rounds};
	local $now = { late => 0.002, faults => [], notes => {}, first => {},
		overlapped => 0, orders => 0, paid => 0, rounds => 0, void => 0,
		%how };
	while ($now->{rounds} < $want || lopsided($want)) {
		last if $now->{skip} || $now->{void} > 3 * $want + 10;
		one_round($round);
		last if @{$now->{faults}} >= 5;
	}
	report($name);
	return;
}

sub lopsided($want) {
	my $seen = $now->{first};
	return $now->{steered} && $now->{rounds} < 4 * $want
	    && !($seen->{place} && $seen->{rival});
}

sub one_round($round) {
	my $first = eval { $round->() };
	if (defined $first) {
		$now->{rounds}++;
		$now->{first}{$first}++;
		return steer($first);
	}
	my $error = $@ || { text => 'no outcome' };
	give_up($error) if !ref $error;
	return $now->{skip} = $error->{skip} if $error->{skip};
	$now->{void}++;
	note('void: ' . text_of($error));
	return;
}

sub report($name) {
	return say 'ok ', ++$at{number}, " - $name # SKIP $now->{skip}"
	    if $now->{skip};
	my $seen = $now->{first};
	my $bad = @{$now->{faults}};
	give_up("$name cannot be tried: " . join '; ', sort keys
	    %{$now->{notes}}) if !$now->{rounds} && !$bad;
	$at{broken} += $bad ? 1 : 0;
	my $outcomes = join ', ', map { ($now->{names}{$_} // $_)
	    . " $seen->{$_}" } sort keys %$seen;
	printf "%sok %d - %s: %d rounds, %d at the same time; %s; "
	    . "%d orders, %d paid\n", $bad ? 'not ' : '', ++$at{number}, $name,
	    $now->{rounds}, $now->{overlapped}, $outcomes, $now->{orders},
	    $now->{paid};
	print "# $_\n" for @{$now->{faults}};
	print "# $_ ($now->{notes}{$_})\n" for sort keys %{$now->{notes}};
	return;
}

sub finish() {
	print "1..$at{number}\n";
	undef $racers;
	exit($at{broken} ? 1 : 0);
}

1;
