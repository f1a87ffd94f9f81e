# A program that dies, or loses an answer, at its n-th call: as cases of
# Clearcart::Chaos.
package Clearcart::Chaos::Nths;

use v5.36;
use Exporter qw(import);

our @EXPORT_OK = qw(each_call);

my @deeds = qw(before after lose);

# Fisher and Yates.
sub shuffled($dice, @all) {
	for my $i (reverse 1 .. $#all) {
		my $j = $dice->below($i + 1);
		@all[$i, $j] = @all[$j, $i];
	}
	return @all;
}

# n = 1, 2, 3 ... with each deed until a run ends untouched.
sub in_order($chaos, $part, $case) {
	my ($n, @left) = (0, @deeds);
	return sub {
		if ($n && !$chaos->report->{pid}) {
			$chaos->ended($part, shift @left, $n);
			$n = 0;
		}
		return if !@left;
		return $case->(++$n, $left[0]);
	};
}

# The same in an order of chance, so that any number of runs is a fair sample:
# the first run counts how far it goes.
sub by_chance($chaos, $part, $case, $count) {
	my ($known, $beyond, @next);
	return sub {
		return $count->() if !$known++;
		my $last = $chaos->report;
		if (!$beyond) {
			$beyond = $last->{count};
			@next = shuffled($chaos->dice($part), map { my $n = $_;
			    map { [$n, $_] } @deeds } 1 .. $beyond);
		}
		return $case->(@{shift @next}) if @next;
		return if !$last->{pid};
		$beyond++;
		push @next, map { [$beyond, $_] } qw(after lose);
		return $case->($beyond, 'before');
	};
}

# A program at its n-th call. %o: name, program, kinds, and case, which makes
# of what arms the plan what else a case has.
sub each_call($chaos, %o) {
	my $part = "$o{name}-$o{program}";
	my $one = sub ($name, %plan) {
		return { $chaos->whole ? (shoppers => 1) : (),
			%{$o{case}->(sub {
			$chaos->nth->plan($o{program}, %plan,
			    kinds => $o{kinds}) })},
			name => $name, program => $o{program} };
	};
	my $case = sub ($n, $deed) {
		return { %{$one->(join('-', $part, $deed, $n), at => $n,
		    deed => $deed)}, deed => "$o{program} $deed" };
	};
	my ($deed, $n) = ($ENV{CASE} // '')
	    =~ /\A\Q$part\E-(before|after|lose)-(\d+)\z/;
	my $times = $ENV{TIMES} // 1;
	return sub { $times-- > 0 ? $case->($n, $deed) : () } if $n;
	return in_order($chaos, $part, $case) if $chaos->whole;
	return by_chance($chaos, $part, $case,
	    sub { $one->("$part-counted") });
}

1;
