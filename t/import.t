#!/usr/bin/perl
# clearcart import and export, on schemas of their own beside the demo's.
use v5.36;
use utf8;
use Clearcart;
use Encode qw(encode_utf8);
use File::Temp qw(tempdir);
use FindBin;
use POSIX ();
use Test::More;

my $root = "$FindBin::RealBin/..";
my $build = $ENV{CLEARCART_BUILD} // "$root/build";
my $dir = tempdir(CLEANUP => 1);
my @prefixes;

sub write_file($name, $text) {
	open my $file, '>:raw', "$dir/$name" or die "$name: $!";
	print $file encode_utf8($text);
	close $file or die "$name: $!";
	return "$dir/$name";
}

sub read_file($path) {
	open my $file, '<:raw', $path or die "$path: $!";
	local $/;
	return scalar <$file>;
}

# A shop without goods: the demo's configuration with other schemas.
sub empty_shop($name) {
	my @argv = @{demo()->{clearcart}};
	my ($conf) = map { $argv[$_] } grep { $argv[$_ - 1] eq '-c' }
	    1 .. $#argv;
	my $text = read_file($conf);
	$text =~ s/^(?:prefix|account_prefix|media)\s*=.*\n//mg;
	$text =~ s/^\[database\]\n/$&prefix=${name}_\naccount_prefix=${name}_\n/m;
	$text =~ s/^\[paths\]\n/$&media=$dir\/$name\n/m;
	mkdir "$dir/$name";
	push @prefixes, "${name}_";
	my $shop = { argv => [$argv[0], '-c', write_file("$name.conf", $text)],
	    prefix => "${name}_", media => "$dir/$name" };
	my ($status, $said) = run($shop, 'migrate');
	die "no schemas: $said" if $status != 0;
	return $shop;
}

END {
	local $?;
	for my $prefix (@prefixes) {
		db()->do("DROP DATABASE IF EXISTS `$prefix$_`")
		    for qw(catalog carts identities orders paymock);
		my $users = db()->selectcol_arrayref('SELECT User FROM '
		    . 'mysql.user WHERE LEFT(User, ?) = ?', {},
		    length $prefix, $prefix);
		db()->do("DROP USER '$_'\@'localhost'") for @$users;
	}
}

# Exit status and all that was said.
sub run($shop, @words) {
	my $pid = open(my $out, '-|') // die "cannot fork: $!";
	if (!$pid) {
		open STDERR, '>&', \*STDOUT;
		exec @{$shop->{argv}}, @words or exit 127;
	}
	my $text = do { local $/; <$out> } // '';
	close $out;
	utf8::decode($text);
	return ($? >> 8, $text);
}

sub import_text($shop, $text, @options) {
	return run($shop, 'import', write_file('in.csv', $text), @options);
}

sub ask($shop, $sql, @values) {
	$sql =~ s/\bcatalog\./`$shop->{prefix}catalog`./g;
	return db()->selectall_arrayref($sql, {}, @values);
}

# The first column of the first row.
sub value($shop, $sql, @values) {
	my $rows = ask($shop, $sql, @values);
	return @$rows ? $rows->[0][0] : undef;
}

sub product($shop, $sku, $column) {
	return value($shop,
	    "SELECT $column FROM catalog.product WHERE sku = ?", $sku);
}

sub item($shop, $sku, $column) {
	return value($shop,
	    "SELECT $column FROM catalog.item WHERE sku = ?", $sku);
}

my $head = 'Type,SKU,Name,Published,Stock,Sale price,Regular price,Parent,'
    . "Attribute 1 name,Attribute 1 value(s)\n";
my $shop = empty_shop('imp_a');

subtest 'a product and its variants, in any order' => sub {
	my ($status, $said) = import_text($shop, $head . <<~'END');
	    variation,HAT-M,,1,4,9.50,12,HAT,Size,M
	    simple,CUP,Cup,1,7,,3.05,,Colour,"Red, Pale\, blue"
	    variable,HAT,Hat,1,,,,,Size,"S, M"
	    variation,HAT-S,,1,,,11.00,HAT,Size,S
	    END
	is($status, 0, 'all rows');
	like($said, qr/^4 rows: 4 added, 0 changed/m, 'the report counts');
	is(item($shop, 'CUP', 'price_minor'), 305, 'price in cents');
	is(item($shop, 'CUP', 'on_hand'), 7, 'first stock');
	is(item($shop, 'HAT-M', 'CONCAT(price_minor, "<", compare_minor)'),
	    '950<1200', 'sale and regular price');
	is(item($shop, 'HAT-M', 'options'), 'M', 'options in words');
	is(product($shop, 'HAT', 'CONCAT(price_minor, " of ", variants)'),
	    '950 of 2', 'what lists sort by');
	is_deeply(ask($shop, 'SELECT v.value FROM catalog.product_attribute p '
	    . 'JOIN catalog.attribute_value v ON v.id = p.value '
	    . 'JOIN catalog.product c ON c.id = p.product '
	    . 'WHERE c.sku = "CUP" ORDER BY p.position'),
	    [['Red'], ['Pale, blue']], 'an escaped comma');
	is_deeply(ask($shop, 'SELECT reason, delta_on_hand '
	    . 'FROM catalog.stock_move WHERE sku = "CUP"'),
	    [['opening', 7]], 'stock comes with a move');
};

subtest 'the same file again changes nothing' => sub {
	my $text = $head . "simple,CUP,Cup,1,7,,3.05,,Colour,"
	    . qq("Red, Pale\\, blue"\n);
	my $version = product($shop, 'CUP', 'version');
	my ($status, $said) = import_text($shop, $text);
	like($said, qr/1 as they were/, 'it says so');
	is(product($shop, 'CUP', 'version'), $version, 'no new version');
	is(value($shop, 'SELECT COUNT(*) FROM catalog.price '
	    . 'WHERE sku = "CUP"'), 1, 'no second price');
	$text =~ s/3\.05/3.15/;
	import_text($shop, $text);
	is_deeply(ask($shop, 'SELECT price_minor FROM catalog.price '
	    . 'WHERE sku = "CUP" ORDER BY id'), [[305], [315]],
	    'a new price is added to the old one');
	is(product($shop, 'CUP', 'version'), $version + 1, 'and a version')
	    or diag "version $version";
};

subtest 'columns that are not there leave things alone' => sub {
	my ($status) = import_text($shop, "SKU,Type,Name\nCUP,simple,Mug\n");
	is($status, 0, 'three columns in another order');
	is(product($shop, 'CUP', 'name'), 'Mug', 'the new name');
	is(product($shop, 'CUP', 'slug'), 'cup', 'the old address');
	is(item($shop, 'CUP', 'price_minor'), 315, 'the old price');
};

subtest 'what is new is published unless it says otherwise' => sub {
	import_text($shop, "SKU,Type,Name,Regular price\n"
	    . "NEW-A,simple,New,1.00\n");
	is(product($shop, 'NEW-A', 'status'), 'published', 'no column');
	import_text($shop, $head . "simple,NEW-B,New,,1,,1,,,\n"
	    . "simple,NEW-C,New,0,1,,1,,,\n");
	is(product($shop, 'NEW-B', 'status'), 'published', 'an empty cell');
	is(product($shop, 'NEW-C', 'status'), 'draft', 'a cell that says no');
	import_text($shop, "SKU,Type,Name\nNEW-C,simple,Other\n");
	is(product($shop, 'NEW-C', 'status'), 'draft', 'and what is known stays');
};

# What is wrong with one row: text after SKU, what must be said of it.
my @bad = (
	[ 'simple,,x,1,1,,1,,,', 'SKU: is missing', 'no SKU' ],
	[ 'simple,B,,1,1,,1,,,', 'Name: is missing', 'no name' ],
	[ 'simple,B,x,1,1,,,,,', 'Regular price: is missing', 'no price' ],
	[ 'simple,B,x,1,1,,"1,50",,,', 'Regular price: is not an amount of EUR',
	    'a decimal comma' ],
	[ 'simple,B,x,1,1,,1.005,,,', 'Regular price: is not an amount of EUR',
	    'half a cent' ],
	[ 'simple,B,x,1,1,,-1,,,', 'Regular price: is not an amount of EUR',
	    'a negative price' ],
	[ 'simple,B,x,1,1,,99999999999999999999,,,',
	    'Regular price: is not an amount of EUR', 'a price too large' ],
	[ 'simple,B,x,1,1,5,5,,,', 'Sale price: is not below', 'no sale' ],
	[ 'simple,B,x,1,-2,,1,,,', 'Stock: is not a whole number',
	    'negative stock' ],
	[ 'simple,B,x,1,1.5,,1,,,', 'Stock: is not a whole number',
	    'half a piece' ],
	[ 'simple,B,x,yes,1,,1,,,', 'Published: is not a whole number',
	    'a word for a flag' ],
	[ 'grouped,B,x,1,1,,1,,,', 'Type: is none of', 'a type unknown here' ],
	[ 'variation,B,x,1,1,,1,,,', 'Parent: is missing', 'no parent' ],
	[ 'variation,B,x,1,1,,1,NIX,,', 'Parent: there is no product NIX',
	    'an unknown parent' ],
	[ 'variation,B,x,1,1,,1,CUP,,', 'Parent: CUP is sold as it is',
	    'a parent that is simple' ],
	[ 'variation,B,x,1,1,,1,HAT,Size,XL',
	    'Attribute 1 value(s): Size XL is not among those of HAT',
	    'an option the product does not have' ],
	[ 'simple,HAT,x,1,1,,1,,,', 'Type: is simple, but', 'HAT has variants' ],
	[ 'variable,CUP,x,1,,,,,,', 'Type: is variable, but', 'CUP is simple' ],
	[ 'simple,HAT-M,x,1,1,,1,,,', "SKU: is a variant's", "a variant's SKU" ],
	[ 'simple,B,' . 'x' x 251 . ',1,1,,1,,,', 'Name: is longer than 250',
	    'a long name' ],
	[ 'simple,B,x,1,1,,1,,,,surplus', 'has more cells than the header',
	    'a cell too many' ],
);

subtest 'bad rows are named and stop only themselves' => sub {
	my $text = $head . "simple,GOOD-1,Good,1,1,,1,,,\n"
	    . join('', map { "$_->[0]\n" } @bad)
	    . "simple,GOOD-2,Good,1,1,,1,,,\n";
	my ($status, $said) = import_text($shop, $text);
	is($status, 1, 'status 1');
	for my $i (0 .. $#bad) {
		my ($row, $want, $name) = @{$bad[$i]};
		my $line = $i + 3;
		like($said, qr/in\.csv:$line: \Q$want\E/, $name);
	}
	like($said, qr/: 2 added, .* ${\ scalar @bad} rejected/, 'counted');
	is(product($shop, "GOOD-$_", 'name'), 'Good', "GOOD-$_ is there")
	    for 1, 2;
	is(product($shop, 'B', 'name'), undef, 'nothing came of the bad ones');
};

subtest 'text as it comes' => sub {
	my ($status, $said) = import_text($shop, "\x{feff}Type,SKU,Name,"
	    . "Regular price,Colour\r\nsimple,BOM,\"Größe \"\"8\"\",\n"
	    . "innen\",1,x\r\n\r\nsimple,BOM2,Zwei,x,x\r\n");
	is(product($shop, 'BOM', 'name'), "Größe \"8\",\ninnen",
	    'BOM, CRLF, quotes, a line break');
	like($said, qr/in\.csv:5: Regular price: /, 'lines are counted right');
	like($said, qr/^columns not used: Colour$/m, 'unknown columns are named');
	my $path = write_file('latin.csv', "Type,SKU,Name,Regular price\n");
	open my $file, '>>:raw', $path or die $!;
	print $file "simple,L1,Gr\xf6\xdfe,1\nsimple,L2,fine,1\n";
	close $file;
	($status, $said) = run($shop, 'import', $path);
	like($said, qr/latin\.csv:2: Name: is not UTF-8 text/, 'Latin-1');
	is(product($shop, 'L2', 'name'), 'fine', 'the next row is imported');
	($status, $said) = import_text($shop, "Type,SKU,Name,Regular price\n"
	    . "simple,O1,ok,1\nsimple,O2,\"never closed,1\nsimple,O3,x,1\n");
	like($said, qr/in\.csv:3: a quote is not closed/, 'an open quote');
	is($status, 1, 'the rows before it count');
};

subtest 'nothing done' => sub {
	my ($status, $said) = run($shop, 'import', "$dir/nowhere.csv");
	is($status, 2, 'no such file');
	($status, $said) = import_text($shop, "a,b\n1,2\n");
	is($status, 2, 'no known columns');
	($status, $said) = import_text($shop, '');
	is($status, 2, 'an empty file');
	($status, $said) = run($shop, 'import');
	is($status, 2, 'no file named');
	($status, $said) = import_text($shop, $head . "simple,,,,,,,,,\n");
	is($status, 2, 'all rows rejected');
};

subtest '--all-or-nothing' => sub {
	my $text = $head . "simple,ALL-1,One,1,1,,1,,,\n"
	    . "simple,ALL-2,Two,1,1,,x,,,\n";
	my ($status, $said) = import_text($shop, $text, '--all-or-nothing');
	is($status, 2, 'one bad row is enough');
	like($said, qr/in\.csv:3: Regular price: /, 'it is named');
	is(product($shop, 'ALL-1', 'name'), undef, 'nothing was written');
	$text =~ s/,x,/,2,/;
	($status) = import_text($shop, $text, '--all-or-nothing');
	is($status, 0, 'without it');
	is(item($shop, 'ALL-2', 'price_minor'), 200, 'all is written');
};

# How often anybody has begun to wait for a row.
sub lock_waits() {
	return (db()->selectrow_array('SHOW GLOBAL STATUS '
	    . 'LIKE "Innodb_row_lock_waits"'))[1];
}

# More than a batch, so that a row is in hand when it begins again.
subtest '--all-or-nothing, run again' => sub {
	my ($head, @rows) = ("Handle,Title,Variant SKU,Variant Price\n",
	    map { "again-$_,Again $_,AGAIN-$_,1.00\n" } 1 .. 450);
	import_text($shop, $head . $rows[299]);
	db()->begin_work;
	db()->do("SELECT 1 FROM $shop->{prefix}catalog.product "
	    . "WHERE sku = 'AGAIN-300' FOR UPDATE");
	my $file = write_file('again.csv', join '', $head, @rows);
	my $waits = lock_waits();
	my $pid = open(my $out, '-|') // die "cannot fork: $!";
	if (!$pid) {
		exec @{$shop->{argv}}, 'import', $file, '--all-or-nothing'
		    or POSIX::_exit(127);
	}
	wait_for(sub { lock_waits() >= $waits + 2 }, 30,
	    'an import that has given up once, and waits again');
	db()->rollback;
	my $said = do { local $/; <$out> };
	close $out;
	is($? >> 8, 0, 'is done');
	like($said, qr/: 449 added, 0 changed, 1 as they were/, 'once each');
	is(product($shop, 'Handle', 'name'), undef, 'and the header is none');
};

subtest '--dry-run' => sub {
	my ($status, $said) = import_text($shop, $head . <<~'END', '--dry-run');
	    variation,DRY-S,,1,1,,1,DRY,Size,S
	    variable,DRY,Dry,1,,,,,Size,S
	    simple,CUP,Mug,1,1,,3.15,,Colour,"Red, Pale\, blue"
	    simple,ALL-1,Uno,1,1,,1,,,
	    simple,,,,,,,,,
	    END
	is($status, 1, 'as if it were done');
	like($said, qr/in\.csv:2: DRY-S: would be added/, 'a variant');
	like($said, qr/in\.csv:3: DRY: would be added/, 'its product');
	like($said, qr/in\.csv:4: CUP: would stay/, 'one as it is');
	like($said, qr/in\.csv:5: ALL-1: would be changed/, 'one changed');
	like($said, qr/in\.csv:6: SKU: is missing/, 'one rejected');
	is(product($shop, 'DRY', 'name'), undef, 'nothing was written');
	is(product($shop, 'ALL-1', 'name'), 'One', 'nor changed');
};

subtest 'stock of known SKUs' => sub {
	my $csv = sub ($n) { $head . "simple,ALL-1,One,1,$n,,1,,,\n" };
	import_text($shop, $csv->(9));
	is(item($shop, 'ALL-1', 'on_hand'), 1, 'stays without --stock');
	import_text($shop, $csv->(9), '--stock');
	is(item($shop, 'ALL-1', 'on_hand'), 9, 'changes with it');
	is_deeply(ask($shop, 'SELECT reason, delta_on_hand '
	    . 'FROM catalog.stock_move WHERE sku = "ALL-1" ORDER BY id'),
	    [['opening', 1], ['import', 8]], 'by the difference');
	ask($shop, 'SELECT 1');
	db()->do("UPDATE `$shop->{prefix}catalog`.item SET reserved = 5 "
	    . 'WHERE sku = "ALL-1"');
	my ($status, $said) = import_text($shop, $csv->(4), '--stock');
	is($status, 2, 'less than is ordered is refused');
	like($said, qr/Stock: 4 is below the 5 /, 'and named');
	is(item($shop, 'ALL-1', 'on_hand'), 9, 'nothing changed');
	($status) = import_text($shop, $csv->(5), '--stock');
	is(item($shop, 'ALL-1', 'on_hand'), 5, 'down to what is ordered');
};

subtest 'pictures' => sub {
	write_file('broken.png', 'no picture');
	write_file('page.html', '<svg>');
	my $text = "Type,SKU,Name,Regular price,Images,Image alts\n"
	    . 'simple,PIC,Picture,1,"awl.png, broken.png, gone.png, '
	    . '../secret.png, http://127.0.0.1/a.png",An awl | x' . "\n";
	system('cp', "$build/sample/img/awl.png", $dir) == 0 or die;
	my ($status, $said) = import_text($shop, $text);
	is($status, 0, 'the row is imported');
	like($said, qr/in\.csv:2: Images: \Q$_\E/, "$_ cannot be had")
	    for qw(broken.png gone.png ../secret.png http://127.0.0.1/a.png);
	unlike($said, qr/Images: awl/, 'awl.png can');
	my $rows = ask($shop, 'SELECT i.source, i.file, i.alt, i.width '
	    . 'FROM catalog.image i JOIN catalog.product p ON p.id = i.product '
	    . 'WHERE p.sku = "PIC" ORDER BY i.position');
	is(scalar @$rows, 5, 'all are remembered');
	my $file = $rows->[0][1];
	is_deeply([@{$rows->[0]}[2, 3]], ['An awl', 1200], 'alt and size');
	ok(-s "$shop->{media}/$file-$_", "$_ is made")
	    for qw(160.webp 400.webp 800.webp 1200.jpg);
	my @before = map { (stat "$shop->{media}/$file-$_")[9, 1] } '160.webp';
	($status, $said) = import_text($shop, $text);
	like($said, qr/1 as they were/, 'a second time: nothing to do');
	is_deeply([map { (stat "$shop->{media}/$file-$_")[9, 1] } '160.webp'],
	    \@before, 'not even a file');
	unlink "$dir/awl.png";
	($status, $said) = import_text($shop, $text);
	is(value($shop, 'SELECT file FROM catalog.image '
	    . 'WHERE source = "awl.png"'), $file,
	    'a picture that has gone from the folder stays in the shop');
};

subtest 'descriptions in HTML' => sub {
	my ($status, $said) = import_text($shop,
	    "Type,SKU,Name,Regular price,Short description,Description\n"
	    . 'simple,HTM,Html,1,"<p>Short &amp; <b>bold</b></p>",'
	    . '"<h2>Big</h2><p>One <strong>two</strong> a_b &lt;x&gt;<br>'
	    . 'three</p><script>alert(1)</script><ul><li>Red</li>'
	    . '<li>Gr&#252;n</li></ul>"' . "\n");
	is($status, 0, 'imported');
	is(product($shop, 'HTM', 'summary'), 'Short & bold', 'plain');
	is(product($shop, 'HTM', 'description'), "### Big\n\nOne **two** "
	    . "a\\_b \\<x>\nthree\n\n- Red\n- Grün", 'as Markdown');
};

subtest "Shopify's columns" => sub {
	my ($status, $said) = import_text($shop, 'Handle,Title,Body (HTML),'
	    . 'Vendor,Type,Published,Option1 Name,Option1 Value,Option2 Name,'
	    . 'Option2 Value,Variant SKU,Variant Grams,Variant Inventory Qty,'
	    . 'Variant Price,Variant Compare At Price,Image Src,Status'
	    . "\n" . <<~'END');
	    tee,Tee,<p>Soft <em>cotton</em></p>,Loom,Tops,true,Size,S,Colour,Red,TEE-S,120,5,19.90,25.00,http://127.0.0.1/t.jpg,active
	    tee,,,,,,,M,,Red,,120,2,19.90,,http://127.0.0.1/u.jpg,
	    tee,,,,,,,,,,,,,,,http://127.0.0.1/v.jpg,
	    pin,Pin,,Loom,,true,Title,Default Title,,,PIN,10,-3,2.00,1.00,,draft
	    bad,,,,,true,Title,Default Title,,,BAD,10,3,2.00,,,active
	    END
	is($status, 1, 'one row is bad');
	like($said, qr/in\.csv:6: Title: is missing/, 'and named');
	is(product($shop, 'tee', 'CONCAT_WS("|", name, brand, description, '
	    . 'variants, price_minor)'), 'Tee|Loom|Soft *cotton*|2|1990',
	    'a product with variants');
	is(item($shop, 'TEE-S', 'CONCAT_WS("|", options, price_minor, '
	    . 'compare_minor, weight_g, on_hand)'), 'S, Red|1990|2500|120|5',
	    'a variant');
	is(item($shop, 'tee-m-red', 'options'), 'M, Red',
	    'a SKU is made where there is none');
	is(product($shop, 'PIN', 'CONCAT_WS("|", status, variants)'),
	    'draft|1', 'one that is sold as it is');
	is(item($shop, 'PIN', 'on_hand'), 0, 'less than nothing is nothing');
	is(value($shop, 'SELECT COUNT(*) FROM catalog.image i '
	    . 'JOIN catalog.product p ON p.id = i.product '
	    . 'WHERE p.sku = "tee"'), 3, 'pictures of all its rows');
};

subtest 'export and import give the same shop' => sub {
	my ($status, $said) = import_text($shop, "Type,SKU,Name,Description,"
	    . "Regular price,Categories,Attribute 1 name,"
	    . "Attribute 1 value(s),Images,Image alts,Weight (kg)\n"
	    . qq(simple,-ODD,"=1+1","'=x, ""y""\r\n\r\n- z",1,)
	    . qq("A \\\\> B > C\\, D, E\\\\\\\\F",X,"a\\, b, c\\\\d",)
	    . qq("a\\,b.png, c.png",one \\| two | three,0.105\n));
	is($status, 0, 'an odd product') or diag $said;
	($status, $said) = run($shop, 'import', "$root/sql/sample/wayleave.csv");
	is($status, 0, 'and the sample') or diag $said;
	($status) = run($shop, 'export', "$dir/first.csv");
	is($status, 0, 'export');
	my $other = empty_shop('imp_b');
	($status, $said) = run($other, 'import', "$dir/first.csv");
	is($status, 0, 'import elsewhere') or diag $said;
	unlike($said, qr/columns not used/, 'every column means something');
	run($other, 'export', "$dir/second.csv");
	is(system('cmp', "$dir/first.csv", "$dir/second.csv"), 0,
	    'byte for byte');
	is(product($other, '-ODD', 'name'), '=1+1', 'a formula is text again');
	like(read_file("$dir/first.csv"), qr/,'=1\+1,/,
	    'but guarded in the file');
	is(item($other, '-ODD', 'weight_g'), 105, 'grams');
	is_deeply(ask($other, 'SELECT name FROM catalog.category '
	    . 'WHERE name LIKE "%>%" OR name LIKE "%,%" OR name LIKE "%F" '
	    . 'ORDER BY name'), [['A > B'], ['C, D'], ['E\\F']],
	    'names with commas, arrows and backslashes');
	($status, $said) = run($shop, 'import', "$dir/first.csv", '--dry-run');
	like($said, qr/: 0 added, 0 changed/, 'a dry run knows before');
	($status, $said) = run($shop, 'import', "$dir/first.csv");
	like($said, qr/: 0 added, 0 changed, \d+ as they were, 0 rejected/,
	    'import at home changes nothing');
	my ($written, $text) = run($shop, 'export');
	is($text, do { utf8::decode(my $t = read_file("$dir/first.csv")); $t },
	    'export without a file writes to the standard output');
	like($text, qr/\ASKU|\AType,SKU,/, 'a header first');
	my @skus = map { /\A[a-z]+,([^,]+),/ ? $1 : () } split /\r\n/, $text;
	is_deeply(\@skus, [sort @skus], 'sorted by SKU');
};

done_testing;
