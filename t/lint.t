#!/usr/bin/perl
# What STYLE marks as held: the shape of the code, includes that point
# downwards, SQL and markup where they belong, templates that cannot forget
# to escape. Object files are looked at in build/.
use strict;
use warnings;
use Test::More;
use FindBin;

chdir "$FindBin::Bin/.." or die $!;
my $build = $ENV{CLEARCART_BUILD} // 'build';

my @tracked = split /\n/, `git ls-files`;
my @c = grep { /^(lib|fcgi|cli)\/.*\.c$/ } @tracked;
my @h = grep { /^lib\/.*\.h$/ } @tracked;
my @templates = grep { /^templates\/.*\.cs$/ } @tracked;

sub slurp {
    my ($file) = @_;
    open my $f, '<:raw', $file or die "$file: $!";
    local $/;
    return scalar <$f>;
}

my %text = map { $_ => slurp($_) } @c, @h, @templates;

# Code with comments blanked out, line numbers kept.
sub bare {
    my ($text) = @_;
    $text =~ s{(/\*.*?\*/)}{ (my $c = $1) =~ s/[^\n]/ /g; $c }gse;
    return $text;
}

sub hits {
    my ($pattern, @files) = @_;
    my @found;
    for my $file (@files) {
        my $n = 0;
        for my $line (split /\n/, bare($text{$file})) {
            $n++;
            push @found, "$file:$n: $line" if $line =~ $pattern;
        }
    }
    return @found;
}

sub none {
    my ($name, @found) = @_;
    is(join("\n", @found), '', $name);
}

sub shape {
    my @long;
    for (`ctags --languages=C --kinds-C=f --fields=+neS -f - @c`) {
        chomp;
        my ($name, $file) = split /\t/;
        my ($from) = /\tline:(\d+)/;
        my ($to) = /\tend:(\d+)/;
        my ($args) = /\tsignature:\((.*)\)/;
        push @long, "$file: $name has " . ($to - $from + 1) . ' lines'
            if $to - $from + 1 > 60;
        my $count = () = ($args // '') =~ /,/g;
        push @long, "$file: $name has " . ($count + 1) . ' parameters'
            if $count + 1 > 5;
    }
    return @long;
}

none('functions of at most 60 lines and 5 parameters', shape());
none('files of at most 400 lines',
    grep { my $f = $_; ($text{$f} =~ tr/\n//) > 400 } @c);
none('lines of at most 80 columns', grep {
    my ($n, $over) = (0, 0);
    for my $line (split /\n/, $text{$_}) {
        utf8::decode(my $copy = $line);
        $over = 1 if length($copy) > 80;
    }
    $over
} @c, @h);
none('no junk drawers', grep {
    m{(^|/)(utils?|helpers?|common|misc|manager|handlers?|service)\.[ch]$}
} @tracked);

none('base includes neither web nor shop',
    hits(qr{#include "(web|shop|pay)/}, grep { m{^lib/base/} } @c, @h));
none('shop does not include web',
    hits(qr{#include "(web|pay)/}, grep { m{^lib/shop/} } @c, @h));
none('web does not include shop',
    hits(qr{#include "(shop|pay)/}, grep { m{^lib/web/} } @c, @h));
none('libraries include no program',
    hits(qr{#include "(fcgi|cli|controller|catalog|cart|checkout|admin)/},
        grep { m{^lib/} } @c, @h));

none('no markup in C', hits(qr{"[^"]*<[/a-zA-Z!][^"<>]*>[^"]*"},
    grep { m{^(lib|fcgi)/} } @c));
none('no SQL from a format', hits(
    qr{printf[^;]*"[^"]*\b(select|insert|update|delete)\b[^"]*%}i,
    grep { m{^(lib|fcgi)/} } @c));
none('SQL in lib/shop, the session and the command line alone', hits(
    qr{\bDB_STMT\(}, grep { m{^fcgi/|^lib/(web|pay|base)/}
        && !m{^lib/web/session} } @c));
none('malloc and free in lib/base alone', grep {
    !m{^lib/web/(html|jose|jose_verify|json|page|respond)\.c:.*\bfree\(text\)}
} hits(qr/\b(malloc|calloc|realloc|strdup|asprintf|free) ?\(/,
    grep { m{^(lib/(shop|web|pay)|fcgi)/} } @c));
none('no casual time, chance or fractions', hits(
    qr/\b(float|double|localtime|rand|srand)\b ?[(\s*]|\btime\(NULL\)/,
    grep { m{^(lib/(shop|pay)|fcgi)/} } @c));
none('no arithmetic on money outside money.c', hits(
    qr/(?<!struct )(?:minor|price|total)[a-z_]*(?:\.|->)?[a-z_]* *[*+\/] *[a-z0-9(]/,
    grep { m{^(lib/shop|fcgi)/} } @c));
none('nothing half done', hits(qr/\b(TODO|FIXME|#if 0)\b/, @c, @h));

# Each header stands alone.
my $flags = `pkg-config --cflags talloc jansson libmariadb cjose`;
chomp $flags;
none('headers stand alone', grep {
    system("gcc -Ilib -I$build -D_GNU_SOURCE $flags -I/usr/include/ClearSilver"
        . " -std=gnu11 -fsyntax-only -include $_ -x c /dev/null 2>/dev/null")
} grep { !/private\.h$/ } @h);

# Unsafe calls, asked of the objects so that macros cannot hide them.
my @objects = grep { -f } map { (my $o = "$build/$_") =~ s/\.c$/.o/; $o } @c;
SKIP: {
    skip 'nothing built', 2 if !@objects;
    my $unsafe = join '|', qw(sprintf strcpy strcat strncpy strtok atoi atol
        atof gets scanf sscanf system popen rand FCGX_FPrintF FCGX_VFPrintF);
    none('no unsafe calls', grep { / U (__)?($unsafe)(_chk)?$/ }
        map { s/\n//r } `nm -u -A @objects`);
    none('no writable statics in lib/shop and fcgi', grep {
        /\sO\s+\.(data|bss)(\s|\.)/ && !/\.data\.rel\.ro/
            && !/rel\.local\.ro/
    } map { my $o = $_; map { s/\n//r } `objdump -t $o` }
        grep { m{/(lib/shop|fcgi)/} } @objects);
}

# Templates: commands off the list, attributes without quotes, links that
# are not validated, inline script and style.
sub template_faults {
    my ($file) = @_;
    my $text = $text{$file};
    my @found;
    my $command = qr{^(?:\#.*|/[a-z]+|else|(?:if|elif|each|loop|with|def|call
        |set):.*|include:"[^"]+"|var:[\w.]+|var:url_(?:escape|validate)
        \([\w.]+\)|uvar:[\w.]+_html)$}xs;
    while ($text =~ /<\?cs\s*(.*?)\s*\?>/gs) {
        my ($c, $before) = ($1, substr($text, 0, $-[0]));
        push @found, "$file: command not on the list: $c" if $c !~ $command;
        push @found, "$file: attribute without quotes: $c"
            if $before =~ /\s[\w-]+=$/;
        push @found, "$file: link not validated: $c"
            if $before =~ /\s(href|src|action|srcset)="$/
            && $c !~ /^var:url_validate|^(if|set|each)/;
        push @found, "$file: cannot include $1"
            if $c =~ /^include:"([^"]+)"/ && !-f "templates/$1";
    }
    (my $bare = $text) =~ s{<script\ type="application/ld\+json">
        <\?cs\s*uvar:[\w.]+_html\s*\?></script>}{}gx;
    push @found, "$file: inline script or style"
        if $bare =~ /<script(?![^>]*\bsrc=)|\son[a-z]+=|\sstyle=|<style/i;
    return @found;
}
none('templates keep to the safe commands', map { template_faults($_) }
    grep { !m{^templates/mail/} } @templates);

# GETs that may write: this list, nothing else.
my %writes = map { $_ => 1 } qw(/login /auth/callback /authorize
    /logout /checkout/return);
my @writing;
for my $file (grep { m{^fcgi/} } @c) {
    push @writing, "$file: $1" for grep { !$writes{$_} }
        bare($text{$file}) =~ /\{\s*"GET",\s*"([^"]+)"[^}]*\bR_WRITES\b/g;
}
none('GETs that write are on the list', @writing);

# A key of the configuration that nothing reads; t/conf.t sees that all are
# shown.
my ($table) = $text{'lib/base/conf.c'} =~ /keys\[\] = \{(.*?)\n\};/s;
my @unread;
for ($table =~ /_?KEY\(\s*(\w+,\s*\w+)/g) {
    my ($section, $name) = split /,\s*/;
    push @unread, "$section.$name is read by nothing"
        if !grep { /\b\Q$section.$name\E\b/ } values %text;
}
none('keys of the configuration are read', @unread);

# Of two sentences under one name the first would never be shown.
sub words_twice {
    my (@in, %seen, @twice);
    for (split /\n/, slurp('templates/words.hdf')) {
        if (/^\s*\}/) { pop @in; }
        elsif (/^\s*([\w.]+)\s*\{/) { push @in, $1; }
        elsif (/^\s*([\w.]+)\s*=/) {
            my $name = join '.', @in, $1;
            push @twice, $name if $seen{$name}++;
        }
    }
    return @twice;
}
none('words have one sentence each', words_twice());

# LOOK: one stylesheet, and no more than 16 KB of it.
my $css_size = -s 'htdocs/shop.css';
none('the stylesheet has at most 16 KB',
    $css_size > 16384 ? "htdocs/shop.css has $css_size bytes" : ());

my $admin_size = -s 'htdocs/admin.css';
none('that of the admin at most 8 KB',
    $admin_size > 8192 ? "htdocs/admin.css has $admin_size bytes" : ());

done_testing();
