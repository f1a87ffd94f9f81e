# Carts that nobody comes back for: which end, which stay, and that nobody's
# last addition goes with them.
use v5.36;
use Clearcart;
use Clearcart::Crowd;
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use JSON::PP ();
use POSIX ();
use Test::More;

my $folder = dirname(demo()->{clearcart}[0]);
my ($conf) = (join "\n", @{demo()->{clearcart}}) =~ /^-c\n(.*)/m;
my $scratch = tempdir(CLEANUP => 1);

make_things();
END { remove_things() if $ENV{CLEARCART_DEMO} }

# The demo's own worker goes by 180 days; ours may be told another number.
sub once($days = 180) {
	open my $in, '<', $conf or die "$conf: $!\n";
	my $text = do { local $/; <$in> };
	$text =~ s/^guest_days\s*=.*\n//m;
	$text =~ s/^\[carts\]\n/[carts]\nguest_days = $days\n/m
	    or $text .= "\n[carts]\nguest_days = $days\n";
	open my $out, '>', "$scratch/clearcart.conf" or die;
	print $out $text;
	close $out;
	my $said = `$folder/worker -c $scratch/clearcart.conf --once 2>&1`;
	is($?, 0, "the worker, by $days days") or diag $said;
}

sub add($ua, @more) {
	return json_post($ua, '/cart/update', [op => 'add',
	    sku => 'T-SIZE-001', quantity => 1, @more]);
}

sub cart_of($ua, @more) { return add($ua, @more)->{cart}{id} }

sub run($sql, @values) { return db()->do($sql, {}, @values) }

sub untouched($cart, $days) {
	run('UPDATE carts.cart SET changed_at = UTC_TIMESTAMP(3) '
	    . '- INTERVAL ? DAY WHERE id = ?', $days, $cart);
}

sub rows($table, $column, $value) {
	return scalar db()->selectrow_array(
	    "SELECT COUNT(*) FROM carts.$table WHERE $column = ?", {}, $value);
}

sub is_there($cart) { return rows(cart => id => $cart) }

# A visitor's cart becomes a person's: the rows that signing in leaves.
sub give_to_person($cart) {
	my $owner = owner_of($cart);
	run('UPDATE carts.owner SET sub = ?, guest_hash = NULL WHERE id = ?',
	    "cart-age-$owner", $owner);
	run('UPDATE carts.cart SET guest = 0 WHERE owner = ?', $owner);
}

# An order that came from the cart, and was cancelled.
sub order_of($cart) {
	my $id = 'AGE' . substr $cart, 3;
	run('INSERT INTO orders.orders (id, token_hash, request_hash, number, '
	    . 'owner, cart_id, cart_version, payment, currency, items_minor, '
	    . 'shipping_minor, tax_minor, total_minor, email, name, line1, '
	    . 'line2, city, postcode, country, shipping, shipping_name, '
	    . 'placed_at, expires_at) VALUES (?, UNHEX(SHA2(?, 256)), '
	    . 'UNHEX(SHA2(?, 256)), ?, ?, ?, 1, "cancelled", "EUR", 0, 0, 0, 0, '
	    . '"x@example.com", "x", "x", "", "x", "x", "IE", "", "", '
	    . 'UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))', $id, $id, $id,
	    substr($id, -10), owner_of($cart), $cart);
	return $id;
}

subtest 'a guest\'s carts' => sub {
	my ($old, $young) = map { agent() } 1 .. 2;
	my $gone = cart_of($old, update => 'u1');
	add($old, cart => 'current');
	my $stays = cart_of($young);
	my $owner = owner_of($gone);
	run('INSERT INTO carts.undo (id, owner, kind, from_cart, from_version, '
	    . 'at) VALUES (?, ?, "delete", ?, 1, UTC_TIMESTAMP(3))', $gone,
	    $owner, $gone);
	run('INSERT INTO carts.undo_line (`undo`, cart, sku) VALUES (?, ?, "x")',
	    $gone, $gone);
	untouched($gone, 181);
	untouched($stays, 179);
	once();
	is(is_there($gone), 0, 'end after 180 days');
	is(rows(cart_line => cart => $gone), 0, 'with their lines');
	is(rows(undo => owner => $owner), 0, 'what could be taken back');
	is(rows(undo_line => '`undo`' => $gone), 0, 'and its lines');
	is(rows(cart_update => owner => $owner), 0, 'the named updates');
	is(rows(owner => id => $owner), 0, 'and the guest');
	is(is_there($stays), 1, 'and not after 179');
	once(178);
	is(is_there($stays), 0, 'but by the shop\'s setting');
};

subtest 'a guest with another cart' => sub {
	my $ua = agent();
	my $old = cart_of($ua, name => 'Old');
	my $new = cart_of($ua, cart => 'new', name => 'New');
	my $owner = owner_of($old);
	is(scalar db()->selectrow_array('SELECT current_cart FROM carts.owner '
	    . 'WHERE id = ?', {}, $owner), $old, 'the old one is current');
	run('UPDATE carts.owner SET later_cart = ? WHERE id = ?', $old, $owner);
	untouched($old, 181);
	once();
	is(is_there($old), 0, 'the old one is gone');
	is(is_there($new), 1, 'the new one stays');
	my ($current, $later) = db()->selectrow_array('SELECT current_cart, '
	    . 'later_cart FROM carts.owner WHERE id = ?', {}, $owner);
	is($current, undef, 'none is current');
	is($later, undef, 'nor for later');
	is_deeply([map { $_->{name} } @{json_get($ua, '/carts')->{carts}}],
	    ['New'], 'and the guest sees it');
};

subtest 'what stays' => sub {
	my %cart = map { $_ => cart_of(agent()) }
	    qw(person ordering purchased ordered);
	give_to_person($cart{person});
	run('UPDATE carts.cart SET state = ? WHERE id = ?', $_, $cart{$_})
	    for qw(ordering purchased);
	my $order = order_of($cart{ordered});
	untouched($_, 1000) for values %cart;
	once(1);
	is(is_there($cart{person}), 1, 'a person\'s cart');
	is(is_there($cart{ordering}), 1, 'one that is being ordered');
	is(is_there($cart{purchased}), 1, 'one that is bought');
	is(is_there($cart{ordered}), 1, 'one that an order came from');
	run('DELETE FROM orders.orders WHERE id = ?', $order);
};

subtest 'deleted and merged carts' => sub {
	my @cases = (
		['deleted 31 days ago', 'deleted_at', 31, 0, 0],
		['deleted 29 days ago', 'deleted_at', 29, 0, 1],
		['merged away 31 days ago', 'merged_at', 31, 0, 0],
		['merged away 29 days ago', 'merged_at', 29, 0, 1],
		['deleted, and ordered before', 'deleted_at', 31, 1, 1],
	);
	my @orders;
	for my $case (@cases) {
		my ($name, $column, $days, $ordered) = @$case;
		my $cart = cart_of(agent());
		give_to_person($cart);
		run("UPDATE carts.cart SET $column = UTC_TIMESTAMP(3) - INTERVAL "
		    . '? DAY, merged_into = IF(? = "merged_at", ?, NULL) '
		    . 'WHERE id = ?', $days, $column, $cart, $cart);
		push @orders, order_of($cart) if $ordered;
		push @$case, $cart, owner_of($cart);
	}
	once();
	is(is_there($_->[5]), $_->[4], $_->[0]) for @cases;
	is(rows(owner => id => $cases[0][6]), 1, 'the person stays');
	run('DELETE FROM orders.orders WHERE id = ?', $_) for @orders;
};

subtest 'guests who have signed in' => sub {
	my %owner;
	for my $days (29, 31, 40) {
		my $cart = cart_of(agent());
		$owner{$days} = owner_of($cart);
		run('UPDATE carts.owner SET current_cart = NULL, adopted_at = '
		    . 'UTC_TIMESTAMP(3) - INTERVAL ? DAY WHERE id = ?', $days,
		    $owner{$days});
		next if $days == 40;
		run('DELETE FROM carts.cart_line WHERE cart = ?', $cart);
		run('DELETE FROM carts.cart_update WHERE owner = ?',
		    $owner{$days});
		run('DELETE FROM carts.cart WHERE id = ?', $cart);
	}
	once();
	is(rows(owner => id => $owner{31}), 0, 'go after 30 days');
	is(rows(owner => id => $owner{29}), 1, 'and not before');
	is(rows(owner => id => $owner{40}), 1, 'nor while something is theirs');
	run('UPDATE carts.owner SET adopted_at = NULL WHERE id = ?', $owner{40});
};

# A second connection, to stand where the worker stands.
sub second() {
	return db()->clone({ RaiseError => 1, PrintError => 0,
	    AutoCommit => 0 });
}

subtest 'a cart that somebody has in hand' => sub {
	my $cart = cart_of(agent());
	untouched($cart, 181);
	my $hand = second();
	$hand->do('UPDATE carts.cart SET changed_at = UTC_TIMESTAMP(3) '
	    . 'WHERE id = ?', {}, $cart);
	once();
	$hand->commit;
	is(is_there($cart), 1, 'is passed over');
	once();
	is(is_there($cart), 1, 'and is young again');
};

# What the worker does to a guest, with time to stop in the midst of it.
sub ends($connection, $cart, $owner) {
	for my $end (['UPDATE carts.owner SET current_cart = NULL WHERE id = ?',
	    $owner], ['DELETE FROM carts.cart_line WHERE cart = ?', $cart],
	    ['DELETE FROM carts.cart_update WHERE owner = ?', $owner],
	    ['DELETE FROM carts.cart WHERE id = ?', $cart],
	    ['DELETE FROM carts.owner WHERE id = ?', $owner]) {
		$connection->do($end->[0], {}, $end->[1]);
	}
}

# innodb_trx would show what it showed a moment ago.
sub is_waiting() {
	return db()->selectrow_array('SELECT COUNT(*) '
	    . 'FROM information_schema.processlist WHERE user LIKE "%cart" '
	    . 'AND command = "Execute" AND time_ms > 100');
}

for my $named ([], [update => 'named']) {
	my $name = @$named ? 'a named addition' : 'an addition';
	subtest "$name while the cart ends" => sub {
		my $ua = agent();
		my $cart = cart_of($ua);
		my $owner = owner_of($cart);
		my $worker = second();
		ends($worker, $cart, $owner);
		my $pid = fork // die "cannot fork: $!\n";
		if (!$pid) {
			add($ua, @$named);
			POSIX::_exit($ua->status == 200 ? 0 : 1);
		}
		wait_for(\&is_waiting, 5, 'an addition that waits');
		$worker->commit;
		waitpid $pid, 0;
		is($?, 0, 'is answered');
		my $carts = json_get($ua, '/carts')->{carts};
		is(scalar @$carts, 1, 'there is one cart');
		isnt($carts->[0]{id}, $cart, 'a new one');
		is($carts->[0]{lines}[0]{quantity}, 1, 'that holds it');
		is($carts->[0]{current}, JSON::PP::true(), 'and is current');
	};
}

subtest 'many additions and three workers at once' => sub {
	my @guests = map { { ua => agent() } } 1 .. 12;
	$_->{cart} = cart_of($_->{ua}) for @guests;
	untouched($_->{cart}, 181) for @guests;
	my @pids;
	for my $deed ((map { my $g = $_; sub { add($g->{ua});
	    $g->{ua}->status == 200 } } @guests),
	    map { sub { system("$folder/worker -c $conf --once 2>/dev/null")
	    == 0 } } 1 .. 3) {
		my $pid = fork // die "cannot fork: $!\n";
		POSIX::_exit($deed->() ? 0 : 1) if !$pid;
		push @pids, $pid;
	}
	my @failed = grep { waitpid($_, 0) != $_ || $? } @pids;
	is(scalar @failed, 0, 'all are answered');
	for my $guest (@guests) {
		my $carts = json_get($guest->{ua}, '/carts')->{carts};
		my $pieces = $carts->[0]{lines}[0]{quantity} // 0;
		my $same = @$carts == 1 && $carts->[0]{id} eq $guest->{cart};
		is($pieces, $same ? 2 : 1,
		    $same ? 'went into the old cart' : 'went into a new cart');
	}
};

subtest 'the guest\'s cookie' => sub {
	my $ua = agent();
	my $life = sub {
		my ($set) = grep { /guest/ } $ua->response->header('Set-Cookie');
		return ($set // '') =~ /Max-Age=(\d+)/ ? $1 / 86400 : undef;
	};
	$ua->get(shop('/carts'));
	is($life->(), 180, 'lives as long as the carts');
	$ua->get(shop('/carts'));
	is($life->(), undef, 'is not set by looking');
	add($ua);
	is($life->(), 180, 'is renewed by adding');
	my $cart = json_get($ua, '/carts')->{carts};
	is(scalar @$cart, 1, 'and is the same');
	my $id = $cart->[0]{id};
	my $csrf = json_get($ua, '/carts')->{csrf};
	my $undo;
	for my $deed ([copy => cart => $id],
	    [move => from => $id, into => 'later', sku => 'T-SIZE-001'],
	    ['undo'], [delete => cart => $id, version => 3]) {
		my ($name, @fields) = @$deed;
		@fields = (undo => $undo) if $name eq 'undo';
		my $answer = json_post($ua, "/cart/$name", [csrf => $csrf,
		    @fields]);
		is($ua->status, 200, $name);
		is($life->(), 180, 'renews it, too');
		$undo = $answer->{undo};
	}
	json_post($ua, '/cart/delete', [csrf => $csrf, cart => $id,
	    version => 1]);
	is($ua->status, 404, 'what is refused');
	is($life->(), undef, 'does not');
};

done_testing;
