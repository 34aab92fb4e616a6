# Read by the image of MariaDB when a node sets its data folder up, as first-accounts.sh is: who makes whole copies, and with whom the balancer asks (it may
# do nothing else). Must not be executable.
# shellcheck shell=sh
docker_process_sql <<'END'
CREATE USER IF NOT EXISTS 'mysql'@'localhost' IDENTIFIED VIA unix_socket;
GRANT RELOAD, PROCESS, LOCK TABLES, BINLOG MONITOR, REPLICA MONITOR ON *.* TO 'mysql'@'localhost';
CREATE USER IF NOT EXISTS 'haproxy'@'%' IDENTIFIED VIA mysql_native_password USING '';
GRANT SELECT ON mysql.plugin TO 'haproxy'@'%';
END
