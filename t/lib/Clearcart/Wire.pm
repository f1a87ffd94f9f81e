# A wire between a program and MariaDB that can be cut. A process of its own
# listens on a Unix socket, hands on what is said, and understands as much
# of the client's protocol as it takes to count statements (a query, a
# preparation, an execution of one prepared) and to know a COMMIT. At one of
# them, chosen beforehand, it
#
#   drop        cuts the connection; the server never hears of it
#   drop_sent   hands it on and cuts the program off at once
#   drop_reply  hands it on, waits for the server's answer, and cuts
#   kill        kills the process pid; the server never hears of it
#   kill_reply  hands it on, waits for the server's answer, and kills
#   hold        keeps it until release is called
package Clearcart::Wire;

use v5.36;
use File::Temp qw(tempdir);
use IO::Select;
use IO::Socket::UNIX;
use JSON::PP;
use POSIX ();
use Socket;

my %counted = (0x03 => 'query', 0x16 => 'prepare', 0x17 => 'execute');

# $to: MariaDB's socket.
sub new($class, $to) {
	my $dir = tempdir('clearcart-XXXXXX', TMPDIR => 1, CLEANUP => 1);
	my $self = bless { path => "$dir/wire", to => $to, by => $$ }, $class;
	my $listen = IO::Socket::UNIX->new(Local => $self->{path},
	    Listen => 32) or die "$self->{path}: $!\n";
	socketpair(my $ours, my $its, AF_UNIX, SOCK_STREAM, PF_UNSPEC)
	    or die "socketpair: $!\n";
	my $pid = fork // die "cannot fork: $!\n";
	if (!$pid) {
		close $ours;
		eval { $self->serve($listen, $its) };
		print STDERR "wire: $@" if $@;
		POSIX::_exit(0);
	}
	close $its;
	$ours->autoflush(1);
	@$self{qw(pid control)} = ($pid, $ours);
	return $self;
}

sub path($self) { return $self->{path} }

sub order($self, $order) {
	my $control = $self->{control};
	print $control encode_json($order) . "\n";
	my $line = <$control> // die "the wire is gone\n";
	return decode_json($line);
}

# Begins to count anew. at => n: the n-th statement, or COMMIT with commit
# => 1; do => one of those above; pid, ms. Without at it only counts.
sub plan($self, %plan) { return $self->order({ %plan }) }

# { statements, commits, done: what it was that the plan was done at }
sub report($self) { return $self->order({ report => 1 }) }

# What is held goes on.
sub release($self) { return $self->order({ release => 1 }) }

sub DESTROY($self) {
	return if $self->{by} != $$ || !$self->{pid};
	local ($?, $!, $@);
	kill KILL => $self->{pid};
	waitpid $self->{pid}, 0;
}

# From here on: in the process of the wire.

sub serve($self, $listen, $control) {
	local $SIG{PIPE} = 'IGNORE';
	my $select = IO::Select->new($listen, $control);
	@$self{qw(select links plan count)} = ($select, {}, {}, {});
	while (1) {
		for my $handle ($select->can_read) {
			if ($handle == $listen) { $self->connect_one($listen) }
			elsif ($handle == $control) {
				$self->obey($control) or return;
			} else { $self->hear($handle) }
		}
	}
}

sub obey($self, $control) {
	sysread($control, my $text, 65536) or return 0;
	my $order = decode_json($text);
	my $count = $self->{count};
	if ($order->{release}) {
		$self->let_go($_) for values %{$self->{links}};
	} elsif (!$order->{report}) {
		$self->{plan} = $order;
		$count = $self->{count} = { statements => 0, commits => 0 };
	}
	syswrite $control, encode_json($count) . "\n";
	return 1;
}

# No server: the program finds nobody there, either.
sub connect_one($self, $listen) {
	my $program = $listen->accept or return;
	my $server = IO::Socket::UNIX->new(Peer => $self->{to}) or return;
	my $link = { program => $program, server => $server, said => '' };
	$self->{links}{fileno $_} = $link for $program, $server;
	$self->{select}->add($program, $server);
}

sub cut($self, $link) {
	for my $end (grep { defined } delete @$link{qw(program server)}) {
		$self->{select}->remove($end);
		delete $self->{links}{fileno $end};
		close $end;
	}
}

sub hear($self, $handle) {
	my $link = $self->{links}{fileno($handle) // -1} // return;
	my $from_program = ($link->{program} // 0) == $handle;
	my $bytes;
	sysread($handle, $bytes, 65536) or return $self->cut($link);
	if (!$from_program) {
		return $self->act($link, delete $link->{then})
		    if $link->{then};
		return write_all($link->{program}, $bytes)
		    || $self->cut($link);
	}
	$link->{said} .= $bytes;
	return $self->hand_all_on($link);
}

sub let_go($self, $link) {
	my $packet = delete $link->{held} // return;
	write_all($link->{server}, $packet) or return $self->cut($link);
	return $self->hand_all_on($link);
}

sub hand_all_on($self, $link) {
	return if $link->{held};
	while (my $packet = next_packet($link)) {
		$self->hand_on($link, $packet) or return;
	}
}

sub write_all($to, $bytes) {
	while (length $bytes) {
		my $n = syswrite($to, $bytes) // return 0;
		substr($bytes, 0, $n) = '';
	}
	return 1;
}

sub next_packet($link) {
	return if length $link->{said} < 4;
	my $n = unpack('V', $link->{said}) & 0xffffff;
	return if length $link->{said} < $n + 4;
	return substr $link->{said}, 0, $n + 4, '';
}

# A command is packet number 0 of its exchange. False if the link is cut.
sub hand_on($self, $link, $packet) {
	my ($number, $command) = unpack 'x3CC', $packet;
	my $is = $number == 0 && $counted{$command // 0};
	my $todo = $is ? $self->due($is, substr $packet, 5) : undef;
	if ($todo && $todo =~ /\A(drop|kill)\z/) {
		$self->act($link, $todo);
		return 0;
	}
	if ($todo && $todo eq 'hold') {
		$link->{held} = $packet;
		return 0;
	}
	write_all($link->{server}, $packet) or return $self->cut($link);
	$link->{then} = $todo if $todo && $todo =~ /_reply\z/;
	return 1 if !$todo || $todo ne 'drop_sent';
	$self->act($link, 'drop_sent');
	return 0;
}

sub due($self, $is, $text) {
	my ($plan, $count) = @$self{qw(plan count)};
	my $commit = $is eq 'query' && $text =~ /\A\s*COMMIT\b/i;
	my $n = ++$count->{statements};
	my $c = $count->{commits} += $commit;
	return if !$plan->{at} || $count->{done};
	return if $plan->{commit} ? !$commit || $c != $plan->{at}
	    : $n != $plan->{at};
	$count->{done} = $is eq 'execute' ? 'execute' : "$is $text" =~ s/\s+/ /gr;
	$count->{before_commit} = $c == 0 || $commit ? 1 : 0;
	return $plan->{do};
}

# What the server still has to say to one who was cut off at once, nobody
# hears; its end is closed when it has said it.
sub act($self, $link, $todo) {
	kill KILL => $self->{plan}{pid} if $todo =~ /\Akill/;
	return $self->cut($link) if $todo ne 'drop_sent';
	my $program = delete $link->{program};
	$self->{select}->remove($program);
	delete $self->{links}{fileno $program};
	close $program;
	$link->{then} = 'drop';
	return;
}

1;
