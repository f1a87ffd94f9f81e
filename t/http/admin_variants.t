# The grid of a product's variants: options, values, a cell for each.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Drafts;
use Test::More;

clear_products('T-VAR');
END {
	local $?;
	clear_products('T-VAR') if $ENV{CLEARCART_DEMO};
}

my $ua = staff();
my $id = new_draft($ua, 'T-VAR', stock => 5);
my $page = "/products/$id/variants";

sub grid() { return json_get($ua, admin($page)) }
sub save(@fields) { return post_with($ua, $page, @fields) }

sub item($sku, $column) {
	return one("SELECT $column FROM catalog.item WHERE sku = ?", $sku);
}

sub logged() {
	return one('SELECT `changes` FROM orders.audit WHERE kind = "product" '
	    . 'AND ref = ? ORDER BY id DESC LIMIT 1', $id);
}

sub keys_of($answer) { return join ' ', map { $_->{key} } @{$answer->{cells}} }

my @colours = (option => 'Colour', values => "Moss\nRust\nSlate");
my @papers = (option => 'Paper', values => 'Plain, Lined, Dot grid, Survey');

subtest 'what is sold as it is' => sub {
	my $grid = grid();
	is_deeply($grid->{options}, [], 'has no options');
	is_deeply([map { $_->{sku} } @{$grid->{cells}}], ['T-VAR'],
	    'and one cell');
};

subtest 'a grid is shown before it is made' => sub {
	my $answer = save(@colours, @papers, do => 'show');
	is($ua->status, 200, 'shown');
	is($answer->{count}, 12, '3 by 4');
	is($answer->{cells}[2]{sku}, 'T-VAR-MOS-DOT', 'a SKU is suggested');
	is($answer->{cells}[0]{price}, '14.50', 'at the price there is');
	is(one('SELECT COUNT(*) FROM catalog.item WHERE product = ?', $id), 1,
	    'and nothing saved');
	my $now = grid();
	$ua->post(admin($page), [csrf => $now->{csrf}, version =>
	    $now->{product}{version}, @colours, @papers, shown => 'x' x 64]);
	like($ua->content, qr/Nothing is saved yet/,
	    'whoever has not seen it is shown it first');
	like($ua->content, qr/T-VAR<\/code>: kept aside with its history and 5/,
	    'with what becomes of the stock');
};

subtest 'a 3 by 4 grid' => sub {
	my $answer = save(@colours, @papers,
	    cell => 'Moss|Plain', sku => 'T-VAR-A', price => '20',
	    offer => '17', stock => 3, seen => 0, hide => 'Rust|Survey',
	    cell => 'Rust|Survey', sku => '', price => '15', offer => '',
	    stock => '', seen => 0);
	is($ua->status, 200, 'made');
	is($answer->{count}, 12, 'all twelve');
	is(item('T-VAR-A', 'CONCAT_WS("/", price_minor, compare_minor, on_hand, '
	    . 'active, options)'), '1700/2000/3/1/Moss, Plain',
	    'one as it was typed');
	is(item('T-VAR-RUS-SUR', 'CONCAT(price_minor, "/", active)'), '1500/0',
	    'one that is hidden');
	is(item('T-VAR-SLA-LIN', 'CONCAT(price_minor, "/", active)'), '1450/1',
	    'others as suggested');
	is(item('T-VAR', 'CONCAT(active, retired, on_hand)'), '015',
	    'the one it was before is kept aside');
	is(join(' ', column('SELECT COUNT(*) FROM catalog.price p '
	    . 'JOIN catalog.item i ON i.sku = p.sku WHERE i.product = ?', $id)),
	    13, 'each has its first price');
	is(one('SELECT CONCAT(reason, delta_on_hand) FROM catalog.stock_move '
	    . 'WHERE sku = "T-VAR-A"'), 'opening3', 'stock has its movement');
	is(one('SELECT variants FROM catalog.product WHERE id = ?', $id), 11,
	    'eleven are on sale');
	is(one('SELECT COUNT(*) FROM catalog.product_attribute '
	    . 'WHERE product = ? AND visible = 0', $id), 7,
	    'lists can be filtered by the seven values');
	is(one('SELECT COUNT(*) FROM orders.audit WHERE act = '
	    . '"product.variants" AND kind = "product" AND ref = ?', $id), 1,
	    'and the audit log knows');
};

subtest 'what is there stays' => sub {
	my @rest = (option => 'Colour', values => "Rust\nMoss\nSlate\nSky");
	my $answer = save(@rest, option => 'Paper', values =>
	    "Plain\nLined\nDot grid\nGraph");
	is($ua->status, 200, 'saved');
	is($answer->{count}, 16, 'sixteen');
	is($answer->{cells}[0]{key}, 'Rust|Plain', 'in the new order');
	is(item('T-VAR-A', 'CONCAT(price_minor, "/", on_hand)'), '1700/3',
	    'with price and stock');
	is(item('T-VAR-RUS-SUR', 'options'), 'Rust, Graph',
	    'Survey was renamed, its SKU is the same');
	is(one('SELECT value FROM catalog.item_option WHERE sku = ? '
	    . 'AND position = 1', 'T-VAR-RUS-SUR'), 'Graph', 'in its options');
};

subtest 'taken away and back' => sub {
	save(option => 'Colour', values => "Rust\nSlate", @papers[0, 1],
	    values => "Plain\nLined\nDot grid\nGraph");
	is($ua->status, 200, 'saved');
	is(item('T-VAR-A', 'CONCAT(active, retired, on_hand)'), '013',
	    'what was counted is kept aside');
	is(item('T-VAR-MOS-LIN', 'sku'), undef, 'what was not is deleted');
	is(keys_of(grid()), join(' ', map { my $c = $_; map { "$c|$_" }
	    ('Plain', 'Lined', 'Dot grid', 'Graph') } qw(Rust Slate)),
	    'eight are left');
	my $answer = save(option => 'Colour', values => "Rust\nSlate\nMoss",
	    option => 'Paper', values => "Plain\nLined\nDot grid\nGraph");
	is(item('T-VAR-A', 'CONCAT(active, retired, on_hand)'), '103',
	    'and comes back with its stock');
	db()->do('UPDATE catalog.product SET status = "published" WHERE id = ?',
	    {}, $id);
	save(option => 'Colour', values => "Rust\nSlate",
	    option => 'Paper', values => "Plain\nLined\nDot grid\nGraph");
	is(item('T-VAR-MOS-LIN', 'retired'), 1,
	    'what may be in a cart is not deleted');
	my $product = json_get(agent(), '/p/thing-t-var');
	is(@{$product->{variants}}, 8 - 1, 'shoppers see those on sale');
};

subtest 'a file' => sub {
	my ($status, $file) = clearcart('export');
	is($status, 0, 'has it all');
	my @mine = grep { /T-VAR/ } split /\r\n/, $file;
	is(scalar @mine, 1 + 8, 'but what is kept aside');
	is((grep { /\Avariable,T-VAR,/ } @mine), 1, 'as one with variants');
};

subtest 'cells' => sub {
	my $grid = grid();
	my ($cell) = grep { $_->{key} eq 'Rust|Plain' } @{$grid->{cells}};
	save(cell => 'Rust|Plain', price => '18.50', offer => '',
	    stock => 9, seen => 0);
	is($ua->status, 200, 'saved');
	is(item($cell->{sku}, 'CONCAT(price_minor, "/", on_hand)'), '1850/9',
	    'price and count');
	save(cell => 'Rust|Plain', price => '18.50', stock => '-2');
	is(item($cell->{sku}, 'on_hand'), 7, 'two less');
	save(cell => 'Rust|Plain', price => '18.50', stock => 7, seen => 9);
	is($ua->status, 409, 'a count of another stock');
	is(item($cell->{sku}, 'CONCAT(active, "/", on_hand)'), '1/7',
	    'changes nothing');
	save(all_price => '30', all_offer => '25');
	is(one('SELECT GROUP_CONCAT(DISTINCT CONCAT(price_minor, "/", '
	    . 'compare_minor)) FROM catalog.item WHERE product = ? '
	    . 'AND retired = 0', $id), '2500/3000', 'one price for all');
	is(one('SELECT price_minor FROM catalog.product WHERE id = ?', $id),
	    2500, 'lists know');
	like(logged(), qr/price of all.*30.*offer of all.*25/,
	    'the log has both');
	save(cell => 'Rust|Plain', price => '35', offer => '25');
	like(logged(), qr/before .*30\.00.*35\.00/,
	    'and another price under the same offer');
};

subtest 'two people' => sub {
	my $seen = grid();
	save(all_price => '31');
	my @late = (csrf => $seen->{csrf},
	    version => $seen->{product}{version}, all_price => '32');
	my $answer = json_post($ua, admin($page), \@late);
	is($ua->status, 409, 'who saves later is told');
	is($answer->{error}, 'stale_product', 'by its code');
	is(one('SELECT price_minor FROM catalog.product WHERE id = ?', $id),
	    3100, 'nothing was saved');
	$ua->post(admin($page), \@late);
	$ua->submit_form(with_fields => { all_price => '32' });
	is($ua->status, 200, 'ours can be saved');
	is(one('SELECT price_minor FROM catalog.product WHERE id = ?', $id),
	    3200, 'over it');
};

my $of = new_draft($ua, 'T-VAR-OTHER');
my @cell = (cell => 'Sky|Plain', stock => '', seen => 0);
my @sky = (option => 'Colour', values => "Rust\nSlate\nSky",
    option => 'Paper', values => "Plain\nLined\nDot grid\nGraph");
# The fields, the one that must be refused, why.
my @bad = (
	[[@sky, @cell, sku => 'T-VAR-OTHER', price => 1], 'sku',
	    "another product's SKU"],
	[[@sky, @cell, sku => 'T-VAR-A', price => 1], 'sku',
	    'the SKU of one kept aside'],
	[[@sky, @cell, sku => 'T-VAR-SKY-LIN', price => 1], 'sku',
	    'a SKU that another cell is to have'],
	[[@sky, @cell, sku => 'a b', price => 1], 'sku', 'a blank in a SKU'],
	[[@sky, @cell, sku => 'x' x 65, price => 1], 'sku', 'a long SKU'],
	[[@sky, @cell, price => '-1'], 'price', 'a price below zero'],
	[[@sky, @cell, price => '1,5'], 'price', 'a decimal comma'],
	[[@sky, @cell, price => ''], 'price', 'no price'],
	[[@sky, @cell, price => 2, offer => 3], 'offer',
	    'an offer above the price'],
	[[@sky, cell => 'Sky|Plain', price => 1, stock => -1, seen => 0],
	    'stock', 'less than nothing'],
	[[cell => 'Pink|Plain', price => 1], 'cell', 'an unknown value'],
	[[cell => 'Rust|Plain', cell => 'Rust|Lined', price => 1], 'cell',
	    'lists of unequal length'],
	[[all_price => '-5'], 'all_price', 'all below zero'],
	[[all_price => 5, all_offer => 5], 'all_offer', 'an offer that is none'],
	[[option => 'Colour', values => ''], 'values', 'no values'],
	[[option => '', values => 'Moss'], 'option', 'no name'],
	[[option => 'Colour', values => "Moss\nmoss"], 'values',
	    'a value twice'],
	[[option => 'A', values => 'x', option => 'a', values => 'y'],
	    'option', 'an option twice'],
	[[option => 'A', values => "x|y"], 'values', 'a bar'],
	[[option => 'A', values => 'x' x 121], 'values', 'a long value'],
	[[option => 'x' x 65, values => 'x'], 'option', 'a long name'],
	[[map { (option => "O$_", values => 'x') } 1 .. 4], 'option',
	    'four options'],
	[[option => 'A', values => join("\n", 1 .. 201)], 'values',
	    'too many values'],
	[[map { (option => "O$_", values => join "\n", 1 .. 13) } 1 .. 3],
	    'values', 'more than 2,000 cells'],
);

subtest 'what is refused changes nothing' => sub {
	my $rows = sub { join ' ', column('SELECT CONCAT_WS("/", sku, options, '
	    . 'price_minor, compare_minor, on_hand, active, position) '
	    . 'FROM catalog.item WHERE product = ? ORDER BY sku', $id) };
	my $before = $rows->();
	for my $case (@bad) {
		my ($fields, $field, $why) = @$case;
		my $answer = save(@$fields);
		is($ua->status, 422, $why);
		ok($answer->{fields}{$field}, "  names $field")
		    or diag explain $answer->{fields};
	}
	is($rows->(), $before, 'all is as it was');
};

subtest 'back to one' => sub {
	my $answer = save(option => '', values => '');
	is($ua->status, 200, 'saved');
	is($answer->{count}, 1, 'sold as it is');
	is($answer->{cells}[0]{sku}, 'T-VAR', 'with the SKU it had');
	is(item('T-VAR', 'CONCAT(active, retired, on_hand)'), '105',
	    'and the stock it had');
	is(one('SELECT COUNT(*) FROM catalog.product_attribute '
	    . 'WHERE product = ?', $id), 0, 'without values to filter by');
};

subtest '2,000 variants' => sub {
	my $many = new_draft($ua, 'T-VAR-MANY');
	my $path = "/products/$many/variants";
	my @three = map { my ($name, $n) = @$_;
	    (option => $name, values => join "\n", map { "$name$_" } 1 .. $n) }
	    (['Hue', 10], ['Size', 20], ['Cut', 10]);
	my $answer = post_with($ua, $path, @three);
	is($ua->status, 200, 'made');
	is($answer->{count}, 2000, 'all of them');
	is(@{$answer->{cells}}, 100, 'a hundred a page');
	is(one('SELECT COUNT(DISTINCT sku) FROM catalog.item WHERE product = ? '
	    . 'AND active = 1', $many), 2000, 'each with a SKU');
	my $last = json_get($ua, admin("$path?page=20"))->{cells};
	is($last->[99]{key}, 'Hue10|Size20|Cut10', 'the last one');
	$ua->get(admin("$path?page=20"));
	cmp_ok(length $ua->content, '<', 300_000, 'a page is bounded');
	post_with($ua, $path, page => 20, map { (cell => $_->{key},
	    price => '9.99', offer => '', stock => 2, seen => 0,
	    sku => $_->{sku}) } @$last);
	is($ua->status, 200, 'a page of a hundred is saved');
	is(one('SELECT COUNT(*) FROM catalog.item WHERE product = ? '
	    . 'AND price_minor = 999 AND on_hand = 2', $many), 100, 'whole');
	$ua->get(admin("/products/$many"));
	$ua->submit_form(with_fields => { brand => 'Alm' });
	is($ua->status, 200, 'the form of the product is taken, all of it');
	is(one('SELECT brand FROM catalog.product WHERE id = ?', $many), 'Alm',
	    'and saved');
	post_with($ua, $path, all_price => '12');
	is(one('SELECT COUNT(*) FROM catalog.item WHERE product = ? '
	    . 'AND price_minor = 1200', $many), 2000, 'one price for all');
};

done_testing;
