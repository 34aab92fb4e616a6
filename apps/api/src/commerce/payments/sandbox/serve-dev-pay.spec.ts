// The sandbox's pay page over HTTP: what it shows, in both languages, what each press does, and that production has none.
import { aDatabase, aRunningApp, hearOrders, type RunningApp, waitUntil } from '../../../testing';
import { aPayer, aStart, choose, paymentsOf, stateOf } from '../testing/build-payments';

describe('the sandbox’s pay page', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await aRunningApp();
    hearOrders(running, 'listing');
  });
  afterAll(() => running.stop());

  const pageOf = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await fetch(`${running.url}${path}`, { headers });
    return { status: answer.status, headers: answer.headers, html: await answer.text() };
  };

  it('shows amount, purpose, order and end, and three ways to go on', async () => {
    const payer = await aPayer(running, {
      amountFen: 5_600_050,
      about: {
        plate: {
          number: '浙G8888A',
          kind: 'ordinary',
          colour: 'blue',
          isPersonalised: false,
          region: '330702',
        },
        auction: null,
        lotId: null,
        vins: [],
        depositAppliedFen: null,
      },
    });
    const { payUrl } = await aStart(payer);
    const { status, html, headers } = await pageOf(payUrl);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    for (const words of [
      '¥56,000.50',
      '定价号牌 浙G·8888A',
      payer.order.orderNo,
      '付款失败',
      '先不付，返回订单',
    ])
      expect(html).toContain(words);
    expect(html).toContain('<html lang="zh-CN">');
    expect(html.match(/<button/g)).toHaveLength(3);
  });

  it('needs no script, so that the site’s fences hold', async () => {
    const { payUrl } = await aStart(await aPayer(running));
    const { html, headers } = await pageOf(payUrl);
    expect(html).not.toMatch(/<script|\son\w+=|javascript:/i);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  it('speaks the language that is asked for, and otherwise the browser’s', async () => {
    const { paymentNo } = await aStart(await aPayer(running));
    const path = `/dev/pay/${paymentNo}`;
    expect((await pageOf(`${path}?lang=en`)).html).toContain('no real money moves');
    expect((await pageOf(path, { 'Accept-Language': 'en-GB' })).html).toContain('<html lang="en">');
    expect((await pageOf(path, { 'Accept-Language': 'zh-CN' })).html).toContain('<html lang="zh-CN">');
  });

  it('shows nothing of an order as markup', async () => {
    const payer = await aPayer(running);
    const { payUrl, paymentNo } = await aStart(payer);
    const nasty = `<b onclick="x">&'`;
    await running.pool.query('UPDATE sandbox_payments SET subject = ? WHERE payment_no = ?', [
      nasty,
      paymentNo,
    ]);
    const { html } = await pageOf(payUrl);
    expect(html).toContain('&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;');
    expect(html).not.toContain('<b ');
  });

  it.each(['20261126000000000000', 'x', '%E5%8F%B7', '__proto__'])(
    'has no payment "%s"',
    async (paymentNo) => {
      const { status, html } = await pageOf(`/dev/pay/${paymentNo}`);
      expect([status, html]).toEqual([404, expect.stringContaining('没有这笔支付')]);
    },
  );

  it('fails a payment when that is pressed, and the order can be paid again', async () => {
    const payer = await aPayer(running);
    const start = await aStart(payer);
    const pressed = await choose(running, start, { choice: 'fail' });
    expect(pressed.headers.get('location')).toBe(`/account/orders/${payer.order.orderNo}?from=payment`);
    await waitUntil(async () => (await paymentsOf(running, payer.order))[0]?.state === 'closed');
    expect(await stateOf(running, payer.order)).toBe('created');
    expect((await pageOf(start.payUrl)).html).toContain('没有付成');
    expect((await aStart(payer)).paymentNo).not.toBe(start.paymentNo);
  });

  it('does nothing when the payer goes back, and the same payment can be made later', async () => {
    const payer = await aPayer(running);
    const start = await aStart(payer);
    const pressed = await choose(running, start, { choice: 'leave' });
    expect([pressed.status, pressed.headers.get('location')]).toEqual([
      303,
      `/account/orders/${payer.order.orderNo}`,
    ]);
    expect((await pageOf(start.payUrl)).html).toContain('<button');
    expect((await aStart(payer)).paymentNo).toBe(start.paymentNo);
  });

  it('tells who presses twice that it is paid', async () => {
    const start = await aStart(await aPayer(running));
    await choose(running, start, { choice: 'pay', course: 'never' });
    const again = await choose(running, start, { choice: 'fail', course: 'never' });
    expect(again.status).toBe(200);
    expect(await again.text()).toContain('已经付清');
    expect((await pageOf(start.payUrl)).html).not.toContain('<button');
  });

  it('tells who comes too late that no money was taken', async () => {
    const start = await aStart(await aPayer(running));
    await running.pool.query('UPDATE sandbox_payments SET valid_until_ms = 1 WHERE payment_no = ?', [
      start.paymentNo,
    ]);
    const pressed = await choose(running, start, { choice: 'pay' });
    expect(await pressed.text()).toContain('已过截止时间');
  });

  it.each([{}, { choice: 'steal' }, { choice: '' }])(
    'shows the page again for what it does not offer: %j',
    async (form) => {
      const start = await aStart(await aPayer(running));
      const pressed = await choose(running, start, form as Record<string, string>);
      expect(await pressed.text()).toContain('<button');
    },
  );

  it('is pressed on this site only', async () => {
    const { payUrl } = await aStart(await aPayer(running));
    const elsewhere = {
      Origin: 'https://elsewhere.example',
      'Content-Type': 'application/x-www-form-urlencoded',
    };
    const pressed = await running.client().send('POST', payUrl, 'choice=pay', elsewhere);
    expect(pressed).toMatchObject({ status: 403, body: { code: 'REQUEST.BAD_ORIGIN' } });
  });

  it('is on every instance, and what was pressed on one is told by any', async () => {
    const database = await aDatabase();
    const [one, other] = [await aRunningApp({}, database), await aRunningApp({}, database)];
    for (const each of [one, other]) hearOrders(each, 'listing');
    const payer = await aPayer(one);
    const start = await aStart(payer);
    await one.stop();
    await choose(other, start, { choice: 'pay', course: 'twice' });
    await waitUntil(async () => (await stateOf(other, payer.order)) === 'paid');
    await other.stop();
    await database.drop();
  });

  it('is not there in production', async () => {
    const production = await aRunningApp({
      NODE_ENV: 'production',
      HAOPAI_MIGRATE: 'false',
      HAOPAI_ORIGINS: 'https://haopai.example',
      HAOPAI_SMS: 'sandbox-in-production',
      HAOPAI_IDENTITY: 'sandbox-in-production',
      HAOPAI_DURABILITY: 'one-disk',
      HAOPAI_PAYMENTS: 'sandbox-in-production',
    });
    const answer = await production.client().get('/dev/pay/20261126000000000000');
    expect(answer).toMatchObject({ status: 404, body: { code: 'REQUEST.NOT_FOUND' } });
    await production.stop();
  });
});
