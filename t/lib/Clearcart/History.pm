# Judges what several clients were told while they changed the same carts.
# The versions of a cart are dense: they are the order in which its changes
# were made. The changes are made again, in that order, in the model; what
# each answer showed of a version must be what the model has there. A
# version that no answer claims was made by a change whose answer does not
# say its version, or by one that was never answered; the latter may have
# been made or not, but at most once.
package Clearcart::History;

use v5.36;
use Clearcart::Model;
use Storable qw(dclone);

no warnings qw(recursion); # as deep as there are choices

# events: see Clearcart::Model::Worker; final: { cart => [version, text,
# gone] } as the database has them in the end; goods for the model.
sub new($class, %o) {
	my $self = bless { %o, claim => {}, seen => {}, loose => [],
		why => [] }, $class;
	$self->sort_out($_) for @{$o{events}};
	return $self;
}

sub wrong($self, $why) {
	push @{$self->{wrong}}, $why;
	return;
}

sub name_of($event) {
	my $u = $event->{u} // $event->{d} // {};
	return join ' ', $event->{kind}, map { "$_=" . (ref $u->{$_}
	    ? join ',', map { "@$_" } @{$u->{$_}} : $u->{$_}) }
	    grep { defined $u->{$_} } sort keys %$u;
}

sub sort_out($self, $event) {
	$self->see(@$_) for @{$event->{seen}};
	my $status = $event->{status};
	return if $event->{kind} =~ /\A(look|current)\z/;
	return $self->wrong("answered $status: " . name_of($event))
	    if $status == 500;
	if ($event->{kind} eq 'buy') {
		return $self->order_events($event);
	}
	if ($status == 200 && $event->{claims} && $event->{kind} ne 'undo') {
		return $self->claim($event);
	}
	if ($status == 200 || $status == 0 || $status > 500) {
		$event->{must} = $status == 200;
		push @{$self->{loose}}, $event;
	}
}

# An order takes two versions: the cart becomes one, and is a cart again.
sub order_events($self, $event) {
	return if !$event->{claims};
	my ($placed, $back) = @{$event->{claims}};
	$self->claim({ kind => 'place', cart => $event->{cart},
		order => $event->{order}, claims => [$placed] });
	$self->claim({ kind => 'cancel', cart => $event->{cart},
		claims => [$back] }) if $event->{cancelled} == 200;
}

sub see($self, $cart, $version, $text) {
	my $before = $self->{seen}{$cart}{$version} //= $text;
	$self->wrong("cart $cart version $version was shown as\n$before\n"
	    . "and as\n$text") if $before ne $text;
}

sub claim($self, $event) {
	for (@{$event->{claims}}) {
		my ($cart, $version) = @$_;
		my $other = $self->{claim}{$cart}{$version};
		$self->wrong("cart $cart version $version was made twice: by "
		    . name_of($other) . ' and by ' . name_of($event))
		    if $other && $other != $event;
		$self->{claim}{$cart}{$version} = $event;
	}
}

# The number of versions that no answer claimed, or dies with what is wrong.
sub judge($self) {
	my @wrong = @{$self->{wrong} // []};
	die join("\n", splice @wrong, 0, 5) . "\n" if @wrong;
	my $state = { model => Clearcart::Model->new(%{$self->{goods}}),
		used => {}, filled => 0 };
	$self->{loose}[$_]{no} = $_ for 0 .. $#{$self->{loose}};
	my $end = $self->replay($state);
	die "$self->{last}\n" if !$end;
	return $end->{filled};
}

# Of all that fails where there were choices, what came the furthest says
# most.
sub failed($self, $state, $why) {
	my $made = $state->{made} // 0;
	@$self{qw(furthest last)} = ($made, $why)
	    if $made >= ($self->{furthest} // 0);
	return;
}

sub version($state, $cart) {
	my $c = $state->{model}{cart}{$cart};
	return $c ? $c->{version} : 0;
}

# Goes on until all is told; undef if it cannot be so. Where there is a
# choice, each is tried.
sub replay($self, $state) {
	while (1) {
		$self->told($state) // return;
		my @slots = $self->open_slots($state);
		last if !@slots;
		my ($cart, @choice) = @{$self->narrowest($state, @slots)};
		if (!@choice) {
			return $self->failed($state, 'nobody made version '
			    . (version($state, $cart) + 1)
			    . " of cart $cart");
		}
		if (@choice > 1) {
			for my $event (@choice) {
				my $copy = dclone($state);
				$self->fill($copy, $event) // next;
				my $end = $self->replay($copy);
				return $end if $end;
			}
			return;
		}
		$self->fill($state, $choice[0]) // return;
	}
	return $self->finish($state);
}

# All claimed changes that can be made now are made.
sub told($self, $state) {
	my $went_on = 1;
	while ($went_on) {
		$went_on = 0;
		for my $cart (sort keys %{$self->{final}}) {
			my $next = version($state, $cart) + 1;
			my $event = $self->{claim}{$cart}{$next} // next;
			next if grep { version($state, $_->[0]) != $_->[1] - 1 }
			    @{$event->{claims}};
			$self->apply($state, $event) // return;
			$went_on = 1;
		}
	}
	return 1;
}

sub open_slots($self, $state) {
	my @behind = grep { version($state, $_) < $self->{final}{$_}[0] }
	    sort keys %{$self->{final}};
	my @open = grep { !$self->{claim}{$_}{version($state, $_) + 1} }
	    @behind;
	return @open ? @open : @behind;
}

# The slot that the fewest can fill: the cart, and who can.
sub narrowest($self, $state, @carts) {
	my @all = map { [$_, $self->candidates($state, $_)] } @carts;
	return (sort { @$a <=> @$b || $a->[0] cmp $b->[0] } @all)[0];
}

sub candidates($self, $state, $cart) {
	my $next = version($state, $cart) + 1;
	return if $self->{claim}{$cart}{$next};
	return map { homeless($_) ? { %$_, cart => $cart } : $_ }
	    grep { !$state->{used}{$_->{no}}
	    && fits($state, $_, $cart, $next) } @{$self->{loose}};
}

# It was applied to a cart that no answer has named: that is gone.
sub homeless($event) {
	return ($event->{cart} // '') =~ /\A(new|current)\z/
	    && $event->{made};
}

# Where a deed can be taken back moves on when a later one has been.
sub fits_undo($state, $event, $cart) {
	my $deed = $state->{model}{deed}{$event->{d}{undo}} // return 0;
	my @then = @{$deed->{carts}};
	return 0 if !grep { $_->{id} eq $cart } @then;
	return !grep { version($state, $_->{id}) != $_->{version} } @then;
}

sub fits($state, $event, $cart, $next) {
	return fits_undo($state, $event, $cart) if $event->{kind} eq 'undo';
	my $claims = $event->{claims};
	return !grep { version($state, $_->[0]) != $_->[1] - 1 } @$claims
	    if $claims && grep { $_->[0] eq $cart } @$claims;
	return 0 if $event->{kind} ne 'update';
	return $next == $event->{made} if homeless($event);
	return 0 if $event->{cart} ne $cart;
	return $next == $event->{u}{version} + 1
	    if $event->{u}{op} eq 'set';
	return $next > $event->{after}
	    && (!$event->{must} || $next <= $event->{until});
}

sub fill($self, $state, $event) {
	$state->{used}{$event->{no}} = 1;
	$state->{filled}++;
	return $self->apply($state, $event);
}

sub change($self, $model, $event) {
	my ($kind, $d) = @$event{qw(kind d)};
	my $claims = $event->{claims};
	if ($kind eq 'update') {
		my %u = %{$event->{u}};
		delete $u{update};
		$u{cart} = $model->{cart}{$event->{cart}} ? $event->{cart}
		    : 'new';
		return $model->update(all => { %u, made => $event->{cart} });
	}
	if ($kind eq 'place' || $kind eq 'cancel') {
		$model->ordered($event->{cart}, $kind eq 'place'
		    ? 'ordering' : 'open', $event->{order});
		return { status => 200 };
	}
	return $model->undo(all => $d->{undo}) if $kind eq 'undo';
	my %way = (delete => 'remove', merge => 'merge', move => 'move');
	my $way = $way{$kind};
	return $model->$way(all => { undo => 'unknown', %$d });
}

sub apply($self, $state, $event) {
	no warnings 'uninitialized';
	my $model = $state->{model};
	my $due = $self->change($model, $event);
	my ($status) = map { $_->{status} } ref $due eq 'ARRAY' ? @$due : $due;
	if ($status != 200) {
		return $self->failed($state, 'answered with OK, but could '
		    . "not be done ($status $due->{error}): "
		    . name_of($event));
	}
	$state->{made}++;
	my %carts = map { ($_->[0] => 1) } @{$event->{claims} // []};
	$carts{$event->{cart}} = 1 if $event->{cart};
	for my $cart (sort keys %carts) {
		$self->agrees($state, $cart, $event) // return;
	}
	return 1;
}

sub text($cart) {
	return join ' ', map { "$_->[0]=$_->[1]" } @{$cart->{lines}};
}

sub agrees($self, $state, $cart, $event) {
	my $c = $state->{model}{cart}{$cart};
	my $seen = $self->{seen}{$cart}{$c->{version}};
	if (defined $seen && $seen ne text($c)) {
		return $self->failed($state, "cart $cart version "
		    . "$c->{version}, after " . name_of($event)
		    . ", was shown as\n$seen\nnot as\n" . text($c));
	}
	my ($late) = grep { $_->{must} && !$state->{used}{$_->{no}}
	    && $_->{cart} eq $cart && defined $_->{until}
	    && $_->{until} <= $c->{version} }
	    @{$self->{loose}};
	if ($late) {
		return $self->failed($state, 'answered with OK, but not '
		    . "done by version $late->{until}: " . name_of($late));
	}
	return 1;
}

sub finish($self, $state) {
	my $model = $state->{model};
	for my $cart (sort keys %{$self->{final}}) {
		my ($version, $text, $gone) = @{$self->{final}{$cart}};
		my $c = $model->{cart}{$cart};
		my $is = text($c);
		next if $c->{version} == $version && $is eq $text
		    && !!$c->{gone} == !!$gone;
		return $self->failed($state, "cart $cart is in the end\n"
		    . "$version $text\nnot\n$c->{version} $is");
	}
	my ($lost) = grep { $_->{must} && !$state->{used}{$_->{no}} }
	    @{$self->{loose}};
	if ($lost) {
		return $self->failed($state, 'answered with OK, but never '
		    . 'done: ' . name_of($lost));
	}
	return $state;
}

1;
