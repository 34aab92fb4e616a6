// How the database is reached: its address, who asks there, who may change its schema, and how the server proves who it is.
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { Environment, MysqlConfig } from './config';
import type { VariableReader } from './variables';

const SCHEMES = ['mysql:', 'mariadb:'];
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

export function readMysql(reader: VariableReader, environment: Environment): MysqlConfig {
  const ca = readCa(reader);
  const mysql = mysqlOf(reader, 'HAOPAI_MYSQL_URL', ca);
  refusePlain(reader, environment, mysql);
  return mysql;
}

/** Who migrates, where that is somebody else than who serves. */
export function readMigrator(
  reader: VariableReader,
  { host, port, database, ca }: MysqlConfig,
): MysqlConfig | null {
  const name = 'HAOPAI_MYSQL_MIGRATE_URL';
  if (reader.text(name) === null && reader.text(`${name}_FILE`) === null) return null;
  const migrator = mysqlOf(reader, name, ca);
  if (migrator.host !== host || migrator.port !== port || migrator.database !== database)
    reader.fault(`${name} must name the same database as HAOPAI_MYSQL_URL`);
  return migrator;
}

function mysqlOf(reader: VariableReader, name: string, ca: string | null): MysqlConfig {
  const url = reader.url(name, SCHEMES);
  const database = decodeURIComponent(url?.pathname.slice(1) ?? '');
  if (url !== null && !/^\w{1,64}$/.test(database))
    reader.fault(`${name} must end in the name of a database: letters, digits and underscores`);
  if (url !== null && url.search !== '')
    reader.fault(`${name} takes no ?settings: how the server is checked stands in HAOPAI_MYSQL_CA`);
  // The client compares names alone: for an address it would believe whoever is called localhost.
  if (ca !== null && isIP(url?.hostname.replace(/^\[|\]$/g, '') ?? '') !== 0)
    reader.fault(
      `${name} must have the server’s name, which its certificate shows, and not an address: HAOPAI_MYSQL_CA is set`,
    );
  return {
    host: url?.hostname ?? '',
    port: Number(url?.port || 3306),
    user: decodeURIComponent(url?.username ?? ''),
    password: decodeURIComponent(url?.password ?? ''),
    database,
    poolMax: reader.integer('HAOPAI_MYSQL_POOL', 10, 1, 200),
    ca,
  };
}

function readCa(reader: VariableReader): string | null {
  const pem = reader.secret('HAOPAI_MYSQL_CA');
  if (pem === null) return null;
  const certificates = pem.match(CERTIFICATE) ?? [];
  if (certificates.length === 0 || !certificates.every(isCertificate))
    reader.fault(
      'HAOPAI_MYSQL_CA, or the file that HAOPAI_MYSQL_CA_FILE names, must hold certificates (PEM)',
    );
  return pem;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== '';
  } catch {
    return false;
  }
}

function refusePlain(reader: VariableReader, environment: Environment, { host, ca }: MysqlConfig): void {
  const kind = reader.oneOf('HAOPAI_MYSQL_TLS', ['verified', 'plain-in-production'], 'verified');
  if (environment !== 'production' || ca !== null || host === '' || LOOPBACK.test(host)) return;
  if (kind === 'verified')
    reader.fault(
      'HAOPAI_MYSQL_CA_FILE is missing: over a network production wants TLS, and a server whose certificate this CA has signed. ' +
        'HAOPAI_MYSQL_TLS=plain-in-production goes without, where nobody else is on that network',
    );
}
