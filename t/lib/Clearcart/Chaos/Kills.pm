# kill -9 at moments of chance, while several people shop. Whatever it was
# comes back by itself.
package Clearcart::Chaos::Kills;

use v5.36;
use Clearcart;
use Time::HiRes qw(time);

my @victims = qw(checkout worker paymock paymock-hooks nginx mariadbd);

# One process of it, whichever chance wants.
sub strike($chaos, $dice, $name) {
	my $ids = eval { demo()->{pids}{$name} } // return 0;
	my $pid = ref $ids ? $dice->one_of(@$ids) : $ids;
	return 0 if !$pid || !kill KILL => $pid;
	$chaos->did("kill $name");
	return $pid;
}

# The demo has noticed, and started it again.
sub noticed($name, $pid) {
	return wait_for(sub {
		my $ids = eval { demo()->{pids}{$name} } // return 0;
		return ref $ids ? @$ids && !grep { $_ == $pid } @$ids
		    : $ids != $pid;
	}, 60, "a new $name");
}

# [seconds, victim], in time's order.
sub moments($dice, @names) {
	return sort { $a->[0] <=> $b->[0] }
	    map { [$dice->below(600) / 1000, $_] } @names;
}

sub case($chaos, $n, @names) {
	my $name = join '-', 'kill', $n, @names;
	my $dice = $chaos->dice("$name/moments");
	my @moments = moments($dice, @names);
	my ($began, @killed);
	my $kill = sub ($name) {
		my $pid = strike($chaos, $dice, $name);
		push @killed, [$name, $pid] if $pid;
	};
	return {
		name => $name, shoppers => 4,
		# now and then all want the last pieces
		shopper => $n % 3 ? {} : { skus => ['T-CHAOS-LAST'] },
		arm => sub { $began = time },
		meanwhile => sub {
			while (@moments && time - $began > $moments[0][0]) {
				$kill->((shift @moments)->[1]);
			}
		},
		after => sub ($told) { # who came too late for the shoppers
			$kill->($_->[1]) for splice @moments;
			noticed(@$_) for @killed;
		},
	};
}

# Each alone, then two or three of them together, without end.
sub cases($chaos) {
	my @alone = @victims;
	my $n = 0;
	return sub {
		$n++;
		return case($chaos, $n, shift @alone) if @alone;
		my $dice = $chaos->dice("kill-$n");
		return case($chaos, $n, map { $dice->one_of(@victims) }
		    0 .. 1 + $dice->below(2));
	};
}

1;
