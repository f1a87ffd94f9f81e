# Whether the shop may open: the same list on the host and in the admin, and
# what each kind of trouble makes of it.
use v5.36;
use utf8;
use Clearcart;
use Test::More;

my $ua = agent();
sign_in_admin($ua);

sub page() {
	return { map { $_->{name} => $_ }
	    @{json_get($ua, admin('/doctor'))->{checks}} };
}

# name => [state, words] as the command says it.
sub command() {
	my ($status, $text) = clearcart('doctor');
	my %found = (status => $status);
	$found{$2} = [$1, $3]
	    while $text =~ /^(ok|warn|fail)\s+(\w+)\s+(.*)$/mg;
	return \%found;
}

my @names = qw(address open https sender smtp processor disk migrations grants clock
    timezone webhooks worker jobs pages tax delivery owner backup);

subtest 'the same list' => sub {
	my ($page, $command) = (page(), command());
	for my $name (@names) {
		ok($page->{$name}, "$name is looked at");
		is($page->{$name}{state}, $command->{$name}[0],
		    '  and the command agrees');
		ok($page->{$name}{state} eq 'ok' || $page->{$name}{todo},
		    '  with what to do');
	}
	is($command->{status}, 2, 'a shop on trial may not open');
	$ua->get(admin('/doctor'));
	like($ua->content, qr/Not ready to open/, 'said on the page');
};

subtest 'a country that nothing goes to' => sub {
	db()->do(q{INSERT INTO catalog.country VALUES ('XK', 'Kosovo')});
	my $page = page();
	is($page->{delivery}{state}, 'fail', 'is a failure');
	like($page->{delivery}{says}, qr/\bXK\b/, '  by its name');
	is($page->{tax}{state}, 'warn', 'and has no tax rate');
	db()->do(q{DELETE FROM catalog.country WHERE code = 'XK'});
	is(page()->{delivery}{state}, 'ok', 'in order again');
};

subtest 'pages' => sub {
	my $set = sub ($state) {
		db()->do('UPDATE catalog.page SET status = ? WHERE purpose '
		    . 'IN ("imprint", "terms", "privacy")', {}, $state);
	};
	$set->('published');
	is(page()->{pages}{state}, 'ok', 'published');
	db()->do('UPDATE catalog.page SET status = "draft" '
	    . 'WHERE purpose = "terms"');
	my $is = page()->{pages};
	is($is->{state}, 'fail', 'one of them is not');
	like($is->{says}, qr/: terms\z/, '  and it is named');
	$set->('draft');
};

subtest 'what waits too long' => sub {
	db()->do(q{INSERT INTO orders.payment_event (id, type, body, received_at)
	    VALUES ('evt_doctor', 'none', '{}',
	    UTC_TIMESTAMP() - INTERVAL 1 HOUR)});
	my $is = page()->{worker};
	db()->do(q{DELETE FROM orders.payment_event WHERE id = 'evt_doctor'});
	ok($is->{state} eq 'fail' || $is->{state} eq 'ok',
	    'the worker may have been quicker');
	db()->do('UPDATE carts.staff SET role = "support" '
	    . 'WHERE role = "owner"');
	my $nobody = command()->{owner};
	db()->do('UPDATE carts.staff SET role = "owner" '
	    . 'WHERE email = ?', {}, demo()->{staff}{email});
	is($nobody->[0], 'fail', 'nobody is an owner');
};

subtest 'rights' => sub {
	my ($is) = db()->selectrow_array('SELECT value FROM catalog.setting '
	    . 'WHERE name = "grants"');
	db()->do('UPDATE catalog.setting SET value = "0" '
	    . 'WHERE name = "grants"');
	is(page()->{grants}{state}, 'fail', 'of another version');
	db()->do('UPDATE catalog.setting SET value = ? '
	    . 'WHERE name = "grants"', {}, $is);
	is(page()->{grants}{state}, 'ok', 'of this one');
};

subtest 'backups' => sub {
	db()->do(q{DELETE FROM catalog.setting WHERE name = 'backup_at'});
	is(page()->{backup}{state}, 'fail', 'none');
	my ($status) = clearcart('doctor', '--backed-up');
	is($status, 0, 'noted');
	is(page()->{backup}{state}, 'ok', 'in order');
	for my $case ([3, 'warn'], [8, 'fail']) {
		my ($days, $state) = @$case;
		db()->do("UPDATE catalog.setting SET value = "
		    . "UTC_TIMESTAMP() - INTERVAL $days DAY "
		    . 'WHERE name = "backup_at"');
		is(page()->{backup}{state}, $state, "$days days old");
	}
	($status) = clearcart('doctor', 'please');
	is($status, 64, 'what it does not know');
};

done_testing();
