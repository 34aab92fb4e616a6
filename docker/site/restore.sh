# A backup into the database of this site, which is closed meanwhile. To be sourced by site.sh.
# shellcheck shell=sh

from_backup() {
  compose run --rm -T backup /haopai/restore.sh "$@"
}

# restoring holds the order's words from before the first change until a new full backup is there: cut off, the same again goes on.
restore() {
  [ $# -gt 0 ] || fail "which backup? restore newest, or a name ($(backup_names)); --until '2026-11-25 10:30:00' (UTC) leaves out what was written from then on; --overwrite DESTROYS the database that is there"
  [ -s secrets/mysql_root_password ] || fail 'there are no secrets here: those of the backup, above all data_keys and data_hash_key, go into docker/secrets first'
  # Cron waits, and whatever it has begun comes to its end.
  exec 9>/run/lock/haopai
  flock 9
  words=''
  for word in "$@"; do
    case $word in *' '*) words="$words '$word'" ;; *) words="${words:+$words }$word" ;; esac
  done
  if [ -e restoring ]; then
    [ "$(cat restoring)" = "$words" ] || refuse_half_restored
    set -- "$@" --overwrite
  fi
  from_backup "$@" --check
  say 'the site is closed'
  compose stop nginx $(doors) $(engines)
  if [ ! -e restoring ]; then
    # A server that was set up anew has nothing that belongs to the backup, and says so.
    say 'what was written since the last copy'
    write_backup binlogs || say 'none of it (above)'
    echo "$words" >restoring
  fi
  say 'the database'
  from_backup "$@"
  compose run --rm -T --no-deps migrate
  say 'a new backup: the binlogs from here on are not those of the old one'
  write_backup
  rm restoring
  say 'the site'
  up
  echo 'The site is open again with what the backup had.'
}

backup_names() {
  compose run --rm -T backup -c 'cd /backups && echo [0-9]*T[0-9]*Z' 2>/dev/null | tail -n 1
}
