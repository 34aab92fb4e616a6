// The line of a result from which the whole record is taken along: with the hash to compare it by, or that it is not ready yet.
import { Component } from '@angular/core';
import type { AuctionRecordView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { citizensPage } from '../testing/citizens-page';
import { RecordLine } from './record-line';

const RECORD = '/auctions/7/record';
const facts: AuctionRecordView = {
  ...{ auctionId: 7, byteCount: 1_048_576, sha256: 'ab'.repeat(32), leaves: 5, treeSize: 9, madeAtMs: 1 },
};

@Component({
  selector: 'hp-result',
  imports: [RecordLine],
  template: '<hp-record-line [auctionId]="7" [lots]="[]" />',
})
class Result {}

describe('the whole record of an auction', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await citizensPage([{ path: 'result', component: Result }]);
    await page.open('/result');
  });
  afterEach(() => page.close());

  it('is there to take along, with its SHA-256 beside it', async () => {
    await page.answer(RECORD, facts);
    expect(page.part('record-zip').getAttribute('href')).toBe('/api/v1/auctions/7/record.zip');
    expect(page.text('record-sha256')).toContain(facts.sha256);
  });

  it('is under way at first', async () => {
    await page.refuse(RECORD, 'LOG.RECORD_NOT_READY', {}, 404);
    expect(page.has('[data-testid=record-under-way]')).toBe(true);
    expect(page.has('[data-testid=record-sha256]')).toBe(false);
  });
});
