# The processes of a demo: started, kept alive, listed, ended by their ids.
package Demo::Processes;

use v5.36;
use POSIX qw(WNOHANG setpgid);
use Time::HiRes qw(sleep time);

# A process that ends is started again after this pause, which doubles while
# it keeps ending.
my ($first_pause, $longest_pause) = (0.1, 5);

sub new($class, $place) {
	return bless { place => $place, order => [], service => {} }, $class;
}

sub exec_child($log, @words) {
	setpgid(0, 0); # so that Ctrl-C reaches the supervisor alone
	open STDIN, '<', '/dev/null';
	open STDOUT, '>>', $log or die "cannot write $log: $!\n";
	open STDERR, '>&', \*STDOUT;
	# a demo that is killed outright leaves nothing running
	exec 'setpriv', '--pdeathsig', 'TERM', '--', @words
	    or die "cannot run setpriv: $!\n";
}

sub launch($self, $service) {
	my $pid = fork // die "cannot fork: $!\n";
	if (!$pid) {
		$SIG{$_} = 'DEFAULT' for qw(INT TERM HUP CHLD PIPE);
		eval { exec_child($service->{log}, @{$service->{words}}) };
		print STDERR $@;
		POSIX::_exit(127);
	}
	@$service{qw(pid since again)} = ($pid, time, undef);
}

sub start($self, $name, $words, %how) {
	my $log = $self->{place}->log_file($name);
	rename $log, "$log.1";
	$self->{service}{$name} = {
		name => $name, words => $words, log => $log,
		pause => $first_pause, %how,
	};
	push @{$self->{order}}, $name;
	$self->launch($self->{service}{$name});
}

# Workers of one program behind one socket.
sub start_pool($self, $program, $workers) {
	my $place = $self->{place};
	my $socket = $place->run . "/$program.sock";
	unlink $socket;
	$self->start($program, [
		'spawn-fcgi', '-n', '-s', $socket, '-M', '0600', '--',
		'/usr/bin/multiwatch', '-f', $workers, '-t', 1, '-r', 1000000,
		'-s', 'TERM', '--',
		$place->words($program),
	], pool => 1, socket => $socket);
}

# What a killed master or watcher leaves behind would keep the address.
sub ended($self, $service) {
	kill KILL => -$service->{pid};
	my $lasted = time - $service->{since};
	$service->{pause} = $lasted > 10 ? $first_pause
	    : $service->{pause} * 2 > $longest_pause ? $longest_pause
	    : $service->{pause} * 2;
	$service->{pid} = undef;
	$service->{again} = time + $service->{pause};
}

# Notices what has ended; returns the names.
sub reap($self) {
	my @names;
	while ((my $pid = waitpid -1, WNOHANG) > 0) {
		for my $service (values %{$self->{service}}) {
			next if ($service->{pid} // 0) != $pid;
			$self->ended($service);
			push @names, $service->{name};
		}
	}
	return @names;
}

sub revive($self) {
	for my $service (values %{$self->{service}}) {
		next if !$service->{again} || $service->{again} > time;
		unlink $service->{socket} if $service->{socket};
		$self->launch($service);
	}
}

sub children($pid) {
	open my $file, '<', "/proc/$pid/task/$pid/children" or return;
	return sort { $a <=> $b } map { $_ + 0 } split ' ', <$file> // '';
}

# name => [ids of workers] for programs, name => id for servers.
sub pids($self) {
	my %pids;
	for my $service (values %{$self->{service}}) {
		my $pid = $service->{pid};
		$pids{$service->{name}} =
		    $service->{server} ? $pid
		    : !$pid ? []
		    : $service->{pool} ? [children($pid)] : [$pid];
	}
	return \%pids;
}

# Ends one service and waits; whoever does not listen is killed.
sub end($self, $name, $patience) {
	my $service = delete $self->{service}{$name} or return;
	my $pid = $service->{pid} or return;
	my $limit = time + $patience;
	kill TERM => $pid;
	while (waitpid($pid, WNOHANG) == 0) {
		if (time > $limit) {
			kill KILL => -$pid;
			$limit = time + 10;
		}
		sleep 0.02;
	}
	kill KILL => -$pid; # workers that outlived their watcher
	unlink $service->{socket} if $service->{socket};
}

# The other way round than they were started: the database is last.
sub end_all($self) {
	for my $name (reverse @{$self->{order}}) {
		$self->end($name, $name eq 'mariadbd' ? 60 : 5);
	}
	$self->{order} = [];
}

1;
