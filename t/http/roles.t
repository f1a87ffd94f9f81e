# Who may do what in the admin: every row of its route table, every role,
# what there is and what there is not. Rows added later are covered by
# being in the table.
use v5.36;
use Clearcart;
use Clearcart::Staff qw(admin_routes staff_as);
use Digest::SHA qw(sha256_hex);
use Test::More;

my @roles = qw(owner catalog orders support readonly);
my @rows = admin_routes();
cmp_ok(@rows, '>', 20, 'there is a table');

# What the table must say, wherever it says more.
my %want = ('GET /orders' => 'owner orders support readonly',
    'POST /orders/:id/refund' => 'owner orders',
    'POST /orders/:id/ship' => 'owner orders',
    'POST /orders/:id/note' => 'owner orders support',
    'GET /products' => 'owner catalog readonly',
    'POST /products/:id' => 'owner catalog',
    'POST /customers/:id/erase' => 'owner', 'POST /settings' => 'owner',
    'GET /staff' => 'owner', 'POST /staff/invite' => 'owner',
    'POST /staff/role' => 'owner', 'POST /staff/remove' => 'owner',
    'GET /me' => 'owner catalog orders support readonly');
my %may = map { ("$_->{method} $_->{path}" => "@{$_->{roles}}") } @rows;
is($may{$_}, $want{$_}, "$_: $want{$_}") for sort keys %want;
is_deeply([sort grep { /^POST/ && $may{$_} =~ /readonly/ } keys %may],
    ['POST /me/sessions', 'POST /products/forget', 'POST /products/keep'],
    'who only reads changes what is their own');

sub one($sql) { return (db()->selectrow_array($sql))[0] }

my @ids = grep { defined } (
    one('SELECT id FROM catalog.product ORDER BY id DESC LIMIT 1'),
    one('SELECT id FROM orders.orders ORDER BY id DESC LIMIT 1'),
    one('SELECT sub FROM carts.staff ORDER BY since LIMIT 1'),
    '4294967295', '01ARZ3NDEKTSV4RRFFQ69G5FAV', '%27');

sub paths($row) {
	return ($row->{path}) if $row->{path} !~ /:/;
	return map { my $id = $_; $row->{path} =~ s/:\w+/$id/gr } @ids;
}

# Somebody with a session and no role, as one who was removed this moment.
sub nobody_any_more() {
	my $ua = agent();
	my ($name, $token) = ('', 'x' x 20 . $$ . time . 'abcdefghijklmnopq');
	my $shop = agent();
	$shop->get(admin('/login'));
	$shop->cookie_jar->scan(sub { $name = $_[1] =~ s/-signin$//r
	    if $_[1] =~ /-admin-signin$/ });
	db()->do('INSERT INTO carts.session (id_hash, program, sub, name, '
	    . 'role, id_token, auth_time, created_at, expires_at) VALUES '
	    . '(UNHEX(?), "admin", ?, "X", "owner", "", UTC_TIMESTAMP(), '
	    . 'UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL 1 HOUR)', {},
	    sha256_hex($token), "nobody-$$");
	$ua->add_header(Cookie => "$name=$token");
	return $ua;
}

sub ask($ua, $method, $path, %form) {
	return $method eq 'GET' ? json_get($ua, admin($path))
	    : json_post($ua, admin($path), \%form);
}

# Whoever may is let through to the page, or to its check of the form.
sub may($ua, $row, $path) {
	my $answer = ask($ua, $row->{method}, $path);
	my ($status, $error) = ($ua->status, $answer->{error} // '');
	return $status == 403 && $error eq 'csrf'
	    if $row->{method} eq 'POST';
	return $status < 500 && $status != 401
	    && !($status == 403 && $error eq 'forbidden');
}

sub may_not($ua, $row, $path, $csrf, $want = 'forbidden') {
	my $answer = ask($ua, $row->{method}, $path, csrf => $csrf // '');
	my $status = $want eq 'forbidden' ? 403 : 401;
	return $ua->status == $status && ($answer->{error} // '') eq $want;
}

sub csrf_of($ua) {
	$ua->get(admin('/nowhere'));
	return $ua->content =~ /name="csrf" value="(\w+)"/ ? $1 : undef;
}

my %agent = map { $_ => (staff_as($_))[0] } @roles;
$agent{'no role'} = nobody_any_more();
$agent{nobody} = agent();

for my $who (@roles, 'no role', 'nobody') {
	my $ua = $agent{$who};
	my $csrf = csrf_of($ua);
	is(defined $csrf, $who ne 'nobody', "$who: a form token");
	my (@wrong, $n);
	for my $row (grep { $_->{signed_in} } @rows) {
		my $allowed = grep { $_ eq $who } @{$row->{roles}};
		$allowed = $who ne 'nobody' if !@{$row->{roles}};
		for my $path (paths($row)) {
			my $right = $allowed ? may($ua, $row, $path)
			    : may_not($ua, $row, $path, $csrf,
			    $who eq 'nobody' ? 'sign_in' : 'forbidden');
			$n++;
			push @wrong, "$row->{method} $path: " . $ua->status
			    . ' ' . substr $ua->content, 0, 100 if !$right;
		}
	}
	is(join("\n", @wrong), '', "$who: $n answers");
}

subtest 'a page' => sub {
	my $ua = $agent{support};
	$ua->get(admin('/products'));
	is($ua->status, 403, 'is refused');
	like($ua->content, qr/Open to: owner, catalog/, 'and says who may');
	unlike($ua->content, qr{<a href="/products"}, 'no link leads there');
	like($ua->content, qr{<a href="/orders"}, 'one leads to the orders');
	$ua->get(admin('/'));
	is($ua->uri->path, '/orders', 'home is the first that is open');
	$agent{catalog}->get(admin('/'));
	isnt($agent{catalog}->uri->path, '/orders', 'to each their own');
	my $visitor = agent(max_redirect => 0);
	$visitor->get(admin('/orders?state=all'));
	is($visitor->status, 303, 'a stranger is sent away');
	is($visitor->res->header('Location'),
	    admin('/login?return=%2Forders%3Fstate%3Dall'), 'to sign in');
};

# The row that answers at a path, as the router finds it.
sub row_at($method, $path) {
	for my $row (grep { $_->{method} eq $method } @rows) {
		my $like = join '[^/]+', map { quotemeta }
		    split /:\w+/, $row->{path}, -1;
		return $row if $path =~ /^$like$/;
	}
	return;
}

sub allowed($row, $role) {
	return !@{$row->{roles}} || grep { $_ eq $role } @{$row->{roles}};
}

# What a page leads to, as [method, path, address]: links, forms, and
# buttons that send elsewhere. What lies outside of the table is not.
sub ways($ua) {
	my ($html, $here) = ($ua->content, admin('/') =~ s{/$}{}r);
	my @ways = map { [GET => $_] } $html =~ /<a [^>]*?href="([^"]*)"/g;
	while ($html =~ m{<form (.*?)>(.*?)</form>}gs) {
		my ($tag, $in) = ($1, $2);
		my $method = $tag =~ /method="post"/ ? 'POST' : 'GET';
		push @ways, map { [$method => $_] } $tag =~ /action="([^"]*)"/,
		    $in =~ /formaction="([^"]*)"/g;
	}
	s/&amp;/&/g, s/^\Q$here\E// for map { $_->[1] } @ways;
	return map { [$_->[0], $_->[1] =~ s/[?#].*//r, $_->[1]] }
	    grep { $_->[1] =~ m{^/} } @ways;
}

sub is_page($ua) { return $ua->status == 200 && $ua->is_html }

subtest 'what is shown is open' => sub {
	my (%seen, %of_row, @found);
	my @todo = map { $_->{path} } grep { $_->{method} eq 'GET'
	    && @{$_->{roles}} && $_->{path} !~ /:/ } @rows;
	push @todo, '/reports?by=product', '/orders?state=all', map {
	    "/stock/item?sku=$_" } one('SELECT sku FROM catalog.item LIMIT 1');
	while (defined(my $url = shift @todo)) {
		my $row = row_at(GET => $url =~ s/\?.*//r) or next;
		next if !@{$row->{roles}} || $seen{$url}++;
		next if $url =~ /:/ || $of_row{$row->{path}}++
		    >= ($row->{path} eq '/orders/:id' ? 6 : 3);
		push @found, $url;
		$agent{owner}->get(admin($url));
		push @todo, map { $_->[2] } grep { $_->[0] eq 'GET' }
		    ways($agent{owner}) if is_page($agent{owner});
	}
	cmp_ok(@found, '>', 40, 'addresses: ' . @found);
	for my $role (@roles) {
		my (%wrong, $n);
		for my $url (@found) {
			my $ua = $agent{$role};
			next if !allowed(row_at(GET => $url =~ s/\?.*//r),
			    $role);
			$ua->get(admin($url));
			is_page($ua) or next;
			for my $way (ways($ua)) {
				my $row = row_at(@$way[0, 1]) or next;
				$n++;
				$wrong{"$url: $way->[0] $way->[1]"}++
				    if !allowed($row, $role);
			}
		}
		is(join("\n", sort keys %wrong), '', "$role: $n ways");
	}
};

subtest 'at once' => sub {
	my ($ua, $person) = staff_as('catalog');
	json_get($ua, admin('/products'));
	is($ua->status, 200, 'the goods');
	db()->do('UPDATE carts.staff SET role = "support" WHERE email = ?', {},
	    $person->{email});
	json_get($ua, admin('/products'));
	is($ua->status, 403, 'no more, in the same session');
	json_get($ua, admin('/orders'));
	is($ua->status, 200, 'the orders');
	db()->do('UPDATE carts.staff SET ended_at = UTC_TIMESTAMP() '
	    . 'WHERE email = ?', {}, $person->{email});
	json_get($ua, admin('/orders'));
	is($ua->status, 403, 'nothing');
};

subtest 'the provider does not decide' => sub {
	db()->do('UPDATE identities.account SET role = "owner" WHERE email = ?',
	    {}, demo()->{customer}{email});
	my $ua = agent();
	eval { sign_in_admin($ua, demo()->{customer}) };
	is($ua->status, 403, 'a role that the provider claims is none');
	db()->do('UPDATE identities.account SET role = "" WHERE email = ?',
	    {}, demo()->{customer}{email});
};

done_testing;
