# What backup.sh and restore.sh share: which programs there are, and how they reach the server. To be sourced.
# shellcheck shell=sh disable=SC2034
#
#   HAOPAI_BACKUP_HOST (127.0.0.1), HAOPAI_BACKUP_PORT (3306), HAOPAI_BACKUP_USER (root), HAOPAI_BACKUP_DATABASE (haopai)
#   HAOPAI_BACKUP_PASSWORD, or HAOPAI_BACKUP_PASSWORD_FILE with a file that holds it
#   HAOPAI_BACKUP_CA    a file with the CA that has signed the server's certificate: over TLS then, and only to a server that shows the host's name
#   HAOPAI_RESTORE_USER, HAOPAI_RESTORE_PASSWORD or _FILE: for restore.sh, where it is not the same account
#   HAOPAI_BACKUP_DIR   folder of all backups; it holds personal data, and only its owner may read it
#   HAOPAI_BACKUP_RECIPIENT_FILE, HAOPAI_RESTORE_KEY_FILE: the key for which they are sealed (sealed.sh)

fail() {
  echo "$(basename "$0"): $1" >&2
  exit 1
}

# find_program NAME...: the first that is there; MySQL and MariaDB name the same programs differently.
find_program() {
  for name in "$@"; do
    if command -v "$name" >/dev/null 2>&1; then
      echo "$name"
      return
    fi
  done
  fail "none of these programs is there: $*"
}

client=$(find_program mariadb mysql)
dump=$(find_program mariadb-dump mysqldump)
binlog=$(find_program mariadb-binlog mysqlbinlog)
database=${HAOPAI_BACKUP_DATABASE:-haopai}
backups=${HAOPAI_BACKUP_DIR:?the folder of the backups}

# Names and moments go into SQL and command lines.
case $database in '' | *[!A-Za-z0-9_]*) fail 'HAOPAI_BACKUP_DATABASE may have letters, digits and _ only' ;; esac

user=${HAOPAI_BACKUP_USER:-root}
password=${HAOPAI_BACKUP_PASSWORD:-}
password_file=${HAOPAI_BACKUP_PASSWORD_FILE:-}
case $(basename "$0"):${HAOPAI_RESTORE_USER:-} in
  restore.sh:?*)
    user=$HAOPAI_RESTORE_USER
    password=${HAOPAI_RESTORE_PASSWORD:-}
    password_file=${HAOPAI_RESTORE_PASSWORD_FILE:-}
    ;;
esac
if [ -n "$password_file" ]; then password=$(cat "$password_file"); fi
case $password in *[\"\\]*) fail 'a password with quotes or backslashes cannot stand in an option file' ;; esac

umask 077
work=$(mktemp -d)
. "$(dirname "$0")/sealed.sh"
trap 'forget_keys; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# In a file, not on the command line, which every user of the machine may read.
options=$work/options.cnf
cat >"$options" <<END
[client]
host=${HAOPAI_BACKUP_HOST:-127.0.0.1}
port=${HAOPAI_BACKUP_PORT:-3306}
user=$user
password="$password"
protocol=tcp
END

# Each knows only its own words for it.
if [ -n "${HAOPAI_BACKUP_CA:-}" ]; then
  [ -s "$HAOPAI_BACKUP_CA" ] || fail "$HAOPAI_BACKUP_CA, which HAOPAI_BACKUP_CA names, holds no certificate"
  echo "ssl-ca=$HAOPAI_BACKUP_CA" >>"$options"
  case $("$client" --version) in
    *MariaDB*) echo ssl-verify-server-cert ;;
    *) echo ssl-mode=VERIFY_IDENTITY ;;
  esac >>"$options"
fi

query() {
  "$client" --defaults-file="$options" --batch --skip-column-names --execute "$1"
}

# The newest full backup's name; nothing when there is none.
newest_backup() {
  for each in "$backups"/[0-9]*T[0-9]*Z; do
    if [ -d "$each" ]; then found=$(basename "$each"); fi
  done
  echo "${found:-}"
}

# last_of FOLDER: the name that sorts last; nothing when the folder is empty.
last_of() {
  for each in "$1"/*; do
    if [ -e "$each" ]; then last=$(basename "$each"); fi
  done
  echo "${last:-}"
}
