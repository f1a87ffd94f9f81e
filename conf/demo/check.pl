# ./check, once the packages are there.
use v5.36;
use Cwd ();
use Demo::Build;
use Demo::Ports;
use FindBin;

my $root = Cwd::abs_path("$FindBin::RealBin/../..");
my $build = "$root/build";

sub run(@words) {
	system(@words) == 0 or die "'@words' failed\n";
}

# What the tests of a folder need from npm, as its lock file says.
sub install_npm($name) {
	my $dir = "$root/t/$name";
	return if !Demo::Build::outdated("$dir/node_modules/.package-lock.json",
	    "$dir/package-lock.json");
	run('npm', 'ci', '--prefix', $dir, '--ignore-scripts', '--no-fund',
	    '--no-audit', '--loglevel=error');
}

sub tests($fast) {
	my @folders = qw(t t/oracle t/http);
	push @folders, map { "t/$_" }
	    qw(build browser stripe fuzz chaos model) if !$fast;
	return (glob('build/t/unit/*-t'),
	    map { glob "$_/*.t" } @folders, 't/last');
}

sub prove($fast) {
	$ENV{CLEARCART_DEMO} = "$build/check/demo.json";
	$ENV{CLEARCART_BUILD} = $build;
	# a test that hangs fails, too
	return system('timeout', '--foreground', 3600,
	    'prove', '--timer', '--jobs', 2, '-It/lib', tests($fast)) == 0;
}

sub demo(@words) {
	run("$root/demo", '--no-install', '--dir', "$build/check", @words);
}

sub main(@words) {
	my $fast = @words && $words[0] eq '--fast' && shift @words;
	die "usage: ./check [--fast]\n" if @words;
	chdir $root or die "cannot enter $root: $!\n";
	install_npm($_) for $fast ? () : qw(browser stripe);
	Demo::Build::build($root);
	Demo::Build::build($root, 'unit');
	my $port = Demo::Ports::first_free(18080);
	demo('--background', '--reset', '--port', $port);
	local $SIG{TERM} = sub { }; # the demo is stopped all the same
	my $passed = prove($fast);
	open STDOUT, '>', '/dev/null';
	demo('--stop');
	return $passed ? 0 : 1;
}

my $status = eval { main(@ARGV) };
print STDERR "check: $@" if !defined $status;
exit($status // 1);
