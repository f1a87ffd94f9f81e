# Somebody of the shop's who looks after its orders on the admin's pages, and
# sends a form again as long as nobody answers.
package Clearcart::Chaos::Staff;

use v5.36;
use Clearcart qw(admin agent json_get json_post sign_in_admin);
use Time::HiRes qw(sleep time);

sub new($class) { return bless {}, $class }

sub sign_in($self) {
	return if $self->{ua} && eval { $self->page('/orders')->{csrf} };
	$self->{ua} = agent(timeout => 20);
	sign_in_admin($self->{ua});
	return;
}

# The answer, once there is one that is not a failure.
sub patiently($self, $ask) {
	my $end = time + 20;
	while (1) {
		my $data = eval { $ask->() };
		my $status = $self->{ua}->status;
		return $data if $data && $status < 500 || time > $end;
		sleep 0.2;
	}
}

sub page($self, $path) {
	return $self->patiently(sub { json_get($self->{ua}, admin($path)) });
}

# True once it is done.
sub deed($self, $order, $what, @fields) {
	my $path = "/orders/$order";
	my $csrf = $self->page($path)->{csrf};
	$self->patiently(sub { json_post($self->{ua},
	    admin("$path/$what"), [csrf => $csrf, @fields]) });
	return $self->{ua}->status == 200;
}

# All of it back and on the shelf, or one euro back and the rest posted.
sub look_after($self, $told) {
	for my $name (sort keys %$told) {
		my %of = map { $_->{what} => $_ } @{$told->{$name}};
		my $order = $of{placed}{id} // next;
		my $all = $name =~ /x1$/;
		my $cents = $all ? $of{form}{total} : 100;
		push @{$told->{$name}}, { what => 'refund', restock => $all,
			amount => $cents }
		    if $self->deed($order, 'refund', key => "chaos-$name",
			shown => $cents, $all ? (how => 'all', restock => 1)
			    : (how => 'amount', amount => '1.00'));
		push @{$told->{$name}}, { what => 'posted' }
		    if !$all && $self->deed($order, 'ship',
			tracking => "CH$name");
	}
	return;
}

1;
