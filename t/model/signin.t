# A guest's add that is under way while the guest signs in, held at one of
# its first statements until the sign-in is over: what was answered with OK
# is in the person's carts, what is not was refused.
use v5.36;
use Clearcart;
use Clearcart::Browser;
use Clearcart::Buy;
use Clearcart::Fcgi;
use Clearcart::Model::Clients;
use Clearcart::Wire;
use POSIX ();
use Test::More;

goods_make('T-JOIN-A' => [1000, 1000], 'T-JOIN-B' => [1000, 1000]);
my $person = Clearcart::Model::Clients::person('join' . time);
my $wire = Clearcart::Wire->new(demo()->{db_socket});
my $program = Clearcart::Fcgi->new('cart',
    'database.socket' => $wire->path);

# A child asks; the status comes back as whether it was OK.
sub add_through($at) {
	my $pid = fork // die "cannot fork: $!\n";
	return $pid if $pid;
	my $cookies = join '; ', map { "$_=$at->{cookies}{$_}" }
	    sort keys %{$at->{cookies}};
	my ($status) = $program->post('/cart/update',
	    'op=add&cart=current&sku=T-JOIN-B&quantity=1',
	    HTTP_COOKIE => $cookies, HTTP_ORIGIN => shop());
	POSIX::_exit($status == 303 ? 0 : 1);
}

sub held($at) {
	return join '; ', map { join ' ', map { "$_->{sku}=$_->{quantity}" }
	    @{$_->{lines}} } @{$at->get('/carts')->{data}{carts}};
}

sub hold_at($n) {
	my $at = Clearcart::Browser->new;
	$at->post('/cart/update', [op => 'add', sku => 'T-JOIN-A',
	    quantity => 1]);
	$program->get('/carts', HTTP_ACCEPT => 'application/json');
	$wire->plan(at => $n, do => 'hold');
	my $pid = add_through($at);
	my $held = wait_for(sub {
		return $wire->report->{done}
		    // (waitpid($pid, POSIX::WNOHANG()) == $pid ? 'no' : '');
	}, 20, 'the statement');
	return if $held eq 'no';
	$at->sign_in($person);
	$wire->release;
	waitpid $pid, 0;
	my $ok = $? == 0;
	return { held => $held, ok => $ok, is => held($at) };
}

# Later ones hold locks that the sign-in waits for: those add first.
my $before = 0;
for my $n (1 .. 3) {
	my $run = hold_at($n) // last;
	my $b = 0;
	$b += $1 while $run->{is} =~ /T-JOIN-B=(\d+)/g;
	is($b - $before, $run->{ok} ? 1 : 0, "statement $n ($run->{held}): "
	    . ($run->{ok} ? 'done, and there' : 'refused, and not there'));
	$before = $b;
}

subtest 'a request that comes after' => sub {
	my $at = Clearcart::Browser->new;
	my @add = ('/cart/update', [op => 'add', sku => 'T-JOIN-A',
	    quantity => 1]);
	$at->post(@add);
	my $late = Clearcart::Browser->new(cookies => { %{$at->{cookies}} });
	$at->sign_in($person);
	my $answer = $late->post(@add);
	is($answer->{status}, 409, 'is refused');
	is($answer->{data}{error}, 'signed_in', 'and told why');
	is_deeply($late->{cookies}, {}, 'and is that guest no more');
	is($late->post(@add)->{status}, 200, 'but a new one');
};

goods_retire(qw(T-JOIN-A T-JOIN-B));

done_testing;
