#!/bin/sh
# Brings the database back from a full backup and the binlogs beside it, up to their end or to a moment.
#
#   restore.sh BACKUP                              everything that was copied; BACKUP is a name in the folder, or "newest"
#   restore.sh BACKUP --until '2026-11-25 10:30:00'  what was written before that second, UTC
#   restore.sh BACKUP --overwrite                  DESTROYS the database that is there first
#   restore.sh BACKUP … --check                    says whether it would, and changes nothing
#
# Stop all instances before. Without --overwrite a database that has tables is left alone and the script refuses.
# The settings stand in connect.sh. Afterwards: npm run verify-journal, then a new full backup.
set -eu
. "$(dirname "$0")/connect.sh"

name=${1:?which backup? A name in the folder, or newest}
shift
until=''
overwrite=no
only_check=no
while [ $# -gt 0 ]; do
  case $1 in
    --until)
      until=${2:?until when?}
      shift 2
      ;;
    --overwrite)
      overwrite=yes
      shift
      ;;
    --check)
      only_check=yes
      shift
      ;;
    *) fail "what is \"$1\"?" ;;
  esac
done

if [ "$name" = newest ]; then name=$(newest_backup); fi
backup=$backups/$name
from=$backup/dump.sql.gz
binlogs=$backup/binlogs
[ -s "$from" ] || [ -s "$from.gpg" ] || fail "$backup holds no backup"
read -r first position <"$backup/position"
[ -s "$binlogs/$first" ] || [ -s "$binlogs/$first.gpg" ] ||
  fail "$first, in which the dump stands, is not among the binlogs"
if [ -s "$from.gpg" ]; then
  unseal "$from.gpg" "$work/dump.sql.gz"
  from=$work/dump.sql.gz
fi
gzip -t "$from" || fail 'the dump is damaged'
case $(last_of "$binlogs") in
  *.gpg)
    mkdir "$work/binlogs"
    for each in "$binlogs"/*; do
      file=$(basename "$each")
      case $file in
        *.gpg) unseal "$each" "$work/binlogs/${file%.gpg}" ;;
        *) cp "$each" "$work/binlogs/$file" ;;
      esac
    done
    binlogs=$work/binlogs
    ;;
esac

if [ -n "$until" ]; then
  expr "$until" : '[0-9]\{4\}-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]$' >/dev/null ||
    fail "\"$until\" is no moment such as 2026-11-25 10:30:00"
  dumped=$(echo "$name" | sed 's/\(....\)\(..\)\(..\)T\(..\)\(..\)\(..\)Z/\1-\2-\3 \4:\5:\6/')
  [ "$(printf '%s\n%s\n' "$until" "$dumped" | sort | tail -n 1)" = "$until" ] ||
    fail "$until is before the backup of $dumped: take an older one"
fi

tables=$(query "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = '$database'")
if [ "$tables" != 0 ]; then
  [ "$overwrite" = yes ] || fail "$database has $tables tables: nothing was changed (--overwrite DESTROYS them)"
fi
if [ "$only_check" = yes ]; then
  echo "$name can be restored"
  exit 0
fi

if [ "$tables" != 0 ]; then
  echo "destroying $database and its $tables tables"
  query "DROP DATABASE $database"
fi

query "CREATE DATABASE IF NOT EXISTS $database CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci"
echo "loading the dump of $name"
gzip -dc "$from" | "$client" --defaults-file="$options" --default-character-set=utf8mb4 "$database"

echo "replaying the binlogs from $first, $position to $(last_of "$binlogs")${until:+, until $until UTC}"
cd "$binlogs"
# Where a server counts its transactions (GTIDs) it would pass over those that it has seen before, without a word.
case $("$binlog" --version) in *MariaDB*) skip_gtids= ;; *) skip_gtids=--skip-gtids ;; esac
# To a file first: a pipe would hide that reading failed in the middle. The programs take the moment for local time.
TZ=UTC0 "$binlog" --no-defaults $skip_gtids --database="$database" --start-position="$position" \
  ${until:+--stop-datetime="$until"} -- * >"$work/replay.sql"
"$client" --defaults-file="$options" --binary-mode "$database" <"$work/replay.sql"

echo "restored: $(query "SELECT CONCAT(COUNT(*), ' events of ', COUNT(DISTINCT lot_id), ' lots') FROM $database.lot_events")"
