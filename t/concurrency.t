# The attacks of t/concurrency, each against the demo's shop: all must fail,
# and most must have been close. As a lock in one process would stop some of
# them, they are tried once more on two instances of the shop's programs.
use v5.36;
use Clearcart;
use Clearcart::Buy;
use Clearcart::Second;
use FindBin;
use Test::More;

my %goods = ('T-RACE-FEW' => [2000, 7]);
goods_make(%goods);
END { goods_retire(keys %goods) if $ENV{CLEARCART_DEMO} }

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

sub carts($rounds) {
	my ($status, @lines) = run('cart', '--rounds', $rounds, '--pay', 2);
	is($status, 0, 'every attack failed') or diag @lines;
	is(scalar(grep { /\Aok/ } @lines), 17, 'all were tried');
	close_ones($_) for @lines;
	note @lines;
}

sub last_pieces($rounds) {
	my ($status, @lines) = run('inventory', '--rounds', $rounds, '--buyers', 24,
	    '--sku', 'T-RACE-FEW');
	is($status, 0, 'as many were sold as there were') or diag @lines;
	like(join('', @lines), qr/24 want 1 of 7, orders 7 1;/, 'and no fewer');
	like(join('', @lines), qr/4 want 7 of 7, orders 1 $rounds;/, 'nor by four');
	is(join(', ', books_of('T-RACE-FEW')), '', 'the books are right');
}

sub many_times($rounds) {
	my ($status, @lines) = run('double-submit', '--rounds', $rounds,
	    '--times', 24, '--pay', 1);
	is($status, 0, 'one order') or diag @lines;
	is(scalar(grep { /\Aok \d+ - .*[1-9]\d* at the same time/ } @lines),
	    4, 'all were close');
}

sub three_uses($rounds) {
	# with a letter between, lest it look like the number of a card
	my $code = "RACE$$" . "T" . time;
	db()->do('INSERT INTO orders.voucher (code, kind, percent_bp, '
	    . 'uses_max) VALUES (?, "percent", 2500, 3)', {}, $code);
	my ($status, @lines) = run('voucher', '--rounds', $rounds, '--buyers', 16,
	    '--code', $code, '--limit', 3);
	is($status, 0, 'three have it') or diag @lines;
	like(join('', @lines), qr/16 want it, orders 3 1;/, 'and no fewer');
	like(join('', @lines), qr/want the last, orders 1 $rounds;/, 'nor by four');
	is(scalar db()->selectrow_array('SELECT COUNT(*) '
	    . 'FROM orders.voucher_use WHERE code = ?', {}, $code), 0,
	    'and nobody once all are cancelled');
	is((run('voucher', '--rounds', 1, '--buyers', 1, '--code', 'NO SUCH',
	    '--limit', 1))[0], 2, 'no such voucher');
}

sub on_two_instances() {
	my $second = Clearcart::Second->new;
	subtest 'the cart' => sub { carts(4) };
	subtest 'the last pieces' => sub { last_pieces(2) };
	subtest 'the same order many times' => sub { many_times(1) };
	subtest 'a voucher for three' => sub { three_uses(2) };
	cmp_ok($second->served($_), '>', 20, "$_: the second was asked, too")
	    for qw(cart checkout);
	return;
}

subtest 'the cart' => sub { carts(4) };
subtest 'the last pieces' => sub { last_pieces(4) };
subtest 'the same order many times' => sub { many_times(2) };
subtest 'a voucher for three' => sub { three_uses(4) };
subtest 'on two instances' => \&on_two_instances;
is((run('cart', '--rounds', 'many'))[0], 2, 'a word for a number');

done_testing();
