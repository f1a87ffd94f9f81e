# Builds the tree, out of tree, in build/.
package Demo::Build;

use v5.36;
use Fcntl qw(:flock);

# Whether $path is missing or older than $than.
sub outdated($path, $than) {
	return !-e $path || (stat $path)[9] < (stat $than)[9];
}

sub step($build, $dir, @words) {
	my $log = "$build/demo-build.log";
	my $pid = fork // die "cannot fork: $!\n";
	if (!$pid) {
		chdir $dir or die "cannot enter $dir: $!\n";
		open STDOUT, '>>', $log or die "cannot write $log: $!\n";
		open STDERR, '>&', \*STDOUT;
		exec @words or exit 127;
	}
	waitpid $pid, 0;
	return if $? == 0;
	system 'tail', '-n', 30, $log;
	die "'@words' failed; the whole of it is in $log\n";
}

# Demos that are started together wait for one another here.
sub build($root, @targets) {
	my $build = "$root/build";
	-d $build || mkdir $build or die "cannot make $build: $!\n";
	open my $lock, '>', "$build/demo-build.lock" or die "$build: $!\n";
	flock $lock, LOCK_EX;
	unlink "$build/demo-build.log";
	outdated("$root/configure", "$root/configure.ac")
	    and step($build, $root, 'autoreconf', '-fi');
	-e "$build/Makefile" or step($build, $build, '../configure');
	step($build, $build, 'make', '-j2', @targets);
}

1;
