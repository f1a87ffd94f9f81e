# A plain client of the shop that speaks JSON: quick, and rude enough to
# leave before the answer. Each request comes from another loopback address,
# so that the limit of updates per address does not count it.
package Clearcart::Browser;

use v5.36;
use Clearcart ();
use IO::Socket::INET;
use JSON::PP;
use URI::Escape qw(uri_escape_utf8);

my $json = JSON::PP->new->utf8;
eval { require JSON::XS; $json = JSON::XS->new->utf8 };

sub new($class, %option) {
	my ($host, $port) = Clearcart::shop() =~ m{//([\d.]+):(\d+)};
	return bless { host => $host, port => $port, cookies => {},
		patience => 30, %option }, $class;
}

# A browser in which this person has signed in, with what it held before.
sub sign_in($self, $person) {
	my $ua = Clearcart::agent();
	$ua->cookie_jar->set_cookie(0, $_, $self->{cookies}{$_}, '/',
	    $self->{host}, undef, 1, 0, 3600) for keys %{$self->{cookies}};
	Clearcart::sign_in($ua, $person);
	my %now;
	$ua->cookie_jar->scan(sub {
		$now{$_[1]} = $_[2] if $_[4] eq $self->{host};
	});
	$self->{cookies} = \%now;
	delete $self->{csrf};
	return $self;
}

sub next_address() {
	state $n = $$ * 7;
	$n++;
	return join '.', 127, 64 + ($n >> 14) % 64, ($n >> 7) & 127,
	    1 + ($n & 127);
}

sub form($fields) {
	my @all = ref $fields eq 'HASH'
	    ? map { ($_ => $fields->{$_}) } sort keys %$fields : @$fields;
	my @pairs;
	while (my ($name, $value) = splice @all, 0, 2) {
		push @pairs, uri_escape_utf8($name) . '='
		    . uri_escape_utf8($value);
	}
	return join '&', @pairs;
}

sub message($self, $method, $path, $fields) {
	my $body = $fields ? form($fields) : '';
	my $cookies = join '; ', map { "$_=$self->{cookies}{$_}" }
	    sort keys %{$self->{cookies}};
	my $origin = "http://$self->{host}:$self->{port}";
	return "$method $path HTTP/1.0\r\nHost: $self->{host}:$self->{port}\r\n"
	    . "Accept: application/json\r\n"
	    . ($cookies ne '' ? "Cookie: $cookies\r\n" : '')
	    . ($method eq 'POST' ? "Origin: $origin\r\n"
		. "Content-Type: application/x-www-form-urlencoded\r\n"
		. 'Content-Length: ' . length($body) . "\r\n" : '')
	    . "\r\n$body";
}

sub send_to_shop($self, @request) {
	my $socket = IO::Socket::INET->new(PeerAddr => $self->{host},
	    PeerPort => $self->{port}, LocalAddr => next_address(),
	    Timeout => $self->{patience}) or return;
	local $SIG{PIPE} = 'IGNORE';
	print $socket $self->message(@request) or return;
	$socket->flush;
	return $socket;
}

sub keep_cookies($self, $head) {
	while ($head =~ /^Set-Cookie: ([^=]+)=([^;\r\n]*)([^\r\n]*)/mgi) {
		my ($name, $value, $rest) = ($1, $2, $3);
		delete $self->{csrf};
		if ($value eq '' || $rest =~ /Max-Age=0\b/i) {
			delete $self->{cookies}{$name};
		} else {
			$self->{cookies}{$name} = $value;
		}
	}
}

# { status, data }; status 0 if no whole answer came.
sub ask($self, $method, $path, $fields = undef) {
	my $socket = $self->send_to_shop($method, $path, $fields)
	    or return { status => 0, data => {} };
	my $text = '';
	local $SIG{ALRM} = sub { die "no answer to $method $path\n" };
	alarm $self->{patience};
	1 while sysread($socket, $text, 65536, length $text);
	alarm 0;
	my ($head, $body) = split /\r\n\r\n/, $text, 2;
	my ($status) = ($head // '') =~ m{\AHTTP/1\.\d (\d+)};
	my ($length) = ($head // '') =~ /^Content-Length: (\d+)/mi;
	return { status => 0, data => {} }
	    if !$status || defined $length && length($body) < $length;
	$self->keep_cookies($head);
	return { status => $status + 0,
		data => eval { $json->decode($body) } // {} };
}

sub get($self, $path) { return $self->ask(GET => $path) }

sub post($self, $path, $fields) {
	return $self->ask(POST => $path, $fields);
}

# Asks, and is gone before the answer.
sub leave($self, $path, $fields) {
	my $socket = $self->send_to_shop(POST => $path, $fields) or return;
	close $socket;
	return;
}

sub csrf($self) {
	return $self->{csrf} if defined $self->{csrf};
	my $csrf = $self->get('/carts')->{data}{csrf}; # may set a cookie
	return $self->{csrf} = $csrf;
}

# A POST with the form token.
sub deed($self, $path, @fields) {
	my $csrf = $self->csrf // return { status => 0, data => {} };
	return $self->post($path, [csrf => $csrf, @fields]);
}

1;
