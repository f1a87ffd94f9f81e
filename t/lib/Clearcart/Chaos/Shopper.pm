# A shopper of the chaos: fills a cart, orders, goes to the processor's page
# and does there what its dice say, while things break around it. Without an
# answer, or with one of 5xx, it sends the same form again, as a person does.
# All that it was told it writes down, one line of JSON each.
package Clearcart::Chaos::Shopper;

use v5.36;
use Clearcart qw(demo);
use Clearcart::Browser;
use JSON::PP;
use LWP::UserAgent;
use Time::HiRes qw(sleep time);

my %card = (ok => '4242424242424242', declined => '4000000000000002',
    authenticate => '4000002500003155', poor => '4000000000009995');

# name, dice, skus, log (a path), patience in seconds; early: the order is
# placed before anything breaks; late: the cart is filled while it does, and
# member: by somebody who signs in; gone: nobody comes back from paying.
sub new($class, %o) {
	open my $log, '>>', $o{log} or die "$o{log}: $!\n";
	$log->autoflush(1);
	return bless { patience => 25, %o, out => $log,
		at => Clearcart::Browser->new(patience => 40) }, $class;
}

sub tell($self, $what, %more) {
	my $out = $self->{out};
	print $out encode_json({ what => $what, t => time, %more }) . "\n";
	return;
}

# Again and again until somebody answers.
sub patiently($self, $ask) {
	my ($end, $pause, $tries, $answer) = (time + $self->{patience}, 0.1, 0);
	while (1) {
		$answer = eval { $ask->() } // { status => 0, data => {} };
		$answer->{tries} = ++$tries;
		my $status = $answer->{status};
		return $answer if $status != 0 && $status != 429
		    && $status < 500 || time > $end;
		sleep $pause;
		$pause *= 2 if $pause < 1;
	}
}

sub get($self, $path) {
	return $self->patiently(sub { $self->{at}->get($path) });
}

sub post($self, $path, $fields) {
	return $self->patiently(sub { $self->{at}->post($path, $fields) });
}

# As a person does who sees an error.
sub sign_in($self) {
	my $end = time + $self->{patience};
	while (time < $end) {
		return if eval { $self->{at}->sign_in(demo()->{customer}); 1 };
		sleep 0.3;
	}
	return;
}

# Before anything breaks. False if it did not come to what it should.
sub prepare($self) {
	return 1 if $self->{late};
	return $self->fill && (!$self->{early}
	    || defined($self->{placed} = $self->place));
}

# A cart and its form.
sub fill($self) {
	my ($dice, %lines) = ($self->{dice});
	$lines{$dice->one_of(@{$self->{skus}})} = 1 + $dice->below(3)
	    for 0 .. $dice->below(3);
	my @pairs = map { (sku => $_, quantity => $lines{$_}) } sort keys %lines;
	my $answer = $self->post('/cart/update', [cart => 'new', op => 'add',
	    update => $self->{name}, @pairs]);
	my $cart = $answer->{data}{cart}{id} // return 0;
	$self->tell(cart => id => $cart, lines => \%lines,
	    cookies => $self->{at}{cookies});
	$self->{cart} = $cart;
	my $page = $self->get("/checkout/$cart")->{data};
	$self->{form} = { csrf => $page->{csrf},
		order_token => $page->{order_token}, cart => $cart,
		version => $page->{version}, total => $page->{total}{amount},
		email => "$self->{name}\@example.org", name => 'Una Marsh',
		line1 => '4 Chandlers Lane', line2 => '',
		city => 'Port Corran', postcode => 'P71 K2C4',
		country => 'IE', shipping => 'standard', voucher => '' };
	$self->use_voucher if $dice->once_in(4);
	$self->tell(form => cookies => $self->{at}{cookies},
	    token => $page->{order_token}, total => $self->{form}{total},
	    voucher => $self->{form}{voucher});
	return defined $page->{order_token};
}

# The total as the form then shows it, while there are any left.
sub use_voucher($self) {
	my %form = (%{$self->{form}}, voucher => 'CHAOS');
	my $page = $self->post('/checkout/quote', \%form)->{data};
	return if $page->{voucher_refused} || !$page->{total};
	$self->{form} = { %form, total => $page->{total}{amount} };
	return;
}

sub place($self) {
	my $answer = $self->post('/checkout/place', $self->{form});
	my $order = $answer->{data}{order};
	if ($answer->{status} != 200 || ref $order ne 'HASH') {
		$self->tell(refused => status => $answer->{status},
		    tries => $answer->{tries}, error => $answer->{data}{error});
		return;
	}
	$self->tell(placed => id => $order->{id}, number => $order->{number},
	    tries => $answer->{tries});
	return $order;
}

# Where to pay: perhaps not known at once.
sub pay_url($self, $order) {
	my $end = time + 3;
	while (!$order->{pay_url} && time < $end) {
		sleep 0.2;
		my $page = $self->get("/checkout/return?order=$order->{id}");
		my $now = $page->{data}{order} // next;
		return if ($now->{state} // '') !~ /placed|awaiting/;
		$order = $now;
	}
	return $order->{pay_url};
}

sub agent($self) {
	my $ua = LWP::UserAgent->new(max_redirect => 0, timeout => 40);
	return $ua;
}

# Sends a form of the processor's; its status and where it leads.
sub to_processor($self, $url, $fields) {
	my ($origin) = $url =~ m{\A(\w+://[^/]+)};
	return $self->patiently(sub {
		my $answer = $self->agent->post($url, $fields,
		    Origin => $origin);
		my $none = ($answer->header('Client-Warning') // '')
		    eq 'Internal response';
		return { status => $none ? 0 : $answer->code,
			data => { to => $answer->header('Location') // '' } };
	});
}

sub show_card($self, $url, $way) {
	my $answer = $self->to_processor($url, { number => $card{$way},
	    expiry => '12/34', cvc => '737', name => 'Una Marsh' });
	if ($answer->{status} == 303
	    && $answer->{data}{to} =~ m{/authenticate\z}) {
		$answer = $self->to_processor("$url/authenticate", { outcome =>
		    $self->{dice}->once_in(4) ? 'fail' : 'authorize' });
	}
	my $paid = $answer->{status} == 303
	    && $answer->{data}{to} =~ m{/checkout/return};
	$self->tell($paid ? 'paid' : 'unpaid', way => $way,
	    status => $answer->{status}, tries => $answer->{tries});
	return $paid;
}

sub cancel($self, $order) {
	my $answer = $self->post('/checkout/cancel',
	    { csrf => $self->{form}{csrf}, order => $order->{id} });
	$self->tell(cancel => status => $answer->{status},
	    state => $answer->{data}{order}{state},
	    tries => $answer->{tries});
	return;
}

sub come_back($self, $order) {
	my $answer = $self->get("/checkout/return?order=$order->{id}");
	$self->tell(state => state => $answer->{data}{order}{state},
	    tries => $answer->{tries});
	return;
}

# After prepare, and the go. { way } instead of the dice.
sub run($self) {
	my $dice = $self->{dice};
	if ($self->{late}) {
		$self->get('/');
		$self->sign_in if $self->{member};
		$self->fill or return;
	}
	my $way = $self->{way} // $dice->weighed(ok => 10, declined => 2,
	    poor => 1, authenticate => 3, never => 2, cancel => 2);
	my $order = $self->{placed} // $self->place // return;
	return $self->cancel($order) if $way eq 'cancel';
	my $url = $self->pay_url($order);
	return if $way eq 'never' || !$url;
	my $paid = $self->show_card($url, $way);
	$paid = $self->show_card($url, 'ok') if !$paid && $dice->once_in(2);
	$self->cancel($order) if !$paid && $dice->once_in(2);
	$self->come_back($order) if !$self->{gone} && $dice->below(3);
	return;
}

1;
