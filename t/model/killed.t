# Cart workers and MariaDB are killed outright, again and again, while
# several processes change the same carts. What was answered with OK is
# there, and nothing is there twice: the history of the concurrent test.
# A shop of its own. SEED=n, DURATION=n (seconds), PROCESSES=n.
use v5.36;
use Clearcart;
use Clearcart::Dice;
use Clearcart::Model::Crowd;
use Clearcart::Own;
use FindBin;
use lib "$FindBin::RealBin/../../conf/demo";
use Test::More;
use Time::HiRes qw(sleep time);

my $seed = $ENV{SEED} // (time * 1000) % 100_000_007;
my $seconds = $ENV{DURATION} // 15;
diag("SEED=$seed");

my $own = Clearcart::Own->new;
my ($status, $text) = $own->start;
is($status, 0, 'a shop of its own') or BAIL_OUT($text);
local $ENV{CLEARCART_DEMO} = $own->dir . '/demo.json';

my $dice = Clearcart::Dice->new($seed);
my %killed = (cart => 0, mariadbd => 0);

sub kill_worker() {
	my $pid = $dice->one_of(@{(demo() // {})->{pids}{cart} // []});
	$killed{cart} += kill KILL => $pid if $pid;
}

# It comes back by itself, and with all that it had said yes to.
sub kill_database() {
	my $pid = demo()->{pids}{mariadbd};
	return if !$pid || !kill KILL => $pid;
	$killed{mariadbd}++;
	wait_for(sub { (demo()->{pids}{mariadbd} // $pid) != $pid
	    && eval { db()->ping } }, 60, 'a new mariadbd');
}

my $crowd = Clearcart::Model::Crowd->new(seed => $seed,
    processes => $ENV{PROCESSES} // 4, seconds => $seconds,
    worker => { no_buy => 1, patience => 60 });
$crowd->start;
my $end = time + $seconds;
while (time < $end) {
	sleep((50 + $dice->below(500)) / 1000); # when to kill is chance, too
	$dice->once_in(12) ? kill_database() : kill_worker();
}
ok($crowd->wait, 'all came to their end');
my ($why, $summary) = $crowd->judge;
diag($summary);
diag("killed $killed{cart} cart workers, $killed{mariadbd} times mariadbd");
is($why, undef, "one history of all answers (SEED=$seed)");
cmp_ok($killed{cart}, '>', 0, 'cart workers were killed');
$own->stop;

done_testing;
