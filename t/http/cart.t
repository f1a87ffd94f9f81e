# Carts over HTTP: what adds up, what conflicts, and what is refused.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Goods;
use HTTP::Tiny;
use JSON::PP;
use POSIX ();
use Test::More;

my %stock = ('T-CART-A' => 100, 'T-CART-B' => 100, 'T-CART-DRAFT' => 100,
	'T-CART-FEW' => 3, 'T-CART-NONE' => 0);

own_goods(%stock);
END { remove_goods(keys %stock) if $ENV{CLEARCART_DEMO} }

sub update($ua, @fields) {
	return json_post($ua, "/cart/update", [@fields]);
}

sub add($ua, $sku, $quantity, @more) {
	return update($ua, op => 'add', sku => $sku, quantity => $quantity,
	    @more);
}

# What a cart holds, as "SKU=QUANTITY ...".
sub held($cart) {
	return join ' ', map { "$_->{sku}=$_->{quantity}" } @{$cart->{lines}};
}

sub line($cart, $sku) {
	my ($line) = grep { $_->{sku} eq $sku } @{$cart->{lines}};
	return $line;
}

sub token($ua) { return json_get($ua, '/carts')->{csrf} }

sub deed($ua, $name, @fields) {
	return json_post($ua, "/cart/$name", [csrf => token($ua), @fields]);
}

# A session in the database, as signing in leaves one.
sub signed_in($sub) {
	my $ua = agent();
	my $value = "session-of-$sub-" . 'x' x 20;
	db()->do('REPLACE INTO carts.session (id_hash, program, sub, name, '
	    . 'id_token, auth_time, created_at, expires_at) VALUES '
	    . '(UNHEX(SHA2(?, 256)), "shop", ?, "Una", "", NOW(), UTC_TIMESTAMP(), '
	    . 'UTC_TIMESTAMP() + INTERVAL 1 HOUR)', {}, $value, $sub);
	my ($host) = shop() =~ m{//([\d.]+)};
	$ua->cookie_jar->set_cookie(0, 'wayleave-shop', $value, '/', $host,
	    undef, 1, 0, 3600);
	return $ua;
}

sub owners() {
	return db()->selectrow_array('SELECT COUNT(*) FROM carts.owner');
}

subtest 'a visit writes no row' => sub {
	my ($ua, $before) = (agent(), owners());
	my $page = json_get($ua, '/carts');
	is($ua->status, 200, 'no carts');
	is_deeply($page->{carts}, [], 'none');
	like($page->{csrf}, qr/\A[0-9a-f]{64}\z/, 'but a token');
	$ua->get(shop('/carts'));
	like($ua->content, qr/Nothing in a cart yet/, 'the empty page says so');
	is(owners(), $before, 'no owner was made');
};

subtest 'the first add' => sub {
	my $ua = agent();
	my $cart = add($ua, 'T-CART-A', 2)->{cart};
	is($ua->status, 200, 'answers');
	is(held($cart), 'T-CART-A=2', 'holds it');
	is($cart->{state}, 'open', 'open');
	is($cart->{current}, JSON::PP::true, 'current');
	is($cart->{version}, 1, 'version 1');
	is_deeply($cart->{total}, { amount => 2900, currency => 'EUR' }, 'total');
	my $line = $cart->{lines}[0];
	is($line->{name}, 'Thing T-CART-A', 'name');
	is($line->{unit_price}{amount}, 1450, 'unit price');
	is($line->{unit_price_seen}{amount}, 1450, 'as seen');
	is($line->{line_total}{amount}, 2900, 'line total');
	is($line->{notice}, undef, 'no notice');
	$cart = add($ua, 'T-CART-A', 3)->{cart};
	is(held($cart), 'T-CART-A=5', 'adds up');
	is($cart->{version}, 2, 'version 2');
	$ua->max_redirect(0);
	$ua->post(shop('/cart/update'), [op => 'add', sku => 'T-CART-B',
	    quantity => 1, cart => 'current']);
	is($ua->status, 303, 'HTML answers 303');
	like($ua->response->header('Location'),
	    qr{/cart/$cart->{id}\?added=T-CART-B\z}, 'to the cart');
	$ua->get(shop("/cart/$cart->{id}?added=T-CART-B"));
	like($ua->content, qr/In this cart now:.*Thing T-CART-B/, 'which says it');
	like($ua->response->header('Cache-Control'), qr/no-store/, 'private');
};

subtest 'setting needs the version shown' => sub {
	my $ua = agent();
	my $cart = add($ua, 'T-CART-A', 2)->{cart};
	my @set = (cart => $cart->{id}, op => 'set', sku => 'T-CART-A');
	my $answer = update($ua, @set, quantity => 7, version => 1);
	is(held($answer->{cart}), 'T-CART-A=7', 'sets');
	$answer = update($ua, @set, quantity => 9, version => 1);
	is($ua->status, 409, 'a stale version is 409');
	is($answer->{error}, 'stale_cart', 'stale_cart');
	is(held($answer->{cart}), 'T-CART-A=7', 'and shows the cart');
	is($answer->{cart}{version}, 2, 'with its version');
	$answer = update($ua, @set, quantity => 9);
	is($ua->status, 422, 'no version is 422');
	ok($answer->{fields}{version}, 'names the field');
	$answer = update($ua, @set, quantity => 0, version => 2,
	    sku => 'T-CART-B', quantity => 1);
	is(held($answer->{cart}), 'T-CART-B=1', 'set to 0 removes');
};

subtest 'a request applies wholly or not at all' => sub {
	my $ua = agent();
	my $cart = add($ua, 'T-CART-A', 1)->{cart};
	update($ua, op => 'add', sku => 'T-CART-A', quantity => 1,
	    sku => 'T-CART-NOT', quantity => 1);
	is($ua->status, 404, 'one unknown SKU is 404');
	update($ua, op => 'add', sku => 'T-CART-B', quantity => 1,
	    sku => 'T-CART-A', quantity => 999);
	is($ua->status, 422, 'one line over 999 is 422');
	$cart = json_get($ua, "/cart/$cart->{id}")->{cart};
	is(held($cart), 'T-CART-A=1', 'nothing was changed');
	is($cart->{version}, 1, 'nor the version');
};

subtest 'bad input' => sub {
	my $ua = agent();
	my $id = add($ua, 'T-CART-A', 1)->{cart}{id};
	for my $quantity (0, -1, 1_000_000_000, 1000, 'two', '1.5', '', ' ',
	    '0x10', '99999999999999999999') {
		my $answer = add($ua, 'T-CART-A', $quantity);
		is($ua->status, 422, "quantity '$quantity'");
		ok($answer->{fields}{quantity}, 'names the field');
	}
	for my $sku ('T-CART-NOT', 'T-CART-DRAFT', 't-cart-a', "'; --",
	    "T-CART-\x{c3}\x{84}") {
		my $answer = add($ua, $sku, 1);
		is($ua->status, 404, "SKU '$sku'");
		is($answer->{error}, 'unknown_sku', 'says so');
	}
	add($ua, 'x' x 65, 1);
	is($ua->status, 422, 'a SKU of 65 characters');
	add($ua, '', 1);
	is($ua->status, 422, 'no SKU');
	update($ua, op => 'add', sku => 'T-CART-A');
	is($ua->status, 422, 'no quantity');
	update($ua, op => 'take', sku => 'T-CART-A', quantity => 1);
	is($ua->status, 422, 'an unknown op');
	update($ua, sku => 'T-CART-A', quantity => 1);
	is($ua->status, 422, 'no op');
	add($ua, 'T-CART-A', 1, op => 'add');
	is($ua->status, 400, 'a repeated single parameter');
	add($ua, "\xff\xfe", 1);
	is($ua->status, 400, 'bytes that are no UTF-8');
	add($ua, 'T-CART-A', 1, unknown => 'x');
	is($ua->status, 200, 'an unknown parameter is ignored');
	is(held(json_get($ua, "/cart/$id")->{cart}), 'T-CART-A=2',
	    'and only that one counted');
};

subtest 'the limits' => sub {
	my $ua = agent();
	my $cart = add($ua, 'T-CART-A', 999)->{cart};
	is(held($cart), 'T-CART-A=999', '999 fit');
	add($ua, 'T-CART-A', 1);
	is($ua->status, 422, 'the thousandth does not');
	db()->do('INSERT INTO carts.cart_line (cart, sku, line_no, quantity, '
	    . 'seen_minor, currency, added_at) SELECT ?, CONCAT("x", seq), '
	    . 'seq + 10, 1, 1, "EUR", UTC_TIMESTAMP() FROM carts.seq_1_to_199', {},
	    $cart->{id});
	my $answer = add($ua, 'T-CART-B', 1);
	is($ua->status, 422, 'nor the 201st line');
	ok($answer->{fields}{sku}, 'names the field');
	$cart = json_get($ua, "/cart/$cart->{id}")->{cart};
	is(scalar @{$cart->{lines}}, 200, '200 lines are shown');
};

subtest 'named updates count once' => sub {
	my $ua = agent();
	my $first = add($ua, 'T-CART-A', 1, update => 'u1');
	is($first->{applied_version}, 1, 'applied');
	add($ua, 'T-CART-B', 1);
	my $again = add($ua, 'T-CART-A', 1, update => 'u1');
	is($ua->status, 200, 'the same again');
	is($again->{applied_version}, 1, 'says what it did');
	is(held($again->{cart}), 'T-CART-A=1 T-CART-B=1', 'and the cart now');
	my $other = add($ua, 'T-CART-A', 2, update => 'u1');
	is($ua->status, 409, 'other content');
	is($other->{error}, 'update_reused', 'update_reused');
	my $id = $first->{cart}{id};
	my @stale = (cart => $id, op => 'set', version => 1,
	    sku => 'T-CART-A', quantity => 4);
	update($ua, @stale, update => 'u2');
	is($ua->status, 409, 'a refused one');
	update($ua, @stale, update => 'u2', version => 2);
	is($ua->status, 400, 'two versions');
	$other = update($ua, cart => $id, op => 'set', version => 2,
	    sku => 'T-CART-A', quantity => 4, update => 'u2');
	is(held($other->{cart}), 'T-CART-A=4 T-CART-B=1',
	    'has not used its name up');
	my $last = add($ua, 'T-CART-A', 1, update => 'u3')->{cart};
	deed($ua, delete => cart => $id, version => $last->{version});
	$again = add($ua, 'T-CART-A', 1, update => 'u3');
	is($ua->status, 404, 'its cart is gone');
	is($again->{applied_version}, $last->{version}, 'yet it was applied');
	my $stranger = agent();
	is(add($stranger, 'T-CART-A', 1, update => 'u1')->{applied_version}, 1,
	    'another owner may use the same name');
	add($ua, 'T-CART-A', 1, update => 'x' x 65);
	is($ua->status, 422, 'a name of 65 characters');
};

subtest 'the truth about items' => sub {
	my $ua = agent();
	my $cart;
	add($ua, 'T-CART-FEW', 3);
	$cart = add($ua, 'T-CART-NONE', 1)->{cart};
	is(line($cart, 'T-CART-FEW')->{notice}, undef, 'just enough');
	is(line($cart, 'T-CART-NONE')->{notice}, 'out_of_stock', 'sold out');
	is($cart->{total}{amount}, 3 * 1450, 'sold out is not counted');
	$cart = add($ua, 'T-CART-FEW', 1)->{cart};
	is($ua->status, 200, 'more than the stock may be added');
	is(line($cart, 'T-CART-FEW')->{notice}, 'less_stock', 'with a notice');
	add($ua, 'T-CART-A', 1);
	db()->do('UPDATE catalog.item SET price_minor = 1300 WHERE sku = ?', {},
	    'T-CART-A');
	$cart = json_get($ua, "/cart/$cart->{id}")->{cart};
	is(line($cart, 'T-CART-A')->{notice}, 'price_down', 'cheaper');
	is(line($cart, 'T-CART-A')->{unit_price}{amount}, 1300, 'now');
	is(line($cart, 'T-CART-A')->{unit_price_seen}{amount}, 1450, 'then');
	$ua->get(shop("/cart/$cart->{id}"));
	for my $words ('Cheaper now:', 'Sold out\.', 'Only 3 left\.') {
		like($ua->content, qr/$words/, "the page says: $words");
	}
	db()->do('UPDATE catalog.item SET price_minor = 1500 WHERE sku = ?', {},
	    'T-CART-A');
	$cart = json_get($ua, "/cart/$cart->{id}")->{cart};
	is(line($cart, 'T-CART-A')->{notice}, 'price_up', 'dearer');
	db()->do('UPDATE catalog.product SET status = "archived" WHERE sku = ?',
	    {}, 'T-CART-A');
	$cart = json_get($ua, "/cart/$cart->{id}")->{cart};
	is(line($cart, 'T-CART-A')->{notice}, 'unpublished', 'unpublished');
	is(scalar @{$cart->{lines}}, 3, 'no line is dropped');
	db()->do('UPDATE catalog.product SET status = "published" '
	    . 'WHERE sku = ?', {}, 'T-CART-A');
	db()->do('UPDATE catalog.item SET price_minor = 1450 WHERE sku = ?', {},
	    'T-CART-A');
};

subtest 'somebody else\'s cart' => sub {
	my ($una, $eve) = (agent(), agent());
	my $cart = add($una, 'T-CART-A', 1)->{cart};
	add($eve, 'T-CART-B', 1);
	json_get($eve, "/cart/$cart->{id}");
	is($eve->status, 404, 'is not shown');
	add($eve, 'T-CART-B', 1, cart => $cart->{id});
	is($eve->status, 404, 'takes no add');
	update($eve, cart => $cart->{id}, op => 'set', sku => 'T-CART-A',
	    quantity => 0, version => 1);
	is($eve->status, 404, 'takes no set');
	deed($eve, rename => cart => $cart->{id}, name => 'Mine');
	is($eve->status, 404, 'is not renamed');
	deed($eve, delete => cart => $cart->{id}, version => 1);
	is($eve->status, 404, 'is not deleted');
	deed($eve, current => cart => $cart->{id});
	is($eve->status, 404, 'does not become current');
	deed($eve, share => cart => $cart->{id});
	is($eve->status, 404, 'is not shared');
	deed($eve, copy => cart => $cart->{id});
	is($eve->status, 404, 'is not copied');
	my $own = json_get($eve, '/carts')->{carts}[0];
	deed($eve, merge => from => $cart->{id}, into => $own->{id},
	    version_from => 1, version_into => $own->{version});
	is($eve->status, 404, 'is not merged');
	is(held(json_get($una, "/cart/$cart->{id}")->{cart}), 'T-CART-A=1',
	    'and is as it was');
	json_get($una, '/cart/update');
	is($una->status, 404, 'an address that is none');
};

subtest 'where a POST comes from' => sub {
	my $ua = agent();
	my $cart = add($ua, 'T-CART-A', 1)->{cart};
	my @add = ('/cart/update', [op => 'add', sku => 'T-CART-A',
	    quantity => 1]);
	for my $header ([Origin => 'https://evil.example'],
	    ['Sec-Fetch-Site' => 'cross-site'],
	    ['Sec-Fetch-Site' => 'same-site'], [Origin => 'null']) {
		my $answer = json_post($ua, @add, @$header);
		is($ua->status, 403, "@$header");
		is($answer->{error}, 'cross_origin', 'cross_origin');
	}
	my @name = ('/cart/rename', [cart => $cart->{id}, name => 'X']);
	is(json_post($ua, @name)->{error}, 'csrf', 'no token');
	is($ua->status, 403, 'is 403');
	push @{$name[1]}, csrf => token(agent());
	is(json_post($ua, @name)->{error}, 'csrf', 'somebody else\'s token');
	is($ua->status, 403, 'is 403');
	my ($cookie) = map { "$_->{name}=$_->{value}" } cookie_of($ua);
	my $answer = HTTP::Tiny->new->post_form(shop('/cart/update'),
	    $add[1], { headers => { Cookie => $cookie,
	    Accept => 'application/json' } });
	is($answer->{status}, 403, 'nothing said and no token');
	ok(!$answer->{headers}{'set-cookie'}, 'the cookie stays as it is');
	is(held(json_get($ua, "/cart/$cart->{id}")->{cart}), 'T-CART-A=1',
	    'nothing was changed');
};

sub cookie_of($ua) {
	my @all;
	$ua->cookie_jar->scan(sub { push @all, { name => $_[1],
	    value => $_[2] } });
	return grep { $_->{name} =~ /guest/ } @all;
}

subtest 'bodies that are none' => sub {
	my $http = HTTP::Tiny->new;
	my %origin = (Origin => shop(), Accept => 'application/json');
	my $answer = $http->post(shop('/cart/update'), { content => '{}',
	    headers => { %origin, 'Content-Type' => 'application/json' } });
	is($answer->{status}, 415, 'JSON in');
	$answer = $http->post(shop('/cart/update'), {
	    content => 'op=add&sku=' . 'x' x 66_000, headers => { %origin,
	    'Content-Type' => 'application/x-www-form-urlencoded' } });
	is($answer->{status}, 413, 'too large');
	$answer = $http->put(shop('/cart/update'), { content => 'x',
	    headers => { %origin } });
	is($answer->{status}, 405, 'PUT');
};

subtest 'several carts by name' => sub {
	my $ua = agent();
	my $one = add($ua, 'T-CART-A', 1)->{cart};
	my $two = add($ua, 'T-CART-B', 2, cart => 'new', name => 'Presents')
	    ->{cart};
	isnt($two->{id}, $one->{id}, 'another cart');
	is($two->{name}, 'Presents', 'with its name');
	my $carts = json_get($ua, '/carts')->{carts};
	is(scalar @$carts, 2, 'two');
	is(scalar(grep { $_->{current} } @$carts), 1, 'one is current');
	my $renamed = deed($ua, rename => cart => $two->{id},
	    name => " Gifts <b> ")->{cart};
	is($renamed->{name}, 'Gifts <b>', 'renamed, trimmed');
	$ua->get(shop("/cart/$two->{id}"));
	unlike($ua->content, qr/Gifts <b>/, 'and escaped on the page');
	deed($ua, rename => cart => $two->{id}, name => 'x' x 101);
	is($ua->status, 422, 'a name of 101 characters');
	deed($ua, rename => cart => $two->{id}, name => '');
	is($ua->status, 422, 'no name');
	deed($ua, current => cart => $two->{id});
	is(add($ua, 'T-CART-A', 1)->{cart}{id}, $two->{id},
	    'what is current gets the next');
};

subtest 'delete, and take it back' => sub {
	my $ua = agent();
	my $one = add($ua, 'T-CART-A', 1)->{cart};
	deed($ua, delete => cart => $one->{id}, version => 9);
	is($ua->status, 409, 'not with a stale version');
	my $done = deed($ua, delete => cart => $one->{id}, version => 1);
	is($ua->status, 200, 'deleted');
	is_deeply($done->{carts}, [], 'gone from the list');
	is(json_get($ua, "/cart/$one->{id}")->{error}, 'not_found',
	    'and from its address');
	$ua->get(shop("/cart/$one->{id}"));
	is($ua->status, 404, 'which is 404 to people, too');
	like($ua->content, qr/“Your cart” was deleted/, 'and tells them why');
	like($ua->content, qr/Bring “Your cart” back/, 'and the way back');
	my $back = deed($ua, undo => undo => $done->{undo});
	is(held($back->{cart}), 'T-CART-A=1', 'taken back');
	is($back->{cart}{current}, JSON::PP::true, 'current again');
	is(deed($ua, undo => undo => $done->{undo})->{error}, 'undo_late',
	    'once');
	is($ua->status, 404, 'which is no more there');
	$ua->get(shop("/cart/$one->{id}"));
	is($ua->status, 200, 'as good as before');
	my $stranger = agent();
	add($stranger, 'T-CART-A', 1);
	$done = deed($ua, delete => cart => $one->{id},
	    version => $back->{cart}{version});
	deed($stranger, undo => undo => $done->{undo});
	is($stranger->status, 404, 'not by somebody else');
	$stranger->get(shop("/cart/$one->{id}"));
	like($stranger->content, qr/No path here/, 'who is told nothing');
};

subtest 'merge and move, and take them back' => sub {
	my $ua = agent();
	my $one = update($ua, op => 'add', sku => 'T-CART-A', quantity => 1,
	    sku => 'T-CART-B', quantity => 2)->{cart};
	my $two = add($ua, 'T-CART-B', 5, cart => 'new')->{cart};
	my @merge = (from => $one->{id}, into => $two->{id});
	deed($ua, merge => @merge, version_from => 1, version_into => 7);
	is($ua->status, 409, 'not with a stale version');
	deed($ua, merge => from => $one->{id}, into => $one->{id},
	    version_from => 1, version_into => 1);
	is($ua->status, 422, 'not into itself');
	my $done = deed($ua, merge => @merge, version_from => 1,
	    version_into => 1);
	is(scalar @{$done->{carts}}, 1, 'one cart is left');
	is(held($done->{carts}[0]), 'T-CART-B=7 T-CART-A=1', 'with both');
	is($done->{carts}[0]{current}, JSON::PP::true, 'current');
	deed($ua, undo => undo => $done->{undo});
	is($ua->status, 200, 'taken back');
	my $carts = json_get($ua, '/carts')->{carts};
	is_deeply([sort map { held($_) } @$carts],
	    ['T-CART-A=1 T-CART-B=2', 'T-CART-B=5'], 'as they were');
	$done = deed($ua, move => @merge, sku => 'T-CART-B');
	is_deeply([sort map { held($_) } @{$done->{carts}}],
	    ['T-CART-A=1', 'T-CART-B=7'], 'moved');
	add($ua, 'T-CART-A', 1, cart => $two->{id});
	deed($ua, undo => undo => $done->{undo});
	is($ua->status, 409, 'too late once a cart has changed');
	is(deed($ua, move => @merge, sku => 'T-CART-NONE')->{error},
	    'line_gone', 'a line that is not there');
	is($ua->status, 404, 'is 404');
	$done = deed($ua, move => from => $two->{id}, into => 'new',
	    sku => 'T-CART-A');
	is(scalar @{$done->{carts}}, 3, 'into a new cart');
};

subtest 'share and copy' => sub {
	my ($una, $joe) = (agent(), agent());
	my $cart = add($una, 'T-CART-A', 2, name => 'Ridge')->{cart};
	my $path = deed($una, share => cart => $cart->{id})->{cart}{shared};
	my $seen = json_get($joe, $path);
	is(held($seen->{cart}), 'T-CART-A=2', 'the link shows it');
	like($joe->response->header('X-Robots-Tag'), qr/noindex/, 'unindexed');
	my $copy = json_post($joe, '/cart/copy', [csrf => $seen->{csrf},
	    share => $path =~ s{\A/s/}{}r])->{cart};
	is(held($copy), 'T-CART-A=2', 'copied');
	isnt($copy->{id}, $cart->{id}, 'as a cart of their own');
	json_get($joe, substr($path, 0, -1) . ($path =~ /0\z/ ? 1 : 0));
	is($joe->status, 404, 'a link that is guessed shows nothing');
	deed($una, share => cart => $cart->{id}, revoke => 1);
	json_get($joe, $path);
	is($joe->status, 404, 'nor one that was taken back');
};

subtest 'a cart that is being ordered' => sub {
	my $ua = agent();
	my $cart = add($ua, 'T-CART-A', 2)->{cart};
	db()->do('UPDATE carts.cart SET state = "ordering", order_id = ? '
	    . 'WHERE id = ?', {}, 'ORDER1', $cart->{id});
	my $answer = add($ua, 'T-CART-A', 1, cart => $cart->{id});
	is($ua->status, 409, 'takes no change');
	is($answer->{error}, 'cart_ordering', 'cart_ordering');
	is($answer->{order}, 'ORDER1', 'names the order');
	$ua->post(shop('/cart/update'), [cart => $cart->{id}, op => 'add',
	    sku => 'T-CART-A', quantity => 1]);
	is($ua->status, 409, 'as HTML');
	like($ua->content, qr/order=ORDER1/, 'with the way to the order');
	for my $deed ([rename => name => 'Other'], ['current']) {
		my ($name, @fields) = @$deed;
		$answer = deed($ua, $name => cart => $cart->{id}, @fields);
		is("$answer->{error} $answer->{order}",
		    'cart_ordering ORDER1', "nor $name");
	}
	$answer = add($ua, 'T-CART-B', 1);
	is($ua->status, 200, 'current means');
	isnt($answer->{cart}{id}, $cart->{id}, 'a new cart');
	is(held($answer->{cart}), 'T-CART-B=1', 'with that alone');
	is(add($ua, 'T-CART-B', 1)->{cart}{id}, $answer->{cart}{id}, 'for good');
	is(scalar @{json_get($ua, '/carts')->{carts}}, 2, 'both are shown');
	db()->do('UPDATE carts.cart SET state = "purchased" WHERE id = ?', {},
	    $cart->{id});
	is(scalar @{json_get($ua, '/carts')->{carts}}, 1,
	    'a purchased one is not');
	is(json_get($ua, "/cart/$cart->{id}")->{cart}{state}, 'purchased',
	    'but stays readable');
	is(add($ua, 'T-CART-A', 1, cart => $cart->{id})->{error},
	    'cart_purchased', 'takes no change');
	is(held(deed($ua, copy => cart => $cart->{id})->{cart}), 'T-CART-A=2',
	    'and can be bought again');
	db()->do('UPDATE carts.cart SET state = "open", order_id = NULL '
	    . 'WHERE id = ?', {}, $cart->{id});
};

subtest 'taking back what a cart that is being ordered was part of' => sub {
	my $ua = agent();
	my $cart = add($ua, 'T-CART-A', 2)->{cart};
	my $undo = deed($ua, move => from => $cart->{id}, into => 'new',
	    sku => 'T-CART-A')->{undo};
	db()->do('UPDATE carts.cart SET state = "ordering", order_id = ? '
	    . 'WHERE id = ?', {}, 'ORDER2', $cart->{id});
	my $answer = deed($ua, undo => undo => $undo);
	is($ua->status, 409, 'is too late');
	is("$answer->{error} $answer->{order}", 'cart_ordering ORDER2',
	    'and names the order');
	db()->do('UPDATE carts.cart SET state = "open", order_id = NULL '
	    . 'WHERE id = ?', {}, $cart->{id});
	is(held(deed($ua, undo => undo => $undo)->{cart}), 'T-CART-A=2',
	    'until that has come to nothing');
};

subtest 'the conflict page' => sub {
	my $ua = agent();
	my $cart = update($ua, op => 'add', sku => 'T-CART-A', quantity => 1,
	    sku => 'T-CART-B', quantity => 3)->{cart};
	add($ua, 'T-CART-FEW', 1);
	$ua->post(shop('/cart/update'), [cart => $cart->{id}, op => 'set',
	    version => 1, sku => 'T-CART-A', quantity => 1,
	    sku => 'T-CART-B', quantity => 5]);
	is($ua->status, 409, 'is 409');
	like($ua->content, qr/This cart was changed a moment ago/, 'says so');
	like($ua->content, qr/changed once, perhaps in another window\./, 'how often');
	my @forms = grep { $_->find_input('op') } $ua->forms;
	is(scalar @forms, 2, 'two ways to save');
	my @yours = map { $_->value } $forms[0]->find_input('quantity');
	is("@yours", '1 5 0', 'what was asked for');
	my @differing = map { $_->value } $forms[1]->find_input('quantity');
	is("@differing", '1 5 1', 'what differs, with what was typed, and the '
	    . 'rest');
	$ua->form_number(1);
	$ua->request($forms[0]->click);
	is(held(json_get($ua, "/cart/$cart->{id}")->{cart}),
	    'T-CART-A=1 T-CART-B=5', 'it saves with the version now');
};

# Presses the button of that name and value in the form at hand.
sub press($ua, $name, $value) {
	my ($button) = grep { $_->value eq $value }
	    $ua->current_form->find_input($name);
	return $ua->click_button(input => $button);
}

subtest 'the form without JavaScript' => sub {
	my $ua = agent();
	my $cart = update($ua, op => 'add', sku => 'T-CART-A', quantity => 1,
	    sku => 'T-CART-B', quantity => 3)->{cart};
	$ua->get(shop("/cart/$cart->{id}"));
	$ua->form_id('lines');
	$ua->set_fields(quantity => [4, 1]);
	press($ua, remove => 'T-CART-B');
	is(held(json_get($ua, "/cart/$cart->{id}")->{cart}), 'T-CART-A=4',
	    'Remove takes one line out and saves the rest');
	$ua->get(shop("/cart/$cart->{id}"));
	$ua->form_id('lines');
	$ua->set_fields(quantity => ['many', 1]);
	$ua->click_button(number => 1);
	is($ua->status, 422, 'a quantity that is none');
	like($ua->content, qr/value="many"[^>]*aria-invalid="true"/,
	    'is shown again as typed');
	like($ua->content, qr/<title>Error: /, 'with Error: in the title');
	$ua->get(shop("/cart/$cart->{id}"));
	$ua->form_id('lines');
	press($ua, move => 'T-CART-A');
	like($ua->content, qr/Move Thing T-CART-A to another cart/,
	    'Move asks where to');
	$ua->submit_form(with_fields => { into => 'new' });
	like($ua->content, qr/<strong>Moved\./, 'and moves');
};

subtest 'one account on two devices' => sub {
	my $sub = 'cart-test-' . time;
	my ($phone, $desk) = (signed_in($sub), signed_in($sub));
	my $cart = add($phone, 'T-CART-A', 1)->{cart};
	is(held(add($desk, 'T-CART-A', 1)->{cart}), 'T-CART-A=2', 'adds up');
	is(held(json_get($phone, "/cart/$cart->{id}")->{cart}), 'T-CART-A=2',
	    'on both');
	is(scalar @{json_get($desk, '/carts')->{carts}}, 1, 'in one cart');
};

# Each child adds one piece so many times, as its own browser.
sub add_in_parallel($ua, $cart, $children, $times) {
	my @pids;
	for my $child (1 .. $children) {
		my $pid = fork // die "cannot fork: $!\n";
		if (!$pid) {
			for (1 .. $times) {
				add($ua, 'T-CART-A', 1, cart => $cart);
				$ua->status == 200 or exec 'false';
			}
			exec 'true';
		}
		push @pids, $pid;
	}
	return grep { waitpid($_, 0) != $_ || $? } @pids;
}

subtest 'adds from several processes' => sub {
	my $ua = agent();
	my $cart = add($ua, 'T-CART-A', 1)->{cart};
	my @failed = add_in_parallel($ua, $cart->{id}, 4, 10);
	is(scalar @failed, 0, 'all were taken');
	$cart = json_get($ua, "/cart/$cart->{id}")->{cart};
	is(held($cart), 'T-CART-A=41', 'and add up exactly');
	is($cart->{version}, 41, 'one version each');
	$ua = agent();
	json_get($ua, '/carts');
	@failed = add_in_parallel($ua, 'current', 4, 5);
	is(scalar @failed, 0, 'first adds of one visitor at once');
	my $carts = json_get($ua, '/carts')->{carts};
	is(join('; ', map { held($_) } @$carts), 'T-CART-A=20',
	    'end in one cart');
};

subtest 'as many carts as one may have' => sub {
	my $ua = agent();
	my $cart = add($ua, 'T-CART-A', 2)->{cart};
	my ($owner) = db()->selectrow_array('SELECT owner FROM carts.cart '
	    . 'WHERE id = ?', {}, $cart->{id});
	db()->do('INSERT INTO carts.cart (id, owner, name, created_at, '
	    . 'changed_at) SELECT CONCAT(LEFT(?, 20), LPAD(seq, 6, "0")), ?, '
	    . '"one of many", NOW(3), NOW(3) FROM carts.seq_1_to_499', {},
	    $owner, $owner);
	my $said = deed($ua, copy => cart => $cart->{id});
	is($ua->status, 422, 'no copy');
	like($said->{fields}{name}, qr/500 open carts/, 'and why');
	$said = deed($ua, move => from => $cart->{id}, into => 'new',
	    version_from => 1, sku => 'T-CART-A');
	is($ua->status, 422, 'no new one to move to');
	like($said->{fields}{into}, qr/500 open carts/, 'and why');
	add($ua, 'T-CART-A', 1, cart => 'new');
	is($ua->status, 422, 'none by adding');
	db()->do('DELETE FROM carts.cart WHERE owner = ? '
	    . 'AND name = "one of many"', {}, $owner);
};

# The id of the cart program's connection that waits for a locked table.
sub waiting() {
	return wait_for(sub {
		return db()->selectrow_array('SELECT id '
		    . 'FROM information_schema.processlist '
		    . 'WHERE state = "Waiting for table metadata lock" '
		    . 'AND user LIKE "%cart"');
	}, 20, 'a read that waits');
}

subtest 'a connection that is lost after the COMMIT' => sub {
	my $ua = agent();
	my $cart = add($ua, 'T-CART-A', 1)->{cart};
	db()->do('LOCK TABLES catalog.image WRITE');
	my $pid = fork // die "cannot fork: $!\n";
	if (!$pid) {
		add($ua, 'T-CART-A', 1, cart => $cart->{id});
		POSIX::_exit($ua->status == 503 ? 0 : 1);
	}
	db()->do('KILL ' . waiting());
	db()->do('UNLOCK TABLES');
	waitpid $pid, 0;
	is($?, 0, 'is told');
	is(held(json_get($ua, "/cart/$cart->{id}")->{cart}), 'T-CART-A=2',
	    'and adds once');
};

subtest 'statements a page' => sub {
	my $ua = agent();
	my $cart = add($ua, 'T-CART-A', 1)->{cart};
	add($ua, 'T-CART-A', 1, cart => 'new') for 1 .. 3;
	my $count = sub ($path) {
		my $metrics = sub {
			my $text = HTTP::Tiny->new->get(
			    shop('/-/cart/metrics'))->{content};
			return $text =~ /statements\S* (\d+)/ ? $1 : die $text;
		};
		$ua->get(shop($path)) for 1 .. 4;
		my $before = $metrics->();
		$ua->get(shop($path));
		return $metrics->() - $before;
	};
	cmp_ok($count->("/cart/$cart->{id}"), '<=', 4, 'a cart');
	cmp_ok($count->('/carts'), '<=', 4, 'all carts');
};

done_testing;
