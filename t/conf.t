# The files in conf/: accepted by who reads them, and true.
use v5.36;
use Cwd qw(abs_path);
use File::Temp qw(tempdir);
use FindBin;
use Test::More;

my $root = abs_path("$FindBin::RealBin/..");
my $build = $ENV{CLEARCART_BUILD} // "$root/build";
my $tmp = tempdir(CLEANUP => 1);

sub slurp($path) {
	open my $file, '<', $path or die "$path: $!\n";
	return do { local $/; <$file> };
}

sub output(@words) {
	my $pid = open(my $out, '-|') // die "fork: $!\n";
	if (!$pid) {
		open STDERR, '>&', \*STDOUT;
		exec @words or exit 127;
	}
	my $text = do { local $/; <$out> } // '';
	close $out;
	return ($? >> 8, $text);
}

# section.key => default, as the example shows it; undef for secrets.
sub documented() {
	my (%found, $section);
	for (split /\n/, slurp("$root/conf/clearcart.conf")) {
		$section = $1 if /^\[(\w+)\]/;
		$found{"$section.$1"} = $2 if /^(\w+) =\s*(.*)$/;
		$found{"$section.$1"} = undef if /^; (\w+) = S\b/;
	}
	return \%found;
}

# The same as the programs read it.
sub read_by_programs() {
	my ($text) = slurp("$root/lib/base/conf.c") =~ /keys\[\] = \{(.*?)\};/s;
	$text =~ s/\s+/ /g;
	my %found;
	while ($text =~ /\b(?:TEXT_|SECRET_|CHOICE_)?KEY\( ?(\w+), (\w+)(.*?)\),/g) {
		my ($key, $rest) = ("$1.$2", $3);
		$found{$key} = $rest =~ /"([^"]*)"/ ? $1 : undef;
	}
	return \%found;
}

subtest 'clearcart.conf' => sub {
	my ($status, $text) = output("$build/clearcart", '-c',
	    "$root/conf/clearcart.conf", '--check-config');
	is($status, 0, 'the programs take it') or diag $text;
	my ($shown, $read) = (documented(), read_by_programs());
	cmp_ok(scalar keys %$read, '>', 30, 'the keys were found');
	is_deeply([sort keys %$shown], [sort keys %$read], 'every key');
	for my $key (sort keys %$read) {
		next if !defined $read->{$key} || $key =~ /\Apaths\./;
		is($shown->{$key}, $read->{$key}, "default of $key");
	}
};

# section.key => default, as the manual page gives it: '' for none.
sub in_the_manual() {
	my (%found, $section);
	for (split /\n/, slurp("$root/man/clearcart.conf.5")) {
		$section = $1 if /^\.Ss (\w+)/;
		next if !s/^\.It //;
		while (/\bSy (\w+)(?: Pq (.*?))?(?= , Sy |$)/g) {
			my ($key, $default) = ("$section.$1", $2 // '');
			ok(!exists $found{$key}, "$key is told once");
			$found{$key} = $default eq 'secret' ? undef : $default;
		}
	}
	return \%found;
}

subtest 'clearcart.conf(5)' => sub {
	my ($told, $read) = (in_the_manual(), read_by_programs());
	is_deeply([sort keys %$told], [sort keys %$read], 'every key');
	for my $key (sort keys %$read) {
		next if $key =~ /\Apaths\.(?!run)/; # of the package
		is($told->{$key}, $read->{$key}, "default of $key");
	}
};

subtest 'nginx on a host' => sub {
	my $conf = slurp("$root/conf/nginx-clearcart.conf");
	$conf =~ s{/etc/clearcart/}{$root/conf/}g;
	$conf =~ s{/etc/letsencrypt/live/[^/]+/}{$tmp/}g;
	$conf =~ s{listen (\[::\]:)?(80|443)}{"listen " . ($1 ? '[::1]:' :
	    '127.0.0.9:') . ($2 + 18000)}ge;
	open my $file, '>', "$tmp/nginx.conf";
	print $file "pid $tmp/pid;\nerror_log stderr;\nevents { }\nhttp {\n"
	    . join('', map { "${_}_temp_path $tmp/$_;\n" } qw(client_body
	    fastcgi proxy scgi uwsgi)) . "access_log off;\n$conf\n}\n";
	close $file;
	output(qw(openssl req -x509 -newkey ec -pkeyopt
	    ec_paramgen_curve:prime256v1 -nodes -subj /CN=shop.example),
	    '-keyout', "$tmp/privkey.pem", '-out', "$tmp/fullchain.pem");
	local $ENV{PATH} = "$ENV{PATH}:/usr/sbin";
	my ($status, $text) = output('nginx', '-t', '-e', 'stderr', '-c',
	    "$tmp/nginx.conf");
	is($status, 0, 'nginx takes it') or diag $text;
	unlike($text, qr/\[(?:warn|emerg)\]/, 'without a word') or diag $text;
};

# The colours that the admin shows where none is set are the stylesheet's.
subtest 'colours' => sub {
	my ($light, $dark) = slurp("$root/htdocs/shop.css")
	    =~ /(:root\{.*?\}).*?(:root\{.*?\})/s;
	my $table = slurp("$root/lib/shop/theme.c");
	my $found = 0;
	while ($table =~ /"theme\.\w+", "(--[\w-]+)", "(#\w{6})", THEME_(\w+)/g) {
		my ($token, $colour, $scheme) = ($1, $2, $3);
		my ($is) = ($scheme eq 'DARK' ? $dark : $light)
		    =~ /[;{\n]\Q$token\E:(#\w+)/;
		$is =~ s/\A#(\w)(\w)(\w)\z/#$1$1$2$2$3$3/;
		is($is, $colour, "$token, \L$scheme");
		$found++;
	}
	is($found, 12, 'all of them');
};

subtest 'error pages' => sub {
	mkdir "$tmp/errors";
	output($^X, "$root/conf/error-pages.pl", "$tmp/errors");
	my @made = map { s{.*/}{}r } glob "$tmp/errors/*";
	is_deeply([map { s{.*/}{}r } glob "'$root'/htdocs/errors/*"], \@made,
	    'all there');
	for my $name (@made) {
		is(slurp("$root/htdocs/errors/$name"),
		    slurp("$tmp/errors/$name"), "$name is as generated");
	}
	my @named = slurp("$root/conf/nginx/static.conf") =~
	    m{/errors/(\d+)\.}g;
	is_deeply([sort @named], [map { /(\d+)\.html/ } @made],
	    'nginx knows each');
};

subtest 'packages' => sub {
	my %seen;
	for my $list (qw(packages packages-check)) {
		for (split /\n/, slurp("$root/conf/$list")) {
			s/#.*//;
			next if !/\S/;
			like($_, qr/\A[a-z0-9][a-z0-9.+-]+\z/, "$list: $_");
			ok(!$seen{$_}++, "$_ once");
		}
	}
};

done_testing;
