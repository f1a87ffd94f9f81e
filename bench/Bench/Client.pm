# A light HTTP client with cookies, so that the walk through an order costs
# the shop more than the client.
package Bench::Client;

use v5.36;
use HTTP::Tiny;
use JSON::PP;
use Socket qw(IPPROTO_TCP TCP_NODELAY);

# HTTP::Tiny writes head and body apart, and the kernel would hold the body
# back for 40 ms: longer than the shop takes for all of it.
{
	no warnings 'redefine';
	my $connect = \&HTTP::Tiny::Handle::connect;
	*HTTP::Tiny::Handle::connect = sub (@words) {
		my $handle = $connect->(@words);
		setsockopt $handle->{fh}, IPPROTO_TCP, TCP_NODELAY, 1;
		return $handle;
	};
}

sub new($class) {
	return bless { cookie => {}, http => HTTP::Tiny->new(timeout => 20,
	    max_redirect => 0) }, $class;
}

sub origin($url) { return $url =~ m{\A(https?://[^/]+)} ? $1 : '' }

sub cookies($self, $url) {
	my $jar = $self->{cookie}{origin($url)} // {};
	return join '; ', map { "$_=$jar->{$_}" } sort keys %$jar;
}

sub keep_cookies($self, $url, $set) {
	for (ref $set ? @$set : $set // ()) {
		$self->{cookie}{origin($url)}{$1} = $2 if /\A([^=]+)=([^;]*)/;
	}
}

sub ask($self, $method, $url, $option) {
	my $cookies = $self->cookies($url);
	$option->{headers}{Cookie} = $cookies if $cookies ne '';
	my $answer = $self->{http}->request($method, $url, $option);
	$self->keep_cookies($url, $answer->{headers}{'set-cookie'});
	$answer->{status} < 400
	    or die "$method $url answers $answer->{status}\n";
	return $answer;
}

sub get($self, $url) { return $self->ask(GET => $url, {}) }

sub post($self, $url, $form, %headers) {
	return $self->ask(POST => $url, {
	    content => $self->{http}->www_form_urlencode($form), headers => {
	    'Content-Type' => 'application/x-www-form-urlencoded',
	    Origin => origin($url), %headers } });
}

my %json = (Accept => 'application/json');

sub get_json($self, $url) {
	my $answer = $self->ask(GET => $url, { headers => { %json } });
	return decode_json($answer->{content});
}

sub post_json($self, $url, $form) {
	return decode_json($self->post($url, $form, %json)->{content});
}

1;
