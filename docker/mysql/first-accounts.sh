# Read by the image of MySQL when it sets its data folder up. Must not be executable: then it would not be read, and not know docker_process_sql.
# shellcheck shell=sh
sh /haopai/accounts.sh /run/secrets | docker_process_sql
