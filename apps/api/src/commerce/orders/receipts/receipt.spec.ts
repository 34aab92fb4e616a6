// Receipts: what stands on them in both languages, that they are read by machines as by people, and that nobody waits for them.
import type { OrderTopic } from '@haopai/contracts';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import {
  aCitizen,
  anOrder,
  aRunningApp,
  hearOrders,
  type HttpClient,
  NO_TOPIC,
  payOrder,
  type RunningApp,
  type TestCitizen,
  textOfPdf,
} from '../../../testing';
import { Deposits } from '../deposits';
import type { Order } from '../order';
import { RefundBookkeeper } from '../refund-bookkeeper';
import { RefundsStore } from '../refunds.store';
import { composeReceipt } from './compose-receipt';
import { ReceiptPrinter } from './receipt-printer';

const WANTED_AT_ONCE = 30;
const VIN = '1M8GDM9AXKP042788';
const OTHER_VIN = 'LSVAA49J132047371';
/** 玙 and 㛃 are in names, and in no small font. */
const NAME = '欧阳玙㛃';
const AUCTION = { id: 7, title: '2026年第12期', startsAtMs: 1_800_000_000_000 };
const PLATE = {
  number: '浙G8888A',
  kind: 'ordinary',
  colour: 'blue',
  isPersonalised: false,
  region: '330702',
} as const;

describe('a receipt', () => {
  let running: RunningApp;
  let citizen: TestCitizen;
  let client: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp();
    for (const kind of ['listing', 'enrolmentDeposit', 'balance'] as const) hearOrders(running, kind);
    const office = (language: string, name: string) => [language, name, '', '', '', '', '[]', 0, 1];
    await running.pool.query('INSERT INTO contact_details VALUES ?', [
      [office('zh', '车辆管理所'), office('en', 'Vehicle office')],
    ]);
  });
  beforeEach(async () => {
    citizen = await aCitizen(running.pool, { displayName: NAME });
    client = await running.clientOf(citizen);
  });
  afterAll(() => running.stop());

  const aPaidOrder = async (about: Partial<OrderTopic>, given: object = {}): Promise<Order> => {
    const order = await anOrder(running, {
      citizenId: citizen.id,
      about: { ...NO_TOPIC, ...about },
      ...given,
    });
    return payOrder(running, order, { atMs: order.createdAtMs });
  };
  const receiptOf = async ({ orderNo }: Order, language: string) => {
    const address = `${running.url}/api/v1/me/orders/${orderNo}/receipt?language=${language}`;
    const answer = await fetch(address, { headers: { Cookie: client.cookieHeader } });
    return { answer, ...textOfPdf(Buffer.from(await answer.arrayBuffer())) };
  };

  it('says in Chinese who paid what for what, also in capitals', async () => {
    const order = await aPaidOrder({ plate: PLATE, vins: [VIN] }, { amountFen: 5_600_050 });
    const { answer, text, language, isTagged } = await receiptOf(order, 'zh');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-disposition')).toContain(
      `filename="haopai-receipt-${order.orderNo}.pdf"`,
    );
    expect([language, isTagged]).toEqual(['zh-CN', true]);
    for (const words of ['付款收据', '车辆管理所', order.orderNo, NAME, '浙G·8888A', VIN, '¥56,000.50'])
      expect(text).toContain(words);
    expect(text).toContain('伍万陆仟元伍角');
    expect(text).not.toContain('�');
  });

  it('says the same in English', async () => {
    const order = await aPaidOrder(
      { auction: AUCTION, plate: PLATE, depositAppliedFen: 500_000 },
      { kind: 'balance' },
    );
    const { text, language } = await receiptOf(order, 'en');
    expect(language).toBe('en');
    for (const words of [
      'Receipt of payment',
      'Vehicle office',
      'Balance for a plate won',
      AUCTION.title,
      '¥5,000.00',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('�');
  });

  it('says what of it went back', async () => {
    const shares = [VIN, OTHER_VIN].map((vin) => ({ entryId: null, vin, amountFen: 500_000 }));
    const order = await aPaidOrder(
      { auction: AUCTION, vins: [VIN, OTHER_VIN] },
      { kind: 'enrolmentDeposit', amountFen: 1_000_000, deposits: shares },
    );
    const within: Transactions['run'] = (work) => running.app.get(Transactions).run(work);
    const [lost] = await running.app.get(Deposits).of(order.id);
    await within((transaction) => running.app.get(Deposits).refund(transaction, lost?.id ?? 0, 'wonNothing'));
    const [refund] = await running.app.get(RefundsStore).ofOrder(order.id);
    await within((transaction) =>
      running.app.get(RefundBookkeeper).complete(transaction, refund?.refundNo ?? ''),
    );
    const { text } = await receiptOf(order, 'zh');
    for (const words of ['竞买保证金', '2 份', VIN, OTHER_VIN, '¥10,000.00', '其中已退回付款人', '¥5,000.00'])
      expect(text).toContain(words);
  });

  it('is given for a payment alone, to its payer alone', async () => {
    const unpaid = await anOrder(running, { citizenId: citizen.id });
    const receipt = ({ orderNo }: Order, query = '') =>
      client.get(`/api/v1/me/orders/${orderNo}/receipt${query}`);
    expect(await receipt(unpaid)).toMatchObject({
      status: 409,
      body: { code: 'ORDER.NOT_PAID', data: { state: 'created' } },
    });
    const foreign = await anOrder(running);
    await payOrder(running, foreign);
    expect(await receipt(foreign)).toMatchObject({ status: 404, body: { code: 'ORDER.NOT_FOUND' } });
    expect(await receipt(unpaid, '?language=fr')).toMatchObject({
      status: 400,
      body: { code: 'REQUEST.INVALID' },
    });
  });

  it('is drawn beside the lots: the program goes on while many are drawn, and those too many are told to wait', async () => {
    const order = await aPaidOrder({ plate: PLATE, vins: [VIN] });
    const sheet = composeReceipt({ order, payer: NAME, office: '', nowMs: order.createdAtMs }, 'zh');
    const printer = running.app.get(ReceiptPrinter);
    let turns = 0;
    let isDrawing = true;
    const turn = (): void => {
      turns += 1;
      if (isDrawing) setImmediate(turn);
    };
    turn();
    const answers = await Promise.all(Array.from({ length: WANTED_AT_ONCE }, () => printer.print(sheet)));
    isDrawing = false;
    const refused = answers.filter((answer) => answer instanceof RefusalError);
    // One is drawn and twenty wait.
    expect(refused).toHaveLength(WANTED_AT_ONCE - 21);
    expect(refused[0]).toMatchObject({ code: 'SERVER.BUSY' });
    for (const answer of answers)
      if (!(answer instanceof RefusalError)) expect(textOfPdf(Buffer.from(answer)).text).toContain(NAME);
    // Drawn on the program's own thread there would be a turn or two between one receipt and the next.
    expect(turns).toBeGreaterThan(21 * 100);
  });

  it('is drawn again after one that could not be drawn', async () => {
    const order = await aPaidOrder({ plate: PLATE });
    const sheet = composeReceipt({ order, payer: NAME, office: '', nowMs: order.createdAtMs }, 'zh');
    const printer = running.app.get(ReceiptPrinter);
    const broken = { ...sheet, lines: null as never };
    await expect(printer.print(broken)).rejects.toThrow('could not be drawn');
    expect(await printer.print(sheet)).toBeInstanceOf(Uint8Array);
  });
});
