# A button pressed twice does once what it says, and says so both times.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Crowd;
use Test::More;

make_things();
END { remove_things() if $ENV{CLEARCART_DEMO} }

my ($one, $two, $three) = things(3);

sub update($ua, @fields) {
	return json_post($ua, '/cart/update', \@fields)->{cart}{id};
}

sub cart($ua, @skus) {
	return update($ua, op => 'add', cart => 'new',
	    map { (sku => $_, quantity => 2) } @skus);
}

sub look($ua, $id) { return json_get($ua, "/cart/$id")->{cart} }

sub lines($cart) {
	return join ' ', map { "$_->{sku}=$_->{quantity}" } @{$cart->{lines}};
}

# All that the visitor has, for later too.
sub carts($ua) {
	return join '; ', sort map { lines($_) }
	    @{json_get($ua, '/carts')->{carts}};
}

# The request of a button, by its name and value, with these fields typed.
sub button($ua, $page, $action, $name = undef, $value = undef, %typed) {
	$ua->get($page);
	my ($form) = grep { $_->action =~ /\Q$action\E\z/
		&& (!defined $name || grep { !defined $value
		    || ($_->value // '') eq $value } $_->find_input($name)) }
	    $ua->forms;
	die "no form for $action at $page\n" if !$form;
	my ($first, @rest) = map { @$_ } $typed{quantity} // [];
	($form->find_input('quantity'))[0]->value($first) if defined $first;
	$form->value($_, $typed{$_}) for grep { $_ ne 'quantity' } keys %typed;
	return $form->click if !defined $value;
	my ($input) = grep { ($_->value // '') eq $value }
	    $form->find_input($name);
	return $input->type eq 'submit' ? $input->click($form) : $form->click;
}

# Sends it so often and answers where each led to.
sub send_times($ua, $request, $times) {
	return map {
		my $answer = $ua->simple_request($request->clone);
		$answer->code . ' ' . ($answer->header('Location') // '');
	} 1 .. $times;
}

sub twice($ua, $request, $want, $carts, $name) {
	my @places = send_times($ua, $request, 2);
	like($places[0], $want, "$name is done");
	is($places[1], $places[0], 'and answered as before');
	is(carts($ua), join('; ', sort split /; /, $carts), 'and counts once');
	return (split / /, $places[1])[1] =~ s{\A(?=/)}{shop()}er;
}

subtest 'the lines of a cart' => sub {
	my $ua = agent();
	my $page = shop('/cart/' . cart($ua, $one, $two, $three));
	twice($ua, button($ua, $page, '/cart/update', undef, undef,
	    quantity => [5]), qr/\A303 .*saved=1/,
	    "$one=5 $two=2 $three=2", 'saving');
	twice($ua, button($ua, $page, '/cart/update', remove => $one),
	    qr/\A303 .*taken_out/, "$two=2 $three=2", 'removing');
	my $place = twice($ua, button($ua, $page, '/cart/update',
	    later => $two), qr/\A303 .*later&undo=/, "$three=2; $two=2",
	    'saving for later');
	$ua->get($place);
	$ua->form_with_fields('undo');
	$ua->click;
	like($ua->content, qr/Taken back\./, 'its Undo works');
	send_times($ua, button($ua, $page, '/cart/update', later => $two), 1);
	twice($ua, button($ua, $page, '/cart/move', sku => $two),
	    qr/\A303 .*moved_here/, "; $three=2 $two=2", 'putting back');
};

subtest 'edited after Back' => sub {
	my $ua = agent();
	my $page = shop('/cart/' . cart($ua, $one));
	my $before = button($ua, $page, '/cart/update', undef, undef,
	    quantity => [3]);
	my $edited = $before->clone;
	$edited->content($before->content =~ s/quantity=3/quantity=4/r);
	send_times($ua, $before, 1);
	my $answer = $ua->simple_request($edited);
	is($answer->code, 409, 'is a conflict');
	like($answer->decoded_content, qr/Use what I asked for/,
	    'with a choice');
};

subtest 'lines and carts' => sub {
	my $ua = agent();
	my ($from, $into) = (cart($ua, $one, $two), cart($ua, $three));
	my $ask = shop("/cart/$from?ask=move&sku=$one");
	twice($ua, button($ua, $ask, '/cart/move', keep => 1,
	    into => $into), qr/\A303 .*line_copied/,
	    "$one=2 $two=2; $three=2 $one=2", 'copying a line');
	twice($ua, button($ua, $ask, '/cart/move', undef, undef,
	    into => 'new'), qr/\A303 .*moved/,
	    "$one=2; $three=2 $one=2; $two=2", 'moving it');
	my $place = twice($ua, button($ua, shop("/cart/$from?ask=merge"),
	    '/cart/merge', into => $into), qr/\A303 .*merged&undo/,
	    "$one=2; $three=2 $one=2 $two=2", 'merging');
	$ua->get($place);
	like($ua->content, qr/<strong>Merged\..*Undo/s, 'with Undo');
	twice($ua, button($ua, shop("/cart/$into?ask=delete"),
	    '/cart/delete', cart => $into), qr/\A303 .*deleted&undo/,
	    "$one=2", 'deleting');
	twice($ua, button($ua, shop('/carts?ask=new'), '/cart/update',
	    undef, undef, name => 'Ridge'), qr/\A303 /, "; $one=2",
	    'making a cart');
	db()->do('UPDATE carts.cart SET state = "purchased" WHERE id = ?', {},
	    my $bought = cart($ua, $two));
	my $again = button($ua, shop("/cart/$bought"), '/cart/copy');
	twice($ua, $again, qr/\A303 .*copied/, "; $one=2; $two=2",
	    'buying again');
};

subtest 'a shared cart' => sub {
	my ($owner, $ua) = (agent(), agent());
	my $shared = json_post($owner, '/cart/share', [cart => cart($owner,
	    $one), csrf => json_get($owner, '/carts')->{csrf}]);
	my $copy = button($ua, shop($shared->{cart}{shared}), '/cart/copy');
	twice($ua, $copy, qr/\A303 .*copied/, "$one=2", 'copying it');
};

subtest 'late, but as it is already' => sub {
	my $ua = agent();
	my $id = cart($ua, $one);
	my @set = (cart => $id, op => 'set', version => 1, sku => $one,
	    quantity => 4);
	update($ua, @set);
	$ua->max_redirect(0);
	$ua->post(shop('/cart/update'), \@set);
	is($ua->status, 303, 'there is nothing to choose');
	json_post($ua, '/cart/update', \@set);
	is($ua->status, 409, 'a program is told');
	@set = (@set, later => $one);
	$ua->post(shop('/cart/update'), \@set);
	is($ua->status, 409, 'a line for later that is here is a choice');
	$set[5] = 2;
	update($ua, @set);
	$ua->post(shop('/cart/update'), \@set);
	is($ua->status, 303, 'one that is there is none');
	unlike($ua->response->header('Location'), qr/undo/,
	    'with no Undo, which is on the other page');
	is(carts($ua), "; $one=4", 'once');
};

subtest 'a conflict keeps the wish' => sub {
	my $ua = agent();
	my $id = cart($ua, $one, $two);
	my $later = button($ua, shop("/cart/$id"), '/cart/update',
	    later => $two);
	update($ua, op => 'add', cart => $id, sku => $one, quantity => 1);
	$ua->request($later);
	is($ua->status, 409, 'not done');
	like($ua->content, qr/keep Thing of many for later/, 'but told');
	my ($form) = grep { $_->find_input('later') } $ua->forms;
	$ua->request($form->click);
	like($ua->content, qr/Saved for later\./, 'and done by the answer');
	is(carts($ua), "$one=2; $two=2", 'once');
};

subtest 'a merge that was done' => sub {
	my $ua = agent();
	my ($from, $into) = (cart($ua, $one), cart($ua, $two));
	my @merge = (csrf => json_get($ua, '/carts')->{csrf}, from => $from,
	    into => $into, version_from => 1, version_into => 1);
	json_post($ua, '/cart/merge', \@merge);
	$ua->post(shop('/cart/merge'), \@merge);
	like($ua->content, qr/was merged into.*Bring .* back/s, 'is told');
};

done_testing();
