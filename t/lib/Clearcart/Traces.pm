# Looks for a card's number and its check digits in all that a demo keeps:
# tables, files, and what its processes have in memory.
package Clearcart::Traces;

use v5.36;
no warnings 'portable'; # addresses have 64 bits
use Clearcart;
use File::Find qw(find);

use constant PIECE => 1 << 20;

# With and without blanks, as people, forms and JSON write them.
sub new($class, $dir, $number, $cvc) {
	my $between = qr/(?:[ +-]|%20)?/;
	my $digits = join $between, $number =~ /(\d{4})/g;
	return bless { dir => $dir, number => qr/$digits/,
		cvc => qr/\bcvc(?:=|"\s*:\s*")$cvc\b/,
		value => qr/'$cvc'/ }, $class;
}

sub is_in($self, $bytes) {
	return $bytes =~ $self->{number} || $bytes =~ $self->{cvc};
}

# Every row of every schema, paymock's too: it keeps but the last digits.
sub in_tables($self) {
	my ($socket, @found) = (demo()->{db_socket});
	open my $dump, '-|', 'mariadb-dump', '--no-defaults', '-S', $socket,
	    '--skip-extended-insert', '--databases', qw(catalog carts
	    identities orders paymock) or die "no mariadb-dump: $!\n";
	while (my $line = <$dump>) {
		push @found, substr $line, 0, 200
		    if $self->is_in($line) || $line =~ $self->{value};
	}
	close $dump or die "mariadb-dump failed\n";
	return @found;
}

# Pieces overlap, so that nothing hides where they meet.
sub in_handle($self, $file, $length) {
	my ($last, $piece) = ('');
	while ($length > 0) {
		my $want = $length < PIECE ? $length : PIECE;
		my $n = sysread($file, $piece, $want) or return 0;
		return 1 if $self->is_in($last . $piece);
		$last = substr $piece, $n > 64 ? -64 : 0;
		$length -= $n;
	}
	return 0;
}

# Names of files below a folder of the demo that hold it.
sub in_files($self, $folder) {
	my @found;
	find(sub {
		return if !-f $_;
		open my $file, '<:raw', $_ or return;
		push @found, $File::Find::name
		    if $self->in_handle($file, -s $_);
	}, "$self->{dir}/$folder/");
	return @found;
}

# What a process can write to, and what it was started with.
sub in_process($self, $pid) {
	open my $maps, '<', "/proc/$pid/maps" or die "process $pid: $!\n";
	open my $memory, '<:raw', "/proc/$pid/mem" or die "of $pid: $!\n";
	my @found;
	for (<$maps>) {
		my ($from, $to) = /\A([0-9a-f]+)-([0-9a-f]+) rw/ or next;
		sysseek $memory, hex $from, 0;
		push @found, "process $pid at $_"
		    if $self->in_handle($memory, hex($to) - hex $from);
	}
	open my $environ, '<:raw', "/proc/$pid/environ" or die "$pid: $!\n";
	push @found, "environment of $pid"
	    if $self->is_in(do { local $/; <$environ> } // '');
	return @found;
}

1;
