# To rehearse a site before its providers are switched on: the texts and payments that stay in the sandbox. To be sourced by site.sh.
# shellcheck shell=sh

sandbox() {
  must_run api-1
  case ${1:-}:${2:-} in
    texts:?*) compose exec -T api-1 node api/main.js sandbox-texts "$2" ;;
    pay:?*) compose exec -T api-1 node api/main.js sandbox-pay "$2" ;;
    *) fail 'sandbox texts MOBILE: what its phone would have been sent; sandbox pay ORDER: pays it, as the order page has its number' ;;
  esac
}
