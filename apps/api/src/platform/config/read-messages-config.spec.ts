// What the environment may say about text messages and pushes.
import { readConfig } from './read-config';
import { ConfigError } from './variables';

const SERVICES = {
  HAOPAI_MYSQL_URL: 'mysql://root:pw@db.example:3307/haopai',
  HAOPAI_REDIS_URL: 'redis://127.0.0.1:6379',
};
const ALIYUN = {
  ...SERVICES,
  HAOPAI_SMS: 'aliyun',
  HAOPAI_ALIYUN_KEY_ID: 'an-id',
  HAOPAI_ALIYUN_KEY_SECRET: 'a-secret',
  HAOPAI_ALIYUN_SIGN: '金华号牌',
  HAOPAI_ALIYUN_TEMPLATES: 'loginCode.zh=SMS_1, loginCode.en=SMS_2',
};

const faultsOf = (variables: Record<string, string>): string => {
  try {
    readConfig(variables);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.join('\n');
    throw error;
  }
};

describe('the configuration of messages', () => {
  it('keeps texts in the sandbox and makes keys for pushes on a developer’s machine', () => {
    const { sms, push } = readConfig(SERVICES);
    expect(sms).toEqual({ kind: 'sandbox' });
    expect(push).toMatchObject({ vapid: null, makesOwnKeys: true });
    expect(push.hosts).toContain('fcm.googleapis.com');
  });

  it('refuses the sandbox in production unless it is meant', () => {
    expect(faultsOf({ ...SERVICES, NODE_ENV: 'production' })).toContain('HAOPAI_SMS must say aliyun');
    const meant = { ...SERVICES, NODE_ENV: 'production', HAOPAI_SMS: 'sandbox-in-production' };
    expect(faultsOf(meant)).not.toContain('HAOPAI_SMS');
  });

  it('keeps mails in the sandbox, sends none in production unless a server is named, and refuses half of one', () => {
    expect(readConfig(SERVICES).mail).toEqual({ kind: 'sandbox' });
    const smtp = { HAOPAI_MAIL: 'smtp', HAOPAI_SMTP_URL: 'smtps://u:hush@mail.example:465' };
    const from = '号牌网 <no-reply@example.cn>';
    expect(readConfig({ ...SERVICES, ...smtp, HAOPAI_MAIL_FROM: from }).mail).toEqual({
      ...{ kind: 'smtp', url: 'smtps://u:hush@mail.example:465', from },
    });
    expect(faultsOf({ ...SERVICES, ...smtp })).toContain('HAOPAI_MAIL_FROM');
    const wrong = {
      ...SERVICES,
      ...smtp,
      HAOPAI_SMTP_URL: 'http://u:hush@mail.example',
      HAOPAI_MAIL_FROM: 'nobody',
    };
    expect(faultsOf(wrong)).toMatch(/HAOPAI_SMTP_URL[\s\S]*HAOPAI_MAIL_FROM/);
    expect(faultsOf(wrong)).not.toContain('hush');
    const meant = { ...SERVICES, NODE_ENV: 'production', HAOPAI_MAIL: 'sandbox' };
    expect(faultsOf(meant)).toContain('HAOPAI_MAIL must say smtp');
    expect(faultsOf({ ...SERVICES, NODE_ENV: 'production' })).not.toContain('HAOPAI_MAIL');
  });

  it('takes Aliyun with keys, sign and template codes', () => {
    expect(readConfig(ALIYUN).sms).toEqual({
      kind: 'aliyun',
      endpoint: 'https://dysmsapi.aliyuncs.com',
      keyId: 'an-id',
      keySecret: 'a-secret',
      signName: '金华号牌',
      templateCodes: { 'loginCode.zh': 'SMS_1', 'loginCode.en': 'SMS_2' },
    });
  });

  it('names what Aliyun lacks, and repeats no secret', () => {
    const faults = faultsOf({ ...SERVICES, HAOPAI_SMS: 'aliyun', HAOPAI_ALIYUN_KEY_SECRET: 'hush' });
    expect(faults).toMatch(/HAOPAI_ALIYUN_KEY_ID[\s\S]*HAOPAI_ALIYUN_SIGN/);
    expect(faults).not.toContain('hush');
    expect(faultsOf({ ...ALIYUN, HAOPAI_ALIYUN_TEMPLATES: 'loginCode=1' })).toContain(
      'HAOPAI_ALIYUN_TEMPLATES',
    );
    const bare = { ...ALIYUN, NODE_ENV: 'production', HAOPAI_ALIYUN_ENDPOINT: 'http://sms.example' };
    expect(faultsOf(bare)).toContain('HAOPAI_ALIYUN_ENDPOINT');
  });

  it('wants the keys of pushes together, and host names of push services', () => {
    expect(faultsOf({ ...SERVICES, HAOPAI_VAPID_PUBLIC_KEY: 'a-key' })).toContain('HAOPAI_VAPID');
    expect(faultsOf({ ...SERVICES, HAOPAI_PUSH_HOSTS: 'https://push.example/x' })).toContain(
      'HAOPAI_PUSH_HOSTS',
    );
    const hosts = { ...SERVICES, HAOPAI_PUSH_HOSTS: '*.push.example, 127.0.0.1:8443' };
    expect(readConfig(hosts).push.hosts).toEqual(['*.push.example', '127.0.0.1:8443']);
  });
});
