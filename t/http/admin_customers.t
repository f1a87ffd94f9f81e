# People who ordered: found, shown, their data given to them, and erased.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Buy;
use Test::More;

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

goods_make('T-PEOPLE' => [1250, 500]);
END {
	local $?;
	goods_retire('T-PEOPLE') if $ENV{CLEARCART_DEMO};
}

my $staff = agent();
sign_in_admin($staff);
my $tag = "people_$$-" . time;
my $mail = "\u$tag\@example.org";

sub one($sql, @values) {
	return scalar db()->selectrow_array($sql, {}, @values);
}

sub paid_order($ua, %other) {
	my $cart = cart_with($ua, 'T-PEOPLE', 1);
	my $order = place($ua, form_of($ua, $cart, %other))->{order}
	    // die $ua->content;
	pay_at($order->{pay_url});
	wait_for(sub { order_of($ua, $order->{id})->{state} eq 'paid' }, 30,
	    'the payment');
	return $order->{id};
}

# Nothing is unfinished any more.
sub finish($id) {
	my $csrf = json_get($staff, admin("/orders/$id"))->{csrf};
	json_post($staff, admin("/orders/$id/$_"), { csrf => $csrf })
	    for qw(ship deliver);
	wait_for(sub { !one('SELECT COUNT(*) FROM orders.outbox WHERE '
	    . 'order_id = ? AND sent_at IS NULL', $id) }, 30, 'the mails');
}

# Holds a stranger's line in a cart and what came of a stranger's payment.
sub hold_others(@ids) {
	my $cart = cart_with(agent(), 'T-PEOPLE', 1);
	my $event = one('SELECT e.id FROM orders.payment_event e '
	    . 'JOIN orders.payment_attempt a ON a.id = e.attempt '
	    . 'WHERE a.order_id NOT IN (?, ?) LIMIT 1', @ids);
	my $busy = db()->clone;
	$busy->begin_work;
	$busy->do('SELECT * FROM carts.cart_line WHERE cart = ? FOR UPDATE',
	    {}, $cart);
	$busy->do('SELECT * FROM orders.payment_event WHERE id = ? FOR UPDATE',
	    {}, $event);
	return $busy;
}

# Withdraws from an order, and waits for both mails about it.
sub declare($id, $name) {
	db()->do('DELETE FROM orders.withdrawal');
	json_post(agent(), '/withdrawal', { name => $name, email => $mail,
	    number => one('SELECT number FROM orders.orders WHERE id = ?', $id),
	    text => "Of $tag" });
	wait_for(sub { one('SELECT COUNT(*) FROM orders.outbox b '
	    . 'JOIN orders.withdrawal w ON w.id = b.part '
	    . 'WHERE b.sent_at IS NOT NULL') == 2 }, 30, 'the receipt');
	return;
}

sub found($query) {
	return map { $_->{email} }
	    @{json_get($staff, admin("/customers?$query"))->{customers}};
}

my $guest = agent();
my $id = paid_order($guest, email => $mail, name => 'Ärna Żuraw');

subtest 'found' => sub {
	for my $query ("q=$tag", "q=\U$tag", 'q=%C3%84rna', 'q=zuraw') {
		ok((grep { $_ eq $mail } found($query)), $query);
	}
	ok(!(grep { $_ eq $mail } found("q=$_")), "not by $_")
	    for '%25', 'uraw', 'example.org';
	my (%seen, $pages);
	for (my $next = '/customers'; $next && ++$pages < 2000;) {
		my $page = json_get($staff, admin($next));
		$seen{$_->{id}}++ for @{$page->{customers}};
		$next = $page->{next};
	}
	is((grep { $_ > 1 } values %seen), 0, 'the pages show nobody twice');
	is(scalar keys %seen, one('SELECT COUNT(DISTINCT person) '
	    . 'FROM orders.orders WHERE email <> ""'), 'and everybody');
};

my $person = admin("/customers/$id");

sub shown() { return json_get($staff, $person) }

subtest 'one person' => sub {
	my $second = paid_order($guest, email => lc $mail,
	    name => 'Ärna Żuraw');
	my $now = shown();
	is($now->{customer}{orders}, 2, 'orders');
	is($now->{customer}{spent}{amount}, one('SELECT SUM(total_minor) FROM '
	    . 'orders.orders WHERE id IN (?, ?)', $id, $second), 'spent');
	is(@{$now->{orders}}, 2, 'both are shown');
	cart_with($guest, 'T-PEOPLE', 3);
	is(shown()->{carts}{things}, 3, 'a cart');
	my $key = join '', map { ('a' .. 'h')[rand 8] } 1 .. 26;
	json_post($staff, "$person/note", { csrf => $now->{csrf},
	    key => $key, text => 'Likes <i>tea</i>' }) for 1, 2;
	is(@{shown()->{notes}}, 1, 'a note, once');
	$staff->get($person);
	like($staff->content, qr/Likes &lt;i&gt;tea/, 'as text');
	json_get($staff, admin('/customers/' . 'a' x 26));
	is($staff->status, 404, 'nobody');
};

subtest 'an account and a guest are two' => sub {
	my $una = sign_in(agent());
	my $own = paid_order($una, email => $mail);
	is(shown()->{customer}{orders}, 2, "not the guest's");
	my $account = json_get($staff, admin("/customers/$own"));
	ok(!$account->{customer}{guest}, 'an account');
	ok(!(grep { $_->{id} eq $id } @{$account->{orders}}),
	    "without the guest's orders");
	$staff->get($person);
	like($staff->content, qr/with an account/, 'they are told of');
	db()->do('UPDATE orders.orders SET email = ? WHERE id = ?', {},
	    $mail =~ s/_/x/r, $own);
	$staff->get($person);
	unlike($staff->content, qr/with an account/, 'but not who is alike');
	finish($own);
};

subtest 'all that there is' => sub {
	declare($id, 'Ärna Żuraw');
	my $csrf = shown()->{csrf};
	my $file = json_post($staff, "$person/export", { csrf => $csrf });
	is($staff->status, 200, 'a file');
	like($staff->response->header('Content-Disposition'),
	    qr/attachment; filename="person.json"/, 'to keep');
	is(@{$file->{orders}}, 2, 'orders');
	is($file->{orders}[0]{address}{name}, 'Ärna Żuraw', 'with addresses');
	is($file->{notes}[0]{text}, 'Likes <i>tea</i>', 'notes');
	ok((grep { $_->{kind} eq 'confirmation' } @{$file->{mails}}), 'mails');
	ok((grep { $_->{sku} eq 'T-PEOPLE' } @{$file->{cart_lines}}), 'carts');
	is($file->{withdrawals}[0]{text}, "Of $tag", 'withdrawals');
	unlike($staff->content, qr/password|scrypt|token_hash/, 'no secrets');
	is(one('SELECT COUNT(*) FROM orders.audit WHERE act = "person.export" '
	    . 'AND ref = ?', $id), 1, 'written down');
};

subtest 'erased' => sub {
	my $csrf = shown()->{csrf};
	json_post($staff, "$person/erase", { csrf => $csrf });
	is($staff->status, 422, 'nobody is erased by mistake');
	json_post($staff, "$person/erase", { csrf => $csrf, sure => 1 });
	is($staff->status, 409, 'nor while something is open');
	$staff->get("$person/erase");
	like($staff->content, qr/Orders not delivered or not ended: 2/,
	    'which is said');
	my @ids = map { $_->{id} } @{shown()->{orders}};
	finish($_) for @ids;
	my ($line, $total) = db()->selectrow_array('SELECT line1, total_minor '
	    . 'FROM orders.orders WHERE id = ?', {}, $id);
	db()->do('UPDATE orders.orders SET paid_at = paid_at '
	    . '- INTERVAL 11 YEAR WHERE id = ?', {}, $ids[0]);
	$staff->get("$person/erase");
	like($staff->content, qr/last 10 years: 1\b/, 'what stays is said');
	my $busy = hold_others(@ids);
	json_post($staff, "$person/erase", { csrf => $csrf, sure => 1 });
	is($staff->status, 200, 'done, whatever others are at');
	$busy->rollback;
	is(one('SELECT CONCAT(email, name, text) FROM orders.withdrawal '
	    . 'WHERE order_id = ?', $id), '', 'no withdrawal is theirs');
	is(one('SELECT COUNT(*) FROM orders.outbox WHERE kind = "withdrawal" '
	    . 'AND recipient = ?', $mail), 0, 'nor its receipt');
	my %of = ('orders.orders' => 'id', 'orders.outbox' => 'order_id',
	    'orders.note' => 'order_id', 'orders.refund' => 'order_id',
	    'orders.payment_attempt' => 'order_id', 'carts.cart' => 'order_id',
	    'orders.voucher_use' => 'order_id', 'orders.audit' => 'ref');
	for my $table (sort keys %of) {
		my $rows = db()->selectall_arrayref("SELECT * FROM $table "
		    . "WHERE $of{$table} IN (?, ?)", {}, @ids);
		my @with = grep { /\Q$tag\E|Likes/i }
		    map { join '|', map { $_ // '' } @$_ } @$rows;
		is_deeply(\@with, [], "$table: nothing of them");
	}
	is(one('SELECT COUNT(*) FROM orders.payment_event e '
	    . 'JOIN orders.payment_attempt a ON a.id = e.attempt '
	    . 'WHERE a.order_id IN (?, ?) AND e.body <> "{}"', @ids), 0,
	    'nor in what the processor sent');
	is(one('SELECT COUNT(*) FROM orders.orders WHERE person = ?',
	    lc($mail) . ' '), 0, 'no order is theirs any more');
	my $kept = db()->selectrow_hashref('SELECT * FROM orders.orders '
	    . 'WHERE id = ?', {}, $ids[1]);
	is("$kept->{email}$kept->{name}$kept->{line1}", '', 'no address');
	is($kept->{invoice_line1}, $line, "but the invoice's");
	is($kept->{total_minor}, $total, 'and the sums');
	is(one('SELECT invoice_name FROM orders.orders WHERE id = ?',
	    $ids[0]), undef, 'an old one says nothing');
	json_get($staff, $person);
	is($staff->status, 404, 'nobody is there');
	is(one('SELECT COUNT(*) FROM carts.cart_line l JOIN carts.cart c '
	    . 'ON c.id = l.cart WHERE c.owner = ? AND c.state = "open"',
	    $kept->{owner}), 0, 'the cart is empty');
	is(one('SELECT CONCAT(COALESCE(name, ""), changes) FROM orders.audit '
	    . 'WHERE act = "person.erase" AND ref = ?', $id), '[]',
	    'the log does not say who');
	$staff->get(admin("/orders/$ids[1]/invoice"));
	like($staff->content, qr/\Q$line\E/, 'the invoice can be printed');
	db()->do('UPDATE orders.orders SET paid_at = paid_at '
	    . '+ INTERVAL 11 YEAR WHERE id = ?', {}, $ids[0]);
	my ($status, $said) = clearcart('check-books', '--no-processor');
	unlike($said, qr/\b(@{[join '|', map { one('SELECT number FROM '
	    . 'orders.orders WHERE id = ?', $_) } @ids]})\b/,
	    'the books agree');
};

subtest 'who may' => sub {
	my $eve = agent(max_redirect => 0);
	$eve->get($_) for $person;
	is($eve->status, 303, 'no stranger');
	json_post($eve, "$person/erase", { sure => 1 });
	is($eve->status, 401, 'to erase, either');
};

$staff->get(admin('/customers?done=x'));
unlike($staff->text, qr/Erased/, 'nothing is said of what was not done');

done_testing;
