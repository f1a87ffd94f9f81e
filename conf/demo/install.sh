# Sourced by demo and check: installs Debian packages that are missing.
# install_packages FILE...   each FILE lists one package a line, # comments

# What nothing installed is named, or provides.
packages_missing()
{
	dpkg-query -W -f '${db:Status-Abbrev} ${Package} ${Provides}\n' | awk '
	{ gsub(/[(][^)]*[)]|,/, " "); sub(/#.*/, "") }
	list == 0 && $1 == "ii" { for (i = 2; i <= NF; i++) have[$i] = 1 }
	list == 1 && NF && !($1 in have) { print $1 }
	' list=0 - list=1 "$@"
}

install_allowed()
{
	[ "$(id -u)" = 0 ] || [ -n "${CI:-}" ] && return 0
	if ! [ -t 0 ]; then
		echo "Missing packages; install them with:" \
		    "sudo apt-get install" "$@" >&2
		return 1
	fi
	echo "These Debian packages are missing:" "$@"
	printf 'Install them with sudo apt-get? [y/N] '
	read -r answer
	case $answer in
	[yY]*) ;;
	*) echo "Nothing was installed." >&2; return 1 ;;
	esac
}

# Debian starts a server as soon as it is installed unless policy-rc.d says
# no; and nginx, which only the demo wanted, must not come up at next boot.
install_script='
set -e
policy=/usr/sbin/policy-rc.d
if ! [ -e $policy ]; then
	trap "rm -f $policy" EXIT
	printf "#!/bin/sh\nexit 101\n" >$policy
	chmod 755 $policy
fi
had_nginx=$(dpkg-query -W -f "\${db:Status-Abbrev}" nginx-common 2>&1) || :
export DEBIAN_FRONTEND=noninteractive
apt-get -q update
apt-get -q -y install --no-install-recommends "$@"
case $had_nginx in
ii*) ;;
*) ! command -v systemctl >/dev/null || systemctl -q disable nginx || : ;;
esac
'

install_packages()
{
	missing=$(packages_missing "$@")
	[ -n "$missing" ] || return 0
	# shellcheck disable=SC2086 # a list of names
	install_allowed $missing || return 1
	if [ "$(id -u)" = 0 ]; then
		as_root=
	elif command -v sudo >/dev/null; then
		as_root=sudo
	else
		echo "No sudo here; as root: apt-get install" $missing >&2
		return 1
	fi
	# shellcheck disable=SC2086
	$as_root sh -c "$install_script" sh $missing
}
