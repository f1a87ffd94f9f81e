# The demo's mail: takes everything by SMTP, delivers nothing, shows it by
# HTTP. A message is a file in FOLDER, so mail outlives a restart.
# perl mailsink.pl SMTP-ADDRESS HTTP-ADDRESS FOLDER
use v5.36;
use Email::MIME;
use Encode ();
use HTTP::Daemon;
use HTTP::Response;
use IO::Select;
use IO::Socket::INET;
use JSON::PP;
use Net::Server::Mail::ESMTP;
use POSIX qw(strftime);
use Time::HiRes;

my ($smtp_address, $http_address, $folder) = @ARGV;
my $json = JSON::PP->new->utf8->canonical;

sub stamp() {
	my ($seconds, $micro) = Time::HiRes::gettimeofday();
	return (sprintf('%010d%06d-%d', $seconds, $micro, $$),
	    strftime('%Y-%m-%dT%H:%M:%SZ', gmtime $seconds));
}

# The text of the first part of a type, or null.
sub part($mail, $type) {
	my $found;
	$mail->walk_parts(sub ($part) {
		return if defined $found || $part->subparts;
		my $its = $part->content_type // 'text/plain';
		return if $its !~ m{^\Q$type\E}i;
		$found = eval { $part->body_str }
		    // Encode::decode('UTF-8', $part->body);
	});
	return $found;
}

sub keep($from, $to, $raw) {
	my ($id, $at) = stamp();
	my $mail = Email::MIME->new($raw);
	my $text = $json->encode({
		id => $id, at => $at, from => $from, to => $to,
		subject => $mail->header_str('Subject') // '',
		text => part($mail, 'text/plain'),
		html => part($mail, 'text/html'),
		raw => Encode::decode('UTF-8', $raw),
	});
	open my $file, '>', "$folder/$id.new" or return 0;
	print $file $text;
	return close $file && rename "$folder/$id.new", "$folder/$id.json";
}

sub queue_message($session, $data) {
	my ($from, @to) = map { s/\A<|>\z//gr }
	    $session->get_sender // '', $session->get_recipients;
	return keep($from, \@to, $$data) ? (1, 250, 'Kept')
	    : (0, 451, "Cannot keep it: $!");
}

sub serve_smtp($socket) {
	my $session = Net::Server::Mail::ESMTP->new(
	    socket => $socket, idle_timeout => 60);
	$session->register('Net::Server::Mail::ESMTP::8BITMIME');
	$session->register('Net::Server::Mail::ESMTP::PIPELINING');
	$session->set_callback(DATA => \&queue_message);
	$session->process;
}

sub messages() {
	my @messages;
	for my $path (sort glob "'$folder'/*.json") {
		open my $file, '<', $path or next; # deleted meanwhile
		push @messages, decode_json(do { local $/; <$file> });
	}
	return \@messages;
}

sub escaped($text) {
	my %entity = ('&' => 'amp', '<' => 'lt', '>' => 'gt', '"' => 'quot');
	return ($text // '') =~ s/([&<>"])/&$entity{$1};/gr;
}

sub message_html($mail) {
	my ($from, $subject, $at) = map { escaped($_) }
	    @$mail{qw(from subject at)};
	my $to = escaped(join ', ', @{$mail->{to}});
	my $text = escaped($mail->{text} // $mail->{html});
	$text =~ s{(https?://[^\s<>&"]+(?:&amp;[^\s<>&"]+)*)}
	    {<a href="$1">$1</a>}g;
	return "<article><h2>$subject</h2>"
	    . "<p>$at, from $from to $to</p><pre>$text</pre></article>\n";
}

my $style = <<'END';
body { max-width: 45rem; margin: 2rem auto; padding: 0 1rem;
	font: 1rem/1.5 sans-serif; color-scheme: light dark }
article { border-top: 1px dashed; padding: 1rem 0 }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }
END

sub page() {
	my $list = join '', map { message_html($_) } reverse @{messages()};
	$list ||= '<p>No mail yet.</p>';
	return <<~END;
		<!DOCTYPE html>
		<html lang="en">
		<head><meta charset="utf-8">
		<meta name="viewport" content="width=device-width">
		<title>Mail of the demo</title>
		<link rel="stylesheet" href="/style.css"></head>
		<body><h1>Mail of the demo</h1>
		<p>What the shop has sent, newest first. None of it left this
		computer. <a href="/">Look again</a></p>
		$list</body>
		</html>
		END
}

sub answer($status, $type, $body) {
	return HTTP::Response->new($status, undef, [
		'Content-Type' => $type, 'Content-Length' => length $body,
		'Cache-Control' => 'no-store',
		'X-Content-Type-Options' => 'nosniff',
		'Content-Security-Policy' =>
		    "default-src 'none'; style-src 'self'",
	], $body);
}

my %action = (
	'GET /messages' => sub {
		return answer(200, 'application/json',
		    $json->encode({ messages => messages() }));
	},
	'DELETE /messages' => sub {
		unlink glob "'$folder'/*.json";
		return HTTP::Response->new(204);
	},
	'GET /' => sub {
		return answer(200, 'text/html; charset=utf-8',
		    Encode::encode('UTF-8', page()));
	},
	'GET /style.css' => sub { return answer(200, 'text/css', $style) },
);

# A browser that found this address by a rebound name is turned away.
sub respond($request) {
	($request->header('Host') // '') eq $http_address
	    or return answer(421, 'text/plain', "Unknown host\n");
	my $action = $action{$request->method . ' ' . $request->uri->path}
	    or return answer(404, 'text/plain', "Not found\n");
	return $action->();
}

sub serve_http($client) {
	$client->timeout(30);
	while (my $request = $client->get_request) {
		$client->send_response(respond($request));
	}
	$client->close;
}

sub listener($class, $address) {
	return $class->new(LocalAddr => $address, Listen => 128,
	    ReuseAddr => 1) // die "cannot listen on $address: $@\n";
}

# Each connection has a process of its own, so that a client which holds one
# open keeps nobody waiting.
sub main() {
	my $smtp = listener('IO::Socket::INET', $smtp_address);
	my $http = listener('HTTP::Daemon', $http_address);
	my %serve = ($smtp => \&serve_smtp, $http => \&serve_http);
	local $SIG{CHLD} = 'IGNORE';
	my $both = IO::Select->new($smtp, $http);
	while (1) {
		for my $listener ($both->can_read) {
			my $client = $listener->accept or next;
			my $pid = fork // die "cannot fork: $!\n";
			next if $pid;
			close $_ for $smtp, $http;
			$serve{$listener}->($client);
			exit 0;
		}
	}
}

main();
