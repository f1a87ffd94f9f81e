# The audit log: searched by name, person and day, paged by key, each text
# shown as it was written; who may look.
use v5.36;
use utf8;
use Clearcart;
use Test::More;

my $odd = q{<script>alert(1)</script> <?cs var:csrf ?> 'x' "y"};

sub written($act, $ref, $name, $changes = '[]', $actor = 'audit-t') {
	db()->do('INSERT INTO orders.audit (at, actor, actor_name, act, kind, '
	    . 'ref, name, changes) VALUES (UTC_TIMESTAMP(3), ?, ?, ?, "audit-t", '
	    . '?, ?, ?)', {}, $actor, "Aud $odd", $act, $ref, $name, $changes);
}

sub forget() { db()->do('DELETE FROM orders.audit WHERE kind = "audit-t"') }

forget();
END {
	local $?;
	forget() if $ENV{CLEARCART_DEMO};
}

my $staff = agent();
sign_in_admin($staff);

sub found($query) {
	return json_get($staff, admin("/audit?kind=audit-t&$query"));
}

written('product.save', 'A-1', "Walker's 5% notebook",
    '[{"what":"price","from":"€14.50","to":"€15.20"},'
    . '{"what":"note","from":null,"to":"' . 'x' x 200 . '"}]');
written('product.save', 'A-2', 'Walkerx5x notebook', '[]', 'somebody');

subtest 'one entry' => sub {
	my ($e) = @{found('q=' . 'Walker%27s')->{changes}};
	is($e->{name}, "Walker's 5% notebook", 'its name');
	is($e->{actor}, 'audit-t', 'who');
	is_deeply([map { $_->{what} } @{$e->{changes}}], ['price', 'note'],
	    'what');
	is($e->{changes}[0]{from}, '€14.50', 'from');
	is($e->{changes}[0]{to}, '€15.20', 'to');
	is($e->{changes}[1]{from}, undef, 'nothing before');
	$staff->get(admin('/audit?kind=audit-t'));
	is($staff->status, 200, 'the page');
	my $html = $staff->response->decoded_content;
	like($html, qr/€14\.50.{1,40}€15\.20/s, 'shows both sides');
	unlike($html, qr/<script>alert/, 'a name runs nowhere');
	my $shown = () = $html =~ /Aud &lt;script&gt;alert\(1\)/g;
	is($shown, 2, 'and shows as written, once an entry');
};

subtest 'searched' => sub {
	is(@{found('')->{changes}}, 2, 'both');
	is(@{found('q=walker')->{changes}}, 2, 'letters of either case');
	is(@{found('q=Walker_s')->{changes}}, 0, 'no pattern');
	is(@{found('q=%25')->{changes}}, 0, 'nor this');
	is(@{found('actor=somebody')->{changes}}, 1, 'by a person');
	is(@{found('ref=A-2')->{changes}}, 1, 'of one thing');
	my $today = db()->selectrow_array('SELECT UTC_DATE()');
	is(@{found("from=$today&to=$today")->{changes}}, 2, 'of a day');
	is(@{found('to=2020-01-01')->{changes}}, 0, 'of another');
	for my $wrong ('from=yesterday', 'to=2026-13-40', 'from=2026-1-1') {
		found($wrong);
		is($staff->status, 422, "$wrong: is refused");
	}
};

subtest 'paged' => sub {
	written('test.page', "P-$_", 'Paged') for 1 .. 60;
	my $first = found('q=Paged');
	is(@{$first->{changes}}, 50, 'a page');
	is($first->{changes}[0]{ref}, 'P-60', 'newest first');
	written('test.page', 'P-61', 'Paged');
	my $second = json_get($staff, admin($first->{next}));
	is_deeply([map { $_->{ref} } @{$second->{changes}}],
	    [map { "P-$_" } reverse 1 .. 10], 'the rest, whatever came since');
	is($second->{next}, undef, 'and no more');
};

subtest 'a product shows its own' => sub {
	my ($id) = db()->selectrow_array('SELECT MIN(id) FROM catalog.product');
	db()->do('UPDATE orders.audit SET kind = "product", ref = ? '
	    . 'WHERE ref = "A-1"', {}, $id);
	my $page = json_get($staff, admin("/products/$id"));
	ok((grep { $_->{name} eq "Walker's 5% notebook" } @{$page->{changes}}),
	    'in its data');
	$staff->get(admin("/products/$id"));
	like($staff->response->decoded_content, qr/€15\.20/, 'on its page');
	db()->do('DELETE FROM orders.audit WHERE kind = "product" '
	    . 'AND ref = ? AND actor = "audit-t"', {}, $id);
};

subtest 'each kind of thing is a link away' => sub {
	my %one = (product => 'SELECT MIN(id) FROM catalog.product',
	    category => 'SELECT MIN(id) FROM catalog.category',
	    item => 'SELECT MIN(sku) FROM catalog.item',
	    page => 'SELECT MIN(id) FROM catalog.page',
	    staff => 'SELECT MIN(sub) FROM carts.staff '
	    . 'WHERE ended_at IS NULL');
	my %ref = map { $_ => (db()->selectrow_array($one{$_}))[0] } keys %one;
	$ref{person} = json_get($staff, admin('/customers'))->{customers}[0]{id};
	$ref{shipping} = json_get($staff, admin('/rates'))->{ways}[0]{code};
	$ref{bulk} = json_get($staff, admin('/bulk'))->{jobs}[0]{id};
	for my $kind (sort grep { defined $ref{$_} } keys %ref) {
		written('test.link', $ref{$kind}, 'Linked');
		db()->do('UPDATE orders.audit SET kind = ? '
		    . 'WHERE act = "test.link"', {}, $kind);
		my ($e) = @{json_get($staff,
		    admin('/audit?actor=audit-t&q=Linked'))->{changes}};
		ok($e->{url}, "$kind: has one");
		$staff->get(admin($e->{url} // '/none'));
		is($staff->status, 200, "$kind: which leads there");
		db()->do('DELETE FROM orders.audit WHERE act = "test.link"');
	}
};

done_testing;
