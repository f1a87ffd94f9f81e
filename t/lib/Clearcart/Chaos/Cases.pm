# What breaks: the cases of each part of t/chaos/chaos.t. A part is a
# function that gives one case after the other, each as Clearcart::Chaos::run
# takes it, and undef after the last.
package Clearcart::Chaos::Cases;

use v5.36;
use Clearcart;
use Clearcart::Chaos::Faults;
use Clearcart::Chaos::Kills;

my @parts = (place => \&place, calls => \&calls, settle => \&settle,
    refund => \&refund, processor => \&processor_dies, hooks => \&hooks,
    kill => \&Clearcart::Chaos::Kills::cases,
    fault => \&Clearcart::Chaos::Faults::cases);
my %part = @parts;

sub names() { return grep { !ref } @parts }
sub of($part, $chaos) { return $part{$part}->($chaos) }

# Fisher and Yates.
sub shuffled($dice, @all) {
	for my $i (reverse 1 .. $#all) {
		my $j = $dice->below($i + 1);
		@all[$i, $j] = @all[$j, $i];
	}
	return @all;
}

# A program at its n-th call with each deed: n = 1, 2, 3 ... until a run ends
# untouched; the numbers that a run is known to reach in an order of chance,
# so that any number of runs is a fair sample. %o: name, program, kinds, and
# of(deed): what else a case has.
sub each_call($chaos, %o) {
	my ($nth, $part) = ($chaos->nth, "$o{name}-$o{program}");
	my ($known, $beyond, @next);
	my $case = sub ($n, $deed) {
		my %plan = (at => $n, deed => $deed, kinds => $o{kinds});
		return { %{$o{case}->(sub { $nth->plan($o{program}, %plan) })},
			name => join('-', $part, $deed, $n), program =>
			$o{program}, deed => "$o{program} $deed" };
	};
	my ($deed, $n) = ($ENV{CASE} // '')
	    =~ /\A\Q$part\E-(before|after|lose)-(\d+)\z/;
	return sub { $known++ < ($ENV{TIMES} // 1) ? $case->($n, $deed) : () }
	    if $n;
	return sub {
		if (!$known) {
			$known = 1;
			my %plan = (kinds => $o{kinds});
			return { %{$o{case}->(sub {
				$nth->plan($o{program}, %plan) })},
				name => "$part-counted", program =>
				$o{program} };
		}
		my $last = $chaos->report;
		if (!$beyond) {
			$beyond = $last->{count};
			@next = shuffled($chaos->dice($part), map { my $n = $_;
			    map { [$n, $_] } qw(before after lose) }
			    1 .. $beyond);
		}
		return $case->(@{shift @next}) if @next;
		return if !$last->{pid};
		$beyond++;
		push @next, map { [$beyond, $_] } qw(after lose);
		return $case->($beyond, 'before');
	};
}

my @says = qw(database call web says);

# checkout, from the order on: placing, paying, webhooks, coming back.
sub place($chaos) {
	return each_call($chaos, name => 'place', program => 'checkout',
	    kinds => \@says, case => sub ($arm) { return { arm => $arm } });
}

# Whatever else it does with a socket: each answer heard, each connection.
sub calls($chaos) {
	return each_call($chaos, name => 'calls', program => 'checkout',
	    kinds => [qw(database call web hears opens)],
	    case => sub ($arm) { return { arm => $arm } });
}

# The processor itself, and what carries its webhooks.
sub processor_dies($chaos) {
	return each_call($chaos, name => 'processor', program => 'paymock',
	    kinds => \@says, case => sub ($arm) { return { arm => $arm } });
}

sub hooks($chaos) {
	return each_call($chaos, name => 'hooks', program => 'paymock-hooks',
	    kinds => \@says, case => sub ($arm) { return { arm => $arm } });
}

# A run of the worker when there is something to do, with the plan.
sub by_worker($chaos, $arm) {
	$chaos->pass_time;
	$arm->();
	$chaos->worker_once($chaos->nth->environment('worker'));
	return;
}

# The worker settles what was paid and what was not.
sub settle($chaos) {
	return each_call($chaos, name => 'settle', program => 'worker',
	    kinds => \@says, case => sub ($arm) { return {
		shoppers => 3,
		arm => sub { $chaos->stop_worker },
		after => sub ($told) { by_worker($chaos, $arm) },
	    } });
}

# Money back for each who is known to have paid: all of it and the pieces on
# the shelf again, or one euro.
sub ask_refunds($told) {
	for my $name (sort keys %$told) {
		my ($placed) = grep { $_->{what} eq 'placed' } @{$told->{$name}};
		my ($form) = grep { $_->{what} eq 'form' } @{$told->{$name}};
		next if !$placed;
		my $all = $name =~ /x1$/;
		my ($status) = clearcart('order', $placed->{number}, 'refund',
		    '--key', "chaos-$name", '--reason', 'chaos',
		    $all ? '--restock' : ('--amount', '1.00'));
		push @{$told->{$name}}, { what => 'refund', restock => $all,
			amount => $all ? $form->{total} : 100 }
		    if $status == 0;
	}
	return;
}

sub refund($chaos) {
	return each_call($chaos, name => 'refund', program => 'worker',
	    kinds => \@says, case => sub ($arm) { return {
		shopper => { way => 'ok' },
		after => sub ($told) {
			$chaos->settle;
			$chaos->stop_worker;
			ask_refunds($told);
			by_worker($chaos, $arm);
		},
	    } });
}

1;
