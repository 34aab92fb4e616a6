// Opens Alipay's own client when it is first wanted. What it throws goes no further: its messages repeat whole answers.
import type { AlipaySdk } from 'alipay-sdk';
import type { AlipayConfig } from '../../../platform/config';
import { alipayTime } from './alipay-forms';

const ANSWER_MAX_MS = 8_000;
const SUCCESS = '10000';
const CODE = /^[\w.-]{1,60}$/;
const PACKAGE_CODE = 'UND_ERR_';

/** An answer whose signature is right; names in camel case. */
export interface AlipayAnswer {
  readonly isSuccess: boolean;
  /** Alipay's own code for what went wrong: the closer one where there are two. */
  readonly failure: string;
  /** `40004`: the business said no. Any other one: the request did not get so far. */
  readonly code: string;
  text(name: string): string | undefined;
}

/** Nobody knows what became of the request, unless `wasNotSent`. */
export class AlipayAway extends Error {
  constructor(
    readonly code: string,
    readonly wasNotSent: boolean,
  ) {
    super(`no answer of Alipay: ${code}`);
    this.name = 'AlipayAway';
  }
}

/** Nothing has left this machine. */
const NEVER_SENT: readonly unknown[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
];

export class AlipayClient {
  private opened: Promise<AlipaySdk> | null = null;

  constructor(
    private readonly config: AlipayConfig,
    private readonly answerMaxMs = ANSWER_MAX_MS,
  ) {}

  /** Rejects with AlipayAway when there is no answer, or one that Alipay did not sign. */
  async ask(method: string, bizContent: Readonly<Record<string, string>>): Promise<AlipayAnswer> {
    const sdk = await this.open();
    // The client itself would tell the clock of this machine, in whatever zone it stands.
    const timestamp = alipayTime(Date.now());
    const answer = await sdk.exec(method, { bizContent, timestamp }, { validateSign: true }).catch(throwAway);
    const text = (name: string): string | undefined => textOf(answer[name]);
    const code = text('code') ?? '';
    const failure = text('subCode') ?? code;
    return {
      isSuccess: code === SUCCESS,
      code,
      failure: CODE.test(failure) ? failure : 'ANSWER.UNREADABLE',
      text,
    };
  }

  /** The address of a page of Alipay's. */
  async page(
    method: string,
    bizContent: Readonly<Record<string, string>>,
    ways: { readonly returnUrl: string; readonly notifyUrl: string },
  ): Promise<string> {
    const sdk = await this.open();
    return sdk.pageExecute(method, 'GET', { bizContent, ...ways, timestamp: alipayTime(Date.now()) });
  }

  /** Signed by Alipay, with the one way of signing that is safe: the sender must not choose it. */
  async isSigned(params: Readonly<Record<string, string>>): Promise<boolean> {
    if (params['sign_type'] !== 'RSA2') return false;
    const sdk = await this.open();
    try {
      return sdk.checkNotifySignV2(params);
    } catch {
      return false;
    }
  }

  private open(): Promise<AlipaySdk> {
    this.opened ??= this.load();
    return this.opened;
  }

  private async load(): Promise<AlipaySdk> {
    const sdk = await import('alipay-sdk');
    const { appId, gateway, privateKey, alipayPublicKey } = this.config;
    return new sdk.AlipaySdk({
      ...{ appId, gateway, timeout: this.answerMaxMs, keyType: 'PKCS8', signType: 'RSA2' },
      // It takes the last line for the foot of the key.
      privateKey: privateKey.trim(),
      alipayPublicKey: alipayPublicKey.trim(),
    });
  }
}

/** The code stands with one of the causes of what the client throws. Names of the package that calls tell nobody what to do. */
function throwAway(error: unknown): never {
  for (let cause = error; typeof cause === 'object' && cause !== null; cause = Reflect.get(cause, 'cause')) {
    const code: unknown = Reflect.get(cause, 'code');
    if (typeof code === 'string' && CODE.test(code) && !code.startsWith(PACKAGE_CODE))
      throw new AlipayAway(code, NEVER_SENT.includes(code));
  }
  throw new AlipayAway('NO_ANSWER', false);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
