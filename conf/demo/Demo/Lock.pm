# Who runs the demo of a folder: a locked file that holds its process id.
package Demo::Lock;

use v5.36;
use Fcntl qw(:flock :seek);
use Time::HiRes qw(sleep time);

# A lock that is held by us, or undef if another demo holds it.
sub take($class, $dir) {
	open my $file, '+>>', "$dir/lock" or die "cannot open $dir/lock: $!\n";
	my $tries = 10; # someone may be looking
	until (flock $file, LOCK_EX | LOCK_NB) {
		--$tries or return;
		sleep 0.05;
	}
	truncate $file, 0; # nobody is named until one signs
	return bless { file => $file }, $class;
}

# From here on this process is the one to be stopped.
sub sign($self) {
	truncate $self->{file}, 0;
	syswrite $self->{file}, "$$\n";
}

sub holder($class, $dir) {
	open my $file, '<', "$dir/lock" or return;
	flock $file, LOCK_SH | LOCK_NB and return;
	my $pid = <$file> // '?';
	chomp $pid;
	return $pid;
}

sub stop($class, $dir) {
	my $pid = $class->holder($dir) or return;
	$pid =~ /\A[1-9]\d*\z/ or die "a demo is just starting in $dir\n";
	kill TERM => $pid or die "cannot end process $pid: $!\n";
	my $end = time + 100;
	while (($class->holder($dir) // '') eq $pid) {
		time < $end or die "process $pid does not end\n";
		sleep 0.05;
	}
	return $pid;
}

# Another one is starting the same demo: true once it is up.
sub wait_for_start($class, $place) {
	my $end = time + 120;
	while ($class->holder($place->dir)) {
		return 1 if -e $place->json;
		time < $end or return;
		sleep 0.05;
	}
	return;
}

1;
