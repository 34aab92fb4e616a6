// Papers for whoever holds one and whoever won: by QR code or typed, real or not, to download.
import { Component } from '@angular/core';
import type { CheckedConfirmation, ConfirmationHead } from '@haopai/contracts';
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
  template: `<hp-own-papers [subject]="{ orderNo }" [expected]="1" />`,
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
    const open = async (items: readonly ConfirmationHead[]): Promise<void> => {
      await page.open('/order');
      await page.answer(`/me/orders/${ORDER_NO}/confirmations`, { items });
    };

    it('can be downloaded while they are in force', async () => {
      await open([HEAD, { ...HEAD, number: '2026-000124', kind: 'plate', state: 'undone' }]);
      expect(page.one('[data-kind=sale] a').getAttribute('href')).toBe(
        '/api/v1/me/confirmations/2026-000123/file?language=zh',
      );
      expect(page.has('[data-kind=plate] a')).toBe(false);
      expect(page.text('own-papers')).toContain('已作废');
    });

    it('stay away where the server knows of none', async () => {
      await page.open('/order');
      await page.refuse(`/me/orders/${ORDER_NO}/confirmations`, 'REQUEST.NOT_FOUND', {}, 404);
      expect(page.text('own-papers')).toBe('');
    });
  });
});
