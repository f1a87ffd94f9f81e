# Members of staff for tests: made by the command line, one a role, signed
# in once a test.
package Clearcart::Staff;

use v5.36;
use Carp;
use Clearcart;
use Exporter qw(import);
use File::Temp;
use JSON::PP;

our @EXPORT_OK = qw(new_staff new_email admin_routes staff_as
    invite invitation_of follow_invitation
    secret_shown set_up_factor);

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

sub csrf_of($ua) {
	return json_get($ua, admin('/staff'))->{csrf};
}

# By an owner, with the answer.
sub invite($ua, $email, $role) {
	return json_post($ua, admin('/staff/invite'),
	    { csrf => csrf_of($ua), email => $email, role => $role });
}

# The newest link that was mailed there; $n is how many there must be.
sub invitation_of($email, $n = 1) {
	my $mails = wait_for(sub {
		my $all = mail_messages($email);
		return @$all >= $n && $all;
	}, 30, "an invitation to $email");
	my ($link) = $mails->[-1]{text} =~ m{^(http\S+/join/\S+)$}m
	    or croak "no link in $mails->[-1]{text}";
	return $link;
}

sub secret_shown($ua) {
	my ($groups) = $ua->content =~ m{<span id="secret">(.*?)</span>};
	return join '', ($groups // '') =~ m{<code>([A-Z2-7]+)</code>}g;
}

# At the page that asks for it: the secret, and the codes to keep.
sub set_up_factor($ua) {
	my $secret = secret_shown($ua) or croak 'no secret at ' . $ua->uri;
	$ua->submit_form(with_fields => { code => totp($secret) });
	my @codes = $ua->content =~ m{<code>([a-z2-7]{4}(?:-[a-z2-7]{4}){2})<}g;
	$ua->follow_link(text => 'I have them, go on') if @codes;
	return ($secret, @codes);
}

# Somebody new opens the link, makes an account and signs in with it: the
# page of the invitation is shown again.
sub follow_invitation($ua, $link, $email) {
	$ua->get($link);
	$ua->follow_link(text => 'Sign in and go on');
	$ua->follow_link(text => 'Make an account');
	$ua->submit_form(with_fields => { name => 'Nora New',
	    email => $email, password => $password });
	$ua->submit_form(with_fields => { email => $email,
	    password => $password });
	return set_up_factor($ua);
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
