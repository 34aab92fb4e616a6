// How text messages and pushes leave: the provider with its keys, and the push services that may be written to.
import { LANGUAGES } from '@haopai/rules';
import type { AliyunConfig, Environment, MailConfig, PushConfig, SmsConfig, VapidConfig } from './config';
import type { VariableReader } from './variables';

const ALIYUN_ENDPOINT = 'https://dysmsapi.aliyuncs.com';
/** Where browsers' own push services live: Chrome and Edge on Android, Firefox, Safari, Edge on Windows. */
const PUSH_HOSTS =
  'fcm.googleapis.com,updates.push.services.mozilla.com,*.push.apple.com,*.notify.windows.com';
const PUSH_HOST = /^(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/;
const MAIL_FROM = /^(?:[^<>\r\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/;
const TEMPLATE = new RegExp(`^([A-Za-z]+\\.(?:${LANGUAGES.join('|')}))=(SMS_\\d{1,20})$`);

export function readSms(reader: VariableReader, environment: Environment): SmsConfig {
  const kind = reader.oneOf('HAOPAI_SMS', ['sandbox', 'sandbox-in-production', 'aliyun'], 'sandbox');
  if (kind === 'aliyun') return { kind, ...readAliyun(reader, environment) };
  if (kind === 'sandbox' && environment === 'production') {
    reader.fault(
      'HAOPAI_SMS must say aliyun in production, or sandbox-in-production where no text shall reach a phone',
    );
  }
  return { kind: 'sandbox' };
}

function readAliyun(reader: VariableReader, environment: Environment): AliyunConfig {
  const need = (name: string, value: string | null): string => {
    if (value === null) reader.fault(`${name} is missing: HAOPAI_SMS=aliyun needs it`);
    return value ?? '';
  };
  const endpoint = new URL(reader.text('HAOPAI_ALIYUN_ENDPOINT') ?? ALIYUN_ENDPOINT);
  if (endpoint.protocol !== 'https:' && environment === 'production')
    reader.fault('HAOPAI_ALIYUN_ENDPOINT must start with https:// in production');
  return {
    endpoint: endpoint.origin,
    keyId: need('HAOPAI_ALIYUN_KEY_ID', reader.secret('HAOPAI_ALIYUN_KEY_ID')),
    keySecret: need('HAOPAI_ALIYUN_KEY_SECRET', reader.secret('HAOPAI_ALIYUN_KEY_SECRET')),
    signName: need('HAOPAI_ALIYUN_SIGN', reader.text('HAOPAI_ALIYUN_SIGN')),
    templateCodes: readTemplateCodes(reader),
  };
}

/** `loginCode.zh=SMS_1,loginCode.en=SMS_2,…`: which are needed is the templates' business. */
function readTemplateCodes(reader: VariableReader): Readonly<Record<string, string>> {
  const codes: Record<string, string> = {};
  for (const item of listOf(reader.text('HAOPAI_ALIYUN_TEMPLATES') ?? '')) {
    const [, name, code] = TEMPLATE.exec(item) ?? [];
    if (name !== undefined && code !== undefined) codes[name] = code;
    else reader.fault(`HAOPAI_ALIYUN_TEMPLATES lists such as loginCode.zh=SMS_123456, not "${item}"`);
  }
  return codes;
}

/** In production mails go by a server or not at all. */
export function readMail(reader: VariableReader, environment: Environment): MailConfig {
  const isProduction = environment === 'production';
  const kind = reader.oneOf('HAOPAI_MAIL', ['off', 'sandbox', 'smtp'], isProduction ? 'off' : 'sandbox');
  if (kind === 'off') return { kind };
  if (kind === 'sandbox') {
    if (isProduction) reader.fault('HAOPAI_MAIL must say smtp in production, or off');
    return { kind };
  }
  const url = reader.secret('HAOPAI_SMTP_URL');
  const from = reader.text('HAOPAI_MAIL_FROM');
  if (url === null || from === null)
    reader.fault('HAOPAI_SMTP_URL and HAOPAI_MAIL_FROM are missing: HAOPAI_MAIL=smtp needs both');
  if (url !== null && !/^smtps?:\/\/[^/]/.test(url))
    reader.fault('HAOPAI_SMTP_URL starts with smtp:// or smtps://');
  if (from !== null && !MAIL_FROM.test(from))
    reader.fault('HAOPAI_MAIL_FROM is an address, or a name with one in angle brackets');
  return { kind, url: url ?? '', from: from ?? '' };
}

export function readPush(reader: VariableReader, environment: Environment): PushConfig {
  const hosts = listOf(reader.text('HAOPAI_PUSH_HOSTS') ?? PUSH_HOSTS);
  for (const host of hosts)
    if (!PUSH_HOST.test(host)) reader.fault(`HAOPAI_PUSH_HOSTS lists host names, not "${host}"`);
  return { hosts, vapid: readVapid(reader), makesOwnKeys: environment !== 'production' };
}

function readVapid(reader: VariableReader): VapidConfig | null {
  const publicKey = reader.text('HAOPAI_VAPID_PUBLIC_KEY');
  const privateKey = reader.secret('HAOPAI_VAPID_PRIVATE_KEY');
  const subject = reader.text('HAOPAI_VAPID_SUBJECT');
  if (publicKey === null && privateKey === null) return null;
  if (publicKey === null || privateKey === null || subject === null) {
    reader.fault(
      'HAOPAI_VAPID_PUBLIC_KEY, HAOPAI_VAPID_PRIVATE_KEY and HAOPAI_VAPID_SUBJECT are given together',
    );
    return null;
  }
  if (!/^(mailto:|https:\/\/)/.test(subject))
    reader.fault('HAOPAI_VAPID_SUBJECT starts with mailto: or https://');
  return { publicKey, privateKey, subject };
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
