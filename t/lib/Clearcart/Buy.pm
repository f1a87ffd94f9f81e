# Buying something over HTTP: goods of a test's own, a cart, the form, the
# hosted page of the mock processor.
package Clearcart::Buy;

use v5.36;
use Clearcart;
use Exporter qw(import);

our @EXPORT = qw(goods_make goods_retire stock_of cart_with form_of place
    pay_at order_of charges_of books_of);

# SKU => [cents, pieces, tax class]; with their stock_move, so that the books
# stay right. Done twice it adds nothing.
sub goods_make(%goods) {
	for my $sku (sort keys %goods) {
		my ($price, $stock, $tax) = @{$goods{$sku}};
		db()->do('INSERT IGNORE INTO catalog.product (sku, slug, name, '
		    . 'currency, price_minor, tax_class, created_at, updated_at)'
		    . ' VALUES (?, ?, ?, "EUR", ?, ?, NOW(3), NOW(3))', {},
		    $sku, lc $sku, "Thing $sku", $price, $tax // 'standard');
		db()->do('UPDATE catalog.product SET status = "published" '
		    . 'WHERE sku = ?', {}, $sku);
		my $new = db()->do('INSERT IGNORE INTO catalog.item (sku, '
		    . 'product, position, price_minor, currency, on_hand) '
		    . 'SELECT sku, id, 1, price_minor, "EUR", 0 '
		    . 'FROM catalog.product WHERE sku = ?', {}, $sku);
		stock_add($sku, $stock - stock_of($sku)->{on_hand});
	}
	return;
}

sub stock_add($sku, $delta) {
	state $n = 0;
	return if $delta == 0;
	db()->do('UPDATE catalog.item SET on_hand = on_hand + ? WHERE sku = ?',
	    {}, $delta, $sku);
	db()->do('INSERT INTO catalog.stock_move (ref, sku, delta_on_hand, '
	    . 'delta_reserved, reason, actor, at) '
	    . 'VALUES (?, ?, ?, 0, "count", "test", NOW(3))', {},
	    "test/$sku/$$/" . time . '/' . $n++, $sku, $delta);
	return;
}

# What a test has sold stays in the books, but not in the shop.
sub goods_retire(@skus) {
	db()->do('UPDATE catalog.product SET status = "archived" '
	    . 'WHERE sku = ?', {}, $_) for @skus;
	return;
}

sub stock_of($sku) {
	return db()->selectrow_hashref('SELECT on_hand, reserved '
	    . 'FROM catalog.item WHERE sku = ?', {}, $sku)
	    // { on_hand => 0, reserved => 0 };
}

# The id of a new cart with these SKU => QUANTITY.
sub cart_with($ua, @lines) {
	my @fields = (op => 'add', cart => 'new');
	while (my ($sku, $quantity) = splice @lines, 0, 2) {
		push @fields, sku => $sku, quantity => $quantity;
	}
	my $cart = json_post($ua, '/cart/update', \@fields)->{cart};
	return $cart->{id} // die 'no cart: ' . $ua->content;
}

# The fields of POST /checkout/place as the page of a cart gives them.
sub form_of($ua, $cart, %other) {
	my $page = json_get($ua, "/checkout/$cart");
	return { csrf => $page->{csrf}, order_token => $page->{order_token},
		cart => $cart, version => $page->{version},
		total => $page->{total}{amount}, email => 'una@example.org',
		name => 'Una Marsh', line1 => '4 Chandlers Lane', line2 => '',
		city => 'Port Corran', postcode => 'P71 K2C4',
		country => 'IE', shipping => 'standard', voucher => '',
		%other };
}

# The JSON that answers, $ua->status beside it.
sub place($ua, $form) {
	return json_post($ua, '/checkout/place', $form);
}

# Fills in the hosted page; the status of its answer.
sub pay_at($url, $number = '4242424242424242') {
	my $ua = agent(max_redirect => 0);
	$ua->post($url, { number => $number, expiry => '12/34', cvc => '737',
		name => 'Una Marsh' });
	return $ua->status;
}

sub order_of($ua, $id) {
	return json_get($ua, "/checkout/return?order=$id")->{order};
}

# The charges that the processor has made for an order.
sub charges_of($order) {
	return scalar db()->selectrow_array('SELECT COUNT(*) '
	    . 'FROM paymock.session s JOIN paymock.charge c '
	    . 'ON c.intent_id = s.intent_id AND c.status = "succeeded" '
	    . 'WHERE s.reference = ?', {}, $order);
}

# What breaks an invariant of money or stock, as lines of text; none is good.
sub books_of(@skus) {
	my $in = join ',', map { db()->quote($_) } @skus;
	my %wrong = (
	    'reserved is not what live orders hold' => 'SELECT i.sku '
		. 'FROM catalog.item i LEFT JOIN (SELECT l.sku, '
		. 'SUM(l.quantity) q FROM orders.order_line l '
		. 'JOIN orders.orders o ON o.id = l.order_id AND o.payment IN '
		. '("placed", "awaiting_payment") GROUP BY l.sku) x '
		. "ON x.sku = i.sku WHERE i.sku IN ($in) "
		. 'AND i.reserved <> COALESCE(x.q, 0)',
	    'stock is not the sum of its moves' => 'SELECT i.sku '
		. 'FROM catalog.item i JOIN (SELECT sku, '
		. 'SUM(delta_on_hand) a, SUM(delta_reserved) b '
		. 'FROM catalog.stock_move GROUP BY sku) m ON m.sku = i.sku '
		. "WHERE i.sku IN ($in) AND (i.on_hand <> m.a "
		. 'OR i.reserved <> m.b)',
	    'history does not end in the state' => 'SELECT o.id '
		. 'FROM orders.orders o JOIN orders.order_history h ON h.id = '
		. '(SELECT MAX(x.id) FROM orders.order_history x '
		. 'WHERE x.order_id = o.id AND x.axis = "payment") '
		. 'WHERE h.to_state <> o.payment',
	    'lines do not add up' => 'SELECT o.id FROM orders.orders o JOIN '
		. '(SELECT order_id, SUM(line_minor + discount_minor) t, '
		. 'SUM(tax_minor) x FROM orders.order_line GROUP BY order_id) '
		. 'l ON l.order_id = o.id WHERE o.items_minor <> l.t '
		. 'OR o.tax_minor <> l.x + o.shipping_tax_minor',
	    'paid without its mails' => 'SELECT o.id FROM orders.orders o '
		. 'WHERE o.payment = "paid" AND 2 <> (SELECT COUNT(*) '
		. 'FROM orders.outbox b WHERE b.order_id = o.id '
		. 'AND b.part = "" '
		. 'AND b.kind IN ("confirmation", "owner_notice"))',
	    'a cart that is not where its order is' => 'SELECT o.id '
		. 'FROM orders.orders o JOIN carts.cart c ON c.id = o.cart_id '
		. 'WHERE o.payment <> "cancelled" AND c.state <> '
		. 'IF(o.payment IN ("placed", "awaiting_payment"), '
		. '"ordering", "purchased")',
	);
	return map { my $name = $_; map { "$name: $_->[0]" }
		@{db()->selectall_arrayref($wrong{$name})} } sort keys %wrong;
}

1;
