# How many SQL statements a page costs: a fixed number, whatever is on it.
# Counted by the programs' own metrics.
use v5.36;
use Clearcart;
use Clearcart::Crowd;
use HTTP::Tiny;
use Test::More;

my $http = HTTP::Tiny->new;

sub statements($program) {
	my $text = $http->get(shop("/-/$program/metrics"))->{content};
	return $text =~ /^clearcart_statements_total\S* (\d+)$/m ? $1
	    : die "$program counts no statements\n";
}

# Each process keeps small tables (settings, categories) once it has read
# them, and a new one may begin at any time: the page is asked for until it
# has cost the same eight times running.
sub cost($ua, $program, $path) {
	my ($cost, $same) = (-1, 0);
	for (1 .. 100) {
		my $before = statements($program);
		$ua->get(shop($path));
		$ua->status == 200 or die "$path answers " . $ua->status . "\n";
		my $now = statements($program) - $before;
		$same = $now == $cost ? $same + 1 : 1;
		$cost = $now;
		return $cost if $same == 8;
	}
	die "$path costs another number of statements each time\n";
}

sub within($name, $cost, $budget) {
	cmp_ok($cost, '<=', $budget, "$name: $cost statements");
	cmp_ok($cost, '>', 0, "$name: they are counted");
}

my $stranger = agent();
my $list = json_get($stranger, '/search?q=');
my ($several) = grep { !defined $_->{sku} } @{$list->{items}};
my ($simple) = grep { defined $_->{sku} && $_->{in_stock} }
    @{$list->{items}};
my ($shelf) = $stranger->get(shop('/'))->decoded_content
    =~ m{href="(/c/[^"]+)"};
my ($facet) = map { $_->{values}[0]{url} }
    @{json_get($stranger, $shelf)->{facets}};

my $owner = agent();
my $cart = json_post($owner, '/cart/update', { cart => 'current', op => 'add',
    sku => [map { $_->{sku} } grep { defined $_->{sku} } @{$list->{items}}],
    quantity => [map { 1 } grep { defined $_->{sku} } @{$list->{items}}],
})->{cart};
cmp_ok(@{$cart->{lines}}, '>=', 3, 'a cart with several lines');

for my $person ([stranger => $stranger], [visitor => $owner]) {
	my ($who, $ua) = @$person;
	my $is = sub ($name, @page) {
		my $budget = pop @page;
		within("$name, $who", cost($ua, @page), $budget);
	};
	$is->('shelf', catalog => $shelf, 6);
	$is->('shelf, filtered', catalog => $facet, 6) if $facet;
	$is->('product', catalog => $simple->{url}, 5);
	$is->('product with variants', catalog => $several->{url}, 5);
	$is->('search', catalog => '/search?q=wool', 6);
	$is->('search for everything', catalog => '/search?q=', 6);
	$is->('search for four words', catalog =>
	    '/search?q=the+wool+of+walkers&sort=price', 6);
	$is->('search, nothing found', catalog =>
	    '/search?q=xyzzyx+notbook+lantrn', 6);
	$is->('home', controller => '/', 6);
}
within('cart', cost($owner, cart => "/cart/$cart->{id}"), 4);

# Somebody signed in is told of a merge, too: one statement more.
my $person = sign_in(agent());
my $own = json_post($person, '/cart/update', { cart => 'current', op => 'add',
    sku => $simple->{sku}, quantity => 1 })->{cart};
within('cart, signed in', cost($person, cart => "/cart/$own->{id}"), 4);
within('carts, signed in', cost($person, cart => '/carts'), 4);
within('home, signed in', cost($person, controller => '/'), 5);

# As many for one who has 500 carts, or a cart of 200 lines.
make_things();
END { remove_things() if $ENV{CLEARCART_DEMO} }
my @sizes = ([1, 1], [1, 200], [500, 20], [60, 200]);
my %first;
for my $size (@sizes) {
	my $ua = agent();
	my ($cart) = crowd($ua, @$size);
	for my $page (['the cart', cart => "/cart/$cart"],
	    ['its merge', cart => "/cart/$cart?ask=merge"],
	    ['your carts', cart => '/carts'],
	    ['all carts', cart => '/carts?all=open&name=r'],
	    ['home', controller => '/'],
	    ['product', catalog => $simple->{url}]) {
		my ($name, @where) = @$page;
		my $cost = cost($ua, @where);
		$first{$name} //= $cost;
		is($cost, $first{$name},
		    "$name, $size->[0] carts of $size->[1] lines: $cost");
	}
}
cmp_ok($first{$_}, '<=', 4, "$_ within the budget of a cart")
    for 'the cart', 'its merge', 'your carts', 'all carts';

done_testing();
