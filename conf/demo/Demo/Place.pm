# Where a demo's things are: folders, sockets, addresses.
package Demo::Place;

use v5.36;
use Digest::SHA qw(sha1_hex);
use File::Path qw(make_path remove_tree);

# Cookies ignore ports, so every origin has a loopback address of its own.
my %origin = (
	shop => ['127.0.0.1', 0],
	identity => ['127.0.0.2', 1],
	admin => ['127.0.0.3', 2],
	processor => ['127.0.0.4', 10],
	mail => ['127.0.0.5', 11],
	smtp => ['127.0.0.5', 12],
);
my @folders = qw(db run log credentials media mail tmp);
my @files = qw(demo.json clearcart.conf nginx.conf my.cnf catalogues);
my $marker = '.clearcart-demo';

# A Unix socket's name has at most 107 bytes.
sub socket_folder($dir) {
	return "$dir/run" if length("$dir/run/controller.sock") < 108;
	return "/tmp/clearcart-$<-" . substr(sha1_hex($dir), 0, 16);
}

sub new($class, $root, $dir, $port) {
	$dir =~ m{\A[\w./+\@,:=~ -]+\z}
	    or die "--dir has characters that a configuration file cannot"
	    . " hold: $dir\n";
	return bless {
		root => $root, build => "$root/build", dir => $dir,
		run => socket_folder($dir), port => $port,
	}, $class;
}

sub root($self) { return $self->{root} }
sub build($self) { return $self->{build} }
sub dir($self) { return $self->{dir} }
sub run($self) { return $self->{run} }
sub port($self) { return $self->{port} }
sub conf($self) { return "$self->{dir}/clearcart.conf" }
sub json($self) { return "$self->{dir}/demo.json" }
sub db_socket($self) { return "$self->{run}/mariadb.sock" }
sub log_file($self, $name) { return "$self->{dir}/log/$name.log" }
# For a message that says why.
sub last_lines($self, $name) {
	my $log = $self->log_file($name);
	open my $file, '<', $log or return "no log at $log\n";
	my @lines = <$file>;
	return "its log, $log, ends with:\n" .
	    join '', splice @lines, @lines > 12 ? -12 : 0;
}

sub program($self, $name) { return "$self->{build}/$name" }

# How a program is run. A test may preload something into each of them, with
# a file of its own for each: NTH=FOLDER, see t/chaos/nth.c.
sub words($self, $name) {
	my $nth = $ENV{NTH};
	return (defined $nth ? ('/usr/bin/env', "LD_PRELOAD=$nth/nth.so",
	    "NTH_PLAN=$nth/$name") : (),
	    $self->program($name), '-c', $self->conf);
}

sub command_line($self) {
	return ($self->program('clearcart'), '-c', $self->conf);
}

sub address($self, $name) {
	my ($ip, $offset) = @{$origin{$name}};
	return $ip . ':' . ($self->{port} + $offset);
}

sub url($self, $name) { return 'http://' . $self->address($name) }
sub addresses($self) { return map { $self->address($_) } sort keys %origin }

sub callback($self) {
	return 'http://127.0.0.1:' . ($self->{port} + 20) . '/callback';
}

sub make_run($self) {
	my $run = $self->{run};
	mkdir $run, 0700;
	my @stat = lstat $run;
	@stat && -d _ && $stat[4] == $< && !($stat[2] & 022)
	    or die "cannot use $run for sockets: it must be a folder of this"
	    . " user that nobody else can write\n";
	return if $run eq "$self->{dir}/run";
	symlink $run, "$self->{dir}/run";
}

# Refuses a folder that holds somebody else's files: --reset deletes.
sub make($self) {
	my $dir = $self->{dir};
	my @found = grep { !-e "$dir/$marker" } glob "'$dir'/*";
	!@found or die "$dir is not empty and no demo's folder\n";
	make_path($dir, { error => \my $errors });
	-d $dir or die "cannot make $dir\n";
	open my $mark, '>>', "$dir/$marker"
	    or die "cannot write into $dir: $!\n";
	$self->make_run;
	for my $folder (@folders) {
		-d "$dir/$folder" || mkdir "$dir/$folder", 0700
		    or die "cannot make $dir/$folder: $!\n";
	}
}

sub reset($self) {
	my $dir = $self->{dir};
	-e "$dir/$marker" or return;
	unlink "$dir/run" if -l "$dir/run";
	remove_tree($self->{run}, map { "$dir/$_" } @folders);
	unlink map { "$dir/$_" } @files;
}

1;
