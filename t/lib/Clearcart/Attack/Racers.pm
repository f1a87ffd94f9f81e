# Processes that send requests at the same moment, each over a connection
# that is open already. Core Perl only.
package Clearcart::Attack::Racers;

use v5.36;
use HTTP::Tiny;
use IO::Handle;
use JSON::PP;
use Socket;
use Time::HiRes qw(sleep time);

use constant WARM => 20; # seconds that a connection is trusted to stay open

sub new($class, $n) {
	my $self = bless { racers => [], pid => $$ }, $class;
	$self->add_racer for 1 .. $n;
	return $self;
}

sub add_racer($self) {
	socketpair(my $here, my $there, AF_UNIX, SOCK_STREAM, PF_UNSPEC)
	    or die "no socket pair: $!\n";
	my $pid = fork // die "cannot fork: $!\n";
	if (!$pid) {
		$SIG{INT} = 'IGNORE'; # the end of the line ends us
		close $_->{line} for @{$self->{racers}};
		close $here;
		serve($there);
		require POSIX;
		POSIX::_exit(0);
	}
	close $there;
	$here->autoflush(1);
	push @{$self->{racers}}, { pid => $pid, line => $here };
	return;
}

sub http() {
	return HTTP::Tiny->new(keep_alive => 1, max_redirect => 0,
	    timeout => 60, agent => 'clearcart-attack ');
}

sub say_to($line, $what) {
	print $line encode_json($what), "\n";
	$line->flush;
	return;
}

sub heard_from($line) {
	my $text = <$line> // return;
	return decode_json($text);
}

# The child's work: a request at a time, sent when the clock says so.
sub serve($line) {
	my ($http, %warm) = (http());
	while (my $job = heard_from($line)) {
		my ($origin) = $job->{url} =~ m{\A(https?://[^/]+)};
		$http->get("$origin/-/cart/live")
		    if time - ($warm{$origin} // 0) > WARM;
		%warm = ($origin => time);
		say_to($line, {});
		my $go = heard_from($line) // return;
		wait_until($go->{at} + ($job->{late} // 0), $go->{watch});
		say_to($line, send_one($http, $job));
	}
	return;
}

# Sleeps for most of it; the last two milliseconds are watched by a few,
# but not by a crowd, which would hold up itself and the shop.
sub wait_until($at, $watch) {
	my $left = $at - time - ($watch ? 0.002 : 0);
	sleep $left if $left > 0;
	1 while $watch && time < $at;
	return;
}

sub send_one($http, $job) {
	my $from = time;
	my $answer = $http->request($job->{method}, $job->{url},
	    { headers => $job->{headers}, content => $job->{content} // '' });
	return { from => $from, to => time, status => $answer->{status},
		headers => $answer->{headers}, content => $answer->{content} };
}

# The answers to all jobs in their order: { from, to, status, headers,
# content }. A job: method, url, headers, content, and late: by how many
# seconds after the common start it is sent.
sub race($self, @jobs) {
	$self->add_racer while @{$self->{racers}} < @jobs;
	my @lines = map { $_->{line} } @{$self->{racers}}[0 .. $#jobs];
	say_to($lines[$_], $jobs[$_]) for 0 .. $#jobs;
	heard_from($_) // die "a racer is gone\n" for @lines;
	my $at = time + 0.006;
	$_->{late} //= 0 for @jobs;
	my ($soonest) = sort { $a <=> $b } map { $_->{late} } @jobs;
	my $go = { at => $at - $soonest + @jobs / 2000, watch => @jobs <= 4 };
	say_to($_, $go) for @lines;
	return map { heard_from($_) // die "a racer is gone\n" } @lines;
}

sub DESTROY($self) {
	return if $self->{pid} != $$;
	local $?;
	close $_->{line} for @{$self->{racers}};
	waitpid $_->{pid}, 0 for @{$self->{racers}};
	return;
}

1;
