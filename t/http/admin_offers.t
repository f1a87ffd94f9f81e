# Prices that people, files and bulk changes write while an offer with dates
# runs. Its end brings back the regular price as it is then, never an old one.
use v5.36;
use utf8;
use Clearcart;
use Clearcart::Drafts;
use JSON::PP;
use Test::More;

clear_products('T-OFF');
END {
	local $?;
	clear_products('T-OFF') if $ENV{CLEARCART_DEMO};
}

my $ua = staff();
my $made = 0;

sub price($sku) {
	return one('SELECT CONCAT_WS("/", price_minor, compare_minor) '
	    . 'FROM catalog.item WHERE sku = ?', $sku);
}

# A product at 14.50 with an offer at 12 that runs, until somebody ends it.
sub on_offer() {
	my $sku = 'T-OFF-' . ++$made;
	my $id = new_draft($ua, $sku);
	my $offer = post_with($ua, "/products/$id/offers", all => '12')
	    ->{offers}[0]{id};
	is(price($sku), '1200/1450', "$sku is on offer");
	return ($sku, $id, $offer);
}

sub save($id, @fields) {
	my $now = json_get($ua, admin("/products/$id"));
	return post_with($ua, "/products/$id",
	    name => $now->{product}{name}, @fields);
}

subtest 'not below the price' => sub {
	my $sku = 'T-OFF-' . ++$made;
	my $id = new_draft($ua, $sku);
	my $answer = post_with($ua, "/products/$id/offers", sku => $sku,
	    price => '50');
	is($ua->status, 422, 'is refused');
	like($answer->{fields}{price}, qr/less than the price/, '  in words');
};

# The jobs daemon finds that its end is past.
sub ended($offer) {
	db()->do('UPDATE catalog.offer SET begins_at = UTC_TIMESTAMP(3) '
	    . '- INTERVAL 2 DAY, ends_at = UTC_TIMESTAMP(3) - INTERVAL 1 DAY, '
	    . 'due_at = UTC_TIMESTAMP(3) WHERE id = ?', {}, $offer);
	return wait_for(sub { state_of($offer) eq 'ended' }, 60, 'the end');
}

sub state_of($offer) {
	return one('SELECT state FROM catalog.offer WHERE id = ?', $offer);
}

sub done($job) {
	die 'no job: ' . $ua->content if !defined $job;
	return wait_for(sub {
		json_get($ua, admin("/bulk/$job"))->{job}{state} eq 'done'
	}, 60, "job $job");
}

sub act($job, $do) {
	my $answer = post_with($ua, "/bulk/$job", do => $do);
	my $id = $answer->{job}{id};
	done($id);
	return $id;
}

sub bulk($id, @fields) {
	my $draft = json_post($ua, admin('/bulk/new'), { id => $id, @fields,
	    csrf => json_get($ua, admin('/bulk/new?act=price'))->{csrf} });
	return act($draft->{job}{id}, 'apply');
}

sub send_file($text) {
	my $answer = $ua->post(admin('/bulk/upload'),
	    Accept => 'application/json', Content_Type => 'form-data',
	    Content => [csrf => json_get($ua, admin('/bulk/file'))->{csrf},
	    file => [undef, 'prices.csv', Content => $text]]);
	return decode_json($answer->decoded_content(charset => 'none'));
}

my @regular = (
    ['the edit page', sub ($sku, $id) {
	save($id, sku => $sku, price => '16', offer => '12') }],
    ['the grid', sub ($sku, $id) {
	post_with($ua, "/products/$id/variants", cell => '', sku => $sku,
	    price => '16', offer => '12', stock => '', seen => '') }],
    ['a bulk change', sub ($sku, $id) {
	bulk($id, act => 'price', how => 'set', by => '16') }],
    ['a file of regular prices', sub ($sku, $id) {
	act(send_file("SKU,Regular price\n$sku,16\n")->{job}{id},
	    'apply') }],
    ['a file whose sale price is empty', sub ($sku, $id) {
	act(send_file("SKU,Regular price,Sale price\n$sku,16,\n")->{job}{id},
	    'apply') }],
    ['the import', sub ($sku, $id) {
	import_file("Type,SKU,Name,Regular price,Sale price\n"
	    . "simple,$sku,Thing $sku,16,\n") }],
);

sub import_file($text) {
	my $path = "/tmp/clearcart-offers-$$.csv";
	open my $to, '>', $path or die "$path: $!";
	print $to $text;
	close $to;
	my ($status, $said) = clearcart('import', $path);
	unlink $path;
	is($status, 0, 'imports') or diag $said;
	return;
}

for my $case (@regular) {
	my ($what, $do) = @$case;
	subtest "$what changes the regular price" => sub {
		my ($sku, $id, $offer) = on_offer();
		$do->($sku, $id);
		is(price($sku), '1200/1600', 'the offer stands');
		is(state_of($offer), 'running', '  and runs');
		ended($offer);
		is(price($sku), '1600', 'and its end brings back the new one');
	};
}

my @cheaper = (
    ['the edit page', sub ($sku, $id) {
	save($id, sku => $sku, price => '14.50', offer => '11') }],
    ['a bulk change', sub ($sku, $id) {
	bulk($id, act => 'offer', how => 'percent', by => '24.14') }],
    ['a file', sub ($sku, $id) {
	act(send_file("SKU,Sale price\n$sku,11\n")->{job}{id}, 'apply') }],
    ['the import', sub ($sku, $id) {
	import_file("Type,SKU,Name,Regular price,Sale price\n"
	    . "simple,$sku,Thing $sku,14.50,11\n") }],
);

for my $case (@cheaper) {
	my ($what, $do) = @$case;
	subtest "$what changes the offer" => sub {
		my ($sku, $id, $offer) = on_offer();
		$do->($sku, $id);
		is(price($sku), '1100/1450', 'its price');
		is(json_get($ua, admin("/products/$id/offers"))->{offers}[0]
		    {lowest}{amount}, 1100, 'as its page says');
		ended($offer);
		is(price($sku), '1450', 'and it ends as it was to');
	};
}

my @over = (
    ['the edit page', sub ($sku, $id) {
	save($id, sku => $sku, price => '13', offer => '') }],
    ['the price of all variants', sub ($sku, $id) {
	post_with($ua, "/products/$id/variants", all_price => '13') }],
    ['a file', sub ($sku, $id) {
	act(send_file("SKU,Regular price,Sale price\n$sku,13,0\n")->{job}{id},
	    'apply') }],
);

for my $case (@over) {
	my ($what, $do) = @$case;
	subtest "$what ends the offer" => sub {
		my ($sku, $id, $offer) = on_offer();
		$do->($sku, $id);
		is(price($sku), '1300', 'the price');
		is(state_of($offer), 'ended', 'the offer');
		is(one('SELECT COUNT(*) FROM orders.audit WHERE ref = ? '
		    . 'AND kind = "product" AND act = "offer.end"', $id), 1,
		    'on record');
		save($id, sku => $sku, price => '14', offer => '12');
		ended($offer);
		is(price($sku), '1200/1400', 'a later sale is not its own');
	};
}

subtest 'a bulk change that is taken back' => sub {
	my ($sku, $id, $offer) = on_offer();
	my $job = bulk($id, act => 'price', how => 'set', by => '16');
	ended($offer);
	act($job, 'undo');
	is(price($sku), '1600', 'after the offer, it brings back neither price');
};

subtest 'what costs no more before the offer' => sub {
	my $id = new_draft($ua, 'T-OFF-LOW');
	save($id, sku => 'T-OFF-LOW', price => '14.50', offer => '12');
	my $offer = post_with($ua, "/products/$id/offers", all => '12')
	    ->{offers}[0]{id};
	is(state_of($offer), 'running', 'it runs');
	ended($offer);
	is(price('T-OFF-LOW'), '1200/1450', 'costs the same after it');
};

done_testing;
