#!/bin/sh
# What MySQL's image does when it starts, for MariaDB: a data folder where there is none, the account that MYSQL_… names, and on a new folder what the site
# wants to be asked of a new server.
set -eu

data=/var/lib/mysql
accounts=/run/mysqld/accounts.sql

chown mysql:mysql "$data"
is_new=no
if [ ! -d "$data/mysql" ]; then
  is_new=yes
  mariadb-install-db --user=mysql --datadir="$data" --auth-root-authentication-method=normal --skip-test-db >/dev/null
fi

# Passwords as make-secrets.sh draws them need no quoting. Not into the binlog: a restored server has accounts of its own.
umask 077
cat >"$accounts" <<END
SET sql_log_bin = 0;
CREATE DATABASE IF NOT EXISTS $MYSQL_DATABASE;
CREATE OR REPLACE USER 'root'@'%' IDENTIFIED BY '$(cat "$MYSQL_ROOT_PASSWORD_FILE")';
GRANT ALL ON *.* TO 'root'@'%' WITH GRANT OPTION;
END
docker_process_sql() {
  cat >>"$accounts"
}
for script in /docker-entrypoint-initdb.d/*.sh; do
  # shellcheck disable=SC1090
  if [ "$is_new" = yes ] && [ -r "$script" ]; then . "$script"; fi
done
chown mysql:mysql "$accounts"

exec mariadbd --user=mysql --datadir="$data" --init-file="$accounts" "$@"
