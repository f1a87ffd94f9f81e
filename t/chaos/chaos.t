# N orders by concurrent shoppers while everything breaks in turn; after each
# run the worker settles and the books are right, by witnesses that are not
# the shop: see t/lib/Clearcart/Chaos.pm. SEED=n CASE=name has one again,
# PART=name one part; CHAOS_SECONDS is how long it may take in all. WHOLE=1
# tries n = 1, 2, 3 ... to the end, however long that takes; TWO=1 has two
# instances of the shop's programs.
use v5.36;
use FindBin;
use lib "$FindBin::RealBin/../../conf/demo";
use Clearcart::Chaos;
use Clearcart::Chaos::Cases;
use Test::More;
use Time::HiRes qw(time);

my $seed = $ENV{SEED} // (time * 1000) % 100_000_007;
my $seconds = $ENV{CHAOS_SECONDS} // 60;
diag("SEED=$seed");
my $how = join ' ', "SEED=$seed", map { $ENV{$_} ? "$_=$ENV{$_}" : () }
    qw(WHOLE TWO);
my $chaos = Clearcart::Chaos->new(seed => $seed, whole => $ENV{WHOLE},
    two => $ENV{TWO});
my $mine = $$;
END {
	local $?;
	$chaos->stop if $chaos && $$ == $mine;
}

# A part offers its cases one by one. False once something is wrong.
sub run_part($part, $seconds) {
	my ($end, $n, $all) = (time + $seconds, 0, 0);
	my $cases = Clearcart::Chaos::Cases::of($part, $chaos);
	while (time < $end) {
		my $case = $cases->() // do { $all = 1; last };
		next if defined $ENV{CASE} && $case->{name} ne $ENV{CASE};
		my @wrong = eval { $chaos->run(%$case) };
		push @wrong, $@ if $@;
		my $where = $case->{deed}
		    ? ': ' . ($chaos->report->{what} =~ tr/#\\//dr) : '';
		$n++;
		next if is(join("\n", @wrong), '', "$case->{name}$where");
		my @all = ("$how PART=$part CASE='$case->{name}'$where",
		    @wrong, $chaos->story, $chaos->failures);
		diag(join "\n", @all, 'with the tables in '
		    . $chaos->keep(@all));
		return 0; # the books stay wrong from here on
	}
	if ($chaos->whole) {
		my @ends = $chaos->ends;
		is(scalar @ends, 3, "$part: each deed at every n");
		diag($_) for @ends;
	}
	diag(sprintf '%s: %d runs%s', $part, $n, $all ? ', all there are' : '');
	return 1;
}

my $began = time;
my @parts = $ENV{PART} ? split /,/, $ENV{PART}
    : Clearcart::Chaos::Cases::names($chaos->whole);
$seconds = 1e9 if $chaos->whole;
my $left = @parts;
for my $part (@parts) {
	run_part($part, ($seconds - (time - $began)) / $left--) or last;
}
diag(sprintf '%d orders, %d vouchers, %d shoppers, %s; %.0f s',
    $chaos->orders, $chaos->vouchers, $chaos->shoppers, $chaos->deeds,
    time - $began);
cmp_ok($chaos->orders, '>', 0, 'there were orders');
done_testing;
