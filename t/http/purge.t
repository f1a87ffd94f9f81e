# What the worker sweeps out: which rows are too old, which are not yet, and
# that more of them than one statement takes do not pile up.
use v5.36;
use Clearcart;
use Clearcart::Crowd;
use File::Basename qw(dirname);
use Test::More;

my $folder = dirname(demo()->{clearcart}[0]);
my ($conf) = (join "\n", @{demo()->{clearcart}}) =~ /^-c\n(.*)/m;

make_things();
END { remove_things() if $ENV{CLEARCART_DEMO} }

sub sweep() {
	my $said = `$folder/worker -c $conf --once 2>&1`;
	is($?, 0, 'the worker') or diag $said;
}

my $cart = json_post(agent(), '/cart/update', [op => 'add',
    sku => 'T-SIZE-001', quantity => 1])->{cart}{id};
my $owner = owner_of($cart);

sub run($sql, @values) { return db()->do($sql, {}, @values) }

sub left($table, $column, $like) {
	return scalar db()->selectrow_array('SELECT COUNT(*) FROM '
	    . "carts.$table WHERE $column LIKE ?", {}, $like);
}

# $n rows named "PREFIX1" and so on, all of an age.
sub updates($n, $prefix, $age) {
	return run('INSERT INTO carts.cart_update (owner, update_id, '
	    . 'request_hash, cart, applied_version, at) SELECT ?, '
	    . 'CONCAT(?, seq), REPEAT("x", 32), ?, 1, UTC_TIMESTAMP(3) '
	    . "- INTERVAL $age FROM carts.seq_1_to_$n", $owner, $prefix, $cart);
}

sub undo($id, $age) {
	run('INSERT INTO carts.undo (id, owner, kind, from_cart, from_version, '
	    . "at) VALUES (?, ?, 'delete', ?, 1, UTC_TIMESTAMP(3) - INTERVAL "
	    . "$age)", $id, $owner, $cart);
	return run('INSERT INTO carts.undo_line (`undo`, cart, sku) '
	    . 'VALUES (?, ?, "x")', $id, $cart);
}

sub session($email, $ends) {
	return run('INSERT INTO carts.session (id_hash, program, sub, email, '
	    . 'id_token, auth_time, created_at, expires_at) VALUES '
	    . '(UNHEX(SHA2(?, 256)), "shop", "purge", ?, "", NOW(), '
	    . "UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) $ends)", $email, $email);
}

sub begun($nonce, $age) {
	return run('INSERT INTO carts.sign_in (state_hash, program, '
	    . 'browser_hash, nonce, verifier, return_path, at) VALUES '
	    . '(UNHEX(SHA2(?, 256)), "shop", REPEAT("x", 32), ?, "", "/", '
	    . "UTC_TIMESTAMP(3) - INTERVAL $age)", $nonce, $nonce);
}

subtest 'each kind has its age' => sub {
	updates(1, 'purge-young', '6 DAY');
	updates(1, 'purge-old', '8 DAY');
	updates(1, ' purge-young', '59 MINUTE');
	updates(1, ' purge-old', '61 MINUTE');
	undo('PURGEYOUNG', '47 HOUR');
	undo('PURGEOLD', '49 HOUR');
	session('purge-young', '+ INTERVAL 1 MINUTE');
	session('purge-old', '- INTERVAL 1 MINUTE');
	begun('purge-young', '59 MINUTE');
	begun('purge-old', '61 MINUTE');
	sweep();
	for (['cart_update', 'update_id', 'purge-%1', 'a name'],
	    ['cart_update', 'update_id', ' purge-%1', 'a mark'],
	    ['undo', 'id', 'PURGE%', 'what can be taken back'],
	    ['undo_line', '`undo`', 'PURGE%', 'and its lines'],
	    ['session', 'email', 'purge-%', 'a session'],
	    ['sign_in', 'nonce', 'purge-%', 'a sign-in']) {
		my ($table, $column, $all, $what) = @$_;
		my $young = $all =~ s/%/$table =~ m{\Aundo} ? 'YOUNG' : 'young'/er;
		is(left($table, $column, $young), 1, "$what stays");
		is(left($table, $column, $all), 1, 'and goes when it is old');
	}
};

# By a key of their own: else a name of that age would wait, and be waited for.
subtest 'marks are swept without touching names' => sub {
	updates(3000, 'purge-name', '2 HOUR');
	updates(1, ' mark', '3 HOUR');
	my $name = db()->clone({ AutoCommit => 0, RaiseError => 1 });
	$name->do('UPDATE carts.cart_update SET cart = cart WHERE owner = ? '
	    . 'AND update_id = "purge-name1500"', {}, $owner);
	sweep();
	$name->rollback;
	is(left('cart_update', 'update_id', ' mark%'), 0, 'past one in hand');
	is(left('cart_update', 'update_id', 'purge-name%'), 3000, 'and none of them');
};

subtest 'more than one statement takes' => sub {
	updates(2500, ' many', '2 HOUR');
	sweep();
	is(left('cart_update', 'update_id', ' many%'), 0, 'none is left');
};

run("DELETE FROM carts.$_ WHERE owner = ?", $owner) for qw(undo cart_update);
run('DELETE FROM carts.session WHERE sub = "purge"');
run('DELETE FROM carts.sign_in WHERE nonce LIKE "purge-%"');

done_testing;
