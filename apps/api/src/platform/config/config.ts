// What an instance is told by its environment, as types; Config is also the token under which Nest injects it.
import type { DataKey } from '@haopai/sealed-data';

export type Environment = 'development' | 'test' | 'production';
export type LogLevel = 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug';

/** What an instance does: everything, only sockets and REST, or only lots. */
export type Role = 'all' | 'edge' | 'engine';

export interface HttpConfig {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Empty: only pages of the host that was asked. */
  readonly origins: readonly string[];
  /** Folder of the built portal; null serves the api alone. */
  readonly staticDir: string | null;
  /** Folder of the built back office, served below /admin; null serves none. */
  readonly adminDir: string | null;
  /** The host, with a port where it has one, at which the office alone is found; null: it is below /admin of the one host. */
  readonly officeHost: string | null;
  /** A proxy stands before it and lets this machine alone in: what it passes on comes from whoever sits here. */
  readonly isPublishedHere: boolean;
  /** How many proxies before this program may be believed about the client's address. */
  readonly trustedProxies: number;
  /** Requests whose handlers run at once, of all lanes together; each lane has its part (platform/lanes). */
  readonly workMax: number;
  /** Sockets of one instance, of all lanes together. */
  readonly socketsMax: number;
}

export interface MysqlConfig {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly poolMax: number;
  /** PEM: over TLS, to a server whose certificate one of these has signed and which bears the host's name; null: as it is. */
  readonly ca: string | null;
}

/** What has what was acknowledged: the disk of one database, or a second machine besides. */
export type DurabilityNamed = 'one-disk' | 'two-machines';

export interface SentinelAddress {
  readonly host: string;
  readonly port: number;
}

export interface RedisConfig {
  /** Where there are Sentinels, its host is the name that they have for their Redis. */
  readonly url: string;
  /** Whoever is asked which Redis is written to; null: the address above is the one. */
  readonly sentinels: readonly SentinelAddress[] | null;
  /** Nodes of a Redis Cluster that carries ticks between instances; null: the one above does. */
  readonly clusterUrls: readonly string[] | null;
  /** Stands before every key, so that several sites can share a server. */
  readonly prefix: string;
}

export interface LineConfig {
  /** At which other instances reach this one; null: at the address from which it reaches the database. */
  readonly host: string | null;
  /** 0 takes any free port. */
  readonly port: number;
}

export interface SessionConfig {
  readonly secret: string;
  readonly idleMs: number;
}

export interface PersonalDataConfig {
  /** The first seals; all open. */
  readonly keys: readonly DataKey[];
  /** With which sealed data is found again. It stays for good: with another one nothing is found. */
  readonly hashKey: Buffer;
}

export interface CaptchaConfig {
  /** Off for load tests only. */
  readonly isOn: boolean;
}

/** The highest that `logInsAtOnce` may be. */
export const LOG_INS_AT_ONCE_MAX = 1_000;

export interface RateLimitConfig {
  readonly isOn: boolean;
  readonly loginTriesPerAddressAndMinute: number;
  /** Of citizens, on each instance; whoever comes on top of them waits in line. */
  readonly logInsAtOnce: number;
  readonly registrationsPerAddressAndHour: number;
  readonly smsCodesPerAddressAndHour: number;
  /** On each instance. */
  readonly readsPerAddressAndMinute: number;
  /** On each instance; 0 for no limit. */
  readonly socketsPerAddress: number;
  /** Sockets without a room pass, on each instance; more look by REST. */
  readonly watchers: number;
}

export interface MetricsConfig {
  /** Whoever shows it may read `/metrics`; null lets direct callers from private addresses read. */
  readonly token: string | null;
}

export interface AliyunConfig {
  /** Origin of the service. */
  readonly endpoint: string;
  readonly keyId: string;
  readonly keySecret: string;
  readonly signName: string;
  /** The provider's code of each template and language: `loginCode.zh` → `SMS_123456`. */
  readonly templateCodes: Readonly<Record<string, string>>;
}

/** The sandbox keeps texts in a table instead of sending them. */
export type SmsConfig = { readonly kind: 'sandbox' } | ({ readonly kind: 'aliyun' } & AliyunConfig);

export interface CloudauthConfig {
  /** Origin of the service. */
  readonly endpoint: string;
  readonly keyId: string;
  readonly keySecret: string;
}

/** Who is asked whether name, document and mobile belong together. The sandbox agrees by itself; `off`: nobody is asked, and everybody is let through. */
export type IdentityConfig =
  | { readonly kind: 'off' }
  | { readonly kind: 'sandbox' }
  | ({ readonly kind: 'cloudauth' } & CloudauthConfig);

/** A witness of the public log: where it is asked, and the key with which it signs. */
export interface WitnessConfig {
  readonly url: string;
  /** `name+keyid+base64`. */
  readonly key: string;
}

export interface PublicLogConfig {
  /** Off for load tests only. */
  readonly isOn: boolean;
  /** Of the log, the same for ever. */
  readonly name: string;
  /** Of its Ed25519 key. */
  readonly seed: Buffer;
  /** Folder in which what was signed last is kept; null: nowhere but in the database. */
  readonly keptDir: string | null;
  /** Verifier keys that signed it before. */
  readonly oldKeys: readonly string[];
  readonly witnesses: readonly WitnessConfig[];
  /** How many of them should have signed; fewer alert somebody and hold up nothing. */
  readonly quorum: number;
  /** Who stamps the end of each auction with the time (RFC 3161): nobody (`off`), `sandbox`, or the address of an authority. */
  readonly stamps: string;
}

export interface SmtpConfig {
  /** `smtps://user:password@host:465`, or `smtp://` where it goes on encrypted. */
  readonly url: string;
  /** Of every mail: an address, or a name with one in angle brackets. */
  readonly from: string;
}

/** The sandbox keeps mails in a table; `off`: nobody is written to. */
export type MailConfig =
  { readonly kind: 'sandbox' } | { readonly kind: 'off' } | ({ readonly kind: 'smtp' } & SmtpConfig);

export interface AlipayConfig {
  /** Address of the service. */
  readonly gateway: string;
  readonly appId: string;
  /** Who gets the money: the merchant's number. */
  readonly sellerId: string;
  /** PEM, PKCS#8. */
  readonly privateKey: string;
  /** PEM. Not the counterpart of our own: with it Alipay's answers and notifications are checked. */
  readonly alipayPublicKey: string;
  /** At which payers and Alipay find this site. */
  readonly siteOrigin: string;
}

/** The sandbox takes no money: whoever tries the site says what a payer does. */
export type PaymentsConfig = { readonly kind: 'sandbox' } | ({ readonly kind: 'alipay' } & AlipayConfig);

/** `off`: nobody can ask for an invoice. The sandbox issues numbers that mean nothing. */
export type InvoicesKind = 'off' | 'sandbox';

export interface SigningConfig {
  /** PEM, PKCS#8. */
  readonly privateKey: string;
  /** PEM; the signer's own first, then those above it. */
  readonly certificates: readonly string[];
  /** As the certificate names whom it is of. */
  readonly signer: string;
  /** Of the signer's own: before and after nothing is signed by it. */
  readonly validFromMs: number;
  readonly validToMs: number;
}

export interface VapidConfig {
  readonly publicKey: string;
  readonly privateKey: string;
  /** Whom a push service writes to when something is wrong. */
  readonly subject: string;
}

export interface PushConfig {
  /** Hosts of push services that may be written to; `*.` stands for one or more names before. */
  readonly hosts: readonly string[];
  readonly vapid: VapidConfig | null;
  /** Without configured keys: made on first use and kept, or no pushes. */
  readonly makesOwnKeys: boolean;
}

export interface PracticeConfig {
  /** On each instance; 0 for none. */
  readonly practicesMax: number;
  readonly firstBidMs: number;
  readonly countdownMs: number;
  /** A practice ends when its citizen has done nothing for so long. */
  readonly idleMs: number;
}

export interface ListingsConfig {
  /** For how long an order holds its plate. */
  readonly heldMs: number;
  /** Of one citizen, waiting to be paid. */
  readonly openOrdersMax: number;
}

export interface HeadsConfig {
  /** A folder that is not the database's, of which all doors write the same files; null: none. */
  readonly dir: string | null;
  /** Mail addresses. */
  readonly mailTo: readonly string[];
}

export interface StaffConfig {
  /** So long an account that is new, was reset or has other roles is not the second of two. */
  readonly newForMs: number;
  /** Whoever has made, raised or reset an account is one person with it for so long. */
  readonly pairForMs: number;
}

export abstract class Config {
  abstract readonly environment: Environment;
  /** Name of this instance among its peers. */
  abstract readonly instance: string;
  abstract readonly role: Role;
  abstract readonly logLevel: LogLevel;
  /** Folder of the log's files, one a day; null logs to standard output alone. */
  abstract readonly logDir: string | null;
  abstract readonly migratesAtStart: boolean;
  abstract readonly http: HttpConfig;
  abstract readonly mysql: MysqlConfig;
  /** Who may change the schema, where that is another account; null: the one above may. */
  abstract readonly migrator: MysqlConfig | null;
  /** Null: whoever runs the site has not said. */
  abstract readonly durability: DurabilityNamed | null;
  abstract readonly redis: RedisConfig;
  abstract readonly line: LineConfig;
  abstract readonly session: SessionConfig;
  abstract readonly personalData: PersonalDataConfig;
  abstract readonly captcha: CaptchaConfig;
  abstract readonly rateLimits: RateLimitConfig;
  abstract readonly metrics: MetricsConfig;
  abstract readonly sms: SmsConfig;
  abstract readonly identity: IdentityConfig;
  abstract readonly mail: MailConfig;
  abstract readonly push: PushConfig;
  abstract readonly payments: PaymentsConfig;
  /** Held, as after a restore, they are begun and wait: none is asked of a provider. */
  abstract readonly refunds: 'sent' | 'held';
  abstract readonly invoices: InvoicesKind;
  /** At which address people find this site. */
  abstract readonly siteOrigin: string;
  /** Null: papers bear no electronic signature, and say so. */
  abstract readonly signing: SigningConfig | null;
  /** Databases and providers that production may stand on though nobody has tried them, in small letters. */
  abstract readonly untried: readonly string[];
  /** How the register of vehicles is reached: the sandbox answers by itself, and no register hears of anything. */
  abstract readonly vehicleRegister: 'file' | 'sandbox';
  /** Where the heads of the record of acts and of the journals are kept besides. */
  abstract readonly heads: HeadsConfig;
  abstract readonly publicLog: PublicLogConfig;
  abstract readonly staff: StaffConfig;
  abstract readonly practice: PracticeConfig;
  abstract readonly listings: ListingsConfig;
  /** Added to this machine's clock, so that a test can set it wrong; 0 in production. */
  abstract readonly clockSkewMs: number;
  /** What was assumed because the environment said nothing; to be logged at start. */
  abstract readonly warnings: readonly string[];
}
