# Writes the files that the programs read: clearcart.conf, my.cnf, nginx.conf.
package Demo::Settings;

use v5.36;

sub write_file($path, $text) {
	open my $file, '>', "$path.new" or die "cannot write $path: $!\n";
	print $file $text;
	close $file && rename "$path.new", $path
	    or die "cannot write $path: $!\n";
}

sub shop($place) {
	return {
		id => 'wayleave', name => 'Wayleave',
		tagline => 'Things for walking and noticing',
		address => 'The Old Ropewalk, Port Corran, Ireland',
		search_hint => 'lamp, wool, A6',
		shelf => 'On the bench this week',
		url => $place->url('shop'), currency => 'EUR', country => 'IE',
		timezone => 'Europe/Dublin',
	};
}

sub paths($place) {
	my ($root, $dir) = ($place->root, $place->dir);
	return {
		templates => "$root/templates",
		sql => "$root/sql", media => "$dir/media", run => $place->run,
	};
}

sub defaults($place) {
	return {
		shop => shop($place),
		admin => { url => $place->url('admin') },
		paths => paths($place),
		credentials => { dir => $place->dir . '/credentials' },
		database => {
			socket => $place->db_socket,
			admin => scalar getpwuid $<,
		},
		identity => { issuer => $place->url('identity') },
		payment => {
			url => $place->url('processor'),
			transfer => 'yes', delivery => 'yes',
			transfer_text => 'Wayleave Ltd | '
			    . 'IBAN IE29 AIBK 9311 5212 3456 78 | '
			    . 'BIC AIBKIE2D',
		},
		paymock => {
			url => $place->url('processor'), faults => 'yes',
			webhook_url =>
			    $place->url('shop') . '/webhooks/payment',
		},
		mail => {
			smtp => 'smtp://' . $place->address('smtp'),
			from => 'shop@wayleave.example',
			owner => 'owner@wayleave.example',
		},
	};
}

# The configuration of a demo: its defaults, then what --set says.
sub configuration($place, $set) {
	my $conf = defaults($place);
	for (@$set) {
		my ($section, $key, $value) = @$_;
		$conf->{$section}{$key} = $value;
	}
	return $conf;
}

sub write_clearcart($place, $conf) {
	my $text = "; Made by ./demo at each start; change it with --set.\n";
	for my $section (sort keys %$conf) {
		my $keys = $conf->{$section};
		$text .= "\n[$section]\n";
		$text .= "$_ = $keys->{$_}\n" for sort keys %$keys;
	}
	write_file($place->conf, $text);
}

sub write_mariadb($place) {
	my ($dir, $run, $user) = ($place->dir, $place->run, scalar getpwuid $<);
	write_file("$dir/my.cnf", <<~END);
		[mariadbd]
		user = $user
		datadir = $dir/db
		socket = $run/mariadb.sock
		pid-file = $run/mariadb.pid
		tmpdir = $dir/tmp
		skip-networking
		skip-name-resolve
		local-infile = 0
		performance-schema = 0
		character-set-server = utf8mb4
		max-connections = 200
		innodb-buffer-pool-size = 256M
		innodb-log-file-size = 64M
		innodb-flush-log-at-trx-commit = 1
		innodb-rollback-on-timeout = 1
		innodb-snapshot-isolation = 1
		innodb-lock-wait-timeout = 5
		END
}

sub write_nginx($place) {
	my %value = (
		USER => $< == 0 ? 'user root;' : '',
		CONF => $place->root . '/conf',
		HTDOCS => $place->root . '/htdocs',
		DIR => $place->dir, RUN => $place->run, UPDATE_RATE => '200r/s',
		SHOP_URL => $place->url('shop'),
		map { (uc $_ => $place->address($_)) }
		    qw(shop identity admin processor),
	);
	my $path = $place->root . '/conf/nginx.conf.in';
	open my $in, '<', $path or die "cannot read $path: $!\n";
	my $text = do { local $/; <$in> };
	$text =~ s/\@([A-Z_]+)\@/$value{$1} \/\/ die "$path: what is $1?\n"/ge;
	write_file($place->dir . '/nginx.conf', $text);
}

1;
