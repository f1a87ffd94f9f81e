# Pictures that staff uploads: what is taken, what is refused, and what is
# left of either.
use v5.36;
use Clearcart;
use Clearcart::Goods;
use Clearcart::Pictures;
use File::Basename qw(dirname);
use File::Spec;
use Test::More;

my @argv = @{ demo()->{clearcart} };
my ($folder) = $argv[0] =~ m{\A(.*)/clearcart\z};
my ($conf) = map { $argv[$_] } grep { $argv[ $_ - 1 ] eq '-c' } 1 .. $#argv;
my $media = dirname(File::Spec->rel2abs($ENV{CLEARCART_DEMO})) . '/media';

sub one($sql, @values) {
	my $row = db()->selectrow_arrayref($sql, {}, @values);
	return $row ? $row->[0] : undef;
}

sub clean() {
	db()->do('DELETE FROM catalog.image WHERE product IN '
	    . '(SELECT id FROM catalog.product WHERE sku LIKE "T-PIC-%")');
	remove_goods('T-PIC-A', 'T-PIC-B');
}
clean();
own_goods('T-PIC-A' => 5, 'T-PIC-B' => 5);
END {
	local $?;
	clean() if $ENV{CLEARCART_DEMO};
}

my $id = one('SELECT id FROM catalog.product WHERE sku = "T-PIC-A"');
my $ua = agent();
sign_in_admin($ua);
my $page = admin("/products/$id/pictures");

sub pictures() { return json_get($ua, $page) }
sub rows() {
	return one('SELECT COUNT(*) FROM catalog.image WHERE product = ?', $id);
}
sub files() { my @all = glob "$media/*"; return scalar @all }

# Sends [name => bytes]... with the page's token; HTML, as people do.
sub upload(@files) {
	my @parts = map { (file => [undef, $_->[0], Content => $_->[1],
	    'Content-Type' => 'image/png']) } @files;
	$ua->post("$page/upload", 'Content-Type' => 'form-data',
	    Content => [csrf => pictures()->{csrf}, alt => 'A thing', @parts]);
	return $ua->status;
}

subtest 'what is refused' => sub {
	my $before = files();
	my $truncated = substr photo(), 0, 1500;
	my @cases = (
	    ['text', 'hello', qr/no JPEG, PNG, WebP or GIF/],
	    ['empty file', '', qr/no JPEG, PNG, WebP or GIF/],
	    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" '
	        . 'onload="alert(1)"/>', qr/no JPEG, PNG, WebP or GIF/],
	    ['PHP', '<?php system($_GET[0]); ?>', qr/no JPEG, PNG/],
	    ['PDF with a JPEG in it', "%PDF-1.4\n" . photo(), qr/no JPEG, PNG/],
	    ['JPEG with a PDF in it', "\xff\xd8\xff\xfe\0\x0b%PDF-1.4\n"
	        . substr(photo(), 2), qr/something else than a picture/],
	    ['JPEG and archive', photo() . "PK\5\6" . "\0" x 18,
	        qr/something else than a picture/],
	    ['GIF with script behind it', gif() . '=1;alert(document.cookie)',
	        qr/something else than a picture/],
	    ['GIF that is script', 'GIF89a/*' . "\0" x 5 . '*/=1;alert(1)',
	        qr/cannot be decoded|end is missing/],
	    ['50,000 x 50,000', png_claiming(50_000, 50_000),
	        qr/more than 50 million pixels/],
	    ['a side of 12,001', png_claiming(12_001, 1), qr/12,000/],
	    ['10,000 x 5,000 with nothing behind it', png_claiming(10_000, 5_000),
	        qr/cannot be decoded|too much time or memory/],
	    ['truncated JPEG', $truncated, qr/end is missing/],
	    ['truncated PNG', substr(png(300, 200), 0, 200), qr/end is missing/],
	    ['PNG with wrong bytes', png(30, 20) =~ s/IDAT...../IDATxxxxx/sr,
	        qr/cannot be decoded/],
	);
	for my $case (@cases) {
		my ($name, $bytes, $want) = @$case;
		is(upload(['x.png', $bytes]), 422, $name);
		like($ua->text, $want, '  and says why');
		like($ua->text, qr/No picture was added/, '  and what became of it');
	}
	is(upload(['good.png', png(30, 20)], ['bad.png', 'bad']), 422,
	    'one good, one bad');
	like($ua->text, qr/bad\.png: It is no JPEG/, '  names the bad one');
	is(rows(), 0, 'nothing is stored');
	cmp_ok(files() - $before, '<=', 4, 'but files of the good one, to be '
	    . 'swept');
};

subtest 'a bomb' => sub {
	my $bomb = png(7000, 7000, "\0\0\0");
	cmp_ok(length $bomb, '<', 300_000, 'small outside');
	my $status = upload(['bomb.png', $bomb]);
	ok($status == 422 || $status == 303 || $status == 200,
	    'is refused, or is only a large black picture');
	is(pictures()->{product}{name}, 'Thing T-PIC-A', 'the admin is well');
	db()->do('DELETE FROM catalog.image WHERE product = ?', {}, $id);
};

subtest 'sizes, names and forms' => sub {
	is(upload(['big.png', "\x89PNG\r\n\x1a\n" . 'x' x (8 * 1024 * 1024 - 7)]),
	    413, 'a byte over 8 MiB');
	like($ua->text, qr/8 MiB at most/, '  says so');
	is(upload(['full.png', "\x89PNG\r\n\x1a\n" . 'x' x (8 * 1024 * 1024 - 8)]),
	    422, '8 MiB are read');
	is(upload(map { ["$_.png", png(2, 2)] } 1 .. 11), 413, 'eleven files');
	like($ua->text, qr/10 files/, '  says so');
	for my $name ('../../etc/passwd', '/etc/x.png', 'C:\\x.png', '..\\x') {
		is(upload([$name, png(30, 20)]), 422, "called $name");
		like($ua->text, qr/must not have/, '  says so');
	}
	is(upload(), 422, 'no file');
	like($ua->text, qr/No picture was chosen/, '  says so');
	is(upload(['', '']), 422, 'nothing chosen, as browsers say it');
	my $csrf = pictures()->{csrf};
	my $send = sub ($type, $body, $want, $name) {
		$ua->post("$page/upload", 'Content-Type' => $type,
		    Content => $body);
		is($ua->status, $want, $name);
	};
	my $head = 'Content-Disposition: form-data; name=';
	my $part = "--b\r\n${head}csrf\r\n\r\n$csrf\r\n";
	my $type = 'multipart/form-data; boundary=b';
	$send->($type, $part x 65 . '--b--', 413, 'many parts');
	$send->($type, $part, 400, 'no end');
	$send->('multipart/form-data', $part, 400, 'no boundary');
	$send->('application/json', '{}', 415, 'JSON');
	$send->($type, "--b\r\n${head}csrf\r\n\r\nwrong\r\n--b--", 403,
	    'a wrong token');
	$send->($type, "--b\r\n${head}file; filename=x\r\n\r\nx\r\n--b--", 403,
	    'no token');
	$ua->post(admin("/products/$id"), 'Content-Type' => $type,
	    Content => "$part--b--");
	is($ua->status, 415, 'files where none are taken');
	my $guest = agent(max_redirect => 0);
	$guest->post("$page/upload", 'Content-Type' => $type,
	    Content => "$part--b--", Accept => 'application/json');
	is($guest->status, 401, 'a guest');
	is(rows(), 0, 'nothing is stored');
};

my $file;
subtest 'a photo' => sub {
	is(upload(['IMG_1.jpg', photo()]), 200, 'is taken');
	like($ua->text, qr/Added\./, 'the page says so');
	my ($p) = @{ pictures()->{pictures} };
	$file = $p->{file};
	like($file, qr/\A[0-9a-f]{32}\z/, 'its name comes from its bytes');
	is_deeply([@$p{qw(alt width height sku)}], ['A thing', 200, 300, undef],
	    'it stands upright, as its EXIF says');
	for my $size (qw(160.webp 400.webp 800.webp 1200.jpg)) {
		my $got = $ua->get(shop("/media/$file-$size"));
		is($got->code, 200, "$size is there");
		my $bytes = $got->content;
		unlike($bytes, qr/Exif|Secret|GPS/, '  and nothing but pixels');
		like($bytes, $size =~ /webp/ ? qr/\ARIFF....WEBP/s : qr/\A\xff\xd8/,
		    '  as its name says');
	}
	my $jpeg = $ua->get(shop("/media/$file-1200.jpg"))->content;
	my ($height, $width) =
	    unpack 'n2', $jpeg =~ /\xff[\xc0\xc2]..\x08(....)/s ? $1 : '';
	is("$width x $height", '200 x 300', 'turned');
	$ua->get(shop('/p/t-pic-a'));
	like($ua->content, qr{/media/$file-}, 'the shop shows it');
	is(one('SELECT act FROM orders.audit WHERE kind = "product" '
	    . 'AND ref = ? ORDER BY id DESC LIMIT 1', $id), 'product.pictures',
	    'the log knows');
};

sub save($fields) {
	my $now = pictures();
	my @all = @{ $now->{pictures} };
	return json_post($ua, $page, { csrf => $now->{csrf},
	    version => $now->{product}{version},
	    picture => [map { $_->{id} } @all], alt => [map { $_->{alt} } @all],
	    sku => [map { $_->{sku} // '' } @all],
	    place => [1 .. @all], %$fields });
}

subtest 'order, words, variants' => sub {
	is(upload(['two.gif', gif()], ['three.png', png(30, 20)]), 200,
	    'two more');
	my @ids = map { $_->{id} } @{ pictures()->{pictures} };
	is(@ids, 3, 'three by now');
	my $after = save({ place => [2, 3, 1], alt => ['First <b>', 'B', 'C'] });
	is($ua->status, 200, 'saved');
	is_deeply([map { $_->{id} } @{ $after->{pictures} }], [@ids[2, 0, 1]],
	    'in the new order');
	is($after->{pictures}[1]{alt}, 'First <b>', 'with its words');
	$after = save({ sku => ['T-PIC-A', '', ''] });
	is_deeply([map { $_->{id} } @{ $after->{pictures} }], [@ids[0, 1, 2]],
	    'a variant\'s own comes last');
	is($after->{pictures}[2]{sku}, 'T-PIC-A', '  and is its');
	save({ sku => ['T-PIC-B', '', ''] });
	is($ua->status, 422, "another product's variant");
	save({ place => [0, 1, 2] });
	is($ua->status, 422, 'no place');
	save({ place => [1, 2] });
	is($ua->status, 422, 'a place too few');
	save({ alt => ['x' x 301, '', ''] });
	is($ua->status, 422, 'too many words');
	my $version = pictures()->{product}{version};
	save({});
	is(pictures()->{product}{version}, $version,
	    'saving nothing counts no version');
};

subtest 'two people' => sub {
	my $now = pictures();
	my @all = @{ $now->{pictures} };
	my %mine = (csrf => $now->{csrf}, version => $now->{product}{version},
	    picture => [map { $_->{id} } @all], alt => ['mine', '', ''],
	    sku => ['', '', ''], place => [1, 2, 3]);
	save({ alt => ['theirs', '', ''] });
	is($ua->status, 200, 'one saves');
	json_post($ua, $page, \%mine);
	is($ua->status, 409, 'the other is told');
	$ua->post($page, \%mine);
	like($ua->text, qr/Now: theirs/, 'what is there now');
	is($ua->form_number(2)->find_input('alt', undef, 1)->value, 'mine',
	    'and what was typed');
	$mine{alt}[0] = 'x' x 301;
	$ua->post($page, \%mine);
	is($ua->form_number(2)->value('version'), $mine{version},
	    'a wrong form is of the version it was');
	is(pictures()->{pictures}[0]{alt}, 'theirs', 'nothing was saved');
};

subtest 'removing, and the sweep' => sub {
	my $now = pictures();
	my ($mine) = grep { $_->{file} eq $file } @{ $now->{pictures} };
	my ($kept) = grep { $_->{file} ne $file } @{ $now->{pictures} };
	save({ remove => [$mine->{id}] });
	is(rows(), 2, 'removed');
	ok(-e "$media/$file-160.webp", 'its files are still there');
	my $orphan = 'f' x 32;
	for my $name ("$orphan-160.webp", "$orphan-400.webp.123", 'notes.txt') {
		open my $f, '>', "$media/$name" or die $!;
		print $f 'x';
	}
	my $sweep = sub { `$folder/worker -c $conf --once 2>&1` };
	$sweep->();
	ok(-e "$media/$orphan-160.webp", 'what is new may be in the making');
	my $long_ago = time - 7200;
	utime $long_ago, $long_ago, glob("$media/$orphan*"),
	    glob("$media/$file*"), glob("$media/$kept->{file}*"),
	    "$media/notes.txt";
	open my $lock, '<', $media or die $!;
	flock $lock, 1 or die $!;
	$sweep->();
	ok(-e "$media/$orphan-160.webp", 'nor while somebody makes one');
	close $lock;
	$sweep->();
	is_deeply([glob("$media/$orphan*"), glob("$media/$file*")], [],
	    'files that nothing names are removed');
	is(() = glob("$media/$kept->{file}*"), 4, 'those of others are not');
	ok(-e "$media/notes.txt", 'nor what is no picture');
	unlink "$media/notes.txt";
};

done_testing();
