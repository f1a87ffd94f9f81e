# The attacks of t/concurrency, each against the demo's shop: all must fail,
# and most must have been close.
use v5.36;
use Clearcart;
use FindBin;
use Test::More;

# What one of the programs says about the shop, and how it ends.
sub run($program, @words) {
	open my $out, '-|', "$FindBin::Bin/concurrency/$program", shop(),
	    @words or die "cannot run $program: $!\n";
	my @lines = <$out>;
	close $out;
	return ($? >> 8, @lines);
}

# Requests that did not meet, or of which one always won, prove nothing.
sub close_ones($line) {
	my ($name, $rounds, $met, $seen) = $line
	    =~ /\Aok \d+ - (.*?): (\d+) rounds, (\d+) at the same time; (.*);/
	    or return;
	return if $name =~ /less/ && !$met;
	cmp_ok($met * 2, '>=', $rounds, "$name: at the same time");
	return if $seen !~ / first /;
	like($seen, qr/\A\w+ first \d+, \w+ first \d+/, "$name: both ways");
	return;
}

subtest 'the cart' => sub {
	my ($status, @lines) = run('cart', '--rounds', 4, '--pay', 2);
	is($status, 0, 'every attack failed') or diag @lines;
	is(scalar(grep { /\Aok/ } @lines), 17, 'all were tried');
	close_ones($_) for @lines;
	note @lines;
};

is((run('cart', '--rounds', 'many'))[0], 2, 'a word for a number');

done_testing();
