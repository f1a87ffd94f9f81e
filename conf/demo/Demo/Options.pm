# The words after ./demo.
package Demo::Options;

use v5.36;
use Cwd qw(abs_path getcwd);
use File::Spec;
use Getopt::Long qw(GetOptionsFromArray);

my $usage = <<'END';
usage: ./demo [--background] [--port N] [--dir DIR] [--reset] [--stop]
              [--catalog FILE.csv] [--set SECTION.KEY=VALUE]... [--no-install]

  --background   return when the shop answers; ./demo --stop ends it
  --port N       the shop's port on 127.0.0.1 (8080); others follow from it
  --dir DIR      where its data live (var/demo); another DIR is another shop
  --reset        begin afresh: DIR's data are deleted
  --stop         end the demo of DIR
  --catalog FILE load this catalogue instead of the sample; its images are
                 looked for beside it
  --set S.K=V    one setting of clearcart.conf, e.g. shop.name=Mine
  --no-install   do not install Debian packages
END

sub setting($text) {
	my ($section, $key, $value) =
	    $text =~ /\A([a-z]+)\.([a-z_]+)=([^\r\n]*)\z/
	    or die "--set wants SECTION.KEY=VALUE, got: $text\n";
	return [$section, $key, $value];
}

sub checked($option) {
	$option->{port} >= 1024 && $option->{port} <= 65515
	    or die "--port wants a number from 1024 to 65515\n";
	$option->{stop} && $option->{reset}
	    and die "--stop and --reset do not go together\n";
	if (defined(my $file = $option->{catalog})) {
		-r $file && -f _ or die "cannot read the catalogue $file\n";
		$option->{catalog} = abs_path($file);
	}
	$option->{set} = [map { setting($_) } @{$option->{set}}];
	return $option;
}

sub parse($class, $root, @words) {
	my %option = (port => 8080, set => [], dir => "$root/var/demo");
	my $problem;
	local $SIG{__WARN__} = sub { $problem = lcfirst $_[0] };
	GetOptionsFromArray(\@words, \%option, qw(background port=i dir=s reset
	    stop catalog=s set=s@ no-install help)) && !@words
	    or die(($problem // "unknown word: $words[0]\n") . $usage);
	if ($option{help}) {
		print $usage;
		exit 0;
	}
	$option{dir} = File::Spec->rel2abs($option{dir}, getcwd());
	return checked(\%option);
}

1;
