// At which host the office is found, where it has one of its own.
import type { Environment } from './config';
import type { VariableReader } from './variables';

const HOST = /^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:\d{1,5})?$/;

/** In production its origin is one of those whose pages may change things, beside one of the portal. */
export function readOfficeHost(
  reader: VariableReader,
  environment: Environment,
  origins: readonly string[],
): string | null {
  const host = reader.text('HAOPAI_OFFICE_HOST')?.toLowerCase() ?? null;
  if (host === null) return null;
  if (!HOST.test(host)) {
    reader.fault(
      'HAOPAI_OFFICE_HOST must be a host such as office.haopai.example, with a port where it has one',
    );
    return host;
  }
  const hosts = origins.filter((origin) => URL.canParse(origin)).map((origin) => new URL(origin).host);
  if (environment === 'production' && !hosts.includes(host))
    reader.fault(`HAOPAI_ORIGINS must list https://${host}, which HAOPAI_OFFICE_HOST names, too`);
  if (hosts.length > 0 && hosts.every((one) => one === host))
    reader.fault('HAOPAI_ORIGINS must list the origin of the portal beside that of HAOPAI_OFFICE_HOST');
  return host;
}
