# The admin: who may come in, what conflicts, and what is refused.
use v5.36;
use utf8;
use Clearcart;
use JSON::PP;
use Test::More;

my @skus = qw(T-ADM-A T-ADM-B T-ADM-NEW);

sub one($sql, @values) {
	my $row = db()->selectrow_arrayref($sql, {}, @values);
	return $row ? $row->[0] : undef;
}

sub remove_goods() {
	for my $sku (@skus) {
		my $id = one('SELECT id FROM catalog.product WHERE sku = ?', $sku)
		    // next;
		db()->do("DELETE FROM catalog.$_ WHERE sku = ?", {}, $sku)
		    for qw(price stock_move item_option item);
		db()->do("DELETE FROM catalog.$_ WHERE product = ?", {}, $id)
		    for qw(word listed product_category);
		db()->do('DELETE FROM catalog.old_slug WHERE target = ? '
		    . 'AND kind = "product"', {}, $id);
		db()->do('DELETE FROM catalog.product WHERE id = ?', {}, $id);
	}
	# What goes by SQL leaves no trace in the packed lists by itself.
	my ($status, $said) = clearcart('reindex');
	die "reindex: $said" if $status != 0;
}

sub make_goods() {
	for my $sku (@skus[0, 1]) {
		db()->do('INSERT INTO catalog.product (sku, slug, name, '
		    . 'currency, price_minor, status, created_at, updated_at) '
		    . 'VALUES (?, ?, ?, "EUR", 1450, "published", '
		    . 'UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))', {}, $sku, lc $sku,
		    "Zither $sku");
		db()->do('INSERT INTO catalog.item (sku, product, position, '
		    . 'price_minor, currency, on_hand, reserved) VALUES '
		    . '(?, LAST_INSERT_ID(), 1, 1450, "EUR", 10, 4)', {}, $sku);
	}
}

remove_goods();
make_goods();
clearcart('reindex');
END {
	local $?;
	remove_goods() if $ENV{CLEARCART_DEMO};
}

sub id_of($sku) {
	return one('SELECT id FROM catalog.product WHERE sku = ?', $sku);
}

sub item($sku, $column) {
	return one("SELECT $column FROM catalog.item WHERE sku = ?", $sku);
}

my $id = id_of('T-ADM-A');

subtest 'who may come in' => sub {
	my $guest = agent(max_redirect => 0);
	my @pages = ('/', '/orders', '/products', "/products/$id",
	    '/products/new', '/categories');
	for my $path (@pages) {
		$guest->get(admin($path));
		is($guest->status, 303, "a guest at $path");
		like($guest->response->header('Location'), qr{/login\?return=},
		    '  is sent to sign in');
		json_get($guest, admin($path));
		is($guest->status, 401, '  a program is told');
	}
	json_post($guest, admin("/products/$id"), { name => 'Mine' });
	is($guest->status, 401, 'nor can a guest save');
	my $customer = agent();
	sign_in($customer);
	$customer->get(admin('/'));
	eval { sign_in_admin($customer, demo()->{customer}) };
	is($customer->status, 403, 'a customer has no role here');
	json_get($customer, admin('/products'));
	is($customer->status, 401, 'and gets no session of it');
};

my $ua = agent();
sign_in_admin($ua);
is($ua->status, 200, 'staff comes in');

sub product() { return json_get($ua, admin("/products/$id")) }

sub save($fields, @more) {
	my $now = product();
	return json_post($ua, admin("/products/$id"),
	    { csrf => $now->{csrf}, version => $now->{product}{version},
	    name => $now->{product}{name}, %$fields }, @more);
}

subtest 'the list' => sub {
	my $all = json_get($ua, admin('/products?q=Zither'));
	is_deeply([sort map { $_->{sku} } @{$all->{products}}],
	    [qw(T-ADM-A T-ADM-B)], 'found by a part of the name');
	my ($a) = grep { $_->{sku} eq 'T-ADM-A' } @{$all->{products}};
	is($a->{stock}, 6, 'stock is what can be sold');
	is_deeply($a->{price}, { amount => 1450, currency => 'EUR' }, 'price');
	is(@{json_get($ua, admin('/products?q=T-ADM'))->{products}}, 2,
	    'found by SKU');
	is(@{json_get($ua, admin('/products?q=%25'))->{products}}, 0,
	    'a percent sign is no word');
	is(@{json_get($ua, admin('/products?q=Zither&state=draft'))
	    ->{products}}, 0, 'none of them is a draft');
	my (%seen, $pages);
	for (my $next = '/products'; $next;) {
		my $page = json_get($ua, admin($next));
		$seen{$_->{id}}++ for @{$page->{products}};
		$next = ++$pages < 500 ? $page->{next} : undef;
	}
	is(scalar keys %seen, one('SELECT COUNT(*) FROM catalog.product'),
	    'the pages hold every product');
	is((grep { $_ > 1 } values %seen), 0, 'each once');
	my $category = one('SELECT id FROM catalog.category '
	    . 'WHERE parent IS NULL ORDER BY id LIMIT 1');
	my $some = json_get($ua, admin("/products?category=$category"));
	is($ua->status, 200, 'a category');
	unlike(join(' ', map { $_->{sku} } @{$some->{products}}), qr/T-ADM/,
	    'holds what is filed below it');
};

subtest 'saving' => sub {
	my $answer = save({ name => 'Zither, new', brand => 'Alm',
	    description => "**Sounds**\r\n\r\nwell", state => 'published',
	    sku => 'T-ADM-A', price => '20', offer => '15.50', stock => '12',
	    seen => 10, featured => 1 });
	is($ua->status, 200, 'saved');
	is($answer->{product}{name}, 'Zither, new', 'the new name');
	is($answer->{product}{featured}, JSON::PP::true, 'a tick');
	my $v = $answer->{product}{variants}[0];
	is("$v->{price}{amount} $v->{compare_at}{amount} $v->{on_hand}",
	    '1550 2000 12', 'an offer and a count');
	is(one('SELECT CONCAT(price_minor, " ", compare_minor) '
	    . 'FROM catalog.product WHERE id = ?', $id), '1550 2000',
	    'lists have the price');
	is_deeply(db()->selectall_arrayref('SELECT reason, delta_on_hand, '
	    . 'actor <> "" FROM catalog.stock_move WHERE sku = "T-ADM-A"'),
	    [['count', 2, 1]], 'a movement with a name');
	is(one('SELECT COUNT(*) FROM catalog.price WHERE sku = "T-ADM-A"'), 1,
	    'one row of prices');
	my $found = json_get(agent(), '/search?q=zither+alm');
	is($found->{items}[0]{name}, 'Zither, new', 'search knows it');
	save({ name => 'Zither, new', sku => 'T-ADM-A', stock => '-3',
	    seen => 12 });
	is(item('T-ADM-A', 'on_hand'), 9, 'three less');
	is(product()->{product}{featured}, JSON::PP::false, 'the tick is gone');
	is(item('T-ADM-A', 'price_minor'), 1550, 'the price stayed');
};

subtest 'address and state' => sub {
	save({ slug => 'zither-of-old' });
	save({ slug => 'zither-of-now' });
	my $visitor = agent(max_redirect => 0);
	$visitor->get(shop('/p/zither-of-old'));
	is($visitor->status, 301, 'an old address leads on');
	like($visitor->response->header('Location'), qr{/p/zither-of-now\z},
	    'to the new one');
	my $answer = save({ slug => 't-adm-b' });
	is($ua->status, 422, "another product's address is refused");
	ok($answer->{fields}{slug}, 'by its field');
	$answer = save({ slug => 'Not A Slug' });
	is($ua->status, 422, 'so is one with spaces');
	save({ state => 'draft' });
	$visitor->get(shop('/p/zither-of-now'));
	is($visitor->status, 404, 'a draft is not shown');
	is(@{json_get(agent(), '/search?q=zither+alm')->{items}}, 0,
	    'nor found');
	save({ state => 'published' });
	$visitor->get(shop('/p/zither-of-now'));
	is($visitor->status, 200, 'until it is published');
};

# Fields besides, the field that must be refused, why.
my @bad = (
	[{ name => '' }, 'name', 'no name'],
	[{ name => 'x' x 251 }, 'name', 'a long name'],
	[{ state => 'sold' }, 'state', 'an unknown state'],
	[{ tax_class => 'none' }, 'tax_class', 'an unknown tax class'],
	[{ category => 4294967295 }, 'category', 'an unknown category'],
	[{ price => '1,50' }, 'price', 'a decimal comma'],
	[{ price => '1.005' }, 'price', 'half a cent'],
	[{ price => '-1' }, 'price', 'a negative price'],
	[{ price => '' }, 'price', 'no price'],
	[{ price => 'free' }, 'price', 'a word'],
	[{ price => '92233720368547758079' }, 'price', 'more than there is'],
	[{ price => '20', offer => '20' }, 'offer', 'an offer that is none'],
	[{ price => '20', offer => 'x' }, 'offer', 'no offer at all'],
	[{ price => '20', offer => '0' }, 'offer', 'a gift by mistake'],
	[{ stock => '1.5', seen => 9 }, 'stock', 'half a piece'],
	[{ stock => '5' }, 'seen', 'a count without what was seen'],
	[{ stock => '3', seen => 9 }, 'stock', 'fewer than are ordered'],
	[{ stock => '-6', seen => 9 }, 'stock', 'as a change, too'],
	[{ stock => '-99', seen => 9 }, 'stock', 'less than nothing'],
	[{ sku => 'T-ADM-B', price => '1' }, 'sku', "another product's SKU"],
	[{ sku => 'T-NIX', price => '1' }, 'sku', 'an unknown SKU'],
);

subtest 'what is refused changes nothing' => sub {
	my $rows = sub { join ' ', map { item($_, 'CONCAT_WS("/", price_minor, '
	    . 'compare_minor, on_hand)') } qw(T-ADM-A T-ADM-B) };
	my ($before, $version) = ($rows->(), product()->{product}{version});
	for my $case (@bad) {
		my ($fields, $field, $why) = @$case;
		my $answer = save({ brand => 'Changed', sku => 'T-ADM-A',
		    %$fields });
		is($ua->status, 422, $why);
		ok($answer->{fields}{$field}, "  names $field")
		    or diag explain $answer;
	}
	my $answer = save({ sku => ['T-ADM-A', 'T-ADM-A'], price => '1' });
	is($ua->status, 422, 'lists of unequal length');
	is($rows->(), $before, 'prices and stock are as they were');
	is(product()->{product}{version}, $version, 'so is the version');
	isnt(product()->{product}{brand}, 'Changed', 'and the brand');
};

subtest 'orders that hold the pieces are named' => sub {
	my $now = product();
	$ua->post(admin("/products/$id"), { csrf => $now->{csrf},
	    version => $now->{product}{version}, name => 'Typed',
	    sku => 'T-ADM-A', price => '77', offer => '', stock => '2',
	    seen => 9 });
	is($ua->status, 422, 'a page');
	like($ua->content, qr/Fewer than customers have ordered/, 'says why');
	like($ua->content, qr/name="stock"[^>]* id="f-stock"/,
	    'and leads to the field');
	like($ua->content, qr/value="Typed"/, 'what was typed is there');
	like($ua->content, qr/value="77"/, 'the price, too');
	like($ua->content, qr/<title>Error: /, 'the title says so');
};

subtest 'two people' => sub {
	my $seen = product();
	save({ name => 'First' });
	my $answer = json_post($ua, admin("/products/$id"),
	    { csrf => $seen->{csrf}, version => $seen->{product}{version},
	    name => 'Second' });
	is($ua->status, 409, 'who saves later is told');
	is($answer->{error}, 'stale_product', 'by its code');
	is($answer->{product}{name}, 'First', 'with the product as it is');
	is(product()->{product}{name}, 'First', 'nothing was saved');
	$ua->post(admin("/products/$id"), { csrf => $seen->{csrf},
	    version => $seen->{product}{version}, name => 'Second' });
	like($ua->content, qr/<h1>This product was changed/, 'a heading');
	like($ua->content, qr/First.*Second/s, 'the page shows both');
	$ua->submit_form(with_fields => { name => 'Second' });
	is(product()->{product}{name}, 'Second', 'and ours can be saved');
};

subtest 'a count against a sale' => sub {
	my $seen = product();
	my $count = $seen->{product}{variants}[0]{on_hand};
	db()->do('UPDATE catalog.item SET on_hand = on_hand - 1, '
	    . 'reserved = reserved - 1 WHERE sku = "T-ADM-A"');
	my @fields = (csrf => $seen->{csrf}, name => 'Second',
	    version => $seen->{product}{version}, sku => 'T-ADM-A',
	    seen => $count);
	my $answer = json_post($ua, admin("/products/$id"),
	    [@fields, stock => $count + 5]);
	is($ua->status, 409, 'the count was of another stock');
	is($answer->{error}, 'stale_stock', 'by its code');
	json_post($ua, admin("/products/$id"), [@fields, stock => $count]);
	is($ua->status, 200, 'a stock that was not touched is none');
	is(item('T-ADM-A', 'on_hand'), $count - 1, 'and stays');
	$seen = product();
	json_post($ua, admin("/products/$id"), [csrf => $seen->{csrf},
	    name => 'Second', version => $seen->{product}{version},
	    sku => 'T-ADM-A', stock => '+2']);
	is(item('T-ADM-A', 'on_hand'), $count + 1, 'two more, whatever it was');
};

subtest 'a preview' => sub {
	my $now = product();
	$ua->post(admin("/products/$id"), { csrf => $now->{csrf},
	    version => $now->{product}{version}, name => 'Third',
	    description => "*loud* <b onclick=x>bold</b>", do => 'preview' });
	is($ua->status, 200, 'a page');
	like($ua->content, qr/<em>loud<\/em>/, 'Markdown is shown');
	unlike($ua->content, qr/<b onclick/, 'a tag is not');
	is(product()->{product}{name}, 'Second', 'nothing is saved');
};

subtest 'forms from elsewhere' => sub {
	save({ name => 'Forged', csrf => 'x' x 64 });
	is($ua->status, 403, 'a wrong token');
	save({ name => 'Forged' }, Origin => 'https://evil.example');
	is($ua->status, 403, 'another origin');
	is(product()->{product}{name}, 'Second', 'nothing is saved');
};

subtest 'a new product' => sub {
	my $form = json_get($ua, admin('/products/new'));
	my %good = (csrf => $form->{csrf}, sku => 'T-ADM-NEW',
	    name => 'New <b>', price => '3.50', stock => 7);
	for my $case ([price => '3,50'], [sku => 'T-ADM-A'], [sku => 'a b'],
	    [name => ''], [stock => '-1'], [category => 4294967295]) {
		my $answer = json_post($ua, admin('/products/new'),
		    { %good, @$case });
		is($ua->status, 422, "@$case");
		ok($answer->{fields}{$case->[0]}, '  is named');
	}
	my $answer = json_post($ua, admin('/products/new'), \%good);
	is($ua->status, 200, 'made');
	is($answer->{product}{state}, 'draft', 'as a draft');
	is(item('T-ADM-NEW', 'CONCAT(price_minor, " ", on_hand)'), '350 7',
	    'with price and stock');
	$ua->get(admin("/products/$answer->{product}{id}"));
	like($ua->content, qr/New &lt;b&gt;/, 'a name is text');
};

subtest 'unknown places' => sub {
	for my $path (qw(/products/0 /products/4294967295 /products/abc
	    /orders/01ARZ3NDEKTSV4RRFFQ69G5FAV /nowhere)) {
		json_get($ua, admin($path));
		is($ua->status, 404, $path);
	}
	$ua->get(admin('/orders'));
	is($ua->status, 200, 'the board');
	my $list = json_get($ua, admin('/orders?state=all'));
	is(ref $list->{orders}, 'ARRAY', 'the list');
	my $tree = json_get($ua, admin('/categories'));
	is(@{$tree->{categories}}, one('SELECT COUNT(*) FROM catalog.category'),
	    'all categories');
};

subtest 'orders' => sub {
	my $order = one('SELECT id FROM orders.orders ORDER BY id DESC LIMIT 1');
	plan skip_all => 'nobody has ordered yet' if !$order;
	my $number = one('SELECT number FROM orders.orders WHERE id = ?',
	    $order);
	my $one = json_get($ua, admin("/orders/$order"));
	is($one->{order}{number}, $number, 'one');
	is(json_get($ua, admin("/orders?q=$number"))->{orders}[0]{id}, $order,
	    'found by its number');
	my $page = admin("/orders/$order");
	my $differ = qr{figures do not follow from the lines};
	my $tamper = sub($cents) {
		db()->do('UPDATE orders.order_line SET tax_minor = tax_minor '
		    . '+ ? WHERE order_id = ? AND line_no = 1', {}, $cents,
		    $order);
		$ua->get($page);
		return $ua->content;
	};
	like($tamper->(1), $differ, 'a cent too much is seen');
	unlike($tamper->(-1), $differ, 'as it was');
	like($ua->content, qr{This total, explained}, 'line by line');
};

done_testing;
