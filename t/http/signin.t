# Signing in, as people do it: from the shop to the identity provider and
# back, with what goes wrong on the way.
use v5.36;
use Digest::SHA qw(sha256_hex);
use FindBin;
use Test::More;
use Time::HiRes qw(time);
use URI;
use lib "$FindBin::RealBin/../lib";
use Clearcart;

my $n = 0;
my $good = 'sedge heron tussock';

sub new_email() { return 'who' . ++$n . "-$$\@example.org" }

# The provider's sign-in page, with a request of the shop's waiting behind.
sub at_signin($return = '/') {
	my $ua = agent();
	$ua->get(shop("/login?return=$return"));
	return $ua;
}

sub give($ua, $email, $password) {
	$ua->submit_form(with_fields => {
	    email => $email, password => $password });
	return $ua;
}

sub register($email, $password = $good, $name = 'Wren Alder') {
	my $ua = at_signin();
	$ua->follow_link(text => 'Make an account');
	$ua->submit_form(with_fields => { email => $email, name => $name,
	    password => $password });
	return $ua;
}

sub is_in($ua) { return json_get($ua, '/')->{signed_in} ? 1 : 0 }

sub cookie($ua, $name) {
	my ($value) = $ua->cookie_jar->as_string =~ /\Q$name\E=([^;]+)/;
	return $value;
}

# A clean slate for throttles, as everybody comes from one address here.
sub forget_tries() { db()->do('DELETE FROM identities.throttle') }

forget_tries();

subtest 'make an account, sign in, sign out' => sub {
	my $email = new_email();
	my $ua = register($email);
	like($ua->uri, qr{\A\Q${\ identity('/signin?made=1')}\E},
	    'then sign in');
	is(is_in($ua), 0, 'making an account signs nobody in');
	$ua->back;
	$ua = at_signin('/carts');
	give($ua, uc $email, $good);
	is($ua->uri, shop('/carts'), 'back where it began');
	is(is_in($ua), 1, 'signed in, however the address is written');
	my $old = cookie($ua, '-shop');
	$ua->get(shop('/carts'));
	my ($csrf) = map { $_->value('csrf') }
	    grep { $_->action =~ m{/logout\z} } $ua->forms;
	$ua->post(shop('/logout'), { csrf => 'x' });
	is($ua->status, 403, 'not with another token');
	$ua->post(shop('/logout'), {});
	is($ua->status, 403, 'nor without');
	$ua->post(shop('/logout'), { csrf => $csrf },
	    Origin => 'https://evil.example');
	is($ua->status, 403, 'nor from elsewhere');
	$ua->get(shop('/logout'));
	is($ua->status, 405, 'nor by a link');
	is(is_in($ua), 1, 'still in');
	$ua->requests_redirectable(['GET', 'HEAD', 'POST']);
	$ua->post(shop('/logout'), { csrf => $csrf });
	is($ua->uri, shop('/'), 'home again');
	is(is_in($ua), 0, 'signed out');
	my $thief = agent();
	$thief->get(shop('/'), Accept => 'application/json',
	    Cookie => "wayleave-shop=$old");
	like($thief->content, qr/"signed_in":false/, 'the old cookie is dead');
	$ua->get(shop('/login?return=/'));
	like($ua->uri, qr{/signin\?}, 'at the provider, too');
};

subtest 'the session is new' => sub {
	my $ua = agent();
	my $set = 'f' x 43;
	$ua->cookie_jar->set_cookie(0, 'wayleave-shop', $set, '/',
	    URI->new(shop())->host, undef, 1, 0, 3600);
	$ua->cookie_jar->set_cookie(0, 'wayleave-id', $set, '/',
	    URI->new(identity())->host, undef, 1, 0, 3600);
	sign_in($ua);
	is(is_in($ua), 1, 'signed in');
	isnt(cookie($ua, '-shop'), $set, 'not the cookie that was planted');
	isnt(cookie($ua, '-id'), $set, 'nor at the provider');
	my $before = cookie($ua, '-shop');
	$ua->get(shop('/login?return=/'));
	isnt(cookie($ua, '-shop'), $before, 'new at each sign-in');
	my ($rows) = db()->selectrow_array('SELECT COUNT(*) FROM carts.session '
	    . 'WHERE id_hash = UNHEX(?)', undef, sha256_hex($before));
	is($rows, 0, 'and the one before has ended');
	my ($header) = grep { /-shop=/ }
	    $ua->res->previous->header('Set-Cookie');
	like($header, qr/HttpOnly/, 'HttpOnly');
	like($header, qr/SameSite=Lax/, 'SameSite');
};

subtest 'own paths alone' => sub {
	my @bad = ('//evil.example', '/\\evil.example', '/%09/evil.example',
	    'https:evil.example', 'https://evil.example/', '\\\\evil.example',
	    '@evil.example', 'javascript:alert(1)', '/x%0d%0aSet-Cookie:a=b',
	    '%2f%2fevil.example', '/' . 'a' x 600, '');
	for my $path (@bad) {
		my $ua = agent();
		$ua->requests_redirectable([]);
		$ua->get(shop("/login?return=$path"));
		my $to = $ua->res->header('Location') // '';
		ok($ua->status == 422 || $path eq '' && $ua->status == 303,
		    substr($path, 0, 40) . ' is refused');
		unlike($to, qr/evil/, 'and goes nowhere');
	}
	my $ua = agent();
	$ua->get(identity('/signin?next=https://evil.example/'));
	unlike($ua->content, qr/evil/, 'nor does the provider go there');
	$ua->get(identity('/signin?next=/authorize%3Fa%0d%0ab'));
	is($ua->form_with_fields('password')->find_input('next'), undef,
	    'nor does it take a line break');
};

subtest 'a wrong password, an unknown address' => sub {
	my $email = new_email();
	register($email);
	my %page;
	for my $who ($email, new_email()) {
		my $ua = give(at_signin(), $who, 'not the right one');
		is($ua->status, 422, 'refused');
		is(is_in($ua), 0, 'not in');
		$page{$who eq $email ? 'known' : 'unknown'} = $ua->content
		    =~ s/\Q$who\E//gr =~ s/(csrf|next)" value="[^"]*"/$1/gr
		    =~ s/next=[^"]*//gr;
	}
	is($page{known}, $page{unknown}, 'nothing tells which it was');
	my $ua = at_signin();
	for (['', 'x'], ['a@b.example', ''], ['nobody', 'x']) {
		my $page = at_signin();
		give($page, @$_);
		is($page->status, 422, "'$$_[0]' '$$_[1]'");
	}
	give($ua, $email, "$good ");
	is($ua->status, 422, 'a space more is another password');
	give($ua, $email, $good);
	is(is_in($ua), 1, 'and the right one, at last');
};

subtest 'registering tells nothing' => sub {
	my $email = new_email();
	my %page;
	for my $time (qw(new known)) {
		my $ua = register($email, $time eq 'new' ? $good
		    : 'another heron tussock');
		$page{$time} = join ' ', $ua->status, $ua->content
		    =~ s/(csrf|next)" value="[^"]*"/$1/gr =~ s/next=[^"]*//gr;
	}
	is($page{known}, $page{new}, 'the same page');
	is(is_in(give(at_signin(), $email, 'another heron tussock')), 0,
	    'the password is not replaced');
	is(is_in(give(at_signin(), $email, $good)), 1, 'the first one holds');
	is(is_in(give(register(uc $email, 'a third heron tussock'), $email,
	    'a third heron tussock')), 0, 'nor under capital letters');
};

# The least of several times: whatever else the machine does only adds.
sub least_times(@deeds) {
	my @least = (9) x @deeds;
	for (1 .. 7) {
		for my $i (0 .. $#deeds) {
			forget_tries();
			my $start = time;
			$deeds[$i]->();
			my $took = time - $start;
			$least[$i] = $took if $took < $least[$i];
		}
	}
	return @least;
}

subtest 'nor does the time' => sub {
	my $email = new_email();
	register($email);
	my ($known, $unknown) = least_times(
	    sub { give(at_signin(), $email, 'not the right one') },
	    sub { give(at_signin(), new_email(), 'not the right one') });
	cmp_ok(abs($known - $unknown), '<', 0.4 * $known,
	    sprintf 'signing in: %.3f s and %.3f s', $known, $unknown);
};

subtest 'passwords' => sub {
	my %refused = ('eleven char' => 'short', 'x' x 129 => 'long',
	    'password1234' => 'common', 'letmeinletmein' => 'repeated',
	    '123456789012' => 'digits', 'aaaaaaaaaaaaaaa' => 'one letter',
	    '' => 'none');
	for my $password (sort keys %refused) {
		my $ua = register(my $email = new_email(), $password);
		is($ua->status, 422, $refused{$password});
		is($ua->form_with_fields('name')->value('email'), $email,
		    'what was typed stays');
		is($ua->form_with_fields('name')->value('password'), '',
		    'but the password');
		unlike($ua->content, qr/\Q$password\E/, 'is not on the page')
		    if length $password > 12;
	}
	my @taken = ('twelve chars', 'caf\x{e9} au lait noir',
	    "  spaces  around  ", "\x{1f511}\x{1f511} for two keys", 'y7KpQ-xw' x 16);
	for my $password (@taken) {
		my $email = new_email();
		give(register($email, $password), $email, $password);
		my $ua = give(at_signin(), $email, $password);
		is(is_in($ua), 1, 'taken: ' . length($password) . ' characters');
	}
	my $ua = at_signin();
	$ua->post(identity('/signin'), Content => 'email=a%40b.example'
	    . '&password=abc%00defghijklmn&csrf=x', 'Content-Type' =>
	    'application/x-www-form-urlencoded');
	is($ua->status, 400, 'a NUL is no text');
};

subtest 'names are shown as typed' => sub {
	my $email = new_email();
	my $name = q{<script>alert(1)</script> "O'Brien" & sons};
	register($email, $good, $name);
	my $ua = give(at_signin('/carts'), $email, $good);
	unlike($ua->content, qr/<script>alert/, 'no markup');
	like($ua->content, qr/&lt;script&gt;alert/, 'escaped');
	$ua = register(new_email(), 'short', $name);
	unlike($ua->content, qr/<script>alert/, 'nor in the form again');
	is($ua->form_with_fields('name')->value('name'), $name, 'all of it');
};

subtest 'login CSRF' => sub {
	my $ua = agent();
	$ua->get(identity('/signin'));
	my $csrf = $ua->form_with_fields('password')->value('csrf');
	my %p = %{demo()->{customer}};
	my $other = agent();
	$other->get(identity('/signin'));
	my @bad = (['no token', {}, []], ['a wrong one', { csrf => 'x' }, []],
	    ["another visitor's", { csrf => $other->form_with_fields('password')
	    ->value('csrf') }, []],
	    ['another site', { csrf => $csrf },
	    [Origin => 'https://evil.example']],
	    ['the shop', { csrf => $csrf }, [Origin => shop()]],
	    ['Sec-Fetch-Site', { csrf => $csrf },
	    ['Sec-Fetch-Site' => 'cross-site']]);
	for (@bad) {
		my ($name, $more, $headers) = @$_;
		$ua->post(identity('/signin'), { %p, %$more }, @$headers);
		is($ua->status, 403, $name);
	}
	$ua->post(identity('/signin'), Content => 'x', 'Content-Type' =>
	    'text/plain');
	is($ua->status, 415, 'text/plain');
};

subtest 'an answer belongs to the browser that asked' => sub {
	my $victim = agent();
	my $attacker = agent();
	my $person = demo()->{customer};
	$attacker->get(shop('/login?return=/'));
	$attacker->requests_redirectable([]);
	give($attacker, $person->{email}, $person->{password});
	$attacker->get($attacker->res->header('Location'));
	my $answer = $attacker->res->header('Location');
	like($answer, qr{\A\Q${\ shop('/auth/callback')}\E\?}, 'an answer');
	$victim->get(shop('/login?return=/'));
	$victim->get($answer);
	is($victim->status, 400, 'not for a browser with another sign-in');
	is(is_in($victim), 0, 'nobody is signed in');
	my $bare = agent();
	$bare->get($answer);
	is($bare->status, 400, 'nor for one with none');
	$attacker->get($answer =~ s/iss=[^&]*/iss=https:%2F%2Fevil.example/r);
	is($attacker->status, 400, 'nor from another issuer (RFC 9207)');
	$attacker->get($answer);
	is($attacker->status, 400, 'nor twice');
};

subtest 'the callback refuses' => sub {
	my $ua = sign_in(agent());
	for my $query ('', 'code=x', 'state=x', 'state=x&code=x',
	    'state=x&error=access_denied', 'state[]=x', 'state=%00',
	    'state=' . 'x' x 300) {
		$ua->get(shop("/auth/callback?$query"));
		like($ua->status, qr/\A4(00|22)\z/, "'" . substr($query, 0, 30)
		    . "'");
	}
	is(is_in($ua), 1, 'and leaves who is signed in');
	$ua = agent();
	$ua->requests_redirectable([]);
	$ua->get(shop('/login?return=/'));
	my %p = URI->new($ua->res->header('Location'))->query_form;
	my $iss = identity();
	$ua->get(shop("/auth/callback?state=$p{state}&iss=$iss"
	    . '&error=access_denied'));
	is($ua->status, 400, 'no from the provider is a page');
	$ua->get(shop("/auth/callback?state=$p{state}&iss=$iss&code=x"));
	is($ua->status, 400, 'and used up');
	$ua->get(shop('/login?return=/'));
	%p = URI->new($ua->res->header('Location'))->query_form;
	$ua->get(shop("/auth/callback?state=$p{state}&iss=$iss&code=x"));
	is($ua->status, 400, 'a code that is none');
	$ua->get(shop('/login?return=/'));
	%p = URI->new($ua->res->header('Location'))->query_form;
	$ua->get(shop("/auth/callback?state=$p{state}&code=x"));
	is($ua->status, 400, 'an answer that does not say whose it is');
};

subtest 'the second factor' => sub {
	my $email = new_email();
	my ($status, $text) = new_staff($email);
	is($status, 0, 'a member of staff');
	my ($secret) = $text =~ /^totp_secret=([A-Z2-7]+)$/m;
	is((new_staff($email))[1], $text, 'the same secret when run again');
	my $ua = give(at_signin(), $email, 'staff heron tussock');
	like($ua->uri, qr{\A\Q${\ identity('/code')}\E}, 'asks for a code');
	is(is_in($ua), 0, 'half a sign-in is none');
	$ua = give(at_signin(), $email, 'staff heron tussock');
	$ua->get(identity('/signin'));
	$ua->get(shop('/login?return=/'));
	like($ua->uri, qr{/signin\?}, 'and cannot be gone round');
	my $step = int(time / 30);
	for my $bad ('000000', '', 'abcdef', totp($secret, $step - 3),
	    totp($secret, $step + 4)) {
		my $page = give(at_signin(), $email, 'staff heron tussock');
		$page->submit_form(with_fields => { code => $bad });
		is($page->status, 422, "'$bad' is refused");
		forget_tries();
	}
	my $code = totp($secret, $step + 1);
	$ua = give(at_signin(), $email, 'staff heron tussock');
	my $half = cookie($ua, '-id');
	$ua->submit_form(with_fields => { code => substr($code, 0, 3) . ' '
	    . substr($code, 3) });
	is(is_in($ua), 1, 'the next step\'s code, typed in two groups');
	isnt(cookie($ua, '-id'), $half, 'a new session again');
	$ua = give(at_signin(), $email, 'staff heron tussock');
	$ua->submit_form(with_fields => { code => $code });
	is($ua->status, 422, 'a code counts once');
	$ua->submit_form(with_fields => { code => totp($secret, $step) });
	is($ua->status, 422, 'nor one before it');
};

sub new_staff($email, $role = 'owner') {
	my $path = "/tmp/clearcart-s-$$";
	open my $file, '>', $path or die "$path: $!";
	print $file "staff heron tussock\n";
	close $file;
	my @answer = clearcart('staff', 'add', '--email', $email, '--name',
	    'Staff', '--role', $role, '--password-file', $path, '--totp');
	unlink $path;
	return @answer;
}

subtest 'another role ends the sessions' => sub {
	my $email = new_email();
	my (undef, $text) = new_staff($email);
	my ($secret) = $text =~ /totp_secret=(\w+)/;
	my $ua = agent();
	sign_in($ua, { email => $email, password => 'staff heron tussock',
	    totp_secret => $secret });
	is(is_in($ua), 1, 'in');
	new_staff($email);
	is(is_in($ua), 1, 'nothing changed, nothing ended');
	new_staff($email, 'orders');
	is(is_in($ua), 0, 'out');
};

subtest 'too many tries' => sub {
	forget_tries();
	my $email = new_email();
	register($email);
	my $known = give(at_signin(), $email, $good);
	is(is_in($known), 1, 'somebody signs in');
	my @status;
	for (1 .. 12) {
		my $ua = give(at_signin(), $email, "not the right one $_");
		push @status, $ua->status;
		next if $ua->status != 429;
		like($ua->res->header('Retry-After'), qr/\A[1-9]\d?\z/,
		    'Retry-After');
		last;
	}
	is_deeply(\@status, [(422) x 10, 429], 'ten, then not so fast');
	my $ua = give(at_signin(), $email, $good);
	is($ua->status, 429, 'not even the right one');
	$known->get(shop('/login?return=/'));
	$known->get(identity('/signin'));
	give($known, $email, $good);
	is($known->status, 200, 'but from a browser that she knows');
	my $other = agent();
	$other->cookie_jar->set_cookie(0, 'wayleave-id-device',
	    cookie($known, '-id-device') =~ s/\A./-/r, '/',
	    URI->new(identity())->host, undef, 1, 0, 3600);
	$other->get(identity('/signin'));
	is(give($other, $email, $good)->status, 429, 'not from one that lies');
	db()->do('UPDATE identities.throttle SET free_at = free_at '
	    . '- INTERVAL 61 SECOND');
	is(is_in(give(at_signin(), $email, $good)), 1,
	    'a minute later the right one gets in');
	my ($left) = db()->selectrow_array('SELECT COUNT(*) '
	    . 'FROM identities.throttle WHERE scope = \'account\'');
	is($left, 0, 'and the tries are forgotten');
	forget_tries();
	my $try = sub () {
		my $page = agent();
		$page->get(identity('/signin'));
		return give($page, new_email(), 'x')->status;
	};
	is($try->(), 422, 'another account');
	db()->do('UPDATE identities.throttle SET free_at = UTC_TIMESTAMP(3) '
	    . '+ INTERVAL 58 * 5 SECOND WHERE scope = \'address\'');
	is($try->(), 422, 'many accounts are tried longer from one address');
	@status = map { $try->() } 1 .. 4;
	is($status[-1], 429, 'but not without end');
	forget_tries();
};

subtest 'every page of ours names who may take its forms' => sub {
	my $ua = at_signin();
	my ($policy) = $ua->res->header('Content-Security-Policy');
	like($policy, qr/form-action 'self' [^;]*\Q${\ shop()}\E/, 'the shop');
	like($policy, qr/frame-ancestors 'none'/, 'no frames');
	like($ua->res->header('Cache-Control'), qr/no-store/, 'no-store');
};

done_testing;
