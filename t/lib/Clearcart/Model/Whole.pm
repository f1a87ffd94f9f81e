# What concerns whole carts and other programs: buying one, signing in.
package Clearcart::Model::Clients;

use v5.36;

sub may_be_had($self, $cart) {
	for (@{$cart->{lines}}) {
		my $goods = $self->{model}{goods}{$_->[0]};
		return 0 if $goods->{stock} - $goods->{reserved} < $_->[1];
	}
	return @{$cart->{lines}} > 0;
}

sub do_buy($self, $client) {
	return if ++$self->{orders} > ORDERS;
	my $cart = $self->cart($client) // return;
	return if $cart->{state} ne 'open' || !$self->may_be_had($cart);
	$self->note($client->{owner}, buy => $cart->{id});
	my $at = $client->{at};
	my $form = form_of_cart($at, $cart->{id});
	my $answer = $at->post('/checkout/place', $form);
	my $order = $answer->{data}{order};
	return "buy: $answer->{status}" if !$order;
	$self->{model}->ordered($cart->{id}, 'ordering', $order->{id});
	my $failure = $self->look_at($client, $cart->{id})
	    // $self->try_to_change($client, $cart->{id});
	return $failure if $failure;
	return $self->{dice}->once_in(2)
	    ? $self->pay($client, $cart->{id}, $order)
	    : $self->cancel($client, $cart->{id}, $order);
}

sub form_of_cart($at, $cart) {
	my $page = $at->get("/checkout/$cart")->{data};
	return { csrf => $page->{csrf}, order_token => $page->{order_token},
		cart => $cart, version => $page->{version},
		total => $page->{total}{amount}, email => 'moll@example.org',
		name => 'Moll', line1 => '4 Chandlers Lane', line2 => '',
		city => 'Port Corran', postcode => 'P71 K2C4',
		country => 'IE', shipping => 'standard', voucher => '' };
}

sub look_at($self, $client, $id) {
	my $answer = $client->{at}->get("/cart/$id");
	return $self->judge(look => { status => 200, cart => $id }, $answer);
}

# What is being ordered takes no change.
sub try_to_change($self, $client, $id) {
	return $self->update($client, ordering => $self->new_update(add =>
	    cart => $id)) // $self->update($client, beside =>
	    $self->new_update(add => cart => 'current'));
}

sub state_of($client, $order) {
	return $client->{at}->get("/checkout/return?order=$order->{id}")
	    ->{data}{order}{state} // '';
}

sub pay($self, $client, $id, $order) {
	$self->note($client->{owner}, pay => $id);
	Clearcart::Buy::pay_at($order->{pay_url});
	Clearcart::wait_for(sub { state_of($client, $order) eq 'paid' }, 30,
	    'the order being paid');
	$self->{model}->ordered($id, 'purchased', $order->{id});
	return $self->look_at($client, $id);
}

sub cancel($self, $client, $id, $order) {
	$self->note($client->{owner}, cancel => $id);
	my $at = $client->{at};
	my $page = $at->get("/checkout/return?order=$order->{id}")->{data};
	my $answer = $at->post('/checkout/cancel',
	    { csrf => $page->{csrf} // $at->csrf, order => $order->{id} });
	return "cancel: $answer->{status}" if $answer->{status} != 200;
	$self->{model}->ordered($id, 'open', undef);
	return $self->look_at($client, $id);
}

# A guest becomes one more browser of the account; a new guest comes.
sub do_sign_in($self, $client) {
	return if $client->{owner} eq 'person'
	    || ++$self->{sign_ins} > SIGN_INS;
	my $guest = $client->{owner};
	$self->note($guest, 'sign_in');
	$client->{at}->sign_in($self->{person});
	$self->{model}->adopt($guest, 'person');
	$_->{owner} eq $guest and $_->{owner} = 'person'
	    for @{$self->{named}}, @{$self->{deeds}};
	$client->{owner} = 'person';
	my $failure = $self->compare($client);
	my ($at) = grep { $self->{clients}[$_] == $client } 0 .. 4;
	$self->{clients}[$at] = $self->guest;
	return $failure;
}

1;
