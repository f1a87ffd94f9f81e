#!/usr/bin/perl
# The parsers of requests, uploads and pictures under libFuzzer, a minute each, from
# the stored corpus.
use strict;
use warnings;
use Test::More;

my $build = $ENV{CLEARCART_BUILD} or plan skip_all => 'no CLEARCART_BUILD';
my $seconds = $ENV{FUZZ_SECONDS} // 60;

for my $parser (qw(request multipart photo_kind)) {
    my $said = `make -C '$build' fuzz-$parser FUZZ_SECONDS=$seconds 2>&1 </dev/null`;
    is($?, 0, "$parser: nothing found in $seconds s") or diag $said;
    my ($runs) = $said =~ /number_of_executed_units: (\d+)/;
    cmp_ok($runs // 0, '>', 1000, 'and it really ran');
}
done_testing();
