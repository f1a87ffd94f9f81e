# A demo of a test's own, beside the one that ./check tests.
package Clearcart::Own;

use v5.36;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use JSON::PP;
use lib abs_path(dirname(__FILE__) . '/../../../conf/demo');
use Demo::Ports;

my $root = abs_path(dirname(__FILE__) . '/../../..');

sub new($class, %option) {
	return bless {
		dir => tempdir('clearcart-XXXXXX', TMPDIR => 1, CLEANUP => 1)
		    . '/shop',
		# others may be starting at the same time
		port => Demo::Ports::first_free(18480 + 40 * ($$ % 48)),
		catalog => "$root/t/data/two.csv", # opens sooner than the sample
		%option,
	}, $class;
}

sub dir($self) { return $self->{dir} }
sub port($self) { return $self->{port} }
sub root($self) { return $root }

sub demo($self) {
	open my $file, '<', "$self->{dir}/demo.json" or return;
	return decode_json(do { local $/; <$file> });
}

# ./demo with these words; returns its exit status and all that it printed.
sub run($self, @words) {
	my $pid = open(my $out, '-|') // die "cannot fork: $!\n";
	if (!$pid) {
		open STDERR, '>&', \*STDOUT;
		exec "$root/demo", '--no-install', @words or exit 127;
	}
	my $text = do { local $/; <$out> } // '';
	close $out;
	return ($? >> 8, $text);
}

sub place($self) { return ('--dir', $self->{dir}, '--port', $self->{port}) }

sub start($self, @words) {
	my ($status, $text) =
	    $self->run('--background', $self->place,
	    '--catalog', $self->{catalog}, @words);
	$self->{up} = $status == 0;
	return ($status, $text);
}

# Starts it, for all that asks CLEARCART_DEMO from now on.
sub open_shop($self, @words) {
	my ($status, $text) = $self->start(@words);
	die "no shop: $text" if $status;
	$ENV{CLEARCART_DEMO} = "$self->{dir}/demo.json";
	return $self;
}

sub stop($self) {
	my @answer = $self->run('--stop', '--dir', $self->{dir});
	$self->{up} = 0;
	return @answer;
}

sub DESTROY($self) {
	local ($?, $!, $@);
	$self->stop if $self->{up};
}

1;
