#!/bin/sh
# Backs the database up while it works: a consistent dump with its place in the binlog, and the binlogs from there on.
#
#   backup.sh            a new full backup: FOLDER/<moment>/ with dump.sql.gz, position and binlogs/
#   backup.sh binlogs    adds to the newest full backup what was written since; run it every minute. Where another node of the same group writes now, whose
#                        binlogs are its own, that is a new full backup
#
# Nothing is locked and nothing is deleted, here or on the server. The settings stand in connect.sh; with a key in sealed.sh dump and binlogs are sealed,
# and lie open only in TMPDIR while they are made.
set -eu
. "$(dirname "$0")/connect.sh"

# A server that was set up anew counts its binlogs from one again: they must not mix with those of the old one.
server_id() {
  query 'SELECT @@server_uuid' 2>/dev/null || query 'SELECT @@server_uid'
}

# The group's name, of a node of Galera; nothing elsewhere.
group_id() {
  query "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = 'wsrep_cluster_state_uuid' AND VARIABLE_VALUE NOT LIKE '00000000-%'" 2>/dev/null || :
}

# born FILE: when the server began it. One that lost its data counts from one again, and may have the name of the one before.
born() {
  tail -c +5 "$1" | head -c 4 | od -An -tx1 | tr -d ' '
}

# Each program knows only its own words for the same thing.
dump_options() {
  case $("$dump" --version) in
    *MariaDB*) echo --master-data=2 ;;
    *) echo --source-data=2 --set-gtid-purged=OFF ;;
  esac
}

full_backup() {
  unfinished=$backups/unfinished-$$
  trap 'forget_keys; rm -rf "$work" "$unfinished"' EXIT
  mkdir -p "$unfinished/binlogs"
  if are_sealed; then plain=$work; else plain=$unfinished; fi
  # shellcheck disable=SC2046
  "$dump" --defaults-file="$options" --single-transaction --quick --routines --triggers --hex-blob --no-tablespaces \
    --default-character-set=utf8mb4 $(dump_options) "$database" >"$plain/dump.sql"
  tail -n 5 "$plain/dump.sql" | grep -q '^-- Dump completed' || fail 'the dump was cut short'
  # -- CHANGE MASTER TO MASTER_LOG_FILE='binlog.000001', MASTER_LOG_POS=1234;
  sed -n "s/^-- CHANGE .*_LOG_FILE='\([^']*\)'.*_LOG_POS=\([0-9]*\).*/\1 \2/p" "$plain/dump.sql" |
    head -n 1 >"$unfinished/position"
  [ -s "$unfinished/position" ] || fail 'the server writes no binlog, without which nothing after the dump is safe'
  server_id >"$unfinished/server"
  group_id >"$unfinished/group"
  # Of the server's clock, after the dump: whatever a later moment asks for is in the binlogs.
  moment=$(query "SELECT DATE_FORMAT(UTC_TIMESTAMP(), '%Y%m%dT%H%i%sZ')")
  gzip -f "$plain/dump.sql"
  if are_sealed; then seal "$plain/dump.sql.gz" "$unfinished/dump.sql.gz.gpg"; fi
  target=$backups/$moment
  if [ -e "$target" ]; then fail "$target is there already"; fi
  mv "$unfinished" "$target"
  fetch_binlogs "$target" || fail 'its binlogs could not be read'
  keep_binlogs "$target"
  echo "$target"
}

# first_of FOLDER: the file copied last, which has grown, or the dump's own.
first_of() {
  first=$(last_of "$1/binlogs")
  first=${first%.gpg}
  if [ -z "$first" ]; then first=$(cut -d ' ' -f 1 "$1/position"); fi
  echo "$first"
}

# fetch_binlogs FOLDER: into $work/incoming, to the present end; fails where the server does not have what FOLDER goes on from.
fetch_binlogs() {
  [ "$(server_id)" = "$(cat "$1/server")" ] || return 1
  first=$(first_of "$1")
  rm -rf "$work/incoming"
  mkdir -p "$work/incoming"
  "$binlog" --defaults-file="$options" --read-from-remote-server --raw --to-last-log \
    --result-file="$work/incoming/" "$first" || return 1
  [ ! -e "$1/newest" ] || [ "$(cat "$1/newest")" = "$first $(born "$work/incoming/$first")" ]
}

is_of_same_group() {
  group=$(cat "$1/group" 2>/dev/null || :)
  [ -n "$group" ] && [ "$(group_id)" = "$group" ]
}

# keep_binlogs FOLDER: what was fetched.
keep_binlogs() {
  for file in "$work/incoming"/*; do
    name=$(basename "$file")
    if are_sealed; then
      seal "$file" "$1/binlogs/.$name"
      mv "$1/binlogs/.$name" "$1/binlogs/$name.gpg"
      # From before there was a key: its beginning, which is in the sealed one.
      rm -f "$1/binlogs/$name"
    else
      cp "$file" "$1/binlogs/.$name"
      mv "$1/binlogs/.$name" "$1/binlogs/$name"
    fi
    echo "$name $(born "$file")" >"$1/newest"
  done
}

# copy_binlogs FOLDER
copy_binlogs() {
  if fetch_binlogs "$1"; then keep_binlogs "$1"; return; fi
  is_of_same_group "$1" || fail "$1 is of another server, or of data that it has lost: make a new full backup"
  echo 'another node writes now: a new full backup' >&2
  full_backup
}

case ${1:-full} in
  full) full_backup ;;
  binlogs)
    name=$(newest_backup)
    [ -n "$name" ] || fail 'there is no full backup yet'
    copy_binlogs "$backups/$name"
    ;;
  *) fail "what is \"$1\"? There is: full, binlogs" ;;
esac
