// A plate sells in public: two citizens outbid each other until it is sold, and everybody sees the same.
import { eventually } from '../bed/eventually';
import { MOVING, openHouse } from '../bed/house';
import { START_FEN } from '../bed/sale';
import { BiddingPage } from '../pages/bidding-page';
import { enterRoom, logIn, openLot } from '../pages/enter';

const house = openHouse();

describe('two citizens want the same plate', () => {
  it('outbid each other until it is sold, while a stranger watches, and find it under past auctions', () =>
    house.journey(async ({ sale, visitor }) => {
      const { auctionId, lots, bidders } = await sale({ countdownMs: 9_000 });
      const [plate] = lots;
      const [first, second] = bidders;
      if (plate === undefined || first === undefined || second === undefined) throw new Error('no sale');

      const fromTheFrontDoor = async (bidder: typeof first): Promise<BiddingPage> => {
        const page = await visitor(MOVING);
        await page.goto('/');
        await page.getByTestId('log-in').click();
        await logIn(page, bidder);
        await page.goto('/auctions');
        await page.getByTestId(`auction-${auctionId}`).getByTestId('auction-open').click();
        await enterRoom(page);
        return openLot(page, plate.id);
      };
      const watching = async (): Promise<BiddingPage> => {
        const page = await visitor(MOVING);
        await page.goto(`/auctions/${auctionId}/lots/${plate.id}`);
        const lot = new BiddingPage(page);
        await lot.isShown();
        return lot;
      };
      const [one, two, stranger] = await Promise.all([
        fromTheFrontDoor(first),
        fromTheFrontDoor(second),
        watching(),
      ]);
      const everybody = [one, two, stranger];
      const everybodySees = async (phase: string, priceFen: number, leader: number): Promise<void> => {
        for (const lot of everybody) await eventually(() => lot.figures(), { phase, priceFen, leader });
      };

      await one.isOpen();
      await one.bid(0);
      await everybodySees('oneMinute', START_FEN, first.paddleNo);
      expect(await two.standing()).toBe('none');
      await two.bid(1000);
      await everybodySees('oneMinute', START_FEN + 1_000_00, second.paddleNo);
      await eventually(() => one.standing(), 'outbid');
      await one.bid(3000);
      await eventually(() => two.standing(), 'outbid');
      await two.bid(5000);
      await everybodySees('oneMinute', START_FEN + 9_000_00, second.paddleNo);
      await one.bid(2000);
      const hammerFen = START_FEN + 11_000_00;

      await everybodySees('sold', hammerFen, first.paddleNo);
      expect(await one.standing()).toBe('won');
      expect(await two.standing()).toBe('lost');
      expect(await one.result.innerText()).toContain('由我竞得');
      expect(await two.result.innerText()).toContain(`由竞价号 ${first.paddleNo} 竞得`);
      expect(await stranger.result.innerText()).toContain(`由竞价号 ${first.paddleNo} 竞得`);
      for (const lot of everybody) expect(await lot.amounts()).toEqual([5000, 6000, 9000, 14_000, 16_000]);

      await stranger.page.goto('/auctions');
      const past = stranger.page.locator('section[aria-labelledby=auctions-past]');
      await past.getByTestId(`auction-${auctionId}`).getByTestId('auction-open').click();
      const row = stranger.page.getByTestId(`result-lot-${plate.lotNo}`);
      await row.waitFor();
      for (const words of ['成交', '¥16,000', String(first.paddleNo)])
        expect(await row.innerText()).toContain(words);
    }));
});
