#!/usr/bin/perl
# Writes nginx's own error pages, HTML and JSON, into htdocs/errors or the
# folder that is named: perl conf/error-pages.pl [FOLDER]
# They name no shop, since they stand before every origin.
use v5.36;
use FindBin;
use JSON::PP;

my $folder = $ARGV[0] // "$FindBin::RealBin/../htdocs/errors";

# status => [code, title, what it means and what to do]
my %page = (
	400 => ['bad_request', 'That request made no sense.',
	    'Something on the way to us was garbled. Go back and try again.'],
	403 => ['forbidden', 'This page is not for you.',
	    'It is there, but it is only for those who run the shop.'],
	404 => ['not_found', 'There is nothing at this address.',
	    'It may have moved, or the link has a slip in it.'],
	405 => ['method', 'That cannot be done here.',
	    'This address can be looked at, but nothing can be sent to it.'],
	408 => ['timeout', 'That took too long to reach us.',
	    'Nothing was changed. Check your connection and try again.'],
	413 => ['too_large', 'That was too much at once.',
	    'What you sent is larger than we take here. Nothing was changed.'],
	414 => ['uri_too_long', 'That address is too long.',
	    'Take away a filter or search for fewer words.'],
	421 => ['unknown_host', 'No shop lives at this name.',
	    'Look at the address: the name in it is not one that we answer to.'],
	429 => ['too_many', 'That was very fast.',
	    'We take only so many changes a second. Your cart is as it was'
	    . ' before the last one: wait a moment and try again.'],
	431 => ['headers_too_large', 'Your browser sent too much.',
	    'Clear the cookies of this site and try again.'],
	500 => ['internal', 'This did not work, and it is our fault.',
	    'It has been written down for us to look at.'],
	502 => ['unavailable', 'This part of the shop is closed for a moment.',
	    'Your cart is safe. The rest of the shop may well be open.'],
	503 => ['unavailable', 'This part of the shop is closed for a moment.',
	    'Your cart is safe. The rest of the shop may well be open.'],
	504 => ['timeout', 'This part of the shop takes too long to answer.',
	    'Your cart is safe. The rest of the shop may well be open.'],
);
# After these an order may have been placed all the same.
my %unsure = map { $_ => 1 } 500, 502, 504;
my %lost = map { $_ => 1 } 404, 414, 421;
my $unsure = <<'END';
  <p class="note"><strong>If you had just pressed “Place order”:</strong> do
    not order again. Within ten minutes you get either a confirmation by
    e-mail or your cart back.</p>
END

sub html($status, $title, $text) {
	my $picture = $lost{$status} ? 'signpost.svg' : 'gate.svg';
	my $note = $unsure{$status} ? $unsure : '';
	return <<~END;
		<!DOCTYPE html>
		<html lang="en">
		<head>
		  <meta charset="utf-8">
		  <meta name="viewport" content="width=device-width, initial-scale=1">
		  <meta name="color-scheme" content="light dark">
		  <meta name="robots" content="noindex">
		  <title>$title</title>
		  <link rel="icon" href="/static/img/mark.svg">
		  <link rel="stylesheet" href="/static/shop.css">
		</head>
		<body>
		<header class="top">
		  <div class="wrap">
		    <a class="brand" href="/"><img src="/static/img/mark.svg" alt="" width="32" height="32">Home</a>
		  </div>
		</header>
		<main class="wrap">
		<div class="split even">
		<div class="stack">
		  <div>
		  <h1>$title</h1>
		  <p>$text</p>
		  </div>
		$note  <p class="row"><a class="btn go" href="/">To the start page</a></p>
		  <p class="soft small">Error $status</p>
		</div>
		<img src="/static/img/$picture" alt="" width="400" height="400">
		</div>
		</main>
		</body>
		</html>
		END
}

sub write_file($name, $text) {
	my $path = "$folder/$name";
	open my $file, '>', $path or die "cannot write $path: $!\n";
	print $file $text;
	close $file or die "cannot write $path: $!\n";
}

my $json = JSON::PP->new->canonical;
for my $status (sort keys %page) {
	my ($code, $title, $text) = @{$page{$status}};
	write_file("$status.html", html($status, $title, $text));
	write_file("$status.json", $json->encode({
		error => $code, message => "$title $text" }) . "\n");
}
