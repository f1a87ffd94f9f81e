# What happens at moments of chance, while several people shop: kill -9 of a
# program, or it stands still for a while; the database takes no writes, or
# drops connections. Whatever it was comes back by itself.
package Clearcart::Chaos::Kills;

use v5.36;
use Clearcart;
use Time::HiRes qw(time);

my @victims = qw(checkout worker paymock paymock-hooks nginx mariadbd);
my @pauses = ('stop worker', 'stop mariadbd', 'read only', 'cut');

# One process of it, whichever chance wants.
sub victim($dice, $name) {
	my $ids = eval { demo()->{pids}{$name} } // return 0;
	return ref $ids ? $dice->one_of(@$ids) // 0 : $ids;
}

sub strike($chaos, $dice, $name) {
	my $pid = victim($dice, $name);
	return 0 if !$pid || !kill KILL => $pid;
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

# Returns what ends it.
sub stand_still($dice, $name) {
	my $pid = victim($dice, $name) || return sub { };
	kill STOP => $pid;
	return sub { kill CONT => $pid };
}

# As on a replica, or while somebody takes a copy.
sub read_only() {
	my $set = sub ($value) {
		eval { db()->do("SET GLOBAL read_only = $value"); 1 }
	};
	$set->(1);
	return sub { wait_for(sub { $set->(0) }, 60, 'writes again') };
}

# Some of the programs' connections.
sub cut($dice) {
	my $ids = eval { db()->selectcol_arrayref('SELECT id '
	    . 'FROM information_schema.processlist WHERE user LIKE "%\\_%" '
	    . 'AND id <> CONNECTION_ID() ORDER BY id') } // [];
	for (1 .. 8) {
		my $id = $dice->one_of(@$ids) // last;
		eval { db()->do("KILL CONNECTION $id") };
	}
	return sub { };
}

# [seconds, what], in time's order.
sub moments($dice, @names) {
	return sort { $a->[0] <=> $b->[0] }
	    map { [$dice->below(600) / 1000, $_] } @names;
}

# What is under way: moments that are to come, what was killed, what is to
# end by itself, [seconds, sub] in time's order.
sub plan($chaos, $dice, @names) {
	return { chaos => $chaos, dice => $dice, killed => [], ends => [],
		moments => [moments($dice, @names)] };
}

sub end_all($plan) {
	$_->[1]->() for splice @{$plan->{ends}};
	return;
}

# The database cannot be asked while it stands still.
sub strike_now($plan, $name) {
	my ($chaos, $dice) = @$plan{qw(chaos dice)};
	my $seconds = 0.3 + $dice->below(1500) / 1000;
	$chaos->did($name =~ / |cut/ ? $name : "kill $name");
	my $end;
	if ($name =~ /\Astop (.*)/) {
		$end = stand_still($dice, $1);
	} elsif ($name eq 'read only' || $name eq 'cut') {
		end_all($plan);
		$end = $name eq 'cut' ? cut($dice) : read_only();
	} else {
		my $pid = strike($chaos, $dice, $name) || return;
		push @{$plan->{killed}}, [$name, $pid];
		return;
	}
	push @{$plan->{ends}}, [time + $seconds, $end];
	return;
}

sub go_on($plan) {
	my ($moments, $ends) = @$plan{qw(moments ends)};
	my $now = time - $plan->{began};
	strike_now($plan, (shift @$moments)->[1])
	    while @$moments && $now > $moments->[0][0];
	$_->[1]->() for grep { $_->[0] < time } @$ends;
	@$ends = grep { $_->[0] >= time } @$ends;
	return;
}

# What came too late for the shoppers happens all the same.
sub finish($plan) {
	end_all($plan);
	for (splice @{$plan->{moments}}) {
		strike_now($plan, $_->[1]);
		end_all($plan);
	}
	noticed(@$_) for splice @{$plan->{killed}};
	return;
}

sub case($chaos, $name, $more, @names) {
	my $plan = plan($chaos, $chaos->dice("$name/moments"), @names);
	return {
		name => $name, shoppers => 4, %$more,
		arm => sub { $plan->{began} = time },
		meanwhile => sub { go_on($plan) },
		after => sub ($told) { finish($plan) },
	};
}

sub named($part, $n, @names) {
	return join '-', $part, $n, map { tr/ /_/r } @names;
}

# Each alone, then two or three of them together, without end.
sub cases($chaos) {
	my @all = (@victims, @pauses);
	my ($n, @alone) = (0, @all);
	return sub {
		$n++;
		my $dice = $chaos->dice("kill-$n");
		my @names = @alone ? shift @alone : map { $dice->one_of(@all) }
		    0 .. 1 + $dice->below(2);
		# now and then all want the last pieces
		my %more = $n % 3 ? ()
		    : (shopper => { skus => ['T-CHAOS-LAST'] });
		return case($chaos, named('kill', $n, @names), \%more, @names);
	};
}

# Those who only come while it happens: they look around, sign in, fill a
# cart. Programs that make nothing but pages are victims, too.
sub people($chaos) {
	my @all = qw(cart controller idp catalog account admin);
	my ($n, @alone) = (0, @all);
	return sub {
		$n++;
		my $dice = $chaos->dice("people-$n");
		my @names = @alone ? shift @alone
		    : map { $dice->one_of(@all, @all, 'checkout', @pauses) }
		    0 .. 2 + $dice->below(3);
		return case($chaos, named('people', $n, @names),
		    { shopper => { late => 1, member => $n % 2 } }, @names);
	};
}

1;
