# The identity provider as its clients and its visitors see it. Names of the
# tests follow the modules of OpenID's conformance suite where there is one.
use v5.36;
use Digest::SHA qw(sha256 sha256_hex);
use FindBin;
use JSON::PP;
use MIME::Base64 qw(encode_base64 encode_base64url decode_base64url);
use Test::More;
use URI;
use URI::Escape qw(uri_escape);
use lib "$FindBin::RealBin/../lib";
use Clearcart;

my $client = demo()->{oidc_client};
my ($id, $secret) = @$client{qw(client_id client_secret)};
my $callback = $client->{redirect_uris}[0];
my $verifier = 'v' x 20 . '0123456789-._~' . 'V' x 20;
my $challenge = encode_base64url(sha256($verifier));
my $issuer = identity();

# An authorization request with some parameters other (undef: none).
sub request(%other) {
	my %p = (response_type => 'code', client_id => $id,
	    redirect_uri => $callback, scope => 'openid email profile',
	    state => 'a state&', nonce => 'n-1', code_challenge => $challenge,
	    code_challenge_method => 'S256', %other);
	my $url = URI->new(identity('/authorize'));
	$url->query_form(map { $_ => $p{$_} } grep { defined $p{$_} } sort keys %p);
	return $url;
}

# Where a request ends: the redirect that leaves the provider, or its page.
sub ends($ua, $url) {
	$ua->requests_redirectable([]);
	my $answer = $ua->get($url);
	for (1 .. 5) {
		my $to = $answer->header('Location') // last;
		return URI->new($to) if index($to, $issuer) != 0;
		$answer = $ua->get($to);
	}
	$ua->requests_redirectable(['GET', 'HEAD']);
	return;
}

sub params($url) { return $url ? { $url->query_form } : {} }

# A browser that is signed in at the provider.
sub signed_in($person = demo()->{customer}) {
	my $ua = agent();
	$ua->get(identity('/signin'));
	$ua->requests_redirectable([]);
	$ua->submit_form(with_fields => {
	    email => $person->{email}, password => $person->{password} });
	return $ua;
}

sub cookie($ua) {
	my ($value) = $ua->cookie_jar->as_string =~ /-id=([^;]+)/;
	return $value;
}

sub token($fields, %header) {
	my $ua = agent();
	$ua->post(identity('/token'), $fields, %header);
	return (eval { decode_json($ua->content) } // {}, $ua->status, $ua);
}

sub exchange($code, %other) {
	my %p = (grant_type => 'authorization_code', code => $code,
	    redirect_uri => $callback, code_verifier => $verifier,
	    client_id => $id, client_secret => $secret, %other);
	return token({ map { $_ => $p{$_} } grep { defined $p{$_} } keys %p });
}

sub claims($token) {
	my (undef, $body) = split /\./, $token;
	return decode_json(decode_base64url($body));
}

my $una = signed_in();
sub new_code(%other) { return params(ends($una, request(%other)))->{code} }

subtest 'oidcc-discovery-endpoint-verification' => sub {
	my $m = json_get(agent(), identity('/.well-known/openid-configuration'));
	is($m->{issuer}, $issuer, 'issuer, verbatim');
	is($m->{"${_}_endpoint"}, identity("/$_"), $_) for qw(token userinfo);
	is($m->{authorization_endpoint}, identity('/authorize'), 'authorize');
	is($m->{end_session_endpoint}, identity('/logout'), 'logout');
	is_deeply($m->{response_types_supported}, ['code'], 'code flow alone');
	is_deeply($m->{code_challenge_methods_supported}, ['S256'], 'S256');
	is_deeply($m->{id_token_signing_alg_values_supported}, ['ES256'],
	    'ES256');
	is($m->{authorization_response_iss_parameter_supported}, JSON::PP::true,
	    'says who answers');
	my $jwks = json_get(agent(), $m->{jwks_uri});
	cmp_ok(@{$jwks->{keys}}, '>=', 1, 'a key is published');
	ok(!(grep { exists $_->{d} } @{$jwks->{keys}}), 'no private half');
};

subtest 'oidcc-server' => sub {
	my $answer = params(ends($una, request()));
	is($answer->{state}, 'a state&', 'state comes back');
	is($answer->{iss}, $issuer, 'iss says who answers');
	my ($got, $status, $ua) = exchange($answer->{code});
	is($status, 200, 'the code is taken');
	is($got->{token_type}, 'Bearer', 'bearer');
	like($ua->response->header('Cache-Control'), qr/no-store/, 'no-store');
	my $c = claims($got->{id_token});
	is($c->{iss}, $issuer, 'iss');
	is($c->{aud}, $id, 'aud');
	is($c->{nonce}, 'n-1', 'nonce');
	is($c->{email}, demo()->{customer}{email}, 'email');
	is($c->{email_verified}, JSON::PP::false, 'not proved');
	ok(!exists $c->{role}, 'a customer has no role');
	cmp_ok(abs($c->{iat} - time), '<', 30, 'iat');
	cmp_ok($c->{exp} - $c->{iat}, '<=', 600, 'exp');
	is($c->{at_hash}, encode_base64url(
	    substr sha256($got->{access_token}), 0, 16), 'at_hash');
	my $info = json_get(agent(), identity('/userinfo'),
	    Authorization => "Bearer $got->{access_token}");
	is($info->{sub}, $c->{sub}, 'oidcc-userinfo-get');
	$info = json_post(agent(), identity('/userinfo'),
	    { access_token => $got->{access_token} });
	is($info->{sub}, $c->{sub}, 'oidcc-userinfo-post-body');
};

subtest 'userinfo refuses' => sub {
	my ($got) = exchange(new_code());
	my @bad = (['none'], ['a wrong one', Authorization => 'Bearer x'],
	    ['an ID token', Authorization => "Bearer $got->{id_token}"],
	    ['another scheme', Authorization => "Basic $got->{access_token}"]);
	for (@bad) {
		my ($name, @header) = @$_;
		my $ua = agent();
		$ua->get(identity('/userinfo'), @header);
		is($ua->status, 401, $name);
		like($ua->response->header('WWW-Authenticate'), qr/\ABearer/,
		    'WWW-Authenticate');
	}
	my $ua = agent();
	$ua->get(identity("/userinfo?access_token=$got->{access_token}"));
	is($ua->status, 401, 'not in the query');
};

subtest 'scopes' => sub {
	my ($got) = exchange(new_code(scope => 'openid'));
	my $c = claims($got->{id_token});
	ok(!exists $c->{$_}, "no $_ without its scope") for qw(email name);
	($got) = exchange(new_code(scope => 'openid email address phone'));
	is($got->{scope}, 'openid email', 'what there is is given');
	is(params(ends($una, request(scope => 'email')))->{error},
	    'invalid_scope', 'openid is needed');
};

subtest 'oidcc-ensure-registered-redirect-uri' => sub {
	my @wrong = ("$callback/", "$callback?x=1", uc $callback,
	    $callback =~ s/callback/other/r, $callback =~ s/^http:/https:/r,
	    "$callback#f", "$callback%20", 'https://evil.example/',
	    $callback =~ s{//}{//evil.example\@}r, '//evil.example',
	    'javascript:alert(1)', undef);
	for my $uri (@wrong) {
		my $ua = agent();
		$ua->requests_redirectable([]);
		$ua->get(request(redirect_uri => $uri));
		is($ua->status, 400, $uri // 'none');
		is($ua->response->header('Location'), undef, 'no redirect');
	}
	my $ua = agent();
	$ua->get(request(client_id => 'nobody'));
	is($ua->status, 400, 'an unknown client');
	like($ua->content, qr/not registered here/, 'is told on our page');
	$ua->get(request() . '&client_id=shop');
	is($ua->status, 400, 'a repeated parameter');
};

subtest 'errors go back to the client' => sub {
	my %want = (
		'oidcc-response-type-missing' =>
		    [{ response_type => undef }, 'invalid_request'],
		'implicit flow' => [{ response_type => 'token' },
		    'unsupported_response_type'],
		'hybrid flow' => [{ response_type => 'code id_token' },
		    'unsupported_response_type'],
		'no PKCE' => [{ code_challenge => undef,
		    code_challenge_method => undef }, 'invalid_request'],
		'PKCE plain' => [{ code_challenge_method => 'plain' },
		    'invalid_request'],
		'PKCE without method is plain' =>
		    [{ code_challenge_method => undef }, 'invalid_request'],
		'a short challenge' => [{ code_challenge => 'abc' },
		    'invalid_request'],
		'a challenge of other characters' =>
		    [{ code_challenge => '+' x 43 }, 'invalid_request'],
		'fragment mode' => [{ response_mode => 'fragment' },
		    'invalid_request'],
		'oidcc-unsigned-request-object' => [{ request => 'e30.e30.' },
		    'request_not_supported'],
		'oidcc-request-uri-unsigned' =>
		    [{ request_uri => 'https://evil.example/r' },
		    'request_uri_not_supported'],
		'none and more' => [{ prompt => 'none login' },
		    'invalid_request'],
	);
	for my $name (sort keys %want) {
		my ($other, $error) = @{$want{$name}};
		my $url = ends($una, request(%$other));
		like($url, qr/\A\Q$callback\E\?/, "$name: to the client");
		my $p = params($url);
		is($p->{error}, $error, $error);
		is($p->{state}, 'a state&', 'with its state');
		ok(!exists $p->{code}, 'and no code');
	}
	is(params(ends($una, request(state => undef)))->{state}, undef,
	    'no state, none back');
};

subtest 'prompt and max_age' => sub {
	is(params(ends(agent(), request(prompt => 'none')))->{error},
	    'login_required', 'oidcc-prompt-none-not-logged-in');
	ok(params(ends($una, request(prompt => 'none')))->{code},
	    'oidcc-prompt-none-logged-in');
	ok(params(ends($una, request(max_age => 10000)))->{code},
	    'oidcc-max-age-10000');
	my $ua = signed_in();
	is(ends($ua, request(prompt => 'login')), undef, 'oidcc-prompt-login');
	ok($ua->form_with_fields('password'), 'asks again');
	db()->do('UPDATE identities.session SET auth_time = auth_time - 2 '
	    . 'WHERE id_hash = UNHEX(?)', undef, sha256_hex(cookie($ua)));
	is(params(ends($ua, request(prompt => 'none', max_age => 1)))->{error},
	    'login_required', 'oidcc-max-age-1');
	$ua = agent();
	ends($ua, request(login_hint => 'a@b.example'));
	is($ua->form_with_fields('password')->value('email'), 'a@b.example',
	    'oidcc-login-hint');
};

subtest 'prompt=login asks once, and cannot be talked out of it' => sub {
	my $ua = signed_in();
	ends($ua, request(prompt => 'login'));
	my $next = $ua->form_with_fields('password')->value('next');
	is(ends($ua, identity($next)), undef, 'the waiting request waits');
	is(ends($ua, identity($next =~ s/asked=\d+/asked=1/r)), undef,
	    'a time that we did not sign is none');
	is(ends($ua, identity($next =~ s/&asked=.*//r)), undef, 'nor is none');
	ends($ua, identity($next));
	my $person = demo()->{customer};
	$ua->requests_redirectable([]);
	$ua->submit_form(with_fields => { email => $person->{email},
	    password => $person->{password} });
	is($ua->status, 303, 'signed in with 303');
	my $code = params(ends($ua, identity($next)))->{code};
	ok($code, 'then it goes on');
};

subtest 'oidcc-id-token-hint' => sub {
	my ($got) = exchange(new_code());
	ok(params(ends($una, request(prompt => 'none',
	    id_token_hint => $got->{id_token})))->{code}, 'her own');
	my ($head, $body, $sign) = split /\./, $got->{id_token};
	my $other = encode_base64url(encode_json({ %{claims($got->{id_token})},
	    sub => 'other' }));
	is(params(ends($una, request(prompt => 'none',
	    id_token_hint => "$head.$other.$sign")))->{error},
	    'login_required', 'a forged one');
};

subtest 'oidcc-ensure-post-request-succeeds' => sub {
	my $ua = signed_in();
	$ua->requests_redirectable([]);
	my %p = request()->query_form;
	$ua->post(identity('/authorize'), \%p,
	    Origin => 'https://client.example');
	is($ua->status, 303, 'sent on');
	ok(params(ends($ua, $ua->response->header('Location')))->{code},
	    'to a code');
};

subtest 'the token endpoint refuses' => sub {
	my %want = (
		'a wrong verifier' => [{ code_verifier => 'w' x 43 },
		    400, 'invalid_grant'],
		'no verifier (downgrade)' => [{ code_verifier => undef },
		    400, 'invalid_grant'],
		'a short verifier' => [{ code_verifier => 'w' x 42 },
		    400, 'invalid_request'],
		'the challenge as verifier' => [{ code_verifier => $challenge },
		    400, 'invalid_grant'],
		'another redirect address' =>
		    [{ redirect_uri => "$callback?x=1" }, 400, 'invalid_grant'],
		'no redirect address' => [{ redirect_uri => undef },
		    400, 'invalid_request'],
		'a wrong secret' => [{ client_secret => "${secret}x" },
		    401, 'invalid_client'],
		'no secret' => [{ client_secret => undef },
		    401, 'invalid_client'],
		'another client' => [{ client_id => 'shop' },
		    401, 'invalid_client'],
		'the password grant' => [{ grant_type => 'password' },
		    400, 'unsupported_grant_type'],
		'refresh' => [{ grant_type => 'refresh_token' },
		    400, 'unsupported_grant_type'],
		'no grant' => [{ grant_type => undef }, 400,
		    'invalid_request'],
		'no code' => [{ code => undef }, 400, 'invalid_request'],
		'an unknown code' => [{ code => 'x' x 43 }, 400,
		    'invalid_grant'],
	);
	for my $name (sort keys %want) {
		my ($other, $status, $error) = @{$want{$name}};
		my ($got, $is) = exchange(new_code(), %$other);
		is($is, $status, "$name: $status");
		is($got->{error}, $error, $error);
		ok(!exists $got->{id_token}, 'no token');
	}
};

subtest 'client_secret_basic' => sub {
	my %p = (grant_type => 'authorization_code', code => new_code(),
	    redirect_uri => $callback, code_verifier => $verifier);
	my $basic = 'Basic ' . encode_base64(
	    uri_escape($id) . ':' . uri_escape($secret), '');
	my ($got, $status, $ua) = token({ %p, client_secret => $secret },
	    Authorization => $basic);
	is($status, 401, 'not both ways at once');
	($got, $status) = token(\%p, Authorization => 'Basic !!!');
	is($status, 401, 'no base64');
	($got, $status) = token(\%p, Authorization => $basic);
	is($status, 200, 'taken');
	($got, $status, $ua) = token(\%p,
	    Authorization => 'Basic ' . encode_base64("$id:x", ''));
	is($status, 401, 'a wrong one');
	like($ua->response->header('WWW-Authenticate'), qr/\ABasic/, 'asks');
};

subtest 'oidcc-codereuse' => sub {
	my $code = new_code();
	my ($got) = exchange($code);
	ok($got->{access_token}, 'once');
	my ($again, $status) = exchange($code);
	is("$status $again->{error}", '400 invalid_grant', 'not twice');
	json_get(my $ua = agent(), identity('/userinfo'),
	    Authorization => "Bearer $got->{access_token}");
	is($ua->status, 401, 'and the token it gave is revoked');
	$code = new_code();
	exchange($code, code_verifier => 'w' x 43);
	($again) = exchange($code);
	is($again->{error}, 'invalid_grant', 'a failed try uses it up');
};

subtest 'a code lives 60 s, a token 600' => sub {
	my $db = db();
	my $code = new_code();
	my ($left) = $db->selectrow_array('SELECT TIMESTAMPDIFF(SECOND, '
	    . 'UTC_TIMESTAMP(3), expires_at) FROM identities.code '
	    . 'WHERE code_hash = UNHEX(?)', undef, sha256_hex($code));
	cmp_ok($left, '<=', 60, 'at most 60 s');
	cmp_ok($left, '>', 50, 'nearly');
	$db->do('UPDATE identities.code SET expires_at = UTC_TIMESTAMP(3) '
	    . 'WHERE code_hash = UNHEX(?)', undef, sha256_hex($code));
	my ($got) = exchange($code);
	is($got->{error}, 'invalid_grant', 'an old code');
	($got) = exchange(new_code());
	$db->do('UPDATE identities.access_token '
	    . 'SET expires_at = UTC_TIMESTAMP(3) WHERE token_hash = UNHEX(?)',
	    undef, sha256_hex($got->{access_token}));
	json_get(my $ua = agent(), identity('/userinfo'),
	    Authorization => "Bearer $got->{access_token}");
	is($ua->status, 401, 'an old token');
};

subtest 'nothing is stored that could be used' => sub {
	my $person = demo()->{customer};
	my ($scrypt) = db()->selectrow_array('SELECT c.scrypt '
	    . 'FROM identities.credential c JOIN identities.account a '
	    . 'ON a.sub = c.account WHERE a.email = ?', undef,
	    $person->{email});
	like($scrypt, qr/\Ascrypt\$32768\$8\$3\$/, 'scrypt and its cost');
	my ($kept) = db()->selectrow_array('SELECT HEX(secret_hash) '
	    . 'FROM identities.client WHERE id = ?', undef, $id);
	is($kept, uc unpack('H*', sha256($secret)), 'the secret as its hash');
};

subtest 'oidcc-rp-initiated-logout' => sub {
	my $bye = "$callback/bye";
	my ($status) = clearcart('client', 'add', '--id', "t-$$",
	    '--secret-file', secret_file(), '--redirect', $callback,
	    '--post-logout', $bye);
	is($status, 0, 'a client with an address to come back to');
	my $ua = signed_in();
	my $code = params(ends($ua, request(client_id => "t-$$")))->{code};
	my ($got) = exchange($code, client_id => "t-$$",
	    client_secret => 's' x 32);
	my $hint = $got->{id_token};
	my $out = sub (%p) {
		my $url = URI->new(identity('/logout'));
		$url->query_form(%p);
		return $url;
	};
	$ua->requests_redirectable([]);
	$ua->get($out->(id_token_hint => $hint,
	    post_logout_redirect_uri => "$bye?x=1"));
	is($ua->status, 400, 'query-added-to-post-logout-redirect-uri');
	$ua->get($out->(id_token_hint => $hint,
	    post_logout_redirect_uri => 'https://evil.example/'));
	is($ua->status, 400, 'bad-post-logout-redirect-uri');
	$ua->get($out->(id_token_hint => "$hint.x"));
	is($ua->status, 400, 'bad-id-token-hint');
	$ua->get($out->(id_token_hint => $hint =~ s/\.(.)/.e/r =~ s/.\z/-/r));
	is($ua->status, 400, 'modified-id-token-hint');
	$ua->get($out->(post_logout_redirect_uri => 'https://evil.example/'));
	is($ua->status, 200, 'no-id-token-hint: asks');
	unlike($ua->content, qr/evil/, 'and would not go there');
	ok(params(ends($ua, request(prompt => 'none')))->{code},
	    'none of these signed anybody out');
	$ua->requests_redirectable([]);
	$ua->get($out->(id_token_hint => $hint, state => 's&1',
	    post_logout_redirect_uri => $bye));
	is($ua->response->header('Location'), "$bye?state=s%261", 'back');
	is(params(ends($ua, request(prompt => 'none')))->{error},
	    'login_required', 'and signed out');
};

subtest 'signing out without a hint asks first' => sub {
	my $ua = signed_in();
	$ua->requests_redirectable([]);
	$ua->get(identity('/logout'));
	is($ua->status, 200, 'no-params: a page');
	my $csrf = $ua->form_with_fields('csrf')->value('csrf');
	$ua->post(identity('/signout'), { csrf => 'x' });
	is($ua->status, 403, 'a wrong token');
	$ua->post(identity('/signout'), { csrf => $csrf },
	    Origin => 'https://evil.example');
	is($ua->status, 403, 'another site');
	ok(params(ends($ua, request(prompt => 'none')))->{code}, 'still in');
	$ua->post(identity('/signout'), { csrf => $csrf });
	is($ua->status, 200, 'with it');
	is(params(ends($ua, request(prompt => 'none')))->{error},
	    'login_required', 'out');
};

sub secret_file() {
	my $path = "/tmp/clearcart-t-$$";
	open my $file, '>', $path or die "$path: $!";
	print $file 's' x 32, "\n";
	close $file;
	return $path;
}
END { unlink "/tmp/clearcart-t-$$" }

done_testing;
