// Every text message of the site, in both languages: its parameters, its words and how long it is worth sending.

export type Language = 'zh' | 'en';

/** What each template is filled with. */
export interface SmsParams {
  registerCode: { readonly code: string };
  loginCode: { readonly code: string };
  recoverCode: { readonly code: string };
  changeMobileCode: { readonly code: string };
  passwordChanged: Record<string, never>;
  /** To the former number. */
  mobileChanged: Record<string, never>;
}

export type SmsTemplate = keyof SmsParams;

export interface TemplateText<Template extends SmsTemplate> {
  /** Not sent any more when it has waited for longer. */
  readonly validMs: number;
  readonly zh: (params: SmsParams[Template]) => string;
  readonly en: (params: SmsParams[Template]) => string;
}

const MINUTE_MS = 60_000;
/** How long a code opens anything (domain.md, "Accounts"): a later text would only confuse. */
const CODE_VALID_MS = 5 * MINUTE_MS;
const NEWS_VALID_MS = 24 * 60 * MINUTE_MS;

export const SMS_TEMPLATES: { readonly [Template in SmsTemplate]: TemplateText<Template> } = {
  registerCode: {
    validMs: CODE_VALID_MS,
    zh: ({ code }) => `注册验证码 ${code}，5 分钟内有效。工作人员不会索要验证码，请勿告诉他人。`,
    en: ({ code }) => `${code} is the code to register, valid for 5 minutes. Staff never ask for it.`,
  },
  loginCode: {
    validMs: CODE_VALID_MS,
    zh: ({ code }) => `登录验证码 ${code}，5 分钟内有效。工作人员不会索要验证码，请勿告诉他人。`,
    en: ({ code }) => `${code} is the code to log in, valid for 5 minutes. Staff never ask for it.`,
  },
  recoverCode: {
    validMs: CODE_VALID_MS,
    zh: ({ code }) => `找回密码验证码 ${code}，5 分钟内有效。不是本人操作，可以不理会。`,
    en: ({ code }) =>
      `${code} is the code to set a new password, valid for 5 minutes. If it was not asked for, ignore it.`,
  },
  changeMobileCode: {
    validMs: CODE_VALID_MS,
    zh: ({ code }) => `更换手机验证码 ${code}，5 分钟内有效。不是本人操作，可以不理会。`,
    en: ({ code }) =>
      `${code} is the code to use this number, valid for 5 minutes. If it was not asked for, ignore it.`,
  },
  passwordChanged: {
    validMs: NEWS_VALID_MS,
    zh: () => '账户密码已修改。不是本人操作，请立即找回密码。',
    en: () => 'The password of the account was changed. If that was not its owner, recover it now.',
  },
  mobileChanged: {
    validMs: NEWS_VALID_MS,
    zh: () => '账户手机已更换，此号码不再使用。不是本人操作，请立即联系我们。',
    en: () => 'The account now uses another number than this one. If that was not its owner, contact us now.',
  },
};

const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** Under which name a provider's own code of a template is configured. */
export function templateCodeName(template: SmsTemplate, language: Language): string {
  return `${template}.${language}`;
}

/** Of every template in every language. */
export const TEMPLATE_CODE_NAMES: readonly string[] = Object.keys(SMS_TEMPLATES).flatMap((template) =>
  LANGUAGES.map((language) => `${template}.${language}`),
);
