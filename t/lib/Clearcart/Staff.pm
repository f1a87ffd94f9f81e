# Members of staff for tests: made by the command line, one a role, signed
# in once a test.
package Clearcart::Staff;

use v5.36;
use Carp;
use Clearcart;
use Exporter qw(import);
use File::Temp;
use JSON::PP;

our @EXPORT_OK = qw(new_staff new_email admin_routes staff_as);

my $password = 'staff heron tussock';

sub new_email($what = 'staff') {
	state $n = 0;
	return sprintf '%s-%d-%d-%d@example.com', $what, time, $$, $n++;
}

# What sign_in_admin wants.
sub new_staff($role, $email = new_email($role)) {
	my $file = File::Temp->new;
	print $file "$password\n";
	$file->close;
	my ($status, $text) = clearcart('staff', 'add', '--email', $email,
	    '--name', "A $role", '--role', $role, '--password-file',
	    $file->filename, '--totp');
	$status == 0 or croak "no staff: $text";
	my ($secret) = $text =~ /^totp_secret=(\w+)$/m;
	return { email => $email, password => $password, role => $role,
	    totp_secret => $secret };
}

sub staff_as($role) {
	my $person = new_staff($role);
	my $ua = agent();
	sign_in_admin($ua, $person);
	return ($ua, $person);
}

# The admin's route table, as the program itself prints it.
sub admin_routes() {
	my ($folder) = demo()->{clearcart}[0] =~ m{(.*)/};
	open my $out, '-|', "$folder/admin", '--routes' or croak $!;
	my @rows = map { decode_json($_) } <$out>;
	close $out or croak 'the route table has faults';
	return @rows;
}

1;
