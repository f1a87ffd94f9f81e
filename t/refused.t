#!/usr/bin/perl
# Statements that an account must not be able to run. Each line of the table
# would be a hole; the message says who was kept from what.
use strict;
use warnings;
use Test::More;
use FindBin;
use lib "$FindBin::Bin/lib";
use Clearcart;
use DBI;
use File::Basename qw(dirname);

# A connection with a program's own account and password.
sub db_as {
    my ($program) = @_;
    my $file = dirname($ENV{CLEARCART_DEMO}) . "/credentials/database.$program";
    open my $f, '<', $file or die "$file: $!";
    chomp(my $password = <$f>);
    return DBI->connect(
        'DBI:MariaDB:mariadb_socket=' . demo()->{db_socket},
        "cc_$program", $password, { PrintError => 0, RaiseError => 0, AutoCommit => 0 }
    ) || die "$program: $DBI::errstr";
}

my @refused = (
    [ catalog  => 'SELECT * FROM identities.credential' ],
    [ catalog  => 'SELECT * FROM orders.orders' ],
    [ catalog  => 'UPDATE catalog.item SET price_minor = 1' ],
    [ catalog  => 'DELETE FROM carts.session' ],
    [ worker   => "UPDATE orders.books_run SET result = 'same'" ],
    [ worker   => 'DELETE FROM orders.books_finding' ],
    [ admin    => 'DELETE FROM orders.books_run' ],
    [ cart     => 'SELECT * FROM identities.account' ],
    [ cart     => 'SELECT * FROM orders.orders' ],
    [ cart     => 'INSERT INTO carts.session (sub) VALUES (1)' ],
    [ cart     => 'UPDATE catalog.item SET on_hand = 1' ],
    [ cart     => 'DELETE FROM carts.cart' ],
    [ checkout => 'DELETE FROM orders.orders' ],
    [ checkout => 'UPDATE orders.orders SET number = 1' ],
    [ checkout => 'UPDATE orders.orders SET owner = 1' ],
    [ checkout => 'UPDATE orders.orders SET email = 1' ],
    [ checkout => 'UPDATE orders.orders SET refunded_minor = 0' ],
    [ checkout => "UPDATE orders.orders SET fulfilment = 'shipped'" ],
    [ admin    => 'UPDATE orders.orders SET total_minor = 0' ],
    [ admin    => 'UPDATE orders.orders SET owner = 1' ],
    [ admin    => 'UPDATE orders.orders SET number = 1' ],
    [ worker   => 'UPDATE orders.orders SET total_minor = 0' ],
    [ worker   => 'UPDATE orders.orders SET owner = 1' ],
    [ worker   => "UPDATE orders.orders SET fulfilment = 'shipped'" ],
    [ controller => "UPDATE orders.orders SET payment = 'paid'" ],
    [ checkout => 'DELETE FROM orders.order_line' ],
    [ checkout => 'UPDATE orders.order_line SET quantity = 1' ],
    [ checkout => 'UPDATE orders.order_history SET note = 1' ],
    [ checkout => 'DELETE FROM orders.order_history' ],
    [ checkout => 'UPDATE catalog.item SET price_minor = 1' ],
    [ checkout => 'UPDATE catalog.stock_move SET delta_on_hand = 1' ],
    [ checkout => 'SELECT * FROM identities.credential' ],
    [ checkout => 'SELECT * FROM paymock.session' ],
    [ checkout => 'DROP TABLE orders.orders' ],
    [ account  => 'SELECT * FROM identities.account' ],
    [ account  => 'UPDATE orders.orders SET total_minor = 0' ],
    [ account  => 'SELECT * FROM catalog.price' ],
    [ admin    => 'SELECT * FROM identities.credential' ],
    [ admin    => 'DELETE FROM orders.orders' ],
    [ admin    => 'DELETE FROM orders.order_history' ],
    [ admin    => 'DELETE FROM orders.audit' ],
    [ admin    => 'UPDATE orders.audit SET act = 1' ],
    [ admin    => 'UPDATE orders.refund SET amount_minor = 1' ],
    [ admin    => 'DELETE FROM orders.refund' ],
    [ admin    => 'UPDATE orders.refund SET request = 1' ],
    [ admin    => 'DELETE FROM orders.note' ],
    [ admin    => 'UPDATE orders.note SET name = 1' ],
    [ admin    => 'DELETE FROM orders.outbox' ],
    [ admin    => 'UPDATE orders.outbox SET sent_at = NULL' ],
    [ admin    => 'DELETE FROM orders.payment_event' ],
    [ admin    => 'UPDATE orders.voucher_use SET use_no = 1' ],
    [ admin    => 'UPDATE orders.alert SET text = 1' ],
    [ admin    => 'DELETE FROM carts.cart' ],
    [ worker   => "UPDATE orders.heartbeat SET program = 'x'" ],
    [ admin    => 'UPDATE orders.refund_line SET amount_minor = 1' ],
    [ admin    => 'UPDATE orders.payment_attempt SET amount_minor = 1' ],
    [ checkout => 'INSERT INTO orders.refund_line (refund) VALUES (1)' ],
    [ admin    => 'UPDATE catalog.stock_move SET delta_on_hand = 1' ],
    [ admin    => 'UPDATE catalog.price SET price_minor = 1' ],
    [ admin    => 'DELETE FROM catalog.price' ],
    [ admin    => 'DELETE FROM catalog.stock_move' ],
    [ admin    => 'UPDATE catalog.old_slug SET slug = 1' ],
    [ admin    => 'DELETE FROM catalog.job_row' ],
    [ admin    => 'DELETE FROM orders.voucher' ],
    [ admin    => 'DELETE FROM carts.staff' ],
    [ admin    => 'UPDATE catalog.tax_rate SET rate_bp = 0' ],
    [ admin    => 'DELETE FROM orders.voucher' ],
    [ admin    => 'UPDATE orders.voucher_use SET use_no = 1' ],
    [ admin    => 'DELETE FROM orders.withdrawal' ],
    [ admin    => 'UPDATE orders.withdrawal SET number = 1' ],
    [ admin    => 'DELETE FROM catalog.page' ],
    [ admin    => 'UPDATE catalog.shipping_rate SET price_minor = 0' ],
    [ checkout => 'UPDATE orders.withdrawal SET text = 1' ],
    [ checkout => 'UPDATE orders.voucher SET uses_max = 1' ],
    [ catalog  => "UPDATE catalog.setting SET value = ''" ],
    [ account  => 'SELECT * FROM catalog.old_page' ],
    [ idp      => 'SELECT * FROM catalog.setting' ],
    [ idp      => 'SELECT * FROM orders.orders' ],
    [ idp      => 'SELECT * FROM carts.session' ],
    [ idp      => 'SELECT * FROM catalog.item' ],
    [ paymock  => 'SELECT * FROM orders.payment_attempt' ],
    [ paymock  => 'SELECT * FROM identities.account' ],
    [ jobs     => 'SELECT * FROM orders.orders' ],
    [ jobs     => 'SELECT * FROM carts.session' ],
    [ jobs     => 'DELETE FROM catalog.product' ],
    [ jobs     => 'DELETE FROM catalog.image' ],
    [ jobs     => 'UPDATE catalog.tax_rate SET rate_bp = 0' ],
    [ admin    => 'DELETE FROM catalog.job_row' ],
    [ worker   => 'SELECT * FROM identities.account' ],
    [ worker   => 'DELETE FROM orders.orders' ],
    [ worker   => 'DELETE FROM orders.outbox' ],
    [ worker   => 'UPDATE orders.order_history SET note = 1' ],
    [ worker   => 'UPDATE catalog.item SET price_minor = 1' ],
    [ worker   => 'UPDATE carts.owner SET sub = 1' ],
    [ worker   => 'UPDATE carts.cart SET owner = 1' ],
    [ worker   => 'UPDATE carts.cart_line SET quantity = 1' ],
    [ worker   => 'INSERT INTO carts.cart (id) VALUES (1)' ],
    [ cart     => 'DELETE FROM carts.owner' ],
    [ checkout => 'DELETE FROM carts.cart' ],
    [ controller => 'SELECT * FROM identities.account' ],
    [ controller => 'UPDATE catalog.product SET name = 1' ],
    [ controller => 'DELETE FROM orders.orders' ],
    [ controller => 'INSERT INTO carts.cart (id) VALUES (1)' ],
    [ controller => "UPDATE carts.cart SET state = 'open'" ],
    [ controller => "UPDATE carts.cart SET name = ''" ],
    [ controller => 'DELETE FROM carts.cart_line' ],
    [ controller => 'UPDATE carts.cart_line SET seen_minor = 1' ],
    [ controller => 'UPDATE carts.owner SET sub = 1' ],
    [ controller => 'DELETE FROM carts.owner' ],
    [ controller => 'DELETE FROM carts.undo' ],
    [ controller => 'SELECT cart FROM carts.cart_update' ],
    [ controller => 'UPDATE carts.session SET sub = 1' ],
);

for my $case (@refused) {
    my ($program, $sql) = @$case;
    my $db = db_as($program);
    my $done = $db->do($sql);
    my $code = $db->err // 0;
    $db->rollback; # what was not refused must not have happened
    # 1142 table, 1143 column, 1044 schema, 1227 privilege; tried without the
    # READ ONLY of our connections, so that only the grant can refuse.
    ok(!$done && grep({ $code == $_ } 1142, 1143, 1044, 1227),
        "$program: $sql") or diag "error $code";
}
done_testing();
