# The limits hold when several processes come up to them at once, and a bot's
# visit writes no row.
use v5.36;
use Clearcart;
use Clearcart::Crowd;
use POSIX ();
use Test::More;

make_things();
END { remove_things() if $ENV{CLEARCART_DEMO} }

sub add($ua, @fields) {
	return json_post($ua, '/cart/update', [op => 'add', @fields]);
}

# What each child was answered, as "STATUS=TIMES ...". All wait at a gate.
sub at_once(@deeds) {
	pipe(my $gate, my $open) or die "pipe: $!\n";
	my @pids;
	for my $deed (@deeds) {
		my $pid = fork // die "cannot fork: $!\n";
		if (!$pid) {
			close $open;
			sysread $gate, my $never, 1;
			POSIX::_exit($deed->() / 100 == 2 ? 2 : 4);
		}
		push @pids, $pid;
	}
	close $gate;
	close $open;
	my %times;
	for my $pid (@pids) {
		waitpid $pid, 0;
		$times{($? >> 8) . 'xx'}++;
	}
	return join ' ', map { "$_=$times{$_}" } sort keys %times;
}

sub open_carts($owner) {
	return scalar db()->selectrow_array('SELECT COUNT(*) FROM carts.cart '
	    . 'WHERE owner = ? AND state = "open" AND deleted_at IS NULL '
	    . 'AND merged_into IS NULL', {}, $owner);
}

for my $case (['by name', sub ($n) { (cart => 'new', name => "New $n") }],
    ['named updates', sub ($n) { (cart => 'new', update => "u$n") }]) {
	my ($name, $fields) = @$case;
	subtest "eight new carts beside 497, $name" => sub {
		my $ua = agent();
		my (undef, $owner) = crowd($ua, 497, 1);
		is(at_once(map { my $n = $_; sub {
			add($ua, sku => 'T-SIZE-001', quantity => 1,
			    $fields->($n));
			$ua->status;
		} } 1 .. 8), '2xx=3 4xx=5', 'three are made');
		is(open_carts($owner), 500, '500 carts');
	};
}

subtest 'eight moves into new carts beside 498' => sub {
	my $ua = agent();
	my ($cart, $owner) = crowd($ua, 498, 10);
	my $csrf = json_get($ua, "/cart/$cart")->{csrf};
	is(at_once(map { my $sku = $_; sub {
		json_post($ua, '/cart/move', [csrf => $csrf, from => $cart,
		    into => 'new', sku => $sku]);
		$ua->status;
	} } things(8)), '2xx=2 4xx=6', 'two are made');
	is(open_carts($owner), 500, '500 carts');
};

subtest 'ten more lines beside 195' => sub {
	my $ua = agent();
	my ($cart) = crowd($ua, 1, 195);
	db()->do('DELETE FROM carts.cart_line WHERE cart = ? AND sku = ?', {},
	    $cart, 'T-SIZE-001');
	db()->do('UPDATE carts.cart_line SET sku = "T-SIZE-x" WHERE cart = ? '
	    . 'AND sku = "T-SIZE-002"', {}, $cart);
	my @new = ('T-SIZE-001', 'T-SIZE-002', map { "T-SIZE-$_" } 196 .. 200);
	is(at_once(map { my $sku = $_; sub {
		add($ua, cart => $cart, sku => $sku, quantity => 1);
		$ua->status;
	} } @new), '2xx=6 4xx=1', 'six find room');
	is(scalar @{json_get($ua, "/cart/$cart")->{cart}{lines}}, 200,
	    '200 lines');
};

subtest 'eight times 100 more beside 500 pieces' => sub {
	my $ua = agent();
	my $cart = add($ua, sku => 'T-SIZE-001', quantity => 500)->{cart}{id};
	is(at_once(map { sub {
		add($ua, cart => $cart, sku => 'T-SIZE-001', quantity => 100);
		$ua->status;
	} } 1 .. 8), '2xx=4 4xx=4', 'four fit');
	is(json_get($ua, "/cart/$cart")->{cart}{lines}[0]{quantity}, 900,
	    '900 pieces');
};

subtest 'a thousand named updates' => sub {
	my $ua = agent();
	my $cart = add($ua, sku => 'T-SIZE-001', quantity => 1)->{cart}{id};
	my $owner = owner_of($cart);
	db()->do('INSERT INTO carts.cart_update (owner, update_id, '
	    . 'request_hash, cart, applied_version, at) SELECT ?, '
	    . 'CONCAT("old", seq), REPEAT("x", 32), ?, 1, UTC_TIMESTAMP(3) '
	    . '- INTERVAL seq MINUTE FROM carts.seq_1_to_1000', {}, $owner,
	    $cart);
	add($ua, cart => $cart, sku => 'T-SIZE-001', quantity => 1,
	    update => 'young');
	is($ua->status, 200, 'one more is taken');
	my ($left, $oldest) = db()->selectrow_array('SELECT COUNT(*), '
	    . 'SUM(update_id = "old1000") FROM carts.cart_update '
	    . 'WHERE owner = ? AND update_id NOT LIKE " %"', {}, $owner);
	cmp_ok($left, '<=', 1000, 'not more are kept');
	is($oldest, 0, 'the oldest went');
	is(json_get($ua, "/cart/$cart")->{cart}{lines}[0]{quantity}, 2,
	    'it counted');
};

subtest 'each limit has its sentence' => sub {
	my $ua = agent();
	my ($cart) = crowd($ua, 500, 200);
	my %said = (
		'500 open carts are the most' => [cart => 'new',
		    sku => 'T-SIZE-001', quantity => 1],
	);
	for my $sentence (sort keys %said) {
		$ua->post(shop('/cart/update'), [op => 'add',
		    @{$said{$sentence}}]);
		is($ua->status, 422, "422: $sentence");
		like($ua->content, qr/\Q$sentence/, 'the page says it');
	}
	my $full = add($ua, cart => $cart, sku => 'T-SIZE-001',
	    quantity => 999);
	like($full->{fields}{quantity}, qr/\w/, 'a line that is full');
};

sub rows() {
	my @counts = map { scalar db()->selectrow_array(
	    "SELECT COUNT(*) FROM carts.$_") } qw(owner cart cart_line
	    cart_update undo session sign_in);
	return "@counts";
}

subtest 'a bot writes no row' => sub {
	my $keeper = agent();
	my $cart = add($keeper, sku => 'T-SIZE-001', quantity => 1)->{cart}{id};
	my $shared = json_post($keeper, '/cart/share', [cart => $cart,
	    csrf => json_get($keeper, '/carts')->{csrf}])->{cart}{shared};
	my $before = rows();
	for my $path ('/', '/carts', '/carts?all=open', '/carts?ask=new',
	    '/cart/pad', $shared, "/cart/$cart", "/checkout/$cart",
	    '/checkout/return?order=x', '/p/t-size', '/search?q=thing') {
		my $bare = agent(cookie_jar => undef);
		$bare->get(shop($path));
		is(rows(), $before, "GET $path");
		my $kept = agent(max_redirect => 0);
		$kept->get(shop($path)) for 1 .. 2;
		is(rows(), $before, "GET $path with its cookies");
	}
};

# The demo lets so many through that tests are not held up, so the file that
# it shares with every host is read instead.
subtest 'what makes rows is limited per address' => sub {
	my ($shop, $http) = map { local (@ARGV, $/) = "conf/nginx/$_"; <> }
	    qw(shop.conf http.conf);
	for my $path (qw(/cart/update /cart/pad /cart/copy)) {
		like($shop, qr/location = $path \{\s+limit_req zone/, $path);
		like($http, qr/"POST $path" \$binary_remote_addr/, 'by address');
	}
	my $page = do { local (@ARGV, $/) = 'htdocs/errors/429.html'; <> };
	like($page, qr/We take only so many changes a second/, 'told plainly');
};

done_testing;
