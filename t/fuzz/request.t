# The request parser under libFuzzer, for as long as FUZZ_SECONDS says.
use v5.36;
use FindBin;
use Test::More tests => 1;

my $build = $ENV{CLEARCART_BUILD} // "$FindBin::RealBin/../../build";
my $seconds = $ENV{FUZZ_SECONDS} // 60;
my $text = `make -C '$build' fuzz FUZZ_SECONDS=$seconds 2>&1`;

is($?, 0, "$seconds s of fuzzing find nothing")
    or diag(substr $text, -4000);
