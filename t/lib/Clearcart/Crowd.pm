# Owners of many carts with many lines, made by SQL: nobody adds 100,000
# lines by hand.
package Clearcart::Crowd;

use v5.36;
use Clearcart;
use Clearcart::Goods qw(carts_reopen);
use Exporter qw(import);

our @EXPORT = qw(make_things remove_things owner_of crowd things);

sub things($n) { return map { sprintf 'T-SIZE-%03d', $_ } 1 .. $n }

# Goods of our own: 200 things at 10.00, 100 of each.
sub make_things() {
	remove_things();
	db()->do('INSERT INTO catalog.product (sku, slug, name, currency, '
	    . 'price_minor, status, created_at, updated_at) VALUES '
	    . '("T-SIZE", "t-size", "Thing of many", "EUR", 1000, "published", '
	    . 'UTC_TIMESTAMP(), UTC_TIMESTAMP())');
	db()->do('INSERT INTO catalog.item (sku, product, position, '
	    . 'price_minor, currency, on_hand) SELECT '
	    . 'CONCAT("T-SIZE-", LPAD(seq, 3, "0")), LAST_INSERT_ID(), seq, '
	    . '1000, "EUR", 100 FROM carts.seq_1_to_200');
}

sub remove_things() {
	carts_reopen();
	db()->do('DELETE FROM catalog.item WHERE sku LIKE "T-SIZE-%"');
	db()->do('DELETE FROM catalog.product WHERE sku = "T-SIZE"');
}

sub owner_of($cart) {
	return scalar db()->selectrow_array(
	    'SELECT owner FROM carts.cart WHERE id = ?', {}, $cart);
}

# The visitor's current cart and as many more: $carts carts of $lines lines
# each. The nth other one is called "Crowd n" and was changed n minutes ago.
# Answers the current cart's id and its owner.
sub crowd($ua, $carts, $lines) {
	my $cart = json_post($ua, '/cart/update', [op => 'add',
	    sku => 'T-SIZE-001', quantity => 1, name => 'First'])->{cart}{id};
	my $owner = owner_of($cart);
	db()->do('INSERT INTO carts.cart (id, owner, name, created_at, '
	    . 'changed_at) SELECT CONCAT(LEFT(?, 20), LPAD(seq, 6, "0")), ?, '
	    . 'CONCAT("Crowd ", seq), UTC_TIMESTAMP(3), '
	    . 'UTC_TIMESTAMP(3) - INTERVAL seq MINUTE FROM carts.seq_1_to_'
	    . ($carts - 1), {}, $cart, $owner) if $carts > 1;
	db()->do('INSERT IGNORE INTO carts.cart_line (cart, sku, line_no, '
	    . 'quantity, seen_minor, currency, added_at) SELECT c.id, i.sku, '
	    . 'i.position, 1, i.price_minor, i.currency, UTC_TIMESTAMP(3) '
	    . 'FROM carts.cart c JOIN catalog.item i ON i.sku LIKE "T-SIZE-%" '
	    . 'AND i.position <= ? WHERE c.owner = ?', {}, $lines, $owner);
	return ($cart, $owner);
}

1;
