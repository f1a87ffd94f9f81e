# The shop as a client of somebody else's identity provider, one that lies.
# Names follow the conformance suite's modules for relying parties.
use v5.36;
use FindBin;
use HTTP::Daemon;
use HTTP::Response;
use Digest::SHA ();
use JSON::PP;
use MIME::Base64 qw(decode_base64 encode_base64url);
use File::Temp qw(tempdir);
use POSIX ();
use Test::More;
use URI;
use lib "$FindBin::RealBin/../lib";
use Clearcart;
use Clearcart::Fcgi;

my $dir = tempdir('clearcart-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my $json = JSON::PP->new->canonical;

# An RSA key by its name, as file and as JWK.
sub make_key($name) {
	system("openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 "
	    . "-out $dir/$name.pem 2>/dev/null") == 0 or die "no key\n";
	my ($hex) = `openssl rsa -in $dir/$name.pem -noout -modulus`
	    =~ /=([0-9A-F]+)/;
	return { kty => 'RSA', kid => $name, use => 'sig', alg => 'RS256',
	    n => encode_base64url(pack 'H*', $hex), e => 'AQAB' };
}

my %key = map { $_ => make_key($_) } qw(one two);

my $daemon = HTTP::Daemon->new(LocalAddr => '127.0.0.9', ReuseAddr => 1)
    or die "no server: $!\n";
my $origin = 'http://127.0.0.9:' . $daemon->sockport;
my $issuer = "$origin/realms/walkers";

# What the provider does now is in a file: { nonce, header, claims ... }.
sub say_to_provider($how) {
	open my $file, '>', "$dir/how.new" or die "$dir: $!\n";
	print $file $json->encode($how);
	close $file;
	rename "$dir/how.new", "$dir/how";
}

sub how() {
	open my $file, '<', "$dir/how" or return {};
	return $json->decode(do { local $/; <$file> });
}

sub sign($name, $text) {
	open my $file, '>', "$dir/text" or die "$dir: $!\n";
	print $file $text;
	close $file;
	return scalar `openssl dgst -sha256 -sign $dir/$name.pem $dir/text`;
}

sub merged($base, $other) {
	my %all = (%$base, %{$other // {}});
	return { map { $_ => $all{$_} } grep { defined $all{$_} } keys %all };
}

sub id_token($how) {
	my $header = merged({ alg => 'RS256', kid => 'one', typ => 'JWT' },
	    $how->{header});
	my $claims = merged({ iss => $issuer, sub => 'w-1', aud => 'shop',
	    iat => time, exp => time + 300, nonce => $how->{nonce},
	    name => 'Wilma', email => 'wilma@example.org' }, $how->{claims});
	my $text = join '.', map { encode_base64url($json->encode($_)) }
	    $header, $claims;
	my $signature = sign($how->{signs} // 'one', $text);
	substr($signature, 7, 1) ^.= "\1" if $how->{bad_signature};
	$signature = '' if $how->{no_signature};
	return "$text." . encode_base64url($signature);
}

sub reply($status, $value) {
	return HTTP::Response->new($status, undef,
	    ['Content-Type' => 'application/json'],
	    ref $value ? $json->encode($value) : $value);
}

my %endpoint = (
	'/.well-known/openid-configuration' => sub ($how, $request) {
		return reply(200, merged({ issuer => $issuer,
		    authorization_endpoint => "$issuer/auth?tenant=1",
		    token_endpoint => "$issuer/token",
		    userinfo_endpoint => "$issuer/me",
		    jwks_uri => "$issuer/keys" }, $how->{metadata}));
	},
	'/keys' => sub ($how, $request) {
		return reply(200, { keys =>
		    [map { $key{$_} } @{$how->{keys} // ['one']}] });
	},
	'/token' => sub ($how, $request) {
		open my $seen, '>', "$dir/seen" or die "$dir: $!\n";
		print $seen $json->encode({ content => $request->content,
		    authorization => $request->header('Authorization') });
		close $seen;
		return reply($how->{token_status} // 200, $how->{token_body}
		    // { access_token => 'a-1', token_type => 'Bearer',
		    id_token => id_token($how) });
	},
	'/me' => sub ($how, $request) {
		return reply(401, {}) if ($request->header('Authorization')
		    // '') ne 'Bearer a-1';
		return reply(200, merged({ sub => 'w-1', name => 'By Userinfo',
		    email => 'u@example.org' }, $how->{userinfo}));
	},
);

my $server = fork // die "cannot fork: $!\n";
if (!$server) {
	local $SIG{PIPE} = 'IGNORE'; # the shop hangs up on long answers
	while (my $connection = $daemon->accept) {
		my $request = $connection->get_request or next;
		my $path = $request->uri->path =~ s{\A/realms/walkers}{}r;
		my $answer = $endpoint{$path}
		    ? $endpoint{$path}->(how(), $request) : reply(404, {});
		$connection->send_response($answer);
		$connection->close;
	}
	POSIX::_exit(0);
}
$daemon->close;
END { kill TERM => $server if $server }

sub new_shop() {
	return Clearcart::Fcgi->new('controller', 'identity.issuer' => $issuer);
}

# One sign-in; returns the callback's status, its headers, the page, and
# what was asked of the provider.
sub try_sign_in($shop, $how) {
	say_to_provider($how);
	my ($status, $headers) = $shop->get('/login?return=/carts');
	return ($status, $headers) if $status != 303;
	my %asked = URI->new($headers->{location}[0])->query_form;
	my ($cookie) = $headers->{'set-cookie'}[0] =~ /\A([^;]+)/;
	say_to_provider({ nonce => $asked{nonce}, %$how });
	my $iss = $how->{iss} // $issuer;
	return ($shop->get("/auth/callback?code=c-1&state=$asked{state}"
	    . "&iss=$iss", HTTP_COOKIE => $cookie), \%asked);
}

sub session_cookie($headers) {
	my ($cookie) = map { /-shop=([\w-]+);/ ? $1 : () }
	    @{$headers->{'set-cookie'} // []};
	return $cookie;
}

sub is_good($name, $how, $person = 'Wilma') {
	my $shop = new_shop();
	my ($status, $headers) = try_sign_in($shop, $how);
	is($status, 303, "$name: signs in") or diag $shop->log;
	my $cookie = session_cookie($headers);
	ok($cookie, 'a session');
	my $prefix = 'SELECT name FROM carts.session WHERE id_hash = ';
	my ($is) = db()->selectrow_array("${prefix}UNHEX(SHA2(?, 256))", undef,
	    $cookie);
	is($is, $person, "of $person");
}

sub is_bad($name, $how, $want = 400) {
	my $shop = new_shop();
	my ($status, $headers, $page) = try_sign_in($shop, $how);
	is($status, $want, "$name: $want") or diag $shop->log;
	is(session_cookie($headers), undef, 'no session');
}

subtest 'oidcc-client-test' => sub {
	my $shop = new_shop();
	my ($status, $headers, $page, $asked) = try_sign_in($shop, {});
	is($status, 303, 'signs in') or diag $shop->log;
	like($headers->{location}[0], qr{/carts\z}, 'back to the page');
	is($asked->{tenant}, 1, 'the endpoint\'s own query is kept');
	is($asked->{code_challenge_method}, 'S256', 'PKCE');
	like($asked->{scope}, qr/\bopenid\b/, 'openid');
	open my $file, '<', "$dir/seen" or die "$dir: $!\n";
	my $seen = $json->decode(do { local $/; <$file> });
	my $basic = decode_base64($seen->{authorization} =~ s/\ABasic //r);
	like($basic, qr/\Ashop:.{16}/, 'oidcc-client-test-client-secret-basic');
	unlike($seen->{content}, qr/client_secret/, 'and in the header alone');
	my ($verifier) = $seen->{content} =~ /code_verifier=([\w-]{43})/;
	is(encode_base64url(Digest::SHA::sha256($verifier)),
	    $asked->{code_challenge}, 'the verifier fits');
};

subtest 'what holds good' => sub {
	is_good('idtoken-sig-rs256', {});
	is_good('kid-absent-single-jwks', { header => { kid => undef } });
	is_good('a list of one audience', { claims => { aud => ['shop'] } });
	is_good('scope-userinfo-claims',
	    { claims => { name => undef, email => undef } }, 'By Userinfo');
	is_good('discovery-jwks-uri-keys', { keys => ['two', 'one'] });
};

subtest 'what does not' => sub {
	my %claim = (
		'invalid-iss' => [iss => 'https://evil.example'],
		'missing-sub' => [sub => undef],
		'invalid-aud' => [aud => 'somebody-else'],
		'two audiences, no azp' => [aud => ['shop', 'other']],
		'azp is another' => [azp => 'other'],
		'missing-iat' => [iat => undef],
		'iat in the future' => [iat => time + 3600],
		'expired' => [exp => time - 3600],
		'no exp' => [exp => undef],
		'nbf in the future' => [nbf => time + 3600],
		'nonce-invalid' => [nonce => 'another'],
		'no nonce' => [nonce => undef],
	);
	is_bad($_, { claims => { @{$claim{$_}} } }) for sort keys %claim;
	my %header = (
		'crit' => [crit => ['exp']], 'jku' => [jku => "$origin/k"],
		'idtoken-sig-none' => [alg => 'none'],
		'HS256' => [alg => 'HS256'], 'RS512' => [alg => 'RS512'],
		'an unknown kid' => [kid => 'three'],
		'at+jwt' => [typ => 'at+jwt'],
	);
	is_bad($_, { header => { @{$header{$_}} } }) for sort keys %header;
	is_bad('invalid-sig-rs256', { bad_signature => 1 });
	is_bad('no signature', { no_signature => 1 });
	is_bad('none and no signature', { no_signature => 1,
	    header => { alg => 'none' } });
	is_bad('another key under its kid', { signs => 'two' });
	is_bad('kid-absent-multiple-jwks', { header => { kid => undef },
	    keys => ['one', 'two'] });
	is_bad('userinfo-invalid-sub', { claims => { name => undef },
	    userinfo => { sub => 'w-2' } });
	is_bad('another issuer answers', { iss => 'https://evil.example' });
};

subtest 'odd answers' => sub {
	is_bad('a refused code', { token_status => 400,
	    token_body => { error => 'invalid_grant' } });
	is_bad('no JSON', { token_body => '<html>' });
	is_bad('no ID token', { token_body => { access_token => 'a' } });
	is_bad('no token', { token_body => { id_token => 'a.b.c' } });
	is_bad('1 MB', { token_body => { id_token => 'a' x 1_000_000 } }, 503);
	is_bad('a duplicate member', { token_body =>
	    '{"id_token":"a.b.c","id_token":"a.b.c"}' });
	is_bad('an error of its own', { token_status => 500 }, 503);
};

subtest 'discovery' => sub {
	is_bad('discovery-issuer-mismatch',
	    { metadata => { issuer => "$issuer/" } }, 503);
	is_bad('no endpoint', { metadata => { token_endpoint => undef } }, 503);
	my $away = Clearcart::Fcgi->new('controller',
	    'identity.issuer' => 'http://127.0.0.9:1/');
	my ($status, $headers, $page) = $away->get('/login?return=/');
	is($status, 503, 'nobody there');
	ok($headers->{'retry-after'}[0], 'Retry-After');
	like($page, qr/does not answer just now/, 'said plainly');
};

subtest 'signing-key-rotation' => sub {
	my $shop = new_shop();
	my ($status) = try_sign_in($shop, {});
	is($status, 303, 'by the first key');
	my %second = (signs => 'two', header => { kid => 'two' });
	($status) = try_sign_in($shop, { %second, keys => ['two'] });
	is($status, 303, 'signing-key-rotation-just-before-signing');
	($status) = try_sign_in($shop, {});
	is($status, 400, 'the first is no more, and is not asked for again');
};

done_testing;
