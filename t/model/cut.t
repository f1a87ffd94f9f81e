# Each statement of each cart update, and each way to lose it: the connection
# before it, its answer, the process. What was answered with OK is done once;
# what was not is done once or not at all; a named update that is asked again
# is done once. Nothing stays locked. CUTS=all tries each way at each
# statement; else two of them are tried at the COMMIT alone.
use v5.36;
use Clearcart;
use Clearcart::Browser;
use Clearcart::Buy;
use Clearcart::Fcgi;
use Clearcart::Wire;
use JSON::PP;
use Test::More;
use Time::HiRes qw(time);

my @skus = qw(T-CUT-A T-CUT-B T-CUT-C);
goods_make(map { $_ => [1000, 1000] } @skus);

my $wire = Clearcart::Wire->new(demo()->{db_socket});
my $program = Clearcart::Fcgi->new('cart',
    'database.socket' => $wire->path);

# A browser beside the wire makes things ready and sees what became of them.
sub visitor() { return Clearcart::Browser->new }

sub add($at, @more) {
	return $at->post('/cart/update', [op => 'add', @more])->{data}{cart};
}

sub first_cart($at) {
	return add($at, sku => 'T-CUT-A', quantity => 2, sku => 'T-CUT-B',
	    quantity => 3);
}

sub second_cart($at) {
	return add($at, cart => 'new', sku => 'T-CUT-B', quantity => 1);
}

sub merging($from, $into) {
	return (from => $from->{id}, into => $into->{id},
	    version_from => $from->{version},
	    version_into => $into->{version});
}

sub deed_done($at, $name, @fields) {
	return $at->deed("/cart/$name", @fields)->{data}{undo};
}

# Name => the path and fields to be sent, once the carts are there.
my %operation = (
	'add' => sub ($at) {
		my $cart = first_cart($at);
		return (update => op => 'add', cart => $cart->{id},
		    sku => 'T-CUT-A', quantity => 5, sku => 'T-CUT-C',
		    quantity => 1);
	},
	'add to a new cart' => sub ($at) {
		first_cart($at);
		return (update => op => 'add', cart => 'new',
		    sku => 'T-CUT-A', quantity => 5);
	},
	'set' => sub ($at) {
		my $cart = first_cart($at);
		return (update => op => 'set', cart => $cart->{id},
		    version => $cart->{version}, sku => 'T-CUT-A',
		    quantity => 7, sku => 'T-CUT-B', quantity => 0);
	},
	'rename' => sub ($at) {
		my $cart = first_cart($at);
		return (rename => cart => $cart->{id}, name => 'Ridge');
	},
	'current' => sub ($at) {
		my $cart = first_cart($at);
		second_cart($at);
		return (current => cart => second_cart($at)->{id});
	},
	'move' => sub ($at) {
		my ($from, $into) = (first_cart($at), second_cart($at));
		return (move => merging($from, $into), sku => 'T-CUT-B');
	},
	'move whatever the versions' => sub ($at) {
		my ($from, $into) = (first_cart($at), second_cart($at));
		return (move => from => $from->{id}, into => $into->{id},
		    sku => 'T-CUT-B');
	},
	'move to a new cart' => sub ($at) {
		my $cart = first_cart($at);
		return (move => from => $cart->{id}, into => 'new',
		    sku => 'T-CUT-B');
	},
	'keep for later' => sub ($at) {
		my $cart = first_cart($at);
		return (move => from => $cart->{id}, into => 'later',
		    sku => 'T-CUT-B');
	},
	'merge' => sub ($at) {
		my ($from, $into) = (first_cart($at), second_cart($at));
		return (merge => merging($from, $into));
	},
	'delete' => sub ($at) {
		my $cart = first_cart($at);
		second_cart($at);
		return (delete => cart => $cart->{id},
		    version => $cart->{version});
	},
	'undo a merge' => sub ($at) {
		my ($from, $into) = (first_cart($at), second_cart($at));
		return (undo => undo => deed_done($at, merge =>
		    merging($from, $into)));
	},
	'undo a delete' => sub ($at) {
		my $cart = first_cart($at);
		return (undo => undo => deed_done($at, delete =>
		    cart => $cart->{id}, version => $cart->{version}));
	},
	'copy' => sub ($at) {
		my $cart = first_cart($at);
		return (copy => cart => $cart->{id});
	},
);

# What the visitor has, without ids.
sub state_of($at) {
	my $page = $at->get('/carts')->{data};
	return join '; ', sort map {
		my $cart = $_;
		join ' ', $cart->{name}, $cart->{current} ? 'current' : (),
		    map { "$_->{sku}=$_->{quantity}" } @{$cart->{lines}};
	} @{$page->{carts}};
}

sub env_of($at, $json) {
	my $cookies = join '; ', map { "$_=$at->{cookies}{$_}" }
	    sort keys %{$at->{cookies}};
	return (HTTP_COOKIE => $cookies, HTTP_ORIGIN => shop(),
	    HTTP_ACCEPT => $json ? 'application/json' : 'text/html');
}

# Through the wire, as a browser's form or a program's update.
sub send_through($at, $json, $name, @fields) {
	my $body = Clearcart::Browser::form([@fields]);
	my ($status, $headers) =
	    $program->post("/cart/$name", $body, env_of($at, $json));
	$at->keep_cookies(join '', map { "Set-Cookie: $_\r\n" }
	    @{$headers->{'set-cookie'} // []});
	return $status;
}

sub is_ok($status) { return $status == 200 || $status == 303 }

# A program asks until it is told; a person leaves it at that.
sub ask($at, $named, @request) {
	my $name = shift @request;
	push @request, $named ? (update => 'u1')
	    : $name ne 'update' ? (csrf => $at->csrf) : ();
	my $status = send_through($at, $named, $name, @request);
	for my $try (1 .. ($named ? 4 : 0)) {
		last if is_ok($status);
		$program->start_again if $status == 0;
		$status = send_through($at, $named, $name, @request);
	}
	return $status;
}

# The program has its connection and its statements, or begins anew.
sub warm() {
	my ($status) = $program->get('/carts', HTTP_ACCEPT =>
	    'application/json');
	return $status == 200;
}

# One run; returns undef when the plan's statement never came.
sub run_cut($make, $named, %plan) {
	my $at = visitor();
	my @request = $make->($at);
	my $before = state_of($at);
	warm();
	$wire->plan(%plan, pid => $program->{pid});
	my $status = ask($at, $named, @request);
	my $report = $wire->report;
	$wire->plan;
	return if $plan{at} && !$report->{done};
	$program->start_again if $plan{do} =~ /kill/;
	return { status => $status, before => $before,
		after => state_of($at), where => $report->{done},
		in_time => $report->{before_commit}, free => is_free($at) };
}

# Neither a row lock nor the program is left behind.
sub is_free($at) {
	my ($carts) = $at->get('/carts')->{data}{carts};
	for my $cart (@$carts) {
		my $answer = $at->post('/cart/update', [op => 'add',
		    cart => $cart->{id}, sku => 'T-CUT-C', quantity => 1]);
		return 0 if $answer->{status} != 200;
	}
	return warm();
}

# What is wrong with how a run ended, or nothing.
sub wrong($run, $named, $due, $do) {
	my $ok = is_ok($run->{status});
	return 'something stays locked' if !$run->{free};
	return "answered $run->{status}"
	    if !$ok && ($named || $run->{in_time} && $do =~ /drop/);
	return if $run->{after} eq $due;
	return if !$ok && $run->{after} eq $run->{before};
	return "answered $run->{status}, and there is\n$run->{after}\n"
	    . "instead of\n$due";
}

my %seen;

# [what is done, [the statements or COMMITs it is done at]], ...
sub plans() {
	my @each = map { [$_, map { { at => $_ } } 1 .. 80] }
	    qw(drop drop_reply kill);
	my @all = map { { at => $_ } } 1 .. 80;
	@all = ({ at => 1, commit => 1 }) if ($ENV{CUTS} // '') ne 'all';
	return (@each, map { [$_, @all] } qw(drop_sent kill_reply));
}

sub try_all($name, $named) {
	my $make = $operation{$name};
	my $due = run_cut($make, $named, do => 'nothing')->{after};
	my @wrong;
	for (plans()) {
		my ($do, @points) = @$_;
		for my $point (@points) {
			my $run = run_cut($make, $named, %$point,
			    do => $do) // last;
			$seen{$do}++;
			my $why = wrong($run, $named, $due, $do) // next;
			push @wrong, "$do at $point->{at} ($run->{where}): "
			    . $why;
		}
	}
	is(join("\n", @wrong), '', $name . ($named ? ', named' : ''));
}

# A visitor without a cookie: what was answered is theirs.
sub first_add($do, $point) {
	my $at = visitor();
	warm();
	$wire->plan(%$point, do => $do, pid => $program->{pid});
	my $status = send_through($at, 0, update => op => 'add',
	    sku => 'T-CUT-A', quantity => 2);
	my $report = $wire->report;
	$wire->plan;
	return if !$report->{done};
	$program->start_again if $do =~ /kill/;
	my $is = state_of($at);
	my $right = is_ok($status) ? $is eq 'Your cart current T-CUT-A=2'
	    : $is eq '' && $do !~ /drop/;
	return $right ? '' : "$do at $point->{at} ($report->{done}): "
	    . "$status, there is $is";
}

sub try_first_add() {
	my @wrong;
	for (plans()) {
		my ($do, @points) = @$_;
		for my $point (@points) {
			my $why = first_add($do, $point) // last;
			push @wrong, $why if $why ne '';
		}
	}
	is(join("\n", @wrong), '', 'the first add');
}

my $began = time;
try_all($_, 0) for sort keys %operation;
try_all($_, 1) for 'add', 'add to a new cart', 'set';
try_first_add();

diag(join ', ', (map { "$_ $seen{$_}" } sort keys %seen),
    sprintf '%.0f s', time - $began);
goods_retire(@skus);

done_testing;
