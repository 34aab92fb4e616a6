# Another secret in the place of one: drawn by make-secrets.sh into secrets/next, so that a change that was cut off goes on with the same one. To be
# sourced by site.sh.
# shellcheck shell=sh

next=secrets/next

# put NAME TEXT: as make-secrets.sh has them, open to each container's own user behind a closed door.
put() {
  printf '%s' "$2" >"secrets/$1.unfinished"
  chmod 444 "secrets/$1.unfinished"
  mv -f "secrets/$1.unfinished" "secrets/$1"
}

# take NAME...: the drawn ones are in their places.
take() {
  for each in "$@"; do put "$each" "$(cat "$next/$each")"; done
}

# in_mysql PASSWORD_FILE: as root, what comes on standard input. On no command line, which every user of the machine may read. By the network, as a backup
# comes: on the machine itself root may have another password.
in_mysql() {
  { cat "$1"; echo; cat; } |
    docker compose exec -T mysql sh -c 'read -r MYSQL_PWD && export MYSQL_PWD && exec $(command -v mariadb || command -v mysql) -h mysql -u root'
}

# Those with the old one and those with the new one would not understand each other: all stop, and lots are given the time back.
change_session_secret() {
  stop_instances
  take session_secret
  fresh $(engines) $(doors)
}

change_metrics_token() {
  take metrics_token
  in_turn $(engines) $(doors) prometheus
}

# give_accounts FOLDER: those of docker/mysql/accounts.sh, with the passwords there.
give_accounts() {
  mysql/accounts.sh "$1" | in_mysql secrets/mysql_root_password
}

# give_password NAME: whoever is connected stays so.
give_password() {
  echo "ALTER USER 'haopai_$1'@'%' IDENTIFIED BY '$(cat "$next/mysql_$1_password")';" | in_mysql secrets/mysql_root_password
}

# The account of releases that had one for everything goes with it, and so does the way back to them.
change_mysql_serve_password() {
  # Before anything stops.
  echo 'SELECT 1;' | in_mysql secrets/mysql_root_password >/dev/null
  stop_instances
  give_password serve
  echo "DROP USER IF EXISTS 'haopai'@'%';" | in_mysql secrets/mysql_root_password
  rm -f secrets/mysql_password secrets/mysql_url
  take mysql_serve_password mysql_serve_url
  in_turn $(databases)
  fresh $(engines) $(doors)
}

change_mysql_migrate_password() {
  give_password migrate
  take mysql_migrate_password mysql_migrate_url
}

change_mysql_backup_password() {
  give_password backup
  take mysql_backup_password
}

# Those who believe the old CA and those who believe the new one do not meet.
change_mysql_certificate() {
  stop_instances
  take mysql_key mysql_certificate mysql_ca
  in_turn $(databases)
  fresh $(engines) $(doors)
}

# Only restores and these orders use it. Cut off in the middle, the server knows the new one already.
change_mysql_root_password() {
  new=$(cat "$next/mysql_root_password")
  words="ALTER USER IF EXISTS 'root'@'%' IDENTIFIED BY '$new', 'root'@'localhost' IDENTIFIED BY '$new';"
  echo "$words" | in_mysql secrets/mysql_root_password || echo "$words" | in_mysql "$next/mysql_root_password"
  take mysql_root_password
}

change_redis_password() {
  stop_instances
  take redis_password redis_auth.conf redis_url
  fresh $(redises)
  fresh $(engines) $(doors)
}

change_grafana_password() {
  docker compose exec -T grafana grafana cli admin reset-admin-password --password-from-stdin <"$next/grafana_password"
  take grafana_password
}

# Under a site that stays open: every instance opens with the new key before one seals with it, and the old one goes when nothing is under it.
change_data_key() {
  now=$(cat secrets/data_keys)
  if [ ! -s "$next/data_key" ]; then
    last=$(printf '%s' "$now" | tr ',' '\n' | sed -n 's/^k\([0-9]*\):.*/\1/p' | sort -n | tail -n 1)
    number=$((${last:-0} + 1))
    cp -p secrets/data_keys "secrets/data_keys.before-k$number"
    printf 'k%s:%s' "$number" "$(cut -d : -f 2 "$next/data_keys")" >"$next/data_key.unfinished"
    mv "$next/data_key.unfinished" "$next/data_key"
  fi
  new=$(cat "$next/data_key")
  old=$(printf '%s\n' "$now" | tr ',' '\n' | grep -vxF "$new" | paste -s -d , -) || :
  if [ -n "$old" ]; then
    say 'everybody opens with it'
    put data_keys "$old,$new"
    in_turn $(engines) $(doors)
    say 'what is new is sealed under it'
    put data_keys "$new,$old"
    in_turn $(engines) $(doors)
    say 'what is old, too'
    compose run --rm -T migrate node api/main.js rotate-data-keys
  fi
  say 'the old key goes'
  put data_keys "$new"
  in_turn $(engines) $(doors)
  echo "Keep $site/secrets/data_keys.before-${new%%:*} apart from the backups, and as long as those from before: they want it."
}

change_key() {
  case ${1:-} in
    session-secret | data-key | metrics-token | redis-password | grafana-password) ;;
    mysql-serve-password | mysql-migrate-password | mysql-backup-password | mysql-root-password | mysql-certificate) ;;
    *) fail "which key? session-secret, data-key, metrics-token, mysql-serve-password, mysql-migrate-password, mysql-backup-password, mysql-root-password, mysql-certificate, redis-password or grafana-password; data_hash_key stays for good: numbers are found by it" ;;
  esac
  [ -s secrets/mysql_root_password ] || fail 'there are no secrets here: docker/site.sh prepare NAME'
  ./make-secrets.sh "$next" >/dev/null
  "change_$(echo "$1" | tr - _)"
  rm -rf "$next"
  echo "$1 is another one."
}
