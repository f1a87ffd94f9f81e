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
	return json_post($ua, admin("/products/$id"), { csrf => $now->{csrf},
	    version => $now->{product}{version},
	    name => $now->{product}{name}, %fields });
}

sub deed($id, $what, @fields) {
	my $now = page_of($id);
	return json_post($ua, admin("/products/$id/$what"),
	    { csrf => $now->{csrf}, version => $now->{product}{version},
	    @fields });
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
	my $seen = page_of($thing)->{product}{version};
	save($thing, brand => 'Changed');
	deed($thing, 'archive', version => $seen);
	is($ua->status, 409, 'not what somebody has changed since');
	is(state_of($thing), 'published', '  nor is it');
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
	deed($thing, 'restore');
	is($ua->status, 409, 'what is on sale is not brought back');
	is(state_of($thing), 'published', '  nor taken off sale by it');
};

subtest 'a piece sold while the form is open' => sub {
	my $sku = 'T-PRD-A-MOS';
	my $on_hand = 'SELECT on_hand FROM catalog.item WHERE sku = ?';
	save($id, sku => $sku, stock => '+10', seen => 0);
	is(one($on_hand, $sku), 10, 'ten are shown');
	for my $again ([do => 'preview'], [slug => 'Not one']) {
		my $seen = one($on_hand, $sku);
		my $now = page_of($id);
		db()->do('UPDATE catalog.item SET on_hand = on_hand - 1 '
		    . 'WHERE sku = ?', {}, $sku);
		$ua->post(admin("/products/$id"), [csrf => $now->{csrf},
		    version => $now->{product}{version},
		    name => $now->{product}{name}, sku => $sku,
		    stock => $seen, seen => $seen, @$again]);
		like($ua->content, qr/name="seen" value="$seen"/,
		    'the form comes back with what it showed');
		save($id, sku => $sku, stock => $seen, seen => $seen);
		is(one($on_hand, $sku), $seen - 1, 'and makes no piece');
	}
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

subtest 'details, company and categories' => sub {
	my $thing = id_of('T-PRD-C');
	my @c = column('SELECT id FROM catalog.category ORDER BY id LIMIT 3');
	my $answer = save($thing, attributes =>
	    "Material: Wool\r\n Care : by hand \r\nMaterial: Silk",
	    related => "T-PRD-A-RUS\nT-PRD-A", category => $c[0],
	    also => $c[1]);
	is($ua->status, 200, 'saved');
	is($answer->{product}{attributes}, "Material: Wool\nCare: by hand\n"
	    . "Material: Silk\n", 'in lines');
	is_deeply($answer->{product}{related}, ['T-PRD-A'],
	    "a variant's SKU is its product, once");
	is_deeply([map { $_->{id} } @{$answer->{product}{categories}}],
	    [@c[0, 1]], 'two categories, in order');
	save($thing, brand => 'Same');
	my $now = page_of($thing);
	$ua->post(admin("/products/$thing"), [csrf => $now->{csrf},
	    version => 1, name => $now->{product}{name}, featured => 1,
	    attributes => $now->{product}{attributes}, related => 'T-PRD-A',
	    category => $c[0], also => $c[1], also => $c[2]]);
	is($ua->status, 409, 'what is stale');
	my ($rows) = $ua->content =~ m{<tbody>(.*?)</tbody>}s;
	my %differs = map { m{>([^<]+?) ?<(span|/th)} ? ($1, $2 eq 'span') : () }
	    $rows =~ m{<th scope="row"(.*?/th>)}sg;
	is_deeply(\%differs, { Name => '', Details => '', 'Goes with it' => '',
	    Category => '', 'Filed in these, too' => 1,
	    'First in its lists' => 1 }, 'shows what differs, in all it sends');
	$ua->post(admin("/products/$thing"), [csrf => $now->{csrf},
	    version => $now->{product}{version}, slug => 'Not one',
	    name => $now->{product}{name}, category => 0, also => $c[1]]);
	is($ua->status, 422, 'what is wrong');
	is($ua->form_with_fields('category', 'slug')->value('category'), 0,
	    'leaves None as it was chosen');
	is(page_of($thing)->{product}{attributes}, $answer->{product}
	    {attributes}, 'what is not sent stays');
	save($thing, attributes => '', related => '', category => $c[2]);
	$answer = page_of($thing);
	is($answer->{product}{attributes}, '', 'and what is emptied goes');
	is_deeply([map { $_->{id} } @{$answer->{product}{categories}}],
	    [@c[2, 1]], 'another first category');
	for my $case ([attributes => 'Wool'], [attributes => ': x'],
	    [attributes => 'x' x 65 . ': y'], [attributes => 'y: ' . 'x' x 121],
	    [related => 'T-NIX'], [related => 'T-PRD-C'],
	    [also => 4294967295], [publish_at => '2026-02-30T10:00'],
	    [publish_at => 'soon']) {
		my $no = save($thing, brand => 'Changed', @$case);
		is($ua->status, 422, substr "@$case", 0, 40);
		ok($no->{fields}{$case->[0]}, '  names it');
	}
	is(page_of($thing)->{product}{brand}, 'Same', 'nothing was saved');
};

subtest 'published by itself' => sub {
	my $thing = new_draft($ua, 'T-PRD-D');
	my $answer = save($thing, publish_at => '2099-12-24T18:00');
	like($answer->{product}{publish_at}, qr/\A2099-12-24T/, 'planned');
	save($thing, publish_at => '2099-12-24T18:00', state => 'published');
	is($ua->status, 422, 'what is on sale cannot wait');
	db()->do('UPDATE catalog.product SET publish_at = UTC_TIMESTAMP(3) '
	    . '- INTERVAL 3 DAY WHERE id = ?', {}, $thing);
	ok(wait_for(sub { state_of($thing) eq 'published' }, 60, 'publishing'),
	    'late, as nobody was there');
	is(audits($thing, 'product.publish'), 1, 'once');
	is(page_of($thing)->{product}{publish_at}, undef, 'and done');
	is(json_get(agent(), '/search?q=T-PRD-D')->{items}[0]{name},
	    'Thing T-PRD-D', 'search knows it');
};

sub price($sku) {
	return one('SELECT CONCAT_WS("/", price_minor, compare_minor) '
	    . 'FROM catalog.item WHERE sku = ?', $sku);
}

sub plan_offer($id, @fields) {
	return post_with($ua, "/products/$id/offers", @fields);
}

sub due($id, $column, $when) {
	return db()->do("UPDATE catalog.offer SET $column = UTC_TIMESTAMP(3) "
	    . "+ INTERVAL ? MINUTE, due_at = UTC_TIMESTAMP(3) "
	    . 'WHERE id = ?', {}, $when, $id);
}

subtest 'an offer with dates' => sub {
	my $thing = id_of('T-PRD-D');
	my $answer = plan_offer($thing, begins => '2099-01-01T00:00',
	    ends => '2099-02-01T00:00', all => '10');
	is($ua->status, 200, 'planned');
	my $offer = $answer->{offers}[0];
	is("$offer->{state} $offer->{lowest}{amount}", 'planned 1000', 'at 10');
	is(price('T-PRD-D'), '1450', 'and nothing costs less yet');
	due($offer->{id}, 'begins_at', -5);
	ok(wait_for(sub { price('T-PRD-D') eq '1000/1450' }, 60, 'its begin'),
	    'it begins');
	is(json_get(agent(), '/p/thing-t-prd-d')->{price}{amount}, 1000,
	    'shoppers see it');
	my $page = agent();
	$page->get(shop('/p/thing-t-prd-d'));
	like($page->content, qr/Lowest price of the 30 days before: €14\.50/,
	    'with the lowest price of 30 days');
	due($offer->{id}, 'ends_at', -1);
	ok(wait_for(sub { price('T-PRD-D') eq '1450' }, 60, 'its end'),
	    'and ends');
	is(join(' ', column('SELECT price_minor FROM catalog.price '
	    . 'WHERE sku = "T-PRD-D" ORDER BY id')), '1450 1000 1450',
	    'each price is on record');
	is(join(' ', column('SELECT CONCAT(act, "/", actor) FROM orders.audit '
	    . 'WHERE kind = "product" AND ref = ? AND act IN '
	    . '("offer.begin", "offer.end") ORDER BY id', $thing)),
	    'offer.begin/schedule offer.end/schedule', 'and who wrote it');
};

subtest 'an offer that was missed' => sub {
	my $thing = id_of('T-PRD-D');
	my $offer = plan_offer($thing, begins => '2099-01-01T00:00', all => '9')
	    ->{offers}[0]{id};
	db()->do('UPDATE catalog.offer SET begins_at = UTC_TIMESTAMP(3) '
	    . '- INTERVAL 2 DAY, ends_at = UTC_TIMESTAMP(3) - INTERVAL 1 DAY, '
	    . 'due_at = begins_at WHERE id = ?', {}, $offer);
	ok(wait_for(sub { one('SELECT state FROM catalog.offer WHERE id = ?',
	    $offer) eq 'ended' }, 60, 'the end'), 'ends');
	is(one('SELECT COUNT(*) FROM catalog.price WHERE sku = "T-PRD-D"'), 3,
	    'without a price');
};

subtest 'an offer now, and what others change' => sub {
	my $thing = id_of('T-PRD-D');
	my $offer = plan_offer($thing, sku => 'T-PRD-D', price => '12')
	    ->{offers}[0]{id};
	is(price('T-PRD-D'), '1200/1450', 'at once');
	plan_offer($thing, begins => '2098-01-01T00:00', all => '9');
	is($ua->status, 422, 'two at a time overlap');
	save($thing, sku => 'T-PRD-D', price => '16', offer => '11');
	post_with($ua, "/products/$thing/offers");
	json_post($ua, admin("/products/$thing/offers/$offer/stop"),
	    { csrf => page_of($thing)->{csrf} });
	is($ua->status, 200, 'ended by hand');
	is(price('T-PRD-D'), '1600', 'the regular price that was set during it');
	json_post($ua, admin("/products/$thing/offers/$offer/stop"),
	    { csrf => page_of($thing)->{csrf} });
	is($ua->status, 404, 'not twice');
	my $other = id_of('T-PRD-C');
	json_post($ua, admin("/products/$other/offers/$offer/stop"),
	    { csrf => page_of($other)->{csrf} });
	is($ua->status, 404, "nor another's");
};

subtest 'offers that are refused' => sub {
	my $thing = id_of('T-PRD-C');
	my $first = plan_offer($thing, begins => '2099-01-01T00:00',
	    ends => '2099-02-01T00:00', all => 10);
	is($ua->status, 200, 'one is planned');
	for my $case (
	    [ends => 'before', begins => '2099-05-02T00:00',
		ends => '2099-05-01T00:00', all => 10],
	    [ends => 'ended', ends => '2001-01-01T00:00', all => 10],
	    [ends => 'overlapping', begins => '2099-01-31T23:59', all => 10],
	    [ends => 'around', begins => '2098-01-31T23:59',
		ends => '2100-01-01T00:00', all => 10],
	    [begins => 'no time', begins => 'x', all => 10],
	    [all => 'nothing', begins => '2099-05-02T00:00'],
	    [all => 'above the price', begins => '2099-05-02T00:00', all => 99],
	    [all => 'below zero', begins => '2099-05-02T00:00', all => -1],
	    [price => 'a word', begins => '2099-05-02T00:00',
		sku => 'T-PRD-C', price => 'x']) {
		my ($field, $why, @fields) = @$case;
		my $no = plan_offer($thing, @fields);
		is($ua->status, 422, $why);
		ok($no->{fields}{$field}, "  names $field")
		    or diag explain $no->{fields};
	}
	plan_offer($thing, begins => '2099-02-01T00:00', all => 10);
	is($ua->status, 200, 'one right behind another is none of these');
	my $seen = json_get($ua, admin("/products/$thing/offers"));
	save($thing, brand => 'Newer');
	json_post($ua, admin("/products/$thing/offers"), { csrf =>
	    $seen->{csrf}, version => $seen->{product}{version}, all => 1 });
	is($ua->status, 409, 'two people');
	$ua->post(admin("/products/$thing/offers"), [csrf => $seen->{csrf},
	    version => $seen->{product}{version}, begins => '2099-05-02T00:00',
	    sku => 'T-PRD-C', price => '1.25']);
	my ($rows) = $ua->content =~ m{<tbody>(.*?)</tbody>}s;
	like($rows, qr{2099-05-02T00:00</td>}, '  who see the time asked for');
	like($rows, qr{until you end it</td>}, '  both times');
	like($rows, qr{20\.00</td><td>1\.25</td>}, '  and the price of each');
};

done_testing;
