# ./demo, once the packages are there.
use v5.36;
use Demo::Build;
use Demo::Lock;
use Demo::Options;
use Demo::Place;
use Demo::Supervisor;
use Cwd ();
use FindBin;
use JSON::PP;
use POSIX ();

my $root = "$FindBin::RealBin/../..";
$root = Cwd::abs_path($root);

sub describe($place) {
	open my $file, '<', $place->json or return;
	my $demo = decode_json(do { local $/; <$file> });
	my ($customer, $staff) = @$demo{qw(customer staff)};
	print <<~END;
		Shop       $demo->{shop}/
		  sign in  $customer->{email}  $customer->{password}
		  pay with 4242 4242 4242 4242, any later date, any CVC
		Admin      $demo->{admin}/
		  sign in  $staff->{email}  $staff->{password}
		  code     oathtool --totp -b $staff->{totp_secret}
		Mail       $demo->{mail}/
		Everything else: ${\ $place->json}
		END
}

sub running($place) {
	my $pid = Demo::Lock->holder($place->dir) or return;
	Demo::Lock->wait_for_start($place)
	    or die "process $pid holds ${\ $place->dir} but no shop opened\n";
	say "This demo is running already (process $pid);",
	    " ./demo --stop ends it.";
	describe($place);
	return 1;
}

sub stop($place) {
	my $pid = Demo::Lock->stop($place->dir);
	say $pid ? 'The demo has ended.' : 'No demo was running here.';
	return 0;
}

# $tell hears the supervisor's news: see Demo::Supervisor::run.
sub supervise($place, $option, $lock, $tell) {
	$lock->sign;
	my $supervisor = Demo::Supervisor->new($place, $option, $tell);
	return $supervisor->run ? 0 : 1;
}

sub foreground($place, $option, $lock) {
	return supervise($place, $option, $lock, sub ($kind, $text) {
		say $text if $kind eq 'doing';
		print STDERR "demo: $text" if $kind eq 'failed';
		return if $kind ne 'up';
		describe($place);
		say 'Ctrl-C ends it.';
	});
}

sub detach($place) {
	POSIX::setsid();
	open STDIN, '<', '/dev/null';
	open STDOUT, '>', $place->log_file('demo');
	open STDERR, '>&', \*STDOUT;
}

# Passes the news of a supervisor in the background on; true once it is up.
sub listen_to($in, $place) {
	while (<$in>) {
		return 1 if /\Aup /;
		print s/\Adoing //r if /\Adoing /;
		die s/\Afailed //r, <$in> if /\Afailed /;
	}
	die 'the demo died, see ' . $place->log_file('demo') . "\n";
}

sub background($place, $option, $lock) {
	pipe my $in, my $out or die "no pipe: $!\n";
	my $pid = fork // die "cannot fork: $!\n";
	if (!$pid) {
		close $in;
		detach($place);
		POSIX::_exit(supervise($place, $option, $lock,
		    sub ($kind, $text) {
			syswrite $out, "$kind $text\n";
			close $out if $kind ne 'doing';
		}));
	}
	close $out;
	listen_to($in, $place);
	describe($place);
	return 0;
}

sub start($place, $option) {
	umask 077; # the demo's files hold its passwords
	$place->make;
	my $lock = Demo::Lock->take($place->dir)
	    or die "another demo is starting in ${\ $place->dir}\n";
	if ($option->{reset}) {
		$place->reset;
		$place->make;
	}
	return $option->{background} ? background($place, $option, $lock)
	    : foreground($place, $option, $lock);
}

# An ordinary user's PATH has no servers in it on Debian.
$ENV{PATH} .= ':/usr/local/sbin:/usr/sbin:/sbin';

sub main(@words) {
	my $option = Demo::Options->parse($root, @words);
	my $place = Demo::Place->new($root, @$option{qw(dir port)});
	return stop($place) if $option->{stop};
	Demo::Lock->stop($place->dir) if $option->{reset};
	return 0 if running($place);
	say 'Building.';
	Demo::Build::build($root);
	return start($place, $option);
}

$| = 1;
my $status = eval { main(@ARGV) };
print STDERR "demo: $@" if !defined $status;
exit($status // 1);
