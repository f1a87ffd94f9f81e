# A card's number goes to the processor's page and nowhere else. One is typed
# there, and by mistake into every free text of the shop; then the tables,
# files, mails and memory of a shop of its own are searched for it.
use v5.36;
use Clearcart;
use Clearcart::Buy;
use Clearcart::Own;
use Clearcart::Traces;
use Test::More;

plan skip_all => 'reading the memory of others takes root' if $< != 0;

my $own = Clearcart::Own->new;
my ($status, $text) = $own->start;
is($status, 0, 'a shop of its own') or BAIL_OUT($text);
$ENV{CLEARCART_DEMO} = $own->dir . '/demo.json';
END { undef $own } # ends it before its folder is removed

my ($number, $cvc) = ('4242 4242 4242 4242', '737');
my $traces = Clearcart::Traces->new($own->dir, $number, $cvc);
my %goods = ('T-CANARY-LAMP' => [5780, 50]);
goods_make(%goods);

sub clean($where, @found) {
	is(join("\n", @found), '', "none in $where");
}

sub one($sql, @values) {
	return scalar db()->selectrow_array($sql, {}, @values);
}

sub mails_are_out($order, $count) {
	wait_for(sub { one('SELECT COUNT(*) FROM orders.outbox WHERE '
	    . 'order_id = ? AND sent_at IS NOT NULL', $order->{id})
	    >= $count }, 20, 'the mails');
}

# All programs have had a part in it when it is over.
sub whole_journey() {
	my $ua = sign_in(agent());
	my $cart = cart_with($ua, 'T-CANARY-LAMP', 2);
	my $order = place($ua, form_of($ua, $cart))->{order};
	is(pay_at($order->{pay_url}, '4000 0000 0000 0002'), 402, 'declined');
	is(pay_at($order->{pay_url}, $number), 303, 'paid');
	wait_for(sub { order_of($ua, $order->{id})->{state} eq 'paid' }, 20,
	    'payment');
	mails_are_out($order, 2);
	$ua->get(shop("/account/orders/$order->{id}"));
	is($ua->status, 200, 'the account shows it');
	my $staff = sign_in_admin(agent());
	$staff->get(admin('/orders'));
	return $order;
}

sub search_everything() {
	clean('the tables', $traces->in_tables);
	clean('files of the database', $traces->in_files('db'));
	clean('logs', $traces->in_files('log'));
	clean('mails', $traces->in_files('mail'));
	my $pids = demo()->{pids};
	for my $program (qw(controller catalog cart checkout account idp admin
	    worker jobs mailsink mariadbd)) {
		my $pid = $pids->{$program};
		clean("the memory of $program", map { $traces->in_process($_) }
		    ref $pid ? @$pid : $pid);
	}
}

subtest 'paid on the hosted page' => sub {
	my $order = whole_journey();
	is(one('SELECT last4 FROM paymock.charge WHERE status = "succeeded" '
	    . 'LIMIT 1'), '4242', 'paymock keeps four digits');
	search_everything();
};

# Every text of a form of the shop that a person fills in freely.
my @texts = (
	map({ my $field = $_; [checkout => $field, sub ($ua, $typed, $form) {
	    json_post($ua, '/checkout/place', { %$form, $field => $typed })
	    } ], [quote => $field, sub ($ua, $typed, $form) {
	    json_post($ua, '/checkout/quote', { %$form, $field => $typed })
	    } ] } qw(name line1 line2 city postcode voucher
	    invoice_name invoice_line1 invoice_line2 invoice_city
	    invoice_postcode)),
	[checkout => 'email', sub ($ua, $typed, $form) {
	    json_post($ua, '/checkout/place', { %$form,
		email => $typed =~ tr/ //dr . '@example.org' }) }],
	map({ my $field = $_; [account => $field, sub ($ua, $typed, $form) {
	    json_post($ua, '/account/addresses', { csrf =>
		json_get($ua, '/account/addresses')->{csrf},
		name => 'Una Marsh', line1 => '4 Chandlers Lane',
		line2 => '', city => 'Port Corran', postcode => 'P71 K2C4',
		country => 'IE', $field => $typed }) }] }
	    qw(name line1 line2 city postcode)),
	[cart => 'name', sub ($ua, $typed, $form) {
	    json_post($ua, '/cart/rename', { csrf => $form->{csrf},
		cart => $form->{cart}, name => $typed }) }],
	[cart => 'name', sub ($ua, $typed, $form) {
	    json_post($ua, '/cart/update', { cart => 'new', op => 'add',
		sku => 'T-CANARY-LAMP', quantity => 1, name => $typed }) }],
);

# What staff may copy from a letter or a call.
sub typed_by_staff() {
	my $staff = sign_in_admin(agent());
	my $id = one('SELECT id FROM orders.orders LIMIT 1');
	my $csrf = json_get($staff, admin("/orders/$id"))->{csrf};
	for my $deed (qw(cancel refund)) {
		json_post($staff, admin("/orders/$id/$deed"), {
		    csrf => $csrf, key => "t-canary-$deed", note => $number });
		is($staff->status, 422, "a note: $deed");
		like($staff->content, qr/looks like a card's number/, 'why');
		unlike($staff->content, qr/4242.?4242/, 'not shown');
	}
}

subtest 'typed where it does not belong' => sub {
	typed_by_staff();
	my $ua = sign_in(agent());
	my $form = form_of($ua, cart_with($ua, 'T-CANARY-LAMP', 1));
	for my $text (@texts) {
		my ($page, $field, $send) = @$text;
		for my $typed ($number, $number =~ tr/ //dr,
		    'ring ' . $number =~ tr/ /-/r) {
			my $answer = $send->($ua, $typed, $form);
			is($ua->status, $page eq 'quote' ? 200 : 422,
			    "$page, $field");
			like($answer->{fields}{$field} // '',
			    qr/\AThis looks like a card's number/, 'says so');
			unlike($ua->content, qr/4242.?4242/, 'not shown');
		}
	}
	my $page = $ua->post(shop('/checkout/place'),
	    { %$form, line1 => $number });
	like($page->decoded_content, qr/looks like a card/, 'as HTML, too');
	unlike($page->decoded_content, qr/4242.?4242/, 'and not shown');
	is(one('SELECT COUNT(*) FROM orders.orders WHERE cart_id = ?',
	    $form->{cart}), 0, 'nothing was ordered');
	search_everything();
};

# A search that finds nothing anywhere proves nothing.
subtest 'what is planted is found' => sub {
	my $mem = "$number ";
	ok($traces->in_process($$), "memory: $mem");
	db()->do('INSERT INTO orders.alert (id, kind, ref, text, at) VALUES '
	    . '("t-canary", "test", "t", ?, NOW(3))', {}, "card $number");
	ok($traces->in_tables, 'a table');
	db()->do('DELETE FROM orders.alert WHERE id = "t-canary"');
	for my $how ($number, $number =~ tr/ //dr, $number =~ tr/ /+/r,
	    $number =~ s/ /%20/gr, "cvc=$cvc&", qq("cvc":"$cvc")) {
		open my $log, '>', $own->dir . '/log/planted.log' or die;
		print $log "before $how after\n";
		close $log;
		ok($traces->in_files('log'), "a log: $how");
	}
	unlink $own->dir . '/log/planted.log';
};

done_testing();
