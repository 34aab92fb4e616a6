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

# certify NAME: a certificate for MySQL under that name, signed by a CA whose key is kept nowhere: another certificate comes with another CA
# (site.sh change-key mysql-certificate). The CA is the last to be there, and says that all of it is.
certify() {
  if [ -s "$folder/mysql_ca" ]; then return; fi
  command -v openssl >/dev/null || { echo 'make-secrets.sh: openssl is not there: apt-get install --no-install-recommends openssl' >&2; exit 1; }
  work=$(mktemp -d "$folder/unfinished-XXXXXX")
  curve='-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes'
  printf 'basicConstraints=CA:FALSE\nkeyUsage=digitalSignature\nextendedKeyUsage=serverAuth\nsubjectAltName=DNS:%s,DNS:localhost,IP:127.0.0.1\n' "$1" >"$work/names"
  # shellcheck disable=SC2086
  {
    openssl req -x509 $curve -days 3650 -subj '/CN=Haopai database' -addext 'keyUsage=critical,keyCertSign' \
      -keyout "$work/ca_key" -out "$work/mysql_ca"
    openssl req -new $curve -subj "/CN=$1" -keyout "$work/mysql_key" -out "$work/request"
    openssl x509 -req -in "$work/request" -CA "$work/mysql_ca" -CAkey "$work/ca_key" -set_serial 2 -days 3650 \
      -extfile "$work/names" -out "$work/mysql_certificate"
  } 2>"$work/said" || { cat "$work/said" >&2; exit 1; }
  for part in mysql_key mysql_certificate mysql_ca; do
    chmod 444 "$work/$part"
    mv -f "$work/$part" "$folder/$part"
    echo "made $part"
  done
  rm -rf "$work"
}

keep mysql_root_password "$(random)"
keep mysql_migrate_password "$(random)"
keep mysql_serve_password "$(random)"
keep mysql_backup_password "$(random)"
certify mysql
keep redis_password "$(random)"
keep session_secret "$(random)"
# Seal personal data, and find it again: without them it is lost. Copy them to where the backups do not lie.
keep data_keys "k1:$(random)"
keep data_hash_key "$(random)"
# Signs the public log: with another one it is another log to everybody who follows it.
keep public_log_key "$(random)"
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
keep mysql_serve_url "mysql://haopai_serve:$(cat "$folder/mysql_serve_password")@mysql:3306/haopai"
keep mysql_migrate_url "mysql://haopai_migrate:$(cat "$folder/mysql_migrate_password")@mysql:3306/haopai"
keep redis_url "redis://:$(cat "$folder/redis_password")@redis:6379"
keep redis_auth.conf "requirepass $(cat "$folder/redis_password")"
