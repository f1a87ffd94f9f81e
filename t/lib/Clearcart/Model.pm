# Carts in memory: what the shop must answer, written from its interface.
# Owners, carts and deeds go by the ids that the shop gave them. Each call
# takes what was asked, changes the model, and returns the answer due:
# { status, error, cart (shown), applied }, or several of them in a list,
# where more than one thing is wrong and any may be said.
package Clearcart::Model;

use v5.36;
use List::Util qw(first max);

use constant { PIECES => 999 };

sub new($class, %goods) {
	return bless { goods => \%goods, owner => {}, cart => {}, deed => {},
		turn => 0 }, $class;
}

sub owner($self, $name) {
	return $self->{owner}{$name} //= { current => undef, updates => {} };
}

# A cart that can still be seen by its owner.
sub cart_of($self, $owner, $id) {
	my $c = $self->{cart}{$id // ''} // return;
	return $c->{owner} eq $owner && !$c->{gone} ? $c : undef;
}

sub carts_of($self, $owner) {
	return grep { $_->{owner} eq $owner && !$_->{gone} }
	    map { $self->{cart}{$_} } sort keys %{$self->{cart}};
}

sub line($cart, $sku) {
	return first { $_->[0] eq $sku } @{$cart->{lines}};
}

sub refused($status, $error = undef, %more) {
	return { status => $status, error => $error, %more };
}

# Why a cart may not change, or nothing.
sub wrong($self, $owner, $id, $version = undef) {
	my $c = $self->cart_of($owner, $id) // return refused(404);
	return refused(409, "cart_$c->{state}", order => $c->{order})
	    if $c->{state} ne 'open';
	return refused(409, 'stale_cart', cart => $id)
	    if defined $version && $version != $c->{version};
	return;
}

sub touch($self, @carts) {
	$self->{turn}++;
	for my $c (@carts) {
		$c->{version}++;
		$c->{turn} = $self->{turn};
	}
}

sub make($self, $owner, $id, $name = '') {
	return $self->{cart}{$id} = { id => $id, owner => $owner,
		name => $name // '', state => 'open', version => 1,
		lines => [], turn => ++$self->{turn} };
}

# The lines after these changes; nothing and the answer if they cannot be.
sub changed($self, $cart, $op, $changes) {
	my @lines = map { [@$_] } @{$cart->{lines}};
	for (@$changes) {
		my ($sku, $n) = @$_;
		my $line = first { $_->[0] eq $sku } @lines;
		return undef, refused(404, 'unknown_sku')
		    if !$self->{goods}{$sku} && ($op eq 'add'
		    || $n > 0 && !$line);
		my $all = $op eq 'add' && $line ? $line->[1] + $n : $n;
		return undef, refused(422) if $all > PIECES;
		if ($line) { $line->[1] = $all }
		elsif ($all > 0) { push @lines, [$sku, $all] }
		@lines = grep { $_->[1] > 0 } @lines;
	}
	return \@lines;
}

sub same_request($u) {
	return join "\n", $u->{cart}, $u->{op}, $u->{version} // '',
	    $u->{name} // '', map { "@$_" } @{$u->{changes}};
}

# What an update that was named before is answered.
sub again($self, $owner, $u) {
	my $before = $self->owner($owner)->{updates}{$u->{update} // ''}
	    // return;
	return refused(409, 'update_reused')
	    if $before->{request} ne same_request($u);
	return refused(404) if !$self->cart_of($owner, $before->{cart});
	return { status => 200, cart => $before->{cart},
		applied => $before->{version} };
}

# cart, op, changes ([sku, quantity], ...), version, update, name; made: the
# id that a new cart gets, if there is to be one.
sub update($self, $owner, $u) {
	my $again = $self->again($owner, $u);
	return $again if $again;
	my $o = $self->owner($owner);
	my ($id, $new) = ($u->{cart}, $u->{cart} eq 'new');
	if ($id eq 'current') {
		$id = $o->{current};
		my $open = defined $id && !$self->wrong($owner, $id);
		return refused(404) if !defined $id && $u->{op} eq 'set';
		$new = 1 if !$open && $u->{op} eq 'add';
	}
	my $wrong = $new ? undef : $self->wrong($owner, $id,
	    $u->{op} eq 'set' ? $u->{version} : undef);
	return $wrong if $wrong;
	my ($lines, $why) = $self->changed($new ? { lines => [] }
	    : $self->{cart}{$id}, $u->{op}, $u->{changes});
	return $why if !$lines;
	return $self->apply($owner, $u, $new ? undef : $id, $lines);
}

sub apply($self, $owner, $u, $id, $lines) {
	my $o = $self->owner($owner);
	my $c;
	if (defined $id) {
		$c = $self->{cart}{$id};
		$self->touch($c);
	} else {
		$c = $self->make($owner, $u->{made} // die('no id'),
		    $u->{name});
		$o->{current} = $c->{id} if !defined $o->{current}
		    || $u->{cart} eq 'current' || !@{$u->{changes}};
	}
	$c->{lines} = $lines;
	$o->{updates}{$u->{update}} = { request => same_request($u),
		cart => $c->{id}, version => $c->{version} }
	    if defined $u->{update};
	return { status => 200, cart => $c->{id}, at => $c->{version},
		defined $u->{update} ? (applied => $c->{version}) : () };
}

sub name($self, $owner, $id, $name) {
	my $c = $self->cart_of($owner, $id) // return refused(404);
	return refused(409) if $c->{state} ne 'open';
	$c->{name} = $name;
	return { status => 200, cart => $id };
}

sub current($self, $owner, $id) {
	my $c = $self->cart_of($owner, $id) // return refused(404);
	return refused(409) if $c->{state} ne 'open';
	$self->owner($owner)->{current} = $id;
	return { status => 200, cart => $id };
}

# Notes the lines as they are, so that the deed can be taken back.
sub note($self, $undo, $owner, @carts) {
	$self->{deed}{$undo} = { owner => $owner, carts => [map {
		{ id => $_->{id}, version => $_->{version},
			lines => [map { [@$_] } @{$_->{lines}}] }
	} @carts] };
}

# The carts that may be the current one now that this one has gone.
sub leave($self, $owner, $gone, $into = undef) {
	my $o = $self->owner($owner);
	return if ($o->{current} // '') ne $gone->{id};
	my @open = grep { $_->{state} eq 'open' } $self->carts_of($owner);
	my $last = max(0, map { $_->{turn} } @open);
	my @choice = map { $_->{id} } grep { $_->{turn} == $last } @open;
	$o->{current} = $into ? $into->{id} : $choice[0];
	$o->{choice} = \@choice if !$into && @choice > 1;
}

sub remove($self, $owner, $d) {
	my $wrong = $self->wrong($owner, $d->{cart}, $d->{version});
	return $wrong if $wrong;
	my $c = $self->{cart}{$d->{cart}};
	$self->touch($c);
	$self->note($d->{undo}, $owner, $c);
	$c->{gone} = 1;
	$self->leave($owner, $c);
	return { status => 200, at => $c->{version} };
}

sub both($self, $owner, $d) {
	return refused(422) if $d->{from} eq $d->{into};
	my @wrong = grep { defined }
	    $self->wrong($owner, $d->{from}, $d->{version_from}),
	    $self->wrong($owner, $d->{into}, $d->{version_into});
	return @wrong ? \@wrong : undef;
}

sub combine($self, $from, $into, @skus) {
	my @lines = grep { my $l = $_; grep { $l->[0] eq $_ } @skus }
	    @{$from->{lines}};
	return $self->changed({ lines => $into->{lines} }, 'add', \@lines);
}

sub merge($self, $owner, $d) {
	my $wrong = $self->both($owner, $d);
	return $wrong if $wrong;
	my ($from, $into) = @{$self->{cart}}{@$d{qw(from into)}};
	my ($lines, $why) = $self->combine($from, $into,
	    map { $_->[0] } @{$from->{lines}});
	return $why if !$lines;
	$self->touch($from, $into);
	$self->note($d->{undo}, $owner, $from, $into);
	$into->{lines} = $lines;
	$from->{gone} = 1;
	$self->leave($owner, $from, $into);
	return { status => 200, at => $into->{version} };
}

sub move($self, $owner, $d) {
	my $new = $d->{into} eq 'new';
	my $wrong = $new
	    ? $self->wrong($owner, $d->{from}, $d->{version_from})
	    : $self->both($owner, $d);
	return $wrong if $wrong;
	my $from = $self->{cart}{$d->{from}};
	return refused(404) if !line($from, $d->{sku});
	my $into = $new ? $self->make($owner, $d->{made} // die('no id'))
	    : $self->{cart}{$d->{into}};
	my ($lines, $why) = $self->combine($from, $into, $d->{sku});
	return $why if !$lines;
	$self->touch($from, $into);
	$self->note($d->{undo}, $owner, $from, $into);
	$into->{lines} = $lines;
	$from->{lines} =
	    [grep { $_->[0] ne $d->{sku} } @{$from->{lines}}];
	return { status => 200, at => $from->{version} };
}

# A cart is as before the deed, two versions later: so are the notes of it.
sub carry($self, $id, $version) {
	$_->{version} += 2 for grep { $_->{id} eq $id
	    && $_->{version} < $version }
	    map { @{$_->{carts}} } values %{$self->{deed}};
	return;
}

sub undo($self, $owner, $undo) {
	my $deed = $self->{deed}{$undo};
	return refused(404) if !$deed || $deed->{owner} ne $owner;
	my @then = @{$deed->{carts}};
	my @now = map { $self->{cart}{$_->{id}} } @then;
	return refused(409) if grep { $now[$_]{version} != $then[$_]{version}
		|| $now[$_]{state} ne 'open' } 0 .. $#now;
	$self->touch(@now);
	for (0 .. $#now) {
		$now[$_]{lines} = $then[$_]{lines};
		$now[$_]{gone} = 0;
	}
	delete $self->{deed}{$undo};
	$self->carry(@$_{qw(id version)}) for @then;
	$self->owner($owner)->{current} //= $now[0]{id};
	return { status => 200, cart => $now[0]{id} };
}

# The guest's carts become the person's, once.
sub adopt($self, $guest, $person) {
	my ($g, $p) = map { $self->owner($_) } $guest, $person;
	my ($theirs, $guests) = map { $self->filled($_) } $p->{current},
	    $g->{current};
	$p->{current} = $g->{current} if !$theirs && $guests;
	for my $c (values %{$self->{cart}}) {
		next if $c->{owner} ne $guest;
		$c->{owner} = $person;
		$c->{version}++;
	}
	$_->{owner} eq $guest and $_->{owner} = $person
	    for values %{$self->{deed}};
	$p->{updates} = { %{$g->{updates}}, %{$p->{updates}} };
	delete $self->{owner}{$guest};
	return;
}

sub filled($self, $id) {
	my $c = $self->{cart}{$id // ''} // return 0;
	return $c->{state} eq 'open' && !$c->{gone} && @{$c->{lines}};
}

# Placed, paid, or cancelled: $order is NULL if it is a cart again.
sub ordered($self, $id, $state, $order) {
	my $c = $self->{cart}{$id};
	my $o = $self->owner($c->{owner});
	my $was = $c->{state};
	$self->touch($c);
	@$c{qw(state order)} = ($state, $order);
	for (@{$c->{lines}}) {
		my ($goods, $n) = ($self->{goods}{$_->[0]}, $_->[1]);
		$goods->{reserved} += $state eq 'ordering' ? $n : -$n;
		$goods->{stock} -= $n if $state eq 'purchased';
	}
	if ($state eq 'ordering' && ($o->{current} // '') eq $id) {
		$o->{current} = undef;
	}
	$o->{current} //= $id if $state eq 'open';
	return;
}

# A cart as its page must show it.
sub seen($self, $id) {
	my $c = $self->{cart}{$id};
	my ($total, @lines) = (0);
	for (@{$c->{lines}}) {
		my ($sku, $n) = @$_;
		my $goods = $self->{goods}{$sku};
		my $left = $goods->{stock} - $goods->{reserved};
		my $notice = $c->{state} ne 'open' ? '' : $left <= 0
		    ? 'out_of_stock' : $n > $left ? 'less_stock' : '';
		push @lines, "$sku=$n at $goods->{price} $notice";
		$total += $n * $goods->{price} if $notice eq '';
	}
	return join "\n", "$c->{state} version $c->{version} total $total",
	    @lines;
}

1;
