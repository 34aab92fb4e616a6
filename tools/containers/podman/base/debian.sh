#!/bin/sh
# Prints, as a tar, the least of a Debian that packages can be installed into: debian.sh SUITE. The signatures are checked as apt checks them.
set -eu

# No package may start its service while it is installed: Docker's images of Debian say the same.
no_services='printf "#!/bin/sh\nexit 101\n" >"$1/usr/sbin/policy-rc.d" && chmod 755 "$1/usr/sbin/policy-rc.d"'

exec mmdebstrap --quiet --variant=minbase --include=ca-certificates --customize-hook="$no_services" "$1" - http://deb.debian.org/debian
