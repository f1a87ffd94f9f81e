# The shop's settings: shown everywhere, refused where they make no sense,
# and closed for a while.
use v5.36;
use utf8;
use Clearcart;
use MIME::Base64 qw(decode_base64);
use Test::More;

my $ua = agent();
sign_in_admin($ua);
my $guest = agent(max_redirect => 0);

sub now() { return json_get($ua, admin('/settings')) }

# The whole form with these fields changed, as a browser sends it.
sub save(%fields) {
	my $page = now();
	my %all = (%{$page->{settings}}, csrf => $page->{csrf},
	    version => $page->{version}, %fields);
	delete $all{maintenance_on} if !$all{maintenance_on};
	delete $all{$_} for grep { !defined $all{$_} } keys %all;
	return json_post($ua, admin('/settings'), \%all);
}

my %before = %{now()->{settings}};

END {
	local $?;
	save(%before, maintenance_on => '') if %before;
}

subtest 'what is saved is shown' => sub {
	save(shop_name => 'Wayleave & <b>Söhne</b>', shop_vat_id => 'IE6388047V',
	    mail_reply_to => 'answers@wayleave.example');
	is($ua->status, 200, 'saved');
	for my $page ('/', '/search', '/carts') {
		$guest->get(shop($page));
		like($guest->content, qr/Wayleave &amp; &lt;b&gt;Söhne/,
		    "the name at $page, once escaped");
		like($guest->content, qr/VAT IE6388047V/, '  and the VAT number');
	}
	my ($from, $to) = db()->selectrow_array('SELECT COUNT(*), MAX(ref) '
	    . 'FROM orders.audit WHERE act = "settings.save"');
	cmp_ok($from, '>', 0, 'written down');
	save(shop_name => $before{shop_name}, shop_vat_id => '',
	    mail_reply_to => '');
	my ($rows) = db()->selectrow_array('SELECT COUNT(*) FROM '
	    . 'catalog.setting WHERE name LIKE "mail.%"');
	is($rows, 0, 'and taken back');
};

subtest 'nonsense' => sub {
	my @cases = (
		[shop_name => ''], [shop_name => "\x{200b}"],
		[shop_name => 'x' x 61], [shop_currency => 'USD'],
		[shop_currency => 'XQQ'], [tax_prices => 'maybe'],
		[mail_from => 'nobody'], [mail_from => "a\@b.example\nBcc: x"],
		[mail_owner => ''], [mail_reply_to => 'x y@z'],
		[theme_bg => 'red'], [theme_bg => '#12345'],
		[theme_bg => '#1234567'], [theme_ink => '#f0f0f0'],
		[theme_link => '#99ccbb'], [theme_on_go => '#ffffff'],
		[theme_bg => '#303030'], [theme_dark_ink => '#202020'],
		[version => 0], [version => 'x'],
	);
	for my $case (@cases) {
		my ($field, $value) = @$case;
		my $answer = save($field => $value);
		is($ua->status, 422, "$field " . substr $value, 0, 12);
		ok($answer->{fields}{$field}, '  is named');
	}
	is_deeply(now()->{settings}, \%before, 'nothing was changed');
	json_post($ua, admin('/settings'), { shop_name => 'Mine' });
	is($ua->status, 403, 'nor without the token');
};

subtest 'two at a time' => sub {
	my $old = now()->{version};
	save(shop_tagline => 'First');
	my $answer = save(version => $old, shop_tagline => 'Second');
	is($ua->status, 409, 'a stale form');
	is($answer->{error}, 'stale_form', '  says so');
	is(now()->{settings}{shop_tagline}, 'First', '  and changes nothing');
	save(shop_tagline => $before{shop_tagline});
};

subtest 'colours' => sub {
	$guest->get(shop('/'));
	unlike($guest->content, qr/theme\.css/, 'no link without one');
	save(theme_link => '#003388', theme_dark_link => '#aaccff',
	    theme_go => '#ffd400');
	is($ua->status, 200, 'saved');
	$guest->get(shop('/'));
	my ($link) = $guest->content =~ m{href="(/theme\.css\?v=\d+)"};
	ok($link, 'linked');
	$guest->get(shop($link));
	is($guest->status, 200, 'there');
	like($guest->response->content_type, qr{text/css}, 'a stylesheet');
	like($guest->content, qr/:root\{--go:#ffd400;\}/, 'for both');
	like($guest->content, qr/light\)\{:root\{--link:#003388;\}\}/, 'by day');
	like($guest->content, qr/dark\)\{:root\{--link:#aaccff;\}\}/, 'by night');
	like($guest->response->header('Cache-Control'), qr/max-age=31536000/,
	    'kept');
	my $tag = $guest->response->header('ETag');
	$guest->get(shop($link), 'If-None-Match' => $tag);
	is($guest->status, 304, 'known again');
	save(%before);
};

subtest 'closed' => sub {
	save(maintenance_on => 1, maintenance_text => 'We <i>paint</i> until noon.');
	for my $path ('/', '/search', '/carts', '/nothing', '/sitemap.xml') {
		$guest->get(shop($path));
		is($guest->status, 503, "$path is closed");
		is($guest->response->header('Retry-After'), 600, '  for a while');
	}
	like($guest->content, qr/We &lt;i&gt;paint&lt;\/i&gt; until noon\./,
	    'the sentence');
	is(json_get($guest, '/carts')->{error}, 'closed', 'programs are told');
	$guest->get(shop('/checkout/return?order=none'));
	is($guest->status, 404, 'who comes back from paying is not kept out');
	$guest->get(shop('/-/catalog/live'));
	is($guest->status, 200, 'health goes on');
	$guest->post(shop('/webhooks/payment'), Content => '{}');
	isnt($guest->status, 503, 'nor is the processor kept out');
	$guest->get(shop('/theme.css'));
	is($guest->status, 200, 'nor the stylesheet');
	my ($look) = $ua->get(admin('/settings'))->decoded_content
	    =~ m{href="([^"]+/look\?key=[^"]+)"};
	ok($look, 'a link for staff');
	$guest->get(shop('/look?key=wrong'));
	is($guest->status, 404, 'a wrong key');
	$guest->get(shop('/look'));
	is($guest->status, 422, 'no key');
	my $staff = agent();
	$staff->get($look);
	is($staff->status, 200, 'staff looks');
	is($staff->get(shop('/carts'))->code, 200, '  at all of it');
	like($staff->response->header('Cache-Control'), qr/private/,
	    '  and nothing of it is kept');
	save(maintenance_on => '');
	$guest->get(shop('/'));
	is($guest->status, 200, 'open again');
	save(maintenance_on => 1);
	is($staff->get(shop('/'))->code, 503, 'an old key is worth nothing');
	save(maintenance_on => '', maintenance_text => $before{maintenance_text});
};

subtest 'the logo' => sub {
	my $send = sub ($content, @more) {
		$ua->post(admin('/settings/logo/upload'),
		    Content_Type => 'form-data', Accept => 'application/json',
		    Content => [csrf => now()->{csrf}, @more,
		    defined $content ? (file => [undef, 'logo.png',
		    Content => $content]) : ()]);
		return $ua->status;
	};
	is($send->(undef), 422, 'none');
	is($send->('<svg onload="alert(1)"/>'), 422, 'no picture');
	is(now()->{logo}, '', 'nothing was changed');
	my $png = decode_base64('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAA'
	    . 'ADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==');
	is($send->($png), 200, 'a picture') or diag $ua->content;
	my $logo = now()->{logo};
	like($logo, qr/\A\w+-160\.webp\z/, 'is made');
	$guest->get(shop('/'));
	like($guest->content, qr{src="/media/\Q$logo\E"}, 'shown');
	$guest->get(shop("/media/$logo"));
	is($guest->status, 200, '  and there');
	is($send->(undef, remove => 1), 200, 'taken away');
	is(now()->{logo}, '', 'indeed');
};

is_deeply(now()->{settings}, \%before, 'all as it was');
done_testing();
