# What one does with lines: copy one to another cart, save one for later, buy
# again what was bought.
use v5.36;
use Clearcart;
use Clearcart::Goods;
use JSON::PP;
use Test::More;

my @skus = qw(T-LINE-A T-LINE-B T-LINE-C);

own_goods(map { $_ => 100 } @skus);
END { remove_goods(@skus) if $ENV{CLEARCART_DEMO} }

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
	set_state($one->{id}, 'open');
	deed($ua, delete => cart => $one->{id}, version => $one->{version});
	$ua->post(shop('/cart/move'), [csrf => token($ua), @copy,
	    sku => 'T-LINE-A']);
	is($ua->status, 404, 'out of one that was deleted');
	like($ua->content, qr{<h1>.Your cart. was deleted</h1>},
	    'and the page says so');
};

# Presses the button of that name and value in the form at hand.
sub press($ua, $name, $value) {
	my ($button) = grep { $_->value eq $value }
	    $ua->current_form->find_input($name);
	return $ua->click_button(input => $button);
}

subtest 'there and back, many times' => sub {
	my $ua = agent();
	my $one = update($ua, op => 'add', sku => 'T-LINE-A', quantity => 1,
	    sku => 'T-LINE-B', quantity => 1, sku => 'T-LINE-C',
	    quantity => 1)->{cart}{id};
	my $two = add($ua, 'T-LINE-A', 1, cart => 'new')->{id};
	my $csrf = token($ua);
	my $move = sub ($from, $into, $sku) {
		json_post($ua, '/cart/move', [csrf => $csrf, from => $from,
		    into => $into, sku => $sku]);
		return $ua->status != 200;
	};
	my $failed = 0;
	for (1 .. 40) {
		$failed += $move->($one, $two, 'T-LINE-B');
		$failed += $move->($one, $two, 'T-LINE-C');
		$failed += $move->($two, $one, 'T-LINE-C');
		$failed += $move->($two, $one, 'T-LINE-B');
	}
	is($failed, 0, 'lines may be moved as often as one likes');
	is(held(cart($ua, $one)), 'T-LINE-A=1 T-LINE-C=1 T-LINE-B=1',
	    'and come last');
	deed($ua, merge => from => $one, into => $two,
	    version_from => cart($ua, $one)->{version},
	    version_into => cart($ua, $two)->{version});
	is(held(cart($ua, $two)), 'T-LINE-A=2 T-LINE-C=1 T-LINE-B=1',
	    'a merge keeps the order');
};

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

# What is for later, among the carts of an answer.
sub later($ua) {
	return grep { $_->{later} } @{json_get($ua, '/carts')->{carts}};
}

subtest 'save a line for later' => sub {
	my $ua = agent();
	my $cart = update($ua, op => 'add', sku => 'T-LINE-A', quantity => 2,
	    sku => 'T-LINE-B', quantity => 1)->{cart};
	my $id = $cart->{id};
	is(scalar later($ua), 0, 'at first nothing is for later');
	my $done = update($ua, cart => $id, op => 'set', version => 1,
	    sku => 'T-LINE-A', quantity => 5, sku => 'T-LINE-B', quantity => 1,
	    later => 'T-LINE-B');
	is(held($done->{cart}), 'T-LINE-A=5', 'the other quantities are saved');
	is($done->{cart}{version}, 2, 'in one step');
	my ($later) = later($ua);
	is(held($later), 'T-LINE-B=1', 'and the line is for later');
	is($later->{name}, 'For later', 'in a cart with its own title');
	is($later->{current}, JSON::PP::false, 'that is not current');
	my $back = deed($ua, undo => undo => $done->{undo});
	is(held($back->{cart}), 'T-LINE-A=5 T-LINE-B=1', 'taken back');
	is(held(later($ua)), '', 'nothing is for later');
	$cart = cart($ua, $id);
	$done = deed($ua, move => from => $id, into => 'later',
	    sku => 'T-LINE-A');
	is($ua->status, 200, 'by moving, too');
	is(scalar later($ua), 1, 'it is the same cart');
	is(held(later($ua)), 'T-LINE-A=5', 'that has it now');
	deed($ua, undo => undo => $done->{undo});
	is(held(cart($ua, $id)), 'T-LINE-A=5 T-LINE-B=1', 'back in its place');
};

subtest 'what was typed is not lost' => sub {
	my $ua = agent();
	my $cart = update($ua, op => 'add', sku => 'T-LINE-A', quantity => 2,
	    sku => 'T-LINE-B', quantity => 3)->{cart};
	my @set = (cart => $cart->{id}, op => 'set', later => 'T-LINE-B',
	    sku => 'T-LINE-A', quantity => 4, sku => 'T-LINE-B');
	update($ua, @set, quantity => 3, version => 7);
	is($ua->status, 409, 'a stale version');
	is(held(cart($ua, $cart->{id})), 'T-LINE-A=2 T-LINE-B=3',
	    'changes nothing');
	is(scalar later($ua), 0, 'not even makes a cart');
	$ua->post(shop('/cart/update'), [@set, quantity => 3, version => 7]);
	is($ua->status, 409, 'as HTML');
	like($ua->content, qr/This cart was changed/,
	    'the conflict page');
	update($ua, cart => $cart->{id}, op => 'set', version => 1,
	    later => 'T-LINE-B', sku => 'T-LINE-A', quantity => 'two');
	is($ua->status, 422, 'a quantity that is none');
	is(held(cart($ua, $cart->{id})), 'T-LINE-A=2 T-LINE-B=3',
	    'changes nothing either');
	my $done = update($ua, @set, quantity => 0, version => 1);
	is(held($done->{cart}), 'T-LINE-A=4', 'with 0 beside it');
	is(held(later($ua)), 'T-LINE-B=3', 'it is kept with what it had');
	$done = update($ua, cart => $cart->{id}, op => 'set', version => 2,
	    later => 'T-LINE-C');
	is($ua->status, 404, 'a line that is not there');
	update($ua, cart => $cart->{id}, op => 'add', sku => 'T-LINE-C',
	    quantity => 1, later => 'T-LINE-A');
	is($ua->status, 422, 'adding saves nothing for later');
	update($ua, cart => 'new', op => 'set', later => 'T-LINE-A');
	is($ua->status, 404, 'nor does a new cart');
	update($ua, cart => $cart->{id}, op => 'set', version => 2,
	    later => 'x' x 65);
	is($ua->status, 422, 'a SKU of 65 characters');
	my ($later) = later($ua);
	update($ua, cart => $later->{id}, op => 'set', later => 'T-LINE-B',
	    version => $later->{version});
	is($ua->status, 422, 'what is for later is not saved for later');
	deed($ua, move => from => $later->{id}, into => 'later',
	    sku => 'T-LINE-B');
	is($ua->status, 422, 'nor moved');
};

subtest 'the same update saves once' => sub {
	my $ua = agent();
	my $cart = add($ua, 'T-LINE-A', 2);
	my @save = (cart => $cart->{id}, op => 'set', version => 1,
	    sku => 'T-LINE-A', quantity => 2, update => 'u1');
	update($ua, @save, later => 'T-LINE-A');
	add($ua, 'T-LINE-A', 1, cart => $cart->{id});
	my $again = update($ua, @save, later => 'T-LINE-A');
	is($ua->status, 200, 'the same again');
	is(held($again->{cart}) . ' ' . held(later($ua)),
	    'T-LINE-A=1 T-LINE-A=2', 'changes nothing');
	update($ua, @save);
	is($ua->status, 409, 'without saving it is another');
};

subtest 'a cart for later that is gone' => sub {
	my $ua = agent();
	my $cart = add($ua, 'T-LINE-A', 1);
	my %gone = (
		'that was deleted' => sub ($later) {
			deed($ua, delete => cart => $later->{id},
			    version => $later->{version});
		},
		'that was merged' => sub ($later) {
			deed($ua, merge => from => $later->{id},
			    into => $cart->{id},
			    version_from => $later->{version},
			    version_into => cart($ua, $cart->{id})->{version});
		},
		'being ordered' => sub ($later) {
			set_state($later->{id}, 'ordering');
		},
	);
	for my $how (sort keys %gone) {
		add($ua, 'T-LINE-B', 1, cart => $cart->{id});
		my @save = (from => $cart->{id}, into => 'later',
		    sku => 'T-LINE-B');
		deed($ua, move => @save);
		my ($before) = later($ua);
		$gone{$how}->($before);
		my ($current) = grep { $_->{current} }
		    @{json_get($ua, '/carts')->{carts}};
		is($current->{id}, $cart->{id}, "one $how is not missed");
		add($ua, 'T-LINE-B', 1, cart => $cart->{id});
		deed($ua, move => @save);
		my ($after) = later($ua);
		isnt($after->{id}, $before->{id}, 'gives way to a new one');
	}
	deed($ua, current => cart => (later($ua))[0]{id});
	is((later($ua))[0]{current}, JSON::PP::false, 'nor is it filled');
	deed($ua, delete => cart => $cart->{id},
	    version => cart($ua, $cart->{id})->{version});
	my $other = add($ua, 'T-LINE-C', 1, cart => 'new');
	deed($ua, current => cart => $other->{id});
	deed($ua, delete => cart => $other->{id}, version => 1);
	is(scalar(grep { $_->{current} && $_->{later} }
	    @{json_get($ua, '/carts')->{carts}}), 0, 'and never by itself');
};

subtest 'for later, limits' => sub {
	my $ua = agent();
	my $cart = add($ua, 'T-LINE-A', 600);
	my @save = (cart => $cart->{id}, op => 'set', sku => 'T-LINE-A');
	update($ua, @save, quantity => 600, later => 'T-LINE-A', version => 1);
	add($ua, 'T-LINE-A', 600, cart => $cart->{id});
	my $said = update($ua, @save, quantity => 500, version => 3,
	    later => 'T-LINE-A');
	is($ua->status, 422, 'over 999');
	like($said->{fields}{later}, qr/999 pieces a line/, 'and why');
	is(held(cart($ua, $cart->{id})), 'T-LINE-A=600', 'nothing is set');
	my $eve = agent();
	add($eve, 'T-LINE-A', 1);
	update($eve, @save, quantity => 1, version => 3, later => 'T-LINE-A');
	is($eve->status, 404, 'somebody else\'s cart');
	set_state($cart->{id}, 'ordering');
	update($ua, @save, quantity => 1, version => 3, later => 'T-LINE-A');
	is($ua->status, 409, 'a cart that is being ordered');
	set_state($cart->{id}, 'open');
};

subtest 'the section below the lines' => sub {
	my $ua = agent();
	my $cart = update($ua, op => 'add', sku => 'T-LINE-A', quantity => 2,
	    sku => 'T-LINE-B', quantity => 1)->{cart};
	my $path = shop("/cart/$cart->{id}");
	$ua->get($path);
	unlike($ua->content, qr/id="later"/, 'is not there when empty');
	$ua->form_id('lines');
	$ua->set_fields(quantity => [3, 1]);
	press($ua, later => 'T-LINE-B');
	is($ua->uri->path, "/cart/$cart->{id}", 'the same page');
	like($ua->content, qr/<strong>Saved for later\./, 'says what was done');
	like($ua->content, qr{<h2 id="later">For later</h2>.*T-LINE-B}s,
	    'and has it below');
	is(cart($ua, $cart->{id})->{total}{amount}, 3 * 1450,
	    'not in the total');
	$ua->get($path);
	$ua->form_with_fields('into');
	$ua->click;
	is($ua->uri->path, "/cart/$cart->{id}", 'put back: the same page');
	like($ua->content, qr/<strong>Put into this cart\./, 'says so');
	my $said = $ua->uri;
	is(held(cart($ua, $cart->{id})), 'T-LINE-A=3 T-LINE-B=1', 'it is in');
	$ua->get($said);
	$ua->form_with_fields('undo');
	$ua->click;
	is($ua->uri->path, "/cart/$cart->{id}", 'Undo stays there');
	my ($later) = later($ua);
	is(held($later), 'T-LINE-B=1', 'and it is for later again');
	$ua->get(shop("/cart/$later->{id}"));
	unlike($ua->content, qr/Save for later|id="later"/,
	    'its own page has no such section');
	$ua->get($path);
	$ua->form_with_fields('show', 'version');
	press($ua, remove => 'T-LINE-B');
	is($ua->uri->path, "/cart/$cart->{id}", 'removed: the same page');
	like($ua->content, qr/<strong>Removed\./, 'says so');
	is(held(later($ua)), '', 'and it is gone');
	json_post($ua, '/cart/move', [from => $cart->{id}, into => 'later',
	    sku => 'T-LINE-A']);
	is($ua->status, 403, 'moving without a token');
};

sub set_status($sku, $status) {
	db()->do('UPDATE catalog.product SET status = ? WHERE sku = ?', {},
	    $status, $sku);
}

subtest 'buy again' => sub {
	my ($ua, $joe) = (agent(), agent());
	my $cart = update($ua, op => 'add', sku => 'T-LINE-A', quantity => 2,
	    sku => 'T-LINE-B', quantity => 1, sku => 'T-LINE-C',
	    quantity => 300, cart => 'new', name => 'Ridge')->{cart};
	my $link = deed($ua, share => cart => $cart->{id})->{cart}{shared};
	set_state($cart->{id}, 'purchased');
	set_status('T-LINE-B', 'archived');
	my $copy = deed($ua, copy => cart => $cart->{id});
	is(held($copy->{cart}), 'T-LINE-A=2 T-LINE-C=300', 'what can be had');
	is($copy->{cart}{name}, 'Ridge', 'under its name');
	is_deeply([map { $_->{sku} } @{$copy->{left_behind}}], ['T-LINE-B'],
	    'and what stayed behind');
	$ua->get(shop("/cart/$cart->{id}"));
	$ua->submit_form(with_fields => { cart => $cart->{id} });
	like($ua->content, qr/<strong>Copied\./, 'the page says it');
	like($ua->content, qr{Stayed behind,.*<li>Thing T-LINE-B</li>}s,
	    'and which line stayed behind');
	unlike($ua->content, qr{<li>Thing T-LINE-A</li>}, 'that one alone');
	$joe->get(shop($link));
	$joe->submit_form(with_fields => { share => $link =~ s{.*/}{}r });
	like($joe->content, qr{Stayed behind,.*<li>Thing T-LINE-B</li>}s,
	    'who copies a shared cart is told, too');
	my $path = $joe->uri->path . '?did=copied&left=';
	$joe->get(shop($path . $cart->{id}));
	unlike($joe->content, qr/Stayed behind/, 'of nobody else\'s cart');
	set_status($_, 'archived') for @skus;
	my $said = deed($ua, copy => cart => $cart->{id});
	is($ua->status, 422, 'nothing is left');
	like($said->{fields}{cart}, qr/Nothing of it/, 'and why');
	set_status($_, 'published') for @skus;
	$copy = deed($ua, copy => cart => $cart->{id});
	is_deeply($copy->{left_behind}, [], 'all of it');
	json_post($ua, '/cart/copy', [cart => $cart->{id}]);
	is($ua->status, 403, 'without a token');
	deed($ua, copy => ());
	is($ua->status, 404, 'of nothing');
};

subtest 'buy 200 lines again' => sub {
	my $ua = agent();
	my $cart = add($ua, 'T-LINE-A', 1);
	db()->do('INSERT INTO carts.cart_line (cart, sku, line_no, quantity, '
	    . 'seen_minor, currency, added_at) SELECT ?, CONCAT("x", seq), '
	    . 'seq + 10, 1, 1, "EUR", UTC_TIMESTAMP() FROM carts.seq_1_to_199',
	    {}, $cart->{id});
	my $copy = deed($ua, copy => cart => $cart->{id});
	is(held($copy->{cart}), 'T-LINE-A=1', 'the one that is for sale');
	is(scalar @{$copy->{left_behind}}, 199, '199 stayed behind');
	$ua->get(shop("/cart/$copy->{cart}{id}?did=copied&left=$cart->{id}"));
	my $n = () = $ua->content =~ m{<li>x\d+</li>}g;
	is($n, 199, 'each is named');
};

done_testing;
