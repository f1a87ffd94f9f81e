# A second instance of a demo's programs, as on a second host: the same
# database and secrets, processes, sockets and counters of its own. The demo's
# nginx gives requests to both in turn until this object goes.
package Clearcart::Second;

use v5.36;
use Clearcart;
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use LWP::UserAgent;
use POSIX ();

my @programs = qw(controller catalog cart checkout);

sub slurp($path) {
	open my $file, '<', $path or die "cannot read $path: $!\n";
	local $/;
	return <$file>;
}

sub spew($path, $text) {
	open my $file, '>', $path or die "cannot write $path: $!\n";
	print $file $text;
	close $file or die "cannot write $path: $!\n";
}

# environment: gives what a program has in it beside ours.
sub new($class, $environment = sub ($) { }) {
	my ($clearcart, undef, $conf) = @{demo()->{clearcart}};
	my $self = bless { run => tempdir(CLEANUP => 1), pids => [],
		environment => $environment, nginx => dirname($conf) . '/nginx.conf', owner => $$ }, $class;
	spew("$self->{run}/clearcart.conf",
	    slurp($conf) =~ s/^run = .*/run = $self->{run}/mr);
	$self->start(dirname($clearcart), $_) for @programs;
	$self->share;
	wait_for(sub { $self->has_all }, 20, 'requests in turn');
	return $self;
}

sub socket_of($self, $program) { return "$self->{run}/$program.sock" }
sub log_of($self, $program) { return "$self->{run}/$program.log" }

sub start($self, $build, $program) {
	my $pid = fork // die "cannot fork: $!\n";
	if (!$pid) {
		open STDERR, '>', $self->log_of($program);
		open STDOUT, '>&', \*STDERR;
		my @more = $self->{environment}->($program);
		my %more = @more;
		exec 'env', (map { "$_=$more{$_}" } sort keys %more),
		    'setpriv', '--pdeathsig', 'TERM', '--', 'spawn-fcgi',
		    '-n', '-s', $self->socket_of($program), '--',
		    '/usr/bin/multiwatch', '-f', 2, '-s', 'TERM', '--',
		    "$build/$program", '-c', "$self->{run}/clearcart.conf"
		    or POSIX::_exit(127);
	}
	push @{$self->{pids}}, $pid;
	wait_for(sub { -S $self->socket_of($program) }, 10, $program);
}

# A program's upstream names its socket twice: the second is ours from now.
sub share($self) {
	my $text = $self->{before} = slurp($self->{nginx});
	for my $program (@programs) {
		my $ours = $self->socket_of($program);
		$text =~ s{(upstream \s $program \s \{ \s* server \s [^;]+;
		    \s* server \s) "[^"]+"}{$1"unix:$ours"}x
		    or die "no second server of $program in $self->{nginx}\n";
	}
	$self->configure($text);
}

sub configure($self, $text) {
	spew($self->{nginx}, $text);
	kill HUP => demo()->{pids}{nginx};
}

# How many requests have come to us.
sub served($self, $program) {
	return scalar(() = slurp($self->log_of($program)) =~ /event=request/g);
}

sub has_all($self) {
	my $ua = LWP::UserAgent->new;
	$ua->get(shop($_)) for '/', '/search', '/carts', '/checkout/none';
	return !grep { !$self->served($_) } @programs;
}

sub DESTROY($self) {
	return if $self->{owner} != $$;
	local ($?, $!, $@);
	$self->configure($self->{before}) if $self->{before};
	kill TERM => @{$self->{pids}};
	waitpid $_, 0 for @{$self->{pids}};
}

1;
