# What becomes of a guest's carts at sign-in, under each setting of the shop,
# and what is left in the browser at sign-out. The callback is answered by
# controllers of this test's own, each with its own carts.sign_in; all else
# by the shop.
use v5.36;
use FindBin;
use HTTP::Request;
use HTTP::Response;
use POSIX ();
use Test::More;
use lib "$FindBin::RealBin/../lib";
use Clearcart;
use Clearcart::Fcgi;
use Clearcart::Goods;

my @skus = qw(T-CARRY-A T-CARRY-B T-CARRY-C T-CARRY-D);
my $password = 'sedge heron tussock';

my %controller;
for my $setting (qw(attach add keep_larger)) {
	$controller{$setting} = [Clearcart::Fcgi->new('controller',
	    'carts.sign_in' => $setting)];
}
push @{$controller{add}}, Clearcart::Fcgi->new('controller',
    'carts.sign_in' => 'add');
own_goods(map { $_ => 5000 } @skus);
END { remove_goods(@skus) if $ENV{CLEARCART_DEMO} }

# Adds pieces to the current cart, or to the one named; the cart.
sub put_in($ua, $lines, @more) {
	return json_post($ua, '/cart/update', [op => 'add', @more,
	    map { (sku => "T-CARRY-$_", quantity => $lines->{$_}) }
	    sort keys %$lines])->{cart};
}

# "A=1 B=2", in the order of the letters.
sub held($cart) {
	return join ' ', sort map { "$_->{sku}=$_->{quantity}" =~
	    s/\AT-CARRY-//r } @{$cart->{lines}};
}

sub carts_of($ua) { return json_get($ua, '/carts')->{carts} }

# All open carts: "*A=1 | B=2", the current one marked.
sub all_held($ua) {
	return join ' | ', sort map { ($_->{current} ? '*' : '') . held($_) }
	    @{carts_of($ua)};
}

sub owner_of($cart) {
	return scalar db()->selectrow_array('SELECT owner FROM carts.cart '
	    . 'WHERE id = ?', {}, $cart);
}

# An account, and a browser at home that is signed in.
sub account() {
	state $n = 0;
	my $email = 'carry' . ++$n . "-$$\@example.org";
	my $ua = agent();
	$ua->get(shop('/login?return=/'));
	$ua->follow_link(text => 'Make an account');
	$ua->submit_form(with_fields => { email => $email, name => 'Wren',
	    password => $password });
	my $who = { email => $email, password => $password };
	$who->{home} = sign_in(agent(), $who);
	db()->do('UPDATE carts.session SET created_at = created_at '
	    . '- INTERVAL 1 HOUR WHERE email = ?', {}, $email);
	return $who;
}

my @accounts = map { account() } 1 .. 2;

# Somebody with an account, at home, and what they have there: an account of
# ours whose carts of before are somebody else's now.
sub person(%has) {
	state $n = 0;
	my $who = $accounts[$n++ % @accounts];
	db()->do('UPDATE carts.owner o JOIN carts.session s ON s.sub = o.sub '
	    . 'SET o.sub = CONCAT("no longer ", o.id) WHERE s.email = ?', {},
	    $who->{email});
	return ($who, $who->{home}, %has ? put_in($who->{home}, \%has) : undef);
}

sub guest(%has) {
	my $ua = agent();
	return ($ua, put_in($ua, \%has));
}

# Lets a browser be known to the provider, so that no password is asked.
sub know($ua, $who) {
	my ($provider) = identity() =~ m{//([\d.]+)};
	$who->{home}->cookie_jar->scan(sub (@cookie) {
		$ua->cookie_jar->set_cookie(@cookie[0 .. 8])
		    if $cookie[4] eq $provider;
	});
}

# As far as the address that the provider sends the browser back to.
sub up_to_callback($ua, $who, $return = '/') {
	my $to = shop("/login?return=$return");
	my @kinds = @{$ua->requests_redirectable};
	know($ua, $who);
	$ua->requests_redirectable([]);
	while (index($to, shop('/auth/callback?')) != 0) {
		$ua->get($to);
		$to = $ua->res->header('Location')
		    // die 'no callback: ' . $ua->uri . ' ' . $ua->status . "\n";
	}
	$ua->requests_redirectable(\@kinds);
	return $to;
}

sub cookies_of($ua, $url) {
	my $request = HTTP::Request->new(GET => $url);
	$ua->cookie_jar->add_cookie_header($request);
	return $request->header('Cookie') // '';
}

# Asks a controller of our own; the browser gets its cookies.
sub call_back($ua, $url, $controller) {
	my ($status, $headers) = $controller->get($url =~ s{\Ahttp://[^/]+}{}r,
	    HTTP_COOKIE => cookies_of($ua, $url));
	my $answer = HTTP::Response->new($status, '', [map { ('Set-Cookie', $_) }
	    @{$headers->{'set-cookie'} // []}]);
	$answer->request(HTTP::Request->new(GET => $url));
	$ua->cookie_jar->extract_cookies($answer);
	return ($status, ($headers->{location}[0] // '') =~
	    s/\A\Q${\ shop()}\E//r);
}

sub arrive($ua, $who, $setting, $return = '/') {
	my ($status, $to) = call_back($ua, up_to_callback($ua, $who, $return),
	    $controller{$setting}[0]);
	$status == 303 or die "signing in answers $status\n";
	return $to;
}

# Presses the button of the form that goes there.
sub press($ua, $action) {
	my ($n) = grep { ($ua->forms)[$_ - 1]->action eq shop($action) }
	    1 .. @{[$ua->forms]};
	$ua->form_number($n // die "no form to $action\n");
	return $ua->click;
}

sub undo($ua, $undo) {
	return json_post($ua, '/cart/undo', [undo => $undo,
	    csrf => json_get($ua, '/carts')->{csrf}]);
}

# The words of a page's notes, blanks as one; not the banner of a trial.
sub notes_of($ua, $path) {
	$ua->get(shop($path));
	my @notes = $ua->content =~ m{class="note(?! warn small")[^"]*"[^>]*>(.*?)</(?:form|div)>}gs;
	return join ' / ', map { s/<[^>]*>//gr =~ s/\s+/ /gr =~ s/\A | \z//gr }
	    @notes;
}

subtest 'attach: one more cart' => sub {
	my ($who, $home, $mine) = person(A => 1, B => 2);
	my ($ua, $guests) = guest(B => 5, C => 1);
	is(arrive($ua, $who, 'attach', '/carts'), '/carts', 'back');
	is(all_held($ua), '*A=1 B=2 | B=5 C=1', 'both, each line once');
	is(all_held($home), '*A=1 B=2 | B=5 C=1', 'at home, too');
	my ($new) = grep { $_->{id} eq $guests->{id} } @{carts_of($ua)};
	is($new->{name}, 'From before you signed in', 'its name');
	ok(!json_get($ua, '/carts')->{signed_in_undo}, 'nothing was merged');
	my $notes = notes_of($ua, "/cart/$new->{id}");
	is($notes, 'Signed in. What you had put in before is this cart, '
	    . 'beside your others. Not yours? Delete this cart', 'told');
	my $beside = 'Signed in. What you had put in before is here, beside '
	    . 'your others: From before you signed in.';
	is(notes_of($ua, '/carts'), $beside, 'where the old cart is shown');
	is($ua->find_link(text => 'From before you signed in',
	    url_regex => qr/$new->{id}/) ? 1 : 0, 1, 'with its link');
	like(notes_of($ua, '/'), qr/What you had put in before is this cart/,
	    'at home page, too');
	is(notes_of($ua, "/cart/$mine->{id}"), $beside, 'and at the other');
	is(notes_of($home, $_), '', "$_: not in another session")
	    for '/carts', "/cart/$new->{id}", "/cart/$mine->{id}";
	$ua->get(shop("/cart/$new->{id}"));
	$ua->follow_link(text => 'Delete this cart');
	press($ua, '/cart/delete');
	is(all_held($home), '*A=1 B=2', 'deleted by the page that asks');
	press($ua, '/cart/undo');
	is(all_held($ua), '*A=1 B=2 | B=5 C=1', 'and taken back');
};

subtest 'nobody had a cart yet' => sub {
	for my $setting (qw(attach add keep_larger)) {
		my ($who) = person();
		my ($ua, $guests) = guest(A => 3);
		arrive($ua, $who, $setting);
		is(all_held($ua), '*A=3', "$setting: it is the current one");
		is(carts_of($ua)->[0]{id}, $guests->{id}, 'the same cart');
		is(notes_of($ua, "/cart/$guests->{id}"), 'Signed in. What you '
		    . 'had put in before is in this cart. '
		    . 'Not yours? Delete this cart', 'told');
		put_in($ua, { A => 1 });
		is(notes_of($ua, "/cart/$guests->{id}"), '',
		    'until it changes');
	}
};

subtest 'an empty cart is no cart to merge' => sub {
	my ($who, $home, $mine) = person(A => 1);
	json_post($home, '/cart/update', [op => 'set', cart => $mine->{id},
	    version => 1, sku => 'T-CARRY-A', quantity => 0]);
	my ($ua) = guest(B => 2);
	arrive($ua, $who, 'add');
	is(all_held($ua), ' | *B=2', 'what is filled becomes current');
	($who) = person(A => 1);
	($ua, $mine) = guest(B => 1);
	json_post($ua, '/cart/update', [op => 'set', cart => $mine->{id},
	    version => 1, sku => 'T-CARRY-B', quantity => 0]);
	arrive($ua, $who, 'add');
	is(all_held($ua), ' | *A=1', 'nor is it merged');
};

# setting, the person's, the guest's, the two as one
my @merges = (
    [add => { A => 1, B => 2 }, { B => 5, C => 1 }, 'A=1 B=7 C=1'],
    [keep_larger => { A => 1, B => 2 }, { B => 5, C => 1 }, 'A=1 B=5 C=1'],
    [keep_larger => { A => 9, B => 2 }, { A => 3 }, 'A=9 B=2'],
    [add => { A => 1 }, { B => 2, C => 3 }, 'A=1 B=2 C=3'],
    [keep_larger => { A => 1 }, { B => 2, C => 3 }, 'A=1 B=2 C=3'],
    [add => { A => 998 }, { A => 1 }, 'A=999'],
    [keep_larger => { A => 999 }, { A => 999 }, 'A=999'],
);

sub words($lines) { return join ' ', map { "$_=$lines->{$_}" } sort keys %$lines }

for my $case (@merges) {
	my ($setting, $has, $brings, $want) = @$case;
	subtest "$setting: " . words($has) . ' and ' . words($brings) => sub {
		my ($who, $home, $mine) = person(%$has);
		my ($ua, $guests) = guest(%$brings);
		arrive($ua, $who, $setting);
		is(all_held($ua), "*$want", 'one cart');
		my $page = json_get($ua, "/cart/$mine->{id}");
		my $told = $page->{signed_in_undo};
		is($page->{cart}{version}, $mine->{version} + 1, 'its version');
		is($told->{from}, $guests->{id}, 'told which');
		is($told->{into}, $mine->{id}, 'into which');
		is($told->{lines}, scalar keys %$brings, 'how many lines');
		is(json_get($ua, $_)->{signed_in_undo}{undo}, $told->{undo},
		    "$_ says so") for '/', '/carts';
		my $back = undo($ua, $told->{undo});
		is($ua->status, 200, 'taken back');
		is($back->{cart}{id}, $guests->{id}, 'shows the guest\'s');
		is($back->{cart}{name}, 'From before you signed in', 'its name');
		is(all_held($ua), join(' | ', sort '*' . words($has),
		    words($brings)), 'as before');
		is_deeply([map { $_->{sku} } @{json_get($ua,
		    "/cart/$mine->{id}")->{cart}{lines}}],
		    [map { $_->{sku} } @{$mine->{lines}}], 'in their order');
		undo($ua, $told->{undo});
		is($ua->status, 404, 'once');
		ok(!json_get($ua, '/')->{signed_in_undo}, 'told no more');
	};
}

subtest 'what the pages say' => sub {
	my ($who, $home, $mine) = person(A => 1);
	my ($ua, $guests) = guest(A => 1, B => 1);
	arrive($ua, $who, 'add');
	my $words = 'Signed in. Thing T-CARRY-A and Thing T-CARRY-B from '
	    . 'before you signed in are in this cart now. Of what both carts '
	    . 'held, the quantities are added up. '
	    . 'Undo: put it back into a cart of its own';
	for my $path ("/cart/$mine->{id}", '/carts', '/') {
		is(notes_of($ua, $path), $words, $path);
		is(notes_of($home, $path), '', "$path on the other device");
	}
	my $other = put_in($ua, { C => 1 }, cart => 'new');
	is(notes_of($ua, "/cart/$other->{id}"), 'Signed in. What you had put '
	    . 'in before is in another cart of yours.', 'at any other cart');
	json_post($ua, '/cart/delete', [cart => $other->{id},
	    version => $other->{version},
	    csrf => json_get($ua, '/carts')->{csrf}]);
	$ua->get(shop('/'));
	like($ua->res->header('Cache-Control'), qr/private, no-store/,
	    'nothing of it in a cache');
	press($ua, '/cart/undo');
	like($ua->content, qr/<strong>Taken back\./, 'Undo at the front page');
	is(all_held($ua), '*A=1 | A=1 B=1', 'takes it back');
	my @said = ([{ B => 1 }, 'Thing T-CARRY-B from before you signed in is '
	    . 'in this cart now.'],
	    [{ B => 4 }, 'The 4 pieces of Thing T-CARRY-B from before you '
	    . 'signed in are in this cart now.'],
	    [{ B => 1, C => 1, D => 2 }, 'Thing T-CARRY-B, Thing T-CARRY-C and '
	    . 'Thing T-CARRY-D from before you signed in are in this cart now.'],
	    [{ A => 1, B => 1, C => 1, D => 2 }, 'The 5 things from before you '
	    . 'signed in, 4 lines, are in this cart now.']);
	for (@said) {
		my ($brings, $say) = @$_;
		my ($person, undef, $cart) = person(A => 1);
		($ua) = guest(%$brings);
		is(arrive($ua, $person, 'add'), '/', 'signed in');
		like(notes_of($ua, "/cart/$cart->{id}"), qr/\A\QSigned in. $say\E/,
		    $say);
	}
};

subtest 'variants are told apart' => sub {
	db()->do('UPDATE catalog.item SET options = ? WHERE sku = ?', {},
	    "Green <1>", 'T-CARRY-B');
	my ($who, undef, $mine) = person(A => 1);
	my ($ua) = guest(B => 1);
	arrive($ua, $who, 'add');
	$ua->get(shop("/cart/$mine->{id}"));
	like($ua->content, qr/Thing T-CARRY-B \(Green &lt;1&gt;\) from before/,
	    'and escaped');
	db()->do('UPDATE catalog.item SET options = "" WHERE sku = ?', {},
	    'T-CARRY-B');
};

subtest 'too late' => sub {
	my ($who, $home, $mine) = person(A => 1);
	my ($ua, $guests) = guest(A => 2);
	arrive($ua, $who, 'add');
	my $undo = json_get($ua, '/')->{signed_in_undo}{undo};
	my ($eve) = person();
	my $other = $eve->{home};
	put_in($other, { A => 1 });
	undo($other, $undo);
	is($other->status, 404, 'nothing for somebody else');
	db()->do('UPDATE carts.undo SET at = at - INTERVAL 25 HOUR WHERE id = ?',
	    {}, $undo);
	is(undo($ua, $undo)->{error}, 'undo_late', 'after a day');
	is($ua->status, 409, 'is 409');
	ok(!json_get($ua, '/')->{signed_in_undo}, 'and it is told no more');
	is(notes_of($ua, "/cart/$mine->{id}"), '', 'on no page');
	db()->do('UPDATE carts.undo SET at = UTC_TIMESTAMP(3) WHERE id = ?', {},
	    $undo);
	put_in($home, { B => 1 });
	is(undo($ua, $undo)->{error}, 'undo_late', 'once the cart has changed');
	is($ua->status, 409, 'is 409');
	is(all_held($ua), '*A=3 B=1', 'and nothing was changed');
	is(notes_of($ua, "/cart/$mine->{id}"), '', 'nor is it told');
};

subtest 'too late once it is ordered, or bought' => sub {
	for my $state (qw(ordering purchased)) {
		my ($who, undef, $mine) = person(A => 1);
		my ($ua) = guest(A => 2);
		arrive($ua, $who, 'add');
		my $undo = json_get($ua, '/')->{signed_in_undo}{undo};
		set_state($mine->{id}, $state);
		ok(!json_get($ua, '/carts')->{signed_in_undo},
		    "$state: not told");
		is(undo($ua, $undo)->{error}, "cart_$state", 'not taken back');
		is(held(json_get($ua, "/cart/$mine->{id}")->{cart}), 'A=3',
		    'as it was ordered');
	}
};

subtest 'an update that comes again after the sign-in' => sub {
	my ($who, undef, $mine) = person(A => 1);
	my ($ua) = guest(A => 2);
	my $first = json_post($ua, '/cart/update', [op => 'add',
	    sku => 'T-CARRY-B', quantity => 1, update => 'u1']);
	arrive($ua, $who, 'add');
	my $again = json_post($ua, '/cart/update', [op => 'add',
	    sku => 'T-CARRY-B', quantity => 1, update => 'u1']);
	is($ua->status, 200, 'is answered');
	is($again->{applied_version}, $first->{applied_version}, 'as before');
	is($again->{cart}{id}, $mine->{id}, 'with the cart it is in now');
	is(all_held($ua), '*A=3 B=1', 'and counts once');
};

subtest 'the merged cart\'s address' => sub {
	my ($who, undef, $mine) = person(A => 1);
	my ($ua, $guests) = guest(B => 2);
	is(arrive($ua, $who, 'add', "/cart/$guests->{id}"),
	    "/cart/$guests->{id}", 'where the sign-in began');
	is(held(json_get($ua, "/cart/$guests->{id}")->{cart}), 'A=1 B=2',
	    'shows what it went into');
	$ua->get(shop("/cart/$guests->{id}"));
	is($ua->uri, shop("/cart/$mine->{id}"), 'under its own address');
	$ua->get(shop("/checkout/$guests->{id}"));
	is($ua->uri, shop("/checkout/$mine->{id}"), 'so does its checkout');
	is($ua->status, 200, 'which is open');
	my ($stranger) = guest(A => 1);
	json_get($stranger, "/cart/$guests->{id}");
	is($stranger->status, 404, 'but for nobody else');
};

# Lines that are only in the database, beside what a cart holds.
sub stuff($cart, $n, $prefix) {
	db()->do('INSERT INTO carts.cart_line (cart, sku, line_no, quantity, '
	    . 'seen_minor, currency, added_at) SELECT ?, CONCAT(?, seq), '
	    . 'seq + 10, 1, 1, "EUR", UTC_TIMESTAMP() FROM carts.seq_1_to_199 '
	    . 'WHERE seq <= ?', {}, $cart, $prefix, $n);
}

subtest 'more than a line may hold' => sub {
	my ($who, undef, $mine) = person(A => 600, B => 1);
	my ($ua, $guests) = guest(A => 400, C => 1);
	arrive($ua, $who, 'add');
	is(all_held($ua), '*A=600 B=1 | A=400 C=1', 'stays apart, whole');
	is(notes_of($ua, "/cart/$guests->{id}"), 'Signed in. What you had put '
	    . 'in before is this cart, beside your others. It stays on its '
	    . 'own: together with the other cart, a line would have held '
	    . 'more than 999 pieces. Not yours? Delete this cart', 'and why');
	($who) = person(A => 600, B => 1);
	($ua) = guest(A => 400, C => 1);
	arrive($ua, $who, 'keep_larger');
	is(all_held($ua), '*A=600 B=1 C=1', 'the larger one fits');
};

subtest 'more lines than a cart may hold' => sub {
	for my $setting (qw(add keep_larger)) {
		my ($who, undef, $mine) = person(A => 1);
		stuff($mine->{id}, 199, 'x');
		my ($ua, $guests) = guest(B => 1);
		arrive($ua, $who, $setting);
		is(scalar @{carts_of($ua)}, 2, "$setting: 201 stay apart");
		is(scalar @{json_get($ua, "/cart/$mine->{id}")->{cart}{lines}},
		    200, 'the one');
		is(held(json_get($ua, "/cart/$guests->{id}")->{cart}), 'B=1',
		    'and the other');
		like(notes_of($ua, "/cart/$guests->{id}"),
		    qr/would have held more than 200 lines/, 'and why');
		($who, undef, $mine) = person(A => 1);
		stuff($mine->{id}, 100, 'x');
		($ua, $guests) = guest(A => 1);
		stuff($guests->{id}, 99, 'y');
		arrive($ua, $who, $setting);
		is(scalar @{carts_of($ua)}, 1, '200 are merged');
		is(scalar @{json_get($ua, "/cart/$mine->{id}")->{cart}{lines}},
		    200, 'into one');
	}
};

sub set_state($cart, $state) {
	db()->do('UPDATE carts.cart SET state = ?, order_id = "CARRY" '
	    . 'WHERE id = ?', {}, $state, $cart);
}

subtest 'carts that are being ordered, or bought' => sub {
	my ($who, undef, $mine) = person(A => 1);
	my ($ua, $guests) = guest(A => 2);
	set_state($guests->{id}, 'ordering');
	arrive($ua, $who, 'add');
	is(all_held($ua), '*A=1 | A=2', 'the guest\'s order stays one');
	is(json_get($ua, "/cart/$guests->{id}")->{cart}{state}, 'ordering',
	    'as it was');
	($who, undef, $mine) = person(A => 1);
	set_state($mine->{id}, 'ordering');
	($ua) = guest(A => 2);
	arrive($ua, $who, 'add');
	is(all_held($ua), '*A=2 | A=1', 'the person\'s, too');
	($who) = person(A => 1);
	($ua, $guests) = guest(A => 2);
	set_state($guests->{id}, 'purchased');
	arrive($ua, $who, 'keep_larger');
	is(all_held($ua), '*A=1', 'what is bought is not merged');
	is(json_get($ua, "/cart/$guests->{id}")->{cart}{state}, 'purchased',
	    'and stays readable');
};

subtest 'the guest\'s other carts' => sub {
	my ($who) = person(A => 1);
	my ($ua) = guest(A => 2);
	put_in($ua, { B => 3 }, cart => 'new', name => 'Presents');
	arrive($ua, $who, 'add');
	is(all_held($ua), '*A=3 | B=3', 'come along as they are');
	is(json_get($ua, '/')->{signed_in_undo}{lines}, 1, 'one was merged');
};

subtest 'what was kept for later' => sub {
	my $later = sub ($cart) {
		db()->do('UPDATE carts.owner SET later_cart = ? WHERE id = ?',
		    {}, $cart->{id}, owner_of($cart->{id}));
	};
	my $of = sub ($cart) {
		return scalar db()->selectrow_array('SELECT later_cart '
		    . 'FROM carts.owner WHERE id = ?', {},
		    owner_of($cart->{id}));
	};
	my ($who, $home, $mine) = person(A => 1);
	my ($ua) = guest(A => 1);
	my $kept = put_in($ua, { B => 1 }, cart => 'new');
	$later->($kept);
	arrive($ua, $who, 'add');
	is($of->($mine), $kept->{id}, 'the person had nothing there');
	($ua) = guest(A => 1);
	$later->(put_in($ua, { C => 1 }, cart => 'new'));
	arrive($ua, $who, 'add');
	is($of->($mine), $kept->{id}, 'theirs stays');
	is((db()->selectrow_array('SELECT COUNT(*) FROM carts.cart '
	    . 'WHERE owner = ? AND merged_into IS NULL', {},
	    owner_of($mine->{id})))[0], 3, 'and no cart is lost');
};

# A browser with the same guest cookie.
sub twin_of($ua) {
	my $twin = agent();
	$ua->cookie_jar->scan(sub { $twin->cookie_jar->set_cookie(@_[0 .. 8]) });
	return $twin;
}

subtest 'doing it twice is doing it once' => sub {
	my ($who, $home, $mine) = person(A => 1);
	my ($ua) = guest(A => 2, B => 1);
	my ($twin, $third) = (twin_of($ua), twin_of($ua));
	my $url = up_to_callback($ua, $who);
	my $before = cookies_of($ua, $url);
	call_back($ua, $url, $controller{add}[0]);
	is(all_held($ua), '*A=3 B=1', 'merged');
	my ($status) = $controller{add}[0]->get($url =~ s{\Ahttp://[^/]+}{}r,
	    HTTP_COOKIE => $before);
	is($status, 400, 'the same callback again is refused');
	is(all_held($ua), '*A=3 B=1', 'and merges nothing');
	arrive($twin, $who, 'add');
	is(all_held($ua), '*A=3 B=1', 'the same guest cookie again');
	arrive($third, $who, 'keep_larger');
	is(all_held($ua), '*A=3 B=1', 'under another setting');
	my ($eve) = person(A => 5);
	my $thief = twin_of(agent());
	arrive($thief, $eve, 'add');
	is(all_held($thief), '*A=5', 'nobody else gets anything');
	is((db()->selectrow_array('SELECT COUNT(*) FROM carts.undo WHERE '
	    . 'owner = ? AND kind = "sign_in"', {},
	    owner_of($mine->{id})))[0], 1, 'noted once');
	is(undo($ua, json_get($ua, '/')->{signed_in_undo}{undo})
	    ? all_held($ua) : '', '*A=1 | A=2 B=1', 'and taken back once');
};

# Each of the pairs [agent, callback] in a process and a controller of its own.
sub call_back_at_once(@pairs) {
	my @pids;
	for my $i (0 .. $#pairs) {
		my $pid = fork // die "cannot fork: $!\n";
		if (!$pid) {
			my ($status) = call_back(@{$pairs[$i]},
			    $controller{add}[$i]);
			POSIX::_exit($status == 303 ? 0 : 1);
		}
		push @pids, $pid;
	}
	return grep { waitpid($_, 0) != $_ || $? } @pids;
}

subtest 'two tabs sign in at once' => sub {
	for my $round (1 .. 4) {
		my ($who, $home, $mine) = person(A => 1);
		my ($ua) = guest(A => 2, B => 1);
		my @tabs = ($ua, twin_of($ua));
		my @failed = call_back_at_once(map { [$_,
		    up_to_callback($_, $who)] } @tabs);
		is(scalar @failed, 0, 'both are signed in');
		is(all_held($home), '*A=3 B=1', 'each line once');
	}
};

subtest 'two people with one guest\'s cookie' => sub {
	for my $round (1 .. 3) {
		my @people = map { [person(A => 1)] } 1 .. 2;
		my ($ua) = guest(A => 2);
		my @tabs = ($ua, twin_of($ua));
		my @failed = call_back_at_once(map { [$tabs[$_],
		    up_to_callback($tabs[$_], $people[$_][0])] } 0 .. 1);
		is(scalar @failed, 0, 'both are signed in');
		is(join(', ', sort map { all_held($_->[1]) } @people),
		    '*A=1, *A=3', 'one of them has it');
	}
};

# Whether a controller has waited for a lock and does not wait any longer:
# to be asked again and again.
sub gave_up_waiting() {
	my $longest = 0;
	return sub {
		my $now = db()->selectrow_array('SELECT COALESCE(MAX(time_ms), 0) '
		    . 'FROM information_schema.processlist '
		    . 'WHERE user LIKE "%controller" AND command = "Execute"');
		my $over = $longest > 1000 && $now < $longest;
		$longest = $now if $now > $longest;
		return $over;
	};
}

subtest 'a transaction that is run again' => sub {
	my ($who, $home, $mine) = person(A => 1);
	my ($ua) = guest(A => 2);
	my $url = up_to_callback($ua, $who);
	my $db = db()->clone;
	$db->begin_work;
	$db->do('SELECT id FROM carts.cart WHERE id = ? FOR UPDATE', {},
	    $mine->{id});
	my $pid = fork // die "cannot fork: $!\n";
	if (!$pid) {
		my ($status) = call_back($ua, $url, $controller{add}[0]);
		POSIX::_exit($status == 303 ? 0 : 1);
	}
	wait_for(gave_up_waiting(), 10, 'a lock that is waited for in vain');
	$db->rollback;
	$db->disconnect;
	waitpid $pid, 0;
	is($?, 0, 'ends well');
	is(all_held($home), '*A=3', 'and merges once');
};

subtest 'adding while signing in' => sub {
	my ($who, $home, $mine) = person(A => 1);
	my ($ua) = guest(B => 1);
	my $url = up_to_callback($ua, $who);
	my $pid = fork // die "cannot fork: $!\n";
	if (!$pid) {
		for (1 .. 10) {
			put_in($home, { A => 1 });
			$home->status == 200 or POSIX::_exit(1);
		}
		POSIX::_exit(0);
	}
	my ($status) = call_back($ua, $url, $controller{add}[0]);
	waitpid $pid, 0;
	is($?, 0, 'all were taken');
	is($status, 303, 'signed in');
	is(all_held($ua), '*A=11 B=1', 'and nothing is lost');
};

# Cookies of a person or a guest; the jar keeps a deleted one as empty.
sub left_in($ua) {
	my @left;
	$ua->cookie_jar->scan(sub (@cookie) {
		push @left, $cookie[1]
		    if $cookie[1] =~ /-(?:shop|guest)\z/ && $cookie[2] =~ /\w/;
	});
	return join ' ', sort @left;
}

subtest 'signing out leaves nothing' => sub {
	my ($who, $home, $mine) = person(A => 1);
	my ($ua, $guests) = guest(B => 2);
	arrive($ua, $who, 'add');
	is(left_in($ua), 'wayleave-shop', 'no guest cookie once signed in');
	my @own = ('/', '/carts', "/cart/$mine->{id}", '/account/orders',
	    '/account/addresses', "/checkout/$mine->{id}");
	for my $path (@own) {
		$ua->get(shop($path));
		is($ua->status, 200, "$path is shown");
		is($ua->res->header('Cache-Control'), 'private, no-store',
		    'and kept by no browser');
	}
	my $csrf = json_get($ua, '/carts')->{csrf};
	$ua->requests_redirectable(['GET', 'HEAD', 'POST']);
	$ua->post(shop('/logout'), { csrf => $csrf });
	is($ua->status, 200, 'signed out');
	is(left_in($ua), '', 'no cookie of theirs is left');
	is_deeply(json_get($ua, $_)->{carts}, [], "$_: no carts")
	    for '/', '/carts';
	for my $path ("/cart/$mine->{id}", "/cart/$guests->{id}",
	    "/checkout/$mine->{id}") {
		$ua->get(shop($path));
		is($ua->status, 404, "$path is nobody's");
		unlike($ua->content, qr/T-CARRY|Wren/, 'and says nothing');
	}
	json_get($ua, '/account/orders');
	is($ua->status, 401, 'no account');
	my ($next) = person(C => 7);
	arrive($ua, $next, 'add');
	is(all_held($ua), '*C=7', 'the next person gets nothing of it');
	is(all_held($home), '*A=1 B=2', 'and the first has it all');
};

done_testing;
