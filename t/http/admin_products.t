# What is done to products in the admin: copied, hidden, brought back, deleted.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Drafts;
use Test::More;

clear_products('T-PRD');
END {
	local $?;
	clear_products('T-PRD') if $ENV{CLEARCART_DEMO};
}

my $ua = staff();

sub page_of($id) { return json_get($ua, admin("/products/$id")) }

sub save($id, %fields) {
	my $now = page_of($id);
	return json_post($ua, admin("/products/$id"), [csrf => $now->{csrf},
	    version => $now->{product}{version},
	    name => $now->{product}{name}, %fields]);
}

sub deed($id, $what, @fields) {
	return json_post($ua, admin("/products/$id/$what"),
	    [csrf => page_of($id)->{csrf}, @fields]);
}

sub state_of($id) {
	return one('SELECT status FROM catalog.product WHERE id = ?', $id);
}

sub id_of($sku) {
	return one('SELECT id FROM catalog.product WHERE sku = ?', $sku);
}

sub audits($id, $act) {
	return one('SELECT COUNT(*) FROM orders.audit WHERE kind = "product" '
	    . 'AND ref = ? AND act = ?', $id, $act);
}

my $id = new_draft($ua, 'T-PRD-A', stock => 5);

subtest 'a copy' => sub {
	post_with($ua, "/products/$id/variants",
	    option => 'Colour', values => 'Moss, Rust');
	db()->do('INSERT INTO catalog.image (product, sku, position, source, '
	    . 'alt) VALUES (?, "T-PRD-A-MOS", 1001, "moss.png", "Moss")', {},
	    $id);
	my $answer = deed($id, 'copy', sku => 'T-PRD-B', name => 'Copied');
	is($ua->status, 200, 'made');
	my $copy = id_of('T-PRD-B');
	is(state_of($copy), 'draft', 'as a draft');
	is(join(' ', column('SELECT CONCAT(sku, "/", price_minor, "/", on_hand) '
	    . 'FROM catalog.item WHERE product = ? ORDER BY position', $copy)),
	    'T-PRD-B-MOS/1450/0 T-PRD-B-RUS/1450/0',
	    'with SKUs of its own, without stock or what is kept aside');
	is(one('SELECT GROUP_CONCAT(CONCAT(sku, alt)) FROM catalog.image '
	    . 'WHERE product = ?', $copy), 'T-PRD-B-MOSMoss', 'and pictures');
	is(one('SELECT COUNT(*) FROM catalog.product_attribute '
	    . 'WHERE product = ?', $copy), 2, 'and values');
	is(audits($copy, 'product.copy'), 1, 'and the log knows');
	for my $case (['T-PRD-B', 'taken'], ['T-PRD-A', 'itself'],
	    ['a b', 'a blank'], ['x' x 62, 'no room for its variants']) {
		my $no = deed($id, 'copy', sku => $case->[0], name => 'Again');
		is($ua->status, 422, $case->[1]);
		ok($no->{fields}{sku}, '  names the SKU');
	}
};

subtest 'hidden and brought back' => sub {
	my $thing = new_draft($ua, 'T-PRD-C', stock => 3);
	save($thing, state => 'published');
	my $buyer = agent();
	json_post($buyer, '/cart/update', { cart => 'new', op => 'add',
	    sku => 'T-PRD-C', quantity => 1 });
	is($buyer->status, 200, 'in a cart');
	deed($thing, 'archive');
	is(state_of($thing), 'archived', 'hidden');
	my ($cart) = grep { $_->{current} } @{json_get($buyer, '/carts')
	    ->{carts}};
	my $line = json_get($buyer, "/cart/$cart->{id}")->{cart}{lines}[0];
	is($line->{notice}, 'unpublished', 'the cart says so');
	is($line->{name}, 'Thing T-PRD-C', 'and of what');
	deed($thing, 'archive');
	is(audits($thing, 'product.archive'), 1, 'twice is once');
	deed($thing, 'restore');
	is(state_of($thing), 'draft', 'back, as a draft');
	is(audits($thing, 'product.restore'), 1, 'the log knows');
	save($thing, state => 'published');
	$line = json_get($buyer, "/cart/$cart->{id}")->{cart}{lines}[0];
	is($line->{notice}, undef, 'and for sale again');
};

subtest 'deleted' => sub {
	my $copy = id_of('T-PRD-B');
	my $version = page_of($copy)->{product}{version};
	deed($copy, 'delete', version => $version + 1);
	is($ua->status, 409, 'not what somebody has changed since');
	deed($copy, 'delete', version => $version);
	is($ua->status, 200, 'a draft is');
	is(id_of('T-PRD-B'), undef, 'gone');
	is(one('SELECT COUNT(*) FROM catalog.item WHERE sku LIKE "T-PRD-B%"'),
	    0, 'with its items');
	my $thing = id_of('T-PRD-C');
	deed($thing, 'delete',
	    version => page_of($thing)->{product}{version});
	is($ua->status, 409, 'what is on sale is not');
	save($thing, state => 'draft');
	db()->do('INSERT INTO catalog.stock_move (ref, sku, delta_on_hand, '
	    . 'delta_reserved, reason, order_id, actor, at) VALUES '
	    . '("T-PRD/reserve", "T-PRD-C", 0, 0, "reserve", '
	    . '"01ARZ3NDEKTSV4RRFFQ69G5FAV", "test", UTC_TIMESTAMP(3))');
	my $answer = deed($thing, 'delete',
	    version => page_of($thing)->{product}{version});
	is($ua->status, 409, 'what was ordered is not');
	is($answer->{error}, 'product_ordered', 'by its code');
	is(state_of($thing), 'draft', 'it is there');
	$ua->get(admin("/products/$thing/delete"));
	is($ua->status, 200, 'the page asks');
};

subtest 'the log of changes' => sub {
	my $thing = id_of('T-PRD-C');
	save($thing, brand => 'Alm', sku => 'T-PRD-C', price => '20',
	    stock => '+1');
	is(audits($thing, 'product.new'), 1, 'made');
	my $text = one('SELECT CONCAT_WS(" ", `changes`) FROM orders.audit '
	    . 'WHERE kind = "product" AND ref = ? ORDER BY id DESC LIMIT 1',
	    $thing);
	like($text, qr/brand.*Alm/s, 'what was changed');
	like($text, qr/14\.50.*20\.00/s, 'from what to what');
};

done_testing;
