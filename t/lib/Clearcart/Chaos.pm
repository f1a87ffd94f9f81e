# A shop of its own in which shoppers order while things break, and which
# must come right again. One run: shoppers fill their carts; something is
# armed; all order at once; what broke is mended, time passes, the worker
# settles; then the verdict.
package Clearcart::Chaos;

use v5.36;
use Clearcart;
use Clearcart::Buy;
use Clearcart::Chaos::Shopper;
use Clearcart::Chaos::Verdict;
use Clearcart::Dice;
use Clearcart::Nth;
use Clearcart::Own;
use Clearcart::Second;
use Demo::Build;
use Digest::SHA qw(sha256);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use IO::Handle;
use JSON::PP;
use POSIX qw(WNOHANG);
use Time::HiRes qw(sleep time);

my %goods = ('T-CHAOS-LAMP' => [5780, 100_000],
    'T-CHAOS-BOOK' => [1450, 100_000], 'T-CHAOS-MUG' => [990, 100_000],
    'T-CHAOS-LAST' => [7300, 8]);
my @programs = qw(checkout worker paymock paymock-hooks cart controller
    catalog account idp admin);

# seed; whole: at every n; two: instances of the shop's programs.
sub new($class, %o) {
	my $own = Clearcart::Own->new($ENV{CHAOS_PORT}
	    ? (port => $ENV{CHAOS_PORT}) : ());
	my $build = $own->root . '/build';
	Demo::Build::build($own->root, 't/chaos/nth.so');
	my $nth = Clearcart::Nth->new($build, @programs);
	my ($status, $text) = do {
		local $ENV{NTH} = $nth->dir;
		$own->start;
	};
	$status == 0 or die $text;
	$ENV{CLEARCART_DEMO} = $own->dir . '/demo.json';
	goods_make(%goods);
	db()->do('INSERT INTO orders.voucher (code, kind, percent_bp, '
	    . 'uses_max) VALUES ("CHAOS", "percent", 1250, 12)');
	my @second = $o{two} ? (second => Clearcart::Second->new(
	    sub ($program) { $nth->environment($program) })) : ();
	return bless { own => $own, nth => $nth, build => $build, @second,
		runs => 0, shoppers => 0, dir => tempdir(CLEANUP => 1), %o,
		verdict => Clearcart::Chaos::Verdict->new(opening =>
		    { map { $_ => $goods{$_}[1] } keys %goods }) }, $class;
}

sub nth($self) { return $self->{nth} }
sub whole($self) { return $self->{whole} }

# A deed was done at each n before this one, at which there was none.
sub ended($self, $part, $deed, $n) {
	push @{$self->{ends}}, "$part $deed: untouched at $n";
	return;
}

sub ends($self) { return splice @{$self->{ends} // []} }

# { count, pid, what } of the last run's plan.
sub report($self) { return $self->{report} }
sub vouchers($self) { return $self->{verdict}{vouchers} // 0 }
sub shoppers($self) { return $self->{shoppers} }

# Counts what was done to the programs.
sub did($self, $deed) { return $self->{deeds}{$deed}++ }

sub deeds($self) {
	my $did = $self->{deeds};
	return join ', ', map { "$_ $did->{$_}" } sort keys %$did;
}
sub orders($self) { return $self->{verdict}{orders} // 0 }

# Before its folder goes.
sub stop($self) {
	delete $self->{second};
	return $self->{own}->stop;
}

# The dice of one case, whatever ran before it.
sub dice($self, $name) {
	return Clearcart::Dice->new(unpack 'L',
	    sha256("$self->{seed}/$name"));
}

# In a process of its own: prepares, says so, waits for the go, shops.
sub shop_one($self, $shopper, $ready, $go) {
	my $prepared = $shopper->prepare;
	syswrite $ready, $prepared ? 'y' : 'n';
	close $ready;
	sysread $go, my $byte, 1; # the end of the pipe
	$shopper->run if $prepared;
}

sub start_shopper($self, $case, $n, $pipes) {
	my $name = sprintf 'c%dx%d', $self->{runs}, $n;
	my $log = "$self->{dir}/$name";
	my $pid = fork // die "cannot fork: $!\n";
	return ($name, $pid) if $pid;
	close $_ for $pipes->{heard}, $pipes->{gone};
	my $ok = eval {
		$self->shop_one(Clearcart::Chaos::Shopper->new(
		    dice => $self->dice("$case->{name}/$n"), name => $name,
		    skus => [sort keys %goods], log => $log,
		    %{$case->{shopper} // {}}), @$pipes{qw(ready go)});
		1;
	};
	print STDERR "# $name: $@" if !$ok;
	POSIX::_exit($ok ? 0 : 1);
}

sub start_shoppers($self, $case) {
	my %pipe;
	pipe $pipe{heard}, $pipe{ready} or die "pipe: $!\n";
	pipe $pipe{go}, $pipe{gone} or die "pipe: $!\n";
	my %pid = map { $self->start_shopper($case, $_, \%pipe) }
	    1 .. $case->{shoppers} // 2;
	close $_ for @pipe{qw(ready go)};
	my $said = '';
	1 while sysread $pipe{heard}, $said, 64, length $said;
	$said =~ /\Ay+\z/ or $self->{unready}++;
	return (\%pid, $pipe{gone});
}

sub told($self, @names) {
	my %told;
	for my $name (@names) {
		open my $log, '<', "$self->{dir}/$name" or next;
		$told{$name} = [map { decode_json($_) } <$log>];
	}
	return \%told;
}

# Returns the names of those that did not come to their end.
sub wait_for_shoppers($self, $pid, $meanwhile) {
	my %left = reverse %$pid;
	my ($end, @failed) = time + 120;
	while (%left) {
		$meanwhile->() if $meanwhile;
		for my $id (keys %left) {
			my $got = waitpid $id, WNOHANG or next;
			my $name = delete $left{$id};
			push @failed, $name if $got != $id || $?;
		}
		if (time > $end) {
			kill KILL => keys %left;
			return (@failed, values %left);
		}
		sleep 0.02;
	}
	return @failed;
}

# Few pieces of one thing, which are fought for.
sub stock_up($self) {
	my $sku = 'T-CHAOS-LAST';
	my $opening = $self->{verdict}{opening};
	return if $opening->{$sku} > 1;
	goods_make($sku => [$goods{$sku}[0], 8]);
	$opening->{$sku} = 8;
	return;
}

# name; shoppers (2); shopper: more for each; arm, called once the carts are
# filled; meanwhile, called again and again until all have shopped; after,
# called with what they were told; wrong: more that is; program and deed of
# Nth. Returns what is wrong.
sub run($self, %case) {
	my $since = int(time) - 2;
	$self->{runs}++;
	$self->{shoppers} += $case{shoppers} // 2;
	mail_clear();
	$self->stock_up;
	my ($pid, $gone) = $self->start_shoppers(\%case);
	$case{arm}->() if $case{arm};
	close $gone;
	my @hung = $self->wait_for_shoppers($pid, $case{meanwhile});
	my $told = $self->told(keys %$pid);
	$case{after}->($told) if $case{after};
	my $report = $self->{nth}->report($case{program} // 'checkout');
	$self->{report} = $report;
	$self->{deeds}{$case{deed}} += $report->{pid} != 0 if $case{deed};
	$self->{nth}->clear($_) for @programs;
	my @wrong = map { "$_ did not come to its end" } @hung;
	push @wrong, $self->settle;
	push @wrong, $case{wrong}->() if $case{wrong};
	push @wrong, $self->{verdict}->wrong($told, $since);
	$self->{last_told} = $told;
	return @wrong;
}

# What those of the last wrong run were told, to be shown.
sub story($self) {
	my $told = $self->{last_told} // {};
	return map { my $name = $_;
		map { "$name " . JSON::PP->new->canonical->encode($_) }
		    map { my %e = %$_; delete $e{cookies}; \%e }
		    @{$told->{$name}} } sort keys %$told;
}

# All that the shop and its processor have of those orders.
sub tables($self) {
	my @emails = map { "$_\@example.org" } keys %{$self->{last_told} // {}};
	my $in = join ',', map { db()->quote($_) } @emails, '';
	my $orders = "(SELECT id FROM orders.orders WHERE email IN ($in))";
	my %of = ('orders.orders' => 'id', map { $_ => 'order_id' }
	    qw(orders.payment_attempt orders.refund orders.order_history
	    orders.outbox orders.alert catalog.stock_move));
	$of{'paymock.session'} = 'reference';
	my $json = JSON::PP->new->canonical->allow_blessed;
	return map { my $table = $_;
		map { "$table " . $json->encode($_) }
		    @{db()->selectall_arrayref("SELECT * FROM $table "
			. "WHERE $of{$table} IN $orders", { Slice => {} })}
	    } sort keys %of;
}

# Where it can be read after the demo is gone: the path.
sub keep($self, @lines) {
	my $path = "$self->{build}/chaos-failed.txt";
	open my $file, '>>', $path or return "nowhere ($path: $!)";
	binmode $file, ':utf8';
	print $file map { "$_\n" } @lines, eval { $self->tables };
	return $path;
}

# The last lines of the shop's logs that tell of a failure.
sub failures($self) {
	my $dir = $self->{own}->dir;
	my @found = map { chomp; s{\A\Q$dir\E/log/}{}r }
	    qx(grep -H 'event=fail' $dir/log/*.log);
	return sort splice @found, @found > 20 ? -20 : 0;
}

sub up($self) {
	my $ua = LWP::UserAgent->new(timeout => 5);
	wait_for(sub { eval { db()->ping } }, 60, 'the database');
	for my $url (shop('/-/checkout/ready'), shop('/-/cart/ready'),
	    processor('/-/paymock/ready')) {
		wait_for(sub { $ua->get($url)->is_success }, 60, $url);
	}
}

# Three minutes pass, for the shop and for the processor; who has not paid
# by now is too late.
my @three_minutes = (
    q{UPDATE orders.payment_attempt SET checked_at = NULL,
	created_at = created_at - INTERVAL 3 MINUTE,
	lease_until = lease_until - INTERVAL 3 MINUTE
	WHERE state IN ('new', 'unknown', 'open')},
    q{UPDATE orders.orders SET expires_at = placed_at
	WHERE payment IN ('placed', 'awaiting_payment')},
    q{UPDATE orders.payment_event SET received_at = received_at
	- INTERVAL 3 MINUTE, tries = 0 WHERE handled_at IS NULL},
    q{UPDATE orders.refund SET next_at = UTC_TIMESTAMP(3)
	WHERE state IN ('queued', 'unknown')},
    q{UPDATE orders.outbox SET next_at = UTC_TIMESTAMP(3)
	WHERE sent_at IS NULL},
    q{UPDATE orders.breaker SET failures = 0, open_until = NULL},
    q{UPDATE paymock.idempotency SET lease_until = lease_until
	- INTERVAL 3 MINUTE WHERE status IS NULL},
);

sub pass_time($self) {
	for my $sql (@three_minutes) {
		for (1 .. 5) {
			last if eval { db()->do($sql); 1 };
			sleep 0.1;
		}
	}
	return;
}

# name => how many are not done with.
sub unfinished() {
	my $row = db()->selectrow_hashref(q{SELECT
	    (SELECT COUNT(*) FROM orders.orders
	    WHERE payment IN ('placed', 'awaiting_payment')) AS orders,
	    (SELECT COUNT(*) FROM orders.payment_attempt
	    WHERE state IN ('new', 'unknown', 'open')) AS attempts,
	    (SELECT COUNT(*) FROM orders.payment_event
	    WHERE handled_at IS NULL) AS events,
	    (SELECT COUNT(*) FROM orders.refund
	    WHERE state IN ('queued', 'unknown')) AS refunds,
	    (SELECT COUNT(*) FROM orders.outbox
	    WHERE sent_at IS NULL) AS mails});
	return map { $row->{$_} ? ($_ => $row->{$_}) : () } sort keys %$row;
}

# A run of the worker beside the demo's own; %env for it.
sub worker_once($self, %env) {
	my @words = @{demo()->{clearcart}};
	my ($at) = grep { $words[$_] eq '-c' } 0 .. $#words;
	return $self->run_program(\%env, dirname($words[0]) . '/worker', '-c',
	    $words[$at + 1], '--once');
}

# What it does about orders and money, and nothing else.
sub settle_once($self, %env) {
	return $self->run_program(\%env, @{demo()->{clearcart}}, 'settle');
}

sub run_program($self, $env, @words) {
	my $pid = fork // die "cannot fork: $!\n";
	if (!$pid) {
		@ENV{keys %$env} = values %$env;
		open STDOUT, '>>', "$self->{dir}/worker.log";
		open STDERR, '>&', \*STDOUT;
		exec @words or POSIX::_exit(127);
	}
	waitpid $pid, 0;
	return $?;
}

# The demo's own worker stands still, not in the middle of a transaction.
sub stop_worker($self) {
	my ($pid) = @{demo()->{pids}{worker}} or return;
	for (1 .. 100) {
		kill STOP => $pid;
		my ($busy) = db()->selectrow_array('SELECT COUNT(*) FROM '
		    . 'information_schema.innodb_trx t JOIN '
		    . 'information_schema.processlist p '
		    . 'ON p.id = t.trx_mysql_thread_id '
		    . 'WHERE p.user LIKE "%worker"');
		last if !$busy;
		kill CONT => $pid;
		sleep 0.01;
	}
	return $self->{stopped} = $pid;
}

sub go_on($self) {
	kill CONT => $self->{stopped} if $self->{stopped};
	return delete $self->{stopped};
}

sub settle($self) {
	$self->go_on;
	fault_clear_all();
	$self->up;
	my %left;
	for my $round (1 .. 40) {
		%left = unfinished() or return;
		$self->pass_time;
		$self->worker_once;
		sleep 0.05 * ($round > 5);
	}
	return 'after 40 runs of the worker there are '
	    . join ', ', map { "$left{$_} $_" } sort keys %left;
}

sub fault_clear_all() {
	for (1 .. 50) {
		my $answer = LWP::UserAgent->new(timeout => 10)
		    ->delete(processor('/_fault'));
		return if $answer->is_success;
		sleep 0.2;
	}
	return;
}

1;
