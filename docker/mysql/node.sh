#!/bin/sh
# One node of the replicated database: what MariaDB's image starts, with the settings of docs/replication.md, as a member of the group. Which node begins
# the group when there is none is decided here; after all lost their power nobody has to: the group finds itself again once all of it is back.
#
#   HAOPAI_NODE_NAME, HAOPAI_NODE_ADDRESS, HAOPAI_NODE_GROUP (addresses of all, with commas between)
#   HAOPAI_NODE_BALANCER the address at which whoever writes now is reached
#   HAOPAI_NODE_DONORS   who is asked for a whole copy when nobody writes, or nobody but the writer is in step
#   HAOPAI_NODE_BEGINS   "yes" at the one that begins the very first time, which sees the data folders of the others below /others
#   HAOPAI_NODE_DATA, HAOPAI_NODE_OTHERS   other folders than those of the image
#   HAOPAI_NODE_FORCED   the name of a node that begins though others may have more (docs/runbook.md, "Two nodes are lost")
set -eu
data=${HAOPAI_NODE_DATA:-/var/lib/mysql}
state=$data/grastate.dat
galera=/usr/lib/galera/libgalera_smm.so
name=${HAOPAI_NODE_NAME:?the name of this node}

say() {
  echo "node.sh: $1" >&2
}

others=''
for address in $(echo "$HAOPAI_NODE_GROUP" | tr ',' ' '); do
  [ "$address" = "$HAOPAI_NODE_ADDRESS" ] || others="${others:+$others,}$address"
done
# Whoever greets is a member of a group, or was one.
somebody_greets() {
  for address in $(echo "$others" | tr ',' ' '); do
    if timeout 3 bash -c "exec 3<>/dev/tcp/$address/3306 && read -r -n 1 -t 2 <&3" 2>/dev/null; then return 0; fi
  done
  return 1
}
# name_at ADDRESS: the name of the node that is reached there. Nothing when it is not in step: as the balancer's question, this one reads a table. As that it
# goes without TLS: the certificate bears another name, and there is nothing to hide.
name_at() {
  timeout 3 mariadb --no-defaults --skip-ssl -h "$1" -u haproxy -N \
    -e 'SELECT @@wsrep_node_name FROM (SELECT COUNT(*) FROM mysql.plugin) AS t' 2>/dev/null || :
}
# Who may give a whole copy: those in step that do not write. Without a comma at the end: when they are busy they are waited for, and nobody else gives.
choose_donors() {
  writer=$(name_at "$HAOPAI_NODE_BALANCER")
  # One that comes back at once may be there before another has taken over.
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    if [ -n "$writer" ] || ! somebody_greets; then break; fi
    sleep 1
    writer=$(name_at "$HAOPAI_NODE_BALANCER")
  done
  found=''
  for address in $(echo "$others" | tr ',' ' '); do
    each=$(name_at "$address")
    case $each in '' | "$writer") ;; *) found="${found:+$found,}$each" ;; esac
  done
  if [ -n "$writer" ] && [ -n "$found" ]; then echo "$found"; else echo "${HAOPAI_NODE_DONORS:-}"; fi
}
others_have_data() {
  for each in "${HAOPAI_NODE_OTHERS:-/others}"/*/grastate.dat; do
    if [ -e "$each" ]; then return 0; fi
  done
  return 1
}

begins=no
if [ "${HAOPAI_NODE_FORCED:-}" = "$name" ] && ! somebody_greets; then
  [ ! -e "$state" ] || sed -i 's/^safe_to_bootstrap: 0$/safe_to_bootstrap: 1/' "$state"
  begins=yes
elif grep -q '^safe_to_bootstrap: 1$' "$state" 2>/dev/null; then
  # The last of all to stop knows it, unless somebody has begun without it since.
  somebody_greets || begins=yes
elif [ ! -e "$state" ] && [ "${HAOPAI_NODE_BEGINS:-no}" = yes ] && ! somebody_greets; then
  # A group of its own would be a second database, and the data of the others would be taken for old.
  if others_have_data; then say "nothing is here, and other nodes have data: they begin without $name (docs/runbook.md, \"Two nodes are lost\")"; else begins=yes; fi
fi
if [ $begins = yes ]; then
  say "$name begins the group"
elif [ ! -e "$state" ]; then
  say "$name has nothing, and waits for somebody to copy from"
  until somebody_greets; do sleep 1; done
  # Until the others have missed the one that was here before it still counts as a member, and a newcomer then begins their agreement anew: they may fall
  # apart over it, and two that have lost each other wait for ever for a third that no longer exists.
  sleep 5
fi

set -- mariadbd \
  --bind-address=0.0.0.0 \
  --log-slave-updates=ON \
  --innodb-autoinc-lock-mode=2 \
  --wsrep-on=ON \
  "--wsrep-provider=$galera" \
  --wsrep-cluster-name=haopai \
  "--wsrep-cluster-address=gcomm://$others" \
  "--wsrep-node-name=$name" \
  "--wsrep-node-address=$HAOPAI_NODE_ADDRESS" \
  --wsrep-slave-threads=4 \
  --wsrep-sst-method=mariabackup \
  --wsrep-sst-auth=mysql: \
  '--wsrep-provider-options=evs.keepalive_period=PT0.5S;evs.suspect_timeout=PT2S;evs.inactive_timeout=PT4S;evs.inactive_check_period=PT0.25S;evs.join_retrans_period=PT0.3S;gcache.size=128M;gcache.recover=yes' \
  "$@"
[ $begins = no ] || set -- "$@" --wsrep-new-cluster

# Without its place a node that was killed counts as one that has nothing, and is sent a whole copy.
if [ -e "$state" ]; then
  found=$(mktemp -d)
  chown mysql "$found"
  mariadbd --user=mysql --datadir="$data" --wsrep-on=ON "--wsrep-provider=$galera" --wsrep-recover --log-error="$found/position.err" >/dev/null 2>&1 || :
  place=$(sed -n 's/.*Recovered position: *\([0-9a-f-]*:[0-9]*\).*/\1/p' "$found/position.err" 2>/dev/null | tail -n 1)
  rm -rf "$found"
  case $place in '' | 00000000-*) ;; *) set -- "$@" "--wsrep-start-position=$place" ;; esac
fi
# Last of all, so that it still holds when the node joins.
if [ $begins = no ]; then
  donors=$(choose_donors)
  say "$name would be sent a copy by $donors"
  set -- "$@" "--wsrep-sst-donor=$donors"
fi
exec docker-entrypoint.sh "$@"
