# What a shop needs and does not have: the database, connections to it, the
# mail server. It says so, loses nothing, and is back by itself.
use v5.36;
use Clearcart;
use Clearcart::Buy;
use Clearcart::Own;
use DBI;
use Test::More;
use Time::HiRes qw(sleep time);

my $own = Clearcart::Own->new;
my ($status, $text) = $own->start;
is($status, 0, 'a shop of its own') or BAIL_OUT($text);
$ENV{CLEARCART_DEMO} = $own->dir . '/demo.json';
goods_make('T-OUT-LAMP' => [5780, 500]);

open my $lock, '<', $own->dir . '/lock' or die;
chomp(my $supervisor = <$lock>);
close $lock;

END {
	local $?;
	kill CONT => $supervisor if $supervisor;
	undef $own; # ends it before its folder is removed
}

# Stands still, so that what ends stays so until it goes on.
sub without($server, $work) {
	my $pid = demo()->{pids}{$server};
	kill STOP => $supervisor;
	kill TERM => $pid;
	wait_for(sub { zombie($pid) }, 60, "the end of $server");
	$work->();
	kill CONT => $supervisor;
}

sub zombie($pid) {
	open my $stat, '<', "/proc/$pid/stat" or return 1;
	return <$stat> =~ /\) Z /;
}

sub one($sql, @values) {
	return scalar db()->selectrow_array($sql, {}, @values);
}

my %page_of = (
	controller => shop('/'), catalog => shop('/p/t-out-lamp'),
	cart => shop('/carts'), checkout => shop('/checkout/return?order=x'),
	account => shop('/account/orders'), admin => admin('/'),
	idp => identity('/jwks'),
	paymock => processor('/pay/none'),
);

sub ready($program) {
	my ($origin) = $page_of{$program} =~ m{\A(http://[^/]+)};
	return agent()->get("$origin/-/$program/ready")->is_success;
}

subtest 'the database is away' => sub {
	my $ua = agent();
	my $cart = cart_with($ua, 'T-OUT-LAMP', 1);
	my $form = form_of($ua, $cart);
	my $programs = demo()->{pids};
	without(mariadbd => sub {
		for my $program (sort keys %page_of) {
			my $start = time;
			my $page = agent(max_redirect => 0)
			    ->get($page_of{$program});
			is($page->code, 503, "$program: 503");
			like($page->header('Retry-After') // '', qr/\A\d+\z/,
			    'come again');
			like($page->decoded_content, qr/<h1>|"error"/,
			    'a page that says so');
			cmp_ok(time - $start, '<', 8, 'at once');
		}
		json_post($ua, '/checkout/place', $form);
		is($ua->status, 503, 'no order');
		is(json_get($ua, '/carts')->{error}, 'unavailable', 'as JSON');
		isnt($ua->post(shop('/webhooks/payment'), Content => '{}')
		    ->code, 200, 'no event is acknowledged');
	});
	for my $program (sort keys %page_of) {
		wait_for(sub { ready($program) }, 30, "$program");
		pass("$program is back");
	}
	my $now = demo()->{pids};
	is_deeply([map { @{$now->{$_}} } sort keys %page_of],
	    [map { @{$programs->{$_}} } sort keys %page_of],
	    'by itself: these are the same processes');
	is(place($ua, $form)->{order}{state}, 'awaiting_payment',
	    'the same form does');
};

sub account_connection($program) {
	open my $file, '<', $own->dir . "/credentials/database.$program"
	    or die;
	chomp(my $password = <$file>);
	return DBI->connect('dbi:MariaDB:mariadb_socket='
	    . demo()->{db_socket}, "cc_$program", $password,
	    { RaiseError => 0, PrintError => 0 });
}

sub end_connections($program) {
	db()->do("KILL $_->[0]") for @{db()->selectall_arrayref('SELECT id '
	    . 'FROM information_schema.processlist WHERE user = ?', {},
	    "cc_$program")};
}

# Something takes all connections that catalog's account may have.
subtest 'one program wants them all' => sub {
	end_connections('catalog');
	my @taken;
	while (my $one = account_connection('catalog')) {
		push @taken, $one;
		last if @taken > 50;
	}
	is(@taken, 14, 'has as many as it may');
	my $page = agent()->get($page_of{catalog});
	is($page->code, 503, 'its pages are 503');
	ok($page->header('Retry-After'), 'come again');
	is(agent()->get($page_of{$_})->code, 200, "$_ is as ever")
	    for qw(controller cart);
	$_->disconnect for @taken;
	is(agent()->get($page_of{catalog})->code, 200, 'and it is back');
};

sub paid_order() {
	my $ua = agent();
	my $form = form_of($ua, cart_with($ua, 'T-OUT-LAMP', 1));
	my $order = place($ua, $form)->{order};
	pay_at(wait_for(sub { order_of($ua, $order->{id})->{pay_url} }, 30,
	    'the page to pay at')); # the processor has been away, too
	wait_for(sub { order_of($ua, $order->{id})->{state} eq 'paid' }, 20,
	    'payment');
	return $order;
}

sub waiting_mails() {
	return one('SELECT COUNT(*) FROM orders.outbox WHERE sent_at IS NULL');
}

# Six hours go by in the rows: all is as old, and due again.
sub hours_later() {
	my $tries = one('SELECT SUM(tries) FROM orders.outbox');
	my $mails = waiting_mails();
	db()->do('UPDATE orders.outbox SET next_at = UTC_TIMESTAMP(3), '
	    . 'created_at = created_at - INTERVAL 6 HOUR');
	wait_for(sub { one('SELECT SUM(tries) FROM orders.outbox')
	    >= $tries + $mails }, 30, 'a try of each');
}

sub message_ids() {
	return map { $_->{raw} =~ /^Message-ID: (\S+)/m ? $1 : () }
	    @{mail_messages()};
}

subtest 'no mail server for a day' => sub {
	wait_for(sub { !waiting_mails() }, 20, 'the mails of before');
	mail_clear();
	my @orders;
	without(mailsink => sub {
		@orders = map { paid_order() } 1 .. 3;
		hours_later() for 1 .. 4;
		is(waiting_mails(), 6, 'all wait');
		is(one('SELECT COUNT(*) FROM orders.outbox WHERE sent_at IS '
		    . 'NULL AND next_at > UTC_TIMESTAMP(3) + INTERVAL 61 '
		    . 'MINUTE'), 0, 'none for longer than an hour');
	});
	wait_for(sub { agent()->get(mail_box('/messages'))->is_success }, 20,
	    'the mail server');
	db()->do('UPDATE orders.outbox SET next_at = UTC_TIMESTAMP(3) '
	    . 'WHERE sent_at IS NULL');
	wait_for(sub { !waiting_mails() }, 20, 'the mails');
	my $mails = mail_messages();
	is(@$mails, 6, 'all go out once it is back');
	for my $order (@orders) {
		is(scalar(grep { $_->{subject} =~ /\Q$order->{number}\E/ }
		    @$mails), 2, "two for $order->{number}");
	}
	my %first = map { $_ => 1 } message_ids();
	is(keys %first, 6, 'each is one of its own');
	db()->do('UPDATE orders.outbox SET sent_at = NULL, '
	    . 'next_at = UTC_TIMESTAMP(3)');
	wait_for(sub { !waiting_mails() }, 20, 'the mails');
	is(scalar(grep { $first{$_} } message_ids()), 12,
	    'sent again, each has the same Message-ID');
};

done_testing();
