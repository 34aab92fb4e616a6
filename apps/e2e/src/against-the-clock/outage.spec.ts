// The server dies in the middle of a sale and comes back: the open pages go on by themselves and say what happened.
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { START_FEN } from '../bed/sale';
import { arriveAtLot } from '../pages/enter';

/** After the start two pages come back and one of them bids within it, on a machine that is busy too. */
const COUNTDOWN_MS = 20_000;
const house = openHouse();

describe('the server is killed and started again', () => {
  it('keeps price and record, gives the lot a countdown, says so in the record, and sells on', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const made = await sale({ countdownMs: COUNTDOWN_MS });
      const [one, two] = await Promise.all(
        made.bidders.map(async (bidder) => arriveAtLot(await visitor(), made, bidder)),
      );
      if (one === undefined || two === undefined) throw new Error('two bidders were expected');
      await one.isOpen();
      await one.bid(0);
      await two.bid(5000);

      await site.kill();
      for (const lot of [one, two])
        await eventually(() => lot.connection.getAttribute('data-quality'), 'offline');
      await site.start();
      for (const lot of [one, two]) {
        await eventually(async () => (await lot.record()).at(-1)?.words, '服务中断后恢复，重新计时');
        expect(await lot.figures()).toMatchObject({ phase: 'oneMinute', priceFen: START_FEN + 5_000_00 });
        expect(await lot.phase.innerText()).toContain('服务中断后已恢复');
      }
      expect(await two.standing()).toBe('leading');

      await one.bid(1000);
      await eventually(() => two.figures(), {
        phase: 'sold',
        priceFen: START_FEN + 6_000_00,
        leader: made.bidders[0]?.paddleNo,
      });
      expect(await one.standing()).toBe('won');
      expect(await two.amounts()).toEqual([5000, 10_000, 11_000]);
    }));
});
