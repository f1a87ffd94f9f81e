# What every page owes to every request, however odd: raw bytes in, status
# and sentence out. The table is tried on each origin's programs.
use v5.36;
use FindBin;
use IO::Socket::INET;
use Test::More;
use lib "$FindBin::RealBin/../lib";
use Clearcart;

# Sends bytes as they are; returns status, headers and body.
sub raw($url, $bytes) {
    my ($host, $port) = $url =~ m{\Ahttp://([^:/]+):(\d+)} or die $url;
    my $socket = IO::Socket::INET->new(PeerHost => $host, PeerPort => $port,
        Timeout => 10) or die "$url: $!";
    $bytes =~ s/HOST/$host:$port/g;
    print $socket $bytes;
    my $answer = do { local $/; <$socket> } // '';
    my ($head, $body) = split /\r\n\r\n/, $answer, 2;
    my ($status) = ($head // '') =~ m{\AHTTP/1.[01] (\d+)};
    return ($status // 0, $head // '', $body // '');
}

sub get($path, $more = '') {
    return "GET $path HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n"
        . "$more\r\n";
}

sub post($path, $body, $more = '') {
    my $n = length $body;
    return "POST $path HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n"
        . "Content-Length: $n\r\n$more\r\n$body";
}

my $form = "Content-Type: application/x-www-form-urlencoded\r\n";
my $same = "Sec-Fetch-Site: same-origin\r\n";
my $json = "Accept: application/json\r\n";

my @paths = qw(// //carts /carts// /cart/../carts /./carts /cart%2fx
    /c/%5c /c/x%0a /c/x%0d%0aA:b /c/x%7f /c/%c0%af /c/%ff /c/%77ool
    /search/x /carts/login.php);
for my $path (@paths) {
    my ($status, undef, $body) = raw(shop(), get($path, $json));
    is($status, 404, "GET $path is 404");
    like($body, qr/"error":"not_found"/, '  and says so');
}

# nginx refuses these before it has read what answer is wanted.
for my $path (qw(/%2e%2e/etc/passwd /c/..%2f..%2fetc /c/x%00 /p/%zz)) {
    my ($status) = raw(shop(), get($path, $json));
    is($status, 400, "GET $path is 400");
}

for my $case (
    [ 'a query that is no UTF-8', get('/search?q=%ff', $json), 400 ],
    [ 'a broken escape', get('/search?q=%4', $json), 400 ],
    [ 'a parameter twice', get('/search?sort=name&sort=new', $json), 400 ],
    [ 'a body that is no UTF-8',
        post('/cart/update', "op=add&sku=%C3&quantity=1", $form . $same
            . $json), 400 ],
    [ 'no length',
        "POST /cart/update HTTP/1.1\r\nHost: HOST\r\n$form$same$json"
            . "Connection: close\r\n\r\n", 411 ],
    [ 'too long a body',
        post('/cart/update', 'a=' . 'x' x 70_000, $form . $same . $json),
        413 ],
    [ 'a body of another type',
        post('/cart/update', '{}', "Content-Type: application/json\r\n"
            . $same . $json), 415 ],
    [ 'too many fields',
        post('/cart/update', 'k&' x 600, $form . $same . $json), 413 ],
    [ 'a method that is not there',
        "PUT /carts HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0\r\n$json"
            . "Connection: close\r\n\r\n", 405 ],
    [ 'another site, as the browser says',
        post('/cart/update', 'op=add&sku=X&quantity=1',
            "${form}Sec-Fetch-Site: cross-site\r\n$json"), 403 ],
    [ 'another port of the same site',
        post('/cart/update', 'op=add&sku=X&quantity=1',
            "${form}Sec-Fetch-Site: same-site\r\n$json"), 403 ],
    [ 'another origin',
        post('/cart/update', 'op=add&sku=X&quantity=1',
            "${form}Origin: http://evil.test\r\n$json"), 403 ],
    [ 'the origin null',
        post('/cart/update', 'op=add&sku=X&quantity=1',
            "${form}Origin: null\r\n$json"), 403 ],
) {
    my ($name, $bytes, $want) = @$case;
    my ($status, $head, $body) = raw(shop(), $bytes);
    is($status, $want, "$name is $want");
    like($body, qr/"error":"\w+","message":"[^"]{10,}"/, '  with a sentence');
    like($head, qr/Content-Type: application\/json/, '  as JSON');
}

my ($status) = raw(shop(),
    "GET / HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n");
ok($status == 421 || $status == 0, "an unknown host is not served ($status)");

# What a client says about itself changes neither links nor identity.
my (undef, undef, $page) = raw(shop(), get('/', "X-Forwarded-Host: evil.test\r\n"
    . "X-Forwarded-Proto: https\r\nX-Forwarded-For: 10.0.0.1\r\n"
    . "X-User-Id: 1\r\nProxy: http://evil.test\r\n"));
unlike($page, qr/evil\.test/, 'a claimed host is nowhere on the page');

my %origin = (shop => [qw(/ /carts /search /none)],
    identity => [qw(/signin /none)], admin => [qw(/ /none)],
    processor => [qw(/none)]);
for my $name (sort keys %origin) {
    for my $path (@{ $origin{$name} }) {
        my ($code, $head) = raw(demo()->{$name}, get($path));
        like($head, qr/^Content-Security-Policy:\ default-src\ 'none';\ (?!.*unsafe)
            .*base-uri\ 'none';\ frame-ancestors\ 'none'/mx,
            "$name $path ($code) has a policy without unsafe");
        like($head, qr/^X-Content-Type-Options: nosniff/m, '  nosniff');
        like($head, qr/^Referrer-Policy: /m, '  referrer policy');
        like($head, qr/^Vary: Accept/m, '  varies by Accept')
            if $code != 303;
        unlike($head, qr/^Access-Control/mi, '  no CORS');
    }
}

my ($first, $head) = raw(shop(), get('/'));
my ($tag) = $head =~ /^ETag: (.*?)\r?$/m;
ok($tag, 'a page for everybody has an ETag');
($status) = raw(shop(), get('/', "If-None-Match: $tag\r\n"));
is($status, 304, 'and is not sent twice');
(undef, $head) = raw(shop(), get('/', "Cookie: wayleave-guest=x\r\n"));
like($head, qr/^Cache-Control: private, no-store/m,
    'with a cookie it is private');
(undef, $head, my $body) = raw(shop(), "HEAD / HTTP/1.1\r\nHost: HOST\r\n"
    . "Connection: close\r\n\r\n");
is($body, '', 'HEAD has no body');
like($head, qr/^Content-Length: [1-9]/m, 'but a length');

for my $program (qw(controller catalog cart checkout account)) {
    ($status, undef, $body) = raw(shop(), get("/-/$program/live"));
    is("$status $body", "200 ok\n", "$program is alive");
    ($status, undef, $body) = raw(shop(), get("/-/$program/ready"));
    is("$status $body", "200 ok\n", "$program is ready");
}
for my $case ([ idp => identity() ], [ admin => admin() ],
    [ paymock => processor() ]) {
    ($status, undef, $body) = raw($case->[1], get("/-/$case->[0]/ready"));
    is("$status $body", "200 ok\n", "$case->[0] is ready");
}
done_testing();
