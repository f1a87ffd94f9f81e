# Changes of many products that go wrong: a row that breaks is named, the
# others are made, and the job ends.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Many;
use JSON::PP;
use POSIX ();
use Test::More;

my $brand = 'TJOBS';
many_goods($brand, 3);
END {
	local $?;
	if ($ENV{CLEARCART_DEMO}) {
		db()->do("DELETE FROM catalog.$_ LIKE '$brand%'")
		    for 'job_row WHERE job', 'job WHERE id';
		forget_many($brand);
	}
}

sub one($sql, @values) {
	return scalar db()->selectrow_array($sql, {}, @values);
}

sub id_of($n) {
	return one('SELECT id FROM catalog.product WHERE sku = ?', "$brand-$n");
}

sub values_of($n) {
	return one('SELECT GROUP_CONCAT(a.name, ": ", v.value)
	    FROM catalog.product_attribute x
	    JOIN catalog.attribute a ON a.id = x.attribute
	    JOIN catalog.attribute_value v ON v.id = x.value
	    WHERE x.product = ?', id_of($n));
}

my $made = 0;

# A job as the admin leaves it, with rows of [product, after].
sub job($state, @rows) {
	my $id = sprintf '%s%0*d', $brand, 26 - length $brand, ++$made;
	my $n = 0;
	db()->do('INSERT INTO catalog.job (id, kind, state, params, total,
	    by_sub, by_name, made_at) VALUES (?, "products", ?, "{}", ?,
	    "test", "test", UTC_TIMESTAMP(3) - INTERVAL 2 MINUTE)', {}, $id,
	    $state, scalar @rows);
	db()->do('INSERT INTO catalog.job_row (job, n, product, `before`,
	    `after`, fate) VALUES (?, ?, ?, ?, ?, "ready")', {}, $id, ++$n,
	    id_of($_->[0]), '{"values":[]}',
	    encode_json({ values => $_->[1] })) for @rows;
	db()->do('UPDATE catalog.job SET due_at = UTC_TIMESTAMP(3)
	    WHERE id = ?', {}, $id);
	return $id;
}

sub ends($id, $state) {
	my $is;
	wait_for(sub {
		$is = one('SELECT state FROM catalog.job WHERE id = ?', $id);
		$is eq $state;
	}, 20, "job $id $state");
	is($is, $state, "it is $state");
	return;
}

subtest 'a row that clashes with a key' => sub {
	my $twice = [['Tjobs', 'x', 1], ['Tjobs', 'x', 1]];
	my $id = job('queued', [1, $twice], [2, [['Tjobs', 'x', 1]]]);
	ends($id, 'done');
	is_deeply(db()->selectall_arrayref('SELECT fate, why
	    FROM catalog.job_row WHERE job = ? ORDER BY n', {}, $id),
	    [['failed', 'broken'], ['done', '']], 'it alone is left');
	is(values_of(1), undef, 'nothing of it is written');
	is(values_of(2), 'Tjobs: x', 'the other is');
};

subtest 'an attribute by another spelling of its name' => sub {
	my $ua = agent();
	sign_in_admin($ua);
	my $csrf = json_get($ua, admin('/bulk/new?act=attribute'))->{csrf};
	my $set = sub ($name, $value) {
		my $page = json_post($ua, admin('/bulk/new'), { csrf => $csrf,
		    act => 'attribute', how => 'set', attribute => $name,
		    value => $value, id => id_of(3) });
		my $id = $page->{job}{id};
		return $page->{counts}{same} ? 'same' : do {
			json_post($ua, admin("/bulk/$id"),
			    { csrf => $csrf, do => 'apply' });
			ends($id, 'done');
			values_of(3);
		};
	};
	is($set->('tjépaisseur', '5 mm'), 'tjépaisseur: 5 mm', 'set');
	is($set->('TJÉPAISSEUR', '5 mm'), 'same', 'is there already');
	is($set->('Tjepaisseur', '6 mm'), 'tjépaisseur: 6 mm',
	    'and is changed, not added');
};

subtest 'what cannot be worked out' => sub {
	my $id = job('preparing');
	ends($id, 'failed');
	ok(one('SELECT finished_at FROM catalog.job WHERE id = ?', $id),
	    'at a time');
};

subtest 'one that nobody goes on with' => sub {
	my @pids = @{demo()->{pids}{jobs}};
	my $says = sub { (clearcart('doctor'))[1] =~ /^(\w+)\s+jobs /m; $1 };
	is($says->(), 'ok', 'none');
	kill STOP => @pids;
	for my $state (qw(preparing running)) {
		my $id = job($state);
		db()->do('UPDATE catalog.job SET holder = id,
		    due_at = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR,
		    lease_until = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND
		    WHERE id = ?', {}, $id);
		is($says->(), 'fail', "$state, and its lease is over");
		db()->do('UPDATE catalog.job SET lease_until =
		    UTC_TIMESTAMP(3) + INTERVAL 1 MINUTE WHERE id = ?', {}, $id);
		is($says->(), 'ok', '  somebody is at it');
		db()->do('DELETE FROM catalog.job WHERE id = ?', {}, $id);
	}
	kill CONT => @pids;
};

# What a copy does when it begins.
sub another_copy($until) {
	my @words = @{demo()->{clearcart}};
	(my $program = $words[0]) =~ s{clearcart\z}{jobs};
	my ($conf) = (join "\n", @words) =~ /^-c\n(.*)/m;
	my $pid = fork // die;
	if (!$pid) {
		open STDERR, '>', '/dev/null';
		exec $program, '-c', $conf or POSIX::_exit(127);
	}
	my $there = eval { wait_for($until, 20, 'the other copy') };
	kill TERM => $pid;
	waitpid $pid, 0;
	return $there;
}

subtest 'old ones are thrown away' => sub {
	my ($old, $half, $new) = map { job('draft', [1, []]) } 1 .. 3;
	db()->do("INSERT INTO catalog.job_row (job, n, product, `before`,
	    `after`, fate) SELECT ?, seq + 1, ?, '{}', '{}', 'ready'
	    FROM catalog.seq_1_to_2500", {}, $old, id_of(1));
	db()->do('UPDATE catalog.job SET made_at = made_at - INTERVAL 1 DAY
	    WHERE id IN (?, ?)', {}, $old, $half);
	db()->do('UPDATE catalog.job SET state = "failed" WHERE id = ?', {},
	    $half);
	my $left = sub {
		return one('SELECT COUNT(*) FROM catalog.job
		    WHERE id IN (?, ?)', $old, $half) == 0;
	};
	ok(another_copy($left), 'a draft of 2,501 rows, and what was begun');
	is(one('SELECT COUNT(*) FROM catalog.job_row WHERE job = ?', $old), 0,
	    'with its rows');
	is(one('SELECT COUNT(*) FROM catalog.job_row WHERE job = ?', $new), 1,
	    'but not one of today');
};

subtest 'drafts that are due' => sub {
	my ($fails, $goes, $empty) = map { id_of($_) } 1 .. 3;
	my $state = sub ($id) {
		return one('SELECT status FROM catalog.product WHERE id = ?', $id);
	};
	db()->do('UPDATE catalog.item SET retired = 1, active = 0
	    WHERE product = ?', {}, $empty);
	db()->do("CREATE TRIGGER catalog.tjobs BEFORE UPDATE ON catalog.product
	    FOR EACH ROW IF NEW.id = $fails AND NEW.status = 'published' THEN
	    SIGNAL SQLSTATE '45000'; END IF");
	db()->do("UPDATE catalog.product SET status = 'draft', publish_at =
	    UTC_TIMESTAMP(3) - INTERVAL 1 DAY WHERE id IN ($fails, $goes,
	    $empty)");
	my $late = eval { wait_for(sub {
		one("SELECT publish_at > UTC_TIMESTAMP(3) FROM catalog.product
		    WHERE id = $fails") && $state->($goes) eq 'published';
	}, 20, 'publishing') };
	db()->do('DROP TRIGGER catalog.tjobs');
	ok($late, 'one that cannot be published makes way for the next');
	is($state->($empty), 'draft', 'nothing to sell: it waits');
	db()->do('UPDATE catalog.item SET retired = 0, active = 1
	    WHERE product = ?', {}, $empty);
	ok(wait_for(sub { $state->($empty) eq 'published' }, 20, 'the item'),
	    'until there is');
};

done_testing();
