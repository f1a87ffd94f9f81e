# The owner's own pages: drafts, published ones, renamed ones, bad ones.
use v5.36;
use utf8;
use Clearcart;
use Test::More;

my $ua = agent();
sign_in_admin($ua);
my $guest = agent(max_redirect => 0);
my $slug = "t-page-$$";
my $id;

sub csrf() { return json_get($ua, admin('/pages/new'))->{csrf} }

sub make(%fields) {
	my %all = (csrf => csrf(), title => 'About <us>', slug => $slug,
	    text => 'Hello', state => 'draft', footer => 1, %fields);
	delete $all{$_} for grep { !defined $all{$_} } keys %all;
	return json_post($ua, admin('/pages/new'), \%all);
}

sub show() { return json_get($ua, admin("/pages/$id")) }

sub save(%fields) {
	my %all = (csrf => csrf(), version => show()->{version},
	    title => 'About <us>', slug => $slug, text => 'Hello',
	    state => 'published', footer => 1, position => 7, %fields);
	delete $all{$_} for grep { !defined $all{$_} } keys %all;
	return json_post($ua, admin("/pages/$id"), \%all);
}

END {
	local $?;
	if ($id) {
		db()->do('DELETE FROM catalog.old_page WHERE page = ?', {}, $id);
		db()->do('DELETE FROM catalog.page WHERE id = ?', {}, $id);
		db()->do('UPDATE catalog.version SET n = n + 1');
	}
}

subtest 'to begin with' => sub {
	my $list = json_get($ua, admin('/pages'))->{pages};
	my %is = map { $_->{slug} => $_ } @$list;
	ok($is{$_}, "there is $_")
	    for qw(imprint terms privacy withdrawal contact);
};

subtest 'nonsense' => sub {
	my @cases = ([title => undef], [title => "\x{200b}"],
	    [title => 'x' x 121], [slug => 'Big'], [slug => 'a b'],
	    [slug => '../x'], [slug => 'new'], [slug => 'x' x 121],
	    [state => 'secret'], [state => undef], [position => -1],
	    [position => 'x'], [text => 'x' x 60_001]);
	for my $case (@cases) {
		my ($field, $value) = @$case;
		my $answer = make($field => $value);
		is($ua->status, 422, "$field " . substr($value // 'none', 0, 9));
		ok($answer->{fields}{$field}, '  is named');
	}
	is(make(text => undef, state => 'published')->{error}, 'invalid',
	    'nothing to show');
	make(slug => 'imprint');
	is($ua->status, 422, "another page's address");
	$guest->get(shop("/pages/$slug"));
	is($guest->status, 404, 'nothing was made');
};

subtest 'a draft, then published' => sub {
	my $text = "# Big\n\n<script>alert(1)</script> **bold** "
	    . '[x](javascript:alert(1)) [y](https://example.org/) <?cs var:x ?>';
	$id = make(text => $text)->{page}{id};
	ok($id, 'made');
	$guest->get(shop("/pages/$slug"));
	is($guest->status, 404, 'a draft is not shown');
	save(text => $text);
	is($ua->status, 200, 'published');
	$guest->get(shop("/pages/$slug"));
	is($guest->status, 200, 'shown');
	my $html = $guest->content;
	like($html, qr{<h1>About &lt;us&gt;</h1>}, 'its title, escaped once');
	like($html, qr{<strong>bold</strong>}, 'Markdown');
	unlike($html, qr/<script>|href="javascript|<\?cs/, 'nothing runs');
	like($html, qr{href="https://example\.org/"}, 'links stay');
	like($html, qr{href="/pages/$slug">About &lt;us&gt;</a>},
	    'linked in the footer');
	$guest->get(shop('/sitemap.xml'));
	like($guest->content, qr{/pages/$slug<}, 'and in the sitemap');
	for my $page ('/', '/carts', '/account') {
		my $other = agent();
		$other->get(shop($page));
		like($other->content, qr{/pages/$slug"}, "linked at $page")
		    if $other->uri =~ /\A\Q${\ shop()}\E/;
	}
	save(text => $text, footer => undef);
	$guest->get(shop('/'));
	unlike($guest->content, qr{/pages/$slug"}, 'not in the footer');
	is(json_get($guest, "/pages/$slug")->{title}, 'About <us>',
	    'there all the same');
};

subtest 'renamed' => sub {
	save(slug => "$slug-b");
	$guest->get(shop("/pages/$slug"));
	is($guest->status, 301, 'the old address leads');
	like($guest->response->header('Location'), qr{/pages/$slug-b\z},
	    '  to the new one');
	make(slug => $slug);
	is($ua->status, 422, 'and is nobody else\'s');
	save(slug => $slug);
	$guest->get(shop("/pages/$slug"));
	is($guest->status, 200, 'renamed back');
	$guest->get(shop("/pages/$slug-b"));
	is($guest->status, 301, '  the other way round');
};

subtest 'two at a time' => sub {
	my $version = show()->{version};
	save(title => 'First');
	my $answer = save(title => 'Second', version => $version);
	is($ua->status, 409, 'a stale form');
	is(show()->{page}{title}, 'First', '  changes nothing');
	save(version => undef);
	is($ua->status, 422, 'no version');
	my ($rows) = db()->selectrow_array('SELECT COUNT(*) FROM orders.audit '
	    . 'WHERE kind = "page" AND ref = ?', {}, $id);
	cmp_ok($rows, '>=', 5, 'each change is written down');
};

for my $path ("/pages/$id/x", '/pages/0', '/pages/-1', '/pages/99999999999',
    '/pages/x') {
	json_get($ua, admin($path));
	is($ua->status, 404, $path);
}
subtest 'long texts' => sub {
	my $long = join "\n\n", map { "Clause $_. " . 'word ' x 60 } 1 .. 180;
	my $about = "t-long-$$";
	my $page = make(slug => $about, text => $long)->{page};
	is($ua->status, 200, 'of 50,000 letters are saved')
	    or diag $ua->status;
	my ($kept) = db()->selectrow_array('SELECT CHAR_LENGTH(text) '
	    . 'FROM catalog.page WHERE slug = ?', {}, $about);
	cmp_ok($kept, '>', 50_000, '  whole');
	db()->do('DELETE FROM catalog.page WHERE slug = ?', {}, $about);
	$ua->post(admin('/pages/new'), { csrf => csrf(), title => 'Long',
	    slug => $about, state => 'draft', text => 'y' x 60_001 });
	is($ua->status, 422, 'too long');
	like($ua->content, qr/y{60001}/, '  what was typed is kept');
};

subtest 'other long texts' => sub {
	my $of = sub ($table) {
		return scalar db()->selectrow_array("SELECT id FROM $table LIMIT 1");
	};
	for my $case (['products', 'catalog.product', '', 'description'],
	    ['categories', 'catalog.category', '', 'description'],
	    ['orders', 'orders.orders', '/note', 'text']) {
		my ($kind, $table, $deed, $field) = @$case;
		my $which = $of->($table) // next;
		my $answer = json_post($ua, admin("/$kind/$which$deed"),
		    { csrf => csrf(), $field => 'x' x 33_000 });
		is($ua->status, 422, "$kind: too long");
		is($answer->{fields}{$field}, 'This is too long.', '  in its words');
	}
	my $order = $of->('orders.orders') // return;
	$ua->post(admin("/orders/$order/note"), { csrf => csrf(),
	    key => 'k' x 26, text => 'z' x 2_500 });
	is($ua->status, 422, 'a note that is too long');
	like($ua->content, qr/z{2500}/, '  is there again');
};

done_testing();
