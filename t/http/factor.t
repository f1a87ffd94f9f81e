# The second factor that staff needs: set up on the way in, asked for ever
# after, and what is tried to go round it.
use v5.36;
use Clearcart;
use Clearcart::Staff qw(new_staff secret_shown set_up_factor);
use Test::More;
use URI;

sub value($sql, @bind) {
	return (db()->selectrow_array($sql, {}, @bind))[0];
}

# Tries are counted a person; these are many.
sub forget_tries() { db()->do('DELETE FROM identities.throttle'); return }

# A member of staff with a password alone.
sub plain_staff() {
	my $person = new_staff('orders');
	db()->do('DELETE FROM identities.second_factor WHERE account = '
	    . '(SELECT sub FROM identities.account WHERE email = ?)', {},
	    $person->{email});
	delete $person->{totp_secret};
	return $person;
}

sub give_password($person, $url = admin('/orders')) {
	my $ua = agent();
	$ua->get($url);
	$ua->submit_form(with_fields => { email => $person->{email},
	    password => $person->{password} });
	return $ua;
}

sub is_in($ua) {
	json_get($ua, admin('/me'));
	return $ua->status == 200;
}

my $person = plain_staff();
my (@codes, $in);

subtest 'set up' => sub {
	my $ua = give_password($person);
	like($ua->uri, qr{\A\Q${\ identity('/factor')}\E}, 'is asked for');
	ok(!is_in($ua), 'and nobody comes in before');
	$ua = give_password($person);
	like($ua->content, qr/<path d="M0 0h7v1h-7z/, 'a QR code');
	my $first = secret_shown($ua);
	$ua->submit_form(with_fields => { code => '000000' });
	is($ua->status, 422, 'a code that is not right');
	is(secret_shown($ua), $first, 'changes nothing about the secret');
	my $other = give_password($person);
	isnt(secret_shown($other), $first, 'which is of one session alone');
	($person->{totp_secret}, @codes) = set_up_factor($ua);
	is(@codes, 10, 'ten codes to keep');
	is($ua->uri, admin('/orders'), 'then where one wanted to go');
	ok(is_in($ua), 'in');
	is(value('SELECT COUNT(*) FROM identities.recovery WHERE code_hash '
	    . 'LIKE CONCAT("%", ?, "%")', $codes[0]), 0, 'kept as hashes');
	$other->submit_form(with_fields => { code =>
	    totp($person->{totp_secret}) });
	like($other->uri, qr{/code\b}, 'nobody sets up another beside it');
	my $next = give_password($person);
	like($next->uri, qr{/code\b}, 'from now on a code is asked for');
	ok(!is_in($next), 'and needed');
};

subtest 'codes that were kept' => sub {
	forget_tries();
	my $ua = give_password($person);
	$ua->submit_form(with_fields => { code => 'aaaa-bbbb-cccc' });
	is($ua->status, 422, 'one that is none');
	$ua->submit_form(with_fields => { code => uc $codes[0] =~ tr/-/ /r });
	like($ua->content, qr/9 are left/, 'one of them, however it is typed');
	$ua->follow_link(text => 'It is only elsewhere, go on');
	ok(is_in($ua), 'is good');
	$ua = give_password($person);
	$ua->submit_form(with_fields => { code => $codes[0] });
	is($ua->status, 422, 'counts once');
	my $other = new_staff('orders');
	$ua = give_password($other);
	$ua->submit_form(with_fields => { code => $codes[1] });
	is($ua->status, 422, 'for one person');

	forget_tries();
	my @ua = map { give_password($person) } 1 .. 4;
	my @child = map {
		my $one = $_;
		my $pid = fork // die $!;
		if (!$pid) {
			$one->submit_form(with_fields => {
			    code => $codes[2] });
			require POSIX;
			POSIX::_exit($one->status == 422 ? 1 : 0);
		}
		$pid;
	} @ua;
	is((grep { waitpid $_, 0; $? == 0 } @child), 1,
	    'of four at once, one comes in');
	forget_tries();
	$ua = give_password($person);
	my $tries = 0;
	until ($ua->status == 429 || $tries > 30) {
		$ua->submit_form(with_fields => { code => 'abcd-efgh-2345' });
		$tries++;
	}
	is($ua->status, 429, "not so fast, after $tries");
	$ua->submit_form(with_fields => { code => $codes[3] });
	is($ua->status, 429, 'a right one then has to wait, too');
	forget_tries();
	$ua->submit_form(with_fields => { code => $codes[3] });
	like($ua->content, qr/7 are left/, 'and is good after');
	db()->do('UPDATE identities.session SET auth_time = auth_time - 601 '
	    . 'WHERE account = (SELECT sub FROM identities.account '
	    . 'WHERE email = ?)', {}, $person->{email});
	for my $page ('/recovered', '/factor') {
		$ua->get(identity($page));
		unlike($ua->uri, qr{\Q$page\E\b}, "much later there is no $page");
	}
};

subtest 'another authenticator' => sub {
	forget_tries();
	my $ua = give_password($person);
	$ua->submit_form(with_fields => { code => $codes[4] });
	$ua->follow_link(text => 'Set up another authenticator');
	like($ua->uri, qr{/factor\?}, 'in place of a lost one');
	$ua->submit_form(with_fields => { code => '000000' });
	is($ua->status, 422, 'a wrong code sets up nothing');
	like(give_password($person)->uri, qr{/code\b},
	    '  and the old one is asked for as before');
	my ($secret, @new) = set_up_factor($ua);
	isnt($secret, $person->{totp_secret}, 'is another');
	ok(is_in($ua), 'lets in');
	$in = $ua;
	$ua = give_password($person);
	for my $old (totp($person->{totp_secret}), $codes[5]) {
		$ua->submit_form(with_fields => { code => $old });
		is($ua->status, 422, 'what was before counts no more');
	}
	$ua->submit_form(with_fields => { code => $new[0] });
	like($ua->content, qr/9 are left/, 'the new codes do');
	forget_tries();
	db()->do('UPDATE identities.second_factor SET last_step = 0');
	$ua = give_password($person);
	$ua->submit_form(with_fields => { code => totp($secret) });
	ok(is_in($ua), 'so does the new authenticator');
	for my $page ('/recovered', '/factor') {
		$ua->get(identity($page));
		unlike($ua->uri, qr{\Q$page\E\b}, "who has it needs no $page");
	}
};

subtest 'all is lost' => sub {
	ok(is_in($in), 'somebody is in with the old one');
	my ($status) = clearcart('staff', 'forget-factor', '--email',
	    $person->{email});
	is($status, 0, 'the command line forgets it');
	ok(!is_in($in), 'and signs them out');
	my $ua = give_password($person);
	like($ua->uri, qr{/factor\?}, 'and another is set up');
	is((clearcart('staff', 'forget-factor', '--email', 'no@body.example'))
	    [0], 65, 'nobody there');
	is((clearcart('staff', 'forget-factor'))[0], 64, 'whose?');
};

# What the browser sends on to the provider may be changed on the way.
subtest 'asked for less' => sub {
	forget_tries();
	my $plain = plain_staff();
	my $ua = agent(max_redirect => 0);
	for my $start ('/login?return=/orders',
	    '/login?factor=1&return=/orders') {
		$ua->get(admin($start));
		my $url = URI->new($ua->res->header('Location'));
		my %p = $url->query_form;
		is(exists $p{acr_values}, $start =~ /factor/ ? 1 : '',
		    "$start asks as it should");
		delete $p{acr_values};
		$url->query_form(%p);
		my $victim = agent(cookie_jar => $ua->cookie_jar);
		$victim->get($url);
		$victim->submit_form(with_fields => {
		    email => $plain->{email},
		    password => $plain->{password} })
		    if $victim->content =~ /name="password"/;
		$start =~ /factor/
		    ? is($victim->status, 403, 'is not believed')
		    : like($victim->uri, qr{/factor\?}, 'is asked again');
		ok(!is_in($victim), 'nobody is in');
	}
};

subtest 'customers' => sub {
	my $ua = give_password(demo()->{customer});
	is($ua->status, 403, 'a customer here by mistake is told so');
	unlike($ua->uri, qr{/factor}, 'and not made to set one up');
	$ua = agent();
	sign_in($ua, { %{new_staff('orders')} });
	is(json_get($ua, '/')->{signed_in}, JSON::PP::true,
	    'at the shop staff is a customer');
};

subtest 'a prompt of none' => sub {
	my $plain = plain_staff();
	my $shop = agent();
	sign_in($shop, $plain);
	my $ua = agent(max_redirect => 0, cookie_jar => $shop->cookie_jar);
	$ua->get(admin('/login?factor=1'));
	my $url = $ua->res->header('Location') . '&prompt=none';
	$ua->get($url);
	like($ua->res->header('Location'),
	    qr/error=unmet_authentication_requirements/, 'says what is missing');
};

done_testing;
