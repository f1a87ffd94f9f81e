# Random updates from several clients, one after the other, against the real
# shop: every answer is what the model in memory says.
# SEED=n runs the same again; STEPS=n or DURATION=n bound it otherwise.
use v5.36;
use Clearcart;
use Clearcart::Model::Clients;
use Test::More;
use Time::HiRes qw(time);

my $seed = $ENV{SEED} // (time * 1000) % 1_000_000_007;
my $least = $ENV{STEPS} // 1000;
my $seconds = $ENV{STEPS} ? 0 : $ENV{DURATION} // 35;
diag("SEED=$seed");

my $run = Clearcart::Model::Clients->new($seed);
my $end = time + $seconds;
my $done = 0;
my $failure;
until ($failure || $done >= $least && time > $end) {
	$failure = $run->step;
	$done++;
}
is($failure, undef, "each answer is the model's (SEED=$seed)")
    or diag("step $done; the last steps were\n",
	map { "  $_\n" } $run->last_steps);
is($run->compare_all, undef, 'and so is what is there in the end')
    if !$failure;
diag("$done steps, ", $run->summary);
$run->retire;

done_testing;
