# What a client of the model test can do, each to the shop and to the model.
package Clearcart::Model::Clients;

use v5.36;

sub fields($u) {
	return [op => $u->{op}, cart => $u->{cart},
	    (map { defined $u->{$_} ? ($_ => $u->{$_}) : () }
		qw(version update name)),
	    map { (sku => $_->[0], quantity => $_->[1]) } @{$u->{changes}}];
}

sub update($self, $client, $what, $u) {
	$self->note($client->{owner}, $what, @{fields($u)});
	my $answer = $client->{at}->post('/cart/update', fields($u));
	return $self->settle($client, $what, $u, $answer);
}

sub settle($self, $client, $what, $u, $answer) {
	local $u->{made} = $answer->{data}{cart}{id} // 'none';
	my $due = $self->{model}->update($client->{owner}, $u);
	push @{$self->{named}}, { %$u, owner => $client->{owner} }
	    if defined $u->{update} && $due->{status} == 200;
	return $self->judge($what, $due, $answer);
}

sub new_update($self, $op, %more) {
	my $dice = $self->{dice};
	my @changes = map { [$self->sku, $self->quantity] }
	    1 .. ($dice->once_in(4) ? 3 : 1);
	return { op => $op, changes => \@changes,
		$dice->once_in(2) ? (update => 'u' . ++$self->{names}) : (),
		%more };
}

sub do_add($self, $client) {
	my $dice = $self->{dice};
	my $cart = $self->cart($client);
	my $few = $self->{model}->carts_of($client->{owner}) < CARTS;
	my $where = !$cart || $dice->once_in(2) ? 'current'
	    : $few && $dice->once_in(6) ? 'new' : $cart->{id};
	my $u = $self->new_update(add => cart => $where);
	$u->{name} = "Cart $self->{names}"
	    if $where eq 'new' && $dice->once_in(2);
	push @{$u->{changes}}, ['T-MODEL-NOT', 1] if $dice->once_in(50);
	return $self->update($client, add => $u);
}

sub do_set($self, $client) {
	my $cart = $self->cart($client) // return;
	my $u = $self->new_update(set => cart => $cart->{id},
	    version => $self->version($cart));
	return $self->update($client, set => $u);
}

sub do_remove($self, $client) {
	my $cart = $self->cart($client) // return;
	my $line = $self->{dice}->one_of(@{$cart->{lines}}) // return;
	return $self->update($client, remove => { op => 'set',
		cart => $cart->{id}, changes => [[$line->[0], 0]],
		version => $self->version($cart) });
}

sub named($self, $client) {
	return $self->{dice}->one_of(grep { $_->{owner} eq $client->{owner} }
	    @{$self->{named}});
}

# The same update again counts once.
sub do_again($self, $client) {
	my $u = $self->named($client) // return;
	return $self->update($client, again => { %$u });
}

sub do_other($self, $client) {
	my $u = $self->named($client) // return;
	return $self->update($client, other => { %$u,
		changes => [@{$u->{changes}}, [$self->sku, 1]] });
}

# The answer never arrives: the client asks again until it does.
sub do_lost($self, $client) {
	return if !%{$client->{at}{cookies}};
	my $cart = $self->cart($client);
	my $u = $self->new_update(add =>
	    cart => $cart ? $cart->{id} : 'current',
	    update => 'l' . ++$self->{names});
	$self->note($client->{owner}, 'lost', @{fields($u)});
	$client->{at}->leave('/cart/update', fields($u));
	return $self->update($client, lost => $u);
}

sub deed($self, $client, $name, $d, @fields) {
	$self->note($client->{owner}, $name, @fields);
	my $answer = $client->{at}->deed("/cart/$name", @fields);
	my $data = $answer->{data};
	if ($answer->{status} == 200) {
		$d->{undo} = $data->{undo};
		my %known = %{$self->{model}{cart}};
		($d->{made}) = grep { !$known{$_} }
		    map { $_->{id} } @{$data->{carts} // []};
	}
	$d->{$_} //= 'none' for qw(undo made);
	return $answer;
}

sub do_rename($self, $client) {
	my $cart = $self->cart($client) // return;
	my $name = 'Name ' . ++$self->{names};
	my $answer = $self->deed($client, rename => {},
	    cart => $cart->{id}, name => $name);
	my $due = $self->{model}->name($client->{owner}, $cart->{id}, $name);
	return $self->judge(rename => $due, $answer);
}

sub do_current($self, $client) {
	my $cart = $self->cart($client) // return;
	my $answer = $self->deed($client, current => {}, cart => $cart->{id});
	my $due = $self->{model}->current($client->{owner}, $cart->{id});
	return $self->judge(current => $due, $answer);
}

sub finish($self, $client, $name, $d, $due, $answer) {
	push @{$self->{deeds}}, { undo => $d->{undo},
		owner => $client->{owner} } if $answer->{status} == 200;
	return $self->judge($name, $due, $answer);
}

sub do_delete($self, $client) {
	my $cart = $self->cart($client) // return;
	my $d = { cart => $cart->{id}, version => $self->version($cart) };
	my $answer = $self->deed($client, delete => $d,
	    map { $_ => $d->{$_} } qw(cart version));
	my $due = $self->{model}->remove($client->{owner}, $d);
	$self->choose($client->{owner}, @{$answer->{data}{carts} // []});
	return $self->finish($client, delete => $d, $due, $answer);
}

sub pair($self, $client) {
	my ($from, $into) = map { $self->cart($client) // return } 1 .. 2;
	return { from => $from->{id}, into => $into->{id},
		version_from => $self->version($from),
		version_into => $self->version($into) };
}

sub do_merge($self, $client) {
	my $d = $self->pair($client) // return;
	my $answer = $self->deed($client, merge => $d, map { $_ => $d->{$_} }
	    qw(from into version_from version_into));
	my $due = $self->{model}->merge($client->{owner}, $d);
	return $self->finish($client, merge => $d, $due, $answer);
}

sub do_move($self, $client) {
	my $dice = $self->{dice};
	my $d = $self->pair($client) // return;
	my $from = $self->{model}{cart}{$d->{from}};
	my $line = $dice->one_of(@{$from->{lines}});
	$d->{sku} = $line && !$dice->once_in(10) ? $line->[0] : $self->sku;
	if ($dice->once_in(5)
	    && $self->{model}->carts_of($client->{owner}) < CARTS) {
		$d->{into} = 'new';
		delete $d->{version_into};
	}
	delete @$d{qw(version_from version_into)} if $dice->once_in(2);
	my $answer = $self->deed($client, move => $d,
	    map { defined $d->{$_} ? ($_ => $d->{$_}) : () }
	    qw(from into sku version_from version_into));
	my $due = $self->{model}->move($client->{owner}, $d);
	return $self->finish($client, move => $d, $due, $answer);
}

sub take_back($self, $client, $undo) {
	my $answer = $self->deed($client, undo => {}, undo => $undo);
	my $due = $self->{model}->undo($client->{owner}, $undo);
	return $self->judge(undo => $due, $answer);
}

# The last deed that anyone did, mostly; it may be too late for it.
sub do_undo($self, $client) {
	my @all = @{$self->{deeds}} or return;
	my $deed = $self->{dice}->once_in(4)
	    ? $self->{dice}->one_of(@all) : $all[-1];
	return $self->take_back($client, $deed->{undo});
}

# A stranger who has learned the ids.
sub do_foreign($self, $client) {
	my $cart = $self->{dice}->one_of(grep
	    { $_->{owner} ne $client->{owner} }
	    map { $self->{model}{cart}{$_} }
	    sort keys %{$self->{model}{cart}}) // return;
	my $kind = $self->{dice}->below(5);
	my $id = $cart->{id};
	return $self->update($client, foreign => $self->new_update('add',
		cart => $id)) if $kind == 0;
	return $self->update($client, foreign => $self->new_update('set',
		cart => $id, version => $cart->{version})) if $kind == 1;
	my @doing = ([delete => cart => $id, version => $cart->{version}],
	    [rename => cart => $id, name => 'Mine'], [current => cart => $id]);
	my ($name, @fields) = @{$doing[$kind - 2]};
	my $answer = $self->deed($client, $name => {}, @fields);
	return $self->judge("foreign $name", { status => 404 }, $answer);
}

sub do_look($self, $client) { return $self->compare($client) }

require Clearcart::Model::Whole;

1;
