# The demo's secrets: random, made once, one file each, kept.
package Demo::Credentials;

use v5.36;
use Fcntl;

my @accounts = qw(controller catalog cart idp checkout account admin paymock
    paymock-hooks worker jobs);

# name => [prefix, bytes of randomness]
my %made = (
	'secret.csrf' => ['', 32],
	'identity.client_secret' => ['', 32],
	'identity.admin_client_secret' => ['', 32],
	'payment.key' => ['sk_test_', 24],
	'payment.webhook_secret' => ['whsec_', 24],
	'demo.client' => ['', 32],
	'demo.customer' => ['', 8],
	'demo.staff' => ['', 8],
	map { ("database.$_" => ['', 24]) } @accounts,
);
# The processor and the shop know each other by the same secrets.
my %same = (
	'paymock.key' => 'payment.key',
	'paymock.webhook_secret' => 'payment.webhook_secret',
);

sub new($class, $dir) {
	return bless { dir => "$dir/credentials" }, $class;
}

sub dir($self) { return $self->{dir} }
sub file($self, $name) { return "$self->{dir}/$name" }

sub random_hex($bytes) {
	open my $random, '<:raw', '/dev/urandom' or die "/dev/urandom: $!\n";
	read($random, my $raw, $bytes) == $bytes or die "/dev/urandom: $!\n";
	return unpack 'H*', $raw;
}

sub get($self, $name) {
	open my $file, '<', $self->file($name) or return;
	my $secret = <$file>;
	chomp $secret;
	return $secret;
}

# Whole or not at all, so that a demo killed here starts again.
sub put($self, $name, $secret) {
	my $path = $self->file($name);
	unlink "$path.new";
	sysopen my $file, "$path.new", O_WRONLY | O_CREAT | O_EXCL, 0600
	    or die "cannot write $path: $!\n";
	print $file "$secret\n";
	close $file && rename "$path.new", $path
	    or die "cannot write $path: $!\n";
}

sub make($self) {
	for my $name (sort keys %made) {
		my ($prefix, $bytes) = @{$made{$name}};
		defined $self->get($name)
		    or $self->put($name, $prefix . random_hex($bytes));
	}
	for my $name (keys %same) {
		$self->put($name, $self->get($same{$name}));
	}
}

1;
