#!/usr/bin/perl
# The request parser under libFuzzer for a minute, from the stored corpus.
use strict;
use warnings;
use Test::More;

my $build = $ENV{CLEARCART_BUILD} or plan skip_all => 'no CLEARCART_BUILD';
my $seconds = $ENV{FUZZ_SECONDS} // 60;

my $said = `make -C '$build' fuzz FUZZ_SECONDS=$seconds 2>&1 </dev/null`;
is($?, 0, "nothing found in $seconds s") or diag $said;
my ($runs) = $said =~ /number_of_executed_units: (\d+)/;
cmp_ok($runs // 0, '>', 1000, 'and it really ran');
done_testing();
