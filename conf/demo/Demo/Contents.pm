# What a demo shop holds when it opens: schemas, goods, people, clients. All
# of it through the clearcart command, as on a real host.
package Demo::Contents;

use v5.36;
use File::Basename qw(dirname);

my %customer = (email => 'una@example.com', name => 'Una Walker');
my %staff = (email => 'owner@example.com', name => 'Shop Owner');

sub new($class, $place, $credentials) {
	return bless { place => $place, credentials => $credentials }, $class;
}

# Runs clearcart; returns its exit status and what it printed.
sub clearcart($self, @words) {
	my $log = $self->{place}->log_file('clearcart');
	my $pid = open(my $out, '-|') // die "cannot fork: $!\n";
	if (!$pid) {
		open STDIN, '<', '/dev/null';
		open STDERR, '>>', $log or die "cannot write $log: $!\n";
		exec $self->{place}->command_line, @words or POSIX::_exit(127);
	}
	my $text = do { local $/; <$out> } // '';
	close $out;
	my $status = $? >> 8 || $? & 127;
	open my $copy, '>>', $log or die "cannot write $log: $!\n";
	print $copy $text;
	return ($status, $text);
}

sub must($self, @words) {
	my ($status, $text) = $self->clearcart(@words);
	return $text if $status == 0;
	die "'clearcart $words[0]' ended with status $status; "
	    . $self->{place}->last_lines('clearcart');
}

sub imported($self) {
	open my $file, '<', $self->{place}->dir . '/catalogues' or return ();
	chomp(my @files = <$file>);
	return map { $_ => 1 } @files;
}

# Once each, so that what was changed in the shop outlives a restart.
sub import_catalogue($self, $chosen) {
	my $place = $self->{place};
	my $file = $chosen // $place->root . '/sql/sample/wayleave.csv';
	my %imported = $self->imported;
	return if $imported{$file} || !$chosen && %imported;
	my $images = $chosen ? dirname($file) : $place->build . '/sample/img';
	my ($status, $text) =
	    $self->clearcart('import', $file, '--images', $images);
	$status <= 1 or die "the catalogue $file was not imported; "
	    . $place->last_lines('clearcart');
	$status == 0 or warn "Some rows of $file were rejected; see "
	    . $place->log_file('clearcart') . "\n";
	open my $list, '>>', $place->dir . '/catalogues'
	    or die "cannot write $place->{dir}/catalogues: $!\n";
	print $list "$file\n";
}

sub add_people($self) {
	my $credentials = $self->{credentials};
	$self->must('customer', 'add', '--email', $customer{email},
	    '--name', $customer{name},
	    '--password-file', $credentials->file('demo.customer'));
	my $text = $self->must('staff', 'add', '--email', $staff{email},
	    '--name', $staff{name}, '--role', 'owner', '--totp',
	    '--password-file', $credentials->file('demo.staff'));
	$text =~ /^totp_secret=([A-Z2-7]+=*)$/m
	    and $credentials->put('demo.staff_totp', $1);
}

sub add_client($self, $id, $secret, $redirect, @more) {
	$self->must('client', 'add', '--id', $id, '--secret-file',
	    $self->{credentials}->file($secret), '--redirect', $redirect,
	    @more);
}

sub add_clients($self, $conf) {
	my $place = $self->{place};
	my ($shop, $admin) = ($conf->{shop}{url}, $conf->{admin}{url});
	$self->add_client('shop', 'identity.client_secret',
	    "$shop/auth/callback", '--post-logout', "$shop/");
	$self->add_client('admin', 'identity.admin_client_secret',
	    "$admin/auth/callback", '--post-logout', "$admin/");
	$self->add_client('spare', 'demo.client', $place->callback);
}

sub fill($self, $conf, $catalog) {
	$self->must('migrate');
	$self->add_clients($conf);
	$self->add_people;
	$self->import_catalogue($catalog);
}

sub customer($self) {
	return { email => $customer{email},
	    password => $self->{credentials}->get('demo.customer') };
}

sub staff($self) {
	return { email => $staff{email},
	    password => $self->{credentials}->get('demo.staff'),
	    totp_secret => $self->{credentials}->get('demo.staff_totp') };
}

sub client($self) {
	return { client_id => 'spare',
	    client_secret => $self->{credentials}->get('demo.client'),
	    redirect_uris => [$self->{place}->callback] };
}

1;
