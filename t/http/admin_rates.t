# Ways of delivery, countries and tax in the admin: changed, warned about,
# refused.
use v5.36;
use utf8;
use Clearcart;
use Test::More;

my $ua = agent();
sign_in_admin($ua);
my $code = "t-way-$$";
sub rates() { return json_get($ua, admin('/rates')) }

END {
	local $?;
	if ($ENV{CLEARCART_DEMO}) {
		db()->do("DELETE FROM catalog.$_->[0] WHERE $_->[1] = ?", {}, $_->[2])
		    for ['shipping_rate', 'method', $code],
		    ['shipping_method', 'code', $code],
		    ['tax_rate', 'country', 'XK'], ['country', 'code', 'XK'];
		db()->do('UPDATE catalog.tax_rate SET country = "IE" '
		    . 'WHERE country = "ZZ"');
		db()->do('UPDATE catalog.version SET n = n + 1');
	}
}

# Rows of country, weight, total and price.
sub way($path, $fields, @rows) {
	my %all = (csrf => rates()->{csrf}, name => 'Balloon', hint => 'slow',
	    tax_class => 'standard', position => 90, active => 1, %$fields);
	delete $all{$_} for grep { !defined $all{$_} } keys %all;
	my @fields = map { ($_ => $all{$_}) } sort keys %all;
	for my $row (@rows) {
		push @fields, country => $row->[0], up_to => $row->[1],
		    from => $row->[2], price => $row->[3];
	}
	return json_post($ua, admin($path), \@fields);
}

sub make($fields, @rows) {
	return way('/rates/new', { code => $code, %$fields }, @rows);
}

sub save($fields, @rows) {
	my $now = json_get($ua, admin("/rates/ways/$code"));
	return way("/rates/ways/$code", { version => $now->{version},
	    %$fields }, @rows);
}

sub offered($country, $total, $weight = 1) {
	my $trial = json_get($ua, admin('/rates?country=' . $country
	    . "&total=$total&weight=$weight"))->{trial};
	my ($is) = grep { $_->{name} eq 'Balloon' } @{$trial->{ways}};
	return $is;
}

subtest 'nonsense' => sub {
	my @cases = (
		[{ name => undef }, [], 'name'],
		[{ tax_class => 'none' }, [], 'tax_class'],
		[{ position => -1 }, [], 'position'],
		[{ code => 'A B' }, [], 'code'],
		[{}, [['IE', '', '', '-1']], 'price'],
		[{}, [['IE', '', '', '1,50']], 'price'],
		[{}, [['IE', '-2', '', '1']], 'up_to'],
		[{}, [['IE', '0', '', '1']], 'up_to'],
		[{}, [['IE', 'heavy', '', '1']], 'up_to'],
		[{}, [['IE', '', '-5', '1']], 'from'],
		[{}, [['XX', '', '', '1']], 'country'],
		[{}, [['', '', '', '1']], 'country'],
		[{}, [['IE', '5', '', '1'], ['IE', '5.000', '0', '2']], 'up_to'],
	);
	for my $case (@cases) {
		my ($fields, $rows, $wrong) = @$case;
		my $answer = make($fields, @$rows);
		is($ua->status, 422, "$wrong, " . join ' ', map { @$_ } @$rows);
		ok($answer->{fields}{$wrong}, '  is named')
		    or diag explain $answer;
	}
	my ($made) = db()->selectrow_array('SELECT COUNT(*) '
	    . 'FROM catalog.shipping_method WHERE code = ?', {}, $code);
	is($made, 0, 'nothing was made');
	json_post($ua, admin('/rates/new'), { name => 'x' });
	isnt($ua->status, 200, 'nor without the token');
};

subtest 'a way' => sub {
	make({}, ['DE', '5', '', '7.50'], ['DE', '5', '100', '0'],
	    ['DE', '', '', '20'], ['', '', '', '']);
	is($ua->status, 200, 'made') or diag $ua->content;
	is(offered('DE', 99)->{delivery}{amount}, 750, 'a light parcel');
	is(offered('DE', 100)->{delivery}{amount}, 0, 'free from 100 on');
	is(offered('DE', 100, 6)->{delivery}{amount}, 2000, 'a heavy one');
	is(offered('DE', 100, 6)->{total}{amount}, 12000, 'together');
	is(offered('DE', 100, 6)->{tax}{amount}, 1597 + 319, 'with its tax');
	ok(!offered('FR', 99), 'not elsewhere');
	make({}, []);
	is($ua->status, 422, 'a code that is taken');
	save({ active => undef }, ['DE', '', '', '20']);
	ok(!offered('DE', 99), 'switched off');
	save({}, ['DE', '', '', '20']);
	ok(offered('DE', 99), 'on again');
	save({ version => 1 }, ['DE', '', '', '1']);
	is($ua->status, 409, 'a stale form');
	is(offered('DE', 99)->{delivery}{amount}, 2000, '  changes nothing');
	save({ version => undef });
	is($ua->status, 422, 'no version');
	my @many = map { ['DE', $_, '', '1'] } 1 .. 400;
	save({}, @many, map { ['', '', '', ''] } 1 .. 4);
	is($ua->status, 200, 'as many rates as can be, beside spare rows');
	save({}, @many, ['DE', '401', '', '1']);
	is($ua->status, 422, 'one more');
	save({}, ['DE', '', '', '20']);
	my ($rows) = db()->selectrow_array('SELECT COUNT(*) FROM orders.audit '
	    . 'WHERE kind = "shipping" AND ref = ?', {}, $code);
	is($rows, 5, 'each change is written down');
};

subtest 'countries and gaps' => sub {
	my $add = sub ($country, $name) {
		return json_post($ua, admin('/rates/countries'), {
		    csrf => rates()->{csrf}, code => $country, name => $name });
	};
	for my $case (['xk', 'Kosovo'], ['X1', 'One'], ['XKX', 'Three'],
	    ['DE', 'Germany'], ['XK', ''], ['XK', "\x{200b}"]) {
		$add->(@$case);
		is($ua->status, 422, "a country $case->[0]");
	}
	$add->('XK', 'Kosovo');
	is($ua->status, 200, 'added');
	my ($gap) = grep { $_->{country} eq 'Kosovo' } @{rates()->{gaps}};
	ok($gap->{nothing}, 'nothing goes there yet');
	save({}, ['DE', '', '', '20'], ['XK', '', '50', '20']);
	($gap) = grep { $_->{country} eq 'Kosovo' } @{rates()->{gaps}};
	is($gap->{least}{amount}, 5000, 'nothing below a total');
	save({}, ['XK', '', '50', '20'], ['XK', '2', '', '9']);
	($gap) = grep { $_->{country} eq 'Kosovo' } @{rates()->{gaps}};
	is($gap->{heaviest}, '2 kg', 'nothing heavy below it');
	save({}, ['XK', '', '50', '20'], ['XK', '', '', '30']);
	is(scalar(grep { $_->{country} eq 'Kosovo' } @{rates()->{gaps}}), 0,
	    'no gap');
};

subtest 'tax' => sub {
	my $tax = sub ($version, @cells) {
		return json_post($ua, admin('/rates/tax'), [
		    csrf => rates()->{csrf}, version => $version,
		    map { (cell => $_->[0], rate => $_->[1]) } @cells ]);
	};
	my $version = rates()->{version};
	for my $case (['standard.XK', '-1'], ['standard.XK', '101'],
	    ['standard.XK', '18,5'], ['standard.XX', '18'], ['none.XK', '18'],
	    ['standard', '18']) {
		$tax->($version, $case);
		is($ua->status, 422, "@$case");
	}
	for my $rate ('', ' ') {
		my $answer = $tax->($version, ['standard.IE', $rate]);
		is($ua->status, 422, "no rate at home, '$rate'");
		ok($answer->{fields}{rate}, '  is named');
	}
	$tax->($version, ['standard.XK', 18], ['standard.XK', 19]);
	is($ua->status, 422, 'overlapping rates');
	$tax->($version, ['standard.XK', '18.5'], ['reduced.XK', '']);
	is($ua->status, 200, 'set');
	$tax->($version, ['standard.XK', 1]);
	is($ua->status, 409, 'a stale form');
	$ua->post(admin('/rates/tax'), [csrf => rates()->{csrf},
	    version => $version, cell => 'standard.XK', rate => '1']);
	like($ua->text, qr/standard\.XK\s+differs\s*18\.50\s*1\.00/,
	    '  shows both sides');
	$ua->post(admin('/rates/tax'), [csrf => rates()->{csrf},
	    version => $version, cell => 'standard.XK', rate => 'x']);
	is($ua->form_with_fields('rate')->value('version'), $version,
	    '  and keeps its version when it is wrong, too');
	my ($bp) = db()->selectrow_array('SELECT rate_bp FROM catalog.tax_rate '
	    . 'WHERE country = "XK"');
	is($bp, 1850, '  changes nothing');
	is(offered('XK', 100)->{tax}{amount}, 1561 + 312, 'orders count by it');
	$tax->(rates()->{version}, ['standard.XK', '']);
	my ($left) = db()->selectrow_array('SELECT COUNT(*) '
	    . 'FROM catalog.tax_rate WHERE country = "XK"');
	is($left, 0, 'taken away');
};

subtest 'a rate that is missing at home' => sub {
	my $set = sub ($country) {
		db()->do('UPDATE catalog.tax_rate SET country = ? '
		    . 'WHERE tax_class = "standard" AND country = ?', {}, @$country);
		db()->do('UPDATE catalog.version SET n = n + 1');
	};
	$set->(['ZZ', 'IE']);
	my $shown = wait_for(sub {
		my $trial = rates()->{trial} or return;
		return $trial->{untaxed} && $trial;
	}, 30, 'the page to say so');
	is($ua->status, 200, 'the page is there');
	ok($shown->{untaxed}, '  and says so');
	my ($check) = grep { $_->{name} eq 'tax' }
	    @{json_get($ua, admin('/doctor'))->{checks}};
	is($check->{state}, 'fail', 'the doctor says so');
	like($check->{says}, qr/standard/, '  by its class');
	$set->(['IE', 'ZZ']);
	wait_for(sub { !rates()->{trial}{untaxed} }, 30, 'the rate to be back');
};

subtest 'a country goes' => sub {
	my $remove = sub ($country) {
		json_post($ua, admin("/rates/countries/$country/remove"),
		    { csrf => rates()->{csrf} });
		return $ua->status;
	};
	is($remove->('IE'), 409, 'not the one that the shop is in');
	is($remove->('ZZ'), 404, 'not one that is none');
	is($remove->('XK'), 200, 'gone');
	ok(!(grep { $_->{code} eq 'XK' } @{rates()->{countries}}), 'indeed');
};

done_testing();
