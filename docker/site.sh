#!/bin/sh
# What an operator does with the site of docker/compose.yaml on this machine, an order each. What was seen when it was done: docs/runbook.md.
#
#   prepare NAME                the name that browsers show, such as plates.example.cn; secrets, and settings in docker/.env
#   prepare NAME --replicated   the same with a database of three nodes and three Redis (docs/replication.md)
#   prepare --try               http://localhost:8080 with sandboxes for texts and payments, for this machine alone: to look at it
#   start                       builds, migrates, starts, and waits until all of it is well
#   certificate EMAIL           one from Let's Encrypt; with certbot's own options behind it from whoever else speaks ACME
#   certificate CHAIN KEY       one that somebody gave you: two PEM files
#   certificate renew           when it is due
#   add-administrator USER      who lets all others in; shows a password for one log-in
#   sandbox texts MOBILE        before Aliyun is switched on: what a phone would have been sent
#   sandbox pay ORDER           before Alipay is switched on: pays what a citizen has begun to pay
#   schedule                    cron: a backup each night, what is written since then each minute, the certificate when it is due
#   backup                      now; "backup binlogs" adds to the newest what was written since
#   restore BACKUP              brings one of them back, "newest" or a name, into a database that is empty; what it takes besides: restore alone
#   verify-heads [-]            whether the database agrees with what was kept outside it; with "-": with mails, on standard input
#   restart                     one instance after the other, when docker/.env or a provider's file in docker/secrets/ has changed
#   upgrade                     from the release that runs to the one that lies here
#   roll-back                   to the one before the last upgrade, if it opens the data
#   pack                        closes the site and writes it to standard output, for another machine:
#   unpack                      docker/site.sh pack | ssh root@NEW haopai/docker/site.sh unpack
#   change-key NAME             session-secret, data-key, metrics-token, mysql-serve-password, mysql-migrate-password, mysql-backup-password,
#                               mysql-root-password, mysql-certificate, redis-password, grafana-password
#
# HAOPAI_BUILD=no takes the image that is there instead of building it: docker save on another machine, docker load here.
set -eu
from=$PWD
cd "$(dirname "$0")"
site=$PWD

. site/compose.sh
order=${1:-}
[ $# -eq 0 ] || shift

case $order in
  prepare) . site/prepare.sh && prepare "$@" ;;
  start) . site/keys.sh && . site/prepare.sh && start ;;
  schedule) . site/prepare.sh && schedule ;;
  certificate) . site/certificate.sh && certificate "$@" ;;
  add-administrator) must_run api-1 && compose run --rm -T migrate node api/main.js add-administrator "$@" ;;
  sandbox) . site/sandbox.sh && sandbox "$@" ;;
  backup) backup "$@" ;;
  restore) . site/restore.sh && restore "$@" ;;
  verify-heads) must_run api-1 && docker compose run --rm -T --no-deps migrate node api/main.js verify-heads "$@" ;;
  restart) in_turn $(engines) $(doors) ;;
  upgrade) . site/keys.sh && . site/certificate.sh && . site/upgrade.sh && upgrade ;;
  roll-back) . site/upgrade.sh && roll_back ;;
  pack) . site/move.sh && pack ;;
  unpack) . site/move.sh && unpack ;;
  change-key) . site/keys.sh && change_key "$@" ;;
  *)
    sed -n 's/^#   //p' site.sh >&2
    exit 1
    ;;
esac
