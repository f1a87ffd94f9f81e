# A person's orders and addresses; a guest's order by its link.
use v5.36;
use Clearcart;
use Clearcart::Buy;
use Test::More;

my %goods = ('T-ACC-LAMP' => [5780, 100], 'T-ACC-BOOK' => [1450, 100]);
goods_make(%goods);
END { goods_retire(keys %goods) if $ENV{CLEARCART_DEMO} }

# A session in the database, as signing in leaves one.
sub signed_in($sub) {
	my $ua = agent();
	my $value = "session-of-$sub-" . 'x' x 20;
	db()->do('REPLACE INTO carts.session (id_hash, program, sub, name, '
	    . 'id_token, auth_time, created_at, expires_at) VALUES '
	    . '(UNHEX(SHA2(?, 256)), "shop", ?, "Una", "", NOW(), '
	    . 'UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL 1 HOUR)', {},
	    $value, $sub);
	my ($host) = shop() =~ m{//([\d.]+)};
	$ua->cookie_jar->set_cookie(0, 'wayleave-shop', $value, '/', $host,
	    undef, 1, 0, 3600);
	return $ua;
}

sub order($ua) {
	my $cart = cart_with($ua, 'T-ACC-LAMP', 1, 'T-ACC-BOOK', 3);
	return place($ua, form_of($ua, $cart))->{order};
}

my $me = 'account-test-' . time;

subtest 'nobody is signed in' => sub {
	my $ua = agent(max_redirect => 0);
	for my $path ('/account', '/account/orders', '/account/addresses',
	    '/account/addresses/new', '/account/orders/x') {
		$ua->get(shop($path));
		is($ua->status, 303, "$path leads");
		like($ua->response->header('Location'),
		    qr{/login\?return=%2Faccount}, 'to sign-in');
		is(json_get($ua, $path)->{error}, 'sign_in', 'JSON is told');
		is($ua->status, 401, 'with 401');
	}
	json_post($ua, '/account/addresses', [name => 'x']);
	like($ua->status, qr/\A40[13]\z/, 'a POST is refused');
};

subtest 'a person\'s orders' => sub {
	my $ua = signed_in($me);
	is_deeply(json_get($ua, '/account/orders')->{orders}, [], 'none yet');
	$ua->get(shop('/account/orders'));
	like($ua->content, qr/No order yet/, 'which the page says');
	my @placed = (order($ua), order($ua));
	my $list = json_get($ua, '/account/orders')->{orders};
	is_deeply([map { $_->{id} } @$list], [reverse map { $_->{id} }
	    @placed], 'the last one first');
	my $first = $list->[0];
	is($first->{number}, $placed[1]{number}, 'number');
	is($first->{state}, 'awaiting_payment', 'state');
	is($first->{total}{amount}, 10130, 'total');
	is_deeply([map { "$_->{sku}=$_->{quantity}" } @{$first->{lines}}],
	    ['T-ACC-LAMP=1', 'T-ACC-BOOK=3'], 'lines');
	is($first->{history}[0]{state}, 'placed', 'history');
	my $one = json_get($ua, "/account/orders/$first->{id}")->{order};
	is($one->{number}, $first->{number}, 'one of them');
	is_deeply([map { $_->{line_total}{amount} } @{$one->{lines}}],
	    [5780, 4350], 'its lines');
	is($one->{sums}{tax}{amount}, 1894, 'its tax');
	$ua->get(shop("/account/orders/$first->{id}"));
	for my $words ($one->{number}, 'This total, explained', 'Pay now',
	    'Port Corran', 'Thing T-ACC-BOOK') {
		like($ua->content, qr/\Q$words\E/, "the page says: $words");
	}
	$ua->get(shop('/account/orders'));
	like($ua->content, qr/4 things/, 'the list counts pieces');
	like($ua->content, qr/Finish paying/, 'and says what is to do');
};

subtest 'somebody else\'s' => sub {
	my $id = json_get(signed_in($me), '/account/orders')
	    ->{orders}[0]{id};
	my $eve = signed_in("$me-eve");
	json_get($eve, "/account/orders/$id");
	is($eve->status, 404, 'order is not there');
	is_deeply(json_get($eve, '/account/orders')->{orders}, [],
	    'nor in the list');
	json_get(agent(), "/account/orders/$id");
	$eve = agent();
	json_get($eve, "/account/orders/$id?until=9999999999&sig="
	    . 'a' x 64);
	is($eve->status, 401, 'nor by a signature that is made up');
	json_get($eve, "/account/orders/$id?until=tomorrow&sig=x");
	is($eve->status, 422, 'nor by one that is none');
	json_get($eve, '/account/orders?before=x');
	is($eve->status, 401, 'nor by asking oddly');
};

subtest 'a guest\'s order' => sub {
	my $ua = agent();
	my $order = order($ua);
	is(json_get($ua, "/account/orders/$order->{id}")->{order}{number},
	    $order->{number}, 'is the guest\'s who placed it');
	is(pay_at($order->{pay_url}), 303, 'once it is paid');
	wait_for(sub { order_of($ua, $order->{id})->{state} eq 'paid' }, 40,
	    'the order to be paid');
	my ($link) = @{wait_for(sub {
		my @found = map { $_->{text} =~
		    m{(\S+/account/orders/$order->{id}\?\S+)} }
		    @{mail_messages('una@example.org')};
		return @found ? \@found : undef;
	}, 40, 'the confirmation')};
	my $other = agent();
	is(json_get($other, $link)->{order}{number}, $order->{number},
	    'the link of the mail shows it');
	is($other->response->header('X-Robots-Tag'), 'noindex', 'unindexed');
	$other->get($link);
	is($other->status, 200, 'as HTML');
	unlike($other->content, qr/Buy it again/, 'to look at');
	json_get($other, $link =~ s/until=\K(\d+)/$1 + 1/er);
	is($other->status, 401, 'a longer time does not fit the signature');
	my $second = order($ua);
	json_get($other, $link =~ s/\Q$order->{id}\E/$second->{id}/r);
	is($other->status, 401, 'nor does another order');
};

sub address_form(%other) {
	return { name => 'Una Marsh', line1 => '4 Chandlers Lane',
	    line2 => '', city => 'Port Corran', postcode => 'P71 K2C4',
	    country => 'IE', %other };
}

subtest 'addresses' => sub {
	my $ua = signed_in("$me-address");
	my $page = json_get($ua, '/account/addresses');
	is_deeply($page->{addresses}, [], 'none yet');
	my @csrf = (csrf => $page->{csrf});
	$page = json_post($ua, '/account/addresses',
	    [%{address_form()}, @csrf]);
	is($page->{addresses}[0]{line1}, '4 Chandlers Lane', 'added');
	is($page->{addresses}[0]{country_name}, 'Ireland', 'in words');
	my $id = $page->{addresses}[0]{id};
	for my $wrong ([name => ''], [line1 => 'x' x 121], [city => "a\nb"],
	    [postcode => ''], [country => 'XX'], [country => 'Ireland']) {
		$page = json_post($ua, "/account/addresses/$id",
		    [%{address_form(@$wrong)}, @csrf]);
		is($ua->status, 422, "$wrong->[0] '" . substr($wrong->[1], 0,
		    10) =~ s/\n/\\n/r . "'");
		ok($page->{fields}{$wrong->[0]}, 'names the field');
	}
	$ua->post(shop("/account/addresses/$id"), [%{address_form(
	    name => 'Una <Marsh>', postcode => '')}, @csrf]);
	is($ua->status, 422, 'as HTML too');
	like($ua->content, qr/value="Una &lt;Marsh&gt;"/, 'still typed');
	like($ua->content, qr/<title>Error: /, 'Error: in the title');
	$page = json_post($ua, "/account/addresses/$id",
	    [%{address_form(name => 'Joe')}, @csrf]);
	is($page->{addresses}[0]{name}, 'Joe', 'changed');
	my $eve = signed_in("$me-eve");
	my @theirs = (csrf => json_get($eve, '/account/addresses')->{csrf});
	json_get($eve, "/account/addresses/$id");
	is($eve->status, 404, 'is not shown to others');
	json_post($eve, "/account/addresses/$id",
	    [%{address_form(name => 'Eve')}, @theirs]);
	is($eve->status, 404, 'nor changed by them');
	json_post($eve, "/account/addresses/$id/delete", [@theirs]);
	is($eve->status, 404, 'nor deleted');
	json_post($ua, "/account/addresses/$id/delete", []);
	is($ua->status, 403, 'nor without the token');
	json_post($ua, "/account/addresses/$id/delete", [@theirs]);
	is($ua->status, 403, 'nor with somebody else\'s');
	json_post($ua, "/account/addresses/$id/delete", [@csrf],
	    Origin => 'https://evil.example');
	is($ua->status, 403, 'nor from elsewhere');
	$ua->get(shop("/account/addresses/$id/delete"));
	like($ua->content, qr/Delete this address\?/, 'a page asks first');
	$page = json_post($ua, "/account/addresses/$id/delete", [@csrf]);
	is_deeply($page->{addresses}, [], 'deleted');
	for (1 .. 20) {
		json_post($ua, '/account/addresses',
		    [%{address_form(name => "No. $_")}, @csrf]);
	}
	is($ua->status, 200, 'twenty fit');
	json_post($ua, '/account/addresses', [%{address_form()}, @csrf]);
	is($ua->status, 422, 'no more');
	$ua->post(shop('/account/addresses'),
	    [%{address_form(name => 'Una <Twenty-one>')}, @csrf]);
	is($ua->status, 422, 'as HTML too');
	like($ua->content, qr/value="Una &lt;Twenty-one&gt;"/, 'still typed');
	like($ua->content, qr/20 addresses are the most/, 'and why');
};

done_testing;
