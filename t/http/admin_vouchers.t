# Vouchers in the admin: made, changed, ended, and refused.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Buy;
use Test::More;

my $ua = agent();
sign_in_admin($ua);
my $n = 0;
sub fresh() { return "T$$-" . $n++ }
sub csrf() { return json_get($ua, admin('/vouchers/new'))->{csrf} }

sub make(%fields) {
	my %all = (csrf => csrf(), kind => 'percent', percent => 10, %fields);
	delete $all{$_} for grep { !defined $all{$_} } keys %all;
	return json_post($ua, admin('/vouchers/new'), \%all);
}

sub show($code) { return json_get($ua, admin("/vouchers/$code")) }

sub save($code, %fields) {
	return json_post($ua, admin("/vouchers/$code"), { csrf => csrf(),
	    version => show($code)->{version}, kind => 'percent',
	    percent => 10, %fields });
}

goods_make('T-AV-50' => [5000, 90]);
END {
	local $?;
	goods_retire('T-AV-50') if $ENV{CLEARCART_DEMO};
}

subtest 'nonsense' => sub {
	my $code = fresh();
	my @cases = (
		[code => undef, 'none'], [code => 'ab', 'short'],
		[code => 'small', 'small letters'], [code => "A\x{130}BC", 'odd'],
		[code => 'A B C', 'blanks'], [code => '-ABC', 'a hyphen first'],
		[code => 'X' x 41, 'long'], [kind => 'gift', 'kind'],
		[kind => undef, 'no kind'], [percent => '100.01', 'over 100 %'],
		[percent => '0', 'nothing'], [percent => '-5', 'less'],
		[percent => undef, 'no percentage'], [percent => '1e1', 'e'],
		[minimum => '1,5', 'comma'], [minimum => '-1', 'below 0'],
		[starts => 'tomorrow', 'no time'],
		[starts => '2026-02-30T10:00', 'no such day'],
		[ends => '2026-12-01', 'a day alone'],
		[uses_max => 0, 'never'], [uses_max => '1.5', 'a half'],
		[count => 0, 'none of them'], [count => 1001, 'too many'],
	);
	for my $case (@cases) {
		my ($field, $value, $why) = @$case;
		my $answer = make(code => $code, $field => $value);
		is($ua->status, 422, "$field, $why");
		ok($answer->{fields}{$field}, '  is named') or diag explain $answer;
	}
	make(code => $code, starts => '2026-12-02T10:00',
	    ends => '2026-12-01T10:00');
	is($ua->status, 422, 'ends before it begins');
	make(code => $code, uses_max => 2, uses_each => 3);
	is($ua->status, 422, 'one person more often than all');
	make(code => $code, kind => 'amount', amount => '0');
	is($ua->status, 422, 'an amount of nothing');
	show($code);
	is($ua->status, 404, 'nothing was made');
	json_post($ua, admin('/vouchers/new'), { code => $code,
	    kind => 'percent', percent => 1 });
	is($ua->status, 403, 'nor without the token');
};

subtest 'one of each kind' => sub {
	my ($percent, $amount, $free) = (fresh(), fresh(), fresh());
	my $is = make(code => $percent, percent => '12.5', minimum => '20')
	    ->{voucher};
	is($is->{percent_bp}, 1250, 'percent');
	is($is->{minimum}{amount}, 2000, 'from a total on');
	is($is->{state}, 'running', 'runs');
	$is = make(code => $amount, kind => 'amount', amount => '7.50',
	    starts => '2999-01-01T00:00')->{voucher};
	is($is->{amount}{amount}, 750, 'amount');
	is($is->{state}, 'to_come', 'is to come');
	$is = make(code => $free, kind => 'shipping', ends => '2020-01-01T00:00')
	    ->{voucher};
	is($is->{state}, 'ended', 'has ended');
	make(code => $percent);
	is($ua->status, 422, 'a code that is taken');
	for my $case ([running => $percent], [to_come => $amount],
	    [ended => $free]) {
		my $list = json_get($ua, admin("/vouchers?state=$case->[0]"));
		ok(scalar(grep { $_->{code} eq $case->[1] }
		    @{$list->{vouchers}}), "listed as $case->[0]");
	}
};

subtest 'orders placed stay' => sub {
	my $code = fresh();
	make(code => $code, percent => 10, uses_max => 5, uses_each => 2);
	my $guest = agent();
	my $order = place($guest, form_of($guest,
	    cart_with($guest, 'T-AV-50', 1), voucher => $code,
	    total => 4500 + 490))->{order};
	is($order->{total}{amount}, 4990, 'used');
	save($code, percent => 50, uses_max => 5);
	is($ua->status, 200, 'changed');
	is(order_of($guest, $order->{id})->{total}{amount}, 4990,
	    'the order is as it was');
	my $other = agent();
	my $second = place($other, form_of($other,
	    cart_with($other, 'T-AV-50', 1), voucher => $code,
	    email => 'other@example.org', total => 2500 + 490))->{order};
	is($second->{total}{amount}, 2990, 'the next one gets what is now');
	my $answer = save($code, uses_max => 1);
	is($ua->status, 422, 'fewer than were used');
	like($answer->{fields}{uses_max}, qr/more often already/, '  and why');
	is(show($code)->{voucher}{uses_max}, 5, '  nothing was changed');
	is(show($code)->{voucher}{uses}, 2, 'two uses');
	save($code, uses_max => 2);
	is($ua->status, 200, 'as many as were used');
	is(show($code)->{voucher}{state}, 'used_up', 'is used up');
	my ($rows) = db()->selectrow_array('SELECT COUNT(*) FROM orders.audit '
	    . 'WHERE kind = "voucher" AND ref = ?', {}, $code);
	is($rows, 3, 'each change is written down');
	json_post($_->[0], '/checkout/cancel', { csrf => json_get($_->[0],
	    '/carts')->{csrf}, order => $_->[1]{id} })
	    for [$guest, $order], [$other, $second];
};

subtest 'two at a time, and ended' => sub {
	my $code = fresh();
	make(code => $code);
	my $version = show($code)->{version};
	save($code, percent => 20);
	my $answer = save($code, percent => 30, version => $version);
	is($ua->status, 409, 'a stale form');
	is(show($code)->{voucher}{percent_bp}, 2000, '  changes nothing');
	save($code, percent => 30, version => '');
	is($ua->status, 422, 'no version');
	$ua->get(admin("/vouchers/$code"));
	$ua->form_with_fields('minimum');
	$ua->set_fields(percent => 35);
	$ua->click;
	is(show($code)->{voucher}{percent_bp}, 3500,
	    'Enter in a field saves it');
	is(show($code)->{voucher}{state}, 'running', '  and ends nothing');
	json_post($ua, admin("/vouchers/$code/end"), { csrf => csrf() })
	    for 1, 2;
	is($ua->status, 200, 'ended twice');
	is(show($code)->{voucher}{state}, 'ended', 'is over');
	json_post($ua, admin('/vouchers/NO-SUCH/end'), { csrf => csrf() });
	is($ua->status, 404, 'one that is none');
};

subtest 'a campaign' => sub {
	my $code = fresh();
	make(code => $code, count => 60, uses_max => 1);
	is($ua->status, 200, 'made');
	my $list = json_get($ua, admin("/vouchers?campaign=$code"));
	is(scalar @{$list->{vouchers}}, 50, 'a page of them');
	$list = json_get($ua, admin($list->{next}));
	is(scalar @{$list->{vouchers}}, 10, 'and the rest');
	$ua->get(admin("/vouchers/codes?campaign=$code"));
	my @codes = split /\r\n/, $ua->content;
	is(shift @codes, 'code', 'a file with a heading');
	is(scalar @codes, 60, 'and all codes');
	my %once = map { $_ => 1 } @codes;
	is(scalar keys %once, 60, 'each another');
	is(scalar(grep { !/\A\Q$code\E-[A-HJKMNP-Z2-9]{10}\z/ } @codes), 0,
	    'that can be read out');
	make(code => 'A' x 21, count => 2);
	is($ua->status, 422, 'too long a beginning');
};

done_testing();
