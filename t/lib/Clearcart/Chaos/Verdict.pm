# What is wrong after a run of the chaos, once all has settled: the shop's
# books beside what each shopper was told, the stock there was at first, and
# the processor's own ledger.
package Clearcart::Chaos::Verdict;

use v5.36;
use Clearcart;
use Clearcart::Browser;
use Clearcart::Buy;
use Clearcart::Chaos::Ledger;

my %final = map { $_ => 1 } qw(paid partly_refunded refunded shipped
    delivered cancelled);

# opening: SKU => pieces, changed by each run to what is due now.
sub new($class, %o) { return bless { %o, last_books => '' }, $class }

# The events of one shopper by their kind, oldest first.
sub by_kind(@events) {
	my %of;
	push @{$of{$_->{what}}}, $_ for @events;
	return \%of;
}

sub orders_of($email) {
	return @{db()->selectall_arrayref('SELECT o.id, o.number, o.payment, '
	    . 'o.total_minor AS total, o.cart_id AS cart '
	    . 'FROM orders.orders o WHERE o.email = ?', { Slice => {} },
	    $email)};
}

# What the processor has kept of an order.
sub kept($ledger, $order) {
	my $entry = $ledger->{$order->{id}} // {};
	return ($entry->{taken} // 0) - ($entry->{returned} // 0);
}

# Whatever became of it: what was acknowledged is there, once.
sub acknowledged($of, @orders) {
	my %placed = map { $_->{id} => $_->{number} } @{$of->{placed} // []};
	my @wrong;
	push @wrong, 'one form was answered with several orders: '
	    . join ' ', sort keys %placed if keys %placed > 1;
	for my $id (sort keys %placed) {
		my ($order) = grep { $_->{id} eq $id } @orders;
		push @wrong, "acknowledged order $id is not there" if !$order;
		push @wrong, "order $id has another number"
		    if $order && $order->{number} ne $placed{$id};
	}
	push @wrong, 'one form made ' . @orders . ' orders' if @orders > 1;
	push @wrong, map { "was answered $_->{status} in $_->{tries} tries" }
	    grep { $_->{status} =~ /\A(0|50[024])\z/ } @{$of->{refused} // []};
	push @wrong, map { "was refused ($_), and there is an order" }
	    grep { $_ ne 'order_cancelled' } map { $_->{error} // () }
	    grep { $_->{status} == 409 } @{$of->{refused} // []} if @orders;
	return @wrong;
}

# The money of one order: $o is the shop's, $total what the form showed.
sub money($ledger, $of, $o, $total) {
	my $charges = ($ledger->{$o->{id}} // {})->{charges} // 0;
	my $kept = kept($ledger, $o);
	my $due = $o->{payment} eq 'cancelled' ? 0 : $total;
	$due -= $_->{amount} for @{$of->{refund} // []};
	my @wrong;
	push @wrong, "is still $o->{payment}" if !$final{$o->{payment}};
	push @wrong, "was charged $charges times" if $charges > 1;
	my $sessions = ($ledger->{$o->{id}} // {})->{sessions} // 0;
	push @wrong, "has $sessions sessions at the processor"
	    if $sessions > 1;
	push @wrong, "is $o->{payment}, the processor keeps $kept of $total"
	    if $kept != $due;
	push @wrong, "costs $o->{total}, the form said $total"
	    if $o->{total} != $total;
	return map { "order $o->{number} $_" } @wrong;
}

# What somebody was told stays true.
sub promises($of, $o) {
	my @states = grep { defined } map { $_->{state} }
	    @{$of->{state} // []}, @{$of->{cancel} // []};
	my @wrong;
	push @wrong, 'was paid at the processor, and is cancelled'
	    if $of->{paid} && $o->{payment} eq 'cancelled';
	push @wrong, "was called paid, and is $o->{payment}"
	    if grep { $_ eq 'paid' } @states and $o->{payment} !~ /paid|refund/;
	push @wrong, "was called cancelled, and is $o->{payment}"
	    if grep { $_ eq 'cancelled' } @states
	    and $o->{payment} ne 'cancelled';
	push @wrong, "is $o->{payment}, and nobody was seen to pay"
	    if $o->{payment} eq 'paid' && !$of->{paid} && !$of->{unpaid};
	return map { "order $o->{number} $_" } @wrong;
}

# What staff were told was posted is so, once.
sub posted($of, $o) {
	my ($fulfilment, $mails) = db()->selectrow_array('SELECT fulfilment, '
	    . '(SELECT COUNT(*) FROM orders.outbox b WHERE b.order_id = o.id '
	    . 'AND b.kind = "shipped") FROM orders.orders o WHERE id = ?', {},
	    $o->{id});
	my $due = $of->{posted} ? 1 : 0;
	return $mails == $due && ($fulfilment eq 'shipped') == $due ? ()
	    : "order $o->{number} is $fulfilment with $mails mails of it, "
	    . ($due ? 'and was posted' : 'and nobody posted it');
}

# Exactly one confirmation of what was paid: by its Message-ID.
sub mails($self, $o, $all) {
	my %ids;
	for (grep { $_->{subject} =~ /order \Q$o->{number}\E at/i } @$all) {
		$ids{$1}++ if $_->{raw} =~ /^Message-ID:\s*(\S+)/mi;
	}
	my $due = $o->{payment} =~ /cancelled/ ? 0 : 1;
	my $n = keys %ids;
	$self->{again} += grep { $_ > 1 } values %ids;
	return $n == $due ? ()
	    : "order $o->{number} is $o->{payment} and has $n confirmations";
}

# The cart as its owner sees it: bought, or open with its lines.
sub cart($told, $bought) {
	my $at = Clearcart::Browser->new(cookies => { %{$told->{cookies}} });
	my $answer = $at->get("/cart/$told->{id}");
	my $cart = $answer->{data}{cart} // return
	    "cart $told->{id}: $answer->{status}";
	my $due = $bought ? 'purchased' : 'open';
	my $lines = $told->{lines};
	my %is = map { $_->{sku} => $_->{quantity} } @{$cart->{lines}};
	my ($has, $had) = map { my $l = $_; join ' ',
	    map { "$_=$l->{$_}" } sort keys %$l } \%is, $lines;
	return (($cart->{state} eq $due ? ()
	    : "cart $told->{id} is $cart->{state}, not $due"),
	    ($has eq $had ? () : "cart $told->{id} has $has, it had $had"));
}

sub shopper($self, $name, $ledger, $mails, @events) {
	my $of = by_kind(@events);
	my @orders = orders_of("$name\@example.org");
	my $form = $of->{form}[-1] // return;
	my @wrong = acknowledged($of, @orders);
	my $bought = 0;
	for my $o (@orders) {
		push @wrong, money($ledger, $of, $o, $form->{total}),
		    promises($of, $o), posted($of, $o),
		    $self->mails($o, $mails);
		$bought += $o->{payment} ne 'cancelled';
		$self->{orders}++;
		$self->{vouchers}++ if ($form->{voucher} // '') ne ''
		    && $o->{payment} ne 'cancelled';
		next if $o->{payment} eq 'cancelled'
		    || grep { $_->{restock} } @{$of->{refund} // []};
		my $lines = $of->{cart}[0]{lines};
		$self->{opening}{$_} -= $lines->{$_} for keys %$lines;
	}
	my $cart = $of->{cart}[0];
	push @wrong, cart({ %$cart, cookies => $form->{cookies} }, $bought);
	return map { "$name: $_" } @wrong;
}

# Opening stock less what was paid for is what is there.
sub stock($self) {
	my @wrong;
	for my $sku (sort keys %{$self->{opening}}) {
		my ($is, $due) = (stock_of($sku), $self->{opening}{$sku});
		push @wrong, "$sku: $is->{on_hand} on hand, not $due"
		    if $is->{on_hand} != $due;
		push @wrong, "$sku: $is->{reserved} reserved for nobody"
		    if $is->{reserved};
		$self->{opening}{$sku} = $is->{on_hand};
	}
	return @wrong;
}

# As many vouchers are used as orders with one stand, and no more than may.
sub vouchers($self) {
	my $due = $self->{vouchers} // 0;
	my ($is, $max) = db()->selectrow_array('SELECT (SELECT COUNT(*) '
	    . 'FROM orders.voucher_use u WHERE u.code = v.code), uses_max '
	    . 'FROM orders.voucher v WHERE v.code = "CHAOS"');
	return $is == $due && $is <= $max ? ()
	    : "$is vouchers of $max are used, by $due orders";
}

# What the processor knows and the shop does not.
sub strangers($ledger) {
	my @wrong;
	for my $id (sort keys %$ledger) {
		my ($there) = db()->selectrow_array('SELECT COUNT(*) '
		    . 'FROM orders.orders WHERE id = ?', {}, $id);
		push @wrong, "the processor has a session for '$id'"
		    if !$there;
	}
	return @wrong;
}

# The shop's own opinion of its books.
sub books(@skus) {
	my ($status, $text) = clearcart('check-books');
	return books_of(@skus) if $status == 64; # has no such command
	return if $status == 0 && $text =~ /^0 differences$/m;
	return "check-books: $status $text";
}

# $told: shopper => [events]; $since: when the run began.
sub wrong($self, $told, $since) {
	my $ledger = Clearcart::Chaos::Ledger::read($since);
	my $mails = mail_messages();
	my @wrong = map { $self->shopper($_, $ledger, $mails, @{$told->{$_}}) }
	    sort keys %$told;
	return (@wrong, $self->stock, $self->vouchers, strangers($ledger),
	    books(keys %{$self->{opening}}));
}

1;
