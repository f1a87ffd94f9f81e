# 10,000 random carts, added up by the shop and by an oracle in Python.
# SEED=N repeats a run, CARTS=N makes it longer or shorter.
use v5.36;
use FindBin;

my $build = $ENV{CLEARCART_BUILD} // "$FindBin::RealBin/../../build";
my $seed = $ENV{SEED} // int rand 2**32;

exec 'python3', "$FindBin::RealBin/total.py", "$build/t/oracle/total", $seed,
    $ENV{CARTS} // 10000 or die "python3: $!\n";
