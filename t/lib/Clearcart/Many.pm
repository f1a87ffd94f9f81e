# Many goods of a test's own, by SQL; found by their brand.
package Clearcart::Many;

use v5.36;
use Clearcart;
use Exporter qw(import);

our @EXPORT = qw(many_goods forget_many);

sub ids($brand) {
	return 'SELECT id FROM catalog.product WHERE brand = '
	    . db()->quote($brand);
}

# $n products SKU BRAND-1 ... at 10.01, 10.02 ..., every tenth with a second
# variant BRAND-1-B; found by their words.
sub many_goods($brand, $n) {
	forget_many($brand);
	my $db = db();
	my $b = $db->quote($brand);
	$db->do("INSERT INTO catalog.product (sku, slug, name, brand, currency,
	    price_minor, variants, status, created_at, updated_at)
	    SELECT CONCAT($b, '-', seq), CONCAT(LOWER($b), '-', seq),
	    CONCAT('Many ', $b, ' ', seq), $b, 'EUR', 1000 + seq,
	    1 + (seq % 10 = 0), 'published', UTC_TIMESTAMP(3),
	    UTC_TIMESTAMP(3) FROM catalog.seq_1_to_$n");
	for my $variant ([1, ''], [2, '-B']) {
		my ($position, $end) = @$variant;
		$db->do("INSERT INTO catalog.item (sku, product, position,
		    price_minor, currency, on_hand) SELECT CONCAT(sku, '$end'), id,
		    $position, price_minor + $position - 1, 'EUR', 10
		    FROM catalog.product WHERE brand = $b
		    AND variants >= $position");
	}
	$db->do("INSERT INTO catalog.stock_move (ref, sku, delta_on_hand,
	    delta_reserved, reason, actor, at) SELECT CONCAT('opening/', UUID()),
	    sku, 10, 0, 'opening', 'test', UTC_TIMESTAMP(3) FROM catalog.item
	    WHERE product IN (@{[ids($brand)]})");
	my ($status, $said) = clearcart('reindex');
	die "reindex: $said" if $status != 0;
	return;
}

sub forget_many($brand) {
	my $db = db();
	my $items = 'SELECT sku FROM catalog.item WHERE product IN ('
	    . ids($brand) . ')';
	$db->do("DELETE FROM catalog.$_ WHERE sku IN ($items)")
	    for qw(price stock_move item_option);
	$db->do("DELETE FROM catalog.$_ WHERE product IN (@{[ids($brand)]})")
	    for qw(item word listed product_category product_attribute);
	$db->do('DELETE FROM catalog.product WHERE brand = ?', {}, $brand);
	my ($status, $said) = clearcart('reindex');
	die "reindex: $said" if $status != 0;
	return;
}

1;
