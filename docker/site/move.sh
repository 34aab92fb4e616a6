# To another machine: everything that makes this site this site, as one tar from the one to the other. To be sourced by site.sh.
# shellcheck shell=sh

# volume_folder NAME: where it lies on this machine.
volume_folder() {
  docker volume inspect --format '{{.Mountpoint}}' "$(project)_$1"
}

# Two sites with one name must not be open: this one is closed before it is copied, and stays so.
pack() {
  [ ! -t 1 ] || fail 'this writes a tar: docker/site.sh pack | ssh root@NEW haopai/docker/site.sh unpack'
  exec 3>&1 1>&2
  say 'the site is closed'
  compose stop nginx $(doors) $(engines)
  rm -f "$cron_file"
  # Whatever cron has begun comes to its end.
  exec 9>/run/lock/haopai
  flock 9
  name=$(basename "$(backup | tail -n 1)")
  say "backup $name, secrets, settings, certificate and logs are on their way"
  [ -e .env ] || touch .env
  # None where no release has run yet that keeps heads.
  heads=$(volume_folder heads 2>/dev/null) || heads=/
  tar --create --numeric-owner --transform 's,^\./,logs/,;s,^\.$,logs,' --file - \
    --directory "$site" secrets certificate .env \
    --directory "$(volume_folder backups)" "$name" \
    --directory "$heads" $(cd "$heads" && ls | grep '^heads-.*\.jsonl$') \
    --directory "$(volume_folder logs)" . >&3
  cat <<'END'
Packed. Never start this one again beside the new one. It is all still here: docker/site.sh start opens it again if the new one does not.
When the new one is open, let the name lead to it, run docker/site.sh schedule there, and erase this machine's volumes and docker/secrets.
END
}

unpack() {
  [ ! -t 0 ] || fail 'this reads a tar: docker/site.sh pack | ssh root@NEW haopai/docker/site.sh unpack'
  [ ! -e secrets ] || fail 'there are secrets of a site here: nothing was changed. If an unpack was cut off here, take its traces away: secrets, .env, volumes'
  ! volume_folder mysql-data >/dev/null 2>&1 || fail 'there is the database of a site here: nothing was changed'
  umask 077
  rm -rf unpacked
  mkdir unpacked
  tar --extract --numeric-owner --preserve-permissions --file - --directory unpacked
  name=$(cd unpacked && echo [0-9]*T[0-9]*Z)
  [ -s "unpacked/$name/dump.sql.gz" ] && [ -s unpacked/secrets/data_keys ] || fail 'this is no site that was packed'
  mv unpacked/secrets secrets
  mv unpacked/.env .env
  # What the release there did not have.
  ./make-secrets.sh
  cp -a unpacked/certificate/. certificate/
  umask 022
  build
  say 'an empty database, and into it the backup'
  compose run --rm -T backup -c true
  cp -a "unpacked/$name" "$(volume_folder backups)/"
  compose run --rm -T backup /haopai/restore.sh "$name"
  compose run --rm -T migrate
  cp -a unpacked/logs/. "$(volume_folder logs)/"
  cp -a unpacked/heads-*.jsonl "$(volume_folder heads)/" 2>/dev/null || say 'no heads were kept on the old machine'
  rm -rf unpacked
  say 'the site'
  up
  # Those of the old machine count their binlogs otherwise.
  backup
  echo 'The site is open here. Let its name lead here, and run docker/site.sh schedule.'
}
