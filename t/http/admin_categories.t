# The tree of categories: made, renamed, moved, merged, deleted.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Drafts;
use Test::More;

sub clear_all() {
	clear_products('T-CAT');
	for (1 .. 12) {
		db()->do("DELETE FROM catalog.category WHERE slug LIKE 'tcat%' "
		    . 'AND id NOT IN (SELECT parent FROM (SELECT parent FROM '
		    . 'catalog.category WHERE parent IS NOT NULL) c)');
	}
	db()->do(q{DELETE FROM catalog.old_slug WHERE slug LIKE 'tcat%'});
	return;
}

clear_all();
END {
	local $?;
	clear_all() if $ENV{CLEARCART_DEMO};
}

my $ua = staff();

sub make($name, $parent = 0) {
	post_with($ua, '/categories', name => $name, parent => $parent);
	return one('SELECT MAX(id) FROM catalog.category WHERE name = ?', $name);
}

sub page_of($id) { return json_get($ua, admin("/categories/$id")) }

sub save($id, %fields) {
	my $now = page_of($id);
	return json_post($ua, admin("/categories/$id"),
	    { csrf => $now->{csrf}, version => $now->{category}{version},
	    name => $now->{category}{name}, %fields });
}

sub deed($id, $what, @fields) {
	my $now = page_of($id);
	return json_post($ua, admin("/categories/$id/$what"),
	    { csrf => $now->{csrf}, version => $now->{category}{version},
	    @fields });
}

sub parent_of($id) {
	return one('SELECT parent FROM catalog.category WHERE id = ?', $id);
}

sub listed($slug) {
	my $list = json_get(agent(), "/c/$slug");
	return join ' ', sort map { $_->{name} } @{$list->{items} // []};
}

my ($id, $below, $lowest);

subtest 'made' => sub {
	$id = make('Tcat hats');
	ok($id, 'at the top');
	$below = make('Tcat caps', $id);
	is(parent_of($below), $id, 'below it');
	$lowest = make('Tcat peaks', $below);
	make('TCAT HATS');
	is($ua->status, 422, 'not twice in one place, whatever its case');
	make('Tcat hats', $below);
	is($ua->status, 200, 'but in another place');
	make(' ');
	is($ua->status, 422, 'not without a name');
	make("\x{200b}");
	is($ua->status, 422, 'nor with one that is not seen');
	make('Tcat x', 4294967295);
	is($ua->status, 422, 'nor below nothing');
	is(one('SELECT COUNT(*) FROM orders.audit WHERE act = "category.new" '
	    . 'AND ref = ?', $id), 1, 'the log knows');
};

my $thing = new_draft($ua, 'T-CAT-A', category => $lowest);
db()->do('UPDATE catalog.product SET status = "published" WHERE id = ?', {},
    $thing);
post_with($ua, "/products/$thing", name => 'Tcat thing',
    state => 'published');

subtest 'renamed' => sub {
	is(listed('tcat-hats'), 'Tcat thing', 'it lists what is below it');
	save($id, name => 'Tcat headgear', slug => 'tcat-headgear');
	is($ua->status, 200, 'renamed');
	my $visitor = agent(max_redirect => 0);
	$visitor->get(shop('/c/tcat-hats'));
	is($visitor->status, 301, 'the old address leads on');
	like($visitor->response->header('Location'), qr{/c/tcat-headgear\z},
	    'to the new one');
	is(listed('tcat-headgear'), 'Tcat thing', 'with its things');
	my $answer = save($below, slug => 'tcat-headgear');
	is($ua->status, 422, "another category's address is refused");
	ok($answer->{fields}{slug}, 'by its field');
	save($below, slug => 'tcat-hats');
	is($ua->status, 422, 'so is one that leads to another');
	save($id, slug => 'tcat-hats');
	is($ua->status, 200, 'but it may have its own again');
	is(listed('tcat-hats'), 'Tcat thing', 'and is there');
};

subtest 'moved' => sub {
	my $answer = save($id, parent => $lowest);
	is($ua->status, 422, 'never below itself');
	ok($answer->{fields}{parent}, 'by its field');
	save($id, parent => $id);
	is($ua->status, 422, 'nor onto itself');
	save($below, parent => 0);
	is($ua->status, 200, 'to the top');
	is(parent_of($below), undef, 'there');
	is(listed('tcat-hats'), '', 'what it hung on lists it no more');
	is(listed('tcat-caps'), 'Tcat thing', 'it does');
	save($below, parent => $id);
	is(listed('tcat-hats'), 'Tcat thing', 'and back');
	my $deep = $lowest;
	$deep = make("Tcat $_", $deep) for 4 .. 10;
	make('Tcat 11', $deep);
	is($ua->status, 422, 'ten levels are the most');
	my $top = make('Tcat top');
	save($id, parent => $top);
	is($ua->status, 422, 'by moving, too');
};

subtest 'up and down' => sub {
	my ($a, $b) = map { make("Tcat $_", $id) } qw(one two);
	my $order = sub { join ' ', grep { $_ == $a || $_ == $b }
	    map { $_->{id} } @{json_get($ua, admin('/categories'))
	    ->{categories}} };
	is($order->(), "$a $b", 'as they were made');
	deed($b, 'up');
	is($order->(), "$b $a", 'up');
	deed($b, 'down');
	is($order->(), "$a $b", 'and down');
	deed($b, 'down') for 1 .. 2;
	is($ua->status, 200, 'the last stays the last');
};

subtest 'two people' => sub {
	my $seen = page_of($id);
	save($id, description => 'First');
	my @late = (csrf => $seen->{csrf}, name => 'Tcat late',
	    version => $seen->{category}{version}, description => 'Second');
	json_post($ua, admin("/categories/$id"), \@late);
	is($ua->status, 409, 'who saves later is told');
	is(page_of($id)->{category}{description}, 'First', 'nothing is saved');
	$ua->post(admin("/categories/$id"), \@late);
	like($ua->content, qr/First.*Second/s, 'the page shows both');
	$ua->post(admin("/categories/$below"), [csrf => $seen->{csrf},
	    version => 1, name => 'Tcat caps', parent => 0]);
	like($ua->content, qr{<td>Tcat headgear</td><td>Nothing: at the top</td>},
	    'what it hangs on by name');
};

subtest 'merged' => sub {
	my $into = make('Tcat into');
	my $both = new_draft($ua, 'T-CAT-B', category => $into);
	db()->do('UPDATE catalog.product_category SET position = 1 '
	    . 'WHERE product = ?', {}, $both);
	db()->do('INSERT INTO catalog.product_category VALUES (?, ?, 0)', {},
	    $both, $below);
	post_with($ua, "/products/$both", name => 'Tcat both',
	    state => 'published');
	deed($id, 'merge', into => $below);
	is($ua->status, 422, 'not into what hangs on it');
	deed($id, 'merge', into => $id);
	is($ua->status, 422, 'nor into itself');
	my $seen = json_get($ua, admin("/categories/$below/merge"))
	    ->{category}{version};
	save($below, description => 'Changed');
	deed($below, 'merge', into => $into, version => $seen);
	is($ua->status, 409, 'nor what somebody has changed since');
	deed($below, 'merge', into => '');
	is($ua->status, 422, 'nor into none');
	deed($below, 'merge', into => $into);
	is($ua->status, 200, 'merged');
	is(parent_of($lowest), $into, 'its children hang there');
	is(listed('tcat-into'), 'Tcat both Tcat thing', 'its products, too');
	is(one('SELECT GROUP_CONCAT(position) FROM catalog.product_category '
	    . 'WHERE product = ?', $both), 0,
	    'what was in both is in one, at the first place of the two');
	my $visitor = agent(max_redirect => 0);
	$visitor->get(shop('/c/tcat-caps'));
	is($visitor->status, 301, 'its address leads on');
	like($visitor->response->header('Location'), qr{/c/tcat-into\z},
	    'to the other');
	is(listed('tcat-hats'), '', 'what it hung on lists nothing of it');
};

subtest 'deleted' => sub {
	deed($lowest, 'delete');
	is($ua->status, 409, 'not with products');
	my $empty = make('Tcat empty');
	make('Tcat child', $empty);
	deed($empty, 'delete');
	is($ua->status, 409, 'not with categories');
	my $gone = make('Tcat gone');
	deed($gone, 'delete', version => 99);
	is($ua->status, 409, 'not what somebody has changed since');
	deed($gone, 'delete');
	is($ua->status, 200, 'an empty one is');
	json_get($ua, admin("/categories/$gone"));
	is($ua->status, 404, 'it is gone');
	is(json_get(agent(), '/c/tcat-gone')->{error}, 'not_found',
	    'from the shop, too');
};

subtest 'a category of very many products' => sub {
	my ($from, $to) = (make('Tcat many'), make('Tcat more'));
	my $insert = db()->prepare('INSERT INTO catalog.product (sku, slug, '
	    . 'name, status, currency, price_minor, created_at, updated_at) '
	    . 'VALUES (?, ?, ?, "published", "EUR", 100, UTC_TIMESTAMP(3), '
	    . 'UTC_TIMESTAMP(3))');
	for my $n (1 .. 300) {
		$insert->execute("T-CAT-N$n", "tcat-n$n", "Tcat many $n");
		my $product = one('SELECT LAST_INSERT_ID()');
		db()->do('INSERT INTO catalog.product_category VALUES (?, ?, 0)',
		    {}, $product, $from);
	}
	deed($from, 'merge', into => $to);
	is($ua->status, 200, 'is merged at once');
	is(one('SELECT COUNT(*) FROM catalog.product_category '
	    . 'WHERE category = ?', $to), 300, 'all are filed there');
	ok(wait_for(sub { !one('SELECT COUNT(*) FROM catalog.index_due') }, 60,
	    'the lists'), 'and lists follow');
	is(scalar(() = listed('tcat-more') =~ /Tcat many/g), 24,
	    'a page of them');
	is(one('SELECT COUNT(*) FROM catalog.listed WHERE category = ?', $to),
	    300, 'all of them');
};

done_testing;
