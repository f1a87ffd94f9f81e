# Changing many products: previewed, applied once whoever is killed, undone
# as long as nobody else has changed a row; and the list that it begins in.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Many;
use JSON::PP;
use Test::More;
use Time::HiRes qw(sleep time);

my $brand = 'TBULK';
many_goods($brand, 500);
END {
	local $?;
	forget_many($brand) if $ENV{CLEARCART_DEMO};
}

sub one($sql, @values) {
	my $row = db()->selectrow_arrayref($sql, {}, @values);
	return $row ? $row->[0] : undef;
}

sub id_of($sku) {
	return one('SELECT product FROM catalog.item WHERE sku = ?', $sku);
}

sub price($sku) {
	return one('SELECT price_minor FROM catalog.item WHERE sku = ?', $sku);
}

sub sum() {
	return one('SELECT SUM(i.price_minor) FROM catalog.item i JOIN '
	    . 'catalog.product p ON p.id = i.product WHERE p.brand = ?', $brand);
}

my $ua = agent();
sign_in_admin($ua);
my $csrf = json_get($ua, admin('/bulk/new?act=price'))->{csrf};

sub draft(%field) {
	return json_post($ua, admin('/bulk/new'), { csrf => $csrf, %field });
}

sub job($id) { return json_get($ua, admin("/bulk/$id")) }

sub wait_until($id, $state, $seconds = 60) {
	return wait_for(sub {
		my $page = job($id);
		$page->{job}{state} eq $state && $page;
	}, $seconds, "job $id $state");
}

sub act($id, $do, %field) {
	return json_post($ua, admin("/bulk/$id"),
	    { csrf => $csrf, do => $do, %field });
}

my @all = (all => 1, brand => $brand);

subtest 'the list' => sub {
	my $list = sub ($query) { json_get($ua, admin("/products?$query")) };
	my $page = $list->("brand=$brand");
	is(scalar @{$page->{products}}, 50, 'a page of them');
	is($page->{found}, 500, 'of 500');
	my (%seen, $url);
	for my $sort (qw(name price stock changed)) {
		%seen = ();
		$url = "/products?brand=$brand&sort=$sort";
		while ($url) {
			$page = json_get($ua, admin($url));
			$seen{$_->{sku}}++ for @{$page->{products}};
			$url = $page->{next};
		}
		is(keys %seen, 500, "by $sort: all of them");
		is((grep { $_ > 1 } values %seen), 0, '  each once');
	}
	is_deeply([map { $_->{sku} } @{$list->('q=TBULK-77')->{products}}],
	    ['TBULK-77'], 'found by its SKU');
	is($list->('q=many+TBULK+499')->{products}[0]{sku}, 'TBULK-499',
	    'by words');
	is($list->("brand=$brand&missing=picture")->{found}, 500, 'no picture');
	is($list->("brand=$brand&missing=price")->{found}, 0, 'no price');
	is($list->("brand=$brand&state=draft")->{found}, 0, 'no draft');
	is($list->("brand=$brand&stock=low")->{found}, 0, 'nothing low');
	$list->('sort=xyz&after=1&key=%27%22');
	is($ua->status, 200, 'nonsense does no harm');
};

sub statements() {
	my $text = $ua->clone->get(admin('/-/admin/metrics'))->decoded_content;
	return $text =~ /^clearcart_statements_total\S* (\d+)$/m ? $1
	    : die "the admin counts no statements\n";
}

# Small tables are read again when their version has moved: the least counts.
sub cost($path) {
	my $least;
	for (1 .. 4) {
		my $before = statements();
		$ua->get(admin($path));
		my $now = statements() - $before;
		$least = $now if !defined $least || $now < $least;
	}
	return $least;
}

subtest 'what pages cost' => sub {
	for my $case (["brand=$brand", 6], ["brand=$brand&sort=stock", 6],
	    ['state=draft&stock=low&missing=picture&sort=name', 6],
	    ['q=many&sort=price', 8]) {
		my ($query, $budget) = @$case;
		cmp_ok(cost("/products?$query"), '<=', $budget,
		    "$query: $budget statements");
	}
	my $few = draft(act => 'price', how => 'percent_up', by => '5',
	    id => id_of('TBULK-1'))->{job}{id};
	my $many = draft(act => 'price', how => 'percent_up', by => '5',
	    @all)->{job}{id};
	wait_until($many, 'draft');
	my ($of_few, $of_many) = map { cost("/bulk/$_") } $few, $many;
	cmp_ok($of_few, '<=', 5, 'a preview of one row');
	is($of_many, $of_few, 'and one of 550');
};

subtest 'a draft is found by its words, but not in the shop' => sub {
	my $new = json_post($ua, admin('/products/new'), { csrf => $csrf,
	    sku => 'TBULK-DRAFT', name => 'Xyloquartz', price => '1.00' });
	my $id = id_of('TBULK-DRAFT');
	db()->do('UPDATE catalog.product SET brand = ?, status = "draft"
	    WHERE id = ?', {}, $brand, $id);
	clearcart('reindex');
	is(json_get($ua, admin('/products?q=xyloq'))->{products}[0]{sku},
	    'TBULK-DRAFT', 'in the admin');
	is_deeply(json_get(agent(), '/search?q=xyloquartz')->{items}, [],
	    'not in the shop');
	db()->do("DELETE FROM catalog.$_ WHERE sku = 'TBULK-DRAFT'")
	    for qw(price stock_move item);
	db()->do("DELETE FROM catalog.$_ WHERE product = $id")
	    for qw(word listed product_category);
	db()->do("DELETE FROM catalog.product WHERE id = $id");
};

subtest 'views that are kept' => sub {
	json_post($ua, admin('/products/keep'), { csrf => $csrf,
	    name => '<b>mine</b>', brand => $brand, state => 'draft' });
	$ua->get(admin('/products'));
	like($ua->content, qr/&lt;b&gt;mine&lt;\/b&gt;/, 'shown, literally');
	like($ua->content, qr{/products\?state=draft&amp;brand=$brand"},
	    'with what it finds');
	json_post($ua, admin('/products/forget'),
	    { csrf => $csrf, name => '<b>mine</b>' });
	$ua->get(admin('/products'));
	unlike($ua->content, qr/mine/, 'forgotten');
};

subtest 'nonsense' => sub {
	my @price = (act => 'price', @all);
	my @cases = (
		[{ @price, how => 'percent_up', by => '-100' }, 'by'],
		[{ @price, how => 'percent_up', by => '0' }, 'by'],
		[{ @price, how => 'percent_up', by => '1000000000000000000' }, 'by'],
		[{ @price, how => 'percent_up', by => '5%' }, 'by'],
		[{ @price, how => 'set', by => '0' }, 'by'],
		[{ @price, how => 'set', by => '99999999999999999' }, 'by'],
		[{ @price, how => 'sideways', by => '5' }, 'how'],
		[{ @price, how => 'percent_up', by => '5', round => '7' }, 'round'],
		[{ @price, how => 'percent_up', by => '5', state => 'odd' },
		    'state'],
		[{ act => 'price', how => 'percent_up', by => '5' }, 'id'],
		[{ act => 'explode', @all }, 'act'],
		[{ act => 'status', to => 'gone', @all }, 'to'],
		[{ act => 'tax_class', to => 'none', @all }, 'to'],
		[{ act => 'category', how => 'add', place => 4294967295, @all },
		    'place'],
		[{ act => 'stock', how => 'set', by => '-1', @all }, 'by'],
		[{ act => 'attribute', how => 'set', attribute => 'X', @all },
		    'value'],
	);
	for my $case (@cases) {
		my ($fields, $wrong) = @$case;
		draft(%$fields);
		is($ua->status, 422, join ' ', map { "$_=$fields->{$_}" }
		    sort keys %$fields);
	}
	my $before = sum();
	my $page = draft(@price, how => 'percent_down', by => '100');
	$page = wait_until($page->{job}{id}, 'draft');
	is($page->{counts}{left_out}, 550, '100 % off leaves all out');
	is($page->{rows}[0]{why}, 'price_not_positive', 'and says why');
	act($page->{job}{id}, 'apply');
	is($ua->status, 409, 'nothing to apply');
	is(sum(), $before, 'nothing changed');
	job('00000000000000000000000000');
	is($ua->status, 404, 'no such change');
};

subtest '500 products raised by 5 %, applied, taken back' => sub {
	my $before = sum();
	my $page = draft(act => 'price', how => 'percent_up', by => '5',
	    round => '05', @all);
	my $id = $page->{job}{id};
	is(wait_until($id, 'draft')->{counts}{ready}, 550, '550 rows, variants too');
	$ua->get(admin("/bulk/$id"));
	like($ua->content, qr{<h1>Raise prices by 5 %</h1>}, 'in words');
	my ($row) = grep { $_->{sku} eq 'TBULK-1' } @{$page->{rows}};
	is($row->{before}, '€10.01', 'before');
	is($row->{after}, '€10.50', 'after: 10.51 to the nearest .05');
	is(sum(), $before, 'nothing has changed yet');

	# one is unticked, another is changed by somebody else meanwhile
	my @shown = map { $_->{n} } @{$page->{rows}};
	my ($off) = grep { $_->{sku} eq 'TBULK-2' } @{$page->{rows}};
	act($id, 'keep', first => $shown[0], last => $shown[-1],
	    row => [grep { $_ != $off->{n} } @shown]);
	is(job($id)->{counts}{off}, 1, 'one unticked');
	db()->do('UPDATE catalog.item SET price_minor = 777
	    WHERE sku = "TBULK-3"');
	act($id, 'apply');
	act($id, 'apply');
	is($ua->status, 200, 'the button may be pressed twice');
	my $done = wait_until($id, 'done');
	is($done->{job}{done}, 548, '548 changed');
	is($done->{job}{failed}, 1, 'one was not');
	my $left = json_get($ua, admin("/bulk/$id?left=1"))->{rows};
	is_deeply([map { [@$_{qw(sku why)}] } @$left],
	    [['TBULK-2', ''], ['TBULK-3', 'changed_since']], 'each is named');
	is(price('TBULK-1'), 1050, 'the price');
	is(price('TBULK-10-B'), 1060, "a variant's");
	is(price('TBULK-2'), 1002, 'not the unticked');
	is(price('TBULK-3'), 777, "not somebody else's");
	is(one('SELECT price_minor FROM catalog.product WHERE sku = "TBULK-1"'),
	    1050, 'lists know it');
	is(one('SELECT COUNT(*) FROM catalog.price WHERE sku = "TBULK-1"'), 1,
	    'so does the history of prices');
	is(one('SELECT COUNT(*) FROM orders.audit WHERE kind = "product"
	    AND act = "product.bulk" AND ref = ?', id_of('TBULK-1')), 1,
	    'and the audit log');
	like(json_get(agent(), '/search?q=TBULK-1')->{items}[0]{price}{amount}
	    // '', qr/10.?50/, 'and the shop');

	db()->do('UPDATE catalog.item SET price_minor = 888
	    WHERE sku = "TBULK-4"');
	my $undo = act($id, 'undo')->{job}{id};
	my $back = wait_until($undo, 'done');
	is($back->{job}{done}, 547, '547 taken back');
	is_deeply([map { $_->{sku} }
	    @{json_get($ua, admin("/bulk/$undo?left=1"))->{rows}}],
	    ['TBULK-4'], 'what was changed since is named');
	is(job($id)->{job}{state}, 'undone', 'it says so');
	is(price('TBULK-1'), 1001, 'the price of before');
	is(price('TBULK-4'), 888, "but not over somebody else's");
	act($id, 'undo');
	is($ua->status, 409, 'once only');
	db()->do('UPDATE catalog.item SET price_minor = 1000 +
	    SUBSTRING_INDEX(sku, "-", -1) WHERE sku IN ("TBULK-3", "TBULK-4")');
	is(sum(), $before, 'all is as it was');
};

subtest 'other deeds' => sub {
	my ($id) = id_of('TBULK-5');
	my $do = sub (%field) {
		my $page = draft(id => $id, %field);
		my $job = $page->{job}{id} // return $page;
		act($job, 'apply');
		wait_until($job, 'done');
		return $job;
	};
	my $undo = sub ($job) {
		wait_until(act($job, 'undo')->{job}{id}, 'done');
	};
	my $job = $do->(act => 'stock', how => 'add', by => '+5');
	is(one('SELECT on_hand FROM catalog.item WHERE sku = "TBULK-5"'), 15,
	    'stock');
	is(one('SELECT SUM(delta_on_hand) FROM catalog.stock_move
	    WHERE sku = "TBULK-5"'), 15, 'with its move');
	$undo->($job);
	is(one('SELECT on_hand FROM catalog.item WHERE sku = "TBULK-5"'), 10,
	    'and back');
	db()->do('UPDATE catalog.item SET reserved = 4 WHERE sku = "TBULK-5"');
	my $page = draft(id => $id, act => 'stock', how => 'set', by => '3');
	is($page->{rows}[0]{why}, 'below_reserved', 'not below what is ordered');
	db()->do('UPDATE catalog.item SET reserved = 0 WHERE sku = "TBULK-5"');
	$job = $do->(act => 'status', to => 'archived');
	is(one("SELECT status FROM catalog.product WHERE id = $id"), 'archived',
	    'state');
	$undo->($job);
	is(one("SELECT status FROM catalog.product WHERE id = $id"),
	    'published', 'and back');
	$job = $do->(act => 'tax_class', to => 'reduced');
	is(one("SELECT tax_class FROM catalog.product WHERE id = $id"),
	    'reduced', 'tax class');
	my $place = one('SELECT MIN(id) FROM catalog.category');
	$job = $do->(act => 'category', how => 'move', place => $place);
	is(one("SELECT category FROM catalog.product_category
	    WHERE product = $id"), $place, 'category');
	$undo->($job);
	is(one("SELECT COUNT(*) FROM catalog.product_category
	    WHERE product = $id"), 0, 'and back');
	$job = $do->(act => 'attribute', how => 'set', attribute => 'Tbulk',
	    value => '<i>odd</i>');
	is(one("SELECT v.value FROM catalog.product_attribute a
	    JOIN catalog.attribute_value v ON v.id = a.value
	    WHERE a.product = $id"), '<i>odd</i>', 'attribute');
	$undo->($job);
	is(one("SELECT COUNT(*) FROM catalog.product_attribute
	    WHERE product = $id"), 0, 'and back');
	$job = $do->(act => 'offer', how => 'percent', by => '20');
	is(price('TBULK-5'), 804, 'offer');
	$page = draft(id => $id, act => 'price', how => 'set', by => '8.00');
	is($page->{rows}[0]{why}, 'price_below_offer', 'no price below it');
	$undo->($job);
	is(price('TBULK-5'), 1005, 'and back');
};

sub send_file($text, %more) {
	my $answer = $ua->post(admin('/bulk/upload'),
	    Accept => 'application/json', Content_Type => 'form-data',
	    Content => [csrf => $csrf, %more,
	    file => [undef, 'odd & name.csv', Content => $text]]);
	return eval { decode_json($answer->decoded_content(charset => 'none')) }
	    // {};
}

subtest 'a product that is gone' => sub {
	my $job = draft(id => id_of('TBULK-5'), act => 'price', how => 'set',
	    by => '99')->{job}{id};
	act($job, 'apply');
	wait_until($job, 'done');
	db()->do('UPDATE catalog.job_row SET product = 4000000000, sku = "GONE" '
	    . 'WHERE job = ?', {}, $job);
	is(job($job)->{rows}[0]{name}, 'GONE', 'is still in the report');
	$ua->get(admin("/bulk/$job"));
	is($ua->status, 200, 'which has a page');
	db()->do('UPDATE catalog.job_row SET product = ?, sku = "TBULK-5" '
	    . 'WHERE job = ?', {}, id_of('TBULK-5'), $job);
	wait_until(act($job, 'undo')->{job}{id}, 'done');
};

subtest 'a file' => sub {
	my $before = sum();
	$ua->get(admin("/products/file?brand=$brand"));
	is($ua->status, 200, 'goes out');
	my @lines = split /\r\n/, $ua->response->decoded_content;
	is(scalar @lines, 1 + 500 + 50, 'a line a product, and a variant');
	is($ua->response->header('Content-Disposition'),
	    'attachment; filename="products.csv"', 'whole');
	my $first = id_of("$brand-1");
	$ua->get(admin("/products/file?brand=$brand&after=$first"));
	is(scalar(split /\r\n/, $ua->response->decoded_content), 550,
	    'or from a product on');
	is($ua->response->header('Content-Disposition'),
	    'attachment; filename="products-last-part.csv"', 'as its name says');
	my $same = send_file(join "\n", @lines);
	is($ua->status, 200, 'and may come back');
	is(job($same->{job}{id})->{counts}{same}, 550, 'which changes nothing');

	my $retire = 'UPDATE catalog.item SET active = ?, retired = ? '
	    . "WHERE sku = '$brand-10-B'";
	db()->do($retire, {}, 0, 1);
	is(send_file("SKU,Regular price\n$brand-10-B,1\n")->{rows}[0]{why},
	    'gone', 'what was taken out of the grid is left out');
	db()->do($retire, {}, 1, 0);
	my $wrong = send_file("Handle,Title\na,b\n");
	is($wrong->{error}, 'file_shopify', "Shopify's is refused");
	my $page = send_file(<<~"END");
	    SKU,Regular price,Sale price,Stock,Name,Tags
	    $brand-6,20.00,15.00,3,Renamed <b>&amp;</b>,x
	    $brand-7,-5,,,,x
	    $brand-8,10.00,12.00,,,x
	    $brand-6,1.00,,,,x
	    $brand-NEW,1.00,,,New,x
	    $brand-10-B,33.00,,,Not its name,x
	    $brand-9,10.09,,,Many $brand 9,x
	    END
	my $id = $page->{job}{id};
	is_deeply([map { [@$_{qw(fate why)}] } @{$page->{rows}}],
	    [['ready', ''], ['left_out', 'cell_price'],
	    ['left_out', 'cell_price'], ['left_out', 'line_twice'],
	    ['left_out', 'unknown_sku'], ['ready', ''], ['same', '']],
	    "each line's fate");
	like($page->{rows}[0]{after}, qr/€15\.00/, 'in words');
	is($page->{not_read}, 'Tags', 'and what is not read');
	is(sum(), $before, 'nothing has changed yet');
	act($id, 'apply');
	wait_until($id, 'done');
	is(price("$brand-6"), 1500, 'the price');
	is(price("$brand-10-B"), 3300, "a variant's");
	is(one('SELECT on_hand FROM catalog.item WHERE sku = ?', "$brand-6"),
	    10, 'stock was not asked for');
	is(one('SELECT name FROM catalog.product WHERE sku = ?', "$brand-6"),
	    'Renamed <b>&amp;</b>', 'the name');
	wait_until(act($id, 'undo')->{job}{id}, 'done');
	is(sum(), $before, 'and back');
	is(one('SELECT name FROM catalog.product WHERE sku = ?', "$brand-6"),
	    "Many $brand 6", 'with its name');

	my @bad = (['Name,Price' => 'file_no_sku'], ['SKU,Stock' => 'file_empty'],
	    ['' => ''], ["\0\1\2\3" => ''], ["SKU\n" . "x\n" x 10_300,
	    'file_long']);
	for my $case (@bad) {
		my ($text, $code) = @$case;
		my $answer = send_file($text);
		is($ua->status, 422, "refused: $code");
		is($answer->{error}, $code, '  and says why') if $code;
	}
	is(one('SELECT COUNT(*) FROM catalog.job WHERE kind = "csv" AND state =
	    "preparing"'), 0, 'nothing half made is left');
	my $time = time;
	send_file("SKU,Regular price\n" . join '', map { "Q-$_,1.00\n" }
	    1 .. 10_000);
	is($ua->status, 200, '10,000 lines');
	cmp_ok(time - $time, '<', 20, 'in bounded time');
};

subtest 'cells that are empty, and columns that are not there' => sub {
	my $apply = sub ($text) {
		my $id = send_file($text)->{job}{id};
		act($id, 'apply');
		wait_until($id, 'done');
		return $id;
	};
	my $is = sub {
		return [db()->selectrow_array('SELECT p.brand, p.summary,
		    i.price_minor, i.compare_minor FROM catalog.product p
		    JOIN catalog.item i ON i.product = p.id
		    WHERE i.sku = ?', {}, "$brand-11")];
	};
	my $sku = "$brand-11";
	$apply->("SKU,Short description,Sale price\n$sku,Short,5.00\n");
	is_deeply($is->(), [$brand, 'Short', 500, 1011], 'written');
	$apply->("SKU,Regular price,Brand,Short description\n$sku,12.00,,\n");
	is_deeply($is->(), [$brand, 'Short', 500, 1200],
	    'kept: the sale, and what is empty');
	$apply->("SKU,Short description,Sale price,Regular price\n"
	    . "$sku,-,0,10.11\n");
	is_deeply($is->(), [$brand, '', 1011, undef], 'emptied by words');
	db()->do('UPDATE catalog.item SET retired = 1, active = 0
	    WHERE sku = ?', {}, $sku);
	is(send_file("SKU,Published\n$sku,1\n")->{rows}[0]{why},
	    'nothing_to_sell', 'not on sale without an item');
	db()->do('UPDATE catalog.item SET retired = 0, active = 1
	    WHERE sku = ?', {}, $sku);
};

subtest 'killed in the middle, and two copies' => sub {
	my $before = sum();
	my $page = draft(act => 'price', how => 'amount_up', by => '1', @all);
	my $id = $page->{job}{id};
	wait_until($id, 'draft');
	act($id, 'apply');
	my @words = @{demo()->{clearcart}};
	(my $program = $words[0]) =~ s{clearcart\z}{jobs};
	my ($conf) = map { $words[$_ + 1] } grep { $words[$_] eq '-c' }
	    0 .. $#words - 1;
	my $pid = fork // die;
	if (!$pid) {
		open STDERR, '>', '/dev/null';
		exec $program, '-c', $conf or exit 127;
	}
	my $kills = 0;
	my $done = wait_for(sub {
		my $now = job($id);
		return $now if $now->{job}{state} eq 'done';
		if ($kills < 2 && $now->{job}{done} > 50 * $kills
		    && $now->{job}{done} > 0) {
			kill KILL => demo()->{pids}{jobs}[0];
			$kills++;
			sleep 0.3;
		}
		return;
	}, 90, 'the job to end');
	kill TERM => $pid;
	waitpid $pid, 0;
	is($done->{job}{done}, 550, 'each row once');
	is(sum(), $before + 550 * 100, 'each price by one euro');
	is(one('SELECT COUNT(*) FROM catalog.price WHERE sku = "TBULK-301"'),
	    one('SELECT COUNT(*) FROM orders.audit WHERE ref = ? AND act IN
	    ("product.bulk", "product.undo")', id_of('TBULK-301')),
	    'as many prices as changes');
	wait_until(act($id, 'undo')->{job}{id}, 'done', 90);
	is(sum(), $before, 'and back');
};

done_testing();
