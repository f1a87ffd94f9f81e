# What breaks: the cases of each part of t/chaos/chaos.t. A part is a
# function that gives one case after the other, each as Clearcart::Chaos::run
# takes it, and undef after the last.
package Clearcart::Chaos::Cases;

use v5.36;
use Clearcart;
use Clearcart::Chaos::Faults;
use Clearcart::Chaos::Kills;
use Clearcart::Chaos::Nths qw(each_call);
use Clearcart::Chaos::Staff;

my @parts = (place => \&place, calls => \&calls, ask => \&ask,
    event => \&event, settle => \&settle, expiry => \&expiry,
    cancel => \&cancel, refund => \&refund, admin => \&admin_deeds,
    processor => \&processor_dies, hooks => \&hooks,
    kill => \&Clearcart::Chaos::Kills::cases,
    people => \&Clearcart::Chaos::Kills::people,
    fault => \&Clearcart::Chaos::Faults::cases);
my %part = @parts;

# Those that are tried at every n, one after the other, if asked to.
my @whole = qw(place ask event expiry cancel refund admin);

sub names($whole) { return $whole ? @whole : grep { !ref } @parts }
sub of($part, $chaos) { return $part{$part}->($chaos) }

my @says = qw(database call web says);

# checkout, from the order on: placing, and then paying, webhooks, coming
# back; only placing if every n is tried.
sub place($chaos) {
	my %shopper = $chaos->whole ? (way => 'never') : ();
	return each_call($chaos, name => 'place', program => 'checkout',
	    kinds => \@says, case => sub ($arm) { return { arm => $arm,
	    shopper => { %shopper } } });
}

# Whatever else it does with a socket: each answer heard, each connection.
sub calls($chaos) {
	return each_call($chaos, name => 'calls', program => 'checkout',
	    kinds => [qw(database call web hears opens)],
	    case => sub ($arm) { return { arm => $arm } });
}

# The shopper thinks better of it.
sub cancel($chaos) {
	return each_call($chaos, name => 'cancel', program => 'checkout',
	    kinds => \@says, case => sub ($arm) { return { arm => $arm,
	    shopper => { way => 'cancel', early => 1 } } });
}

# The processor itself, and what carries its webhooks.
sub processor_dies($chaos) {
	return each_call($chaos, name => 'processor', program => 'paymock',
	    kinds => \@says, case => sub ($arm) { return { arm => $arm } });
}

sub hooks($chaos) {
	return each_call($chaos, name => 'hooks', program => 'paymock-hooks',
	    kinds => \@says, case => sub ($arm) { return { arm => $arm } });
}

# A run of the worker, with the plan. It also sweeps and counts, in hundreds
# of statements; where every n is tried, `clearcart settle` does what is of
# orders and money by the same functions.
sub by_worker($chaos, $arm) {
	my @env = $chaos->nth->environment('worker');
	$arm->();
	$chaos->whole ? $chaos->settle_once(@env) : $chaos->worker_once(@env);
	return;
}

# The worker when there is something to do: what has been left for it while
# it stood still, and what $before then does.
sub worker($chaos, $name, $shopper, $before, %more) {
	return each_call($chaos, name => $name, program => 'worker',
	    kinds => \@says, case => sub ($arm) { return {
		shopper => $shopper,
		arm => sub { $chaos->stop_worker },
		after => sub ($told) {
			$before->($told);
			by_worker($chaos, $arm);
		},
		%more,
	    } });
}

# What was paid and what was not, after three minutes.
sub settle($chaos) {
	return worker($chaos, 'settle', {}, sub ($) { $chaos->pass_time },
	    shoppers => 3);
}

# Orders that nobody pays come to their end.
sub expiry($chaos) {
	return worker($chaos, 'expiry', { way => 'never' },
	    sub ($) { $chaos->pass_time });
}

# The processor could not be asked for the page to pay at: asked again.
sub ask($chaos) {
	return worker($chaos, 'ask', { way => 'never' }, sub ($) {
		Clearcart::Chaos::fault_clear_all();
		db()->do('UPDATE orders.payment_attempt '
		    . 'SET checked_at = NULL WHERE state = "unknown"');
		db()->do('UPDATE orders.breaker SET failures = 0, '
		    . 'open_until = NULL');
	    }, arm => sub {
		$chaos->stop_worker;
		Clearcart::Chaos::Faults::set('error_before', 100,
		    '/v1/checkout/sessions');
	    });
}

# The processor's word that something was paid; the payer does not come back.
sub event($chaos) {
	return worker($chaos, 'event', { way => 'ok', gone => 1 },
	    sub ($told) {
		my $paid = grep { $_->{what} eq 'paid' }
		    map { @$_ } values %$told;
		wait_for(sub { db()->selectrow_array('SELECT COUNT(*) '
		    . 'FROM orders.payment_event WHERE handled_at IS NULL')
		    >= $paid }, 20, 'the webhooks');
	    });
}

# Money back for each who is known to have paid: all of it and the pieces on
# the shelf again, or one euro.
sub ask_refunds($told) {
	for my $name (sort keys %$told) {
		my ($placed) = grep { $_->{what} eq 'placed' } @{$told->{$name}};
		my ($form) = grep { $_->{what} eq 'form' } @{$told->{$name}};
		next if !$placed;
		my $all = $name =~ /x1$/;
		my ($status) = clearcart('order', $placed->{number}, 'refund',
		    '--key', "chaos-$name", '--reason', 'chaos',
		    $all ? '--restock' : ('--amount', '1.00'));
		push @{$told->{$name}}, { what => 'refund', restock => $all,
			amount => $all ? $form->{total} : 100 }
		    if $status == 0;
	}
	return;
}

sub refund($chaos) {
	my $part = worker($chaos, 'refund', { way => 'ok' }, sub ($told) {
		$chaos->settle;
		$chaos->stop_worker;
		ask_refunds($told);
	});
	return $part;
}

# Staff give money back and post parcels, on the pages of the admin.
sub admin_deeds($chaos) {
	my $staff = Clearcart::Chaos::Staff->new;
	return each_call($chaos, name => 'admin', program => 'admin',
	    kinds => \@says, case => sub ($arm) { return {
		shopper => { way => 'ok' },
		after => sub ($told) {
			$chaos->settle;
			$staff->sign_in;
			$arm->();
			$staff->look_after($told);
		},
	    } });
}

1;
