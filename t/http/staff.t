# Members of staff: invited, changed, removed; where they are signed in; who
# they are proved again; and what is tried against all that.
use v5.36;
use Clearcart;
use Clearcart::Staff qw(follow_invitation invitation_of invite new_email
    new_staff staff_as);
use Test::More;

my ($owner, $boss) = staff_as('owner');

sub value($sql, @bind) {
	return (db()->selectrow_array($sql, {}, @bind))[0];
}

sub sub_of($email) {
	return value('SELECT sub FROM carts.staff WHERE email = ?', $email);
}

sub deed($ua, $path, %form) {
	my $token = json_get($ua, admin('/me'))->{csrf};
	return json_post($ua, admin($path), { csrf => $token, %form });
}

sub last_act($email) {
	return value('SELECT CONCAT(act, " ", changes) FROM orders.audit '
	    . 'WHERE name = ? ORDER BY id DESC LIMIT 1', $email);
}

subtest 'invited' => sub {
	my $email = new_email('nora');
	my $page = invite($owner, $email, 'catalog');
	is($owner->status, 200, 'an owner invites');
	my ($entry) = grep { $_->{email} eq $email }
	    @{$page->{invitations}};
	is($entry->{role}, 'catalog', 'it is listed');
	like(last_act($email), qr/staff\.invite .*catalog/, 'and written down');
	my $link = invitation_of($email);
	unlike($link, qr/\Q$email/, 'the link names nobody');
	invite($owner, ucfirst $email, 'orders');
	is($owner->status, 422, 'once is enough, however it is written');

	my $ua = agent();
	my ($secret, @codes) = follow_invitation($ua, $link, $email);
	is(@codes, 10, 'a second factor is set up on the way');
	is($ua->uri, $link, 'back at the invitation');
	like($ua->content, qr/that you have the link decides/,
	    'which says what it rests on');
	json_get($ua, admin('/products'));
	is($ua->status, 403, 'it is not accepted yet');
	$ua->get($link);
	$ua->submit_form(with_fields => { sig => $ua->value('sig') });
	is($ua->uri->path, '/products', 'accepted: at work');
	like(last_act($email), qr/staff\.join .*catalog/, 'written down');
	json_get($ua, admin('/staff'));
	is($ua->status, 403, 'as what was offered, and no more');
	$ua->get($link);
	is($ua->status, 404, 'the link is used up');

	my $again = agent();
	$again->get($link);
	is($again->status, 404, 'for others, too');
	invite($owner, $email, 'orders');
	is($owner->status, 422, 'who works here is not invited');

	my $id = sub_of($email);
	deed($owner, '/staff/role', who => $id, role => 'support');
	is($owner->status, 200, 'another role');
	json_get($ua, admin('/products'));
	is($ua->status, 403, 'counts at once');
	json_get($ua, admin('/orders'));
	is($ua->status, 200, 'both ways');
	my $of = json_get($owner, admin("/staff/person?who=$id"));
	is(@{$of->{changes}}, 2, 'their page tells both');
	deed($owner, '/staff/role', who => $id, role => 'king');
	is($owner->status, 422, 'a role that is none');
	deed($owner, '/staff/remove', who => $id);
	is($owner->status, 200, 'removed');
	like(last_act($email), qr/staff\.remove .*support/, 'written down');
	json_get($ua, admin('/orders'));
	is($ua->status, 401, 'the session ended');
	deed($owner, '/staff/remove', who => $id);
	is($owner->status, 404, 'once');
};

subtest 'invited by the command line' => sub {
	my $email = new_email('first');
	my ($status, $text) = clearcart('staff', 'invite', '--email', $email,
	    '--role', 'owner');
	is($status, 0, 'done');
	is($text, invitation_of($email) . "\n", 'it prints what it mails');
	is((clearcart('staff', 'invite', '--email', $email, '--role',
	    'owner'))[0], 65, 'once');
	is((clearcart('staff', 'invite', '--email', $email, '--role',
	    'king'))[0], 64, 'not as anything');
	my $ua = agent();
	chomp $text;
	follow_invitation($ua, $text, $email);
	my ($id, $sig) = $text =~ m{join/(\w+)\?sig=(\w+)};
	my ($csrf) = $ua->content =~ /name="csrf" value="(\w+)"/;
	my @child = map {
		my $pid = fork // die $!;
		if (!$pid) {
			json_post($ua, admin("/join/$id"),
			    { csrf => $csrf, sig => $sig });
			require POSIX;
			POSIX::_exit($ua->status == 200 ? 0 : 1);
		}
		$pid;
	} 1 .. 4;
	is((grep { waitpid $_, 0; $? == 0 } @child), 1,
	    'of four who accept at once, one does');
	is(value('SELECT COUNT(*) FROM orders.audit WHERE act = "staff.join" '
	    . 'AND name = ?', $email), 1, 'which is written down once');
};

subtest 'links that are none' => sub {
	my $email = new_email('mistaken');
	invite($owner, $email, 'orders');
	my $link = invitation_of($email);
	my $ua = agent();
	for my $bad ($link =~ s/.\z//r, $link . '0', $link =~ s/sig=.*/sig=/r,
	    $link =~ s/\?.*//r, $link =~ s{join/.}{join/1}r,
	    $link =~ s{join/.*\?}{join/' OR 1=1?}r) {
		$ua->get($bad);
		like($ua->status, qr/\A4(04|22)\z/, $bad =~ s/.*join//r);
	}
	my ($id) = $link =~ m{join/(\w+)};
	deed($owner, '/staff/again', id => $id);
	my $second = invitation_of($email, 2);
	isnt($second, $link, 'sent again, it is another');
	$ua->get($link);
	is($ua->status, 404, 'and the first opens nothing');
	$ua->get($second);
	is($ua->status, 200, 'the second does');
	db()->do('UPDATE carts.invitation SET expires_at = UTC_TIMESTAMP(3) '
	    . '- INTERVAL 1 SECOND WHERE id = ?', {}, $id);
	$ua->get($second);
	is($ua->status, 404, 'until its time is over');
	deed($owner, '/staff/again', id => $id);
	my $third = invitation_of($email, 3);
	deed($owner, '/staff/withdraw', id => $id);
	$ua->get($third);
	is($ua->status, 404, 'or it is withdrawn');
	deed($owner, '/staff/again', id => $id);
	is($owner->status, 404, 'which is for good');
};

subtest 'somebody else' => sub {
	my ($email, $thief) = (new_email('invited'), new_email('thief'));
	invite($owner, $email, 'owner');
	my $link = invitation_of($email);
	my $ua = agent();
	follow_invitation($ua, $link, $thief);
	like($ua->content, qr/signed in as \Q$thief/, 'is told who they are');
	unlike($ua->content, qr/>Accept</, 'and cannot accept');
	my ($id, $sig) = $link =~ m{join/(\w+)\?sig=(\w+)};
	my ($csrf) = $ua->content =~ /name="csrf" value="(\w+)"/;
	my $answer = json_post($ua, admin("/join/$id"),
	    { csrf => $csrf, sig => $sig });
	is($answer->{error}, 'invitation_of_another', 'by force neither');
	is(sub_of($thief), undef, 'nobody was taken on');
	my ($helper) = staff_as('support');
	$helper->get($link);
	like($helper->content, qr/You work here already/, 'nor is staff');
};

subtest 'the last owner' => sub {
	my ($other, $second) = staff_as('owner');
	my @ids = (sub_of($boss->{email}), sub_of($second->{email}));
	my $rest = db()->selectcol_arrayref('SELECT sub FROM carts.staff WHERE '
	    . 'role = "owner" AND ended_at IS NULL AND sub NOT IN (?, ?)', {},
	    @ids);
	my $set = sub($column) {
		db()->do("UPDATE carts.staff SET ended_at = $column WHERE "
		    . 'sub = ?', {}, $_) for @$rest;
	};
	$set->('UTC_TIMESTAMP(3)');
	my @token = map { json_get($_, admin('/me'))->{csrf} } $owner, $other;
	my @child = map {
		my $i = $_;
		my $pid = fork // die $!;
		if (!$pid) {
			my $ua = $i ? $other : $owner;
			json_post($ua, admin('/staff/remove'),
			    { csrf => $token[$i], who => $ids[1 - $i] });
			require POSIX;
			POSIX::_exit($ua->status == 200 ? 0 : 1);
		}
		$pid;
	} 0, 1;
	my $done = grep { waitpid $_, 0; $? == 0 } @child;
	is($done, 1, 'of two who remove each other, one does');
	is(value('SELECT COUNT(*) FROM carts.staff WHERE role = "owner" '
	    . 'AND ended_at IS NULL'), 1, 'one remains');
	my ($left) = grep { json_get($_, admin('/staff'))->{staff} }
	    $owner, $other;
	my $id = value('SELECT sub FROM carts.staff WHERE role = "owner" '
	    . 'AND ended_at IS NULL');
	my $answer = deed($left, '/staff/remove', who => $id);
	is($answer->{error}, 'last_owner', 'and cannot go');
	$answer = deed($left, '/staff/role', who => $id, role => 'orders');
	is($answer->{error}, 'last_owner', 'nor become less');
	deed($left, '/staff/role', who => $id, role => 'owner');
	is($left->status, 200, 'but may stay');
	$set->('NULL');
	$owner = $left;
};

subtest 'signed in, where' => sub {
	my ($here, $person) = staff_as('orders');
	my $there = agent(agent => 'Other <b>browser');
	sign_in_admin($there, $person);
	my $page = json_get($here, admin('/me'));
	is(@{$page->{sessions}}, 2, 'both are seen');
	is((grep { $_->{here} } @{$page->{sessions}}), 1, 'one is this');
	my ($it) = grep { !$_->{here} } @{$page->{sessions}};
	is($it->{browser}, 'Other <b>browser', 'the other by its name');
	is($it->{address}, '127.0.0.1', 'and address');
	$here->get(admin('/me'));
	like($here->content, qr/Other &lt;b&gt;browser/, 'which is text');
	deed($here, '/me/sessions', session => $it->{id});
	is($here->status, 200, 'it is ended');
	json_get($there, admin('/orders'));
	is($there->status, 401, 'there');
	deed($here, '/me/sessions', session => $it->{id});
	is($here->status, 404, 'once');
	sign_in_admin($there, $person);
	deed($here, '/me/sessions');
	json_get($there, admin('/orders'));
	is($there->status, 401, 'all others are');
	json_get($here, admin('/orders'));
	is($here->status, 200, 'this is not');

	my ($mine) = map { $_->{id} }
	    @{json_get($owner, admin('/me'))->{sessions}};
	deed($here, '/me/sessions', session => $mine);
	is($here->status, 404, "not an owner's");
	deed($owner, '/staff/sessions', who => sub_of($person->{email}));
	json_get($here, admin('/orders'));
	is($here->status, 401, 'an owner ends anybody\'s');
};

subtest 'proved just now' => sub {
	my ($ua, $person) = staff_as('owner');
	my $email = new_email('late');
	my $id = sub_of($person->{email});
	db()->do('UPDATE carts.session SET auth_time = auth_time - INTERVAL 11 '
	    . 'MINUTE WHERE sub = ? AND program = "admin"', {}, $id);
	my $answer = invite($ua, $email, 'orders');
	is($ua->status, 401, 'eleven minutes ago');
	is($answer->{error}, 'prove_again', 'is too long');
	$ua->get(admin('/staff'));
	is($ua->status, 200, 'to look is not too late');
	$ua->submit_form(with_fields => { email => $email, role => 'orders' });
	like($ua->uri, qr{\A\Q${\ identity('/signin')}\E}, 'off to sign in');
	Clearcart::give_credentials($ua, $person);
	is($ua->uri, admin('/staff?again=1'), 'and back');
	like($ua->content, qr/has not been done/, 'with a sentence');
	is(value('SELECT COUNT(*) FROM carts.invitation WHERE email = ?',
	    $email), 0, 'nothing was done');
	$ua->submit_form(with_fields => { email => $email, role => 'orders' });
	like($ua->content, qr/on its way/, 'now it is');
	is(value('SELECT COUNT(*) FROM carts.invitation WHERE email = ?',
	    $email), 1, 'once');
};

done_testing;
