# Several processes change the same carts at the same time; then what each
# was told is put in the order of the versions, and must be one history.
# SEED=n throws the same dice again (what comes first is not theirs to say);
# DURATION=n makes it longer, PROCESSES=n wider.
use v5.36;
use Clearcart::Model::Crowd;
use Test::More;
use Time::HiRes qw(time);

my $seed = $ENV{SEED} // (time * 1000) % 100_000_007;
diag("SEED=$seed");
my $crowd = Clearcart::Model::Crowd->new(seed => $seed,
    processes => ($ENV{PROCESSES} // 4) + 0,
    seconds => ($ENV{DURATION} // 20) + 0);
$crowd->start;
ok($crowd->wait, 'all came to their end');
my ($why, $summary) = $crowd->judge;
diag($summary);
is($why, undef, "one history of all answers (SEED=$seed)");
$crowd->retire;

done_testing;
