# Somebody with a cookie jar of their own who knows the shop by what
# everybody may rely on: addresses, fields, JSON. Core Perl only.
package Clearcart::Attack::Visitor;

use v5.36;
use Clearcart::Attack::Racers;
use HTTP::Tiny;
use JSON::PP;
use Time::HiRes qw(sleep);

use constant PATIENCE => 8; # refusals of a busy shop in a row

my %person = (name => 'Una Marsh',
    line1 => '4 Chandlers Lane', line2 => '', city => 'Port Corran',
    postcode => 'P71 K2C4', voucher => '');

sub new($class, $shop, %more) {
	state $n = 0;
	my $email = sprintf 'una.%d.%d@example.org', $$, $n++;
	return bless { shop => $shop, jar => {}, country => 'IE',
		email => $email, %more }, $class;
}

# What a racer sends for us. Fields are a list, as they may repeat.
sub job($self, $method, $path, @fields) {
	my $jar = $self->{jar};
	my $url = $path =~ m{\Ahttps?://} ? $path : $self->{shop} . $path;
	my %headers = (Accept => 'application/json');
	$headers{Cookie} = join '; ', map { "$_=$jar->{$_}" } sort keys %$jar
	    if %$jar && $url =~ /\A\Q$self->{shop}\E/;
	return { method => $method, url => $url, headers => \%headers }
	    if $method eq 'GET';
	($headers{Origin}) = $url =~ m{\A(https?://[^/]+)};
	$headers{'Content-Type'} = 'application/x-www-form-urlencoded';
	return { method => $method, url => $url, headers => \%headers,
		content => HTTP::Tiny->www_form_urlencode(\@fields) };
}

sub keep_cookies($self, $set) {
	for my $cookie (ref $set ? @$set : $set // ()) {
		my ($name, $value) = $cookie =~ /\A([^=;\s]+)=([^;]*)/ or next;
		$self->{jar}{$name} = $value;
		delete $self->{jar}{$name} if $cookie =~ /;\s*max-age=0/i;
	}
	return;
}

# An answer as the attacks look at it: status, data, when.
sub heard($self, $raw) {
	die "the shop cannot be reached: $raw->{content}\n"
	    if $raw->{status} == 599;
	$self->keep_cookies($raw->{headers}{'set-cookie'});
	my $data = eval { decode_json($raw->{content}) };
	return { %$raw, data => ref $data eq 'HASH' ? $data : {} };
}

sub is_busy($answer) { return $answer->{status} =~ /\A(?:429|503)\z/ }

# One request outside of a race; a busy shop is asked again, and what it
# says in the end is the answer.
sub ask($self, $method, $path, @fields) {
	return $self->ask_again($self->job($method, $path, @fields));
}

sub ask_again($self, $job) {
	state $http = Clearcart::Attack::Racers::http();
	my $answer;
	for (1 .. PATIENCE) {
		$answer = $self->heard(
		    Clearcart::Attack::Racers::send_one($http, $job));
		return $answer if !is_busy($answer);
		sleep($answer->{headers}{'retry-after'} || 1);
	}
	return $answer;
}

# The data of a request that the attack cannot do without.
sub need($self, $method, $path, @fields) {
	my $answer = $self->ask($method, $path, @fields);
	return $answer->{data} if $answer->{status} == 200;
	die { status => $answer->{status}, error => $answer->{data}{error} // '',
		text => "$method $path is answered $answer->{status} "
		    . ($answer->{data}{error} // '') };
}

# The cart's fields for SKU => QUANTITY, SKU => QUANTITY ...
sub pairs(@lines) {
	my @fields;
	while (my ($sku, $quantity) = splice @lines, 0, 2) {
		push @fields, sku => $sku, quantity => $quantity;
	}
	return @fields;
}

sub add($self, $cart, @lines) {
	return $self->need('POST', '/cart/update', op => 'add', cart => $cart,
	    pairs(@lines))->{cart};
}

sub set($self, $cart, @lines) {
	return $self->need('POST', '/cart/update', op => 'set',
	    cart => $cart->{id}, version => $cart->{version},
	    pairs(@lines))->{cart};
}

# A deed with a token: merge, move, delete, undo, rename.
sub deed($self, $path, @fields) {
	return $self->job('POST', $path, csrf => $self->csrf, @fields);
}

sub csrf($self) {
	return $self->{csrf} //= $self->need('GET', '/carts')->{csrf};
}

sub cart($self, $id) {
	return $self->need('GET', "/cart/$id")->{cart};
}

# SKU => [quantity, price of one] of a cart.
sub lines_of($cart) {
	return { map { $_->{sku} => [$_->{quantity}, $_->{unit_price}{amount}] }
	    @{$cart->{lines} // []} };
}

# What the page of a cart gives for placing it: the fields, the lines that
# the total is for, and the price of the delivery in it. %other is typed.
sub view($self, $cart, %other) {
	my $page = $self->need('GET', "/checkout/$cart->{id}");
	my %fields = (%person, csrf => $page->{csrf}, cart => $cart->{id},
	    order_token => $page->{order_token}, version => $page->{version},
	    total => $page->{total}{amount}, country => $self->{country},
	    email => $self->{email},
	    shipping => $page->{shipping}[0]{id} // '', %other);
	my $quote = $self->need('POST', '/checkout/quote', %fields);
	my ($way) = grep { $_->{id} eq $fields{shipping} }
	    @{$quote->{shipping}};
	$fields{total} = $quote->{total}{amount};
	$self->{csrf} = $page->{csrf};
	return { fields => \%fields, lines => lines_of($self->cart($cart->{id})),
		shipping => $way ? $way->{price}{amount} : undef };
}

# The job that orders what was seen, or something a little different.
sub place($self, $view, %other) {
	my %fields = (%{$view->{fields}}, %other);
	return $self->job('POST', '/checkout/place', %fields);
}

sub order($self, $id) {
	return $self->need('GET', "/checkout/return?order=$id")->{order};
}

sub cancel_job($self, $order) {
	return $self->job('POST', '/checkout/cancel', csrf => $self->csrf,
	    order => $order);
}

# A race's answers, with the cookies kept.
sub race($self, $racers, @jobs) {
	return map { $self->heard($_) } $racers->race(@jobs);
}

1;
