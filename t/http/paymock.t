# The mock processor: its API, its page, its ledger, its faults; one of this
# test's own, since a shop's processor must have taken nothing but for it.
use v5.36;
use Clearcart;
use Clearcart::Own;
use HTTP::Request::Common qw(GET POST DELETE);
use JSON::PP;
use LWP::UserAgent;
use POSIX ();
use Test::More;
use Time::HiRes qw(time);

my $own = Clearcart::Own->new->open_shop;
END { undef $own } # ends it before its folder is removed
my $ua = LWP::UserAgent->new(timeout => 30, max_redirect => 0);
my $back = shop('/checkout/return');

# A call of the API; returns the status, the decoded answer, the response.
sub call($request, %header) {
	$request->header(Authorization => 'Bearer ' . demo()->{processor_key},
	    %header);
	my $response = $ua->request($request);
	my $json = eval { decode_json($response->content) };
	return ($response->code, $json, $response);
}

sub post($path, $form = [], %header) {
	return call(POST(processor($path), $form), %header);
}

sub get($path) { return call(GET(processor($path))) }

my @line = ('line_items[0][price_data][currency]' => 'eur',
    'line_items[0][price_data][unit_amount]' => 1450,
    'line_items[0][price_data][product_data][name]' => 'Field notebook',
    'line_items[0][quantity]' => 3);
my @session = (mode => 'payment', @line, client_reference_id => 'order-1',
    'metadata[attempt]' => 'attempt-1',
    success_url => "$back?session={CHECKOUT_SESSION_ID}",
    cancel_url => "$back?cancelled");
my $delivery = 'shipping_options[0][shipping_rate_data]';

sub session(@more) {
	my ($status, $s) = post('/v1/checkout/sessions', [@session, @more]);
	is($status, 200, 'a session') or diag explain $s;
	return $s;
}

# As a browser that stands on the page would.
sub pay($session, %field) {
	my %card = (number => '4242424242424242', expiry => '12 / 34',
	    cvc => '123', name => 'Una Walker', %field);
	return $ua->request(POST("$session->{url}", [%card],
	    Origin => processor()));
}

sub fetch($session) { return (get("/v1/checkout/sessions/$session->{id}"))[1] }

sub refused($name, $status, $param, @answer) {
	my ($got, $json) = @answer;
	is($got, $status, "$name: $status");
	is($json->{error}{param}, $param, "$name: its parameter")
	    if defined $param;
	like($json->{error}{type}, qr/_error\z/, "$name: its type");
	ok(length $json->{error}{message}, "$name: says so");
}

sub balance() {
	my (undef, $balance) = get('/v1/balance');
	return { map { $_->{currency} => $_->{amount} }
	    @{$balance->{available}} }->{eur} // 0;
}

# The shop knows nothing of these payments: it is not told of them either.
sub keep_quiet() {
	fault_clear();
	fault('webhook_never', 100_000);
}
keep_quiet();

subtest 'who may call' => sub {
	for my $key ('', 'Bearer wrong', 'Bearer ', demo()->{processor_key}) {
		my $response = $ua->get(processor('/v1/balance'),
		    Authorization => $key);
		is($response->code, 401, "'$key'" =~ s/sk_\w+/the bare key/r);
		like($response->content, qr/invalid_request_error/, 'says so');
	}
};

subtest 'a session' => sub {
	my $s = session("${delivery}[display_name]" => 'Post',
	    "${delivery}[fixed_amount][amount]" => 490,
	    "${delivery}[fixed_amount][currency]" => 'EUR',
	    customer_email => 'una@example.com');
	like($s->{id}, qr/\Acs_test_\w{20,}\z/, 'id');
	like($s->{payment_intent}, qr/\Api_\w+\z/, 'intent');
	is($s->{object}, 'checkout.session', 'object');
	is($s->{amount_subtotal}, 4350, 'subtotal');
	is($s->{amount_total}, 4840, 'total with delivery');
	is($s->{currency}, 'eur', 'currency');
	is_deeply($s->{metadata}, { attempt => 'attempt-1' }, 'metadata');
	is("$s->{status} $s->{payment_status}", 'open unpaid', 'state');
	is($s->{url}, processor("/pay/$s->{id}"), 'url');
	is($s->{expires_at} - $s->{created}, 86400, 'lasts 24 hours');
	ok(!$s->{livemode}, 'no live mode');
	is($s->{customer_email}, 'una@example.com', 'e-mail');
	is_deeply(fetch($s), $s, 'the same when fetched');
	my (undef, $lines) = get("/v1/checkout/sessions/$s->{id}/line_items");
	is($lines->{data}[0]{quantity}, 3, 'its lines');
};

subtest 'a session that is refused' => sub {
	my @case = (
		['no mode', 'mode', mode => ''],
		['another mode', 'mode', mode => 'subscription'],
		['no success_url', 'success_url', success_url => ''],
		['a relative URL', 'success_url', success_url => '/x'],
		['a script', 'cancel_url', cancel_url => 'javascript:x'],
		['no currency', $line[0], $line[0] => ''],
		['no such currency', $line[0], $line[0] => 'e1r'],
		['no amount', $line[2], $line[2] => ''],
		['a negative amount', $line[2], $line[2] => -1],
		['an amount in text', $line[2], $line[2] => '14.50'],
		['a huge amount', $line[2], $line[2] => '99999999999999999999'],
		['nothing to pay', 'line_items', $line[2] => 0],
		['no name', $line[4], $line[4] => ''],
		['no quantity', $line[6], $line[6] => ''],
		['quantity 0', $line[6], $line[6] => 0],
		['mixed currencies', "${delivery}[fixed_amount][currency]",
		    "${delivery}[fixed_amount][currency]" => 'usd',
		    "${delivery}[fixed_amount][amount]" => 1],
		['a long metadata value', 'metadata[a]',
		    'metadata[a]' => 'x' x 501],
	);
	for my $case (@case) {
		my ($name, $param, %change) = @$case;
		my %form = (@session, %change);
		refused($name, 400, $param,
		    post('/v1/checkout/sessions', [%form]));
	}
	refused('no lines', 400, 'line_items',
	    post('/v1/checkout/sessions', [mode => 'payment']));
	refused('unknown', 404, 'session', get('/v1/checkout/sessions/cs_no'));
};

subtest 'idempotency keys' => sub {
	my $key = 'key-' . time;
	my @headers = ('Idempotency-Key' => $key);
	my ($status, $first) = post('/v1/checkout/sessions', [@session],
	    @headers);
	my (undef, $second, $response) =
	    post('/v1/checkout/sessions', [reverse_pairs(@session)], @headers);
	is_deeply($second, $first, 'the same key is answered the same');
	is($response->header('Idempotent-Replayed'), 'true', 'and says so');
	refused('other parameters', 400, undef,
	    post('/v1/checkout/sessions', [@session, 'metadata[x]' => 1],
	    @headers));
	refused('another call', 400, undef,
	    post('/v1/payment_intents', [@session], @headers));
	my ($other) = post('/v1/checkout/sessions', [@session],
	    'Idempotency-Key' => "$key-2");
	is($other, 200, 'another key, another session');

	($status) = post('/v1/checkout/sessions', [mode => 'payment'],
	    'Idempotency-Key' => "$key-3");
	is($status, 400, 'wrong parameters');
	($status) = post('/v1/checkout/sessions', [@session],
	    'Idempotency-Key' => "$key-3");
	is($status, 200, 'are not kept with the key');
	refused('a long key', 400, undef, post('/v1/checkout/sessions',
	    [@session], 'Idempotency-Key' => 'k' x 256));

	db()->do('UPDATE paymock.idempotency SET created_at = created_at '
	    . '- INTERVAL 25 HOUR WHERE id = ?', {}, $key);
	($status, my $third) = post('/v1/checkout/sessions',
	    [@session, 'metadata[x]' => 1], @headers);
	is($status, 200, 'after a day the key is forgotten');
	isnt($third->{id}, $first->{id}, 'and the call made anew');
	is_deeply((post('/v1/checkout/sessions',
	    [@session, 'metadata[x]' => 1], @headers))[1], $third,
	    'and kept again');

	my @confirm = (amount => 500, currency => 'eur', confirm => 'true',
	    payment_method => 'pm_card_chargeDeclined');
	my ($code, $declined) = post('/v1/payment_intents', [@confirm],
	    'Idempotency-Key' => "$key-4");
	is($code, 402, 'a declined card');
	is_deeply((post('/v1/payment_intents', [@confirm],
	    'Idempotency-Key' => "$key-4"))[1], $declined, 'is replayed too');
};

sub reverse_pairs(@list) {
	my @out;
	while (my ($name, $value) = splice @list, 0, 2) {
		unshift @out, $name, $value;
	}
	return @out;
}

subtest 'one key from eight callers at once' => sub {
	my $key = 'race-' . time;
	my @pids = map {
		my $pid = fork // die;
		if (!$pid) {
			my ($status) = post('/v1/checkout/sessions', [@session],
			    'Idempotency-Key' => $key);
			POSIX::_exit($status == 200 ? 0 : $status == 409 ? 1 : 2);
		}
		$pid
	} 1 .. 8;
	my %seen;
	for my $pid (@pids) {
		waitpid $pid, 0;
		$seen{$? >> 8}++;
	}
	ok($seen{0}, 'some are answered');
	ok(!$seen{2}, 'the others are told to wait');
	is(db()->selectrow_array('SELECT COUNT(*) FROM paymock.idempotency '
	    . 'WHERE id = ? AND status = 200', undef, $key), 1, 'one call');
};

subtest 'the page' => sub {
	my $s = session();
	my $page = $ua->get($s->{url});
	is($page->code, 200, 'there');
	like($page->content, qr/3 × Field notebook/, 'what for');
	like($page->content, qr/€43\.50/, 'how much');
	like($page->header('Content-Security-Policy'),
	    qr/form-action 'self' \Q${\ shop()}\E(;|\z)/,
	    'its form may end in the shop');
	my @wrong = (['number', '4242424242424241'], ['number', ''],
	    ['number', 'x'], ['expiry', '12/20'], ['expiry', '13/30'],
	    ['cvc', '12'], ['name', '']);
	for my $case (@wrong) {
		my ($field, $value) = @$case;
		my $answer = pay($s, $field => $value);
		is($answer->code, 422, "$field '$value'");
		like($answer->content, qr/id="$field-error"/, 'is marked');
		unlike($answer->content, qr/4242424242424242/,
		    'the number is not shown again');
	}
	my $foreign = $ua->request(POST($s->{url}, [number => 1],
	    Origin => shop()));
	is($foreign->code, 403, 'a form of another site');
	is(fetch($s)->{status}, 'open', 'nothing of it closed the session');
	is($ua->get(processor('/pay/cs_test_no'))->code, 404, 'no session');
};

subtest 'a good card' => sub {
	my $before = balance();
	my $s = session();
	my $answer = pay($s, number => '4242 4242 4242 4242');
	is($answer->code, 303, 'leads back');
	is($answer->header('Location'), "$back?session=$s->{id}",
	    'with the id filled in');
	my $now = fetch($s);
	is("$now->{status} $now->{payment_status}", 'complete paid', 'state');
	is($now->{url}, undef, 'no page any more');
	my (undef, $intent) = get("/v1/payment_intents/$s->{payment_intent}");
	is("$intent->{status} $intent->{amount_received}", 'succeeded 4350',
	    'the intent');
	my (undef, $charge) = get("/v1/charges/$intent->{latest_charge}");
	is($charge->{payment_method_details}{card}{last4}, '4242', 'its card');
	is(balance() - $before, 4350, 'the balance');

	$answer = pay($s);
	is($answer->code, 303, 'again');
	is(balance() - $before, 4350, 'is not charged again');
	like($ua->get($s->{url})->content, qr/This is paid/, 'the page says so');
	my (undef, $events) = get('/v1/events?limit=2');
	is_deeply([map { $_->{type} } @{$events->{data}}],
	    ['checkout.session.completed', 'payment_intent.succeeded'],
	    'its events');
	is($events->{data}[0]{data}{object}{id}, $s->{id}, 'of the session');
	refused('expiring it', 400, 'session',
	    post("/v1/checkout/sessions/$s->{id}/expire"));
};

subtest 'eight browsers at once' => sub {
	my $before = balance();
	my $s = session();
	my @pids = map {
		my $pid = fork // die;
		POSIX::_exit(pay($s)->code == 303 ? 0 : 1) if !$pid;
		$pid
	} 1 .. 8;
	my $failed = 0;
	for my $pid (@pids) {
		waitpid $pid, 0;
		$failed++ if $?;
	}
	is($failed, 0, 'all are led back');
	is(balance() - $before, 4350, 'one is charged');
};

subtest 'cards that do not pay' => sub {
	my $s = session();
	my $answer = pay($s, number => '4000000000000002');
	is($answer->code, 402, 'declined');
	like($answer->content, qr/Your bank said no to this card/, 'says so');
	$answer = pay($s, number => '4000000000009995');
	like($answer->content, qr/not enough money/, 'too little money');
	$answer = pay($s, number => '4111111111111111');
	like($answer->content, qr/none of the test cards/, 'a real card');
	is(fetch($s)->{status}, 'open', 'the session stays open');
	is(pay($s)->code, 303, 'for a better card');
};

subtest 'a card that asks' => sub {
	my $s = session();
	my $mech = agent();
	$mech->get($s->{url});
	$mech->submit_form(with_fields => { number => '4000002500003155',
	    expiry => '01/35', cvc => '000', name => 'Una' });
	like($mech->uri, qr{/authenticate\z}, 'leads to a question');
	is(fetch($s)->{status}, 'open', 'unpaid so far');
	$mech->click_button(value => 'fail');
	like($mech->content, qr/Nothing was charged/, 'no is no');
	$mech->submit_form(with_fields => { number => '4000002500003155',
	    expiry => '01/35', cvc => '000', name => 'Una' });
	$mech->requests_redirectable([]);
	$mech->click_button(value => 'authorize');
	is($mech->status, 303, 'yes leads back');
	is(fetch($s)->{payment_status}, 'paid', 'and is paid');
	my $again = $ua->request(POST("$s->{url}/authenticate",
	    [outcome => 'authorize'], Origin => processor()));
	is($again->code, 303, 'yes again leads back too');
	is($ua->request(POST("$s->{url}/authenticate", [outcome => 'maybe'],
	    Origin => processor()))->code, 422, 'anything else is refused');
};

subtest 'an expired session' => sub {
	my $s = session();
	my (undef, $expired) = post("/v1/checkout/sessions/$s->{id}/expire");
	is($expired->{status}, 'expired', 'by the API');
	is(pay($s)->code, 200, 'a payment');
	is(fetch($s)->{payment_status}, 'unpaid', 'does not go through');
	like($ua->get($s->{url})->content, qr/has expired/, 'says so');
	my (undef, $intent) = get("/v1/payment_intents/$s->{payment_intent}");
	is($intent->{status}, 'canceled', 'its intent too');
	my (undef, $events) = get('/v1/events?limit=1');
	is($events->{data}[0]{type}, 'checkout.session.expired', 'an event');
	refused('again', 400, 'session',
	    post("/v1/checkout/sessions/$s->{id}/expire"));

	$s = session(expires_at => int time + 1);
	wait_for(sub { fetch($s)->{status} eq 'expired' }, 25, 'expiry');
	is(fetch($s)->{status}, 'expired', 'by time');
};

subtest 'payment intents' => sub {
	my @form = (amount => 2000, currency => 'EUR');
	my ($status, $i) = post('/v1/payment_intents', [@form]);
	is($i->{status}, 'requires_payment_method', 'made');
	like($i->{client_secret}, qr/\A$i->{id}_secret_/, 'its secret');
	my $path = "/v1/payment_intents/$i->{id}";
	(undef, $i) = post($path, ['metadata[a]' => 1, amount => 2100]);
	is("$i->{amount} $i->{metadata}{a}", '2100 1', 'changed');
	refused('confirmed with nothing', 400, 'payment_method',
	    post("$path/confirm"));
	refused('confirmed with what is unknown', 404, 'payment_method',
	    post("$path/confirm", [payment_method => 'pm_no']));
	my ($declined, $error) = post("$path/confirm",
	    [payment_method => 'pm_card_chargeDeclined']);
	is($declined, 402, 'declined');
	is($error->{error}{code}, 'card_declined', 'its code');
	is($error->{error}{payment_intent}{status}, 'requires_payment_method',
	    'may be tried again');
	(undef, $i) = post("$path/confirm", [payment_method => 'pm_card_visa']);
	is($i->{status}, 'succeeded', 'confirmed');
	for my $deed (qw(confirm capture cancel)) {
		refused("$deed after it succeeded", 400, undef,
		    post("$path/$deed", [payment_method => 'pm_card_visa']));
	}
};

subtest 'capture later' => sub {
	my $before = balance();
	my (undef, $i) = post('/v1/payment_intents', [amount => 2000,
	    currency => 'eur', capture_method => 'manual', confirm => 'True',
	    payment_method => 'pm_card_visa']);
	is("$i->{status} $i->{amount_capturable}", 'requires_capture 2000',
	    'held');
	is(balance(), $before, 'not taken yet');
	my $path = "/v1/payment_intents/$i->{id}";
	refused('too much', 400, 'amount_to_capture',
	    post("$path/capture", [amount_to_capture => 2001]));
	(undef, $i) = post("$path/capture", [amount_to_capture => 1500]);
	is("$i->{status} $i->{amount_received}", 'succeeded 1500', 'taken');
	is(balance() - $before, 1500, 'the balance');
	refused('again', 400, undef, post("$path/capture"));

	(undef, $i) = post('/v1/payment_intents', [amount => 2000,
	    currency => 'eur', capture_method => 'manual', confirm => 'true',
	    payment_method => 'pm_card_visa']);
	(undef, $i) = post("/v1/payment_intents/$i->{id}/cancel");
	is($i->{status}, 'canceled', 'or let go');
	is(balance() - $before, 1500, 'for nothing');
};

subtest 'refunds' => sub {
	my $s = session();
	refused('of nothing', 404, 'payment_intent',
	    post('/v1/refunds', [payment_intent => 'pi_no']));
	refused('before it is paid', 400, 'payment_intent',
	    post('/v1/refunds', [payment_intent => $s->{payment_intent}]));
	pay($s);
	my $before = balance();
	my @of = (payment_intent => $s->{payment_intent});
	my ($status, $r) = post('/v1/refunds', [@of, amount => 1000]);
	is("$r->{object} $r->{amount} $r->{status}", 'refund 1000 succeeded',
	    'a part');
	is(balance(), $before - 1000, 'the balance');
	refused('more than is left', 400, 'amount',
	    post('/v1/refunds', [@of, amount => 3351]));
	refused('nothing', 400, 'amount',
	    post('/v1/refunds', [@of, amount => 0]));
	refused('no charge', 400, 'payment_intent', post('/v1/refunds', []));
	(undef, $r) = post('/v1/refunds', [charge => $r->{charge}]);
	is($r->{amount}, 3350, 'the rest');
	my ($code, $error) = post('/v1/refunds', [@of]);
	is($error->{error}{code}, 'charge_already_refunded', 'then no more');
	my (undef, $charge) = get("/v1/charges/$r->{charge}");
	ok($charge->{refunded}, 'the charge says so');
	my (undef, $list) = get("/v1/refunds?charge=$r->{charge}");
	is(@{$list->{data}}, 2, 'both are listed');
};

subtest 'eight refunds at once' => sub {
	my $s = session();
	pay($s);
	my $before = balance();
	my @pids = map {
		my $pid = fork // die;
		if (!$pid) {
			post('/v1/refunds', [payment_intent =>
			    $s->{payment_intent}, amount => 1000]);
			POSIX::_exit(0);
		}
		$pid
	} 1 .. 8;
	waitpid $_, 0 for @pids;
	is($before - balance(), 4000, 'four fit into the charge');
};

subtest 'lists' => sub {
	my (undef, $all) = get('/v1/balance_transactions?limit=3');
	is($all->{object}, 'list', 'object');
	is($all->{url}, '/v1/balance_transactions', 'url');
	ok($all->{has_more}, 'there is more');
	my (undef, $next) = get('/v1/balance_transactions?limit=2'
	    . "&starting_after=$all->{data}[0]{id}");
	is_deeply($next->{data}, [@{$all->{data}}[1, 2]], 'the next page');
	(undef, my $back) = get('/v1/balance_transactions?limit=2'
	    . "&ending_before=$all->{data}[2]{id}");
	is_deeply($back->{data}, [@{$all->{data}}[0, 1]], 'and back');
	my $at = $all->{data}[0]{created};
	my $made = sub ($query) {
		my (undef, $list) = get("/v1/balance_transactions?$query");
		return scalar grep { $_->{created} == $at } @{$list->{data}};
	};
	ok($made->("created=$at"), 'made in a second');
	ok($made->("created[gte]=$at&created[lte]=$at"), 'between two');
	ok(!$made->("created[gt]=$at"), 'after it');
	ok(!$made->("created[lt]=$at"), 'before it');
	refused('both ways', 400, 'ending_before', get('/v1/refunds?'
	    . 'starting_after=re_1&ending_before=re_2'));
	for my $path (qw(checkout/sessions payment_intents charges refunds
	    events balance_transactions)) {
		my (undef, $list) = get("/v1/$path?limit=1");
		is(@{$list->{data}}, 1, $path);
		my ($status, $one) = get("/v1/$path/$list->{data}[0]{id}");
		is($one->{id}, $list->{data}[0]{id}, "one of $path");
		refused("$path after nothing", 404, 'starting_after',
		    get("/v1/$path?starting_after=no"));
		refused("$path, limit 0", 400, 'limit',
		    get("/v1/$path?limit=0"));
		refused("$path, unknown", 404, undef, get("/v1/$path/no"));
	}
};

subtest 'faults of calls' => sub {
	my @create = ('/v1/checkout/sessions', [@session]);
	my $count = sub { db()->selectrow_array(
	    'SELECT COUNT(*) FROM paymock.session') };
	my %case = (refuse => [402, 0, 200], error_before => [500, 0, 200],
	    error_after => [500, 1, 500], drop_reply => [500, 1, 200],
	    garbage => [200, 1, 200]);
	for my $kind (sort keys %case) {
		my ($want, $made, $again) = @{$case{$kind}};
		my $key = "$kind-" . time;
		my $before = $count->();
		fault($kind);
		my ($status, $json, $response) =
		    post(@create, 'Idempotency-Key' => $key);
		is($status, $want, $kind);
		is($json, undef, 'no JSON')
		    if $kind eq 'garbage' || $kind eq 'drop_reply';
		is($response->header('Client-Warning'), 'Internal response',
		    'no answer at all') if $kind eq 'drop_reply';
		is($count->() - $before, $made, 'made') ;
		($status, undef, $response) =
		    post(@create, 'Idempotency-Key' => $key);
		is($status, $again, 'the same key again');
		is($response->header('Idempotent-Replayed') // '',
		    $made ? 'true' : '', 'a replay if it was executed');
		is($count->() - $before, 1, 'and there is one');
	}
	fault('slow');
	my $start = time;
	is((post(@create))[0], 200, 'slow');
	cmp_ok(time - $start, '>', 2.5, 'takes its time');

	fault('hang');
	my $impatient = LWP::UserAgent->new(timeout => 1);
	is($impatient->request(POST(processor($create[0]), $create[1],
	    Authorization => 'Bearer ' . demo()->{processor_key}))
	    ->header('Client-Warning'), 'Internal response', 'hang');

	fault('refuse', 2, '/v1/refunds');
	is((post(@create))[0], 200, 'a fault of another path');
	is((get('/v1/refunds'))[0], 402, 'strikes there');
	is((get('/v1/refunds/re_1'))[0], 402, 'and below');
	is((get('/v1/refunds'))[0], 200, 'so often and no more');
	fault('error_before', 100);
	keep_quiet();
	is((post(@create))[0], 200, 'faults can be cleared');
	is($ua->request(POST(processor('/_fault'), [kind => 'x']))->code, 422,
	    'an unknown kind');
	is($ua->request(POST(processor('/_fault'),
	    [kind => 'hang', count => -1]))->code, 422, 'a negative count');
};

# What a caller that waits a second hears: a status, or that there was none.
# The shop does not use this path, and so none of its faults.
my $unused = '/v1/payment_intents';

sub hears($key) {
	my $request = POST(processor($unused),
	    [amount => 100, currency => 'eur'],
	    Authorization => 'Bearer ' . demo()->{processor_key},
	    'Idempotency-Key' => $key);
	my $response = LWP::UserAgent->new(timeout => 1)->request($request);
	return 'nothing' if ($response->header('Client-Warning') // '')
	    eq 'Internal response';
	return 'garbage' if !eval { decode_json($response->content) };
	return $response->code;
}

subtest 'faults that strike twice, and two kinds of them' => sub {
	my %case = (refuse => 402, error_before => 500, error_after => 500,
	    drop_reply => 'nothing', garbage => 'garbage', slow => 'nothing',
	    hang => 'nothing');
	for my $kind (sort keys %case) {
		fault($kind, 2, $unused);
		my @heard = map { hears("twice-$kind-$_-" . time) } 1 .. 3;
		is_deeply(\@heard, [($case{$kind}) x 2, 200], $kind);
	}
	fault('error_before', 1, $unused);
	fault('garbage', 1, $unused);
	fault('refuse', 1, '/v1/refunds');
	my $key = 'mixed-' . time;
	is_deeply([map { hears($key) } 1 .. 3], [500, 'garbage', 200],
	    'one after the other, with the same key');
	is((get('/v1/refunds'))[0], 402, 'a third on another path');
	is(db()->selectrow_array('SELECT COUNT(*) FROM paymock.fault '
	    . "WHERE times > 0 AND kind <> 'webhook_never'"), 0,
	    'all are used up');
};

subtest 'faults of webhooks' => sub {
	my $rows = 'SELECT COUNT(*), COUNT(d.body) FROM paymock.delivery d '
	    . 'JOIN paymock.event e ON e.id = d.event_id WHERE e.type = '
	    . "'checkout.session.completed' AND e.body LIKE ?";
	my %case = (webhook_never => [0, 0], webhook_twice => [2, 0],
	    webhook_wrong_amount => [1, 1], webhook_shuffled => [1, 0]);
	for my $kind (sort keys %case) {
		my $s = session();
		fault_clear();
		fault($kind);
		is(pay($s)->code, 303, $kind);
		is_deeply([db()->selectrow_array($rows, undef, "%$s->{id}%")],
		    $case{$kind}, 'so many, and so many lies');
	}
	my ($true, $lie) = db()->selectrow_array('SELECT e.body, d.body FROM '
	    . 'paymock.event e JOIN paymock.delivery d ON d.event_id = e.id '
	    . "WHERE d.body IS NOT NULL AND e.type = 'checkout.session."
	    . "completed' ORDER BY e.seq DESC LIMIT 1");
	$_ = decode_json($_)->{data}{object}{amount_total} for $true, $lie;
	is("$true $lie", '4350 4351', 'the lie is one cent');
	keep_quiet();
};

subtest 'the ledger adds up' => sub {
	my $db = db();
	is($db->selectrow_array('SELECT COALESCE(SUM(captured_minor - '
	    . "refunded_minor), 0) FROM paymock.charge WHERE currency = 'EUR'"),
	    balance(), 'charges less refunds are the balance');
	is($db->selectrow_array('SELECT COUNT(*) FROM paymock.charge c WHERE '
	    . 'c.refunded_minor <> (SELECT COALESCE(SUM(r.amount_minor), 0) '
	    . 'FROM paymock.refund r WHERE r.charge_id = c.id)'), 0,
	    'a charge\'s refunds are its own');
	is($db->selectrow_array('SELECT COUNT(*) FROM paymock.session s JOIN '
	    . 'paymock.intent i ON i.id = s.intent_id WHERE '
	    . "(s.status = 'complete') <> (i.status = 'succeeded') "
	    . 'OR s.total_minor <> i.amount_minor'), 0,
	    'a session is paid as its intent is');
};

subtest 'no card number is kept' => sub {
	my $db = db();
	my $found = 0;
	for my $table (@{$db->selectcol_arrayref('SHOW TABLES FROM paymock')}) {
		for my $row (@{$db->selectall_arrayref(
		    "SELECT * FROM paymock.$table")}) {
			$found++ if grep { defined && /4242424242424242|
			    4000002500003155|4000000000000002/x } @$row;
		}
	}
	is($found, 0, 'in no row');
};

done_testing;
