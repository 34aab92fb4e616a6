// The parts that reach a provider: the api's own commands try-payment, try-text and try-identity, with the keys of this environment. No money but the sandbox's moves.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildApps } from '../build/build-apps';
import { run } from '../services/child-process';
import { type Ending, endingOf, missingOf, type Note, notTried } from './part';

/** Alipay's own; where HAOPAI_ALIPAY_GATEWAY says another one it is not used: it could be the one with real money. */
const SANDBOX_GATEWAY = 'https://openapi-sandbox.dl.alipaydev.com/gateway.do';
const PAYMENT_NEEDS = [
  ...['HAOPAI_ALIPAY_APP_ID', 'HAOPAI_ALIPAY_SELLER_ID'],
  ...['HAOPAI_ALIPAY_PRIVATE_KEY', 'HAOPAI_ALIPAY_PUBLIC_KEY'],
];
const TEXT_NEEDS = [
  ...['HAOPAI_ALIYUN_KEY_ID', 'HAOPAI_ALIYUN_KEY_SECRET', 'HAOPAI_ALIYUN_SIGN', 'HAOPAI_ALIYUN_TEMPLATES'],
  'HAOPAI_TRY_MOBILE',
];

const IDENTITY_NEEDS = [
  ...['HAOPAI_IDENTITY_KEY_ID', 'HAOPAI_IDENTITY_KEY_SECRET'],
  ...['HAOPAI_TRY_NAME', 'HAOPAI_TRY_DOCUMENT', 'HAOPAI_TRY_MOBILE'],
];

/** What the api's configuration wants besides; neither command connects to them. */
const UNUSED_SERVICES = {
  HAOPAI_MYSQL_URL: 'mysql://nobody@127.0.0.1:9/none',
  HAOPAI_REDIS_URL: 'redis://127.0.0.1:9',
  HAOPAI_LOG_DIR: '',
};

export interface Provider {
  readonly name: 'Alipay' | 'Aliyun' | 'Cloudauth';
  /** Of the package that speaks to it. */
  readonly version: string;
}

export function alipay(root: string): Provider {
  return { name: 'Alipay', version: `alipay-sdk ${versionOf(root, 'alipay-sdk')}` };
}

export function aliyun(root: string): Provider {
  return { name: 'Aliyun', version: `dysmsapi ${versionOf(root, '@alicloud/dysmsapi20170525')}` };
}

export function cloudauth(root: string): Provider {
  return { name: 'Cloudauth', version: `openapi-core ${versionOf(root, '@alicloud/openapi-core')}` };
}

export function tryPayment(root: string, note: Note): Promise<Ending> {
  const missing = missingOf(process.env, PAYMENT_NEEDS);
  if (missing.length > 0) return Promise.resolve(notTried(missing.join(', ')));
  const env = { HAOPAI_PAYMENTS: 'alipay', HAOPAI_SMS: 'sandbox', HAOPAI_ALIPAY_GATEWAY: SANDBOX_GATEWAY };
  const site = { HAOPAI_SITE_ORIGIN: process.env.HAOPAI_SITE_ORIGIN || 'https://haopai.example' };
  return byCommand(
    root,
    `Alipay’s sandbox, ${alipay(root).version}`,
    ['try-payment'],
    { ...env, ...site },
    note,
  );
}

export function tryText(root: string, note: Note): Promise<Ending> {
  const missing = missingOf(process.env, TEXT_NEEDS);
  if (missing.length > 0) return Promise.resolve(notTried(missing.join(', ')));
  const { HAOPAI_TRY_MOBILE = '' } = process.env;
  const env = { HAOPAI_SMS: 'aliyun', HAOPAI_PAYMENTS: 'sandbox' };
  return byCommand(root, aliyun(root).version, ['try-text', HAOPAI_TRY_MOBILE], env, note);
}

export function tryIdentity(root: string, note: Note): Promise<Ending> {
  const missing = missingOf(process.env, IDENTITY_NEEDS);
  if (missing.length > 0) return Promise.resolve(notTried(missing.join(', ')));
  const { HAOPAI_TRY_NAME = '', HAOPAI_TRY_DOCUMENT = '', HAOPAI_TRY_MOBILE = '' } = process.env;
  const env = { HAOPAI_IDENTITY: 'cloudauth', HAOPAI_SMS: 'sandbox', HAOPAI_PAYMENTS: 'sandbox' };
  const person = [HAOPAI_TRY_NAME, HAOPAI_TRY_DOCUMENT, HAOPAI_TRY_MOBILE];
  return byCommand(root, cloudauth(root).version, ['try-identity', ...person], env, note);
}

function byCommand(
  root: string,
  on: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  note: Note,
): Promise<Ending> {
  return endingOf(on, async () => {
    mkdirSync(path.join(root, 'tmp'), { recursive: true });
    const dist = mkdtempSync(path.join(root, 'tmp', 'try-real-dist-'));
    try {
      await buildApps(root, ['api'], dist);
      return await run(process.execPath, [path.join(dist, 'api', 'main.js'), ...args], {
        env: { NODE_ENV: 'development', HAOPAI_LOG_LEVEL: 'fatal', ...UNUSED_SERVICES, ...env },
        onLine: note,
      });
    } finally {
      rmSync(dist, { recursive: true, force: true });
    }
  });
}

function versionOf(root: string, name: string): string {
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  return dependencies[name] ?? 'unknown';
}
