# The front page: carts beside the items for sale.
use v5.36;
use Clearcart;
use Test::More;

subtest 'a visitor' => sub {
	my $ua = agent();
	my $page = json_get($ua, '/');
	is($ua->status, 200, 'answers');
	is_deeply($page->{carts}, [], 'no carts');
	is($page->{signed_in}, JSON::PP::false, 'not signed in');
	cmp_ok(scalar @{$page->{items}}, '>', 3, 'goods');
	my $item = $page->{items}[0];
	like($item->{url}, qr{\A/p/[a-z0-9-]+\z}, 'a path');
	like($item->{price}{amount}, qr/\A\d+\z/, 'a price');
	is($item->{price}{currency}, 'EUR', 'its currency');
	ok(exists $item->{compare_at}, 'compare_at is there');
	ok(!exists $page->{csrf}, 'no token');
	$ua->get(shop('/'));
	is($ua->response->header('Set-Cookie'), undef, 'no cookie');
	like($ua->response->header('Cache-Control'), qr/public/,
	    'may be cached');
	my $tag = $ua->response->header('ETag');
	$ua->get(shop('/'), 'If-None-Match' => $tag);
	is($ua->response->code, 304, 'and is not sent twice');
};

subtest 'a guest with a cart' => sub {
	my $ua = agent();
	my ($sku) = db()->selectrow_array('SELECT i.sku FROM catalog.item i '
	    . 'JOIN catalog.product p ON p.id = i.product WHERE i.active = 1 '
	    . 'AND p.status = "published" AND i.on_hand - i.reserved > 5 '
	    . 'ORDER BY i.sku LIMIT 1');
	my $cart = json_post($ua, '/cart/update', [op => 'add', sku => $sku,
	    quantity => 2, name => 'For <Saturday>'])->{cart};
	json_post($ua, '/cart/update', [op => 'add', sku => $sku,
	    quantity => 1, cart => 'new', name => 'Presents']);
	my $page = json_get($ua, '/');
	is_deeply([map { $_->{name} } @{$page->{carts}}],
	    ['For <Saturday>', 'Presents'], 'the current one leads');
	is($page->{carts}[0]{total}{amount}, $cart->{total}{amount}, 'total');
	is($page->{signed_in}, JSON::PP::false, 'still a guest');
	$ua->get(shop('/'));
	like($ua->content, qr/For &lt;Saturday&gt;/, 'on the page, escaped');
	like($ua->content, qr{href="/checkout/$cart->{id}"}, 'to checkout');
	like($ua->response->header('Cache-Control'), qr/no-store/, 'private');
};

subtest 'somebody who signs in brings their carts' => sub {
	my $ua = agent();
	my ($sku) = db()->selectrow_array('SELECT i.sku FROM catalog.item i '
	    . 'JOIN catalog.product p ON p.id = i.product WHERE i.active = 1 '
	    . 'AND p.status = "published" AND i.on_hand - i.reserved > 5 '
	    . 'ORDER BY i.sku LIMIT 1');
	my $cart = json_post($ua, '/cart/update', [op => 'add', sku => $sku,
	    quantity => 2])->{cart};
	sign_in($ua);
	my $page = json_get($ua, '/');
	is($page->{signed_in}, JSON::PP::true, 'signed in');
	my ($mine) = grep { $_->{id} eq $cart->{id} } @{$page->{carts}};
	ok($mine, 'the guest\'s cart came along');
	is($mine->{lines}[0]{quantity}, 2, 'each line once');
	my $other = agent();
	sign_in($other);
	($mine) = grep { $_->{id} eq $cart->{id} }
	    @{json_get($other, '/')->{carts}};
	ok($mine, 'and is there on another device');
	$ua->post(shop('/logout'), [csrf => json_get($ua, '/carts')->{csrf}]);
	$page = json_get($ua, '/');
	is_deeply($page->{carts}, [], 'signing out leaves none of them here');
	json_get($ua, "/cart/$cart->{id}");
	is($ua->status, 404, 'nor their pages');
};

subtest 'addresses that are none' => sub {
	my $ua = agent();
	for my $path ('/nothing', '/index.html', '/%2e%2e/', '/?%ff') {
		my $page = json_get($ua, $path);
		like($ua->status, qr/\A40[04]\z/, $path);
	}
	json_post($ua, '/', [a => 1]);
	is($ua->status, 405, 'nothing to post to the front page');
};

done_testing;
