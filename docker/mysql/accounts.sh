#!/bin/sh
# Prints, as SQL for an administrator of the server, the accounts of a site with the passwords in a folder: accounts.sh FOLDER. Again and again: what is
# there is made to fit. On MySQL 8.4 and MariaDB 11.8.
#
#   haopai_migrate   changes the schema, and gives the other its rights, table by table (main.js migrate)
#   haopai_serve     all instances. It has no right of its own: what it may do where stands in apps/api/src/platform/database/accounts/rights.ts
#   haopai_backup    reads the database and the binlogs
set -eu
folder=${1:?the folder of the passwords}

# account NAME: passwords as make-secrets.sh draws them need no quoting. Whoever comes without TLS is let in nowhere.
account() {
  password=$(cat "$folder/mysql_$1_password")
  echo "CREATE USER IF NOT EXISTS 'haopai_$1'@'%' IDENTIFIED BY '$password';"
  echo "ALTER USER 'haopai_$1'@'%' IDENTIFIED BY '$password' REQUIRE SSL;"
}

# Not into the binlog: a restored server has accounts of its own.
echo 'SET sql_log_bin = 0;'
account migrate
echo "GRANT ALL PRIVILEGES ON haopai.* TO 'haopai_migrate'@'%' WITH GRANT OPTION;"
account serve
account backup
echo "GRANT SELECT, SHOW VIEW, TRIGGER, EVENT, LOCK TABLES ON haopai.* TO 'haopai_backup'@'%';"
echo "GRANT RELOAD, REPLICATION CLIENT, REPLICATION SLAVE ON *.* TO 'haopai_backup'@'%';"
