// On a narrow screen a card says how its lot ended, also when a price stands there that was never paid.
import type { LotResult } from '@haopai/contracts';
import { Component } from '@angular/core';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { citizensPage } from '../testing/citizens-page';
import { ResultCards } from './result-cards';

const SOLD: LotResult = {
  lotId: 1,
  lotNo: 1,
  plate: { number: '浙G10000', kind: 'ordinary', colour: 'blue', isPersonalised: false, region: '330702' },
  region: '330702',
  outcome: 'sold',
  startPriceFen: 500_000,
  hammerPriceFen: 900_000,
  paddleNo: 101,
  bidCount: 5,
  endedAtMs: 1,
  reason: null,
  lastHash: null,
};
const LOTS: readonly LotResult[] = [
  SOLD,
  { ...SOLD, lotId: 2, lotNo: 2, outcome: 'defaulted' },
  {
    ...SOLD,
    ...{ lotId: 4, lotNo: 4, outcome: 'defaulted' },
    nextBidder: { paddleNo: 102, amountFen: 800_000, state: 'taken' },
  },
  { ...SOLD, lotId: 3, lotNo: 3, outcome: 'unsold', hammerPriceFen: null, paddleNo: null, bidCount: 0 },
];

@Component({
  imports: [ResultCards],
  template: `<hp-result-cards [auctionId]="1" [lots]="lots" [sorting]="{ sort: 'lotNo', order: 'asc' }" />`,
})
class Cards {
  protected readonly lots = LOTS;
}

describe('the cards of a result', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await citizensPage([{ path: 'cards', component: Cards }]);
    await page.open('/cards');
    await page.settle();
  });
  afterEach(() => page.close());

  it('show what was paid, by whom it was not, and what found nobody', () => {
    expect(page.text('result-lot-1')).toContain('¥9,000');
    expect(page.text('result-lot-1')).not.toContain('违约');
    expect(page.text('result-lot-2')).toContain('违约');
    expect(page.text('result-lot-2')).toContain('101');
    expect(page.text('result-lot-3')).toContain('流拍');
    expect(page.text('result-lot-2')).not.toContain('顺延');
    expect(page.text('result-lot-4')).toContain('竞价号 102 顺延购得');
  });
});
