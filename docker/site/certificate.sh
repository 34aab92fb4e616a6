# The site's certificate: by ACME from whoever gives some, or two files. nginx (user 101) reads it in docker/certificate. To be sourced by site.sh.
# shellcheck shell=sh

certbot() {
  compose run --rm -T certificate "$@" --config-dir /certificate/acme --work-dir /tmp/work --logs-dir /tmp/logs
}

parts='fullchain.pem privkey.pem listen.conf'

put_back() {
  [ -d certificate/before ] || return 0
  for part in $parts; do rm -f "certificate/$part"; done
  find certificate/before -mindepth 1 -exec mv {} certificate/ ';'
  rmdir certificate/before
}

# What is there waits until nginx has found the new one good. Whatever a run that was cut off had set aside comes back first.
set_aside() {
  put_back
  install -d -o 101 -g 101 -m 700 certificate/before
  for part in $parts; do
    [ ! -L "certificate/$part" ] && [ ! -e "certificate/$part" ] || mv "certificate/$part" certificate/before/
  done
}

switch_on() {
  ln -s /etc/haopai/tls.conf certificate/listen.conf
  name_hosts
  if ! compose exec -T nginx nginx -p /run/haopai/ -c /etc/haopai/nginx.conf -e stderr -t; then
    put_back
    fail 'nginx does not take this certificate (above): nothing was changed'
  fi
  rm -rf certificate/before
  reload_nginx
  echo "Browsers are shown it now: https://$(names | head -n 1)"
}

# Each name of HAOPAI_ORIGINS.
names() {
  compose config | sed -n 's/^ *HAOPAI_ORIGINS: *//p' | head -n 1 | tr ',' '\n' | sed -n 's,^ *https://\([^:/]*\).*,\1,p'
}

# Where nginx sends whoever asks without TLS (nginx/tls.conf): to the name that they asked for, or, if it is none of the site's, to the first.
name_hosts() {
  names | sed -e '1s/.*/set $https_host &;/' -e '1!s/.*/if ($host = &) { set $https_host &; }/' >certificate/hosts
  chmod 644 certificate/hosts
}

ask_for_one() {
  email=$1
  shift
  for name in $(names); do set -- "$@" --domain "$name"; done
  certbot certonly --non-interactive --agree-tos --email "$email" --cert-name site \
    --webroot --webroot-path /certificate/webroot "$@"
  set_aside
  ln -s acme/live/site/fullchain.pem certificate/fullchain.pem
  ln -s acme/live/site/privkey.pem certificate/privkey.pem
  switch_on
}

take_files() {
  for file in "$1" "$2"; do [ -s "$file" ] || fail "there is no $file"; done
  set_aside
  install -o 101 -g 101 -m 444 "$1" certificate/fullchain.pem
  install -o 101 -g 101 -m 400 "$2" certificate/privkey.pem
  switch_on
}

# When it is due; with certbot's --force-renewal at once.
renew() {
  [ -d certificate/acme/live/site ] || return 0
  before=$(cksum certificate/fullchain.pem)
  certbot renew --non-interactive --quiet "$@"
  [ "$before" = "$(cksum certificate/fullchain.pem)" ] || reload_nginx
}

# Browsers come to such a site by http, and would all be sent to where it takes nobody.
refuse_without_name() {
  [ -n "$(names)" ] || fail 'this site has no name that a certificate could show (HAOPAI_ORIGINS has no https://): nothing was changed. For one to look at that is right as it is; for a city: docker/site.sh prepare plates.example.cn, then start, then certificate'
}

certificate() {
  case ${1:-} in renew | '') ;; *) refuse_without_name && must_run nginx ;; esac
  install -d -o 101 -g 101 -m 700 certificate certificate/webroot
  case ${1:-} in
    renew) shift && renew "$@" ;;
    *@*) ask_for_one "$@" ;;
    '') fail 'whose address is told when it runs out? certificate EMAIL; or certificate FULLCHAIN.pem KEY.pem' ;;
    *)
      # As whoever calls names them.
      chain=$(cd "$from" && realpath "$1")
      key=$(cd "$from" && realpath "${2:?the key of it}")
      take_files "$chain" "$key"
      ;;
  esac
}
