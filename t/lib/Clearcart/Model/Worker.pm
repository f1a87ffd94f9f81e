# One of several clients who change the same carts at the same time. It
# writes down what it did and what it was told, for Clearcart::History.
package Clearcart::Model::Worker;

use v5.36;
use Clearcart::Browser;
use Clearcart::Dice;
use JSON::PP;
use Time::HiRes qw(sleep time);

my %weight = (add => 24, plain => 12, set => 18, set_plain => 8, lost => 10,
	move => 12, merge => 3, delete => 2, undo => 9, current => 3,
	look => 6, buy => 1);

# at: a browser; seed; name; log: a file; skus; patience: seconds that an
# update is asked again; no_buy => 1: it buys nothing.
sub new($class, %o) {
	return bless { dice => Clearcart::Dice->new($o{seed}), known => {},
		deeds => [], names => 0, patience => 30, %o }, $class;
}

sub run($self, $end) {
	open my $log, '>', $self->{log} or die "$self->{log}: $!\n";
	$log->autoflush(1);
	my %may = %weight;
	delete $may{buy} if $self->{no_buy};
	while (time < $end) {
		my $what = $self->{dice}->weighed(map { $_ => $may{$_} }
		    sort keys %may);
		my $method = "do_$what";
		$self->{event} = { kind => $what, seen => [] };
		my $event = $self->$method // next;
		print $log encode_json($event) . "\n";
	}
	close $log;
}

sub text($cart) {
	return join ' ', map { "$_->{sku}=$_->{quantity}" } @{$cart->{lines}};
}

# Whatever carts an answer shows are remembered, and checked later.
sub learn($self, $answer) {
	my $data = $answer->{data};
	my @carts = grep { ref eq 'HASH' && $_->{id} } $data->{cart},
	    @{$data->{carts} // []};
	for my $cart (@carts) {
		my $known = $self->{known}{$cart->{id}};
		push @{$self->{event}{seen}},
		    [$cart->{id}, $cart->{version}, text($cart)];
		next if $known && $known->{version} > $cart->{version};
		$self->{known}{$cart->{id}} = $cart;
	}
	return $answer;
}

sub cart($self) {
	my $known = $self->{known};
	my @open = grep { $known->{$_}{state} eq 'open' } sort keys %$known;
	return $known->{$self->{dice}->one_of(@open) // return};
}

sub changes($self) {
	my $dice = $self->{dice};
	return [map { [$dice->one_of(@{$self->{skus}}), 1 + $dice->below(9)] }
	    1 .. 1 + $dice->once_in(4)];
}

sub fields($u) {
	return [op => $u->{op}, cart => $u->{cart},
	    (map { defined $u->{$_} ? ($_ => $u->{$_}) : () }
		qw(version update)),
	    map { (sku => $_->[0], quantity => $_->[1]) } @{$u->{changes}}];
}

sub unsure($status) { return $status == 0 || $status >= 500 }

# The event of an update that has been answered, or has not.
sub updated($self, $u, $answer) {
	my $event = $self->{event};
	my ($data, $status) = @$answer{qw(data status)};
	# applied, but its cart has gone since, and is not shown
	$status = 200 if $status == 404 && $data->{applied_version};
	my $cart = $data->{cart}{id} // $u->{cart};
	my $known = $self->{known}{$cart};
	@$event{qw(kind u status cart)} = ('update', $u, $status, $cart);
	$event->{error} = $data->{error};
	$event->{after} = $known ? $known->{version} : 0;
	$event->{until} = $data->{cart}{version};
	my $made = $data->{applied_version}
	    // ($u->{op} eq 'set' ? $u->{version} + 1 : undef);
	$event->{claims} = [[$cart, $made]]
	    if $status == 200 && $made && $cart !~ /\A(new|current)\z/;
	$event->{made} = $data->{applied_version};
	delete $self->{known}{$cart} if $answer->{status} == 404;
	$self->learn($answer);
	return $event;
}

# A program asks until it is told, with the same name.
sub insist($self, $u) {
	my $end = time + $self->{patience};
	while (1) {
		my $answer = $self->{at}->post('/cart/update', fields($u));
		return $self->updated($u, $answer)
		    if !unsure($answer->{status}) || time > $end;
		sleep 0.1;
	}
}

sub new_name($self) { return "$self->{name}-" . ++$self->{names} }

sub where($self) {
	return 'new' if keys %{$self->{known}} < 2;
	my $cart = $self->cart;
	return !$cart || $self->{dice}->once_in(5) ? 'current' : $cart->{id};
}

sub do_add($self) {
	return $self->insist({ op => 'add', cart => $self->where,
		changes => $self->changes, update => $self->new_name });
}

sub do_lost($self) {
	my $u = { op => 'add', cart => $self->where,
		changes => $self->changes, update => $self->new_name };
	$self->{at}->leave('/cart/update', fields($u));
	return $self->insist($u);
}

sub once($self, $u) {
	return $self->updated($u,
	    $self->{at}->post('/cart/update', fields($u)));
}

sub do_plain($self) {
	my $cart = $self->cart // return;
	return $self->once({ op => 'add', cart => $cart->{id},
		changes => $self->changes });
}

sub setting($self) {
	my $cart = $self->cart // return;
	my $changes = $self->changes;
	my $line = $self->{dice}->one_of(@{$cart->{lines}});
	$changes = [[$line->{sku}, 0]] if $line && $self->{dice}->once_in(3);
	return { op => 'set', cart => $cart->{id}, changes => $changes,
		version => $cart->{version} };
}

sub do_set($self) {
	my $u = $self->setting // return;
	return $self->insist({ %$u, update => $self->new_name });
}

sub do_set_plain($self) { return $self->once($self->setting // return) }

# What a deed with the versions shown has made, if it was done.
sub deed($self, $kind, $d, @claims) {
	my $event = $self->{event};
	my @fields = map { defined $d->{$_} ? ($_ => $d->{$_}) : () }
	    qw(cart version from into sku version_from version_into undo);
	my $answer = $self->{at}->deed("/cart/$kind", @fields);
	my $status = $answer->{status};
	@$event{qw(kind d status claims)} = ($kind, $d, $status, \@claims);
	$event->{error} = $answer->{data}{error};
	if ($status == 200 && $kind ne 'undo') {
		$d->{undo} = $answer->{data}{undo};
		push @{$self->{deeds}}, { undo => $d->{undo},
			claims => \@claims };
	}
	if ($status != 409) {
		delete $self->{known}{$_->[0]} for @claims;
	}
	$self->learn($answer);
	return $event;
}

sub pair($self) {
	my ($from, $into) = map { $self->cart // return } 1 .. 2;
	return if $from == $into;
	return ({ from => $from->{id}, into => $into->{id},
		version_from => $from->{version},
		version_into => $into->{version} },
	    [$from->{id}, $from->{version} + 1],
	    [$into->{id}, $into->{version} + 1]);
}

sub do_move($self) {
	my ($d, @claims) = $self->pair or return;
	my $lines = $self->{known}{$d->{from}}{lines};
	my $line = $self->{dice}->one_of(@$lines) // return;
	$d->{sku} = $line->{sku};
	return $self->deed(move => $d, @claims);
}

sub do_merge($self) {
	my ($d, @claims) = $self->pair or return;
	return $self->deed(merge => $d, @claims);
}

sub do_delete($self) {
	return if keys %{$self->{known}} < 3;
	my $cart = $self->cart // return;
	return $self->deed(delete => { cart => $cart->{id},
		version => $cart->{version} },
	    [$cart->{id}, $cart->{version} + 1]);
}

sub do_undo($self) {
	my $deed = pop @{$self->{deeds}} // return;
	return $self->deed(undo => { undo => $deed->{undo} },
	    map { [$_->[0], $_->[1] + 1] } @{$deed->{claims}});
}

sub do_current($self) {
	my $cart = $self->cart // return;
	my $answer = $self->{at}->deed('/cart/current',
	    cart => $cart->{id});
	delete $self->{known}{$cart->{id}} if $answer->{status} == 404;
	$self->learn($answer);
	return { %{$self->{event}}, status => $answer->{status} };
}

# All that is there, and nothing that is not.
sub do_look($self) {
	my $answer = $self->{at}->get('/carts');
	$self->{known} = {} if $answer->{status} == 200;
	$self->learn($answer);
	return { %{$self->{event}}, status => $answer->{status} };
}

# Orders a cart, and takes it back while the others go on.
sub do_buy($self) {
	my $cart = $self->cart // return;
	my ($at, $id) = ($self->{at}, $cart->{id});
	my $page = $at->get("/checkout/$id")->{data};
	return if !$page->{order_token} || $self->{bought}++ > 2;
	my $answer = $at->post('/checkout/place', { csrf => $page->{csrf},
		order_token => $page->{order_token}, cart => $id,
		version => $page->{version}, total => $page->{total}{amount},
		email => 'moll@example.org', name => 'Moll',
		line1 => '4 Chandlers Lane', line2 => '', voucher => '',
		city => 'Port Corran', postcode => 'P71 K2C4',
		country => 'IE', shipping => 'standard' });
	my $order = $answer->{data}{order};
	my $event = $self->{event};
	@$event{qw(status cart)} = ($answer->{status}, $id);
	return $event if !$order || !ref $order;
	my $shown = $at->get("/checkout/return?order=$order->{id}")->{data};
	my $back = $at->post('/checkout/cancel',
	    { csrf => $shown->{csrf} // $at->csrf, order => $order->{id} });
	$event->{cancelled} = $back->{status};
	$event->{order} = $order->{id};
	$event->{claims} = [[$id, $page->{version} + 1],
	    [$id, $page->{version} + 2]];
	return $event;
}

1;
