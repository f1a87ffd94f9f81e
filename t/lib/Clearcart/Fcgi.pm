# One program, run by a test with a configuration of its own and asked
# without a web server between.
package Clearcart::Fcgi;

use v5.36;
use Clearcart ();
use File::Temp qw(tempdir);
use IO::Socket::UNIX;
use POSIX ();

# The demo's configuration with some lines other: 'identity.issuer' => ...
sub write_conf($path, %other) {
	my @argv = @{Clearcart::demo()->{clearcart}};
	my ($at) = grep { $argv[$_] eq '-c' } 0 .. $#argv;
	open my $in, '<', $argv[$at + 1] or die "$argv[$at + 1]: $!\n";
	open my $out, '>', $path or die "$path: $!\n";
	my $section = '';
	local $_;
	while (<$in>) {
		$section = $1 if /^\[(\w+)\]/;
		s/^(\w+)\s*=.*/"$1 = " . delete $other{"$section.$1"}/e
		    if /^(\w+)\s*=/ && exists $other{"$section.$1"};
		print $out $_;
	}
	printf $out "[%s]\n%s = %s\n", split(/\./), $other{$_}
	    for sort keys %other;
	close $out;
}

sub new($class, $program, %other) {
	my $dir = tempdir('clearcart-XXXXXX', TMPDIR => 1, CLEANUP => 1);
	my ($binary) = Clearcart::demo()->{clearcart}[0] =~ m{\A(.*)/}s;
	my $self = bless { dir => $dir, program => "$binary/$program" }, $class;
	write_conf("$dir/conf", %other);
	return $self->start;
}

sub start($self) {
	my $path = "$self->{dir}/sock";
	unlink $path;
	my $socket = IO::Socket::UNIX->new(Local => $path, Listen => 8)
	    or die "$path: $!\n";
	my $pid = fork // die "cannot fork: $!\n";
	if (!$pid) {
		POSIX::dup2(fileno $socket, 0);
		open STDERR, '>>', "$self->{dir}/log";
		exec $self->{program}, '-c', "$self->{dir}/conf"
		    or POSIX::_exit(127);
	}
	$self->{pid} = $pid;
	return $self;
}

sub stop($self) {
	my $pid = delete $self->{pid} // return;
	kill TERM => $pid;
	waitpid $pid, 0;
}

sub log($self) {
	open my $file, '<', "$self->{dir}/log" or return '';
	return do { local $/; <$file> } // '';
}

sub DESTROY($self) {
	local ($?, $!, $@);
	$self->stop;
}

sub record($type, $content) {
	return pack('CCnnCC', 1, $type, 1, length $content, 0, 0) . $content;
}

sub pair($name, $value) {
	return pack('NN', map { length($_) | 0x80000000 } $name, $value)
	    . $name . $value;
}

sub read_answer($socket) {
	my $out = '';
	while ((read($socket, my $head, 8) // 0) == 8) {
		my (undef, $type, undef, $n, $padding) = unpack 'CCnnC', $head;
		read($socket, my $content, $n + $padding);
		$out .= substr $content, 0, $n if $type == 6;
		last if $type == 3;
	}
	return $out;
}

# Asks for a path; returns status (0: no answer), headers (lists by name)
# and body.
sub get($self, $uri, %more) {
	return $self->ask($uri, '', %more);
}

# Sends a form.
sub post($self, $uri, $form, %more) {
	return $self->ask($uri, $form, REQUEST_METHOD => 'POST',
	    CONTENT_TYPE => 'application/x-www-form-urlencoded',
	    CONTENT_LENGTH => length $form, %more);
}

sub ask($self, $uri, $body, %more) {
	my $socket = IO::Socket::UNIX->new(Peer => "$self->{dir}/sock")
	    or die "$self->{dir}/sock: $!\n";
	my %p = (REQUEST_METHOD => 'GET', REQUEST_URI => $uri,
	    REMOTE_ADDR => '127.0.0.1', %more);
	local $SIG{PIPE} = 'IGNORE';
	$socket->print(record(1, pack 'nCx5', 1, 0),
	    record(4, join '', map { pair($_, $p{$_}) } sort keys %p),
	    record(4, ''), length $body ? record(5, $body) : (),
	    record(5, ''));
	$socket->flush;
	my ($head, $text) = split /\r\n\r\n/, read_answer($socket), 2;
	my %headers;
	push @{$headers{lc $1}}, $2
	    while ($head // '') =~ /^([\w-]+): (.*?)\r?$/mg;
	my ($status) = ($headers{status}[0] // '') =~ /\A(\d+)/;
	return ($status // 0, \%headers, $text // '');
}

# Killed or not, it is there again.
sub start_again($self) {
	$self->stop;
	return $self->start;
}

1;
