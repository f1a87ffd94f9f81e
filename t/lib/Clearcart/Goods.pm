# Goods of a test's own, so that no other test sells or prices them.
package Clearcart::Goods;

use v5.36;
use Clearcart;
use Exporter qw(import);

our @EXPORT = qw(own_goods remove_goods carts_reopen);

# SKU => how many are there. Each is "Thing SKU" at 14.50, published unless
# its SKU says DRAFT.
sub own_goods(%stock) {
	remove_goods(keys %stock);
	for my $sku (sort keys %stock) {
		db()->do('INSERT INTO catalog.product (sku, slug, name, '
		    . 'currency, price_minor, status, created_at, updated_at) '
		    . 'VALUES (?, ?, ?, "EUR", 1450, ?, '
		    . 'UTC_TIMESTAMP(), UTC_TIMESTAMP())', {}, $sku, lc $sku,
		    "Thing $sku", $sku =~ /DRAFT/ ? 'draft' : 'published');
		db()->do('INSERT INTO catalog.item (sku, product, position, '
		    . 'price_minor, currency, on_hand) VALUES '
		    . '(?, LAST_INSERT_ID(), 1, 1450, "EUR", ?)', {}, $sku,
		    $stock{$sku});
	}
	return;
}

# Carts of which a test only said that they were being ordered, or bought: no
# order has such an id.
sub carts_reopen() {
	db()->do('UPDATE carts.cart c LEFT JOIN orders.orders o '
	    . 'ON o.id = c.order_id SET c.state = "open", c.order_id = NULL '
	    . 'WHERE c.state <> "open" AND o.id IS NULL AND '
	    . '(c.order_id IS NULL OR LENGTH(c.order_id) < 26)');
	return;
}

sub remove_goods(@skus) {
	carts_reopen();
	for my $sku (@skus) {
		db()->do('DELETE FROM catalog.item WHERE sku = ?', {}, $sku);
		db()->do('DELETE FROM catalog.product WHERE sku = ?', {}, $sku);
	}
	return;
}

1;
