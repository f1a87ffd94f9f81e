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
    worker jobs paymock-hooks)) {
    my $said = `$folder/$program -c $argv[$conf] --check-sql 2>&1`;
    is($?, 0, "$program may run all its statements") or diag $said;
}
my ($status, $said) = clearcart('check-sql');
is($status, 0, 'clearcart may run all its statements') or diag $said;

# How often an account is let change a column, by schema, table or column.
sub may_update {
    my ($program, $table, $column) = @_;
    my @to = ("'%$program'\@'localhost'", $table, $column);
    return scalar db()->selectrow_array(
        'SELECT (SELECT COUNT(*) FROM information_schema.schema_privileges '
        . 'WHERE grantee LIKE ? AND table_schema = "carts" '
        . 'AND privilege_type = "UPDATE") + (SELECT COUNT(*) '
        . 'FROM information_schema.table_privileges WHERE grantee LIKE ? '
        . 'AND table_schema = "carts" AND table_name = ? '
        . 'AND privilege_type = "UPDATE") + (SELECT COUNT(*) '
        . 'FROM information_schema.column_privileges WHERE grantee LIKE ? '
        . 'AND table_schema = "carts" AND table_name = ? '
        . 'AND column_name = ? AND privilege_type = "UPDATE")', {},
        $to[0], @to[0, 1], @to);
}

# Whose a cart is, and whether it is ordered, others decide.
for my $column (qw(id owner guest state order_id)) {
    is(may_update('cart', 'cart', $column), 0, "cart leaves cart.$column");
}
is(may_update('cart', 'owner', 'sub'), 0, 'and who an owner is');
is(may_update('cart', 'cart', 'name'), 1, 'but may name a cart');
done_testing();
