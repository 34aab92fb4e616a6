// A page that is reloaded in the middle of a sale knows everything again.
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { arriveAtLot } from '../pages/enter';

const house = openHouse();

describe('a bidder reloads the page in the middle', () => {
  it('is still logged in and in the room, sees state and record again, and bids on', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale();
      const [mine, other] = await Promise.all(
        made.bidders.map(async (bidder) => arriveAtLot(await visitor(), made, bidder)),
      );
      if (mine === undefined || other === undefined) throw new Error('two bidders were expected');
      await mine.isOpen();
      await mine.bid(1000);
      await other.bid(2000);
      await eventually(() => mine.standing(), 'outbid');
      await eventually(() => mine.amounts(), [6000, 8000]);
      const [before, recordBefore] = [await mine.figures(), await mine.record()];

      await mine.page.reload();
      await mine.isShown();
      await eventually(() => mine.standing(), 'outbid');
      expect(await mine.figures()).toEqual(before);
      await eventually(() => mine.record(), recordBefore);

      await mine.bid(1000);
      await eventually(() => other.standing(), 'outbid');
      expect(await other.amounts()).toEqual([6000, 8000, 9000]);
    }));
});
