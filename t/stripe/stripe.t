#!/usr/bin/perl
# stripe.mjs at a processor of its own, which takes money for no shop.
use v5.36;
use Clearcart::Own;
use FindBin;

my $own = Clearcart::Own->new->open_shop;
my $status = system 'node', "$FindBin::Bin/stripe.mjs";
$own->stop;
exit($status == 0 ? 0 : 1);
