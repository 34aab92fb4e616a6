// The only reader of process.env: turns it into a Config or stops the start with a message that names every fault.
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import {
  type CaptchaConfig,
  type Config,
  type Environment,
  type HttpConfig,
  LOG_INS_AT_ONCE_MAX,
  type RateLimitConfig,
  type SentinelAddress,
} from './config';
import { readMigrator, readMysql } from './read-mysql';
import { readOfficeHost } from './read-office-host';
import { readHeads } from './read-heads';
import { readPersonalData } from './read-personal-data';
import { readDurability } from './read-durability';
import { readInvoices } from './read-invoices';
import { readLine } from './read-line';
import { readListings } from './read-listings';
import { readPractice } from './read-practice';
import { readProviders } from './read-providers';
import { readPublicLog } from './read-public-log';
import { readPublished } from './read-published';
import { readSigning } from './read-signing';
import { readSiteOrigin } from './read-site-origin';
import { readStaff } from './read-staff';
import { readUntried } from './read-untried';
import { ConfigError, VariableReader, type Variables } from './variables';

const SESSION_IDLE_MS = 2 * 60 * 60 * 1000;
const SECRET_LENGTH_MIN = 32;
const CLOCK_SKEW_MAX_MS = 3_600_000;
const SECRET_DISTINCT_MIN = 12;
const TOKEN_LENGTH_MIN = 16;
/** Sockets of those who only look, on one instance. */
const WATCHERS_MAX = 5_000;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;

export function readConfig(variables: Variables = process.env): Config {
  const reader = new VariableReader(variables);
  const warnings: string[] = [];
  const environment = reader.oneOf('NODE_ENV', ['development', 'test', 'production'], 'development');
  const http = readHttp(reader, environment);
  const mysql = readMysql(reader, environment);
  const role = reader.oneOf('HAOPAI_ROLE', ['all', 'edge', 'engine'], 'all');
  const providers = readProviders(reader, environment, role, http);
  const { sms, identity, payments, mail } = providers;
  const secret = readSecret(reader, environment, warnings);
  const siteOrigin = readSiteOrigin(reader, http, payments);
  const heads = readHeads(reader, mail);
  const config: Config = {
    environment,
    instance: readInstance(reader),
    role,
    logLevel: reader.oneOf('HAOPAI_LOG_LEVEL', ['silent', 'fatal', 'error', 'warn', 'info', 'debug'], 'info'),
    logDir: reader.text('HAOPAI_LOG_DIR'),
    migratesAtStart:
      reader.oneOf('HAOPAI_MIGRATE', ['true', 'false'], environment === 'production' ? 'false' : 'true') ===
      'true',
    http,
    mysql,
    migrator: readMigrator(reader, mysql),
    durability: readDurability(reader, environment),
    redis: {
      url: reader.url('HAOPAI_REDIS_URL', ['redis:', 'rediss:'])?.href ?? '',
      sentinels: readSentinels(reader),
      clusterUrls: readClusterUrls(reader),
      prefix: reader.text('HAOPAI_REDIS_PREFIX') ?? 'haopai:',
    },
    line: readLine(reader),
    session: { secret, idleMs: SESSION_IDLE_MS },
    personalData: readPersonalData(reader, environment, warnings),
    captcha: readCaptcha(reader, environment),
    rateLimits: readRateLimits(reader, environment),
    metrics: { token: readMetricsToken(reader) },
    ...providers,
    refunds: readRefunds(reader, warnings),
    invoices: readInvoices(reader, environment),
    siteOrigin,
    signing: readSigning(reader),
    untried: readUntried(reader, environment, [sms, payments, identity]),
    vehicleRegister: readVehicleRegister(reader, environment),
    heads,
    publicLog: readPublicLog(reader, {
      ...{ environment, role, siteOrigin, keptDir: heads.dir },
      sessionSecret: { value: secret, isGiven: reader.secret('HAOPAI_SESSION_SECRET') !== null },
    }),
    staff: readStaff(reader, environment, warnings),
    practice: readPractice(reader),
    listings: readListings(reader),
    clockSkewMs: readClockSkew(reader, environment),
    warnings,
  };
  if (reader.text('NODE_ENV') === null && isOpenToOthers(http)) {
    reader.fault(
      'NODE_ENV is missing: HAOPAI_HOST, HAOPAI_ORIGINS or HAOPAI_TRUSTED_PROXIES lets others in, who would find a sandbox in place of money and ' +
        'text messages. Say production, or development where only you come in',
    );
  }
  if (reader.faults.length > 0) throw new ConfigError(reader.faults);
  return config;
}

function readRefunds(reader: VariableReader, warnings: string[]): Config['refunds'] {
  const refunds = reader.oneOf('HAOPAI_REFUNDS', ['sent', 'held'], 'sent');
  if (refunds === 'held') warnings.push('HAOPAI_REFUNDS=held: no refund leaves this instance');
  return refunds;
}

/** As far as it can be told from here. */
function isOpenToOthers({ host, origins, trustedProxies }: HttpConfig): boolean {
  const hosts = [
    host,
    ...origins.filter((origin) => URL.canParse(origin)).map((origin) => new URL(origin).hostname),
  ];
  return trustedProxies > 0 || !hosts.every((name) => LOOPBACK.test(name));
}

/** A lease's owner column holds 64 ASCII characters: this name and a mark of the process. */
function readInstance(reader: VariableReader): string {
  const name = reader.text('HAOPAI_INSTANCE') ?? `${hostname().slice(0, 40)}-${process.pid}`;
  if (!/^[\w.-]{1,55}$/.test(name)) {
    reader.fault('HAOPAI_INSTANCE must be 1 to 55 letters, digits, dots, dashes and underscores');
  }
  return name;
}

/** Several with commas between: whichever answers names the others. */
function readClusterUrls(reader: VariableReader): readonly string[] | null {
  const text = reader.secret('HAOPAI_REDIS_CLUSTER_URLS');
  if (text === null) return null;
  const urls = text.split(',').map((url) => url.trim());
  const isGood = (url: string): boolean =>
    URL.canParse(url) && ['redis:', 'rediss:'].includes(new URL(url).protocol);
  // Without repeating them: they may hold a password.
  if (!urls.every(isGood))
    reader.fault(
      'HAOPAI_REDIS_CLUSTER_URLS must list addresses that start with redis:// or rediss://, with commas between',
    );
  return urls;
}

/** `host:port` with commas between; their password is that of HAOPAI_REDIS_URL. */
function readSentinels(reader: VariableReader): readonly SentinelAddress[] | null {
  const text = reader.text('HAOPAI_REDIS_SENTINELS');
  if (text === null) return null;
  const addresses = text.split(',').map((address) => {
    const [, host = '', port = ''] = /^([\w.-]+):(\d{1,5})$/.exec(address.trim()) ?? [];
    return { host, port: Number(port) };
  });
  if (addresses.some(({ host, port }) => host === '' || port < 1 || port > 65_535))
    reader.fault(
      `HAOPAI_REDIS_SENTINELS must list addresses as host:port, with commas between, not "${text}"`,
    );
  return addresses;
}

function readClockSkew(reader: VariableReader, environment: Environment): number {
  const skewMs = Number(reader.text('HAOPAI_CLOCK_SKEW_MS') ?? 0);
  if (!Number.isSafeInteger(skewMs) || Math.abs(skewMs) > CLOCK_SKEW_MAX_MS) {
    reader.fault(`HAOPAI_CLOCK_SKEW_MS must be a whole number of at most ${CLOCK_SKEW_MAX_MS} either way`);
  }
  if (skewMs !== 0 && environment === 'production') {
    reader.fault('HAOPAI_CLOCK_SKEW_MS is for tests and refused in production');
  }
  return skewMs;
}

function readHttp(reader: VariableReader, environment: Environment): HttpConfig {
  const origins = (reader.text('HAOPAI_ORIGINS') ?? '').split(',').map((origin) => origin.trim());
  const given = origins.filter((origin) => origin !== '');
  for (const origin of given) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      reader.fault(`HAOPAI_ORIGINS must list origins such as https://haopai.example, not "${origin}"`);
    }
  }
  if (environment === 'production' && given.length === 0) {
    reader.fault(
      'HAOPAI_ORIGINS is missing: in production it lists the origins whose pages may change things',
    );
  }
  return {
    host: reader.text('HAOPAI_HOST') ?? (environment === 'production' ? '0.0.0.0' : '127.0.0.1'),
    port: reader.integer('PORT', 3000, 0, 65_535),
    origins: given,
    staticDir: reader.text('HAOPAI_STATIC_DIR'),
    adminDir: reader.text('HAOPAI_ADMIN_DIR'),
    officeHost: readOfficeHost(reader, environment, given),
    isPublishedHere: readPublished(reader, environment),
    trustedProxies: reader.integer('HAOPAI_TRUSTED_PROXIES', 0, 0, 10),
    workMax: reader.integer('HAOPAI_WORK_AT_ONCE', 48, 8, 10_000),
    socketsMax: reader.integer('HAOPAI_SOCKETS_MAX', 20_000, 4, 200_000),
  };
}

function readSecret(reader: VariableReader, environment: Environment, warnings: string[]): string {
  const secret = reader.secret('HAOPAI_SESSION_SECRET');
  const isWeak =
    secret === null || secret.length < SECRET_LENGTH_MIN || new Set(secret).size < SECRET_DISTINCT_MIN;
  if (isWeak && environment === 'production') {
    reader.fault(
      `HAOPAI_SESSION_SECRET is ${secret === null ? 'missing' : 'weak'}: production wants at least ${SECRET_LENGTH_MIN} random characters`,
    );
  }
  if (secret !== null) return secret;
  warnings.push(
    'HAOPAI_SESSION_SECRET is not set: a random one is used, a restart logs everybody out, and no other instance can be written to',
  );
  return randomBytes(32).toString('base64url');
}

function readMetricsToken(reader: VariableReader): string | null {
  const token = reader.secret('HAOPAI_METRICS_TOKEN');
  if (token !== null && token.length < TOKEN_LENGTH_MIN)
    reader.fault(`HAOPAI_METRICS_TOKEN is weak: at least ${TOKEN_LENGTH_MIN} random characters are wanted`);
  return token;
}

/** A test run logs thousands of citizens in: there it has to be switched on. */
function readCaptcha(reader: VariableReader, environment: Environment): CaptchaConfig {
  const isOn = reader.oneOf('HAOPAI_CAPTCHA', ['on', 'off'], environment === 'test' ? 'off' : 'on') === 'on';
  if (!isOn && environment === 'production') {
    reader.fault('HAOPAI_CAPTCHA=off is for load tests and refused in production');
  }
  return { isOn };
}

function readRateLimits(reader: VariableReader, environment: Environment): RateLimitConfig {
  const isOn = reader.oneOf('HAOPAI_RATE_LIMIT', ['on', 'off'], 'on') === 'on';
  if (!isOn && environment === 'production') {
    reader.fault('HAOPAI_RATE_LIMIT=off is for load tests and refused in production');
  }
  return {
    isOn,
    registrationsPerAddressAndHour: reader.integer('HAOPAI_REGISTRATIONS_PER_ADDRESS', 60, 1, 1_000_000),
    smsCodesPerAddressAndHour: reader.integer('HAOPAI_SMS_CODES_PER_ADDRESS', 60, 1, 1_000_000),
    loginTriesPerAddressAndMinute: reader.integer('HAOPAI_LOGIN_TRIES_PER_ADDRESS', 30, 1, 1_000_000),
    logInsAtOnce: reader.integer('HAOPAI_LOG_INS_AT_ONCE', 100, 1, LOG_INS_AT_ONCE_MAX),
    // An office behind one address, with every page of a sale reloaded at once, stays below both.
    readsPerAddressAndMinute: reader.integer('HAOPAI_READS_PER_ADDRESS', 6_000, 1, 1_000_000),
    watchers: reader.integer('HAOPAI_WATCHERS_MAX', isOn ? WATCHERS_MAX : 1_000_000, 0, 1_000_000),
    socketsPerAddress: isOn ? reader.integer('HAOPAI_SOCKETS_PER_ADDRESS', 2_000, 0, 1_000_000) : 0,
  };
}

/** Without a line to the register, which no adapter has yet, the office exchanges files. */
function readVehicleRegister(reader: VariableReader, environment: Environment): 'file' | 'sandbox' {
  const kind = reader.oneOf('HAOPAI_VEHICLE_REGISTER', ['file', 'sandbox'], 'file');
  if (kind === 'sandbox' && environment === 'production')
    reader.fault('HAOPAI_VEHICLE_REGISTER must say file in production: the sandbox tells no register');
  return kind;
}
