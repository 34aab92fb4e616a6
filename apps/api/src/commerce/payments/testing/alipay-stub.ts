// Alipay's gateway on loopback: checks who signed, keeps trades and refunds, and signs answers and notices with keys of its own.
import { createSign, createVerify, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AlipayConfig } from '../../../platform/config';
import { alipayTime, fenOfYuan, yuanText } from '../alipay/alipay-forms';

/** What happens to the next call of the gateway: `silent` does what is asked and never answers, `deaf` does neither. */
export type GatewayMood =
  | { readonly kind: 'normal' }
  | { readonly kind: 'code'; readonly code: string; readonly subCode?: string }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'forged' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'deaf' };

interface Trade {
  readonly tradeNo: string;
  readonly amountFen: number;
  readonly fields: Fields;
  status: 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_CLOSED';
  paidAtMs: number | null;
  readonly refunds: Map<string, number>;
}

type Fields = Readonly<Record<string, string>>;

const SELLER_ID = '2088102177846880';
const APP_ID = '2021000122671080';
const rsa = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

export class AlipayStub {
  mood: GatewayMood = { kind: 'normal' };
  /** Its answers do not say when a payment was made. */
  isDateless = false;
  /** Calls whose signature was wrong. */
  wrongSignatures = 0;
  /** Before an answer. */
  answerAfterMs: () => number = () => 0;
  private readonly app = rsa();
  private readonly own = rsa();
  private readonly trades = new Map<string, Trade>();
  private readonly server = createServer((request, response) => {
    void this.answer(request).then((body) => {
      const { mood } = this;
      if (mood.kind === 'deaf' || mood.kind === 'silent' || body === null) return;
      const status = mood.kind === 'status' ? mood.status : 200;
      setTimeout(
        () => response.writeHead(status, { 'content-type': 'application/json' }).end(body),
        this.answerAfterMs(),
      );
    });
  });

  static async open(): Promise<AlipayStub> {
    const stub = new AlipayStub();
    await new Promise<void>((resolve) => stub.server.listen(0, '127.0.0.1', resolve));
    return stub;
  }

  get config(): AlipayConfig {
    const { port } = this.server.address() as AddressInfo;
    return {
      gateway: `http://127.0.0.1:${port}/gateway.do`,
      appId: APP_ID,
      sellerId: SELLER_ID,
      privateKey: this.app.privateKey,
      alipayPublicKey: this.own.publicKey,
      siteOrigin: 'https://haopai.example',
    };
  }

  /** What was paid back, by the number of each refund. */
  get refunded(): ReadonlyMap<string, number> {
    return new Map([...this.trades.values()].flatMap(({ refunds }) => [...refunds]));
  }

  /** The payer follows the address that the site gave; returns what it says. */
  openPage(payUrl: string): Fields {
    const fields = Object.fromEntries(new URL(payUrl).searchParams);
    if (!this.isSignedByApp(fields)) throw new Error('the page’s address is not signed by the app');
    const content = JSON.parse(fields['biz_content'] ?? '{}') as Record<string, string>;
    const paymentNo = content['out_trade_no'] ?? '';
    if (!this.trades.has(paymentNo))
      this.trades.set(paymentNo, {
        tradeNo: `20261126220014${String(this.trades.size).padStart(14, '0')}`,
        amountFen: fenOfYuan(content['total_amount']) ?? 0,
        fields: { ...fields, ...content },
        status: 'WAIT_BUYER_PAY',
        paidAtMs: null,
        refunds: new Map(),
      });
    return { ...fields, ...content };
  }

  pay(paymentNo: string): void {
    const trade = this.tradeOf(paymentNo);
    trade.status = 'TRADE_SUCCESS';
    trade.paidAtMs = Date.now();
  }

  close(paymentNo: string): void {
    this.tradeOf(paymentNo).status = 'TRADE_CLOSED';
  }

  /** As Alipay tells of the payment now; `changes` stand under the signature as well. */
  noticeOf(paymentNo: string, changes: Fields = {}): string {
    const { tradeNo, amountFen, fields, status, paidAtMs } = this.tradeOf(paymentNo);
    return this.signedForm({
      app_id: APP_ID,
      seller_id: SELLER_ID,
      notify_id: `${tradeNo}-${status}`,
      notify_type: 'trade_status_sync',
      notify_time: alipayTime(Date.now()),
      charset: 'utf-8',
      version: '1.0',
      out_trade_no: paymentNo,
      trade_no: tradeNo,
      trade_status: status,
      total_amount: yuanText(amountFen),
      subject: fields['subject'] ?? '',
      passback_params: fields['passback_params'] ?? '',
      buyer_logon_id: '138****1234',
      ...(paidAtMs === null ? {} : { gmt_payment: alipayTime(paidAtMs) }),
      ...changes,
    });
  }

  /** Signed by Alipay; `sign` and `sign_type` stand outside of the signature, as in its notices. */
  signedForm(fields: Fields, { signType = 'RSA2', by = this.own.privateKey } = {}): string {
    const algorithm = signType === 'RSA' ? 'RSA-SHA1' : 'RSA-SHA256';
    const sign = createSign(algorithm).update(joined(fields)).sign(by, 'base64');
    return String(new URLSearchParams({ ...fields, sign, sign_type: signType }));
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.closeAllConnections();
      this.server.close(() => resolve());
    });
  }

  private tradeOf(paymentNo: string): Trade {
    const trade = this.trades.get(paymentNo);
    if (trade === undefined) throw new Error(`nobody has opened the page of ${paymentNo}`);
    return trade;
  }

  /** Null when it is deaf. */
  private async answer(request: IncomingMessage): Promise<string | null> {
    const fields = {
      ...Object.fromEntries(new URL(request.url ?? '/', 'http://stub').searchParams),
      ...Object.fromEntries(new URLSearchParams(await textOf(request))),
    };
    const { mood } = this;
    if (mood.kind === 'deaf') return null;
    const method = fields['method'] ?? '';
    const key = `${method.replaceAll('.', '_')}_response`;
    if (!this.isSignedByApp(fields)) {
      this.wrongSignatures += 1;
      return this.signedAnswer(key, {
        code: '40002',
        msg: 'Invalid Arguments',
        sub_code: 'isv.invalid-signature',
      });
    }
    if (mood.kind === 'code')
      return this.signedAnswer(key, {
        code: mood.code,
        msg: 'no',
        ...(mood.subCode ? { sub_code: mood.subCode } : {}),
      });
    if (mood.kind === 'status') return 'Bad Gateway';
    const answer = this.signedAnswer(
      key,
      this.does(method, JSON.parse(fields['biz_content'] ?? '{}') as Fields),
    );
    return mood.kind === 'forged'
      ? answer.replace('"code":"10000"', '"code":"10000","by":"another"')
      : answer;
  }

  private does(method: string, content: Fields): Fields {
    const paymentNo = content['out_trade_no'] ?? '';
    const trade = this.trades.get(paymentNo);
    if (trade === undefined) return businessSaysNo('ACQ.TRADE_NOT_EXIST');
    const said = { code: '10000', msg: 'Success', out_trade_no: paymentNo, trade_no: trade.tradeNo };
    switch (method) {
      case 'alipay.trade.query':
        return {
          ...said,
          trade_status: trade.status,
          total_amount: yuanText(trade.amountFen),
          ...(trade.paidAtMs === null || this.isDateless
            ? {}
            : { send_pay_date: alipayTime(trade.paidAtMs) }),
        };
      case 'alipay.trade.refund':
        return refund(trade, content, said);
      case 'alipay.trade.fastpay.refund.query': {
        const amountFen = trade.refunds.get(content['out_request_no'] ?? '');
        if (amountFen === undefined) return said;
        return { ...said, refund_status: 'REFUND_SUCCESS', refund_amount: yuanText(amountFen) };
      }
      default:
        return {
          code: '40006',
          msg: 'Insufficient Permissions',
          sub_code: 'isv.insufficient-isv-permissions',
        };
    }
  }

  private signedAnswer(key: string, answer: Fields): string {
    const text = JSON.stringify(answer);
    const sign = createSign('RSA-SHA256').update(text).sign(this.own.privateKey, 'base64');
    return `{"${key}":${text},"sign":"${sign}"}`;
  }

  private isSignedByApp({ sign = '', ...fields }: Fields): boolean {
    return createVerify('RSA-SHA256').update(joined(fields)).verify(this.app.publicKey, sign, 'base64');
  }
}

/** Once for each number, and never more than was paid. */
function refund(trade: Trade, content: Fields, said: Fields): Fields {
  const refundNo = content['out_request_no'] ?? '';
  const amountFen = fenOfYuan(content['refund_amount']) ?? 0;
  if (trade.refunds.get(refundNo) === amountFen) return { ...said, fund_change: 'N' };
  if (trade.paidAtMs === null || trade.refunds.has(refundNo)) return businessSaysNo('ACQ.TRADE_STATUS_ERROR');
  const refundedFen = [...trade.refunds.values()].reduce((sum, each) => sum + each, 0);
  if (refundedFen + amountFen > trade.amountFen) return businessSaysNo('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL');
  trade.refunds.set(refundNo, amountFen);
  if (refundedFen + amountFen === trade.amountFen) trade.status = 'TRADE_CLOSED';
  return { ...said, fund_change: 'Y' };
}

function businessSaysNo(subCode: string): Fields {
  return { code: '40004', msg: 'Business Failed', sub_code: subCode };
}

/** What is signed: all fields, by name. */
function joined(fields: Fields): string {
  return Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&');
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
