# The order pad: many SKUs and quantities at once, with a word on each line
# that cannot be taken.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Goods qw(carts_reopen);
use Encode qw(encode_utf8);
use HTTP::Tiny;
use JSON::PP;
use Test::More;

binmode $_, ':utf8' for map { Test::More->builder->$_ }
    qw(output failure_output todo_output);

# Goods of our own, so that no other test sells or prices them.
my @many = map { sprintf 'T-PAD-N%03d', $_ } 1 .. 201;
my %state = ('T-PAD-DRAFT' => 'draft', 'T-PAD-OLD' => 'archived');
my @skus = (qw(T-PAD-ONE T-PAD-TWO T-PAD-DRAFT T-PAD-OLD t-pad-Mixed
    T-PAD-MIXED t-pad-low), 'T PAD BLANKS', 'T-PAD-Ä', @many);

sub remove_goods() {
	db()->do('DELETE FROM catalog.item WHERE sku LIKE "t_pad_%" '
	    . 'OR sku LIKE "T_PAD_%"');
	db()->do('DELETE FROM catalog.product WHERE sku LIKE "t_pad_%" '
	    . 'OR sku LIKE "T_PAD_%"');
}

sub make_goods() {
	my $no = 0;
	for my $sku (@skus) {
		db()->do('INSERT INTO catalog.product (sku, slug, name, '
		    . 'currency, price_minor, status, created_at, updated_at) '
		    . 'VALUES (?, ?, ?, "EUR", 1450, ?, '
		    . 'UTC_TIMESTAMP(), UTC_TIMESTAMP())', {}, $sku,
		    't-pad-' . $no++, "Thing $sku", $state{$sku} // 'published');
		db()->do('INSERT INTO catalog.item (sku, product, position, '
		    . 'price_minor, currency, on_hand) VALUES '
		    . '(?, LAST_INSERT_ID(), 1, 1450, "EUR", 5)', {}, $sku);
	}
}

remove_goods();
make_goods();
END {
	if ($ENV{CLEARCART_DEMO}) {
		remove_goods();
		carts_reopen();
	}
}

sub token($ua) { return json_get($ua, '/cart/pad')->{csrf} }

sub pad($ua, $text, @fields) {
	return json_post($ua, '/cart/pad', [csrf => token($ua),
	    text => encode_utf8($text), @fields]);
}

sub add($ua, $sku, $quantity, @more) {
	return json_post($ua, '/cart/update', [op => 'add', sku => $sku,
	    quantity => $quantity, @more])->{cart};
}

sub cart($ua, $id) { return json_get($ua, "/cart/$id")->{cart} }

# What a cart holds, as "SKU=QUANTITY ...".
sub held($cart) {
	return join ' ', map { "$_->{sku}=$_->{quantity}" } @{$cart->{lines}};
}

# What is wrong, as "LINE ERROR, ...".
sub wrong($answer) {
	return join ', ', map { "$_->{line} $_->{error}" }
	    grep { defined $_->{error} } @{$answer->{lines}};
}

sub carts($ua) { return scalar @{json_get($ua, '/carts')->{carts}} }

subtest 'how lines may look' => sub {
	my @cases = (
		["T-PAD-ONE 2", 'T-PAD-ONE=2', 'a blank'],
		["T-PAD-ONE\t2", 'T-PAD-ONE=2', 'a tab'],
		["T-PAD-ONE,2", 'T-PAD-ONE=2', 'a comma'],
		["T-PAD-ONE;2", 'T-PAD-ONE=2', 'a semicolon'],
		["  T-PAD-ONE \t  2  ", 'T-PAD-ONE=2', 'blanks around'],
		["T-PAD-ONE,2,", 'T-PAD-ONE=2', 'an empty cell behind'],
		["T-PAD-ONE\x{a0}2", 'T-PAD-ONE=2', 'a blank from a web page'],
		["T-PAD-ONE", 'T-PAD-ONE=1', 'no quantity'],
		["T-PAD-ONE\t", 'T-PAD-ONE=1', 'an empty cell'],
		["T PAD BLANKS\t3", 'T PAD BLANKS=3', 'blanks in a SKU'],
		["T PAD BLANKS; 3", 'T PAD BLANKS=3', 'and no tab'],
		["T-PAD-Ä 3", 'T-PAD-Ä=3', 'other letters'],
		["\n\nT-PAD-ONE\n\n \t\nT-PAD-TWO 2\n",
		    'T-PAD-ONE=1 T-PAD-TWO=2', 'empty lines'],
		["T-PAD-ONE\r\nT-PAD-TWO\r\n", 'T-PAD-ONE=1 T-PAD-TWO=1',
		    'CRLF'],
		["T-PAD-ONE\rT-PAD-TWO", 'T-PAD-ONE=1 T-PAD-TWO=1', 'CR'],
		["T-PAD-ONE 2\nT-PAD-TWO\nT-PAD-ONE 3",
		    'T-PAD-ONE=5 T-PAD-TWO=1', 'one SKU twice'],
		["T-PAD-ONE 999", 'T-PAD-ONE=999', 'more than the stock'],
	);
	for my $case (@cases) {
		my ($text, $want, $name) = @$case;
		is(held(pad(agent(), $text)->{cart}), $want, $name);
	}
	my $answer = pad(agent(), 'T-PAD-ONE 999');
	is($answer->{cart}{lines}[0]{notice}, 'less_stock',
	    'which has its notice in the cart');
};

subtest 'lines that cannot be taken' => sub {
	my @cases = (
		["T-PAD-ONE\nT-PAD-NO", '2 unknown_sku', 'no such SKU'],
		["\nT-PAD-ONE\n\nT-PAD-NO", '4 unknown_sku',
		    'empty lines are counted'],
		["T-PAD-DRAFT", '1 unknown_sku', 'a draft'],
		["T-PAD-OLD", '1 unpublished', 'no longer for sale'],
		["T-PAD-ONE x", '1 not_a_quantity', 'a letter'],
		["T-PAD-ONE 1.5", '1 not_a_quantity', 'a fraction'],
		["T-PAD-ONE 2 3", '1 not_a_quantity', 'two numbers'],
		["T-PAD-ONE 0x10", '1 not_a_quantity', 'hexadecimal'],
		["T-PAD-ONE ٣", '1 not_a_quantity', 'other digits'],
		["T-PAD-ONE 99999999999999999999", '1 not_a_quantity', 'huge'],
		["T-PAD-ONE 0", '1 out_of_bounds', 'none'],
		["T-PAD-ONE -1", '1 out_of_bounds', 'fewer than none'],
		["T-PAD-ONE 1000", '1 out_of_bounds', 'a thousand'],
		["T-PAD-ONE 600\nT-PAD-TWO\nT-PAD-ONE 400", '3 line_full',
		    'a thousand in two lines'],
		["'; DROP TABLE item; --", '1 unknown_sku', 'a quote'],
		["T-PAD-%", '1 unknown_sku', 'a percent sign'],
		[('x' x 65) . " 2", '1 unknown_sku', 'a SKU of 65 characters'],
		['"\\', '1 unknown_sku', 'what JSON escapes'],
	);
	for my $case (@cases) {
		my ($text, $want, $name) = @$case;
		my $ua = agent();
		my $answer = pad($ua, $text);
		is($ua->status, 422, $name);
		is(wrong($answer), $want, "$name: the line");
		is($answer->{error}, 'invalid', "$name: invalid");
		is(carts($ua), 0, "$name: nothing was made");
	}
};

subtest 'what may have been meant' => sub {
	my @cases = (
		['t-pad-one', 'T-PAD-ONE', 'other letters'],
		['T-Pad-Ä', undef, 'what is there needs no hint'],
		['t-pad-ä', 'T-PAD-Ä', 'other letters with marks'],
		['T-PAD-LOW', 't-pad-low', 'small ones'],
		['T-PAD-mixed', undef, 'two that differ'],
		['t-pad-draft', undef, 'not a draft'],
		['T-PAD-TW', 'T-PAD-TWO', 'the only one that goes on so'],
		['T-PAD-N00', undef, 'several that go on so'],
		['T-PAD-DRAF', undef, 'a draft that goes on so'],
	);
	$cases[1][0] = 'T-PAD-OLD';
	for my $case (@cases) {
		my ($sku, $want, $name) = @$case;
		my $line = pad(agent(), $sku)->{lines}[0];
		is($line->{suggestion}, $want, $name);
	}
};

subtest 'no lines, and too many' => sub {
	my $ua = agent();
	my %text = (nothing => '', blanks => " \n\t\n ", separators => ",;\t\n");
	for my $name (sort keys %text) {
		my $answer = pad($ua, $text{$name});
		is($ua->status, 422, $name);
		ok($answer->{fields}{text}, 'names the field');
	}
	json_post($ua, '/cart/pad', [csrf => token($ua)]);
	is($ua->status, 422, 'no such field');
	my $answer = pad($ua, join "\n", @many);
	is($ua->status, 422, '201 lines');
	like($answer->{fields}{text}, qr/200 lines/, 'says so');
	pad($ua, 'T-PAD-ONE 1 ' x 3000);
	is($ua->status, 413, 'longer than a field may be');
	json_post($ua, '/cart/pad', [csrf => token($ua), text => "\xff\xfe"]);
	is($ua->status, 400, 'no UTF-8');
	json_post($ua, '/cart/pad', [csrf => token($ua), text => "a\x01b"]);
	is($ua->status, 400, 'control characters');
	json_post($ua, '/cart/pad', [csrf => token($ua), text => 'T-PAD-ONE',
	    text => 'T-PAD-TWO']);
	is($ua->status, 400, 'two texts');
	pad($ua, 'T-PAD-ONE', update => 'x' x 65);
	is($ua->status, 422, 'an update id of 65 characters');
	is(carts($ua), 0, 'nothing was made');
	my $cart = add($ua, 'T-PAD-ONE', 1);
	$answer = pad($ua, join "\n", @many[0 .. 199]);
	is($ua->status, 422, 'a 201st line in the cart');
	like($answer->{fields}{text}, qr/more than 200 lines/, 'says so');
	is(held(cart($ua, $cart->{id})), 'T-PAD-ONE=1', 'nothing was put in');
	$answer = pad($ua, 'T-PAD-ONE 999', cart => $cart->{id});
	is(wrong($answer), '1 line_full', 'with what the cart holds');
};

subtest 'into which cart' => sub {
	my ($ua, $eve) = (agent(), agent());
	my $one = add($ua, 'T-PAD-ONE', 1);
	my $two = add($ua, 'T-PAD-ONE', 1, cart => 'new');
	is(held(pad($ua, 'T-PAD-TWO')->{cart}), 'T-PAD-ONE=1 T-PAD-TWO=1',
	    'the current one');
	is(pad($ua, 'T-PAD-TWO', cart => $two->{id})->{cart}{id}, $two->{id},
	    'another');
	is(held(pad($ua, 'T-PAD-TWO', cart => 'new')->{cart}), 'T-PAD-TWO=1',
	    'a new one');
	add($eve, 'T-PAD-ONE', 1);
	pad($eve, 'T-PAD-TWO', cart => $one->{id});
	is($eve->status, 404, 'not somebody else\'s');
	my $answer = pad($eve, "T-PAD-NO\nT-PAD-ONE 999", cart => $one->{id});
	is($eve->status, 404, 'nor is a word said of what it holds');
	json_get($eve, "/cart/pad?cart=$one->{id}");
	$eve->get(shop("/cart/pad?cart=$one->{id}"));
	is($eve->status, 404, 'nor is it offered');
	db()->do('UPDATE carts.cart SET state = "ordering", order_id = "ORDER1" '
	    . 'WHERE id = ?', {}, $one->{id});
	$answer = pad($ua, 'T-PAD-TWO', cart => $one->{id});
	is($ua->status, 409, 'not one that is being ordered');
	is($answer->{error}, 'cart_ordering', 'cart_ordering');
	is($answer->{order}, 'ORDER1', 'names the order');
	$ua->post(shop('/cart/pad'), [csrf => token($ua), cart => $one->{id},
	    text => 'T-PAD-TWO 8']);
	is($ua->status, 409, 'as HTML');
	like($ua->content, qr/has become an order.*T-PAD-TWO 8/s,
	    'with what was typed, and other carts to choose');
	$answer = pad($ua, 'T-PAD-TWO 7');
	isnt($answer->{cart}{id}, $one->{id}, 'current is another then');
	is(held($answer->{cart}), 'T-PAD-TWO=7', 'with that alone');
	db()->do('UPDATE carts.cart SET state = "open", order_id = NULL '
	    . 'WHERE id = ?', {}, $one->{id});
};

subtest 'the same form again' => sub {
	my $ua = agent();
	my @send = ("T-PAD-ONE 600\nT-PAD-TWO", update => 'form1');
	my $first = pad($ua, @send);
	my $again = pad($ua, @send);
	is($ua->status, 200, 'is answered as before');
	is($again->{applied_version}, $first->{applied_version}, 'as applied');
	is(held($again->{cart}), 'T-PAD-ONE=600 T-PAD-TWO=1', 'and counts once');
	my $answer = pad($ua, 'T-PAD-ONE 2', update => 'form1');
	is($ua->status, 409, 'with other content');
	is($answer->{error}, 'update_reused', 'update_reused');
	my @some = ("T-PAD-ONE 300\nT-PAD-NO", update => 'form2', good => 1);
	$first = pad($ua, @some);
	$again = pad($ua, @some);
	is(held($again->{cart}), 'T-PAD-ONE=900 T-PAD-TWO=1',
	    'the good lines, too');
};

subtest 'where it comes from' => sub {
	my $ua = agent();
	json_post($ua, '/cart/pad', [text => 'T-PAD-ONE']);
	is($ua->status, 403, 'no token');
	json_post($ua, '/cart/pad', [text => 'T-PAD-ONE',
	    csrf => token(agent())]);
	is($ua->status, 403, 'somebody else\'s token');
	json_post($ua, '/cart/pad', [text => 'T-PAD-ONE', csrf => token($ua)],
	    Origin => 'https://evil.example');
	is($ua->status, 403, 'another site');
	is(carts($ua), 0, 'nothing was made');
	$ua = agent();
	$ua->get(shop('/cart/pad'));
	is($ua->status, 200, 'a stranger sees the page');
	my ($owners) = db()->selectrow_array('SELECT COUNT(*) FROM carts.owner');
	$ua->get(shop('/cart/pad'));
	is(db()->selectrow_array('SELECT COUNT(*) FROM carts.owner'), $owners,
	    'and that makes no row');
};

# What stands in the field; the line break after its tag is no part of it.
sub typed($ua) { return $ua->value('text') =~ s/\r//gr =~ s/\A\n//r }

subtest 'the page' => sub {
	my $ua = agent();
	$ua->get(shop('/carts'));
	$ua->follow_link(text => 'Order pad');
	is($ua->uri->path, '/cart/pad', 'is linked from the empty carts');
	$ua->submit_form(with_fields => { text =>
	    "\nT-PAD-ONE 2\nT-PAD-TW\n<b>&\nT-PAD-ONE x\nT-PAD-TWO 3" });
	is($ua->status, 422, 'three lines that cannot be taken');
	like($ua->content, qr/<title>Error: /, 'Error: in the title');
	like($ua->content, qr/role="alert".*Nothing was put in yet/s, 'says so');
	like($ua->content, qr{Line 3: there is no <code>T-PAD-TW</code>\.},
	    'line 3');
	like($ua->content, qr{Did you mean <code>T-PAD-TWO</code>\?}, 'a hint');
	like($ua->content, qr{Line 4: there is no <code>&lt;b&gt;&amp;</code>},
	    'line 4, escaped');
	like($ua->content, qr/Line 5: “x” is no quantity/, 'line 5');
	$ua->form_with_fields('text');
	is(typed($ua), "\nT-PAD-ONE 2\nT-PAD-TW\n<b>&\n"
	    . "T-PAD-ONE x\nT-PAD-TWO 3", 'the text is as it was typed');
	is(carts($ua), 0, 'nothing was made');
	$ua->back;
	$ua->form_with_fields('text');
	my $good = $ua->current_form->find_input('good');
	is($good->value, '1', 'the good ones can be had alone');
	$ua->click_button(name => 'good');
	is($ua->status, 200, 'taken');
	like($ua->content, qr/2 lines are <a href="[^"]+">in your cart/,
	    'says so');
	$ua->form_with_fields('text');
	is(typed($ua), "T-PAD-TW\n<b>&\nT-PAD-ONE x\n",
	    'the others are still here');
	like($ua->content, qr/Line 1: there is no <code>T-PAD-TW</,
	    'with what is wrong');
	$ua->submit_form(with_fields => { text => 'T-PAD-ONE 5' });
	like($ua->uri, qr{/cart/\w+\?put=1\z}, 'then to the cart');
	like($ua->content, qr/1 line is in this cart now/, 'which says it');
	my ($cart) = @{json_get($ua, '/carts')->{carts}};
	is(held($cart), 'T-PAD-ONE=7 T-PAD-TWO=3', 'all in one cart');
	$ua->get(shop("/cart/$cart->{id}"));
	$ua->follow_link(text => 'Order pad');
	$ua->form_with_fields('text');
	is($ua->value('cart'), $cart->{id}, 'linked from the cart, for it');
};

# The worst of several, as each process reads its small tables once.
sub statements($what) {
	my $count = sub {
		my $text = HTTP::Tiny->new->get(
		    shop('/-/cart/metrics'))->{content};
		return $text =~ /statements\S* (\d+)/ ? $1 : die $text;
	};
	my $before = $count->();
	$what->();
	return $count->() - $before;
}

subtest 'many at once are as they are one by one' => sub {
	my $ua = agent();
	my $cart = add($ua, 'T-PAD-TWO', 3);
	db()->do('UPDATE catalog.item SET price_minor = 1300 WHERE sku IN '
	    . '("T-PAD-ONE", "T-PAD-TWO")');
	$cart = pad($ua, "T-PAD-ONE 2\nT-PAD-TWO 4\nT-PAD-N001")->{cart};
	is(held($cart), 'T-PAD-TWO=7 T-PAD-ONE=2 T-PAD-N001=1',
	    'in the order of adding');
	is(join(' ', map { $_->{unit_price_seen}{amount} } @{$cart->{lines}}),
	    '1300 1300 1450', 'at the prices of now');
	is($cart->{version}, 2, 'one version');
	$cart = pad($ua, "T-PAD-N002\nT-PAD-ONE 1")->{cart};
	is(held($cart), 'T-PAD-TWO=7 T-PAD-ONE=3 T-PAD-N001=1 T-PAD-N002=1',
	    'and again');
	db()->do('UPDATE catalog.item SET price_minor = 1450 WHERE sku IN '
	    . '("T-PAD-ONE", "T-PAD-TWO")');
};

subtest 'statements for 200 lines' => sub {
	my $ua = agent();
	my @form = (csrf => token($ua));
	my $send = sub (@lines) {
		return statements(sub {
			json_post($ua, '/cart/pad', [@form, cart => 'new',
			    text => join "\n", @lines]);
		});
	};
	my $two = $send->(@many[0, 1]);
	$two = $send->(@many[0, 1]);
	my $all = $send->(@many[0 .. 199]);
	is($ua->status, 200, '200 lines');
	cmp_ok($all, '<=', $two, "put in by $all statements, as 2 lines are");
	my $bad = $send->(map { lc } @many[0 .. 199]);
	is($ua->status, 422, '200 lines of small letters');
	cmp_ok($bad, '<=', 20, "looked at in $bad statements");
};

done_testing;
