# The processor's own account of what it took and gave back, by its API.
package Clearcart::Chaos::Ledger;

use v5.36;
use Clearcart;
use JSON::PP;
use LWP::UserAgent;
use Time::HiRes qw(sleep);

# A 500 of a processor whose database has just come back is asked again.
sub get($path) {
	my $ua = LWP::UserAgent->new(timeout => 30);
	my $answer;
	for (1 .. 20) {
		$answer = $ua->get(processor($path),
		    Authorization => 'Bearer ' . demo()->{processor_key});
		last if $answer->code < 500;
		sleep 0.2;
	}
	$answer->is_success or die "$path: " . $answer->status_line . "\n";
	return decode_json($answer->content);
}

# All of a list that was made since then, page by page.
sub all($name, $since) {
	my ($after, @all) = ('');
	while (1) {
		my $page = get("/v1/$name?limit=100&created%5Bgte%5D=$since"
		    . $after);
		push @all, @{$page->{data}};
		return @all if !$page->{has_more};
		$after = "&starting_after=$all[-1]{id}";
	}
}

# order => { charges: how many, taken, returned: cents, sessions }. What was
# charged just before then may be of an older session.
sub read($since) {
	my (%order, %of_intent);
	for my $session (all('checkout/sessions', $since - 180)) {
		my $reference = $session->{client_reference_id} // '';
		$order{$reference}{sessions}++;
		$of_intent{$session->{payment_intent}} = $reference
		    if $session->{payment_intent};
	}
	for my $charge (all('charges', $since)) {
		next if $charge->{status} ne 'succeeded';
		my $order = $order{$of_intent{$charge->{payment_intent}} // ''}
		    //= {};
		$order->{charges}++;
		$order->{taken} += $charge->{amount_captured};
		$order->{returned} += $charge->{amount_refunded};
	}
	return \%order;
}

1;
