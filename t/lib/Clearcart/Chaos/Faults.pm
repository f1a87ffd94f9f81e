# Each fault of the mock processor alone, then pairs of chance; and all of
# it away for a while, when the rest of the shop must not notice.
package Clearcart::Chaos::Faults;

use v5.36;
use Clearcart;
use Clearcart::Browser;
use LWP::UserAgent;
use Time::HiRes qw(sleep time);

my @quick = qw(refuse error_before error_after drop_reply garbage
    webhook_never webhook_twice webhook_early webhook_shuffled
    webhook_wrong_amount slow);
my @slow = qw(hang);
my @paths = ('/v1/checkout/sessions', '/v1/checkout/sessions', '/v1');

sub set($kind, $count, $path) {
	my $answer = LWP::UserAgent->new(timeout => 10)->post(
	    processor('/_fault'),
	    { kind => $kind, count => $count, path => $path });
	$answer->is_success or die "no fault $kind\n";
	return;
}

sub case($chaos, $n, @kinds) {
	my $name = join '-', 'fault', $n, @kinds;
	my $dice = $chaos->dice("$name/faults");
	return {
		name => $name, shoppers => 3,
		arm => sub {
			for my $kind (@kinds) {
				set($kind, 1 + $dice->below(3),
				    $dice->one_of(@paths));
				$chaos->did($kind);
			}
		},
	};
}

# What people do who do not buy: it takes no longer than it ever does.
sub browse() {
	my $at = Clearcart::Browser->new(patience => 5);
	my $began = time;
	my @failed = grep { $at->get($_)->{status} != 200 }
	    '/', '/p/t-chaos-mug', '/search?q=thing', '/carts';
	my $added = $at->post('/cart/update', [op => 'add',
	    sku => 'T-CHAOS-MUG', quantity => 1]);
	push @failed, '/cart/update' if $added->{status} != 200;
	return (time - $began, @failed);
}

# The processor fails each call until the breaker is open, and longer.
sub away($chaos) {
	my ($slowest, $end, @failed) = (0);
	return {
		name => 'fault-away', shoppers => 4,
		shopper => { patience => 4 },
		arm => sub {
			set('error_before', 100_000, '/v1');
			$chaos->did('away');
			db()->do('UPDATE orders.breaker SET failures = 5');
		},
		meanwhile => sub {
			my ($took, @paths) = browse();
			push @failed, @paths;
			$slowest = $took if $took > $slowest;
		},
		wrong => sub {
			return (map({ "$_ failed while the processor was away" }
			    @failed), $slowest < 3 ? () : sprintf 'a look at '
			    . 'the shop took %.1f s meanwhile', $slowest);
		},
	};
}

sub cases($chaos) {
	my @alone = (@quick, @slow);
	my ($n, $away) = (0, 0);
	return sub {
		return away($chaos) if !$away++;
		$n++;
		return case($chaos, $n, shift @alone) if @alone;
		my $dice = $chaos->dice("fault-$n");
		return case($chaos, $n, map { $dice->one_of(@quick) } 1, 2);
	};
}

1;
