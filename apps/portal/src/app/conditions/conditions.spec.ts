// Special conditions of an auction before its readers: in which language, which files, how large, with which digest, and nothing where there are none.
import { Component } from '@angular/core';
import type { AuctionConditionsView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { AuctionNotes } from '../auctions/auction-notes';
import { citizensPage } from '../testing/citizens-page';

const SHA = 'ab'.repeat(32);
const CONDITIONS: AuctionConditionsView = {
  text: '三十日内上牌。\n电话 0579-12345678',
  attachments: [{ attachmentId: 3, name: '竞买须知', byteCount: 3_355_444, sha256: SHA }],
};
const ASKED = '/auctions/7/conditions?lang=zh';

@Component({ imports: [AuctionNotes], template: `<hp-auction-notes [auctionId]="7" />` })
class Board {}

describe('special conditions of an auction', () => {
  let page: PageUnderTest;

  const open = async (hasConditions: boolean | undefined): Promise<void> => {
    page = await citizensPage([{ path: 'board', component: Board }]);
    await page.open('/board');
    const notes = { pickUpText: '', notes: [] };
    await page.answer('/auctions/7/notes', hasConditions === undefined ? notes : { ...notes, hasConditions });
    for (let turn = 0; turn < 40 && !page.has('[data-testid="auction-conditions"]'); turn++)
      await page.settle();
  };
  afterEach(() => page.close());

  it('are there to be read, with each file to download, its size and its digest', async () => {
    await open(true);
    await page.answer(ASKED, CONDITIONS);
    expect(page.text('conditions-text')).toContain('三十日内上牌。');
    const link = page.one<HTMLAnchorElement>('[data-testid="attachment"] a');
    expect(link.getAttribute('href')).toBe('/api/v1/auctions/7/attachments/3');
    for (const words of ['竞买须知', 'PDF，3.2 MB', SHA]) expect(page.text('attachment')).toContain(words);
    expect(page.has('[data-testid="other-language"]')).toBe(false);
  });

  it('say in which language they are, where the reader’s is not there', async () => {
    await open(true);
    await page.answer(ASKED, { text: 'Thirty days.', writtenIn: 'en', attachments: [] });
    expect(page.text('other-language')).toContain('English');
    expect(page.has('[data-testid="attachment"]')).toBe(false);
  });

  it.each([false, undefined])('are asked for by nobody where there are none: %s', async (hasConditions) => {
    await open(hasConditions);
    expect(page.has('[data-testid="auction-conditions"]')).toBe(false);
  });

  it('say when they do not come', async () => {
    await open(true);
    await page.refuse(ASKED, 'AUCTION.NOT_FOUND', { auctionId: 7 });
    expect(page.text('auction-conditions')).toContain('没有这个竞买期');
  });
});
