# What the pages of carts offer and say.
use v5.36;
use utf8;
use Clearcart;
use Encode qw(encode_utf8);
use Test::More;

my @skus = qw(T-PAGE-A T-PAGE-B T-PAGE-NONE);
my %stock = ('T-PAGE-NONE' => 0);

sub remove_goods() {
	for my $sku (@skus) {
		db()->do('DELETE FROM catalog.item WHERE sku = ?', {}, $sku);
		db()->do('DELETE FROM catalog.product WHERE sku = ?', {}, $sku);
	}
}

sub make_goods() {
	for my $sku (@skus) {
		db()->do('INSERT INTO catalog.product (sku, slug, name, '
		    . 'currency, price_minor, status, created_at, updated_at) '
		    . 'VALUES (?, ?, ?, "EUR", 1450, "published", '
		    . 'UTC_TIMESTAMP(), UTC_TIMESTAMP())', {}, $sku, lc $sku,
		    "Thing $sku");
		db()->do('INSERT INTO catalog.item (sku, product, position, '
		    . 'price_minor, currency, on_hand) VALUES '
		    . '(?, LAST_INSERT_ID(), 1, 1450, "EUR", ?)', {}, $sku,
		    $stock{$sku} // 100);
	}
}

remove_goods();
make_goods();
END { remove_goods() if $ENV{CLEARCART_DEMO} }

sub update($ua, @fields) { return json_post($ua, '/cart/update', [@fields]) }

sub make($ua, $name, %lines) {
	return update($ua, cart => 'new', op => 'set', name => $name,
	    map { (sku => "T-PAGE-$_", quantity => $lines{$_}) }
	    sort keys %lines)->{cart};
}

sub deed($ua, $name, @fields) {
	return json_post($ua, "/cart/$name",
	    [csrf => json_get($ua, '/carts')->{csrf}, @fields]);
}

# "A=1 B=2", in the order of the letters.
sub held($cart) {
	return join ' ', sort map { "$_->{sku}=$_->{quantity}" =~
	    s/\AT-PAGE-//r } @{$cart->{lines}};
}

# The words of a page, blanks as one.
sub words($ua, $path) {
	$ua->get(shop($path));
	my ($main) = $ua->content =~ m{<main[^>]*>(.*)</main>}s;
	return ($main // $ua->content) =~ s/<[^>]*>//gr =~ s/\s+/ /gr;
}

sub later($ua) {
	my ($later) = grep { $_->{later} } @{json_get($ua, '/carts')->{carts}};
	return $later;
}

subtest 'what is for later is a list, not a cart to fill' => sub {
	my $ua = agent();
	my $cart = make($ua, 'Only', A => 2);
	deed($ua, move => from => $cart->{id}, into => 'later',
	    sku => 'T-PAGE-A');
	my $later = later($ua);
	unlike(words($ua, "/cart/$later->{id}"), qr/Check out|Fill this cart/,
	    'its page offers neither to order nor to fill it');
	my $no = deed($ua, current => cart => $later->{id});
	is($ua->status, 422, 'nor is it made current');
	like($no->{fields}{cart}, qr/for later, not a cart to fill/, 'with why');
	like(words($ua, '/'), qr/Your carts See all Only 0 lines/,
	    'home shows the cart');
	unlike(words($ua, '/'), qr/For later/, 'and not the list');
	$cart = json_get($ua, "/cart/$cart->{id}")->{cart};
	deed($ua, delete => cart => $cart->{id}, version => $cart->{version});
	my $words = words($ua, '/carts');
	like($words, qr/Nothing in a cart yet/, 'alone, it is not opened');
	like($words, qr/For later.*Put into a new cart/, 'but shown below');
	$ua->get(shop('/carts'));
	$ua->form_number($_), last for grep {
		($ua->forms)[$_ - 1]->action =~ m{/cart/move} }
	    1 .. @{[$ua->forms]};
	$ua->submit;
	is(join(' ', map { $_->{name} . '=' . @{$_->{lines}} }
	    sort { $a->{name} cmp $b->{name} }
	    @{json_get($ua, '/carts')->{carts}}),
	    'For later=0 Your cart=1', 'from where it goes into a new cart');
};

subtest 'sharing, whatever the cart has become' => sub {
	my $ua = agent();
	my $cart = make($ua, 'Shown', A => 1);
	like(words($ua, "/cart/$cart->{id}"), qr/Rename Share /, 'offered');
	deed($ua, share => cart => $cart->{id});
	like(words($ua, "/cart/$cart->{id}"), qr/Rename Shared /, 'told');
	for my $state (qw(ordering purchased)) {
		db()->do('UPDATE carts.cart SET state = ? WHERE id = ?', {},
		    $state, $cart->{id});
		like(words($ua, "/cart/$cart->{id}"), qr/Shared by a link/,
		    "$state: told");
		$ua->follow_link(text => 'Shared by a link');
		like($ua->content, qr/Take the link back/, 'and ended there');
	}
	deed($ua, share => cart => $cart->{id}, revoke => 1);
	unlike(words($ua, "/cart/$cart->{id}"), qr/Shared by/, 'then no more');
};

subtest 'lines that cannot be had' => sub {
	my $ua = agent();
	my $cart = make($ua, 'Some', A => 1, NONE => 3);
	my $words = words($ua, "/cart/$cart->{id}");
	like($words, qr/Before you can check out, that line must go/,
	    'said before the button');
	like($words, qr/Sold out 3 at €14\.50/, 'and how many they were');
	$cart = make($ua, 'All', A => 1);
	unlike(words($ua, "/cart/$cart->{id}"), qr/Before you can check out/,
	    'else not');
};

subtest 'a button and the quantity of its own line' => sub {
	my $ua = agent();
	for my $case ([remove => '', 'B=1'], [remove => 'x', 'B=1'],
	    [later => '', 'B=1'], [later => '-1', 'B=1'],
	    [move => '1000', 'A=2 B=1']) {
		my ($button, $typed, $want) = @$case;
		my $cart = make($ua, 'Two', A => 2, B => 1);
		my $after = update($ua, cart => $cart->{id}, op => 'set',
		    version => 1, sku => 'T-PAGE-A', quantity => $typed,
		    sku => 'T-PAGE-B', quantity => 1,
		    $button => 'T-PAGE-A');
		is($ua->status, 200, "$button with '$typed' in it");
		is(held($after->{cart}), $want, 'is done');
		update($ua, cart => $cart->{id}, op => 'set',
		    version => $after->{cart}{version}, sku => 'T-PAGE-A',
		    quantity => 1, sku => 'T-PAGE-B', quantity => $typed,
		    $button => 'T-PAGE-A');
		is($ua->status, 422, 'but not with that in another line');
	}
	for my $case ([add => 0, qr/1 at least/], [add => -1, qr/1 at least/],
	    [set => -1, qr/0 at least/], [add => 1000, qr/999 pieces at most/]) {
		my ($op, $quantity, $why) = @$case;
		like(update($ua, op => $op, version => 1, sku => 'T-PAGE-A',
		    quantity => $quantity)->{fields}{quantity}, $why,
		    "$op $quantity");
	}
};

subtest 'names that are seen' => sub {
	my $ua = agent();
	my $cart = make($ua, 'Plain', A => 1);
	for my $name ("\x{200b}", "\x{ad}", "\x{3164}", "\x{2028}", "\x{202e}evil",
	    "\x{2067}x", "\x{feff} \x{2060}") {
		my $no = deed($ua, rename => cart => $cart->{id},
		    name => encode_utf8($name));
		is($ua->status, 422, sprintf 'U+%04X', ord $name);
		like($no->{fields}{name}, qr/characters that are seen/, 'why');
		update($ua, cart => 'new', op => 'set',
		    name => encode_utf8($name));
		is($ua->status, 422, 'nor for a new cart');
	}
	for my $name ('שלום', '山', "\x{1f381}", "e\x{301}", '5', '…') {
		deed($ua, rename => cart => $cart->{id},
		    name => encode_utf8($name));
		is($ua->status, 200, sprintf 'U+%04X', ord $name);
	}
	db()->do('UPDATE carts.cart SET name = ? WHERE id = ?', {},
	    "\x{202e}old", $cart->{id});
	$ua->get(shop("/cart/$cart->{id}"));
	like($ua->response->decoded_content,
	    qr/\x{2068}\x{202e}old\x{2069}/, 'an old one is kept by itself');
	$ua->get(shop("/cart/$cart->{id}?ask=rename"));
	$ua->submit_form(with_fields => { name => '   ' });
	is($ua->status, 422, 'blanks are no name');
	like($ua->content, qr/This is needed\./, 'said');
	like($ua->content, qr/id="name-e".*<input[^>]*aria-describedby="name-e"/,
	    'in the form, at its field');
};

subtest 'taking a link back' => sub {
	my $ua = agent();
	my $cart = make($ua, 'Shown', A => 1);
	my $link = deed($ua, share => cart => $cart->{id})->{cart}{shared};
	is(deed($ua, share => cart => $cart->{id}, revoke => 0)->{cart}{shared},
	    $link, 'revoke=0 keeps it');
	deed($ua, share => cart => $cart->{id}, revoke => 'x');
	is($ua->status, 422, 'revoke=x is nothing');
	is(json_get($ua, "/cart/$cart->{id}")->{cart}{shared}, $link, 'kept');
	db()->do('UPDATE carts.cart_line SET seen_minor = 4600 WHERE cart = ?',
	    {}, $cart->{id});
	unlike(words(agent(), $link), qr/you put it in|Cheaper|Somebody/,
	    'strangers are not told what its owner did');
	like(words($ua, "/cart/$cart->{id}"), qr/Cheaper now/, 'its owner is');
	json_get($ua, "/cart/$cart->{id}%20");
	is($ua->status, 404, 'an id with a blank behind it is none');
};

done_testing();
