# What one does with lines: copy one to another cart, save one for later, buy
# again what was bought.
use v5.36;
use Clearcart;
use JSON::PP;
use Test::More;

# Goods of our own, so that no other test sells or prices them.
my @skus = qw(T-LINE-A T-LINE-B T-LINE-C);

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
		    . '(?, LAST_INSERT_ID(), 1, 1450, "EUR", 100)', {}, $sku);
	}
}

remove_goods();
make_goods();
END { remove_goods() if $ENV{CLEARCART_DEMO} }

sub update($ua, @fields) {
	return json_post($ua, "/cart/update", [@fields]);
}

sub add($ua, $sku, $quantity, @more) {
	return update($ua, op => 'add', sku => $sku, quantity => $quantity,
	    @more)->{cart};
}

sub cart($ua, $id) { return json_get($ua, "/cart/$id")->{cart} }

# What a cart holds, as "SKU=QUANTITY ...".
sub held($cart) {
	return join ' ', map { "$_->{sku}=$_->{quantity}" } @{$cart->{lines}};
}

sub token($ua) { return json_get($ua, '/carts')->{csrf} }

sub deed($ua, $name, @fields) {
	return json_post($ua, "/cart/$name", [csrf => token($ua), @fields]);
}

sub set_state($id, $state) {
	db()->do('UPDATE carts.cart SET state = ?, order_id = ? WHERE id = ?',
	    {}, $state, $state eq 'open' ? undef : 'ORDER1', $id);
}

subtest 'copy a line, and take it back' => sub {
	my $ua = agent();
	my $one = add($ua, 'T-LINE-A', 3);
	my $two = add($ua, 'T-LINE-A', 2, cart => 'new');
	my @copy = (from => $one->{id}, into => $two->{id}, keep => 1);
	my $done = deed($ua, move => @copy, sku => 'T-LINE-A');
	is($ua->status, 200, 'copied');
	is(held(cart($ua, $two->{id})), 'T-LINE-A=5', 'added up there');
	my $from = cart($ua, $one->{id});
	is(held($from), 'T-LINE-A=3', 'and still here');
	is($from->{version}, $one->{version}, 'this cart has not changed');
	add($ua, 'T-LINE-B', 1, cart => $one->{id});
	my $back = deed($ua, undo => undo => $done->{undo});
	is($ua->status, 200, 'taken back, though this cart has moved on');
	is(held(cart($ua, $two->{id})), 'T-LINE-A=2', 'there as it was');
	is(held(cart($ua, $one->{id})), 'T-LINE-A=3 T-LINE-B=1', 'here too');
	deed($ua, undo => undo => $done->{undo});
	is($ua->status, 404, 'once');
	$done = deed($ua, move => @copy, sku => 'T-LINE-B');
	add($ua, 'T-LINE-C', 1, cart => $two->{id});
	deed($ua, undo => undo => $done->{undo});
	is($ua->status, 409, 'too late once that cart has changed');
	$done = deed($ua, move => from => $one->{id}, into => 'new', keep => 1,
	    sku => 'T-LINE-B');
	is_deeply([sort map { held($_) } @{$done->{carts}}],
	    ['T-LINE-A=2 T-LINE-B=1 T-LINE-C=1', 'T-LINE-A=3 T-LINE-B=1',
	    'T-LINE-B=1'], 'into a new cart');
};

subtest 'copies that are refused' => sub {
	my ($ua, $eve) = (agent(), agent());
	my $one = add($ua, 'T-LINE-A', 600);
	my $two = add($ua, 'T-LINE-A', 400, cart => 'new');
	my $hers = add($eve, 'T-LINE-A', 1);
	my @copy = (from => $one->{id}, into => $two->{id}, keep => 1);
	my $said = deed($ua, move => @copy, sku => 'T-LINE-A');
	is($ua->status, 422, 'over 999');
	like($said->{fields}{into}, qr/999 pieces/, 'and why');
	deed($ua, move => @copy, sku => 'T-LINE-B');
	is($ua->status, 404, 'a line that is not there');
	deed($ua, move => @copy, sku => 'T-LINE-A', version_from => 7);
	is($ua->status, 409, 'a stale version here');
	deed($ua, move => @copy, sku => 'T-LINE-A', version_into => 7);
	is($ua->status, 409, 'a stale version there');
	deed($ua, move => from => $one->{id}, into => $one->{id}, keep => 1,
	    sku => 'T-LINE-A');
	is($ua->status, 422, 'into itself');
	deed($eve, move => from => $one->{id}, into => $hers->{id}, keep => 1,
	    sku => 'T-LINE-A');
	is($eve->status, 404, 'out of somebody else\'s cart');
	deed($eve, move => from => $hers->{id}, into => $one->{id}, keep => 1,
	    sku => 'T-LINE-A');
	is($eve->status, 404, 'into somebody else\'s cart');
	json_post($ua, '/cart/move', [@copy, sku => 'T-LINE-A']);
	is($ua->status, 403, 'without a token');
	set_state($two->{id}, 'ordering');
	deed($ua, move => @copy, sku => 'T-LINE-A');
	is($ua->status, 409, 'into a cart that is being ordered');
	set_state($two->{id}, 'open');
	is(held(cart($ua, $one->{id})) . ' ' . held(cart($ua, $two->{id})),
	    'T-LINE-A=600 T-LINE-A=400', 'nothing was changed');
	set_state($one->{id}, 'purchased');
	deed($ua, move => from => $one->{id}, into => 'new', keep => 1,
	    sku => 'T-LINE-A');
	is($ua->status, 200, 'out of one that is bought, it is copied');
};

# Presses the button of that name and value in the form at hand.
sub press($ua, $name, $value) {
	my ($button) = grep { $_->value eq $value }
	    $ua->current_form->find_input($name);
	return $ua->click_button(input => $button);
}

subtest 'the page that asks where to' => sub {
	my $ua = agent();
	my $one = add($ua, 'T-LINE-A', 3);
	my $two = add($ua, 'T-LINE-B', 1, cart => 'new', name => 'Ridge');
	$ua->get(shop("/cart/$one->{id}?ask=move&sku=T-LINE-A"));
	$ua->form_with_fields('into');
	$ua->set_fields(into => $two->{id});
	press($ua, keep => '1');
	like($ua->content, qr/<strong>Copied\.<.*in the other cart too/,
	    'it says what was done');
	is($ua->uri->path, "/cart/$one->{id}", 'on the same cart');
	$ua->form_with_fields('undo');
	$ua->click;
	like($ua->content, qr/<strong>Taken back\./, 'Undo takes it back');
	is(held(cart($ua, $two->{id})), 'T-LINE-B=1', 'there as it was');
};

done_testing;
