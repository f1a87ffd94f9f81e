#!/usr/bin/perl
# The build itself: no warnings by either compiler, nothing found by the
# sanitizers in the unit tests, and a tarball that builds, tests, installs
# and uninstalls by itself.
use strict;
use warnings;
use Test::More;

my $build = $ENV{CLEARCART_BUILD} or plan skip_all => 'no CLEARCART_BUILD';

for my $target (qw(warnings check-asan distcheck)) {
    my $said = `make -j2 -C '$build' $target 2>&1 </dev/null`;
    my $status = $?;
    is($status, 0, "make $target")
        or diag join "\n", grep { defined } (split /\n/, $said)[ -40 .. -1 ];
}
done_testing();
