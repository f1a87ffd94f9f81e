# Reports: what was paid, by time and by everything else, held against the
# orders that were made here; nonsense for a time; the file.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Buy;
use Test::More;

goods_make('T-REP-1' => [1000, 50], 'T-REP-2' => [333, 50, 'reduced']);
# A name that a spreadsheet would run, and a page must not.
db()->do('UPDATE catalog.product SET name = ? WHERE sku = "T-REP-2"', {},
    '=1+1 <script>alert(1)</script> <?cs var:x ?>');

my $una = agent();
my $staff = agent();
sign_in_admin($staff);

sub bought($country, @lines) {
	my $cart = cart_with($una, @lines);
	my $form = form_of($una, $cart, country => $country);
	$form->{total} = json_post($una, '/checkout/quote', $form)
	    ->{total}{amount};
	my $order = place($una, $form)->{order} // die $una->content;
	pay_at($order->{pay_url});
	wait_for(sub { order_of($una, $order->{id})->{state} eq 'paid' }, 30,
	    'the payment');
	return db()->selectrow_hashref('SELECT * FROM orders.orders '
	    . 'WHERE id = ?', {}, $order->{id});
}

my @orders = (bought('IE', 'T-REP-1', 3), bought('DE', 'T-REP-1', 1,
	'T-REP-2', 7), bought('IE', 'T-REP-2', 2));

# They are moved to days on which nobody else sells; and back at the end.
my @days = ('2001-03-24 12:00:00', '2001-03-25 12:00:00',
	'2001-04-02 12:00:00');
sub move_to(@times) {
	db()->do('UPDATE orders.orders SET paid_at = ? WHERE id = ?', {},
	    $times[$_], $orders[$_]{id}) for 0 .. $#orders;
}
END {
	local $?;
	if ($ENV{CLEARCART_DEMO}) {
		move_to(map { $_->{paid_at} } @orders);
		goods_retire('T-REP-1', 'T-REP-2');
	}
}
move_to(@days);

sub report($query) {
	my $said = json_get($staff, admin("/reports?$query"));
	is($staff->status, 200, $query);
	return $said;
}

sub cents(@amounts) { return map { $_->{amount} } @amounts }

sub sum(@n) {
	my $sum = 0;
	$sum += $_ for @n;
	return $sum;
}

my @totals = map { $_->{total_minor} } @orders;
my $spring = 'from=2001-03-20&to=2001-04-05';

subtest 'by day' => sub {
	my $r = report("$spring&by=day");
	is(@{$r->{times}}, 17, 'each day');
	my @paid = grep { $_->{orders} } @{$r->{times}};
	is_deeply([map { $_->{name} } @paid], ['Mon 2 Apr', 'Sun 25 Mar',
		'Sat 24 Mar'], 'the days, newest first');
	is_deeply([cents(map { $_->{taken} } @paid)], [reverse @totals],
	    'what each brought');
	is($r->{together}{orders}, 3, 'orders together');
	is($r->{together}{taken}{amount}, sum(@totals), 'and money');
	is($r->{together}{average}{amount}, int(sum(@totals) / 3), 'on average');
	is(report('from=2001-03-25&to=2001-03-25&by=day')
	    ->{together}{taken}{amount}, $totals[1], 'one day is that day');
	my $after = report('from=2001-03-26&to=2001-03-27&by=day');
	is_deeply([$after->{together}{taken}{amount},
		$after->{together}{before}{amount}], [0, $totals[0] + $totals[1]],
	    'the days before are as many');
};

subtest 'by week and month' => sub {
	my $r = report("$spring&by=week");
	is_deeply([cents(map { $_->{taken} } @{$r->{times}})],
	    [0, $totals[2], $totals[0] + $totals[1]],
	    'weeks begin with the first day');
	$r = report("$spring&by=month");
	is_deeply([map { $_->{name} } @{$r->{times}}],
	    ['April 2001', 'March 2001'], 'months');
	is_deeply([cents(map { $_->{taken} } @{$r->{times}})],
	    [$totals[2], $totals[0] + $totals[1]], 'and their sums');
};

subtest 'by product, country, tax' => sub {
	my %is = map { $_->{name} => $_ } @{report("$spring&by=product")->{rows}};
	is($is{'Thing T-REP-1'}{pieces}, 4, 'pieces of one');
	is($is{'Thing T-REP-1'}{sum}{amount}, 4000, 'and its money');
	my ($odd) = grep { /\A=1\+1/ } keys %is;
	is($is{$odd}{pieces}, 9, 'pieces of the other');
	is(sum(map { $_->{sum}{amount} } @{report("$spring&by=category")->{rows}}),
	    4000 + 9 * 333, 'categories come to the same');
	%is = map { $_->{name} => $_ } @{report("$spring&by=country")->{rows}};
	is($is{Ireland}{sum}{amount}, $totals[0] + $totals[2], 'one country');
	is($is{Germany}{sum}{amount}, $totals[1], 'the other');
	my $rows = report("$spring&by=tax")->{rows};
	is(sum(map { $_->{tax}{amount} } @$rows),
	    sum(map { $_->{tax_minor} } @orders), 'all the tax, and no more');
	is(sum(map { $_->{sum}{amount} + $_->{tax}{amount} } @$rows),
	    sum(@totals), 'and with what it is of, all the money');
	is_deeply([map { $_->{rate} } grep { $_->{name} eq 'Germany' } @$rows],
	    ['19.00', '7.00'], 'each rate by itself');
};

subtest 'given back' => sub {
	my ($id) = db()->selectrow_array('SELECT id FROM orders.payment_attempt '
	    . 'WHERE order_id = ? AND state = "paid"', {}, $orders[0]{id});
	my $refund = 'REPORTTEST' . sprintf '%016d', $$;
	db()->do('INSERT INTO orders.refund (id, order_id, attempt, intent_id, '
	    . 'amount_minor, currency, reason, state, next_at, created_at, '
	    . 'done_at) VALUES (?, ?, ?, "x", 250, "EUR", "test", ?, NOW(3), '
	    . 'NOW(3), "2001-03-30 12:00:00")', {}, $refund, $orders[0]{id}, $id,
	    'queued');
	is(report($spring)->{together}{given_back}{amount}, 0,
	    'what is only asked for is not given back');
	db()->do('UPDATE orders.refund SET state = "done" WHERE id = ?', {},
	    $refund);
	my $r = report($spring);
	db()->do('DELETE FROM orders.refund WHERE id = ?', {}, $refund);
	is($r->{together}{given_back}{amount}, 250, 'then it is');
	is($r->{together}{taken}{amount}, sum(@totals),
	    'and taken off no sale');
};

subtest 'from cart to paid' => sub {
	my ($today) = db()->selectrow_array('SELECT UTC_DATE()');
	my $before = report('by=day')->{funnel};
	my $cart = cart_with($una, 'T-REP-1', 1);
	my $after = report('by=day')->{funnel};
	cmp_ok($after->{carts}, '>', $before->{carts}, 'a cart more');
	cmp_ok($after->{paid}, '>=', 3, 'ours were paid');
	cmp_ok($after->{$_->[0]}, '>=', $after->{$_->[1]},
	    "no fewer $_->[0] than $_->[1]")
	    for ['carts', 'ordered'], ['ordered', 'paid'];
};

subtest 'pages and files' => sub {
	for my $by (qw(day week month product category country tax)) {
		$staff->get(admin("/reports?$spring&by=$by"));
		is($staff->status, 200, "the page $by");
		unlike($staff->response->decoded_content, qr/<script>alert/,
		    'nothing in it runs');
		$staff->get(admin("/reports/csv?$spring&by=$by"));
		is($staff->response->header('Content-Type'),
		    'text/csv; charset=utf-8', 'its file');
	}
	my $csv = $staff->get(admin("/reports/csv?$spring&by=product"))
	    ->decoded_content;
	like($csv, qr/^'=1\+1 /m, 'a formula is made a text');
	like($csv, qr/^Thing T-REP-1,2,4,40\.00,/m, 'amounts are plain');
	my %columns = (product => 'Name,Orders,Pieces,Sum,Tax',
	    category => 'Name,Orders,Pieces,Sum,Tax',
	    country => 'Name,Orders,Sum,Tax', tax => 'Name,Orders,Sum,Tax,Rate');
	for my $by (sort keys %columns) {
		my $text = $staff->get(admin("/reports/csv?$spring&by=$by"))
		    ->decoded_content;
		is($text =~ s/^\x{feff}//r =~ s/\r\n.*//sr, $columns{$by},
		    "the columns of $by");
	}
};

subtest 'sold best' => sub {
	$staff->get(admin("/reports?$spring"));
	my @pictures = $staff->content =~ m{<img class="thumb" src="([^"]+)"}g;
	is(@pictures, 2, 'two pictures');
	for my $path (@pictures) {
		$staff->get(admin($path));
		is($staff->status, 200, "$path is there");
	}
};

subtest 'nonsense' => sub {
	for my $wrong ('from=2001-04-05&to=2001-03-20', 'from=2001-02-30',
		'to=x', 'from=1800-01-01&to=1800-01-02',
		'from=2000-01-01&to=2001-03-01&by=day',
		'from=1971-01-01&to=2030-01-01&by=month') {
		json_get($staff, admin("/reports?$wrong"));
		is($staff->status, 422, $wrong);
		$staff->get(admin("/reports?$wrong"));
		is($staff->status, 422, '  on the page too');
		$staff->get(admin("/reports/csv?$wrong"));
		is($staff->status, 422, '  and for the file');
	}
	report('by=nonsense');
};

done_testing;
