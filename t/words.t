#!/usr/bin/perl
# Words for what the audit log may say: every act that the sources name has
# some, or staff would read a code.
use strict;
use warnings;
use Test::More;
use FindBin;

chdir "$FindBin::Bin/.." or die $!;

sub slurp {
    my ($file) = @_;
    open my $f, '<:raw', $file or die "$file: $!";
    local $/;
    return scalar <$f>;
}

# HDF's lines as full names.
sub words {
    my (%found, @in);
    for my $line (split /\n/, slurp('templates/words.hdf')) {
        if ($line =~ /^\s*([\w.]+)\s*\{\s*$/) { push @in, $1 }
        elsif ($line =~ /^\s*\}\s*$/) { pop @in }
        elsif ($line =~ /^\s*([\w.]+)\s*=\s*(\S.*)$/) {
            $found{join '.', @in, $1} = $2;
        }
    }
    is(scalar @in, 0, 'every brace is closed');
    return %found;
}

# What looks like an act in a source that writes to the log, and is no name of
# words that a page asks for.
sub acts {
    my %found;
    for my $file (split /\n/, `git ls-files 'fcgi/*.c' 'cli/*.c' 'lib/*.c'`) {
        my $text = slurp($file);
        next if $text !~ /struct (?:audit|deed)\b|_audit\(/;
        $text =~ s/"admin\.\w+"//g;
        $text =~ s/words\w*\([^"();]*"[^"]*"//g;
        $found{$1} = $file
            while $text =~ /(?:\.act\s*=|\?|:|[(,])\s*"([a-z]+\.[a-z_]+)"/g;
    }
    return %found;
}

my %words = words();
my %act = acts();
cmp_ok(keys %act, '>', 50, 'the sources name acts');
my @mute = grep { !exists $words{"audit.$_"} }
    sort keys %act;
is(join("\n", map { "$act{$_}: $_" } @mute), '', 'each act has words');

done_testing;
