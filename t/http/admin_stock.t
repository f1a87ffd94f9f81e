# Stock in the admin: what runs low, adjusting, an item's moves, counting.
use v5.36;
use Clearcart;
use Clearcart::Buy;
use Clearcart::Goods;
use Test::More;

my @skus = ('T-STK-A', 'T-STK-B', 'T-STK-C', 'T-STK "&</x>%2F');
my $odd = $skus[3];

sub one($sql, @values) {
	my $row = db()->selectrow_arrayref($sql, {}, @values);
	return $row ? $row->[0] : undef;
}

sub clean() {
	db()->do('DELETE FROM catalog.stock_move WHERE sku = ?', {}, $_)
	    for @skus;
	my $category = one('SELECT id FROM catalog.category '
	    . 'WHERE slug = "t-stk"');
	db()->do('DELETE FROM catalog.listed WHERE category = ?', {},
	    $category // 0);
	db()->do('DELETE FROM catalog.category WHERE slug = "t-stk"');
	db()->do('UPDATE catalog.version SET n = n + 1'); # it is kept
	remove_goods(@skus);
}
clean();
own_goods(map { $_ => 10 } @skus);
END {
	local $?;
	clean() if $ENV{CLEARCART_DEMO};
}

# A category of its own, with all of them in it.
db()->do('INSERT INTO catalog.category (slug, name, position) '
    . 'VALUES ("t-stk", "Stock test", 99)');
my $category = one('SELECT id FROM catalog.category WHERE slug = "t-stk"');
db()->do('INSERT INTO catalog.listed (product, category) '
    . 'SELECT id, ? FROM catalog.product WHERE sku LIKE "T-STK%"', {},
    $category);
db()->do('UPDATE catalog.version SET n = n + 1');
db()->do('INSERT INTO catalog.stock_move (ref, sku, delta_on_hand, '
    . 'delta_reserved, reason, actor, at) VALUES (?, ?, 10, 0, "opening", '
    . '"test", UTC_TIMESTAMP(3))', {}, "test/$_", $_) for @skus;

my $ua = agent();
sign_in_admin($ua);

sub item($sku) {
	my $uri = URI->new(admin('/stock/item'));
	$uri->query_form(sku => $sku);
	return json_get($ua, "$uri");
}
sub on_hand($sku) {
	return one('SELECT on_hand FROM catalog.item WHERE sku = ?', $sku);
}

my $keys = 0;
sub adjust($sku, %fields) {
	my $now = item($sku);
	return json_post($ua, admin('/stock/item/adjust'), { sku => $sku,
	    csrf => $now->{csrf}, why => 'damaged', note => 'wet',
	    key => sprintf('T%025d', $$ * 1000 + $keys++), %fields });
}

subtest 'adjusting' => sub {
	for my $sku ('T-STK-A', $odd) {
		my $after = adjust($sku, delta => '-3');
		is($ua->status, 200, "$sku: taken off");
		is(on_hand($sku), 7, '  as many as told');
		is_deeply([@{ $after->{moves}[0] }{qw(on_hand left reason why note)}],
		    [-3, 7, 'adjust', 'damaged', 'wet'], '  and written down');
		is($after->{moves}[0]{by}, 'Shop Owner', '  by whom');
	}
	adjust('T-STK-A', delta => '+5', key => 'T' x 26);
	adjust('T-STK-A', delta => '+5', key => 'T' x 26);
	is($ua->status, 200, 'sent twice');
	is(on_hand('T-STK-A'), 12, '  counts once');
	for my $bad (['delta', '0'], ['delta', 'x'], ['delta', ''],
	    ['delta', '1.5'], ['delta', '9999999'], ['why', ''],
	    ['why', 'because'], ['note', 'x' x 201]) {
		my $said = adjust('T-STK-A', delta => 1, @$bad);
		is($ua->status, 422, "$bad->[0] '" . substr($bad->[1], 0, 9) . q('));
		ok($said->{fields}{$bad->[0]}, '  and named');
	}
	my $csrf = item('T-STK-A')->{csrf};
	adjust('T-STK-NONE', delta => 1, csrf => $csrf);
	is($ua->status, 404, 'an unknown SKU');
	is(on_hand('T-STK-A'), 12, 'nothing changed');
	json_post($ua, admin('/stock/item/adjust'), { sku => 'T-STK-A',
	    csrf => 'wrong', delta => 1, why => 'found', key => 'U' x 26 });
	is($ua->status, 403, 'a wrong token');
	is(one('SELECT act FROM orders.audit WHERE kind = "item" '
	    . 'AND ref = "T-STK-A" ORDER BY id DESC LIMIT 1'), 'stock.adjust',
	    'the log knows');
};

subtest 'below nothing' => sub {
	db()->do('UPDATE catalog.item SET reserved = 0 WHERE sku = "T-STK-B"');
	my $said = adjust('T-STK-B', delta => '-1000');
	is($ua->status, 422, 'more than are there');
	is($said->{fields}{delta}, 'So many are not there.', '  in its words');
};

subtest 'what is ordered stays' => sub {
	db()->do('UPDATE catalog.item SET reserved = 5 WHERE sku = "T-STK-B"');
	my $said = adjust('T-STK-B', delta => '-6');
	is($ua->status, 422, 'fewer than are ordered');
	like($said->{fields}{delta}, qr/ordered/, '  which it says');
	ok($said->{fields}{delta}, '  is refused at its field');
	is(on_hand('T-STK-B'), 10, '  and nothing changed');
	adjust('T-STK-B', delta => '-5');
	is(on_hand('T-STK-B'), 5, 'as many as are ordered can stay');
};

subtest 'moves' => sub {
	adjust('T-STK-C', delta => $_) for 1 .. 3;
	my $all = item('T-STK-C');
	is_deeply([map { [$_->{on_hand}, $_->{left}] } @{ $all->{moves} }],
	    [[3, 16], [2, 13], [1, 11], [10, 10]], 'newest first, adding up');
	db()->do('INSERT INTO catalog.stock_move (ref, sku, delta_on_hand, '
	    . 'delta_reserved, reason, actor, at) VALUES ("test/r", "T-STK-C", '
	    . '0, 2, "reserve", "test", UTC_TIMESTAMP(3))');
	is(@{ item('T-STK-C')->{moves} }, 4, 'reservations are folded');
	is(@{ json_get($ua, admin('/stock/item?sku=T-STK-C&all=1'))->{moves} },
	    5, '  unless asked for');
	my $id = $all->{moves}[1]{id};
	my $page = json_get($ua,
	    admin("/stock/item?sku=T-STK-C&before=$id"));
	is_deeply([map { $_->{left} } @{ $page->{moves} }], [11, 10],
	    'a later page adds up, too');
	db()->do('DELETE FROM catalog.stock_move WHERE ref = "test/r"');
	json_get($ua, admin('/stock/item?sku=T-STK-NONE'));
	is($ua->status, 404, 'an unknown SKU');
	json_get($ua, admin('/stock/item'));
	is($ua->status, 422, 'none');
};

sub low_skus() {
	my %all;
	for (my $next = '/stock'; $next;) {
		my $page = json_get($ua, admin($next));
		$all{$_->{sku}}++ for @{ $page->{items} };
		$next = $page->{next};
	}
	return \%all;
}

subtest 'what runs low' => sub {
	my $set = sub ($sku, $low) {
		json_post($ua, admin('/stock/item/low'), { sku => $sku,
		    csrf => item($sku)->{csrf}, low => $low });
	};
	my $low = low_skus();
	ok($low->{'T-STK-B'}, 'nothing left but what is ordered');
	ok(!$low->{'T-STK-A'}, 'twelve are enough');
	$set->('T-STK-A', 12);
	is(low_skus()->{'T-STK-A'}, 1, 'unless the item says otherwise, once');
	$set->('T-STK-A', 11);
	ok(!low_skus()->{'T-STK-A'}, 'more than that');
	$set->('T-STK-A', '');
	is(one('SELECT low_at FROM catalog.item WHERE sku = "T-STK-A"'), undef,
	    'as the settings say, again');
	$set->('T-STK-A', 'x');
	is($ua->status, 422, 'no number');
	is((grep { $_ > 1 } values low_skus()->%*), 0, 'no page repeats one');
};

sub sheet() { return json_get($ua, admin("/stock/count?category=$category")) }

sub count($do, @rows) {
	return json_post($ua, admin('/stock/count'), {
	    csrf => sheet()->{csrf}, category => $category, do => $do,
	    sku => [map { $_->[0] } @rows], seen => [map { $_->[1] } @rows],
	    counted => [map { $_->[2] } @rows] });
}

subtest 'counting' => sub {
	my %shown = map { $_->{sku} => $_->{on_hand} } @{ sheet()->{items} };
	is_deeply(\%shown, { 'T-STK-A' => 12, 'T-STK-B' => 5, 'T-STK-C' => 16,
	    $odd => 7 }, 'the sheet has all of the category');
	my @rows = (['T-STK-A', 12, 11], ['T-STK-B', 5, ''],
	    ['T-STK-C', 16, 16], [$odd, 7, 9]);
	my $said = count(preview => @rows);
	is($ua->status, 200, 'a preview');
	is_deeply([map { [@$_{qw(sku fate)}] } @{ $said->{lines} }],
	    [['T-STK-A', 'counted'], ['T-STK-C', 'same'], [$odd, 'counted']],
	    '  says what becomes of each line that was typed into');
	is(on_hand('T-STK-A'), 12, '  and changes nothing');
	adjust($odd, delta => 1);
	$said = count(apply => @rows);
	is($ua->status, 409, 'one has moved meanwhile');
	is_deeply([map { $_->{fate} } @{ $said->{lines} }],
	    [qw(counted same stale)], '  it is named');
	is($said->{lines}[2]{on_hand}, 8, '  with what is there');
	is($said->{lines}[2]{counted}, 9, '  and what was counted');
	is(on_hand('T-STK-A'), 11, '  the others are counted');
	is(on_hand($odd), 8, '  it is not');
	is(item('T-STK-A')->{moves}[0]{reason}, 'count', 'a count is a move');
	is(item('T-STK-C')->{moves}[0]{reason}, 'adjust', 'none is none');
	$said = count(apply => ['T-STK-A', 12, 11]);
	is($said->{lines}[0]{fate}, 'stale', 'the same sheet again is old');
	$said = count(preview => ['T-STK-B', 5, 4], ['T-STK-A', 11, 'x']);
	is($ua->status, 422, 'fewer than are ordered, and no number');
	is_deeply([map { $_->{fate} } @{ $said->{lines} }], [qw(too_few wrong)],
	    '  named');
	count(apply => ['T-STK-B', 5, 4]);
	is(on_hand('T-STK-B'), 5, '  nor by applying it at once');
	count(preview => ['T-STK-A', 11, '']);
	is($ua->status, 422, 'nothing counted');
	count(apply => ['T-STK-NONE', 1, 2]);
	is($ua->status, 409, 'an unknown SKU is left out');
	my $retire = 'UPDATE catalog.item SET active = ?, retired = ? '
	    . 'WHERE sku = "T-STK-C"';
	db()->do($retire, {}, 0, 1);
	$said = count(apply => ['T-STK-C', 16, 3]);
	is($said->{lines}[0]{fate}, 'gone', 'nor what left the grid meanwhile');
	is(on_hand('T-STK-C'), 16, '  is counted');
	db()->do($retire, {}, 1, 0);
	count(apply => ['T-STK-A', 11, -1]);
	is(on_hand('T-STK-A'), 11, 'less than nothing is no count');
	json_post($ua, admin('/stock/count'), { csrf => sheet()->{csrf},
	    category => $category, do => 'apply', sku => ['T-STK-A', 'T-STK-B'],
	    seen => [11], counted => [1, 2] });
	is($ua->status, 422, 'lists that do not fit');
	json_get($ua, admin('/stock/count?category=999999'));
	is($ua->status, 404, 'an unknown category');
	count(apply => ['T-STK-A', 11, 12]);
	is($ua->status, 200, 'all well');
	is(on_hand('T-STK-A'), 12, '  and counted');
};

subtest 'orders that hold pieces are named' => sub {
	goods_make('T-HELD' =>
	    [1450, stock_of('T-HELD')->{reserved} + 5]);
	my $buyer = agent();
	my $placed = place($buyer,
	    form_of($buyer, cart_with($buyer, 'T-HELD' => 3)));
	my $number = $placed->{order}{number}
	    // one('SELECT o.number FROM orders.orders o JOIN orders.order_line l '
	    . 'ON l.order_id = o.id WHERE l.sku = "T-HELD" '
	    . 'ORDER BY o.id DESC LIMIT 1');
	my $have = on_hand('T-HELD');
	my $said = adjust('T-HELD', delta => -$have);
	is($ua->status, 422, 'adjusted away');
	like($said->{orders}, qr/\b\Q$number\E\b/, '  the order is named');
	$said = count(preview => ['T-HELD', $have, 0]);
	is($ua->status, 422, 'counted away');
	like($said->{lines}[0]{orders}, qr/\b\Q$number\E\b/,
	    '  the order is named');
	is(on_hand('T-HELD'), $have, 'nothing changed');
	my ($move) = grep { $_->{reason} eq 'reserve' } @{ json_get($ua,
	    admin('/stock/item?sku=T-HELD&all=1'))->{moves} };
	is($move->{order}, $number, 'the move names it, too');
	goods_retire('T-HELD');
};

done_testing();
