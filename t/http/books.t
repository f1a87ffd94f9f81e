#!/usr/bin/perl
# The books of a shop that works are right; each rule, broken once by SQL,
# is named, and nothing else but what must follow from it.
use v5.36;
use FindBin;
use lib "$FindBin::Bin/../lib", "$FindBin::Bin/../../conf/demo";
use Clearcart;
use Clearcart::Buy;
use Clearcart::Own;
use JSON::PP;
use LWP::UserAgent;
use Test::More;

my $own = Clearcart::Own->new;
my ($status, $text) = $own->start('--set', 'books.every_minutes=1440');
BAIL_OUT("no shop: $text") if $status;
$ENV{CLEARCART_DEMO} = $own->dir . '/demo.json';

my @stopped;
END {
	local $?;
	kill CONT => @stopped;
}

sub run_sql(@statements) {
	db()->do($_) for 'SET SESSION check_constraint_checks = 0, '
	    . 'foreign_key_checks = 0', @statements;
	return;
}

sub one($sql, @values) {
	return scalar db()->selectrow_array($sql, {}, @values);
}

# The status and the lines of `clearcart check-books`.
sub checked(@words) {
	my ($exit, $said) = clearcart('check-books', @words);
	return ($exit, split /\n/, $said);
}

sub findings(@lines) { return grep { /\A[A-Z]\d+ / } @lines }

my $una = agent();

sub ordered(%other) {
	my $cart = cart_with($una, 'BOOKS-PEN', 2, 'BOOKS-INK', 1);
	my $said = place($una, form_of($una, $cart, %other));
	return $said->{order} // die $una->content;
}

sub paid($order) {
	pay_at($order->{pay_url});
	wait_for(sub { order_of($una, $order->{id})->{state} eq 'paid' }, 30,
	    'the payment');
	return $order;
}

sub cancelled($order) {
	my $page = json_get($una, '/carts');
	json_post($una, '/checkout/cancel', [csrf => $page->{csrf},
	    order => $order->{id}]);
	wait_for(sub { one('SELECT payment FROM orders.orders WHERE id = ?',
	    $order->{id}) eq 'cancelled' }, 30, 'the cancellation');
	return $order;
}

sub quiet() {
	return !one('SELECT COUNT(*) FROM orders.outbox WHERE sent_at IS NULL')
	    && !one('SELECT COUNT(*) FROM orders.payment_event '
	    . 'WHERE handled_at IS NULL');
}

goods_make('BOOKS-PEN' => [250, 100], 'BOOKS-INK' => [1090, 100, 'reduced']);
run_sql(q{INSERT INTO orders.voucher (code, kind, percent_bp, uses_max,
    uses_each) VALUES ('BOOKS', 'percent', 1000, 3, 3)});
my ($P, $V) = map { $_->{id} } paid(ordered()),
    paid(ordered(voucher => 'BOOKS', total => 1921));
my $C = cancelled(ordered())->{id};
my $L = ordered()->{id};
wait_for(\&quiet, 30, 'mails and events');
@stopped = @{demo()->{pids}{worker}};
kill STOP => @stopped; # it would look after what is broken here
my %number = map { $_ => one('SELECT number FROM orders.orders WHERE id = ?',
    $_) } $P, $V, $C, $L;
my $cart = one('SELECT cart_id FROM orders.orders WHERE id = ?', $P);

subtest 'the books of a shop that works' => sub {
	my ($exit, @lines) = checked();
	is($exit, 0, 'status');
	is($lines[-1], '0 differences', 'nothing differs');
	is_deeply([findings(@lines)], [], 'and nothing is named');
	ok((grep { $_ eq 'not yet finished: 1 unpaid orders' } @lines),
	    'what is not finished is counted');
	my ($refused) = checked('--no-such');
	is($refused, 64, 'an option that it does not have');
};

# [what, how it is broken, how it is mended, the findings]
sub orders_set($id, $broken, $mended) {
	return map { "UPDATE orders.orders SET $_ WHERE id = '$id'" }
	    $broken, $mended;
}

sub attempt_set($id, $broken, $mended) {
	return map { "UPDATE orders.payment_attempt SET $_ "
	    . "WHERE order_id = '$id'" } $broken, $mended;
}

sub item_set($broken, $mended) {
	return map { "UPDATE catalog.item SET $_ WHERE sku = 'BOOKS-PEN'" }
	    $broken, $mended;
}

sub line_set($id, $broken, $mended) {
	return map { "UPDATE orders.order_line SET $_ WHERE order_id = '$id' "
	    . "AND line_no = 1" } $broken, $mended;
}

my $copy = 'CREATE OR REPLACE TABLE orders.kept AS SELECT * FROM ';
my $refund = 'INSERT INTO orders.refund (id, order_id, attempt, intent_id, '
    . 'amount_minor, currency, reason, state, refund_id, next_at, created_at) '
    . 'SELECT REPEAT("R", 26), order_id, id, intent_id, %s, currency, '
    . '"test", "%s", %s, NOW(3), NOW(3) - INTERVAL %d HOUR '
    . "FROM orders.payment_attempt WHERE order_id = '%s'";
my $unrefund = "DELETE FROM orders.refund WHERE id = REPEAT('R', 26)";

sub kept_rows($table, $where, $break) {
	return ("$copy$table WHERE $where", $break);
}

my @broken = (
	['more reserved than there is',
	    item_set('on_hand = 1', 'on_hand = 96'),
	    'S1 SKU BOOKS-PEN: .*: 1 on hand, 2 of them reserved',
	    'S2 SKU BOOKS-PEN: .*: 1 on hand and 2 reserved, not 96 and 2'],
	['a piece that no move explains',
	    item_set('on_hand = 95', 'on_hand = 96'),
	    'S2 SKU BOOKS-PEN: .*: 95 on hand and 2 reserved, not 96 and 2'],
	['a piece reserved for nobody',
	    item_set('reserved = 3', 'reserved = 2'),
	    'S2 SKU BOOKS-PEN: .*: 96 on hand and 3 reserved, not 96 and 2',
	    'S3 SKU BOOKS-PEN: .*: 3, not 2'],
	['a line that counts other pieces',
	    line_set($P, 'quantity = 3, line_minor = line_minor + unit_minor',
		'quantity = 2, line_minor = line_minor - unit_minor'),
	    "S5 order $number{$P}: .*SKU BOOKS-",
	    "O1 order $number{$P}: its sums and taxes do not follow"],
	['tax that is a cent off',
	    line_set($P, 'tax_minor = tax_minor + 1',
		'tax_minor = tax_minor - 1'),
	    "O1 order $number{$P}: its sums and taxes do not follow"],
	['another rule of tax',
	    orders_set($P, "tax_prices = 'exclude'", "tax_prices = 'include'"),
	    "O1 order $number{$P}: its sums and taxes do not follow"],
	['a discount that its voucher does not give',
	    orders_set($V, 'voucher_bp = 2000', 'voucher_bp = 1000'),
	    "O1 order $number{$V}: its sums and taxes do not follow"],
	['a line in other money',
	    line_set($P, "currency = 'JPY'", "currency = 'EUR'"),
	    "O4 order $number{$P}: its lines are not in its own currency"],
	['a total that is a cent more',
	    orders_set($P, 'total_minor = total_minor + 1',
		'total_minor = total_minor - 1'),
	    "O1 order $number{$P}: its sums",
	    "P1 order $number{$P}: captured is not its total: €20.*, not €20",
	    "P3 order $number{$P}: other money was asked for"],
	['a step that is not allowed',
	    "INSERT INTO orders.order_history (order_id, axis, from_state, "
	    . "to_state, actor, at) VALUES ('$P', 'refund', 'done', 'queued', "
	    . "'test', NOW(3))",
	    "DELETE FROM orders.order_history WHERE actor = 'test'",
	    "O6 order $number{$P}: .* not allowed: refund from done to queued"],
	['history that says something else',
	    "UPDATE orders.order_history SET to_state = 'refunded', "
	    . "note = 'test' WHERE order_id = '$P' AND to_state = 'paid' "
	    . "AND axis = 'payment'",
	    "UPDATE orders.order_history SET to_state = 'paid', note = '' "
	    . "WHERE note = 'test'",
	    "O6 order $number{$P}: its history has a step that is not allowed",
	    "O7 order $number{$P}: .* in its state: it is paid, not refunded"],
	['pieces that were not sold',
	    orders_set($P, "reservation = 'released'", "reservation = 'sold'"),
	    "S9 order $number{$P}: its pieces .*: released, not sold"],
	['pieces whose way nobody wrote down',
	    "$copy orders.order_history WHERE order_id = '$P' "
	    . "AND axis = 'reservation';DELETE FROM orders.order_history "
	    . "WHERE order_id = '$P' AND axis = 'reservation'",
	    'INSERT INTO orders.order_history SELECT * FROM orders.kept',
	    "O7 order $number{$P}: .* where its pieces are: it is sold, not"],
	['a shipment nobody wrote down',
	    orders_set($P, "fulfilment = 'shipped'", "fulfilment = 'new'"),
	    "O7 order $number{$P}: .* fulfilment: it is shipped, not new"],
	['a cart open while it is paid for',
	    "UPDATE carts.cart SET state = 'open' WHERE id = '$cart'",
	    "UPDATE carts.cart SET state = 'purchased' WHERE id = '$cart'",
	    "O9 order $number{$P}: its cart .*: cart $cart is open in order"],
	['a cart of no order',
	    "UPDATE carts.cart SET order_id = 'NONE' WHERE id = '$cart'",
	    "UPDATE carts.cart SET order_id = '$P' WHERE id = '$cart'",
	    "O9 order $number{$P}: its cart",
	    "O9 cart $cart: .*: it is purchased and there is none"],
	['captured too little',
	    attempt_set($P, 'captured_minor = captured_minor - 1',
		'captured_minor = captured_minor + 1'),
	    "P1 order $number{$P}: captured is not its total",
	    "L4 order $number{$P}: the processor took other money for it"],
	['paid without a payment',
	    attempt_set($P, "state = 'expired'", "state = 'paid'"),
	    "O7 order $number{$P}: .* attempt's state",
	    "P4 order $number{$P}: .*: paid by 0 attempts, not 1"],
	['money taken for an order that waits',
	    attempt_set($L, "state = 'paid', captured_minor = amount_minor",
		"state = 'open', captured_minor = 0"),
	    "O7 order $number{$L}: .* attempt's state",
	    "P5 order $number{$L}: its money was taken"],
	['money of a cancelled order',
	    attempt_set($C, "state = 'paid', captured_minor = amount_minor",
		"state = 'expired', captured_minor = 0"),
	    "O7 order $number{$C}: .* attempt's state",
	    "P5 order $number{$C}: .* not on the way back: €0.00, not €"],
	['an attempt that outlives its order',
	    attempt_set($C, "state = 'open'", "state = 'expired'"),
	    "O7 order $number{$C}: .* attempt's state",
	    "P6 order $number{$C}: .*: cancelled and its attempt open"],
	['more given back than was taken',
	    sprintf($refund, 'captured_minor + 1', 'done', '"re_x"', 0, $P),
	    $unrefund,
	    "P9 order $number{$P}: more is given back than was captured",
	    "P9 order $number{$P}: refunded by its attempt is not",
	    "P9 order $number{$P}: refunded is not what its refunds come to",
	    "X5 order $number{$P}: .*: a refund, done, with credit note none"],
	['more pieces back than were sold',
	    "INSERT INTO catalog.stock_move (ref, sku, delta_on_hand, "
	    . "delta_reserved, reason, order_id, actor, at) "
	    . "VALUES ('back', 'BOOKS-PEN', 3, 0, 'return', '$P', 'test', "
	    . "NOW(3));UPDATE catalog.item SET on_hand = on_hand + 3 "
	    . "WHERE sku = 'BOOKS-PEN'",
	    "DELETE FROM catalog.stock_move WHERE ref = 'back';"
	    . "UPDATE catalog.item SET on_hand = on_hand - 3 "
	    . "WHERE sku = 'BOOKS-PEN'",
	    "S7 order $number{$P}: .*: 3 of SKU BOOKS-PEN, not up to 2"],
	['a refund whose lines say something else',
	    sprintf($refund, '100', 'queued', 'NULL', 0, $P)
	    . ";UPDATE orders.orders SET refunded_minor = 100 "
	    . "WHERE id = '$P';INSERT INTO orders.refund_line (refund, "
	    . "line_no, quantity, amount_minor, restock_quantity) "
	    . "VALUES (REPEAT('R', 26), 1, 3, 90, 1)",
	    "DELETE FROM orders.refund_line WHERE refund = REPEAT('R', 26);"
	    . "$unrefund;UPDATE orders.orders SET refunded_minor = 0 "
	    . "WHERE id = '$P'",
	    "S8 order $number{$P}: .*: 0 of SKU BOOKS-..., not 1",
	    "P9 order $number{$P}: more pieces .*: 3 of SKU BOOKS-..., not ",
	    "P9 order $number{$P}: the lines of .*: €0.90, not €1.00"],
	['money set aside for no refund',
	    orders_set($P, 'refunded_minor = 100', 'refunded_minor = 0'),
	    "P9 order $number{$P}: refunded is not .*: €1.00, not €0.00"],
	['refunded, as its state says',
	    orders_set($P, "payment = 'refunded'", "payment = 'paid'"),
	    "O7 order $number{$P}: .*: it is refunded, not paid",
	    "P9 order $number{$P}: its state does not tell .*: refunded, not"],
	['a refund without a name',
	    sprintf($refund, '100', 'done', 'NULL', 0, $P)
	    . ";UPDATE orders.payment_attempt SET refunded_minor = 100 "
	    . "WHERE order_id = '$P';UPDATE orders.orders SET refunded_minor "
	    . "= 100 WHERE id = '$P'",
	    "$unrefund;UPDATE orders.payment_attempt SET refunded_minor = 0 "
	    . "WHERE order_id = '$P';UPDATE orders.orders SET refunded_minor "
	    . "= 0 WHERE id = '$P'",
	    "P9 order $number{$P}: its state does not tell",
	    "P10 order $number{$P}: .* gave no name: €1.00",
	    "X5 order $number{$P}: .*: a refund, done, with credit note none"],
	['a refund that does not go out',
	    sprintf($refund, '100', 'queued', 'NULL', 30, $P)
	    . ";UPDATE orders.orders SET refunded_minor = 100 "
	    . "WHERE id = '$P'",
	    "$unrefund;UPDATE orders.orders SET refunded_minor = 0 "
	    . "WHERE id = '$P'",
	    "P14 order $number{$P}: its refund has not gone out .*: €1.00"],
	['a payment nobody knows of',
	    attempt_set($L, 'created_at = created_at - INTERVAL 27 HOUR',
		'created_at = created_at + INTERVAL 27 HOUR'),
	    "P11 order $number{$L}: nobody knows .*: open since 20"],
	['an event nobody looked at',
	    "INSERT INTO orders.payment_event (id, type, body, received_at) "
	    . "VALUES ('evt_books', 'charge.test', '{}', "
	    . "NOW(3) - INTERVAL 11 MINUTE)",
	    "DELETE FROM orders.payment_event WHERE id = 'evt_books'",
	    'P12 event evt_books: .*: charge.test since 20'],
	['an order that does not end',
	    orders_set($L, 'expires_at = expires_at - INTERVAL 2 HOUR',
		'expires_at = expires_at + INTERVAL 2 HOUR'),
	    "P13 order $number{$L}: .*: awaiting_payment since 20"],
	['a voucher used too often',
	    "UPDATE orders.voucher_use SET use_no = 4 WHERE code = 'BOOKS'",
	    "UPDATE orders.voucher_use SET use_no = 1 WHERE code = 'BOOKS'",
	    'C1 voucher BOOKS: .*: 1 uses, the last is number 4, not 3'],
	['a voucher used too often by one',
	    "UPDATE orders.voucher_use SET person_no = 4 WHERE code = 'BOOKS'",
	    "UPDATE orders.voucher_use SET person_no = 1 WHERE code = 'BOOKS'",
	    'C2 voucher BOOKS: .*: 1 uses by .*, not 3'],
	['a voucher used by a cancelled order',
	    "UPDATE orders.voucher_use SET order_id = '$C'",
	    "UPDATE orders.voucher_use SET order_id = '$V'",
	    "C3 order $number{$V}: .*: none is used, not BOOKS",
	    "C3 order $number{$C}: .*: BOOKS is used, not any"],
	['a confirmation too few',
	    "UPDATE orders.outbox SET kind = 'x' WHERE order_id = '$P' "
	    . "AND kind = 'confirmation'",
	    "UPDATE orders.outbox SET kind = 'confirmation' WHERE kind = 'x'",
	    "X1 order $number{$P}: .*: paid with 0 confirmations, not 1"],
	['a mail that nobody takes',
	    "UPDATE orders.outbox SET sent_at = NULL, created_at = created_at "
	    . "- INTERVAL 25 HOUR WHERE order_id = '$P' "
	    . "AND kind = 'confirmation'",
	    "UPDATE orders.outbox SET sent_at = NOW(3), created_at = created_at "
	    . "+ INTERVAL 25 HOUR WHERE order_id = '$P' "
	    . "AND kind = 'confirmation'",
	    'X4 mail to una@example.org: .*: confirmation since 20'],
	['an invoice left out',
	    orders_set($V, 'invoice_no = 3', 'invoice_no = 2'),
	    'X2 invoice 3: .* gap: the one before is 1',
	    'X2 the counter of invoices: .*: 2, not 3'],
	['a credit note left out',
	    "UPDATE orders.counter SET n = 1 WHERE name = 'credit_note'",
	    "UPDATE orders.counter SET n = 0 WHERE name = 'credit_note'",
	    'X5 the counter of credit notes: .*: 1, not 0'],
	['an order without an invoice',
	    orders_set($V, 'invoice_no = NULL', 'invoice_no = 2'),
	    "X2 order $number{$V}: .*: paid with invoice none",
	    'X2 the counter of invoices: .*: 2, not 1'],
	['goods that are gone',
	    line_set($P, "sku = CONCAT(sku, '-X')", "sku = LEFT(sku, 9)"),
	    "S5 order $number{$P}: .*: SKU BOOKS-...-X moved by 0",
	    "S6 order $number{$P}: .* no line .*: reserve of SKU BOOKS-...",
	    "S6 order $number{$P}: .* no line .*: sale of SKU BOOKS-...",
	    'X3 SKU BOOKS-...-X: it was sold'],
	['two orders of one cart',
	    orders_set($V, "cart_id = '$cart'", 'cart_id = '
		. "(SELECT c.id FROM carts.cart c WHERE c.order_id = '$V')"),
	    "O5 order $number{$P}: .*: cart $cart has 2, not 1",
	    "O5 order $number{$V}: .*: cart $cart has 2, not 1",
	    "O9 order $number{$V}: its cart",
	    'O9 cart \w+: its order does not stand'],
	['a number given twice',
	    orders_set($V, "number = '$number{$P}'",
		"number = '$number{$V}'"),
	    "O8 order $number{$P}: .* several orders: 2, not 1"],
	['stock moved for nobody',
	    "UPDATE catalog.stock_move SET order_id = 'NOBODY' WHERE "
	    . "ref = 'sale/$P/BOOKS-PEN'",
	    "UPDATE catalog.stock_move SET order_id = '$P' WHERE "
	    . "ref = 'sale/$P/BOOKS-PEN'",
	    "S5 order $number{$P}: .*: SKU BOOKS-PEN moved by 0 on hand and "
	    . '2 reserved, not -2 and 0',
	    'S6 SKU BOOKS-PEN: .* is not there: sale/'],
	['stock moved twice',
	    "INSERT INTO catalog.stock_move (ref, sku, delta_on_hand, "
	    . "delta_reserved, reason, order_id, actor, at) "
	    . "VALUES ('again', 'BOOKS-PEN', 0, 0, 'sale', '$P', 'test', "
	    . "NOW(3))",
	    "DELETE FROM catalog.stock_move WHERE ref = 'again'",
	    "S4 order $number{$P}: .*: 2 of sale for SKU BOOKS-PEN, not 1"],
);

push @broken, (
	['an order without lines',
	    ["${copy}orders.order_line WHERE order_id = '$L';"
		. "DELETE FROM orders.order_line WHERE order_id = '$L'",
	    'INSERT INTO orders.order_line SELECT * FROM orders.kept'],
	    "O2 order $number{$L}: it has no line",
	    'S3 SKU BOOKS-PEN: .*: 2, not 0', 'S3 SKU BOOKS-INK: .*: 1, not 0',
	    "S6 order $number{$L}: .* no line .*: reserve of SKU BOOKS-INK",
	    "S6 order $number{$L}: .* no line .*: reserve of SKU BOOKS-PEN"],
	['a step of its history left out',
	    ["${copy}orders.order_history WHERE order_id = '$P' "
		. "AND to_state = 'awaiting_payment';"
		. "DELETE FROM orders.order_history WHERE order_id = '$P' "
		. "AND to_state = 'awaiting_payment'",
	    'INSERT INTO orders.order_history SELECT * FROM orders.kept'],
	    "O6 order $number{$P}: its history has a gap: payment goes on "
	    . 'from "awaiting_payment", not from "placed"'],
	['pieces that are somewhere else',
	    "UPDATE orders.order_history SET to_state = 'released', "
	    . "note = 'test' WHERE order_id = '$P' AND to_state = 'sold'",
	    "UPDATE orders.order_history SET to_state = 'sold', note = '' "
	    . "WHERE note = 'test'",
	    "O7 order $number{$P}: .* its pieces are: it is sold, not rel"],
	['money captured by an attempt that is open',
	    attempt_set($L, 'captured_minor = 100', 'captured_minor = 0'),
	    "P5 order $number{$L}: money was captured by .*: €1.00, not €0"],
	['a refund in other money',
	    sprintf($refund, '100', 'queued', 'NULL', 0, $P)
	    . ";UPDATE orders.refund SET currency = 'JPY' "
	    . "WHERE order_id = '$P';UPDATE orders.orders "
	    . "SET refunded_minor = 100 WHERE id = '$P'",
	    "$unrefund;UPDATE orders.orders SET refunded_minor = 0 "
	    . "WHERE id = '$P'",
	    "P9 order $number{$P}: a refund is in other money .*: JPY, not EUR"],
);

# The processor's side: money that it took or gave without the shop.
sub api($path, %fields) {
	my $answer = LWP::UserAgent->new->post(processor("/v1/$path"), \%fields,
	    Authorization => 'Bearer ' . demo()->{processor_key});
	return decode_json($answer->content);
}

sub intent_of($id) {
	return one('SELECT intent_id FROM orders.payment_attempt '
	    . 'WHERE order_id = ?', $id);
}

my $intent = intent_of($P);
my $attempt = one('SELECT id FROM orders.payment_attempt WHERE order_id = ?',
    $P);
my $at_least = "paid_at = paid_at - INTERVAL 5 MINUTE";

push @broken, (
	['other money captured than was taken',
	    ["UPDATE paymock.charge SET captured_minor = captured_minor - 1 "
		. "WHERE intent_id = '$intent'",
	    "UPDATE paymock.charge SET captured_minor = captured_minor + 1 "
		. "WHERE intent_id = '$intent'"],
	    "L4 order $number{$P}: the processor took other .*: €20.79, not",
	    'L11 charge ch_\w+ of €20.79: it is booked with other money'],
	['a payment that the processor does not know',
	    ["UPDATE paymock.charge SET captured_minor = 0 "
		. "WHERE intent_id = '$intent';"
		. "UPDATE orders.payment_attempt SET $at_least "
		. "WHERE order_id = '$P'",
	    "UPDATE paymock.charge SET captured_minor = amount_minor "
		. "WHERE intent_id = '$intent'"],
	    "L5 order $number{$P}: it is paid, .*: $intent, not €20.80",
	    'L12 row txn_\w+ of €20.80: it is of no charge and no refund'],
	['an attempt that is gone',
	    ["${copy}orders.payment_attempt WHERE id = '$attempt';"
		. "DELETE FROM orders.payment_attempt WHERE id = '$attempt'",
	    'INSERT INTO orders.payment_attempt SELECT * FROM orders.kept'],
	    "P4 order $number{$P}: .*: paid by 0 attempts, not 1",
	    "L1 charge ch_\\w+ of €20.80: .*: attempt $attempt is not there"],
	['an attempt that was paid otherwise',
	    [attempt_set($P, "intent_id = 'pi_other'",
		"intent_id = '$intent'")],
	    "L3 order $number{$P}: .* a second time: charge ch_\\w+ of €20.80",
	    "L5 order $number{$P}: it is paid, .*: pi_other, not €20.80"],
	['money taken for a cancelled order',
	    [attempt_set($P, "state = 'expired', intent_id = NULL",
		"state = 'paid', intent_id = '$intent'")],
	    "O7 order $number{$P}: .* attempt's state",
	    "P4 order $number{$P}: ",
	    "L2 order $number{$P}: .*, but its attempt is expired: charge"],
	['a refund that the processor does not know',
	    [sprintf($refund, '100', 'done', '"re_none"', 1, $P)
		. ";UPDATE orders.orders SET refunded_minor = 100, "
		. "payment = 'partly_refunded' WHERE id = '$P';"
		. 'UPDATE orders.payment_attempt SET refunded_minor = 100 '
		. "WHERE order_id = '$P'",
	    "$unrefund;UPDATE orders.orders SET refunded_minor = 0, "
		. "payment = 'paid' WHERE id = '$P';"
		. 'UPDATE orders.payment_attempt SET refunded_minor = 0 '
		. "WHERE order_id = '$P'"],
	    "O7 order $number{$P}: .*: it is partly_refunded",
	    "L7 order $number{$P}: a refund is done, .*: re_none, not €1.00",
	    "X5 order $number{$P}: .*: a refund, done, with credit note none"],
);

# What unique keys forbid can only be broken without them.
my @keys = ([orders => orders => 'live_cart'], [orders => orders => 'number'],
    [catalog => stock_move => 'once_an_order']);
run_sql(map { "ALTER TABLE $_->[0].$_->[1] DROP INDEX $_->[2]" } @keys);

sub same_findings($name, $want, @lines) {
	my @got = findings(@lines);
	my @rest = @got;
	for my $pattern (@$want) {
		my ($at) = grep { $rest[$_] =~ /\A$pattern/ } 0 .. $#rest;
		ok(defined $at, "$name: $pattern") or diag join "\n", @got;
		splice @rest, $at, 1 if defined $at;
	}
	is(join("\n", @rest), '', "$name: nothing else");
	return;
}

for my $case (@broken) {
	my ($name, @rest) = @$case;
	my ($break, $mend, @want) = ref $rest[0] ? (@{shift @rest}, @rest)
	    : @rest;
	subtest $name => sub {
		run_sql(split /;/, $break);
		my ($exit, @lines) = checked();
		run_sql(split /;/, $mend);
		is($exit, 1, 'status');
		same_findings($name, \@want, @lines);
		like($lines[-1], qr/\A[1-9]\d* differences?\z/, 'the last line');
	};
}

subtest 'all of it mended' => sub {
	my ($exit, @lines) = checked();
	is($exit, 0, 'status') or diag join "\n", @lines;
};

subtest 'the processor is away' => sub {
	fault('refuse', 1, '/v1/charges');
	my ($exit, @lines) = checked();
	is($exit, 2, 'status');
	is($lines[-1], "the processor's books could not be had", 'and says so');
	fault('garbage', 1, '/v1/refunds');
	is((checked())[0], 2, 'an answer that is none');
	fault_clear();
	fault('refuse', 1, '/v1/charges');
	is((checked('--no-processor'))[0], 0, 'who is not asked');
	fault_clear();
	is((checked('--since', 2))[0], 0, 'the last two days');
	is((checked('--since', 0))[0], 64, 'no days');
};

subtest 'money that is not the shop\'s' => sub {
	my $made = api('payment_intents', amount => 777, currency => 'eur',
	    payment_method => 'pm_card_visa', confirm => 'true',
	    'payment_method_types[]' => 'card');
	my ($exit, @lines) = checked();
	same_findings('a charge made there',
	    ["L1 charge ch_\\w+ of €7.77: it belongs to no order: $made->{id}"],
	    @lines);
	my $back = api('refunds', payment_intent => $intent, amount => 80);
	($exit, @lines) = checked();
	same_findings('a refund made there', ['L1 charge',
	    "L6 refund $back->{id} of €0.80: .*: order $number{$P}"], @lines);
	is($exit, 1, 'status');
	is($lines[-1], '2 differences', 'the last line');
};

# The worker's run of now, as if none had been made yet.
sub run_again() {
	my @argv = @{demo()->{clearcart}};
	(my $worker = $argv[0]) =~ s{/clearcart\z}{/worker};
	run_sql('UPDATE orders.books_run SET slot = slot - 1 ORDER BY slot');
	system "$worker @argv[1 .. $#argv] --once 2>/dev/null";
	return db()->selectrow_hashref(
	    'SELECT * FROM orders.books_run ORDER BY id DESC LIMIT 1');
}

sub books_mails() {
	return grep { $_->{subject} =~ /the books differ/ }
	    @{mail_messages()};
}

subtest 'the worker keeps what it finds' => sub {
	my $run = run_again();
	is($run->{result}, 'different', 'its result');
	is($run->{differences}, 2, 'how many');
	is($run->{orders}, 4, 'of how many orders');
	my @mails = books_mails();
	is(@mails, 1, 'the owner is told');
	like($mails[0]{text}, qr/^L1 charge ch_\w+ of \S+7\.77: it belongs/m,
	    'of what');
	like($mails[0]{html}, qr{<b>L6</b> refund re_}, 'in HTML, too');
	run_again();
	is(scalar books_mails(), 1, 'not again of the same');
	run_sql((item_set('on_hand = 95', 'on_hand = 96'))[0]);
	is(run_again()->{differences}, 3, 'one more');
	is(scalar books_mails(), 2, 'and told of it');
	fault('refuse', 1, '/v1/charges');
	is(run_again()->{result}, 'unchecked', 'the processor is away');
	fault_clear();
	run_again();
	is(scalar books_mails(), 2, 'what was known is not told again');
	my $n = one('SELECT COUNT(*) FROM orders.books_run');
	my @argv = @{demo()->{clearcart}};
	(my $worker = $argv[0]) =~ s{/clearcart\z}{/worker};
	system "$worker @argv[1 .. $#argv] --once 2>/dev/null";
	is(one('SELECT COUNT(*) FROM orders.books_run'), $n,
	    'once in its stretch of time');
};

subtest 'the admin sees it' => sub {
	my $ua = sign_in_admin(agent());
	my $page = json_get($ua, admin('/books'));
	is($page->{runs}[0]{differences}, 3, 'the last run');
	is($page->{runs}[1]{result}, 'unchecked', 'the one before');
	is_deeply([map { $_->{rule} } @{$page->{findings}}],
	    [qw(S2 L1 L6)], 'its findings');
	is($page->{findings}[2]{url}, "/orders/$P", 'with the order');
	run_sql("INSERT INTO orders.alert (id, kind, ref, order_id, text, at) "
	    . "VALUES ('A1', 'test', 'x', '$P', 'Look here.', NOW(3))");
	$page = json_get($ua, admin('/books'));
	is($page->{alerts}[0]{number}, $number{$P}, 'an alert');
	$ua->get(admin('/books'));
	like($ua->content, qr/Look here\./, 'as HTML');
	like($ua->content, qr{href="/orders/$P"}, 'with a link');
};

done_testing();
