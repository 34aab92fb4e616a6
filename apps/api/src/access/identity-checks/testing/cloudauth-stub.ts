// Aliyun's identity service on loopback: checks the signature, knows some people and organisations, and misbehaves when told to.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CloudauthConfig } from '../../../platform/config';
import { isSignedForAliyun } from '../../../testing';

export type StubMood =
  | { readonly kind: 'normal' }
  /** In the body of an answer with HTTP status 200. */
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'status'; readonly status: number; readonly code: string }
  | { readonly kind: 'body'; readonly body: object }
  | { readonly kind: 'deaf' };

/** What was asked, but for what says who asks. */
export interface StubQuestion {
  readonly action: string;
  readonly version: string;
  readonly query: Readonly<Record<string, string>>;
}

export interface CloudauthStub {
  readonly config: CloudauthConfig;
  readonly asked: StubQuestion[];
  readonly wrongSignatures: number;
  mood: StubMood;
  /** By name: which number and mobile, or which credit code and representative, are its own. */
  readonly records: Map<string, readonly string[]>;
  stop(): Promise<void>;
}

const KEYS = { keyId: 'stub-identity-key', keySecret: 'stub-identity-secret' };

export async function aCloudauthStub(): Promise<CloudauthStub> {
  const stub = {
    config: { endpoint: '', ...KEYS },
    asked: [] as StubQuestion[],
    wrongSignatures: 0,
    mood: { kind: 'normal' } as StubMood,
    records: new Map<string, readonly string[]>(),
    stop: (): Promise<void> =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stub');
    if (isSignedForAliyun(request, url, KEYS)) answer(stub, request, url, response);
    else {
      stub.wrongSignatures += 1;
      reply(response, 403, { Code: 'SignatureDoesNotMatch', Message: 'wrong' });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stub.config.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return stub;
}

function answer(stub: CloudauthStub, { headers }: IncomingMessage, url: URL, response: ServerResponse): void {
  const query = Object.fromEntries(url.searchParams);
  const action = String(headers['x-acs-action']);
  stub.asked.push({ action, version: String(headers['x-acs-version']), query });
  const { mood } = stub;
  if (mood.kind === 'deaf') return;
  if (mood.kind === 'status') return reply(response, mood.status, { Code: mood.code, Message: mood.code });
  if (mood.kind === 'code') return reply(response, 200, { Code: mood.code, Message: mood.code });
  if (mood.kind === 'body') return reply(response, 200, mood.body);
  if (action === 'Mobile3MetaSimpleVerify') {
    const { UserName = '', IdentifyNum = '', Mobile = '' } = query;
    const BizCode = judge(stub.records.get(UserName), [IdentifyNum, Mobile]);
    return reply(response, 200, {
      Code: '200',
      Message: 'success',
      ResultObject: { BizCode, IspName: 'CMCC' },
    });
  }
  const { EntName = '', LicenseNo = '', LegalPersonName = '', LegalPersonCertNo = '' } = query;
  const BizCode = judge(stub.records.get(EntName), [LicenseNo, LegalPersonName, LegalPersonCertNo]);
  reply(response, 200, { Code: 'Success', Message: 'success', Result: { BizCode } });
}

/** One, two or three, as their documentation has it: the same, another, none. */
function judge(known: readonly string[] | undefined, asked: readonly string[]): '1' | '2' | '3' {
  if (known === undefined) return '3';
  return asked.every((text, at) => text === known[at]) ? '1' : '2';
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ RequestId: 'stub', ...body }));
}
