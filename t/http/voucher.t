# Vouchers over HTTP: why one gives nothing, and when its use is given back.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Buy;
use Test::More;

goods_make('T-VO-50' => [5000, 900]);
fault_clear();
END { goods_retire('T-VO-50') if $ENV{CLEARCART_DEMO} }

# A voucher of 10 % with other columns, as SQL.
sub voucher(%columns) {
	state $n = 0;
	my $code = "V$$-" . $n++;
	my %all = (code => "'$code'", kind => "'percent'", percent_bp => 1000,
	    %columns);
	my @names = sort keys %all;
	db()->do('INSERT INTO orders.voucher (' . join(', ', @names)
	    . ') VALUES (' . join(', ', @all{@names}) . ')');
	return $code;
}

sub uses($code) {
	return scalar db()->selectrow_array('SELECT COUNT(*) '
	    . 'FROM orders.voucher_use WHERE code = ?', {}, $code);
}

sub form_with($ua, $code, %other) {
	return form_of($ua, cart_with($ua, 'T-VO-50', 1), voucher => $code,
	    total => 4500 + 490, %other);
}

sub why($page) { return $page->{voucher_refused}{why} // 'taken' }

subtest 'the reason' => sub {
	my @cases = (
		[{}, 'taken', qr/Taken: €5\.00/],
		[{ ends_at => "'2026-03-29 23:30:00'" }, 'ended',
		    qr/has ended\. It ended on (?:29|30) March 2026/],
		[{ starts_at => "'2999-12-01 12:00:00'" }, 'not_yet',
		    qr/not count yet\. It begins on 1 December 2999/],
		[{ minimum_minor => 5001 }, 'minimum',
		    qr/larger order\. It counts from €50\.01 of things on\./],
		[{ minimum_minor => 5000 }, 'taken', qr/Taken: €5\.00/],
		[{ uses_max => 0 }, 'used_up', qr/as often as it may be\./],
		[{ kind => "'amount'", amount_minor => 500, percent_bp => 'NULL',
		    currency => "'USD'" }, 'unknown', qr/unknown/],
	);
	my $ua = agent();
	for my $case (@cases) {
		my ($columns, $why, $words) = @$case;
		my $form = form_with($ua, voucher(%$columns));
		is(why(json_post($ua, '/checkout/quote', $form)), $why,
		    join ' ', %$columns, $why);
		$ua->post(shop('/checkout/quote'), $form);
		like($ua->content, $words, 'said on the page');
	}
	my $page = json_post($ua, '/checkout/quote', form_with($ua, 'NO SUCH'));
	is(why($page), 'unknown', 'a code that is none');
	is($page->{total}{amount}, 5490, 'takes nothing off');
};

subtest 'what cannot be stored' => sub {
	for my $bp (0, -1, 10001, 'NULL') {
		ok(!eval { voucher(percent_bp => $bp); 1 }, "$bp of 10,000");
	}
	my $ua = agent();
	my $page = json_post($ua, '/checkout/quote',
	    form_with($ua, voucher(percent_bp => 10000)));
	is($page->{total}{amount}, 490, '100 % leaves the delivery');
	my $code = voucher(kind => "'amount'", amount_minor => 5001,
	    percent_bp => 'NULL', currency => "'EUR'");
	$page = json_post($ua, '/checkout/quote', form_with($ua, $code));
	is($page->{sums}{discount}{amount}, 5000, 'no more than the goods cost');
};

subtest 'by a person, once' => sub {
	my $code = voucher(uses_each => 1);
	my $guest = agent();
	my $form = form_with($guest, $code, email => 'Vo@Example.org');
	my $order = place($guest, $form)->{order};
	is($order->{total}{amount}, 4990, 'a guest');
	my $other = agent();
	is(why(json_post($other, '/checkout/quote',
	    form_with($other, $code, email => 'vO@example.ORG'))), 'used_up',
	    'the same address, and nothing is told about it');
	sign_in($other);
	$form = form_with($other, $code);
	my $theirs = place($other, $form)->{order};
	is($theirs->{total}{amount}, 4990, 'an account counts by itself');
	$other->get(shop('/'));
	my $again = form_with($other, $code);
	is(why(json_post($other, '/checkout/quote', $again)), 'used',
	    'and is told');
	my $answer = place($other, $again);
	is($answer->{error}, 'voucher_gone', 'nor can it be ordered');
	is(why($answer), 'used', 'for that reason');
	is(uses($code), 2, 'two uses');
	json_post($_->[0], '/checkout/cancel', { csrf => json_get($_->[0],
	    '/carts')->{csrf}, order => $_->[1]{id} })
	    for [$guest, $order], [$other, $theirs];
	is(uses($code), 0, 'given back by who cancels');
};

subtest 'given back' => sub {
	my $code = voucher(uses_max => 1);
	my $ua = agent();
	fault('refuse');
	is(place($ua, form_with($ua, $code))->{error}, 'order_cancelled',
	    'the processor refuses');
	fault_clear();
	is(uses($code), 0, 'given back');
	my $order = place($ua, form_with($ua, $code))->{order};
	is(uses($code), 1, 'used');
	db()->do('UPDATE orders.orders SET expires_at = placed_at '
	    . 'WHERE id = ?', {}, $order->{id});
	ok(wait_for(sub { uses($code) == 0 }, 40,
	    'the worker'), 'given back when it expires');
	$order = place($ua, form_with($ua, $code))->{order};
	is(pay_at($order->{pay_url}), 303, 'paid');
	wait_for(sub { order_of($ua, $order->{id})->{state} eq 'paid' },
	    40, 'paid');
	is(uses($code), 1, 'what is paid stays used');
	is(why(json_post($ua, '/checkout/quote', form_with($ua, $code))),
	    'used_up', 'and is used up');
};

subtest 'the page of the order' => sub {
	my $code = voucher(percent_bp => 1250);
	my $ua = agent();
	my $order = place($ua, form_with($ua, $code, total => 4375 + 490))
	    ->{order};
	db()->do('UPDATE orders.voucher SET percent_bp = 9000 '
	    . 'WHERE code = ?', {}, $code);
	$ua->get(shop("/checkout/return?order=$order->{id}"));
	like($ua->content, qr{Voucher $code, 12\.5%</dt><dd>−€6\.25},
	    'says what it was then');
	json_post($ua, '/checkout/cancel', { csrf => json_get($ua,
	    '/carts')->{csrf}, order => $order->{id} });
};

is_deeply([books_of('T-VO-50')], [], 'the books are right');
done_testing();
