// Aliyun's SMS service on loopback: checks the signature, takes texts, keeps send records, and misbehaves when told to.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AliyunConfig, Variables } from '../../../platform/config';
import { isSignedForAliyun } from '../../../testing';
import { TEMPLATE_CODE_NAMES } from '../sms/sms-texts';

export interface TakenText {
  readonly mobile: string;
  readonly outId: string;
  readonly templateCode: string;
  readonly params: unknown;
  readonly signName: string;
  readonly day: string;
}

/** What happens to the next SendSms: `silent` takes the text and never answers, `deaf` neither takes nor answers. */
export type Mood =
  | { readonly kind: 'normal' }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'status'; readonly status: number; readonly code: string; readonly takes?: boolean }
  | { readonly kind: 'silent' }
  | { readonly kind: 'deaf' };

const KEY_ID = 'stub-key-id';
const KEY_SECRET = 'stub-key-secret';

export interface AliyunStub {
  readonly config: AliyunConfig;
  readonly taken: TakenText[];
  /** Signatures that were wrong. */
  readonly wrongSignatures: number;
  mood: Mood;
  recordsMood: Mood;
  /** Before an answer to a text that was taken. */
  answerAfterMs: () => number;
  stop(): Promise<void>;
}

export async function anAliyunStub(): Promise<AliyunStub> {
  const stub = {
    config: {
      endpoint: '',
      keyId: KEY_ID,
      keySecret: KEY_SECRET,
      signName: '金华号牌',
      templateCodes: Object.fromEntries(TEMPLATE_CODE_NAMES.map((name, at) => [name, `SMS_${100 + at}`])),
    },
    taken: [] as TakenText[],
    wrongSignatures: 0,
    mood: { kind: 'normal' } as Mood,
    recordsMood: { kind: 'normal' } as Mood,
    answerAfterMs: () => 0,
    stop: (): Promise<void> =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const server = createServer((request, response) => answer(stub, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stub.config.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return stub;
}

/** What an api would be told to send through it. */
export function variablesOf({ config }: AliyunStub): Variables {
  const templates = Object.entries(config.templateCodes).map(([name, code]) => `${name}=${code}`);
  return {
    HAOPAI_SMS: 'aliyun',
    HAOPAI_ALIYUN_ENDPOINT: config.endpoint,
    HAOPAI_ALIYUN_KEY_ID: config.keyId,
    HAOPAI_ALIYUN_KEY_SECRET: config.keySecret,
    HAOPAI_ALIYUN_SIGN: config.signName,
    HAOPAI_ALIYUN_TEMPLATES: templates.join(),
  };
}

function answer(
  stub: Omit<AliyunStub, 'wrongSignatures'> & { wrongSignatures: number },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const url = new URL(request.url ?? '/', 'http://stub');
  const reply = (status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ RequestId: 'stub', ...body }));
  };
  if (!isSignedForAliyun(request, url, { keyId: KEY_ID, keySecret: KEY_SECRET })) {
    stub.wrongSignatures += 1;
    reply(403, { Code: 'SignatureDoesNotMatch', Message: 'wrong' });
    return;
  }
  const query = url.searchParams;
  if (request.headers['x-acs-action'] === 'QuerySendDetails') {
    if (stub.recordsMood.kind === 'deaf') return;
    const found = stub.taken.filter(
      ({ mobile, day }) => mobile === query.get('PhoneNumber') && day === query.get('SendDate'),
    );
    const details = found.map(({ outId, mobile }) => ({ OutId: outId, PhoneNum: mobile, SendStatus: 3 }));
    reply(200, {
      Code: 'OK',
      TotalCount: details.length,
      SmsSendDetailDTOs: { SmsSendDetailDTO: details },
    });
    return;
  }
  const { mood } = stub;
  if (mood.kind === 'deaf') return;
  if (mood.kind === 'code') {
    reply(200, { Code: mood.code, Message: mood.code });
    return;
  }
  if (mood.kind === 'status' && mood.takes !== true) {
    reply(mood.status, { Code: mood.code, Message: mood.code });
    return;
  }
  stub.taken.push({
    mobile: query.get('PhoneNumbers') ?? '',
    outId: query.get('OutId') ?? '',
    templateCode: query.get('TemplateCode') ?? '',
    params: JSON.parse(query.get('TemplateParam') ?? 'null'),
    signName: query.get('SignName') ?? '',
    day: new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).replaceAll('-', ''),
  });
  if (mood.kind === 'silent') return;
  if (mood.kind === 'status') reply(mood.status, { Code: mood.code, Message: mood.code });
  else setTimeout(() => reply(200, { Code: 'OK', BizId: `biz-${stub.taken.length}` }), stub.answerAfterMs());
}
