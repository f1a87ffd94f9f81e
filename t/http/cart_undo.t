# Deeds are taken back one after the other, the last first.
use v5.36;
use Clearcart;
use Clearcart::Crowd;
use Test::More;

make_things();
END { remove_things() if $ENV{CLEARCART_DEMO} }

my ($one, $two, $three) = things(3);

sub deed($ua, $name, @fields) {
	return json_post($ua, "/cart/$name",
	    [csrf => json_get($ua, '/carts')->{csrf}, @fields]);
}

sub cart($ua, $sku) {
	return json_post($ua, '/cart/update', [op => 'add', cart => 'new',
	    sku => $sku, quantity => 1])->{cart}{id};
}

sub look($ua, $id) { return json_get($ua, "/cart/$id")->{cart} }

sub held($ua, $id) {
	return join ' ', map { "$_->{sku}=$_->{quantity}" }
	    @{look($ua, $id)->{lines}};
}

sub merge($ua, $from, $into) {
	return deed($ua, merge => from => $from, into => $into,
	    version_from => look($ua, $from)->{version},
	    version_into => look($ua, $into)->{version})->{undo};
}

sub undo($ua, $undo) {
	deed($ua, undo => undo => $undo);
	return $ua->status;
}

subtest 'a chain of merges' => sub {
	my $ua = agent();
	my ($a, $b, $c) = map { cart($ua, $_) } $one, $two, $three;
	my ($d) = cart($ua, $one);
	my @deeds = (merge($ua, $a, $b), merge($ua, $b, $c),
	    merge($ua, $c, $d));
	is(undo($ua, $deeds[0]), 409, 'not the first before the last');
	is(undo($ua, $deeds[2]), 200, 'the last');
	is(undo($ua, $deeds[1]), 200, 'the one before');
	is(undo($ua, $deeds[0]), 200, 'the first');
	is(held($ua, $a), "$one=1", 'the first cart is as it was');
	is(held($ua, $b), "$two=1", 'the second too');
	is(held($ua, $c), "$three=1", 'and the third');
};

subtest 'a merge, and the cart deleted' => sub {
	my $ua = agent();
	my ($a, $b) = map { cart($ua, $_) } $one, $two;
	my $merged = merge($ua, $a, $b);
	my $gone = deed($ua, delete => cart => $b,
	    version => look($ua, $b)->{version})->{undo};
	is(undo($ua, $gone), 200, 'is back');
	is(undo($ua, $merged), 200, 'and so are both');
	is(held($ua, $b), "$two=1", 'as before');
};

subtest 'not past what was changed by hand' => sub {
	my $ua = agent();
	my ($a, $b) = map { cart($ua, $_) } $one, $two;
	my $merged = merge($ua, $a, $b);
	json_post($ua, '/cart/update', [op => 'add', cart => $b,
	    sku => $two, quantity => 1]);
	my $gone = deed($ua, delete => cart => $b,
	    version => look($ua, $b)->{version})->{undo};
	is(undo($ua, $gone), 200, 'is back');
	is(undo($ua, $merged), 409, 'and stays merged');
	is(held($ua, $b), "$two=2 $one=1", 'with what was put in');
};

for my $case ([1, 200, 'as they were'], [5, 409, 'set with it']) {
	my ($quantity, $status, $name) = @$case;
	subtest "a line saved for later, the others $name" => sub {
		my $ua = agent();
		my ($a, $b) = map { cart($ua, $_) } $one, $two;
		my $merged = merge($ua, $a, $b);
		my $later = json_post($ua, '/cart/update', [cart => $b,
		    op => 'set', version => look($ua, $b)->{version},
		    sku => $two, quantity => $quantity, sku => $one,
		    quantity => 1, later => $one])->{undo};
		is(undo($ua, $later), 200, 'is back');
		is(held($ua, $b), "$two=$quantity $one=1", 'beside them');
		is(undo($ua, $merged), $status, 'then the merge');
	};
}

subtest 'beside 500 carts' => sub {
	my $ua = agent();
	my ($cart, $owner) = crowd($ua, 500, 1);
	my $gone = deed($ua, delete => cart => $cart, version => 1)->{undo};
	my $new = cart($ua, $one);
	is(undo($ua, $gone), 200, 'a deleted cart comes back');
	is(held($ua, $cart), "$one=1", 'with what is in it');
	cart($ua, $one);
	is($ua->status, 422, 'and no other is made');
	my $later = json_post($ua, '/cart/update', [cart => $new,
	    op => 'set', version => 1, later => $one]);
	is($ua->status, 200, 'a line can be saved for later');
	deed($ua, delete => cart => $cart,
	    version => look($ua, $cart)->{version});
	cart($ua, $one);
	is($ua->status, 422, '500 are the most');
	deed($ua, delete => cart => $new,
	    version => look($ua, $new)->{version});
	cart($ua, $one);
	is($ua->status, 200, 'and what is for later is not one of them');
};

done_testing();
