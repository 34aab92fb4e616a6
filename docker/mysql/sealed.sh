# How backups are sealed for a key that is not kept with them (OpenPGP). To be sourced by connect.sh.
# shellcheck shell=sh disable=SC2154
#
#   HAOPAI_BACKUP_RECIPIENT_FILE  a public key: dumps and binlogs are sealed for it, and whoever makes them cannot open them again
#   HAOPAI_RESTORE_KEY_FILE       its private key, without a passphrase: for restore.sh alone, and kept on no machine that the backups are on
#
# A sealed file has .gpg behind its name. Made once, on a machine apart:
#   gpg --batch --passphrase '' --quick-generate-key 'backups of SITE' future-default default never
#   gpg --armor --export 'backups of SITE' >backups.public.asc; gpg --armor --export-secret-keys 'backups of SITE' >backups.private.asc

recipient=${HAOPAI_BACKUP_RECIPIENT_FILE:-}

# pgp ARGUMENT...: with a home of its own, so that it knows no key but the one that it is given.
pgp() {
  if [ ! -d "$work/pgp" ]; then
    command -v gpg >/dev/null 2>&1 || fail 'gpg, which seals backups and opens them, is not there'
    mkdir -m 700 "$work/pgp"
  fi
  gpg --homedir "$work/pgp" --batch --no-tty --quiet --yes "$@"
}

are_sealed() {
  [ -n "$recipient" ] || return 1
  [ -s "$recipient" ] || fail "$recipient, which HAOPAI_BACKUP_RECIPIENT_FILE names, holds no key"
}

# seal FILE TO
seal() {
  pgp --trust-model always --compress-algo none --recipient-file "$recipient" --output "$2" --encrypt "$1" ||
    fail "$(basename "$1") could not be sealed for the key in $recipient"
}

# unseal FILE TO: whatever was changed in it since is found, and ends the script.
unseal() {
  if [ ! -e "$work/pgp/has-key" ]; then
    key=${HAOPAI_RESTORE_KEY_FILE:-}
    [ -s "$key" ] || fail "$(basename "$1") is sealed: HAOPAI_RESTORE_KEY_FILE must name the private key"
    pgp --import "$key" || fail "$key holds no private key"
    : >"$work/pgp/has-key"
  fi
  pgp --output "$2" --decrypt "$1" || fail "$(basename "$1") cannot be opened: another key, or a damaged file"
}

# Opening starts a program that holds the key in memory.
forget_keys() {
  if [ -d "$work/pgp" ]; then gpgconf --homedir "$work/pgp" --kill all >/dev/null 2>&1 || :; fi
}
