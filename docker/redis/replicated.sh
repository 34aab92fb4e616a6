#!/bin/sh
# One of three Redis, or one of the three Sentinels that agree which of them is written to: replicated.sh redis | sentinel. Both write what they learn into
# their own file in /data, so that a restart changes nothing of it; passwords are put in anew at each start.
#
#   HAOPAI_REDIS_ADDRESS   this one's
#   HAOPAI_REDIS_FIRST     of the Redis that is written to the very first time
set -eu
umask 077
password=$(cat /run/secrets/redis_password)
own=$HAOPAI_REDIS_ADDRESS
first=$HAOPAI_REDIS_FIRST
# The host in redis_url, which instances ask the Sentinels for (docs/adr/0115).
set_name=redis

begin_redis() {
  file=/data/redis.conf
  # Whom it follows it was told last time.
  if [ -s $file ]; then
    follows=$(grep '^replicaof ' $file || :)
  elif [ "$own" = "$first" ]; then
    follows=''
  else
    follows="replicaof $first 6379"
  fi
  cat >$file.new <<END
include /etc/haopai/redis.conf
masterauth $password
replica-announce-ip $own
repl-diskless-sync-delay 0
$follows
END
  mv $file.new $file
  run redis-server $file
}

begin_sentinel() {
  file=/data/sentinel.conf
  [ -s $file ] || cat >$file <<END
port 26379
dir /data
sentinel announce-ip $own
sentinel monitor $set_name $first 6379 2
sentinel down-after-milliseconds $set_name 2000
sentinel failover-timeout $set_name 10000
sentinel parallel-syncs $set_name 1
END
  # Sentinel writes its password down in two ways.
  sed -i -e '/^requirepass /d' -e '/^user default /d' -e '/^sentinel auth-pass /d' $file
  printf 'requirepass %s\nsentinel auth-pass %s %s\n' "$password" "$set_name" "$password" >>$file
  run redis-server $file --sentinel
}

# The image of Redis gives up its rights in a script of its own.
run() {
  if command -v docker-entrypoint.sh >/dev/null; then exec docker-entrypoint.sh "$@"; else exec "$@"; fi
}

"begin_${1:?redis or sentinel}"
