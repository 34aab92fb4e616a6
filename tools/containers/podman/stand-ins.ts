// What is made from Debian's packages in place of a published image: base/<recipe>.Containerfile.

/** By the repository's name. */
const STAND_INS: Readonly<Record<string, string>> = {
  node: 'node',
  nginx: 'nginx',
  redis: 'redis',
  mysql: 'mysql',
  mariadb: 'mariadb',
  haproxy: 'haproxy',
  'percona/percona-server': 'mysql',
  'prom/prometheus': 'prometheus',
  'certbot/certbot': 'certbot',
  'ghcr.io/letsencrypt/pebble': 'pebble',
};
/** Debian has no package of it: its service is left out (compose.podman.yaml). */
const LEFT_OUT = ['grafana/grafana'];

/** The recipe's name; null for what is left out. Throws on an image that nobody has thought of. */
export function standInOf(image: string): string | null {
  const [repository = ''] = image.split(':');
  if (LEFT_OUT.includes(repository)) return null;
  const recipe = STAND_INS[repository];
  if (recipe === undefined) throw new Error(`nothing is known that could stand in for the image ${image}`);
  return recipe;
}
