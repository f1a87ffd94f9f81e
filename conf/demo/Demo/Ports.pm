# Ports for shops that no person visits.
package Demo::Ports;

use v5.36;
use Demo::Place;
use IO::Socket::INET;

sub free($address) {
	return IO::Socket::INET->new(LocalAddr => $address, Listen => 1,
	    ReuseAddr => 1);
}

sub all_free($port) {
	my $place = Demo::Place->new('', '/nowhere', $port);
	return !grep { !free($_) } $place->addresses;
}

# The first port from $port on where a whole demo fits.
sub first_free($port) {
	while (!all_free($port)) {
		$port += 40;
		$port < 65000 or die "no ports are free\n";
	}
	return $port;
}

1;
