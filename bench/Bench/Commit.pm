# What placing an order costs beside a durable commit of the same server:
# commits a second of the smallest transaction there is, and orders a second.
package Bench::Commit;

use v5.36;
use Bench::Client;
use Bench::Order;
use DBI;
use Time::HiRes qw(sleep time);

sub new($class, $demo) {
	my $db = DBI->connect('dbi:MariaDB:mariadb_socket='
	    . $demo->{db_socket}, scalar getpwuid $<, '',
	    { RaiseError => 1, PrintError => 0 });
	my ($flush) = $db->selectrow_array(
	    'SELECT @@innodb_flush_log_at_trx_commit');
	$flush == 1 or die "the server does not flush at each commit\n";
	return bless { db => $db, shop => $demo->{shop} }, $class;
}

# One row, one commit, one client, for so many seconds.
sub commits($self, $seconds) {
	my $db = $self->{db};
	$db->do('CREATE SCHEMA IF NOT EXISTS bench');
	$db->do('CREATE OR REPLACE TABLE bench.row (id BIGINT UNSIGNED '
	    . 'AUTO_INCREMENT PRIMARY KEY) ENGINE=InnoDB');
	my $insert = $db->prepare('INSERT INTO bench.row () VALUES ()');
	my ($start, $n) = (time, 0);
	while (time < $start + $seconds) {
		$db->begin_work;
		$insert->execute;
		$db->commit;
		$n++;
	}
	my $rate = $n / (time - $start);
	$db->do('DROP SCHEMA bench');
	return $rate;
}

# Whom of the server's clients the general log tells of, and what they did:
# transactions that may write, and statements.
sub count_of($self, $who) {
	my ($writes, $statements) = $self->{db}->selectrow_array('SELECT '
	    . 'COALESCE(SUM(argument = "START TRANSACTION READ WRITE"), 0), '
	    . 'COALESCE(SUM(command_type = "Execute"), 0) '
	    . "FROM mysql.general_log WHERE user_host LIKE 'cc\\_%' "
	    . "AND user_host $who 'cc\\_paymock%'");
	return ($writes, $statements);
}

# What work costs an order, counted and not timed, because the log is slow:
# commits and statements of the shop, and beside them the commits of the mock
# processor, which is on the same server here.
sub count($self, $orders, $work) {
	my $db = $self->{db};
	$db->do('SET GLOBAL log_output = "TABLE"');
	$db->do('TRUNCATE mysql.general_log');
	$db->do('SET GLOBAL general_log = 1');
	my @result = $work->();
	$db->do('SET GLOBAL general_log = 0');
	my ($commits, $statements) = $self->count_of('NOT LIKE');
	my ($mock) = $self->count_of('LIKE');
	$db->do('TRUNCATE mysql.general_log');
	return ({ commits => $commits / $orders, mock => $mock / $orders,
	    statements => $statements / $orders }, @result);
}

# Things of which there are enough.
sub goods($self) {
	return @{$self->{db}->selectcol_arrayref('SELECT i.sku '
	    . 'FROM catalog.item i JOIN catalog.product p '
	    . 'ON p.id = i.product AND p.status = "published" '
	    . 'WHERE i.on_hand - i.reserved >= 10 ORDER BY i.sku LIMIT 60')};
}

# Forms that are filled in and wait to be sent.
sub forms($self, $count, $skus) {
	return map {
		my $client = Bench::Client->new;
		[$client, Bench::Order::form($client, $self->{shop},
		    $skus->[$_ % @$skus])]
	} 1 .. $count;
}

sub rate($count, $work) {
	my $start = time;
	$work->();
	return $count / (time - $start);
}

# POST /checkout/place alone, with the call to the processor in it: the rate,
# and the orders, [client, order] each.
sub place($self, @forms) {
	my @placed;
	my $rate = rate(scalar @forms, sub {
		@placed = map { [$_->[0], Bench::Order::submit($_->[0],
		    $self->{shop}, $_->[1])] } @forms;
	});
	return ($rate, @placed);
}

# From the hosted page to paid, by webhook and worker; nobody comes back.
sub settle($self, @placed) {
	return rate(scalar @placed, sub {
		Bench::Order::pay($_->[0], $_->[1]{pay_url}) for @placed;
		my $ids = join ',', map { $self->{db}->quote($_->[1]{id}) }
		    @placed;
		my $end = time + 60;
		while ($self->{db}->selectrow_array('SELECT COUNT(*) FROM '
		    . "orders.orders WHERE id IN ($ids) "
		    . 'AND payment <> "paid"')) {
			time < $end or die "orders stay unpaid\n";
			sleep 0.02;
		}
	});
}

1;
