# From one release to the next under people who bid, and back again. The image of the release before is kept as haopai:before (the project's name). To be
# sourced by site.sh.
# shellcheck shell=sh

before=$(project):before
after=$(project):after

id_of() {
  docker image inspect --format '{{.Id}}' "$1"
}

# Doors come last, so the last of them runs what is to be kept until all is done, also when this is done again in the middle.
running_image() {
  container=$(compose ps --all --quiet "$(doors | tail -n 1)")
  [ -n "$container" ] || fail 'nothing runs here yet: docker/site.sh start'
  docker inspect --format '{{.Image}}' "$container"
}

upgrade() {
  ./make-secrets.sh
  build
  name=$(image_name)
  running=$(running_image)
  if [ "$running" = "$(id_of "$name")" ]; then
    say "$name runs already"
  else
    docker tag "$running" "$before"
    say 'the accounts of the database'
    give_accounts secrets
    # Started anew only where its own settings have changed, as when it gets a certificate: lots are given the time back then.
    say 'the database server'
    for node in $(databases); do compose up --detach --no-build --no-deps --wait "$node"; done
    say 'a backup'
    backup
    say 'the database'
    compose run --rm -T --no-deps migrate
    # Engines first, and doors first on the way back: what stands side by side meanwhile is the same on both.
    in_turn $(engines) $(doors) || fail 'it does not become well: docker/site.sh roll-back'
  fi
  say 'everything else that has changed'
  up
  [ ! -L certificate/listen.conf ] || name_hosts
  reload_nginx
  echo 'This release runs. Back again: docker/site.sh roll-back'
}

# Whether it opens the data is asked before anything stops.
roll_back() {
  name=$(image_name)
  id_of "$before" >/dev/null 2>&1 || fail 'no release before is kept here: upgrade keeps one'
  [ "$(id_of "$name")" = "$(id_of "$before")" ] || docker tag "$name" "$after"
  docker tag "$before" "$name"
  if ! compose run --rm -T --no-deps migrate node api/main.js try-database; then
    docker tag "$after" "$name"
    fail 'the release before does not open this data (above). Nothing was changed'
  fi
  in_turn $(doors) $(engines)
  echo "The release before runs; the one after is kept as $after. Before the next start or upgrade let its files lie here, too: git checkout"
}
