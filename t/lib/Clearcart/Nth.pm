# What is to be done to a program of a demo at the n-th call that it makes
# over a socket: see t/chaos/nth.c. The demo is started with NTH in its
# environment.
package Clearcart::Nth;

use v5.36;
use File::Temp qw(tempdir);

# The calls: each statement, each call of the processor, each answer to the
# web server; or with every answer and every connection besides.
my %mask = (database => 1, call => 2, web => 4, says => 8, hears => 16,
    opens => 32);
my %deed = (before => 1, after => 2, lose => 3);
my $size = 96;

sub new($class, $build, @programs) {
	my $dir = tempdir('clearcart-XXXXXX', TMPDIR => 1, CLEANUP => 1);
	symlink "$build/t/chaos/nth.so", "$dir/nth.so"
	    or die "no link: $!\n";
	my $self = bless { dir => $dir }, $class;
	$self->clear($_) for @programs;
	return $self;
}

sub dir($self) { return $self->{dir} }

# For a program that a test runs itself.
sub environment($self, $program) {
	return (LD_PRELOAD => "$self->{dir}/nth.so",
	    NTH_PLAN => "$self->{dir}/$program");
}

sub put($self, $program, $bytes) {
	my $path = "$self->{dir}/$program";
	open my $file, -e $path ? '+<' : '>', $path or die "$path: $!\n";
	binmode $file;
	syswrite($file, $bytes) == $size or die "$path: $!\n";
	return;
}

sub clear($self, $program) { return $self->put($program, "\0" x $size) }

# Counts from now on; at => n, 'before', 'after' or 'lose'. Without at it
# only counts. kinds: of the words above.
sub plan($self, $program, %plan) {
	my $mask = 0;
	$mask |= $mask{$_} // die "what is $_?\n" for @{$plan{kinds}};
	return $self->put($program, pack 'q< q< l< l< l< l< a64', 0,
	    $plan{at} // -1, $mask, $deed{$plan{deed} // 'before'}, 0, 0, '');
}

# { count, pid: that did it, or 0, what: at which call }
sub report($self, $program) {
	open my $file, '<:raw', "$self->{dir}/$program" or die "$!\n";
	sysread($file, my $bytes, $size) == $size or die "short plan\n";
	my ($count, undef, undef, undef, $pid, undef, $what) =
	    unpack 'q< q< l< l< l< l< Z64', $bytes;
	return { count => $count, pid => $pid, what => $what };
}

1;
