# What the orders of site.sh share: how they speak to compose, and how instances follow each other. To be sourced, in docker/.
# shellcheck shell=sh

fail() {
  echo "site.sh: $1" >&2
  exit 1
}

say() {
  echo "-- $1"
}

# Reads nothing: whoever pastes several lines into a terminal would lose those that follow.
compose() {
  docker compose "$@" </dev/null
}

# What an operator has added counts, too.
engines() {
  compose config --services | grep '^engine-' | sort
}
doors() {
  compose config --services | grep '^api-' | sort
}

# One, or the nodes of a replicated one (compose.replicated.yaml).
databases() {
  compose config --services | grep '^mysql' | sort
}
redises() {
  compose config --services | grep -E '^(redis|sentinel)' | sort
}

project() {
  compose config | sed -n 's/^name: *//p' | head -n 1
}

image_name() {
  compose config --images | grep '^haopai:' | head -n 1
}

build() {
  [ "${HAOPAI_BUILD:-yes}" = no ] || compose build
}

# All that is not there yet, or otherwise than the files say.
up() {
  compose up --detach --no-build --wait
}

# must_run SERVICE: what is an order to something that runs says so before it makes anything.
must_run() {
  [ -n "$(compose ps --quiet --status running "$1")" ] || fail "$1 does not run. First: docker/site.sh start"
}

# fresh SERVICE...: a new container of each, which sees the secrets as they are now; until all of them are well.
fresh() {
  compose up --detach --no-build --no-deps --force-recreate --wait "$@"
}

# in_turn SERVICE...: the next one when the one before is well.
in_turn() {
  for service in "$@"; do
    say "$service"
    fresh "$service" || return 1
  done
}

stop_instances() {
  compose stop $(doors) $(engines)
}

# Settings and lists beside nginx.conf, and the certificate: nobody's line is cut.
reload_nginx() {
  compose exec -T nginx nginx -p /run/haopai/ -c /etc/haopai/nginx.conf -e stderr -s reload
}

# Half of a backup may be in the database (restore.sh): not to be opened, and the binlogs beside the backup must not get that half.
refuse_half_restored() {
  [ ! -e restoring ] || fail "a restore has not come to its end. The same again: docker/site.sh restore $(cat restoring)"
}

# The last line names the backup.
backup() {
  refuse_half_restored
  write_backup "$@"
}
write_backup() {
  compose run --rm -T backup /haopai/backup.sh "$@"
}

cron_file=${HAOPAI_CRON_FILE:-/etc/cron.d/haopai}
