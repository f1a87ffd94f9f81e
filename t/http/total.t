# Orders by every rule for tax, from the cart to the row, against the oracle
# of t/oracle. SEED=N repeats a run.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Buy;
use Clearcart::Fcgi;
use FindBin;
use JSON::PP;
use Test::More;

my $seed = $ENV{SEED} // int rand 2**31;
srand $seed;
note "SEED=$seed";

my %goods = ('T-SUM-1' => [5780, 900], 'T-SUM-2' => [1455, 900, 'reduced'],
	'T-SUM-3' => [5, 900], 'T-SUM-4' => [1999, 900, 'zero'],
	'T-SUM-5' => [333, 900, 'reduced'], 'T-SUM-6' => [120049, 900],
	'T-SUM-HEAVY' => [1000, 900]);
goods_make(%goods);
db()->do('UPDATE catalog.item SET weight_g = 10000 '
    . 'WHERE sku = "T-SUM-HEAVY"');
my @skus = grep { !/HEAVY/ } sort keys %goods;
END { goods_retire(keys %goods) if $ENV{CLEARCART_DEMO} }

my %voucher = (none => '', percent => "TP$$", amount => "TA$$",
	shipping => "TS$$");
my %worth = (none => 0, percent => 1250, amount => 777, shipping => 0);
db()->do('INSERT INTO orders.voucher (code, kind, percent_bp, amount_minor, '
    . 'currency) VALUES (?, "percent", 1250, NULL, NULL), '
    . '(?, "amount", NULL, 777, "EUR"), (?, "shipping", NULL, NULL, NULL)',
    {}, @voucher{qw(percent amount shipping)});

my %rate;
$rate{"$_->[0] $_->[1]"} = $_->[2] for @{db()->selectall_arrayref(
    'SELECT tax_class, country, rate_bp FROM catalog.tax_rate')};

sub one_of(@list) { return $list[rand @list] }

# A program's JSON, asked with the cookies of a visitor.
sub ask($program, $ua, $path, $fields = undef) {
	my $cookies = HTTP::Request->new(GET => shop($path));
	$ua->cookie_jar->add_cookie_header($cookies);
	my %more = (HTTP_ACCEPT => 'application/json',
	    HTTP_COOKIE => $cookies->header('Cookie') // '',
	    HTTP_ORIGIN => shop());
	my $uri = URI->new;
	$uri->query_form($fields // {});
	my ($status, undef, $body) = $fields
	    ? $program->post($path, $uri->query // '', %more)
	    : $program->get($path, %more);
	return ($status, eval { decode_json($body) } // { body => $body });
}

# As t/oracle/total.py wants it.
sub written($rule, $lines, $country, $shipping, $kind) {
	return join ' ', 'EUR', @$rule, $shipping, $rate{"standard $country"},
	    $kind, $worth{$kind}, map { my ($sku, $n) = @$_;
		join ':', $n, $goods{$sku}[0],
		    $rate{($goods{$sku}[2] // 'standard') . " $country"}
	    } @$lines;
}

sub oracle(@carts) {
	my ($in, $out) = map { "/tmp/clearcart-total-$$.$_" } qw(in out);
	open my $file, '>', $in or die "$in: $!\n";
	print $file "$_\n" for @carts;
	close $file;
	system("python3 $FindBin::RealBin/../oracle/total.py answer "
	    . "<$in >$out") == 0 or die "the oracle failed\n";
	open $file, '<', $out or die "$out: $!\n";
	my @want = map { decode_json($_) } <$file>;
	unlink $in, $out;
	return @want;
}

# What the row says, in the oracle's words.
sub row($id) {
	my $o = db()->selectrow_hashref('SELECT items_minor items, '
	    . 'discount_minor discount, shipping_tax_minor `tax of shipping`, '
	    . 'tax_minor tax, tax_added_minor `tax added`, '
	    . 'total_minor total FROM orders.orders WHERE id = ?', {}, $id);
	$o->{lines} = db()->selectall_arrayref('SELECT discount_minor, '
	    . 'tax_minor FROM orders.order_line WHERE order_id = ? '
	    . 'ORDER BY line_no', {}, $id);
	return { map { $_ => ref $o->{$_} ? [map { [map { 0 + $_ } @$_] }
	    @{$o->{$_}}] : 0 + $o->{$_} } keys %$o };
}

sub order_at($program, $rule, $n) {
	my $ua = agent();
	my %left = map { $_ => 1 } @skus;
	my @lines;
	for (1 .. 1 + int rand 5) {
		my $sku = one_of(sort keys %left);
		delete $left{$sku};
		push @lines, [$sku, 1 + int rand 9];
	}
	my $cart = cart_with($ua, map { @$_ } @lines);
	my $country = one_of(qw(IE DE FR AT NL));
	my $kind = one_of(sort keys %voucher);
	my $form = form_of($ua, $cart, country => $country,
	    voucher => $voucher{$kind}, email => "sum$n\@example.org");
	my ($status, $page) = ask($program, $ua, '/checkout/quote', $form);
	my $text = written($rule, \@lines, $country,
	    $page->{sums}{shipping}{amount} // 0, $kind);
	($status, my $placed) = ask($program, $ua, '/checkout/place',
	    { %$form, total => $page->{total}{amount} });
	my $id = $placed->{order}{id};
	is($status, 200, "placed: $text") or diag explain $placed;
	return { ua => $ua, id => $id, text => $text, form => $form,
	    quoted => $page->{total}{amount} };
}

sub cancel($order) {
	json_post($order->{ua}, '/checkout/cancel',
	    { csrf => $order->{form}{csrf}, order => $order->{id} });
}

sub cents($text) { return 0 + ($text =~ s/[^0-9]//gr || 0) }

# The columns of "This total, explained", in cents; the last row is the sum.
sub columns($html) {
	my ($table) =
	    $html =~ m{How the total comes about.*?<tbody>(.*?)</tbody>}s;
	my @rows = map {
		[map { s/<[^>]*>//gr } m{<td class="num">(.*?)</td>}g]
	} ($table // '') =~ m{<tr>(.*?)</tr>}gs;
	return map { my $i = $_; [map { cents($_->[$i]) } @rows] }
	    0 .. $#{$rows[0] // []};
}

sub adds_up($html, $name) {
	my @columns = columns($html);
	cmp_ok(scalar @columns, '>=', 2, "$name: columns");
	for my $column (@columns) {
		my $want = pop @$column;
		my $sum = 0;
		$sum += $_ for @$column;
		is($sum, $want, "$name: a column adds up");
	}
}

sub says($html, $added, $name) {
	my ($with, $without) = ('plus VAT', 'incl. VAT');
	($with, $without) = ($without, $with) if !$added;
	ok(index($html, "<dt") >= 0 && $html =~ />\Q$with\E</, "$name: $with");
	unlike($html, qr/>\Q$without\E</, "$name: not $without");
}

my $n = 0;
for my $rule (map { my $r = $_; map { [$r, $_] } qw(include exclude) }
    qw(line order)) {
	subtest "@$rule" => sub {
		my $program = Clearcart::Fcgi->new('checkout',
		    'tax.rounding' => $rule->[0], 'tax.prices' => $rule->[1]);
		my @orders = map { order_at($program, $rule, $n++) } 1 .. 25;
		my @want = oracle(map { $_->{text} } @orders);
		for my $i (0 .. $#orders) {
			my ($order, $want) = ($orders[$i], $want[$i]);
			is($order->{quoted}, $want->{total}, 'quoted');
			delete @$want{'text', 'of it shipping'};
			is_deeply(row($order->{id}), $want, 'and kept')
			    or diag $order->{text};
		}
		# by the shop's own setting, which is another: the order's holds
		my $ua = $orders[0]{ua};
		$ua->get(shop("/checkout/return?order=$orders[0]{id}"));
		says($ua->content, $rule->[1] eq 'exclude', 'the page');
		adds_up($ua->content, 'the page');
		cancel($_) for @orders;
	};
}

sub ways($page) {
	return join ' ', map { "$_->{id}=$_->{price}{amount}" }
	    @{$page->{shipping}};
}

subtest 'delivery by weight' => sub {
	my @cases = ( # 10 kg and 10.00 a piece
		[1, 'IE', 'standard=490 express=990 collect=0'],
		[2, 'IE', 'standard=490 express=1490 collect=0'],
		[3, 'IE', 'standard=490 collect=0'],
		[4, 'IE', 'collect=0'],
		[3, 'DE', 'standard=1790'],
		[12, 'IE', 'collect=0'],
		[4, 'DE', ''],
	);
	for my $case (@cases) {
		my ($n, $country, $want) = @$case;
		my $ua = agent();
		my $form = form_of($ua, cart_with($ua, 'T-SUM-HEAVY', $n),
		    country => $country);
		is(ways(json_post($ua, '/checkout/quote', $form)), $want,
		    "$n to $country");
	}
	my $ua = agent();
	my $cart = cart_with($ua, 'T-SUM-HEAVY', 4);
	my $form = form_of($ua, $cart, country => 'DE');
	$ua->post(shop('/checkout/quote'), $form);
	like($ua->content, qr{weigh 40 kg together. .* there is 30 kg\.}, 'it is said');
	unlike($ua->content, qr{Place order}, 'and cannot be placed');
	is(place($ua, { %$form, shipping => 'standard' })->{error}, 'invalid',
	    'nor by hand');
	$ua->get(shop("/cart/$cart"));
	unlike($ua->content, qr{Delivery to Ireland}, 'nor is it promised');
};

# A shop of another currency, by a thing and a delivery of that currency.
sub order_in($currency, $quantity) {
	my %set = ('shop.currency' => $currency);
	my ($cart, $checkout) = map { Clearcart::Fcgi->new($_, %set) }
	    qw(cart checkout);
	my $sku = "T-SUM-$currency";
	my $ua = agent();
	cart_with($ua, 'T-SUM-1', 1); # for a cookie
	my (undef, $got) = ask($cart, $ua, '/cart/update', { op => 'add',
	    cart => 'new', sku => $sku, quantity => $quantity });
	my $id = $got->{cart}{id} // die 'no cart';
	(undef, my $page) = ask($checkout, $ua, "/checkout/$id");
	my %form = (%{form_of($ua, $id)}, shipping => 'standard',
	    (map { $_ => $page->{$_} } qw(csrf order_token version)),
	    total => $page->{total}{amount});
	(undef, my $placed) = ask($checkout, $ua, '/checkout/place', \%form);
	my $order = $placed->{order}{id};
	my (undef, undef, $html) = $checkout->get(
	    "/checkout/return?order=$order", HTTP_COOKIE =>
	    $ua->cookie_jar->add_cookie_header(
	    HTTP::Request->new(GET => shop('/')))->header('Cookie'));
	cancel({ ua => $ua, id => $order, form => \%form });
	return ($order, $html);
}

my %elsewhere = (JPY => [120000, '¥360,490', '¥67,409'],
	KWD => [1234567, "KD\x{a0}3,704.191", "KD\x{a0}692.654"]);
db()->do('DELETE FROM catalog.shipping_rate WHERE currency IN (?, ?)', {},
    sort keys %elsewhere);
for my $currency (sort keys %elsewhere) {
	my ($unit, $total, $tax) = @{$elsewhere{$currency}};
	my $sku = "T-SUM-$currency";
	$goods{$sku} = [$unit, 900];
	goods_make($sku => $goods{$sku});
	db()->do("UPDATE catalog.$_ SET currency = ? WHERE sku = ?", {},
	    $currency, $sku) for qw(item product);
	db()->do('INSERT INTO catalog.shipping_rate (method, country, '
	    . 'up_to_g, price_minor, currency) VALUES ("standard", "IE", '
	    . '4294967294 - ?, 490, ?)', {}, length($total), $currency);
	subtest $currency => sub {
		my ($id, $html) = order_in($currency, 3);
		my ($want) = oracle("$currency line include 490 2300 none 0 "
		    . "3:$unit:2300");
		delete @$want{'text', 'of it shipping'};
		is_deeply(row($id), $want, 'kept');
		utf8::decode($html);
		like($html, qr{>\Q$total\E</dd>}, "the total: $total");
		like($html, qr{>\Q$tax\E</dd>}, "VAT in it: $tax");
		adds_up($html, 'the page');
	};
	db()->do('DELETE FROM catalog.shipping_rate WHERE currency = ?', {},
	    $currency);
}

subtest 'what the shop says of its prices' => sub {
	my %set = ('tax.prices' => 'exclude');
	my ($ua, $catalog) = (agent(), Clearcart::Fcgi->new('catalog', %set));
	my $cart = cart_with($ua, 'T-SUM-1', 1);
	my (undef, undef, $html) = $catalog->get('/p/t-sum-1');
	like($html, qr{Plus VAT, plus <a href="/delivery">}, 'a product');
	like($html, qr{"valueAddedTaxIncluded":\s*false}, 'machines, too');
	like($html, qr{Prices exclude VAT}, 'the foot of a page');
	(undef, my $page) = ask(Clearcart::Fcgi->new('cart', %set), $ua,
	    "/cart/$cart");
	is($page->{cart}{total}{amount}, 5780, 'a cart is net');
	(undef, undef, $html) = Clearcart::Fcgi->new('cart', %set)->get(
	    "/cart/$cart", HTTP_COOKIE => $ua->cookie_jar->add_cookie_header(
	    HTTP::Request->new(GET => shop('/')))->header('Cookie'));
	like($html, qr{Plus VAT, by where it goes}, 'and says so');
	$ua->get(shop('/p/t-sum-1'));
	like($ua->content, qr{Incl\. VAT, plus <a href="/delivery">}, 'or it does include it');
	unlike($ua->content, qr{valueAddedTaxIncluded}, 'as machines assume');
};

# Every order there is, whoever made it, worked out again by its own rule.
subtest 'all orders again' => sub {
	my $orders = db()->selectall_arrayref('SELECT o.id, CONCAT_WS(" ", '
	    . 'o.currency, o.tax_rounding, o.tax_prices, o.shipping_minor, '
	    . 'o.shipping_tax_bp, IF(o.voucher_bp IS NOT NULL, "percent", '
	    . 'IF(o.discount_minor > SUM(l.discount_minor), "shipping", '
	    . '"amount")), COALESCE(o.voucher_bp, SUM(l.discount_minor)), '
	    . 'GROUP_CONCAT(CONCAT_WS(":", l.quantity, l.unit_minor, '
	    . 'l.tax_bp) ORDER BY l.line_no SEPARATOR " ")) '
	    . 'FROM orders.orders o JOIN orders.order_line l '
	    . 'ON l.order_id = o.id GROUP BY o.id');
	my @want = oracle(map { $_->[1] } @$orders);
	my @wrong;
	for my $i (0 .. $#$orders) {
		my ($id, $text) = @{$orders->[$i]};
		delete @{$want[$i]}{'text', 'of it shipping'};
		my $json = JSON::PP->new->canonical;
		push @wrong, "$id: $text" if
		    $json->encode(row($id)) ne $json->encode($want[$i]);
	}
	cmp_ok(scalar @$orders, '>=', 100, 'there are some');
	is_deeply(\@wrong, [], 'all come to the same');
};

is_deeply([books_of(@skus)], [], 'the books are right');
is(db()->selectrow_array('SELECT COUNT(*) FROM orders.voucher_use '
    . 'WHERE code IN (?, ?, ?)', {}, @voucher{qw(percent amount shipping)}),
    0, 'no voucher is used up by what was cancelled');
done_testing();
