# One shopper from an empty cart to a paid order.
package Bench::Order;

use v5.36;
use Bench::Client;
use Time::HiRes qw(sleep time);

my %shopper = (email => 'bench@example.com', name => 'Ben Chmark',
    line1 => '1 Short Lane', line2 => '', city => 'Port Corran',
    postcode => 'P71 K2C4', country => 'IE', voucher => '');

# The form of a cart with one thing, filled in, with its total as quoted.
sub form($client, $shop, $sku) {
	my $cart = $client->post_json("$shop/cart/update", {
	    cart => 'current', op => 'add', sku => $sku, quantity => 1,
	})->{cart};
	my $page = $client->get_json("$shop/checkout/$cart->{id}");
	my %form = (%shopper, cart => $cart->{id},
	    csrf => $page->{csrf}, order_token => $page->{order_token},
	    version => $page->{version}, total => $page->{total}{amount},
	    shipping => $page->{shipping}[0]{id});
	my $quote = $client->post_json("$shop/checkout/quote", \%form);
	$form{total} = $quote->{total}{amount};
	return \%form;
}

sub submit($client, $shop, $form) {
	return $client->post_json("$shop/checkout/place", $form)->{order};
}

# The hosted page's form goes to where it came from, with what it hides.
sub pay($client, $url) {
	my $page = $client->get($url)->{content};
	my %form = (number => '4242424242424242', expiry => '12/30',
	    cvc => '123', name => 'Ben Chmark');
	$form{$1} = $2 while $page =~
	    /<input type="hidden" name="([^"]+)" value="([^"]*)"/g;
	$client->post($url, \%form);
}

sub walk($shop, $sku) {
	my $client = Bench::Client->new;
	my $order = submit($client, $shop, form($client, $shop, $sku));
	pay($client, $order->{pay_url});
	my $end = time + 10;
	while ($order->{state} ne 'paid') {
		time < $end or die "order $order->{number} stays"
		    . " $order->{state}\n";
		$order = $client->get_json(
		    "$shop/checkout/return?order=$order->{id}")->{order};
	}
}

1;
