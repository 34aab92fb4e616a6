# How a site begins: its name and secrets, the first start, and what cron does from then on. To be sourced by site.sh.
# shellcheck shell=sh

# setting NAME VALUE: in .env; other lines stay as they are.
setting() {
  touch .env
  { grep -v "^$1=" .env || :; } >.env.unfinished
  echo "$1=$2" >>.env.unfinished
  mv .env.unfinished .env
}

prepare() {
  name=${1:-}
  case ${2:-} in
    '') ;;
    # From the beginning: a database that is there does not become three by itself.
    --replicated)
      [ ! -e secrets ] || grep -q '^COMPOSE_FILE=.*replicated' .env 2>/dev/null || fail 'there is a site here already, with one database: nothing was changed. Prepare another folder, and move there: pack, unpack'
      setting COMPOSE_FILE compose.yaml:compose.replicated.yaml
      ;;
    *) fail "what is \"$2\"? prepare NAME, or prepare NAME --replicated" ;;
  esac
  case $name in
    --try)
      setting HAOPAI_ORIGINS http://localhost:8080
      setting HAOPAI_ENVIRONMENT development
      setting HAOPAI_HTTP_PORT 127.0.0.1:8080
      setting HAOPAI_HTTPS_PORT 127.0.0.1:8443
      ;;
    *.* | localhost)
      case $name in *[!a-z0-9.-]*) fail "\"$name\" is no name such as plates.example.cn, in small letters and without https://" ;; esac
      setting HAOPAI_ORIGINS "https://$name"
      setting HAOPAI_ENVIRONMENT production
      setting HAOPAI_HTTP_PORT 80
      setting HAOPAI_HTTPS_PORT 443
      ;;
    *) fail 'which name does the site have? Such as plates.example.cn; or --try, to look at it' ;;
  esac
  ./make-secrets.sh
  echo "Copy $site/secrets to a safe place: without data_keys and data_hash_key nobody can read the mobiles and documents in a backup."
}

# Whether MySQL knows the account of this release's instances. No answer is a no.
knows_accounts() {
  [ -s secrets/mysql_serve_password ] &&
    echo "SELECT user FROM mysql.user WHERE user = 'haopai_serve';" | in_mysql secrets/mysql_root_password 2>/dev/null | grep -q haopai_serve
}

# A site of the release that had one account for everything (secrets/mysql_password, which stays after an upgrade, too): without those of this one MySQL
# never becomes well. Under an open site it is upgrade that gives them, with a backup and a way back; one that is closed gets them here.
accounts_of_release_before() {
  [ -e secrets/mysql_password ] || return 0
  ! knows_accounts || return 0
  [ -z "$(compose ps --quiet --status running $(doors))" ] ||
    fail 'the release before is open here, and nothing was changed. In place of start: docker/site.sh upgrade, which makes a backup and keeps the way back'
  ./make-secrets.sh
  say 'the accounts of the database'
  compose up --detach --no-build --no-deps mysql
  tries=0
  until give_accounts secrets 2>/dev/null; do
    tries=$((tries + 1))
    [ "$tries" -lt 150 ] || fail "MySQL does not answer. Why: docker compose -f $site/compose.yaml logs --tail 50 mysql"
    sleep 2
  done
}

start() {
  [ -s secrets/mysql_root_password ] || fail 'first: docker/site.sh prepare NAME'
  refuse_half_restored
  accounts_of_release_before
  build
  up || fail "not all of it is well. Why: docker compose -f $site/compose.yaml logs --tail 50 api-1 engine-1; what came up stays, and the same order goes on from there"
  origin=$(compose config | sed -n 's/^ *HAOPAI_ORIGINS: *//p' | head -n 1)
  echo "All of it is well: $origin"
  case $origin in
    http://*) echo "A site to look at: texts to phones appear at $origin/dev/sms" ;;
    *) [ -e certificate/listen.conf ] || [ -L certificate/listen.conf ] || echo 'Browsers are let in by https alone. Next: docker/site.sh certificate EMAIL, or certificate CHAIN.pem KEY.pem' ;;
  esac
}

# One line each; flock: nobody begins before the one before is through.
schedule() {
  [ -d "$(dirname "$cron_file")" ] || fail 'there is no cron here: apt-get install --no-install-recommends cron'
  say 'the first backup'
  backup
  cat >"$cron_file.unfinished" <<END
# Written by docker/site.sh schedule. What goes wrong stands in the system's log under "haopai".
SHELL=/bin/sh
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
7 3 * * * root flock -w 3000 /run/lock/haopai $site/site.sh backup 2>&1 | logger -t haopai
* * * * * root flock -n /run/lock/haopai $site/site.sh backup binlogs 2>&1 | logger -t haopai
41 4,16 * * * root $site/site.sh certificate renew 2>&1 | logger -t haopai
END
  chmod 644 "$cron_file.unfinished"
  mv "$cron_file.unfinished" "$cron_file"
  echo "$cron_file has a backup each night, the binlogs each minute, and the certificate. Copy the volume of the backups to another machine, encrypted: nothing here does."
}
