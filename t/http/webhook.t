# While the secret of its webhooks is replaced, the shop takes the old one
# and the new, and nothing else.
use v5.36;
use Clearcart;
use Clearcart::Fcgi;
use Digest::SHA qw(hmac_sha256_hex);
use JSON::PP;
use Test::More;

my $checkout = Clearcart::Fcgi->new('checkout',
    'payment.webhook_secret' => 'whsec_new',
    'payment.webhook_secret_previous' => 'whsec_old');
my $n = 0;

sub signed($body, $time, @secrets) {
	return join ',', "t=$time",
	    map { 'v1=' . hmac_sha256_hex("$time.$body", $_) } @secrets;
}

sub told(@secrets) {
	my $body = encode_json({ id => "evt_rotation_$$" . time . $n++,
		object => 'event', type => 'charge.updated',
		data => { object => {} } });
	my ($status) = $checkout->post('/webhooks/payment', $body,
	    CONTENT_TYPE => 'application/json',
	    HTTP_STRIPE_SIGNATURE => signed($body, time, @secrets));
	return $status;
}

is(told('whsec_new'), 200, 'the new secret');
is(told('whsec_old'), 200, 'the one of before');
is(told('whsec_new', 'whsec_old'), 200, 'both, as the processor signs now');
is(told('whsec_next', 'whsec_old'), 200, 'one of two');
is(told('whsec_next'), 400, 'neither');
is(told(''), 400, 'no secret at all');

done_testing;
