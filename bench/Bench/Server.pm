# The demo's shop as the benchmark needs it: beside its programs, behind the
# same nginx, the bare hello and files to compare them with.
package Bench::Server;

use v5.36;
use File::Temp qw(tempdir);
use HTTP::Tiny;
use JSON::PP;
use POSIX ();
use Time::HiRes qw(sleep time);

sub run(@words) {
	system(@words) == 0 or die "'@words' failed\n";
}

# $option: root, dir, port, catalog (or undef).
sub start($class, $option) {
	my ($root, $dir) = @$option{qw(root dir)};
	my @catalog = $option->{catalog} ? ('--catalog', $option->{catalog}) : ();
	run("$root/demo", '--background', '--dir', $dir, '--port',
	    $option->{port}, '--reset', @catalog);
	run('make', '-s', '-C', "$root/build", 'bench-hello');
	my $self = bless { %$option, files => tempdir(CLEANUP => 1) }, $class;
	chmod 0755, $self->{files};
	$self->start_hello;
	$self->change_nginx;
	return $self;
}

sub stop($self) {
	kill TERM => $self->{hello};
	waitpid $self->{hello}, 0;
	run("$self->{root}/demo", '--stop', '--dir', $self->{dir});
}

sub demo($self) {
	open my $file, '<', "$self->{dir}/demo.json" or die "no demo: $!\n";
	return decode_json(do { local $/; <$file> });
}

sub url($self, $path) { return $self->demo->{shop} . $path }

sub start_hello($self) {
	my $pid = fork // die "cannot fork: $!\n";
	if (!$pid) {
		exec 'setpriv', '--pdeathsig', 'TERM', '--', 'spawn-fcgi', '-n',
		    '-s', "$self->{files}/hello.sock", '--',
		    '/usr/bin/multiwatch', '-f', 3, '-s', 'TERM', '--',
		    "$self->{root}/build/bench-hello"
		    or POSIX::_exit(127);
	}
	$self->{hello} = $pid;
}

# The demo writes nginx.conf anew at each start, so nothing is left of this.
# The limit of cart updates per address would measure itself.
sub change_nginx($self) {
	my $path = "$self->{dir}/nginx.conf";
	open my $in, '<', $path or die "cannot read $path: $!\n";
	my $text = do { local $/; <$in> };
	my $files = $self->{files};
	$text =~ s{(server_name 127\.0\.0\.1;)}{$1
	location = /bench/hello { fastcgi_pass unix:$files/hello.sock; }
	location /bench/file/ { alias $files/; }};
	$text =~ s{rate=\d+r/s}{rate=100000r/s};
	open my $out, '>', $path or die "cannot write $path: $!\n";
	print $out $text;
	close $out;
	kill HUP => $self->demo->{pids}{nginx};
	$self->wait_for_hello;
}

sub wait_for_hello($self) {
	my $end = time + 10;
	my $url = $self->url('/bench/hello?5');
	until ((HTTP::Tiny->new->get($url)->{content} // '') eq 'xxxxx') {
		time < $end or die "hello does not answer\n";
		sleep 0.05;
	}
}

# The address of a file of so many bytes.
sub file($self, $size) {
	my $name = "$size.html";
	open my $file, '>', "$self->{files}/$name" or die "$name: $!\n";
	print $file 'x' x $size;
	close $file;
	return $self->url("/bench/file/$name");
}

sub hello($self, $size) { return $self->url("/bench/hello?$size") }

# How many statements the shop's programs have run so far.
sub statements($self) {
	my ($http, $sum) = (HTTP::Tiny->new, 0);
	for my $name (qw(controller catalog cart checkout)) {
		my $text = $http->get($self->url("/-/$name/metrics"))->{content};
		$sum += $1 if $text =~ /statements_total\S* (\d+)/;
	}
	return $sum;
}

1;
