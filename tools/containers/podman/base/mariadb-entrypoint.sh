#!/bin/sh
# What MariaDB's image does when it starts: a data folder where there is none, set up before anybody can reach it, by what MYSQL_… names and what the site
# wants to be asked of a new server; then the server, with what it is told.
set -eu

data=/var/lib/mysql
[ "${1:-}" != mariadbd ] || shift

chown mysql:mysql "$data"
if [ ! -d "$data/mysql" ]; then
  made=$data/unfinished
  rm -rf "$made"
  mariadb-install-db --user=mysql --datadir="$made" --auth-root-authentication-method=normal --skip-test-db >/dev/null
  umask 077
  accounts=$(mktemp)
  # Passwords as make-secrets.sh draws them need no quoting.
  cat >"$accounts" <<END
FLUSH PRIVILEGES;
CREATE DATABASE IF NOT EXISTS $MYSQL_DATABASE;
CREATE OR REPLACE USER 'root'@'%' IDENTIFIED BY '$(cat "$MYSQL_ROOT_PASSWORD_FILE")';
GRANT ALL ON *.* TO 'root'@'%' WITH GRANT OPTION;
END
  docker_process_sql() {
    cat >>"$accounts"
  }
  for script in /docker-entrypoint-initdb.d/*.sh; do
    # shellcheck disable=SC1090
    if [ -r "$script" ]; then . "$script"; fi
  done
  mariadbd --user=mysql --datadir="$made" --bootstrap --wsrep-on=OFF --skip-log-bin <"$accounts"
  rm -f "$accounts"
  mv "$made"/* "$data/"
  rm -rf "$made"
fi

exec mariadbd --user=mysql --datadir="$data" "$@"
