#!/bin/sh
# What MySQL's image does when it starts, for MariaDB: a data folder where there is none, and the accounts that MYSQL_… name.
set -eu

data=/var/lib/mysql
accounts=/run/mysqld/accounts.sql

chown mysql:mysql "$data"
if [ ! -d "$data/mysql" ]; then
  mariadb-install-db --user=mysql --datadir="$data" --auth-root-authentication-method=normal --skip-test-db >/dev/null
fi

# Passwords as make-secrets.sh draws them need no quoting. Not into the binlog: a restored server has accounts of its own.
umask 077
cat >"$accounts" <<END
SET sql_log_bin = 0;
CREATE DATABASE IF NOT EXISTS $MYSQL_DATABASE;
CREATE OR REPLACE USER 'root'@'%' IDENTIFIED BY '$(cat "$MYSQL_ROOT_PASSWORD_FILE")';
GRANT ALL ON *.* TO 'root'@'%' WITH GRANT OPTION;
CREATE OR REPLACE USER '$MYSQL_USER'@'%' IDENTIFIED BY '$(cat "$MYSQL_PASSWORD_FILE")';
GRANT ALL ON $MYSQL_DATABASE.* TO '$MYSQL_USER'@'%';
END
chown mysql:mysql "$accounts"

exec mariadbd --user=mysql --datadir="$data" --init-file="$accounts" "$@"
