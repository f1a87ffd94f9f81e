# Invoices, credit notes, packing slips: what stands on them, for whom.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Buy;
use File::Temp;
use Test::More;

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my @many = map { sprintf 'T-PAPER-%02d', $_ } 1 .. 45;
goods_make('T-PAPER-A' => [1250, 50], 'T-PAPER-B' => [900, 50, 'reduced'],
    map { $_ => [100, 50] } @many);
db()->do('UPDATE catalog.product SET name = ? WHERE sku = "T-PAPER-A"', {},
    'Näh <b>&amp; Καλημέρα</b>');
END {
	local $?;
	goods_retire('T-PAPER-A', 'T-PAPER-B', @many) if $ENV{CLEARCART_DEMO};
}

# A dot between: digits with dashes may come out as a card's number.
my $mail = "paper-$$." . time . '@example.org';
my $una = agent();
my $staff = agent();
sign_in_admin($staff);

sub one($sql, @values) {
	return scalar db()->selectrow_array($sql, {}, @values);
}

sub paid_order(@goods) {
	my $cart = cart_with($una, @goods);
	my $order = place($una, form_of($una, $cart, email => $mail,
	    name => 'Zofia Wąsik'))->{order};
	pay_at($order->{pay_url});
	wait_for(sub { order_of($una, $order->{id})->{state} eq 'paid' }, 30,
	    'the payment');
	return $order->{id};
}

# The text of a PDF as $ua gets it, and its pages.
sub pdf($ua, $url) {
	$ua->get($url);
	is($ua->status, 200, "$url");
	is($ua->response->header('Content-Type'), 'application/pdf',
	    '  is a PDF');
	my $file = File::Temp->new(SUFFIX => '.pdf');
	binmode $file;
	print {$file} $ua->response->content;
	close $file;
	open my $text, '-|:encoding(UTF-8)', 'pdftotext', '-layout',
	    $file->filename, '-' or die "pdftotext: $!";
	my $all = do { local $/; <$text> };
	my @pages = split /\f/, $all;
	return ($all, scalar @pages);
}

my $id = paid_order('T-PAPER-A', 2, 'T-PAPER-B', 1);
my ($number, $invoice) = db()->selectrow_array(
    'SELECT number, invoice_no FROM orders.orders WHERE id = ?', {}, $id);
my $own = shop("/account/orders/$id");

subtest 'an invoice' => sub {
	my ($text, $pages) = pdf($staff, admin("/orders/$id/invoice.pdf"));
	is($pages, 1, 'one page');
	like($text, qr/^Invoice \Q$invoice\E\b/m, 'its number');
	like($text, qr/\b\Q$number\E\b/, "the order's");
	like($text, qr/Zofia Wąsik/, 'the name');
	like($text, qr/Näh <b>&amp; Καλημέρα<\/b>/,
	    'text is text, in any script');
	like($text, qr/€12\.50 .* €25\.00/, 'a line');
	my ($total) = one('SELECT total_minor FROM orders.orders WHERE id = ?',
	    $id) / 100;
	like($text, qr/Total\s+€\Q@{[sprintf '%.2f', $total]}/, 'the total');
	my ($tax) = one('SELECT tax_minor FROM orders.orders WHERE id = ?',
	    $id);
	my $sum = 0;
	$sum += $1 * 100 + $2 while $text =~ /VAT [\d.]+%\s+€(\d+)\.(\d\d)/g;
	is($sum, $tax, 'VAT by rate');
	$staff->get(admin("/orders/$id/invoice"));
	like($staff->content, qr/Invoice \Q$invoice\E/, 'as a page');
	unlike($staff->content, qr/<nav/, 'without the way around');
	like($staff->content, qr/&lt;b&gt;&amp;amp; Καλημέρα/, 'escaped');
};

subtest 'for its shopper' => sub {
	my ($text) = pdf($una, "$own/invoice.pdf");
	like($text, qr/Invoice \Q$invoice\E/, 'the guest who bought');
	my $eve = agent(max_redirect => 0);
	$eve->get("$own/invoice.pdf");
	is($eve->status, 303, 'nobody else');
	json_get($eve, "/account/orders/$id/invoice.pdf");
	is($eve->status, 401, 'no program either');
	wait_for(sub { @{mail_messages($mail)} }, 30, 'the confirmation');
	my ($link) = map { $_->{text} =~
	    m{/account/orders/$id(\?until=\d+&sig=\S+)} }
	    @{mail_messages($mail)};
	($text) = pdf(agent(), "$own/invoice.pdf$link");
	like($text, qr/Invoice \Q$invoice\E/, 'whoever has the link');
	$eve->get("$own/invoice.pdf?until=9999999999&sig=abc");
	is($eve->status, 303, 'not a forged one');
};

subtest 'a credit note' => sub {
	my $page = admin("/orders/$id/refund");
	$staff->get("$page?how=lines&line=1&quantity=1&restock=1");
	my $form = (grep { $_->method eq 'POST'
	    && $_->action =~ m{/refund\z} } $staff->forms)[0];
	$staff->request($form->click);
	wait_for(sub { one('SELECT COUNT(*) FROM orders.refund WHERE '
	    . 'order_id = ? AND state = "done"', $id) }, 30, 'the refund');
	my ($refund, $no) = db()->selectrow_array('SELECT id, credit_no '
	    . 'FROM orders.refund WHERE order_id = ?', {}, $id);
	ok($no, 'has a number');
	is($no, one('SELECT n FROM orders.counter WHERE name = "credit_note"'),
	    'the next one');
	my ($text) = pdf($staff,
	    admin("/orders/$id/credit/$refund/note.pdf"));
	like($text, qr/^Credit note $no\b/m, 'its number');
	like($text, qr/Invoice\s+\Q$invoice\E\b/, "the invoice's");
	like($text, qr/Paid back\s+€12\.50/, 'the amount');
	like($text, qr/Net at [\d.]+%\s+€\d+\.\d\d/, 'without VAT');
	pdf($una, "$own/credit/$refund/note.pdf");
	json_get($staff, admin("/orders/$id/credit/" . 'a' x 26 . '/note'));
	is($staff->status, 404, 'no other');
	my ($status, $said) = clearcart('check-books', '--no-processor');
	unlike($said, qr/^X5/m, 'the books agree');
};

subtest 'a packing slip' => sub {
	my ($text) = pdf($staff, admin("/orders/$id/slip.pdf"));
	like($text, qr/Packing slip \Q$number\E/, 'its order');
	like($text, qr/^\s*1\s+Näh/m, 'one is left of two');
	unlike($text, qr/€/, 'no prices');
	my $long = paid_order(map { $_ => 1 } @many);
	my ($slip, $pages) = pdf($staff, admin("/orders/$long/slip.pdf"));
	cmp_ok($pages, '>', 1, "45 things are on $pages pages");
	is((grep { $slip =~ /\b$_\b/ } @many), 45, 'each of them');
	like($slip, qr/Page 2/, 'numbered');
	my ($all) = pdf($staff, admin('/orders/slips.pdf'));
	like($all, qr/\Q$number\E/, 'all slips in one');
};

subtest 'not paid' => sub {
	my $cart = cart_with($una, 'T-PAPER-A', 1);
	my $order = place($una, form_of($una, $cart, email => $mail))->{order};
	json_get($staff, admin("/orders/$order->{id}/invoice"));
	is($staff->status, 404, 'no invoice');
	my $token = json_get($una, '/carts')->{csrf};
	json_post($una, '/checkout/cancel', { csrf => $token,
	    order => $order->{id} });
};

done_testing;
