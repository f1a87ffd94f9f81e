# Brings a demo up, keeps it up, takes it down.
package Demo::Supervisor;

use v5.36;
use Demo::Contents;
use Demo::Credentials;
use Demo::Database;
use Demo::Ports;
use Demo::Processes;
use Demo::Settings;
use HTTP::Tiny;
use JSON::PP;
use Time::HiRes qw(sleep time);

# program => [workers, origin]
my %pool = (
	controller => [2, 'shop'], catalog => [3, 'shop'], cart => [2, 'shop'],
	checkout => [3, 'shop'], account => [1, 'shop'],
	idp => [2, 'identity'], admin => [1, 'admin'],
	paymock => [6, 'processor'],
);
my @daemons = qw(worker jobs paymock-hooks);

# $tell->(KIND, TEXT) hears 'doing' what, then once 'up' or 'failed' why.
sub new($class, $place, $option, $tell) {
	my $credentials = Demo::Credentials->new($place->dir);
	return bless {
		place => $place, option => $option, tell => $tell,
		credentials => $credentials,
		contents => Demo::Contents->new($place, $credentials),
		processes => Demo::Processes->new($place),
		json => JSON::PP->new->canonical->pretty,
		conf => Demo::Settings::configuration($place, $option->{set}),
	}, $class;
}

# What a killed demo left behind is given a moment to end.
sub need_ports($self) {
	my $end = time + 10;
	while (my @taken = grep { !Demo::Ports::free($_) }
	    $self->{place}->addresses) {
		time < $end or die "$taken[0] is taken by another program;"
		    . " choose another --port\n";
		sleep 0.1;
	}
}

sub wait_for($self, $name, $what, $seconds) {
	my $end = time + $seconds;
	until ($what->()) {
		$self->{stop} and die "stopped while starting\n";
		my @ended = $self->{processes}->reap;
		@ended and die "$ended[0] ended while starting; "
		    . $self->{place}->last_lines($ended[0]);
		time < $end or die "$name does not answer after $seconds s; "
		    . $self->{place}->last_lines($name);
		sleep 0.05;
	}
}

sub write_settings($self) {
	my $place = $self->{place};
	$self->{credentials}->make;
	Demo::Settings::write_clearcart($place, $self->{conf});
	Demo::Settings::write_mariadb($place);
	Demo::Settings::write_nginx($place);
}

sub start_database($self) {
	my $place = $self->{place};
	Demo::Database::make($place);
	Demo::Database::start($place, $self->{processes});
	$self->wait_for(mariadbd => sub { Demo::Database::answers($place) },
	    60);
}

# A program that cannot read its configuration says so here, once, and not
# to multiwatch, which would start it for ever.
sub check_programs($self) {
	my $place = $self->{place};
	for my $name (sort keys %pool, @daemons) {
		my $program = $place->program($name);
		-x $program or die "$program was not built\n";
		my $log = $place->log_file("$name-check");
		Demo::Database::run_logged($log, $program, '-c', $place->conf,
		    '--check-config')
		    or die "$name refuses its configuration; "
		    . $self->{place}->last_lines("$name-check");
	}
}

sub start_programs($self) {
	my ($place, $processes) = @$self{qw(place processes)};
	my $dir = $place->dir;
	$processes->start(mailsink => ['perl',
	    $place->root . '/conf/demo/mailsink.pl', $place->address('smtp'),
	    $place->address('mail'), "$dir/mail"], server => 1);
	$processes->start_pool($_, $pool{$_}[0]) for sort keys %pool;
	$processes->start($_, [$place->words($_)]) for @daemons;
	$processes->start(nginx => ['nginx', '-p', "$dir/", '-e',
	    $place->log_file('nginx'), '-c', "$dir/nginx.conf"], server => 1);
}

sub ready($self, $name) {
	my $url = $self->{place}->url($pool{$name}[1]);
	my $answer = HTTP::Tiny->new(timeout => 2)
	    ->get("$url/-/$name/ready");
	return $answer->{status} == 200;
}

sub wait_for_programs($self) {
	my $end = time + 30;
	for my $name (sort keys %pool) {
		my $left = $end - time;
		$self->wait_for($name, sub { $self->ready($name) },
		    $left > 1 ? int $left : 1);
	}
	my $mail = $self->{place}->url('mail');
	$self->wait_for(mailsink => sub {
		HTTP::Tiny->new->get("$mail/messages")->{success}
	}, 10);
}

sub record($self) {
	my ($place, $credentials, $contents, $conf) =
	    @$self{qw(place credentials contents conf)};
	return {
		(map { $_ => $place->url($_) } qw(shop admin processor mail)),
		identity => $conf->{identity}{issuer},
		db_socket => $place->db_socket,
		customer => $contents->customer, staff => $contents->staff,
		processor_key => $conf->{paymock}{key}
		    // $credentials->get('paymock.key'),
		webhook_secret => $conf->{paymock}{webhook_secret}
		    // $credentials->get('paymock.webhook_secret'),
		oidc_client => $contents->client,
		clearcart => [$place->command_line],
		pids => $self->{processes}->pids,
	};
}

sub write_record($self) {
	my $text = $self->{json}->encode($self->record);
	return if $text eq ($self->{written} // '');
	Demo::Settings::write_file($self->{place}->json, $text);
	$self->{written} = $text;
}

sub bring_up($self) {
	my $place = $self->{place};
	unlink $place->json;
	$self->need_ports;
	$self->write_settings;
	$self->check_programs;
	$self->{tell}->('doing', 'Starting the database.');
	$self->start_database;
	$self->{tell}->('doing', 'Filling it.');
	$self->{contents}->fill($self->{conf}, $self->{option}{catalog});
	$self->{tell}->('doing', 'Opening the shop.');
	$self->start_programs;
	$self->wait_for_programs;
	$self->write_record;
}

sub watch($self) {
	my $processes = $self->{processes};
	until ($self->{stop}) {
		warn "$_ ended; it is started again\n"
		    for $processes->reap;
		$processes->revive;
		$self->write_record;
		sleep 0.2; # a signal ends it
	}
}

sub take_down($self) {
	unlink $self->{place}->json;
	$self->{processes}->end_all;
}

sub run($self) {
	local $SIG{CHLD} = sub { };
	local $SIG{PIPE} = 'IGNORE';
	local @SIG{qw(INT TERM HUP)} = (sub { $self->{stop} = 1 }) x 3;
	my $up = eval { $self->bring_up; 1 };
	my $reason = $@;
	if ($up) {
		$self->{tell}->('up', '');
		$self->watch;
	}
	$self->take_down;
	$self->{tell}->('failed', $reason) if !$up;
	return $up;
}

1;
