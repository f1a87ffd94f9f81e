# The reading side of the shop: lists, searches and products, against what
# the database says, and with addresses that nobody should type.
use v5.36;
use utf8;
use Clearcart;
use Encode ();
use JSON::PP;
use Test::More;
use URI::Escape ();

binmode Test::More->builder->$_, ':encoding(UTF-8)'
    for qw(output failure_output todo_output);

my $ua = agent();
$ua->requests_redirectable([]);
my $db = db();

# Published products that have a price, in a category or below it.
my $IN = q{WITH RECURSIVE below AS (SELECT id FROM catalog.category
    WHERE slug = ? UNION ALL SELECT c.id FROM catalog.category c
    JOIN below ON c.parent = below.id),
    listed AS (SELECT DISTINCT p.id, p.slug, p.name, p.price_minor
    FROM catalog.product p JOIN catalog.product_category pc
    ON pc.product = p.id JOIN below ON below.id = pc.category
    WHERE p.status = 'published' AND p.price_minor IS NOT NULL)};

sub column($sql, @values) {
	return $db->selectcol_arrayref($sql, undef, @values);
}

sub number($sql, @values) { return column($sql, @values)->[0] }

# All goods of a list, page after page.
sub all_items($path) {
	my @items;
	for (my $pages = 0; defined $path && $pages < 100; $pages++) {
		my $list = json_get($ua, $path);
		$ua->status == 200 or die "$path: " . $ua->status;
		push @items, @{$list->{items}};
		$path = $list->{next};
	}
	return @items;
}

# {attribute}{value} = products, for those shown.
sub counts($list) {
	my %counts;
	for my $facet (@{$list->{facets}}) {
		$counts{$facet->{name}}{$_->{value}} = $_->{count}
		    for @{$facet->{values}};
	}
	return \%counts;
}

sub oracle($slug, $where = 'TRUE', @values) {
	my $rows = $db->selectall_arrayref(qq{$IN SELECT a.name, v.value,
	    COUNT(DISTINCT l.id) FROM listed l
	    JOIN catalog.product_attribute pa ON pa.product = l.id
	    JOIN catalog.attribute_value v ON v.id = pa.value
	    JOIN catalog.attribute a ON a.id = v.attribute
	    WHERE $where GROUP BY a.name, v.value}, undef, $slug, @values);
	my %counts;
	$counts{$_->[0]}{$_->[1]} = $_->[2] for @$rows;
	return \%counts;
}

# What is shown is as the oracle says, and nothing bigger is left out.
sub facets_are($got, $want, $name, @but) {
	my (@wrong, %but);
	@but{@but} = ();
	for my $facet (grep { !exists $but{$_} } keys %$got) {
		next if $facet eq 'Offer';
		for my $value (keys %{$got->{$facet}}) {
			my $n = $want->{$facet}{$value} // 0;
			push @wrong, "$facet=$value $got->{$facet}{$value} not $n"
			    if $got->{$facet}{$value} != ($n > 1000 ? 1000 : $n);
		}
	}
	for my $facet (grep { !exists $but{$_} } keys %$want) {
		my $shown = keys %{$got->{$facet} // {}};
		my $there = keys %{$want->{$facet}};
		push @wrong, "$facet shows $shown of $there"
		    if $shown != $there && $shown < 20;
	}
	is_deeply(\@wrong, [], $name);
}

my $SLUG = column(q{SELECT slug FROM catalog.category WHERE parent IS NULL
    ORDER BY position, name LIMIT 1})->[0];

subtest 'a category lists each of its products once' => sub {
	my @want = sort @{column("$IN SELECT slug FROM listed", $SLUG)};
	for my $sort (qw(relevance name price -price new)) {
		my @got = sort map { $_->{url} =~ s{\A/p/}{}r }
		    all_items("/c/$SLUG?sort=$sort");
		is_deeply(\@got, \@want, "by $sort");
	}
};

subtest 'the whole shop, page after page' => sub {
	my $want = number(q{SELECT COUNT(*) FROM catalog.product WHERE
	    status = 'published' AND price_minor IS NOT NULL});
	plan skip_all => "$want are too many to walk" if $want > 2000;
	my $first = json_get($ua, '/search');
	is(@{$first->{items}}, $want < 24 ? $want : 24, '24 a page');
	for my $sort (qw(relevance name price -price new)) {
		my @items = all_items("/search?sort=$sort");
		my %seen = map { $_->{url} => 1 } @items;
		is(@items, $want, "$sort: all of them");
		is(keys %seen, $want, "$sort: none twice");
		my @prices = map { $_->{price}{amount} } @items;
		is_deeply(\@prices, [sort { $a <=> $b } @prices], 'rising')
		    if $sort eq 'price';
		is_deeply(\@prices, [sort { $b <=> $a } @prices], 'falling')
		    if $sort eq '-price';
		my @names = map { lc $_->{name} } @items;
		is_deeply(\@names, [sort @names], 'by name')
		    if $sort eq 'name' && !grep { /[^ -~]/ } @names;
	}
};

subtest 'a page is where it was when goods before it are gone' => sub {
	my $first = json_get($ua, '/search?sort=price');
	my @rest = map { $_->{url} } all_items($first->{next});
	my ($slug) = $first->{items}[3]{url} =~ m{/p/(.*)};
	$db->do(q{UPDATE catalog.product SET status = 'draft' WHERE slug = ?},
	    undef, $slug);
	clearcart('reindex');
	is_deeply([map { $_->{url} } all_items($first->{next})], \@rest,
	    'none left out, none twice');
	my @now = map { $_->{url} } @{json_get($ua,
	    '/search?sort=price')->{items}};
	ok(!grep({ $_ eq "/p/$slug" } @now), 'a draft is not listed');
	json_get($ua, "/p/$slug");
	is($ua->status, 404, 'nor shown');
	$db->do(q{UPDATE catalog.product SET status = 'published'
	    WHERE slug = ?}, undef, $slug);
	clearcart('reindex');
};

subtest 'facets count what the database counts' => sub {
	my $list = json_get($ua, "/c/$SLUG");
	my $want = oracle($SLUG);
	facets_are(counts($list), $want, 'with nothing chosen');
	my ($p, $q) = sort { keys %{$want->{$b}} <=> keys %{$want->{$a}}
	    || $a cmp $b } keys %$want;
	my ($v, $w) = sort keys %{$want->{$p}};
	my $of = q{l.id IN (SELECT x.product FROM catalog.product_attribute x
	    JOIN catalog.attribute_value y ON y.id = x.value
	    JOIN catalog.attribute z ON z.id = y.attribute
	    WHERE z.name = ? AND y.value IN (?, ?))};
	my $uri = URI->new("/c/$SLUG");
	$uri->query_form("f.$p" => $v, "f.$p" => $w);
	$list = json_get($ua, "$uri");
	facets_are(counts($list), oracle($SLUG, $of, $p, $v, $w),
	    "two of $p: the other facets", $p);
	is(counts($list)->{$p}{$v}, $want->{$p}{$v}, "$p counts on");
	is($list->{count}, number(qq{$IN SELECT COUNT(*) FROM listed l
	    WHERE $of}, $SLUG, $p, $v, $w), 'either of them is listed');
	my ($u) = sort keys %{$want->{$q}};
	$uri->query_form("f.$p" => $v, "f.$p" => $w, "f.$q" => $u);
	$list = json_get($ua, "$uri");
	is($list->{count}, number(qq{$IN SELECT COUNT(*) FROM listed l
	    WHERE $of AND $of}, $SLUG, $p, $v, $w, $q, $u, $u),
	    "and of $q too");
	is(scalar all_items("$uri"), $list->{count}, 'as many are shown');
	my @chosen = map { my $f = $_; map { "$f->{name}=$_->{value}" }
	    grep { $_->{selected} } @{$f->{values}} } @{$list->{facets}};
	is_deeply([sort @chosen], [sort "$p=$v", "$p=$w", "$q=$u"],
	    'what is chosen is marked');
};

subtest 'following a facet gives as many goods as it says' => sub {
	my $list = json_get($ua, "/c/$SLUG");
	for my $facet (@{$list->{facets}}) {
		my $value = $facet->{values}[0];
		next if $value->{more};
		my @items = all_items($value->{url});
		is(@items, $value->{count}, "$facet->{name}=$value->{value}");
		my ($now) = grep { $_->{selected} } map { @{$_->{values}} }
		    @{json_get($ua, $value->{url})->{facets}};
		is($now->{url}, "/c/$SLUG", 'and its link takes it away');
	}
};

subtest 'prices' => sub {
	my ($low, $high) = $db->selectrow_array(q{SELECT MIN(price_minor),
	    MAX(price_minor) FROM catalog.product WHERE status = 'published'});
	my $mid = int(($low + $high) / 2);
	my $want = number(q{SELECT COUNT(*) FROM catalog.product WHERE
	    status = 'published' AND price_minor BETWEEN ? AND ?}, $low, $mid);
	my $got = json_get($ua, "/search?price_min=$low&price_max=$mid");
	is($got->{count}, $want > 1000 ? 1000 : $want, 'both ends included');
	my $typed = sprintf '%d.%02d', int($mid / 100), $mid % 100;
	is(json_get($ua, "/search?to=$typed")->{count}, $got->{count},
	    'as a person types it');
	is(json_get($ua, '/search?price_min=5&price_max=4')->{count}, 0,
	    'a range of nothing');
	json_get($ua, '/search?to=cheap');
	is($ua->status, 422, 'words are 422');
	$ua->get(shop('/search?to=cheap'));
	like($ua->content, qr/value="cheap"[^>]*aria-invalid/,
	    'and stand where they were typed');
};

subtest 'a search finds what is there' => sub {
	my ($slug, $name, $sku) = $db->selectrow_array(q{SELECT p.slug, p.name,
	    i.sku FROM catalog.product p JOIN catalog.item i
	    ON i.product = p.id WHERE p.status = 'published'
	    AND p.name REGEXP '^[A-Za-z]{5,} [A-Za-z]{5,}' ORDER BY p.id
	    LIMIT 1});
	my ($one, $two) = split / /, $name;
	my $finds = sub ($q) {
		my $uri = URI->new('/search');
		$uri->query_form(q => $q);
		return scalar grep { $_->{url} eq "/p/$slug" } all_items("$uri");
	};
	ok($finds->($name), 'by its name');
	ok($finds->(uc "$two $one"), 'whatever the order and case');
	ok($finds->($sku), 'by SKU');
	ok($finds->(substr $one, 0, 4), 'by a beginning');
	ok($finds->("$one " . substr $two, 0, 3), 'a word and a beginning');
	ok(!$finds->("$two zzzzqq"), 'not if a word is missing');
	my $best = json_get($ua, '/search?q=' . lc $one);
	like($best->{items}[0]{name}, qr/\b$one/i, 'names go first');
};

subtest 'a search that finds nothing helps on' => sub {
	my ($word) = @{column(q{SELECT word FROM catalog.word WHERE word REGEXP
	    '^[a-z]{8,}$' AND neg_rank <= -32 ORDER BY word LIMIT 1})};
	my $typo = substr($word, 0, 4) . 'q' . substr $word, 4;
	my $got = json_get($ua, "/search?q=$typo");
	is($ua->status, 200, 'is no error');
	is_deeply($got->{items}, [], 'no goods in the answer');
	is($got->{suggestion}, $word, 'one letter too many');
	$ua->get(shop("/search?q=$typo"));
	like($ua->content, qr/Nothing is called “$typo”/, 'says so');
	like($ua->content, qr/<h2 id="near">Closest/, 'goods all the same');
	$ua->get(shop('/search?q=%21%21%21'));
	like($ua->content, qr/New in the shop/, 'without a word in it, too');
};

subtest 'odd addresses' => sub {
	my @cases = (
	    ['/c/no-such-thing', 404], ['/c/%C3%A4', 404], ['/p/', 404],
	    ['/p/no-such-thing', 404], ['/p/%C3%A4', 404], ['/c/..', 404],
	    ['/p/a%2fb', 404], ['/c/a%27', 404],
	    ['//search', 404], ['/c//', 404], ['/search/', 404],
	    ['/search?q=%ff', 400], ['/search?q=%', 400],
	    ['/search?q=%00', 400], ['/search?q=a&q=b', 400],
	    ['/search?q=' . 'a' x 201, 422], ['/search?q=' . 'a' x 200, 200],
	    ['/search?q=' . '%C3%A4' x 200, 200],
	    ['/search?sort=', 200], ['/search?sort=odd', 422],
	    ['/search?sort=price%20desc', 422], ['/search?sort=-name', 422],
	    ['/search?price_min=abc', 422], ['/search?price_min=-1', 422],
	    ['/search?price_max=1.5', 422], ['/search?price_min=', 200],
	    ['/search?price_max=9223372036854775807', 200],
	    ['/search?price_max=9223372036854775808', 422],
	    ['/search?price_min=1&price_min=2', 400],
	    ['/search?after=x', 422], ['/search?after=1.2', 422],
	    ['/search?after=1.-2.x', 422], ['/search?after=1.2.', 200],
	    ['/search?after=' . '9' x 300, 422],
	    ['/search?f.=x', 200], ['/search?f.Colour=', 200],
	    ['/search?f.No%20such=x', 200], ['/search?f.Offer=none', 200],
	    ['/search?f.Offer=' . 'x' x 121, 422],
	    ['/search?' . join('&', map { "f.Colour=$_" } 1 .. 20), 200],
	    ['/search?' . join('&', map { "f.Colour=$_" } 1 .. 21), 422],
	    ['/search?' . join('&', ('f.Colour=same') x 30), 200],
	    ['/search?' . join('&', ('x=1') x 513), 413],
	    [q{/search?q=%27%20OR%201%3D1%20--%20}, 200],
	    ['/search?q=%25', 200], ['/search?q=_', 200],
	    ['/search?q=%5C%22%60%3B%2F%2A', 200],
	    ['/search?q=' . join('+', 'a' .. 'z'), 200],
	    ['/search?nosuch=1', 200], ['/sitemap.xml?page=-1', 422],
	    ['/sitemap.xml?page=999', 200]);
	for my $case (@cases) {
		my ($path, $want) = @$case;
		my $answer = $ua->get(shop() . $path,
		    Accept => 'application/json');
		is($answer->code, $want, substr $path, 0, 60);
	}
	my $sql = json_get($ua, q{/search?q=%27%20OR%201%3D1%20--%20});
	my $all = json_get($ua, '/search');
	isnt($sql->{count}, $all->{count}, 'SQL is only words');
	is($ua->post(shop('/search'), {})->code, 405, 'POST');
};

subtest 'nothing of the address becomes markup' => sub {
	for my $path ('/search?q=%3Cscript%3Ealert(1)%3C/script%3E',
	    '/search?f.%22%3E%3Cscript%3E=%3Cscript%3Ex',
	    '/search?q=%22%20onfocus%3Dalert(1)%20x') {
		$ua->get(shop($path));
		unlike($ua->content, qr/<script|" onfocus/i, $path);
	}
};

subtest 'a product and its variants' => sub {
	my ($id, $slug, $n) = $db->selectrow_array(q{SELECT p.id, p.slug,
	    COUNT(*) FROM catalog.product p JOIN catalog.item i
	    ON i.product = p.id AND i.active = 1 WHERE p.status = 'published'
	    GROUP BY p.id ORDER BY COUNT(*) DESC, p.id LIMIT 1});
	my $product = json_get($ua, "/p/$slug");
	is(@{$product->{variants}}, $n, 'all variants');
	for my $v (@{$product->{variants}}) {
		my $want = $db->selectrow_hashref(q{SELECT price_minor,
		    on_hand > reserved AS here FROM catalog.item
		    WHERE sku = ?}, undef, $v->{sku});
		my %options = map { @$_ } @{$db->selectall_arrayref(q{SELECT
		    name, value FROM catalog.item_option WHERE sku = ?},
		    undef, $v->{sku})};
		is($v->{price}{amount}, $want->{price_minor}, "$v->{sku} price");
		is(!!$v->{in_stock}, !!$want->{here}, 'stock');
		is_deeply($v->{options}, \%options, 'options');
	}
	return if $n < 2;
	my $sku = $product->{variants}[-1]{sku};
	$ua->get(shop("/p/$slug?v=" . URI::Escape::uri_escape($sku)));
	like($ua->content, qr{<dd><code>\Q$sku\E</code>}, 'by its address');
	like($ua->content, qr{<link rel="canonical"[^>]*/p/$slug">},
	    'one canonical address');
	my @here = grep { $_->{in_stock} } @{$product->{variants}};
	for my $v (@here) {
		$ua->get(shop("/p/$slug?v="
		    . URI::Escape::uri_escape($v->{sku})));
		my $form = $ua->form_with_fields('sku');
		is($form->value('sku'), $v->{sku}, "$v->{sku} is what is sent");
	}
};

subtest 'who has carts is asked into which' => sub {
	my ($slug, $sku) = $db->selectrow_array(q{SELECT p.slug, i.sku
	    FROM catalog.product p JOIN catalog.item i ON i.product = p.id
	    WHERE p.status = 'published' AND p.variants = 1
	    AND i.on_hand > i.reserved + 1 ORDER BY p.id LIMIT 1});
	my $visitor = agent();
	$visitor->get(shop("/p/$slug"));
	unlike($visitor->content, qr/name="cart"/, 'a stranger is not');
	is($visitor->response->header('Set-Cookie'), undef, 'nor marked');
	$visitor->submit_form(with_fields => { sku => $sku, quantity => 1 });
	is($visitor->status, 200, 'the form adds it');
	my ($cart) = grep { $_->{current} }
	    @{json_get($visitor, '/carts')->{carts}};
	is($cart->{lines}[0]{sku}, $sku, 'to a cart');
	$visitor->get(shop("/p/$slug"));
	my ($select) = grep { $_->name && $_->name eq 'cart' }
	    $visitor->form_with_fields('sku')->inputs;
	is_deeply([$select->possible_values], [$cart->{id}, 'new'],
	    'that one, or a new one');
	is($visitor->response->header('Cache-Control'), 'private, no-store',
	    'a page of their own');
};

subtest 'sold out' => sub {
	my ($slug, $sku, $had) = $db->selectrow_array(q{SELECT p.slug, i.sku,
	    i.on_hand FROM catalog.product p JOIN catalog.item i
	    ON i.product = p.id WHERE p.status = 'published'
	    AND p.variants = 1 AND i.on_hand > i.reserved ORDER BY p.id
	    LIMIT 1});
	my $before = json_get($ua, '/search?in_stock=1')->{count};
	$db->do(q{UPDATE catalog.item SET on_hand = reserved WHERE sku = ?},
	    undef, $sku);
	my $product = json_get($ua, "/p/$slug");
	ok(!$product->{in_stock}, 'is known at once');
	is(json_get($ua, '/search?in_stock=1')->{count},
	    $before < 1000 ? $before - 1 : 1000, 'and left out if one wants');
	$ua->get(shop("/p/$slug"));
	like($ua->content, qr/<span class="tag">Sold out/, 'and said');
	unlike($ua->content, qr/Add to cart/, 'with nothing to press');
	$db->do(q{UPDATE catalog.item SET on_hand = ? WHERE sku = ?}, undef,
	    $had, $sku);
};

subtest 'the lowest price of 30 days' => sub {
	my ($slug, $sku, $since) = $db->selectrow_array(q{SELECT p.slug, i.sku,
	    MAX(h.since) FROM catalog.product p JOIN catalog.item i
	    ON i.product = p.id JOIN catalog.price h ON h.sku = i.sku
	    WHERE p.status = 'published' AND i.compare_minor > i.price_minor
	    GROUP BY i.sku ORDER BY p.id, i.position LIMIT 1});
	plan skip_all => 'nothing is on sale' if !$slug;
	my $add = sub ($days, $minor) {
		$db->do(q{INSERT INTO catalog.price (sku, price_minor, currency,
		    since, actor) VALUES (?, ?, 'EUR', ? - INTERVAL ? DAY,
		    't/catalog')}, undef, $sku, $minor, $since, $days);
	};
	my $shown = sub {
		$ua->get(shop("/p/$slug?v=" . URI::Escape::uri_escape($sku)));
		return $ua->content =~ /30 days before: €([\d.,]+)\./ ? $1 : '';
	};
	$db->do(q{DELETE FROM catalog.price WHERE sku = ? AND since < ?}, undef,
	    $sku, $since);
	is($shown->(), '', 'unknown without a history');
	$add->(50, 100);
	$add->(40, 1700);
	is($shown->(), '17.00', 'what held at the beginning counts');
	$add->(20, 1620);
	$add->(10, 1800);
	is($shown->(), '16.20', 'the lowest within');
	$db->do(q{DELETE FROM catalog.price WHERE actor = 't/catalog'});
};

subtest 'a renamed address leads on' => sub {
	my ($id, $slug) = $db->selectrow_array(q{SELECT id, slug FROM
	    catalog.product WHERE status = 'published' ORDER BY id LIMIT 1});
	my $category = number(q{SELECT id FROM catalog.category WHERE slug = ?},
	    $SLUG);
	my $insert = q{INSERT INTO catalog.old_slug (kind, slug, target)
	    VALUES (?, ?, ?)};
	$db->do($insert, undef, 'product', 't-old', $id);
	$db->do($insert, undef, 'category', 't-old', $category);
	$ua->get(shop('/p/t-old'));
	is($ua->status, 301, 'for good');
	is($ua->response->header('Location'), shop("/p/$slug"), 'product');
	$ua->get(shop('/c/t-old?sort=price'));
	is($ua->response->header('Location'), shop("/c/$SLUG?sort=price"),
	    'category, with what was asked');
	$db->do(q{DELETE FROM catalog.old_slug WHERE slug = 't-old'});
};

subtest 'what a product is called breaks nothing' => sub {
	my ($id, $slug, $name, $text) = $db->selectrow_array(q{SELECT id, slug,
	    name, description FROM catalog.product WHERE status = 'published'
	    ORDER BY id LIMIT 1});
	my $change = q{UPDATE catalog.product SET name = ?, description = ?
	    WHERE id = ?};
	$db->do($change, undef, '</script><img src=x onerror=alert(1)> "é"',
	    "<b onclick=alert(1)>bold</b> [x](javascript:alert(1))", $id);
	$ua->get(shop("/p/$slug"));
	my $page = $ua->content;
	$db->do($change, undef, $name, $text, $id);
	unlike($page, qr/<img src=x|onclick|href="javascript/i, 'no markup');
	my ($linked) = $page =~ m{<script\ type="application/ld\+json">(.*?)
	    </script>}sx;
	unlike($linked, qr/</, 'no tag ends the data');
	is(decode_json(Encode::encode('UTF-8', $linked))->{name},
	    '</script><img src=x onerror=alert(1)> "é"', 'which is whole');
};

subtest 'for programs' => sub {
	my $map = $ua->get(shop('/sitemap.xml'));
	is($map->header('Content-Type'), 'application/xml; charset=utf-8',
	    'sitemap');
	like($map->decoded_content, qr/\A<\?xml.*<(urlset|sitemapindex)/s,
	    'is one');
	my $feed = $ua->get(shop('/feed'));
	like($feed->decoded_content, qr/<entry>.*<g:price>[\d.]+ [A-Z]{3}</s,
	    'feed');
	like($ua->get(shop('/robots.txt'))->decoded_content,
	    qr{^Sitemap: \Q${\ shop()}\E/sitemap.xml$}m, 'robots');
};

subtest 'shared caches' => sub {
	my $answer = $ua->get(shop("/c/$SLUG"));
	is($answer->header('Cache-Control'), 'public, max-age=30', 'may keep');
	my $tag = $answer->header('ETag');
	is($ua->get(shop("/c/$SLUG"), 'If-None-Match' => $tag)->code, 304,
	    'and ask again');
	unlike($answer->decoded_content, qr/name="(csrf|update)"/, 'no token');
};

subtest 'a fixed number of statements' => sub {
	my $counter = sub ($name) {
		my $text = $ua->get(shop('/-/catalog/metrics'))->decoded_content;
		return $text =~ /^clearcart_${name}_total\S* (\d+)$/m ? $1 : die;
	};
	my $slug = number(q{SELECT slug FROM catalog.product
	    WHERE status = 'published' ORDER BY variants DESC, id LIMIT 1});
	my $word = number(q{SELECT word FROM catalog.word GROUP BY word
	    ORDER BY COUNT(*) DESC, word LIMIT 1});
	my %budget = ("/c/$SLUG" => 6, "/c/$SLUG?in_stock=1&sort=name" => 6,
	    "/p/$slug" => 5, "/search?q=$word" => 6, '/search' => 6,
	    "/search?q=$word+zzzqqq+x" => 6, '/search?q=zzzqqq' => 6);
	for my $path (sort keys %budget) {
		$ua->get(shop($path)) for 1 .. 20;
		my $requests = $counter->('requests');
		my $before = $counter->('statements');
		$ua->get(shop($path)) for 1 .. 20;
		my $each = ($counter->('statements') - $before) / 20;
		cmp_ok($each, '<=', $budget{$path}, "$path ($each)");
		cmp_ok($each, '>=', 2, 'and they are counted');
	}
};

done_testing;
