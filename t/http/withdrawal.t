# Withdrawing from an order, the page about delivery, and what must stand
# beside prices.
use v5.36;
use utf8;
use Clearcart;
use Test::More;

my $guest = agent(max_redirect => 0);
my $email = "w$$\@example.org";

# Others of this hour, from this address of the net, are not counted.
sub forget() {
	db()->do('DELETE FROM orders.withdrawal');
	return;
}
forget();

sub send_form(%fields) {
	my %all = (number => "W-$$", name => 'Una <b>Marsh</b>',
	    email => $email, text => "The lamp.\n<script>x</script>", %fields);
	delete $all{$_} for grep { !defined $all{$_} } keys %all;
	return json_post($guest, '/withdrawal', \%all);
}

sub count() {
	return scalar db()->selectrow_array('SELECT COUNT(*) '
	    . 'FROM orders.withdrawal');
}

subtest 'the form' => sub {
	$guest->get(shop('/withdrawal'));
	is($guest->status, 200, 'is there');
	like($guest->content, qr/I withdraw from the contract/, 'its model words');
	like($guest->content, qr/Confirm the withdrawal/, 'a button that says it');
	is($guest->response->header('Set-Cookie'), undef, 'and no cookie');
};

subtest 'nonsense' => sub {
	my @cases = ([number => undef], [number => 'x' x 41],
	    [name => undef], [name => "\x{200b}"], [name => 'x' x 121],
	    [email => undef], [email => 'nobody'], [email => "a\@b\nBcc: c"],
	    [text => 'x' x 2001], [text => '4242 4242 4242 4242']);
	for my $case (@cases) {
		my ($field, $value) = @$case;
		my $answer = send_form($field => $value);
		is($guest->status, 422, "$field " . substr($value // 'none', 0, 8));
		ok($answer->{fields}{$field}, '  is named');
	}
	$guest->post(shop('/withdrawal'), { number => 'W-1', name => 'U',
	    email => $email }, Origin => 'http://evil.example');
	is($guest->status, 403, 'from another site');
	is(count(), 0, 'nothing was written');
};

sub receipts($to) {
	return scalar db()->selectrow_array('SELECT COUNT(*) '
	    . 'FROM orders.outbox WHERE kind = "withdrawal" AND recipient = ?',
	    {}, $to);
}

# All of the first mail there, as one text.
sub mail_to($to) {
	my $mail = wait_for(sub { mail_messages($to)->[0] }, 30, "a mail to $to");
	return join ' ', map { $_ // '' } values %$mail;
}

subtest 'sent, of an order' => sub {
	mail_clear();
	my ($id, $number, $was) = db()->selectrow_array('SELECT id, number, '
	    . 'email FROM orders.orders WHERE email <> "" LIMIT 1');
	plan(skip_all => 'there is no order') if !defined $id;
	my $of = "o$$\@example.org";
	db()->do('UPDATE orders.orders SET email = ? WHERE id = ?', {}, $of, $id);
	is(send_form(number => $number, email => uc $of)->{received},
	    JSON::PP::true(), 'taken');
	is(count(), 1, 'written down');
	my $text = mail_to(uc $of);
	like($text, qr/$number/, 'with the number');
	like($text, qr/The lamp\./, 'and the words');
	db()->do('UPDATE orders.orders SET email = ? WHERE id = ?', {}, $was,
	    $id);
	forget();
};

subtest 'sent, of none' => sub {
	mail_clear();
	is(send_form()->{received}, JSON::PP::true(), 'taken');
	my $text = mail_to($email);
	unlike($text, qr/\Q$_\E/, "no $_") for "W-$$", 'Una', 'The lamp';
	my ($owner) = db()->selectrow_array('SELECT recipient FROM '
	    . 'orders.outbox WHERE kind = "withdrawal_owner" '
	    . 'ORDER BY id DESC LIMIT 1');
	ok($owner, 'the owner is told');
	like(mail_to($owner), qr/The lamp\./, 'the words, by mail');
	my ($alerts) = db()->selectrow_array('SELECT COUNT(*) FROM orders.alert '
	    . 'WHERE kind = "withdrawal" AND text LIKE ?', {}, "%W-$$%");
	is($alerts, 1, 'and in the admin');
	my ($named) = db()->selectrow_array('SELECT COUNT(*) FROM orders.alert '
	    . 'WHERE kind = "withdrawal" AND text LIKE "%Marsh%"');
	is($named, 0, 'without a name');
	send_form(email => ucfirst $email);
	is($guest->status, 200, 'sent again');
	is(count(), 2, '  it is written down');
	is(receipts($email) + receipts(ucfirst $email), 1, '  without a receipt');
	db()->do('UPDATE orders.withdrawal SET at = at - INTERVAL 25 HOUR');
	send_form();
	is(receipts($email), 2, 'which the next day has');
	forget();
};

subtest 'very often' => sub {
	send_form() for 1 .. 5;
	is($guest->status, 200, 'five in an hour');
	is(send_form()->{error}, 'too_many', 'but not six');
	is($guest->status, 429, '  as HTTP says it');
	is(count(), 5, '  and nothing is written');
	send_form(email => "x$_-$$\@example.org") for 1 .. 3;
	is($guest->status, 200, 'others may');
	send_form(email => "y$$\@example.org");
	is($guest->status, 429, 'but no more from there without an order');
	forget();
};

subtest 'delivery' => sub {
	my $page = json_get($guest, '/delivery');
	my %land = map { $_->{code} => $_ } @{$page->{countries}};
	ok(@{$land{IE}{rates}} >= 3, 'ways at home');
	my ($free) = grep { $_->{price}{amount} == 0 && $_->{from} }
	    @{$land{IE}{rates}};
	ok($free, 'free from some total on');
	$guest->get(shop('/delivery'));
	like($guest->content, qr/Standard/, 'as a page');
};

subtest 'beside prices' => sub {
	my $item = json_get($guest, '/search?q=')->{items}[0];
	for my $path ($item->{url}, '/search?q=') {
		$guest->get(shop($path));
		like($guest->content,
		    qr{Incl\. VAT, plus <a href="/delivery">delivery</a>}, $path);
	}
	like($guest->content, qr/A shop on trial/, 'and that it is on trial');
};

done_testing();
