# What the web server answers by itself, before any program is asked.
use v5.36;
use Clearcart;
use HTTP::Tiny;
use IO::Socket::INET;
use JSON::PP;
use Test::More;

my $http = HTTP::Tiny->new(timeout => 20, max_redirect => 0);
my ($host, $port) = shop() =~ m{//([\d.]+):(\d+)};

# HTTP::Tiny sets Host itself, and mends paths: these requests are raw.
sub raw($text) {
	my $socket = IO::Socket::INET->new("$host:$port") or die "$@\n";
	$socket->print($text =~ s/\n/\r\n/gr);
	my $answer = do { local $/; <$socket> };
	return $answer =~ m{\AHTTP/1\.1 (\d+)} ? ($1, $answer) : (0, $answer);
}

subtest 'a host that is not ours' => sub {
	for my $name ('evil.example', 'localhost', '127.0.0.2') {
		my ($status, $answer) = raw("GET / HTTP/1.1\nHost: $name\n"
		    . "Connection: close\n\n");
		is($status, 421, "'$name' is 421");
		unlike($answer, qr/evil/, 'and not repeated');
	}
	my ($status, $answer) = raw("GET / HTTP/1.1\nHost: evil\n"
	    . "Accept: application/json\nConnection: close\n\n");
	like($answer, qr/\{"error":"unknown_host"/, 'as JSON');
};

subtest 'a body that is too large' => sub {
	my $answer = $http->post(shop('/cart/update'), {
	    content => 'a' x 65_600, headers => {
	    'Content-Type' => 'application/x-www-form-urlencoded' } });
	is($answer->{status}, 413, 'as HTML');
	like($answer->{content}, qr/<h1>That was too much/, 'says so');
	$answer = $http->post(shop('/cart/update'), {
	    content => 'a' x 65_600, headers => {
	    Accept => 'application/json' } });
	is($answer->{status}, 413, 'as JSON');
	is(decode_json($answer->{content})->{error}, 'too_large', 'code');
};

subtest 'a request that is no HTTP' => sub {
	is((raw("GET\n\n"))[0], 400, 'no address');
	is((raw("GET / HTTP/1.1\n\n"))[0], 400, 'no host');
	is((raw("GET / HTTP/1.1\nHost: $host:$port\nHost: x\n\n"))[0], 400,
	    'two hosts');
	is((raw("GET / HTTP/1.1\nHost: $host:$port\nConnection: close\n"
	    . 'Cookie: ' . 'a' x 9000 . "\n\n"))[0], 431, 'a long header');
	is((raw('GET /' . 'a' x 9000 . " HTTP/1.1\nHost: $host\n\n"))[0],
	    414, 'a long address');
};

subtest 'static files' => sub {
	my $css = $http->get(shop('/static/shop.css'));
	is($css->{status}, 200, 'stylesheet');
	is($css->{headers}{'content-type'}, 'text/css', 'its type');
	is($css->{headers}{'cache-control'}, 'public, max-age=3600',
	    'for an hour');
	is($css->{headers}{'x-content-type-options'}, 'nosniff', 'nosniff');
	is($http->get(shop('/static/shop.css?v=1'))->{headers}
	    {'cache-control'}, 'public, max-age=31536000, immutable',
	    'for ever with ?v=');
	is($http->get(admin('/static/shop.css'))->{status}, 200, 'admin');
	is($http->get(identity('/static/shop.css'))->{status}, 200, 'idp');
	is($http->get(processor('/static/shop.css'))->{status}, 200, 'pay');
	is($http->post(shop('/static/shop.css'))->{status}, 405, 'POST');
	is($http->get(shop('/static/no'))->{status}, 404, 'unknown');
	is($http->get(shop('/static/'))->{status}, 403, 'no list of files');
	is($http->get(shop('/media/'))->{status}, 403, 'nor of pictures');
};

subtest 'out of the folder' => sub {
	my @paths = qw(/static/../conf/clearcart.conf /static/%2e%2e/README.md
	    /static/..%2fREADME.md /media/../credentials/secret.csrf
	    /media/..%2fcredentials/secret.csrf /static../README.md
	    /media../credentials/secret.csrf);
	for my $path (@paths) {
		my ($status) = raw("GET $path HTTP/1.1\nHost: $host:$port\n"
		    . "Connection: close\n\n");
		like($status, qr/\A40[034]\z/, $path);
	}
};

subtest 'what is internal' => sub {
	for my $url (shop('/errors/404.html'), processor('/errors/404.html'),
	    processor('/_drop'), shop('/_drop')) {
		is($http->get($url)->{status}, 404, $url);
	}
};

subtest 'every program says that it lives' => sub {
	my %origin = (idp => identity(), admin => admin(),
	    paymock => processor());
	for my $name (qw(controller catalog cart checkout account idp admin
	    paymock)) {
		my $url = ($origin{$name} // shop()) . "/-/$name";
		for my $what (qw(live ready)) {
			my $answer = $http->get("$url/$what");
			is("$answer->{status} $answer->{content}" =~ s/\s+\z//r,
			    '200 ok', "$name $what");
		}
		is($http->get("$url/metrics")->{status}, 200,
		    "$name metrics");
	}
};

subtest 'text is compressed' => sub {
	my $answer = $http->get(shop('/static/shop.css'),
	    { headers => { 'Accept-Encoding' => 'gzip' } });
	is($answer->{headers}{'content-encoding'}, 'gzip', 'gzip');
	like($answer->{headers}{vary}, qr/Accept-Encoding/, 'Vary');
};

subtest 'no CORS' => sub {
	my $answer = $http->get(shop('/'), { headers => {
	    Origin => 'https://evil.example' } });
	is_deeply([grep { /\Aaccess-control/ } keys %{$answer->{headers}}],
	    [], 'no header of it');
	unlike($answer->{headers}{server}, qr/\d/, 'nor nginx\'s version');
};

done_testing;
