# The demo's own MariaDB: made once, reached by its socket alone. The system
# user that runs the demo is its administrator.
package Demo::Database;

use v5.36;
use File::Path qw(remove_tree);
use POSIX ();

sub run_logged($log, @words) {
	my $pid = fork // die "cannot fork: $!\n";
	if (!$pid) {
		open STDOUT, '>', $log or die "cannot write $log: $!\n";
		open STDERR, '>&', \*STDOUT;
		exec @words or POSIX::_exit(127);
	}
	waitpid $pid, 0;
	return $? == 0;
}

sub make($place) {
	my $dir = $place->dir;
	return if -e "$dir/db/made";
	remove_tree("$dir/db", { keep_root => 1 }); # a start that was killed
	my $log = $place->log_file('mariadb-install-db');
	run_logged($log, 'mariadb-install-db', "--defaults-file=$dir/my.cnf",
	    '--auth-root-authentication-method=socket',
	    '--auth-root-socket-user=' . getpwuid $<, '--skip-test-db')
	    or die "mariadb-install-db failed, see $log\n";
	open my $made, '>', "$dir/db/made" or die "$dir/db/made: $!\n";
}

sub start($place, $processes) {
	$processes->start(mariadbd =>
	    ['mariadbd', '--defaults-file=' . $place->dir . '/my.cnf'],
	    server => 1);
}

sub answers($place) {
	return -S $place->db_socket && run_logged('/dev/null',
	    'mariadb-admin', '--no-defaults', '--socket=' . $place->db_socket,
	    'ping');
}

1;
