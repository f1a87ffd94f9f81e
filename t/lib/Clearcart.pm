# What tests over HTTP need: where the shop is, somebody to visit it, its
# mail, its faults, its database. CLEARCART_DEMO names the demo.json of the
# shop to test; ./check sets it.
package Clearcart;

use v5.36;
use Carp;
use DBI;
use Digest::SHA qw(hmac_sha1);
use Exporter qw(import);
use HTTP::Cookies;
use JSON::PP;
use LWP::UserAgent;
use Time::HiRes qw(sleep time);
use URI;
use WWW::Mechanize;

our @EXPORT = qw(demo shop identity admin processor mail_box agent json_get
    json_post sign_in sign_in_admin totp mail_messages mail_clear fault
    fault_clear db clearcart wait_for);

# Read anew each time: process ids change.
sub demo() {
	my $path = $ENV{CLEARCART_DEMO}
	    // croak 'CLEARCART_DEMO does not name a demo.json';
	open my $file, '<', $path or croak "cannot read $path: $!";
	return decode_json(do { local $/; <$file> });
}

sub url($name, $path) { return demo()->{$name} . $path }
sub shop($path = '') { return url(shop => $path) }
sub identity($path = '') { return url(identity => $path) }
sub admin($path = '') { return url(admin => $path) }
sub processor($path = '') { return url(processor => $path) }
sub mail_box($path = '') { return url(mail => $path) }

# Browsers say where a POST comes from; so do our agents, unless told.
sub add_origin($request, $ua, $handler) {
	return if $request->method ne 'POST' || $request->header('Origin');
	my $uri = $request->uri;
	$request->header(Origin => $uri->scheme . '://' . $uri->host_port);
	return;
}

# A new visitor with an empty cookie jar. No answer makes it die.
sub agent(%option) {
	my $ua = WWW::Mechanize->new(autocheck => 0, timeout => 30,
	    cookie_jar => {}, %option);
	$ua->add_handler(request_prepare => \&add_origin);
	return $ua;
}

sub absolute($url) { return $url =~ /\Ahttp/ ? $url : shop($url) }

sub decoded($response) {
	my $bytes = $response->decoded_content(charset => 'none'); # unzipped
	return eval { decode_json($bytes) } // {};
}

# The JSON behind an address (a path is the shop's); $ua->status has the rest.
sub json_get($ua, $url, @headers) {
	return decoded($ua->get(absolute($url), Accept => 'application/json',
	    @headers));
}

sub json_post($ua, $url, $fields, @headers) {
	return decoded($ua->post(absolute($url), $fields,
	    Accept => 'application/json', @headers));
}

sub base32($text) {
	my %value;
	@value{'A' .. 'Z', 2 .. 7} = (0 .. 31);
	my $bits = join '', map { sprintf '%05b', $value{$_} }
	    grep { exists $value{$_} } split //, $text;
	return pack 'B*', substr $bits, 0, length($bits) - length($bits) % 8;
}

# The code that a person's telephone shows; $step is of 30 seconds.
sub totp($secret, $step = int(time / 30)) {
	my $mac = hmac_sha1(pack('Q>', $step), base32($secret));
	my $at = ord(substr $mac, -1) & 15;
	my $number = unpack('N', substr $mac, $at, 4) & 0x7fffffff;
	return sprintf '%06d', $number % 1_000_000;
}

sub has_field($ua, $name) {
	return grep { $_->find_input($name) } $ua->forms;
}

# A code counts once, and another test may have used that of now: the next
# step's is taken early, and later ones are waited for.
sub give_code($ua, $secret) {
	my $now = int(time / 30);
	for my $step ($now .. $now + 4) {
		wait_for(sub { time / 30 >= $step - 1 }, 35, 'the next code');
		$ua->submit_form(with_fields => { code => totp($secret, $step) });
		return if !has_field($ua, 'code');
	}
}

# Fills in the identity provider's forms, wherever the redirects led.
sub give_credentials($ua, $person) {
	has_field($ua, 'password') or croak 'no sign-in form at ' . $ua->uri;
	$ua->submit_form(with_fields => {
	    email => $person->{email}, password => $person->{password} });
	give_code($ua, $person->{totp_secret}) if has_field($ua, 'code');
}

# The demo's customer, or who is given, signs in at the shop.
sub sign_in($ua, $person = demo()->{customer}, $return = '/') {
	$ua->get(shop("/login?return=$return"));
	give_credentials($ua, $person);
	$ua->uri =~ /\A\Q${\ shop()}\E/
	    or croak 'sign-in ended at ' . $ua->uri . ' ' . $ua->status;
	return $ua;
}

# The demo's owner, or who is given, signs in at the admin. The owner's
# session is left for the tests that come within five minutes: each code of
# the telephone counts once, and the next one is half a minute away.
sub sign_in_admin($ua, $person = undef) {
	my $jar = HTTP::Cookies->new(ignore_discard => 1,
	    file => "$ENV{CLEARCART_DEMO}.owner");
	if (!$person && -e $jar->{file} && -M _ < 5 / (24 * 60)) {
		$jar->load;
		$ua->cookie_jar($jar);
		$ua->get(admin('/me'));
		return $ua if at_admin($ua);
	}
	$ua->get(admin('/'));
	give_credentials($ua, $person // demo()->{staff});
	at_admin($ua)
	    or croak 'sign-in ended at ' . $ua->uri . ' ' . $ua->status;
	return $ua if $person;
	$ua->cookie_jar->{ignore_discard} = 1;
	$ua->cookie_jar->save($jar->{file});
	return $ua;
}

sub at_admin($ua) {
	return $ua->status == 200 && $ua->uri =~ /\A\Q${\ admin()}\E/;
}

# All mails, or those to one address, oldest first.
sub mail_messages($to = undef) {
	my $answer = LWP::UserAgent->new->get(mail_box('/messages'));
	my @all = @{decode_json($answer->content)->{messages}};
	return \@all if !defined $to;
	return [grep { grep { $_ eq $to } @{$_->{to}} } @all];
}

sub mail_clear() {
	LWP::UserAgent->new->delete(mail_box('/messages'));
}

# The worker asks about payments that earlier tests left open, and would use
# up a fault that is meant for the next one: those wait a minute.
sub put_off_open_payments() {
	db()->do(q{UPDATE orders.payment_attempt SET tries = GREATEST(tries, 6),
	    checked_at = UTC_TIMESTAMP(3)
	    WHERE state IN ('new', 'unknown', 'open')});
	return;
}

# Makes the mock processor fail: see INTERFACE for the kinds.
sub fault($kind, $count = 1, $path = undef) {
	put_off_open_payments();
	my $answer = LWP::UserAgent->new->post(processor('/_fault'),
	    { kind => $kind, count => $count,
	    defined $path ? (path => $path) : () });
	$answer->is_success or croak "no fault: " . $answer->status_line;
}

sub fault_clear() {
	LWP::UserAgent->new->delete(processor('/_fault'));
}

# The database's administrator; one connection.
sub db() {
	state $db;
	return $db if $db && $db->ping;
	$db = DBI->connect('dbi:MariaDB:mariadb_socket=' . demo()->{db_socket},
	    scalar getpwuid $<, '', { RaiseError => 1, PrintError => 0 });
	return $db;
}

# Runs the command line against the demo; returns status and output.
sub clearcart(@words) {
	my $pid = open(my $out, '-|') // croak "cannot fork: $!";
	if (!$pid) {
		open STDERR, '>&', \*STDOUT;
		exec @{demo()->{clearcart}}, @words or exit 127;
	}
	my $text = do { local $/; <$out> } // '';
	close $out;
	return ($? >> 8, $text);
}

# Waits until $what is true and returns it; gives up loudly.
sub wait_for($what, $seconds, $name) {
	my $end = time + $seconds;
	while (1) {
		my $value = $what->();
		return $value if $value;
		time < $end or croak "$seconds s were not enough for: $name";
		sleep 0.05;
	}
}

1;
