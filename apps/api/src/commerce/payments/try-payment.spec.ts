// The trial of a payment against Alipay's stand-in, with a payer who does what they are told.
import { AlipayPayments } from './alipay/alipay-payments';
import { AlipayStub } from './testing/alipay-stub';
import { payAndPayBack, tryPayment } from './try-payment';

const TIMES = { payMaxMs: 60_000, knowMaxMs: 60_000, askEveryMs: 10 };

describe('the trial of a payment', () => {
  let stub: AlipayStub;
  let said: string[];

  beforeAll(async () => {
    stub = await AlipayStub.open();
  });
  beforeEach(() => {
    said = [];
  });
  afterAll(() => stub.stop());

  /** `act` happens when the payer has followed the address. */
  const trial = (act: (paymentNo: string) => void, times = TIMES): Promise<void> =>
    payAndPayBack(
      new AlipayPayments(stub.config),
      (line) => {
        said.push(line);
        if (line.startsWith(stub.config.gateway)) act(stub.openPage(line)['out_trade_no'] ?? '');
      },
      times,
    );

  it('pays, pays back once each part, and finds both sides agreed', async () => {
    const before = stub.refunded.size;
    await trial((paymentNo) => stub.pay(paymentNo));
    expect([...stub.refunded.values()].slice(before)).toEqual([1, 1]);
    expect(said.at(-1)).toContain('its books and ours agree');
  });

  it('says when nobody paid, and when it was closed', async () => {
    await expect(trial(() => undefined, { ...TIMES, payMaxMs: 50 })).rejects.toThrow('payment is paid');
    await expect(trial((paymentNo) => stub.close(paymentNo))).rejects.toThrow('closed without money');
  });

  it('is none in the sandbox', () => {
    expect(() => tryPayment({ kind: 'sandbox' }, () => undefined)).toThrow('HAOPAI_PAYMENTS');
  });
});
