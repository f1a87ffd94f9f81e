# Pictures for tests, honest ones and others.
package Clearcart::Pictures;

use v5.36;
use Compress::Zlib qw(compress crc32);
use Exporter qw(import);
use FindBin;

our @EXPORT = qw(png png_claiming gif photo);

sub chunk($type, $data) {
	return pack('N', length $data) . $type . $data
	    . pack('N', crc32($type . $data));
}

sub png_of($width, $height, $pixels) {
	return "\x89PNG\r\n\x1a\n"
	    . chunk(IHDR => pack('NNCCCCC', $width, $height, 8, 2, 0, 0, 0))
	    . chunk(IDAT => compress($pixels, 9)) . chunk(IEND => '');
}

# One colour, three bytes a pixel.
sub png($width, $height, $rgb = "\x80\x40\x20") {
	my $row = "\0" . $rgb x $width;
	return png_of($width, $height, $row x $height);
}

# A header of any size with next to nothing behind it.
sub png_claiming($width, $height) {
	return png_of($width, $height, "\0" x 1000);
}

# One white pixel.
sub gif() {
	return "GIF89a\1\0\1\0\x80\0\0\xff\xff\xff\0\0\0"
	    . ",\0\0\0\0\1\0\1\0\0\2\2D\1\0;";
}

# 300 x 200 as stored; its EXIF turns it, names a person and a place.
sub photo() {
	open my $f, '<:raw', "$FindBin::Bin/../data/photo.jpg" or die $!;
	return do { local $/; <$f> };
}

1;
