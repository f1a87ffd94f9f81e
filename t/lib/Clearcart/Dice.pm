# Chance that can be had again: the same seed throws the same dice.
package Clearcart::Dice;

use v5.36;

sub new($class, $seed) {
	my $self = bless { state => $seed % 4294967295 + 1 }, $class;
	$self->below(2) for 1 .. 8;
	return $self;
}

# 0 .. $n - 1
sub below($self, $n) {
	my $x = $self->{state};
	$x ^= ($x << 13) & 0xffffffff;
	$x ^= $x >> 17;
	$x ^= ($x << 5) & 0xffffffff;
	return int(($self->{state} = $x) / 4294967296 * $n);
}

sub once_in($self, $n) { return $self->below($n) == 0 }

sub one_of($self, @all) { return @all ? $all[$self->below(scalar @all)] : undef }

# One of NAME => WEIGHT, ...
sub weighed($self, @pairs) {
	my $sum = 0;
	$sum += $pairs[2 * $_ + 1] for 0 .. $#pairs / 2;
	my $at = $self->below($sum);
	while (my ($name, $weight) = splice @pairs, 0, 2) {
		return $name if ($at -= $weight) < 0;
	}
}

1;
