# Goods of a test's own, so that no other test sells or prices them.
package Clearcart::Goods;

use v5.36;
use Clearcart;
use Exporter qw(import);

our @EXPORT = qw(own_goods remove_goods);

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

sub remove_goods(@skus) {
	for my $sku (@skus) {
		db()->do('DELETE FROM catalog.item WHERE sku = ?', {}, $sku);
		db()->do('DELETE FROM catalog.product WHERE sku = ?', {}, $sku);
	}
	return;
}

1;
