// Papers for whoever holds one and whoever won: by QR code or typed, real or not, to download; and the invoice that one asks for.
import { Component } from '@angular/core';
import type { CheckedConfirmation, ConfirmationHead, InvoiceView, OrderInvoices } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { citizensPage } from '../testing/citizens-page';
import { CheckPage } from './check-page';
import { OwnPapers } from './own-papers';
import { typedPaper } from './typed-paper';

const HEAD: ConfirmationHead = { number: '2026-000123', kind: 'sale', state: 'inForce', givenAtMs: 1 };
const PAPER: CheckedConfirmation = {
  ...HEAD,
  plate: { number: '浙G8888A', kind: 'ordinary', colour: 'blue' },
  ...{ holder: '欧**', auctionTitle: '2026年第12期', priceFen: 5_200_000 },
  files: [{ language: 'zh', sha256: 'ab12', isSigned: true }],
};
const CHECK = '/confirmations/2026-000123?check=K7MPQ2XH';
const ORDER_NO = '20261129000000000001';

@Component({
  imports: [OwnPapers],
  template: `<hp-own-papers [subject]="{ orderNo }" [expected]="1" [paidOrder]="orderNo" />`,
})
class Order {
  protected readonly orderNo = ORDER_NO;
}

describe('what is typed from a paper', () => {
  it.each([
    ['2026-000123', 'K7MPQ2XH'],
    ['2026000123', 'k7mp q2xh'],
    ['２０２６—０００１２３', 'Ｋ７ＭＰＱ２ＸＨ'],
  ])('is taken as %s %s', (number, check) => {
    expect(typedPaper(number, check)).toEqual({ number: '2026-000123', check: 'K7MPQ2XH' });
  });

  it.each([
    ['2026-123', 'K7MPQ2XH'],
    ['2026-000123', 'K7MPQ2X0'],
    ['', ''],
  ])('can be of no paper: %s %s', (number, check) => {
    expect(typedPaper(number, check)).toBeNull();
  });
});

describe('papers', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await citizensPage([
      { path: 'papers', component: CheckPage },
      { path: 'order', component: Order },
    ]);
  });
  afterEach(() => page.close());

  it('that a QR code leads to are told at once: real, in force, and what stands on them', async () => {
    await page.open('/papers?no=2026-000123&check=K7MPQ2XH');
    await page.answer(CHECK, PAPER);
    expect(page.part('paper-found').getAttribute('data-state')).toBe('inForce');
    for (const words of ['成交确认书属实，目前有效', '欧**', '¥52,000', '2026年第12期', 'ab12', '有电子签名'])
      expect(page.text('paper-found')).toContain(words);
  });

  it('that are void say so', async () => {
    await page.open('/papers?no=2026-000123&check=K7MPQ2XH');
    await page.answer(CHECK, { ...PAPER, state: 'undone' });
    expect(page.text('paper-found')).toContain('已作废');
  });

  it('that are typed are looked for under their own address, and what is none is not asked about', async () => {
    await page.open('/papers');
    await page.type('paper-number', '2026000123');
    await page.type('paper-check', 'k7mpq2x');
    await page.submit();
    expect(page.text('paper-refused')).toContain('没有找到这份文件');
    await page.type('paper-check', 'k7mpq2xh');
    await page.submit();
    expect(page.address).toBe('/papers?no=2026-000123&check=K7MPQ2XH');
    await page.refuse(CHECK, 'CONFIRMATION.NOT_FOUND', { number: '2026-000123' }, 404);
    expect(page.text('paper-refused')).toContain('没有找到这份文件');
  });

  describe('of an order', () => {
    const open = async (
      invoice: OrderInvoices,
      items: readonly ConfirmationHead[] = [HEAD],
    ): Promise<void> => {
      await page.open('/order');
      await page.answer(`/me/orders/${ORDER_NO}/confirmations`, { items });
      await page.answer(`/me/orders/${ORDER_NO}/invoice`, invoice);
    };
    const NONE: OrderInvoices = { mayAsk: false, amountFen: 5_200_000, items: [] };
    const ASKED: InvoiceView = {
      ...{ kind: 'invoice', state: 'asked', titleKind: 'person', title: '王小明', taxNumber: null },
      ...{ amountFen: 5_200_000, askedAtMs: 1, invoiceNo: null, address: null },
    };

    it('can be downloaded while they are in force', async () => {
      await open(NONE, [HEAD, { ...HEAD, number: '2026-000124', kind: 'plate', state: 'undone' }]);
      expect(page.one('[data-kind=sale] a').getAttribute('href')).toBe(
        '/api/v1/me/confirmations/2026-000123/file?language=zh',
      );
      expect(page.has('[data-kind=plate] a')).toBe(false);
      expect(page.text('own-papers')).toContain('已作废');
      expect(page.has('[data-testid=invoice-open]')).toBe(false);
    });

    it('have an invoice for whoever asks: of a company with its tax number, checked before it is sent', async () => {
      await open({ ...NONE, mayAsk: true });
      await page.press('invoice-open');
      page.part<HTMLInputElement>('invoice-kind-company').dispatchEvent(new Event('change'));
      await page.settle();
      await page.type('invoice-title', '金华某某公司');
      await page.type('invoice-tax-number', '91350100M000100Y44');
      await page.submit();
      expect(page.has('[aria-invalid=true]')).toBe(true);
      await page.type('invoice-tax-number', '91350100M000100Y43');
      await page.submit();
      const asked = page.asked(`/me/orders/${ORDER_NO}/invoice`);
      expect(asked.request.body).toEqual({
        ...{ titleKind: 'company', title: '金华某某公司', taxNumber: '91350100M000100Y43' },
      });
      asked.flush({ ...NONE, items: [ASKED] });
      await page.settle();
      expect(page.part('invoice').getAttribute('data-state')).toBe('asked');
    });

    it('show what became of it, and offer another try where it failed', async () => {
      const failed: InvoiceView = { ...ASKED, state: 'failed' };
      await open({ ...NONE, mayAsk: true, items: [failed] });
      expect(page.text('invoice')).toContain('没有开成');
      expect(page.text('invoice-open')).toBe('重新申请');
    });

    it('stay away where the server knows of none', async () => {
      await page.open('/order');
      await page.refuse(`/me/orders/${ORDER_NO}/confirmations`, 'REQUEST.NOT_FOUND', {}, 404);
      await page.refuse(`/me/orders/${ORDER_NO}/invoice`, 'REQUEST.NOT_FOUND', {}, 404);
      expect(page.text('own-papers')).toBe('');
    });
  });
});
