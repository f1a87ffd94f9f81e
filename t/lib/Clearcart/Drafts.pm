# A member of staff at work: forms with their token and version, and products
# made in the admin that are gone when the test ends.
package Clearcart::Drafts;

use v5.36;
use Clearcart;
use Exporter qw(import);

our @EXPORT = qw(staff one column post_with new_draft clear_products);

sub staff() {
	my $ua = agent();
	sign_in_admin($ua);
	return $ua;
}

sub one($sql, @values) {
	my $row = db()->selectrow_arrayref($sql, {}, @values);
	return $row ? $row->[0] : undef;
}

sub column($sql, @values) {
	return @{db()->selectcol_arrayref($sql, {}, @values)};
}

# Posts to a page of the admin with the token and the version that it shows;
# fields are a list, as some are repeated.
sub post_with($ua, $path, @fields) {
	my $now = json_get($ua, admin($path));
	my $version = $now->{product}{version} // $now->{category}{version};
	return json_post($ua, admin($path), [csrf => $now->{csrf},
	    (defined $version ? (version => $version) : ()), @fields]);
}

# A draft that is sold as it is, at 14.50; its id.
sub new_draft($ua, $sku, %fields) {
	my $answer = post_with($ua, '/products/new', sku => $sku,
	    name => "Thing $sku", price => '14.50', %fields);
	return $answer->{product}{id};
}

my @of_product = qw(word listed product_category product_attribute image
    related index_due);

# All products whose SKU begins so.
sub clear_products($prefix) {
	my $like = $prefix . '%';
	for my $id (column('SELECT id FROM catalog.product WHERE sku LIKE ?',
	    $like)) {
		db()->do("DELETE FROM catalog.$_ WHERE product = ?", {}, $id)
		    for @of_product;
		db()->do('DELETE FROM catalog.related WHERE other = ?', {}, $id);
		db()->do('DELETE FROM catalog.offer_price WHERE offer IN '
		    . '(SELECT id FROM catalog.offer WHERE product = ?)', {},
		    $id);
		db()->do('DELETE FROM catalog.offer WHERE product = ?', {}, $id);
		db()->do('DELETE FROM catalog.item WHERE product = ?', {}, $id);
		db()->do('DELETE FROM catalog.old_slug WHERE kind = "product" '
		    . 'AND target = ?', {}, $id);
		db()->do('DELETE FROM catalog.product WHERE id = ?', {}, $id);
	}
	# What goes by SQL leaves no trace in the packed lists by itself.
	my ($status, $said) = clearcart('reindex');
	die "reindex: $said" if $status != 0;
	return;
}

1;
