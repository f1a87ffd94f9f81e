#!/usr/bin/perl
# Every statement that is linked into a program is prepared under that
# program's own account: a misspelt column or a missing grant fails here.
use strict;
use warnings;
use Test::More;
use FindBin;
use lib "$FindBin::Bin/lib";
use Clearcart;

my @argv = @{ demo()->{clearcart} };
(my $folder = $argv[0]) =~ s{/clearcart$}{};
my ($conf) = grep { $argv[ $_ - 1 ] eq '-c' } 1 .. $#argv;

for my $program (qw(controller catalog cart idp checkout account admin paymock
    worker paymock-hooks)) {
    my $said = `$folder/$program -c $argv[$conf] --check-sql 2>&1`;
    is($?, 0, "$program may run all its statements") or diag $said;
}
my ($status, $said) = clearcart('check-sql');
is($status, 0, 'clearcart may run all its statements') or diag $said;
done_testing();
