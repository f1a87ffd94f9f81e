# Many carts, and carts of many lines: none is hidden, none is unreachable,
# and what SQL adds up is what the cart's own page adds up.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Crowd;
use Test::More;

make_things();
END { remove_things() if $ENV{CLEARCART_DEMO} }

sub page($ua, $path) {
	$ua->get(shop($path), Accept => 'text/html');
	return $ua->content;
}

sub names($page) { return map { $_->{name} } @{$page->{summaries}} }

my $ua = agent();
my ($first, $owner) = crowd($ua, 500, 2);

subtest '500 small carts come in one answer' => sub {
	my $all = json_get($ua, '/carts');
	is(scalar @{$all->{carts}}, 500, 'all');
	is($all->{next}, undef, 'and no more');
	my %lines;
	$lines{@{$_->{lines}}}++ for @{$all->{carts}};
	is_deeply(\%lines, { 2 => 500 }, 'each with its lines');
	is($all->{carts}[0]{name}, 'First', 'the last changed first');
	my $home = json_get($ua, '/');
	is(scalar @{$home->{carts}}, 500, 'as beside the goods');
	is($home->{carts_next}, undef, 'and no more');
};

subtest 'the row of carts is short' => sub {
	my $html = page($ua, '/carts');
	my ($tabs) = $html =~ m{<nav aria-label="Your carts">(.*?)</nav>}s;
	is(scalar(() = $tabs =~ m{<a href="/cart/}g), 9, 'nine carts');
	like($html, qr{href="/carts\?all=open">All 500 carts</a>}, 'and all');
	like($tabs, qr{aria-current="page">First}, 'the current one is shown');
	my ($last) = db()->selectrow_array('SELECT id FROM carts.cart '
	    . 'WHERE owner = ? AND name = "Crowd 400"', {}, $owner);
	($tabs) = page($ua, "/cart/$last")
	    =~ m{<nav aria-label="Your carts">(.*?)</nav>}s;
	is(scalar(() = $tabs =~ m{<a href="/cart/}g), 9, 'nine again');
	like($tabs, qr{aria-current="page">Crowd 400}, 'with the one shown');
	like($tabs, qr{>First}, 'and the current one');
	$html = page($ua, '/');
	is(scalar(() = $html =~ m{class="cartcard"}g), 3, 'three at home');
	like($html, qr{href="/carts\?all=open">See all 500</a>}, 'and all');
};

# Every name that the pages of that list show, one after the other.
sub read_all($path) {
	my @names;
	for (my $next = $path; $next; ) {
		my $page = json_get($ua, $next);
		cmp_ok(@{$page->{summaries}}, '<=', 24, 'at most 24 a page');
		push @names, names($page);
		$next = $page->{next};
	}
	return @names;
}

subtest 'all carts, page by page' => sub {
	my @names = read_all('/carts?all=open');
	is_deeply(\@names, ['First', map { "Crowd $_" } 1 .. 499],
	    'each once, the last changed first');
	my $page = json_get($ua, '/carts?all=open');
	is($page->{open}, 500, 'counted');
	is($page->{bought}, 0, 'none is bought');
	is($page->{summaries}[1]{size}, 2, 'lines');
	is($page->{summaries}[1]{pieces}, 2, 'pieces');
	is($page->{summaries}[1]{total}{amount}, 2000, 'total');
	is_deeply([names(json_get($ua, '/carts?all=open&name=CROWD+49'))],
	    ['Crowd 49', map { "Crowd $_" } 490 .. 499], 'by a part of a name');
	is_deeply([names(json_get($ua, '/carts?all=open&name=%25'))], [],
	    'a percent sign is one');
	my $html = page($ua, '/carts?all=open&name=nowhere');
	like($html, qr/No cart is called like “nowhere”/, 'none, and told so');
	like(page($ua, '/carts?all=open'), qr{rel="next">Older</a>}, 'paged');
	for my $bad ('all=closed', 'all=open&after=x', 'all=open&after=1-2') {
		json_get($ua, "/carts?$bad");
		is($ua->status, 422, $bad);
	}
	db()->do('UPDATE carts.cart SET name = "" WHERE owner = ? '
	    . 'AND name = "Crowd 7"', {}, $owner);
	is_deeply([names(json_get($ua, '/carts?all=open&name=your+c'))],
	    ['Your cart'], 'one without a name is found as it is called');
};

subtest 'bought carts' => sub {
	db()->do('UPDATE carts.cart SET state = "purchased" WHERE owner = ? '
	    . 'AND RIGHT(id, 6) BETWEEN "000300" AND "000379"', {}, $owner);
	is(scalar(read_all('/carts?all=bought')), 80, 'are all reachable');
	is(scalar(read_all('/carts?all=open')), 420, 'apart from the others');
	is(scalar @{json_get($ua, '/carts')->{carts}}, 420, 'and not in /carts');
	my $html = page($ua, '/carts');
	like($html, qr{href="/carts\?all=bought">All 80 bought carts</a>},
	    'the way there');
	my ($before) = $html =~ m{Bought before(.*?)</section>}s;
	is(scalar(() = $before =~ m{<li>}g), 5, 'after the last five');
	page($ua, '/carts?all=bought');
	my ($form) = grep { $_->action =~ m{/cart/copy} } $ua->forms;
	$ua->request($form->click);
	like($ua->content, qr/<strong>Copied\./, 'can be bought again');
	db()->do('UPDATE carts.cart SET state = "open" WHERE owner = ?', {},
	    $owner);
};

subtest 'where to move or merge' => sub {
	my $html = page($ua, "/cart/$first?ask=merge");
	my $choices = sub { scalar(() = $ua->content =~ m{Merge<span}g) };
	cmp_ok($choices->(), '>=', 50, 'fifty carts and more');
	cmp_ok($choices->(), '<=', 52, 'not all');
	$ua->submit_form(with_fields => { ask => 'merge', name => 'Crowd 433' });
	like($ua->content, qr{Merge<span class="vh"> into Crowd 433<},
	    'the others by their names');
	is($choices->(), 1, 'that one alone');
	my ($form) = grep { $_->action =~ m{/cart/merge} } $ua->forms;
	$ua->request($form->click);
	like($ua->content, qr/<strong>Merged\./, 'and it is merged');
	my ($id) = $ua->uri =~ m{/cart/(\w+)};
	page($ua, "/cart/$id?ask=move&sku=T-SIZE-002");
	like($ua->content, qr{<span>Crowd 3<}, 'a line, too');
	unlike($ua->content, qr{<span>Crowd 444<}, 'not all are shown');
	$ua->submit_form(with_fields => { ask => 'move', name => 'Crowd 444' });
	like($ua->content, qr{<span>Crowd 444<}, 'but found');
	like($ua->content, qr/Move Thing of many/, 'still for that line');
};

subtest 'into which, on the page of goods' => sub {
	page($ua, '/p/t-size');
	my $options = () = $ua->content =~ m{<option value="\w}g;
	is($options, 51, 'fifty carts and a new one');
	unlike($ua->content, qr{<option[^>]*>\s*</option>}, 'none without words');
	$ua->submit_form(with_fields => { into => 'crowd 477' });
	is($ua->status, 200, 'another by its name');
	like($ua->content, qr{<option value="\w+" selected>Crowd 477<},
	    'is found and chosen');
};

subtest 'more lines than one answer holds' => sub {
	my $big = agent();
	my (undef, $owner) = crowd($big, 110, 200);
	my (%seen, $answers);
	for (my $next = '/carts'; $next; $answers++) {
		my $page = json_get($big, $next);
		$seen{$_->{id}} += @{$_->{lines}} for @{$page->{carts}};
		$next = $page->{next};
	}
	is($answers, 2, 'come in two');
	is(scalar keys %seen, 110, 'every cart');
	is(scalar(grep { $_ != 200 } values %seen), 0, 'once, and whole');
	my $home = json_get($big, '/');
	is(scalar @{$home->{carts}}, 100, '100 of them beside the goods');
	like($home->{carts_next}, qr{\A/carts\?after=}, 'and how to go on');
	is(@{json_get($big, $home->{carts_next})->{carts}}, 10, 'which works');
};

# One line a rule; the one that counts is 2 at 10.00.
my %truth = (
	'T-SIZE-011' => [undef, 'UPDATE catalog.item SET on_hand = 2'],
	'T-SIZE-012' => ['out_of_stock', 'UPDATE catalog.item SET on_hand = 0'],
	'T-SIZE-013' => ['less_stock', 'UPDATE catalog.item SET on_hand = 1'],
	'T-SIZE-014' => ['unpublished', 'UPDATE catalog.item SET active = 0'],
	'T-SIZE-015' => ['unpublished',
	    'UPDATE catalog.item SET currency = "USD"'],
	'T-SIZE-016' => ['unpublished',
	    'UPDATE catalog.item SET price_minor = 9223372036854775807'],
	'T-SIZE-017' => ['unpublished',
	    'UPDATE catalog.item SET price_minor = 500000000000001'],
	'T-SIZE-018' => ['unpublished', 'DELETE FROM catalog.item'],
);

subtest 'what SQL adds up, and the page' => sub {
	my $ua = agent();
	my $cart = json_post($ua, '/cart/update', [op => 'add',
	    map { (sku => $_, quantity => 2) } sort keys %truth])->{cart}{id};
	db()->do("$truth{$_}[1] WHERE sku = ?", {}, $_) for sort keys %truth;
	my $shown = json_get($ua, "/cart/$cart")->{cart};
	is($ua->status, 200, 'the page does not fail');
	is($_->{notice}, $truth{$_->{sku}}[0], "$_->{sku} says what it is")
	    for @{$shown->{lines}};
	is(scalar @{$shown->{lines}}, 8, 'no line is dropped');
	is_deeply($shown->{total}, { amount => 2000, currency => 'EUR' },
	    'only what can be had is counted');
	my ($sum) = @{json_get($ua, '/carts?all=open')->{summaries}};
	is_deeply($sum->{total}, { amount => 2000, currency => 'EUR' },
	    'in SQL, too');
	is($sum->{pieces}, 2, 'two pieces');
	is($sum->{size}, 8, 'eight lines');
	for my $path ("/cart/$cart", '/carts', '/', "/checkout/$cart") {
		page($ua, $path);
		is($ua->status, 200, "$path as a page");
	}
	db()->do('UPDATE catalog.item SET price_minor = 500000000000000 '
	    . 'WHERE sku = "T-SIZE-017"');
	is(json_get($ua, "/cart/$cart")->{cart}{total}{amount},
	    1_000_000_000_002_000, 'the dearest line that can be had');
	is(json_get($ua, '/carts?all=open')->{summaries}[0]{total}{amount},
	    1_000_000_000_002_000, 'in SQL, too');
	db()->do('UPDATE carts.cart SET state = "ordering" WHERE id = ?', {},
	    $cart);
	$shown = json_get($ua, "/cart/$cart")->{cart};
	is($shown->{total}{amount}, 1_000_000_000_010_000,
	    'what is ordered is past stock');
	is(json_get($ua, '/carts?all=open')->{summaries}[0]{total}{amount},
	    1_000_000_000_010_000, 'in SQL, too');
};

done_testing;
