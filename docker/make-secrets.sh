#!/bin/sh
# Makes the secrets of a compose installation, on first use; what is there already stays as it is.
# The folder is closed to other users of the machine; the files are open, so that each container's own user may read its own.
set -eu
umask 022

folder=${1:-$(dirname "$0")/secrets}
mkdir -p "$folder"
chmod 700 "$folder"

# 43 letters, digits, - and _: 256 bits that need no quoting anywhere.
random() {
  head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n'
}

# keep NAME VALUE: writes the secret unless it is there.
keep() {
  if [ -s "$folder/$1" ]; then return; fi
  printf '%s' "$2" >"$folder/$1.unfinished"
  chmod 444 "$folder/$1.unfinished"
  mv "$folder/$1.unfinished" "$folder/$1"
  echo "made $1"
}

# place NAME: an empty file for what somebody else gives, to be filled once its provider is switched on (docker/README.md).
place() {
  if [ -e "$folder/$1" ]; then return; fi
  : >"$folder/$1"
  chmod 644 "$folder/$1"
  echo "made $1, empty"
}

keep mysql_root_password "$(random)"
keep mysql_password "$(random)"
keep redis_password "$(random)"
keep session_secret "$(random)"
# Seal personal data, and find it again: without them it is lost. Copy them to where the backups do not lie.
keep data_keys "k1:$(random)"
keep data_hash_key "$(random)"
keep metrics_token "$(random)"
keep grafana_password "$(random)"

place aliyun_key_id
place aliyun_key_secret
place identity_key_id
place identity_key_secret
place smtp_url
place alipay_private_key
place alipay_public_key
place vapid_private_key

# What follows from others.
keep mysql_url "mysql://haopai:$(cat "$folder/mysql_password")@mysql:3306/haopai"
keep redis_url "redis://:$(cat "$folder/redis_password")@redis:6379"
keep redis_auth.conf "requirepass $(cat "$folder/redis_password")"
