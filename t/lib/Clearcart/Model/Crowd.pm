# Several processes at the same carts of one person, and the judgement.
package Clearcart::Model::Crowd;

use v5.36;
use Clearcart;
use Clearcart::Browser;
use Clearcart::Buy;
use Clearcart::History;
use Clearcart::Model::Clients;
use Clearcart::Model::Worker;
use File::Temp qw(tempdir);
use JSON::PP;
use POSIX ();
use Time::HiRes qw(time);

my @skus = map { "T-CROWD-$_" } 'A' .. 'E';

# seed, processes, seconds, and more for each worker.
sub new($class, %o) {
	goods_make(map { $_ => [1000, 100_000] } @skus);
	my $person = Clearcart::Model::Clients::person("c$o{seed}");
	my $self = bless { dir => tempdir(CLEANUP => !$ENV{KEEP}), %o, pids => [] },
	    $class;
	$self->{browsers} = [map { Clearcart::Browser->new(patience => 20)
	    ->sign_in($person) } 1 .. $o{processes}];
	return $self;
}

sub start($self) {
	my $end = time + $self->{seconds};
	for my $n (1 .. $self->{processes}) {
		my $pid = fork // die "cannot fork: $!\n";
		if (!$pid) {
			eval { $self->work($n, $end); 1 } or warn $@;
			POSIX::_exit($@ ? 1 : 0);
		}
		push @{$self->{pids}}, $pid;
	}
}

sub work($self, $n, $end) {
	Clearcart::Model::Worker->new(%{$self->{worker} // {}},
	    at => $self->{browsers}[$n - 1], name => "w$n",
	    seed => $self->{seed} * 16 + $n, skus => \@skus,
	    log => "$self->{dir}/$n")->run($end);
}

# True if every worker came to its end.
sub wait($self) {
	my @failed = grep { waitpid($_, 0) != $_ || $? } @{$self->{pids}};
	$self->{pids} = [];
	return !@failed;
}

sub events($self) {
	my @all;
	for my $n (1 .. $self->{processes}) {
		open my $log, '<', "$self->{dir}/$n" or next;
		push @all, map { decode_json($_) } <$log>;
	}
	return @all;
}

# The carts as the database has them.
sub final($self) {
	my $at = $self->{browsers}[0];
	my ($one) = map { $_->[0] } map { @{$_->{seen}} } $self->events;
	my ($owner) = db()->selectrow_array(
	    'SELECT owner FROM carts.cart WHERE id = ?', {}, $one);
	my %final;
	my $rows = db()->selectall_arrayref('SELECT c.id, c.version, '
	    . 'c.deleted_at IS NOT NULL OR c.merged_into IS NOT NULL, '
	    . 'l.sku, l.quantity FROM carts.cart c LEFT JOIN '
	    . 'carts.cart_line l ON l.cart = c.id WHERE c.owner = ? '
	    . 'ORDER BY c.id, l.line_no', {}, $owner);
	for (@$rows) {
		my ($id, $version, $gone, $sku, $quantity) = @$_;
		my $cart = $final{$id} //= [$version, [], $gone];
		push @{$cart->[1]}, "$sku=$quantity" if defined $sku;
	}
	# what was merged away keeps its rows, which nobody sees
	$_->[1] = join ' ', @{$_->[1]} for values %final;
	return \%final;
}

# (what is wrong or undef, a summary)
sub judge($self) {
	my @events = $self->events;
	my %of;
	$of{"$_->{kind} $_->{status}"}++ for @events;
	my $summary = scalar(@events) . ' done: '
	    . join ', ', map { "$_ $of{$_}" } sort keys %of;
	my $filled = eval {
		Clearcart::History->new(events => \@events,
		    final => $self->final, goods => { map { $_ => {
			price => 1000, stock => 100_000, reserved => 0 } }
			@skus })->judge;
	};
	return ($@ =~ s/\n\z//r, $summary) if !defined $filled;
	return (undef, "$summary; $filled versions by the way");
}

sub retire($self) { goods_retire(@skus) }

1;
