# Several clients whose next doing is thrown with dice, done to the shop and
# to the model, and compared.
package Clearcart::Model::Clients;

use v5.36;
use Clearcart;
use Clearcart::Browser;
use Clearcart::Buy;
use Clearcart::Dice;
use Clearcart::Model;
use File::Temp;

use constant { CARTS => 5, SIGN_INS => 8, ORDERS => 25 };

my %weight = (add => 34, set => 18, remove => 8, rename => 3, current => 4,
	merge => 5, move => 8, delete => 4, undo => 7, again => 6,
	other => 2, lost => 7, foreign => 4, look => 2, buy => 2,
	sign_in => 1);

sub goods() {
	my %goods = map { ("T-MODEL-$_" => [900 + 50 * ord $_, 100_000]) }
	    'A' .. 'E';
	$goods{'T-MODEL-FEW'} = [1250, 40];
	return %goods;
}

# A person of this run's own.
sub person($seed) {
	my $file = File::Temp->new;
	print $file "a quiet heron tussock\n";
	close $file;
	my %person = (email => "model-$$-$seed\@example.org",
	    password => 'a quiet heron tussock');
	my ($status, $text) = clearcart('customer', 'add', '--email',
	    $person{email}, '--name', 'Moll', '--password-file',
	    $file->filename);
	$status == 0 or die "no customer: $text";
	return \%person;
}

sub new($class, $seed) {
	my %goods = goods();
	goods_make(%goods);
	my %known = map { my $s = stock_of($_); ($_ => {
	    price => $goods{$_}[0], stock => $s->{on_hand},
	    reserved => $s->{reserved} }) } keys %goods;
	my $self = bless { dice => Clearcart::Dice->new($seed),
		model => Clearcart::Model->new(%known),
		person => person($seed), skus => [sort keys %goods],
		done => {}, log => [], names => 0, sign_ins => 0,
		named => [], deeds => [] }, $class;
	my @three = map { { at => Clearcart::Browser->new
	    ->sign_in($self->{person}), owner => 'person' } } 1 .. 3;
	$self->{clients} = [@three, $self->guest, $self->guest];
	return $self;
}

sub guest($self) {
	return { at => Clearcart::Browser->new,
		owner => 'guest ' . ++$self->{guests} };
}

sub retire($self) { goods_retire(@{$self->{skus}}) }

sub summary($self) {
	my $list = sub ($of) {
		return join ', ', map { "$_ $of->{$_}" } sort keys %$of;
	};
	return $list->($self->{done}) . '; answers: '
	    . $list->($self->{answers});
}

sub last_steps($self) {
	my @log = @{$self->{log}};
	return splice @log, @log > 25 ? -25 : 0;
}

sub note($self, @words) {
	push @{$self->{log}}, join ' ', map { $_ // '-' } @words;
}

# One doing of one client; undef, or what was wrong.
sub step($self) {
	my $dice = $self->{dice};
	my $client = $self->{clients}[$dice->below(5)];
	my $what = $dice->weighed(map { $_ => $weight{$_} }
	    sort keys %weight);
	my $method = "do_$what";
	my $failure = $self->$method($client);
	$self->{done}{$what}++;
	$failure //= $self->compare($client)
	    if $dice->once_in(10) || $what =~ /merge|undo|sign_in/;
	return $failure;
}

sub cart($self, $client) {
	my @all = $self->{model}->carts_of($client->{owner});
	return $self->{dice}->one_of(@all);
}

sub sku($self) { return $self->{dice}->one_of(@{$self->{skus}}) }

sub quantity($self) {
	my $dice = $self->{dice};
	return $dice->once_in(40) ? 900 + $dice->below(99)
	    : 1 + $dice->below(9);
}

# The version shown, or now and then an old one.
sub version($self, $cart) {
	return $self->{dice}->once_in(8) && $cart->{version} > 1
	    ? $cart->{version} - 1 : $cart->{version};
}

# Does it say what is due? One of several, where several things are wrong.
sub judge($self, $what, $due, $answer) {
	my @why;
	$self->{answers}{$answer->{status}}++;
	for my $d (ref $due eq 'ARRAY' ? @$due : $due) {
		my $why = $self->differs($d, $answer) // return;
		push @why, $why;
	}
	$self->note("$what: $why[0]");
	return "$what: $why[0]";
}

sub differs($self, $due, $answer) {
	my $data = $answer->{data};
	return "status $answer->{status} " . ($data->{error} // '')
	    . ", not $due->{status}" if $answer->{status} != $due->{status};
	return "error $data->{error}, not $due->{error}"
	    if defined $due->{error} && $data->{error} ne $due->{error};
	return "applied_version $data->{applied_version}, not $due->{applied}"
	    if defined $due->{applied}
	    && $data->{applied_version} != $due->{applied};
	return "order $data->{order}, not $due->{order}"
	    if $due->{order} && $data->{order} ne $due->{order};
	return $due->{cart} ? $self->differs_cart($due->{cart}, $data->{cart})
	    : undef;
}

sub shown($cart) {
	return join "\n", "$cart->{state} version $cart->{version} total "
	    . $cart->{total}{amount}, map { "$_->{sku}=$_->{quantity} at "
	    . "$_->{unit_price}{amount} " . ($_->{notice} // '') }
	    @{$cart->{lines}};
}

sub differs_cart($self, $id, $cart) {
	return "no cart, not $id" if !$cart;
	return "cart $cart->{id}, not $id" if $cart->{id} ne $id;
	my $model = $self->{model};
	my $c = $model->{cart}{$id};
	return "name $cart->{name}, not $c->{name}"
	    if $c->{name} ne '' && $cart->{name} ne $c->{name};
	my $current = $model->owner($c->{owner})->{current} // '';
	return "cart $id is wrongly current or not"
	    if !!$cart->{current} ne !!($current eq $id);
	my ($got, $due) = (shown($cart), $model->seen($id));
	return $got eq $due ? undef : "cart $id is\n$got\nnot\n$due";
}

# Of carts that changed at the same moment the shop may take any.
sub choose($self, $owner, @carts) {
	my $o = $self->{model}->owner($owner);
	my $choice = delete $o->{choice} // return;
	my ($is) = grep { $_->{current} } @carts;
	$o->{current} = $is->{id}
	    if $is && grep { $_ eq $is->{id} } @$choice;
	return;
}

# Everything this client sees.
sub compare($self, $client) {
	my $model = $self->{model};
	my $owner = $client->{owner};
	my %due = map { ($_->{id} => 1) }
	    grep { $_->{state} ne 'purchased' } $model->carts_of($owner);
	my $answer = $client->{at}->get('/carts');
	my @carts = @{$answer->{data}{carts} // []};
	for my $cart (@carts) {
		delete $due{$cart->{id}}
		    or return "$owner sees cart $cart->{id}";
		my $why = $self->differs_cart($cart->{id}, $cart);
		return "$owner: $why" if $why;
	}
	my @missing = sort keys %due;
	return @missing ? "$owner does not see cart @missing" : undef;
}

sub compare_all($self) {
	for my $client (@{$self->{clients}}) {
		my $failure = $self->compare($client);
		return $failure if $failure;
	}
	for my $c (grep { $_->{state} eq 'purchased' }
	    $self->{model}->carts_of('person')) {
		my $answer = $self->{clients}[0]{at}->get("/cart/$c->{id}");
		my $why = $self->differs_cart($c->{id},
		    $answer->{data}{cart});
		return $why if $why;
	}
	return;
}

require Clearcart::Model::Doings;

1;
