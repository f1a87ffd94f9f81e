#!/usr/bin/perl
# What every program answers on its command line.
use strict;
use warnings;
use Test::More;
use File::Temp qw(tempdir);
use FindBin;
use lib "$FindBin::Bin/lib";
use Clearcart;

my @argv = @{ demo()->{clearcart} };
(my $folder = $argv[0]) =~ s{/clearcart$}{};
my ($conf) = map { $argv[$_] } grep { $argv[ $_ - 1 ] eq '-c' } 1 .. $#argv;

my $dir = tempdir(CLEANUP => 1);
open my $bad, '>', "$dir/bad.conf" or die $!;
print $bad "[paths]\nmedia = /m\n\n[shop]\nnmae = Wayleave\n";
close $bad;

sub said {
    my ($command) = @_;
    my $text = `$command 2>&1 </dev/null`;
    return ($? >> 8, $text);
}

for my $program (qw(controller catalog cart idp checkout account admin paymock
    worker jobs paymock-hooks clearcart)) {
    my $run = "$folder/$program";
    my ($status, $text) = said("$run --version");
    is($status, 0, "$program --version");
    like($text, qr/\A\Q$program\E .*\d+\.\d+\.\d+\n\z/, '  names a version');
    ($status, $text) = said("$run --help");
    is($status, 0, "$program --help");
    like($text, qr/^usage: \Q$program\E /, '  says how it is used');
    ($status, $text) = said("$run --no-such-option");
    is($status, 64, "$program refuses an unknown option");
    ($status, $text) = said("$run -c $conf --check-config");
    is($status, 0, "$program --check-config") or diag $text;
    ($status, $text) = said("$run -c $dir/bad.conf --check-config");
    is($status, 78, "$program refuses an unknown key");
    is($text, "$dir/bad.conf:5: unknown key shop.nmae\n",
        '  and names its line');
    ($status) = said("$run -c $dir/none.conf --check-config");
    is($status, 78, "$program wants a configuration");
}

{
    my ($status, $text) = said("$folder/photo --version");
    is($status, 0, 'photo --version');
    like($text, qr/\Aphoto .*\d+\.\d+\.\d+\n\z/, '  names a version');
    ($status, $text) = said("$folder/photo --no-such-option");
    is($status, 64, 'photo refuses an unknown option');
    like($text, qr/^usage: photo /, '  and says how it is used');
}

open my $bare, '>', "$dir/bare.conf" or die $!;
print $bare "[paths]\nmedia = /m\n\n[secret]\ncsrf = 0123456789\n";
close $bare;
for my $program (qw(controller cart idp checkout account admin)) {
    my ($status, $text) = said("$folder/$program -c $dir/bare.conf");
    is($status, 78, "$program does not serve without a secret");
    is($text, "$dir/bare.conf:0: secret.csrf needs 32 characters or more\n",
        '  and says which');
}

SKIP: {
    skip 'no mandoc', 1 if !`sh -c 'command -v mandoc'`;
    my ($status, $text) =
        said("mandoc -Tlint -W warning $FindBin::Bin/../man/*");
    is($text, '', 'man pages are well-formed');
}
done_testing();
