# ./demo: its options, its files, its end. Starts shops of its own.
use v5.36;
use Clearcart::Own;
use File::Basename qw(dirname);
use File::Path qw(remove_tree);
use FindBin;
use lib "$FindBin::RealBin/../conf/demo";
use HTTP::Tiny;
use IO::Socket::INET;
use Test::More;
use Time::HiRes qw(sleep time);

my $own = Clearcart::Own->new;

sub alive($pid) { return kill 0 => $pid }

sub all_pids($demo) {
	return map { ref ? @$_ : $_ } values %{$demo->{pids}};
}

sub within($seconds, $what) {
	my $end = time + $seconds;
	until ($what->()) {
		return 0 if time > $end;
		sleep 0.05;
	}
	return 1;
}

sub slurp($path) {
	open my $file, '<', $path or return '';
	return do { local $/; <$file> } // '';
}

sub get($url) { return HTTP::Tiny->new(timeout => 20)->get($url)->{status} }

subtest 'words that make no sense are refused' => sub {
	my %case = (
		'--port 80' => qr/from 1024/,
		'--port x' => qr/port/,
		'--set shop' => qr/SECTION\.KEY=VALUE/,
		'--set shop.name' => qr/SECTION\.KEY=VALUE/,
		'--catalog /nowhere.csv' => qr/cannot read/,
		'--stop --reset' => qr/together/,
		'--frobnicate' => qr/usage/,
		'stop' => qr/usage/,
	);
	for my $words (sort keys %case) {
		my ($status, $text) = $own->run(split ' ', $words);
		is($status, 1, "$words: status");
		like($text, $case{$words}, "$words: reason");
	}
};

subtest 'a folder that holds other things is left alone' => sub {
	mkdir $own->dir;
	my $precious = $own->dir . '/precious';
	open my $file, '>', $precious;
	my ($status, $text) = $own->start('--reset');
	is($status, 1, 'status');
	like($text, qr/not empty/, 'reason');
	ok(-e $precious, 'still there');
	unlink $precious;
};

subtest 'a port that is taken is named' => sub {
	my $address = '127.0.0.3:' . ($own->port + 2);
	my $taken = IO::Socket::INET->new(LocalAddr => $address, Listen => 1,
	    ReuseAddr => 1);
	my ($status, $text) = $own->start;
	is($status, 1, 'status');
	like($text, qr/\Q$address\E is taken/, 'reason');
	ok(!defined $own->demo, 'no demo.json');
};

subtest 'a configuration that the programs refuse' => sub {
	my ($status, $text) = $own->start('--set', 'shop.frobnicate=yes');
	is($status, 1, 'status');
	like($text, qr/frobnicate/, 'reason');
	ok(!defined $own->demo, 'no demo.json');
};

my $first;

subtest 'a shop opens' => sub {
	my ($status, $text) = $own->start('--set', 'shop.name=Own Name');
	is($status, 0, 'status') or diag $text;
	$first = $own->demo or BAIL_OUT("no demo.json: $text");
	my $n = $own->port;
	is_deeply([@$first{qw(shop identity admin processor mail)}], [
		"http://127.0.0.1:$n", 'http://127.0.0.2:' . ($n + 1),
		'http://127.0.0.3:' . ($n + 2), 'http://127.0.0.4:' . ($n + 10),
		'http://127.0.0.5:' . ($n + 11),
	], 'addresses');
	is(get("$first->{shop}/"), 200, 'home');
	is(get("$first->{mail}/messages"), 200, 'mail');
	my %pids = %{$first->{pids}};
	is_deeply([map { scalar @{$pids{$_}} } qw(controller catalog cart
	    checkout account admin idp paymock worker jobs
	    paymock-hooks)], [2, 3, 2, 3, 1, 1, 2, 6, 1, 1, 1], 'workers');
	is_deeply([grep { !alive($_) } all_pids($first)], [], 'all alive');
	is_deeply($first->{oidc_client}{redirect_uris},
	    ['http://127.0.0.1:' . ($n + 20) . '/callback'], 'spare client');
};

subtest 'its secrets are for its user alone' => sub {
	my @open = grep { (stat)[2] & 077 }
	    glob($own->dir . '/*.{json,conf}'), glob($own->dir . '/c*/*');
	is_deeply(\@open, [], 'modes');
};

subtest 'once more is no second shop' => sub {
	my ($status, $text) = $own->start;
	is($status, 0, 'status');
	like($text, qr/running already/, 'says so');
	is_deeply($own->demo, $first, 'nothing changed');
};

subtest 'another one runs beside it' => sub {
	my $other = Clearcart::Own->new;
	my ($status, $text) = $other->start;
	is($status, 0, 'status') or diag $text;
	is(get($other->demo->{shop} . '/'), 200, 'the other');
	is(get("$first->{shop}/"), 200, 'the first');
	isnt($other->demo->{customer}{password}, $first->{customer}{password},
	    'secrets differ');
	is(($other->stop)[0], 0, 'stopped');
	is(get("$first->{shop}/"), 200, 'the first is still there');
};

subtest 'what dies comes back, and demo.json knows' => sub {
	my $pids = $own->demo->{pids};
	my %victim = (catalog => $pids->{catalog}[0], nginx => $pids->{nginx},
	    worker => $pids->{worker}[0], mariadbd => $pids->{mariadbd});
	for my $name (sort keys %victim) {
		kill KILL => $victim{$name};
		ok(within(20, sub {
			my $now = $own->demo->{pids}{$name};
			my @now = ref $now ? @$now : $now // ();
			@now && !grep { $_ == $victim{$name} } @now;
		}), "$name has a new id");
	}
	ok(within(20, sub { get("$first->{shop}/") == 200 }), 'home');
	unlike(join('', map { slurp($_) } glob $own->dir . '/log/nginx.log*'),
	    qr/Address already in use/, 'no old nginx is in the way');
};

sub query($sql) {
	my $pid = open(my $out, '-|', 'mariadb', '--no-defaults', '-N',
	    "--socket=$first->{db_socket}", '-e', $sql);
	my $text = do { local $/; <$out> } // '';
	close $out;
	return $text;
}

subtest 'it ends, whole' => sub {
	query('CREATE TABLE catalog.mark (n INT)');
	query('INSERT INTO catalog.mark VALUES (7)');
	my @pids = all_pids($own->demo);
	my ($status, $text) = $own->stop;
	is($status, 0, 'status');
	is_deeply([grep { alive($_) } @pids], [], 'no process is left');
	ok(!defined $own->demo, 'no demo.json');
	is(($own->stop)[0], 0, 'to stop it twice is no error');
};

subtest 'its data are there again' => sub {
	my ($status, $text) = $own->start;
	is($status, 0, 'status') or diag $text;
	is(query('SELECT n FROM catalog.mark'), "7\n", 'a row');
	is_deeply($own->demo->{customer}, $first->{customer}, 'customer');
	is_deeply($own->demo->{staff}, $first->{staff}, 'staff');
	is($own->demo->{processor_key}, $first->{processor_key}, 'key');
};

subtest 'reset begins afresh, from a running one too' => sub {
	my ($status, $text) = $own->start('--reset');
	is($status, 0, 'status') or diag $text;
	is(query('SHOW TABLES IN catalog LIKE "mark"'), '', 'no row');
	isnt($own->demo->{customer}{password}, $first->{customer}{password},
	    'new secrets');
};

subtest 'killed outright it leaves nothing and starts again' => sub {
	my @pids = all_pids($own->demo);
	open my $lock, '<', $own->dir . '/lock';
	chomp(my $supervisor = <$lock>);
	kill KILL => $supervisor;
	ok(within(20, sub { !grep { alive($_) } @pids }), 'all ended');
	is(($own->start)[0], 0, 'started again');
};

subtest 'a folder too deep for sockets' => sub {
	my $deep = Clearcart::Own->new;
	$deep->{dir} .= '/a-name-of-thirty-two-characters' x 4;
	my ($status, $text) = $deep->start;
	is($status, 0, 'status') or diag $text;
	is(get($deep->demo->{shop} . '/'), 200, 'home');
	my $sockets = dirname($deep->demo->{db_socket});
	unlike($sockets, qr/thirty-two/, 'keeps them elsewhere');
	is(($deep->stop)[0], 0, 'stopped');
	remove_tree($sockets);
};

is(($own->stop)[0], 0, 'the end');
done_testing;
