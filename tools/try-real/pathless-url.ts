// The address of a server, whichever of its databases it names.

/** `mysql://user:password@host:port`, as suites want it. Throws on what is no address. */
export function pathlessUrl(given: string): string {
  const url = new URL(given);
  if (!['mysql:', 'mariadb:'].includes(url.protocol))
    throw new Error('HAOPAI_TEST_MYSQL_URL must start with mysql:// or mariadb://');
  url.pathname = '';
  return url.href.replace(/\/$/, '');
}
