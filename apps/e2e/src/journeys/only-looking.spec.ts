// More people look than there are places for: their page follows a moment behind and says so, while whoever bids is told at once.
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';
import { logInAs } from '../bed/front-door';
import { openHouseOn } from '../bed/house';
import { START_FEN } from '../bed/sale';
import { SaleSite } from '../bed/sale-site';
import { BiddingPage } from '../pages/bidding-page';
import { arriveAtLot, enterRoom } from '../pages/enter';

const house = openHouseOn(() => SaleSite.open({ HAOPAI_WATCHERS_MAX: '1' }));

const quality = (page: Page): Promise<string | null> =>
  page.getByTestId('connection').getAttribute('data-quality');
const isOnSocket = (page: Page): Promise<void> =>
  eventually(() => quality(page), expect.stringMatching(/good|fair|poor/));

describe('those who only look', () => {
  it('see board and lot a moment behind when their places are taken, and are live once they have entered the room', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale();
      const [plate] = made.lots;
      const [bidder, rival] = made.bidders;
      if (plate === undefined || bidder === undefined || rival === undefined) throw new Error('no sale');
      const board = `/auctions/${made.auctionId}`;
      const first = await visitor();
      await first.goto(board);
      await isOnSocket(first);

      const second = await visitor();
      await second.goto(board);
      await eventually(() => quality(second), 'delayed');
      expect(await second.getByTestId('connection').innerText()).toContain('延迟 2 秒');
      expect(await second.getByTestId('delayed').innerText()).toContain('进入竞买大厅');

      // Whoever is in the room needs no place.
      const mine = await arriveAtLot(await visitor(), made, bidder);
      await isOnSocket(mine.page);
      await mine.isOpen();
      await mine.bid(0);
      const row = second.getByTestId(`board-row-${plate.id}`);
      await eventually(() => row.innerText(), expect.stringContaining('5,000'));

      const third = await visitor();
      await third.goto(`${board}/lots/${plate.id}`);
      const looking = new BiddingPage(third);
      await looking.isShown();
      await eventually(() => quality(third), 'delayed');
      await eventually(() => looking.figures(), {
        phase: 'oneMinute',
        priceFen: START_FEN,
        leader: bidder.paddleNo,
      });
      await second.goto('/');
      await second.getByTestId('delayed').waitFor();
      await second.goto(board);

      await logInAs(second, rival);
      await second.reload();
      await eventually(() => quality(second), 'delayed');
      await enterRoom(second);
      await isOnSocket(second);
      expect(await second.getByTestId('delayed').count()).toBe(0);
      const other = await arriveAtLot(second, made, rival);
      await other.bid(1000);
      await eventually(async () => (await looking.figures()).priceFen, START_FEN + 1_000_00);
    }));
});
