// A press that no connection takes is over after two seconds: nothing of it is sent later, by the page, the browser or the line, and the page says so.
import { setTimeout as sleep } from 'node:timers/promises';
import { HELD_PRESS_MS } from '@haopai/rules';
import { listenForBids } from '../bed/bids-sent';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { PhoneLine } from '../bed/phone-line';
import { START_FEN } from '../bed/sale';
import { arriveAtLot } from '../pages/enter';

const house = openHouse();
const DEVICES = [
  ['a phone', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }],
  ['a desktop', { viewport: { width: 1440, height: 900 } }],
] as const;
/** Longer than a press is held. */
const AWAY_MS = HELD_PRESS_MS + 1_500;

describe.each(DEVICES)('a bidder on %s', (_, device) => {
  it('presses without a connection: nothing is sent, then or later, and the price of then takes a new press', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale();
      const page = await visitor(device);
      const sent = listenForBids(page);
      const mine = await arriveAtLot(page, made, made.bidders[0]);
      const other = await arriveAtLot(await visitor(), made, made.bidders[1]);
      await mine.isOpen();
      await mine.choose(1000);
      await page.context().setOffline(true);
      await eventually(() => mine.connection.getAttribute('data-quality'), 'offline');
      await mine.submit.click({ force: true });
      await eventually(
        () => mine.answer.innerText(),
        expect.stringMatching(/没有连接，这次没有出价，也不会补发/),
      );
      await other.bid(3000);
      await sleep(AWAY_MS);
      await page.context().setOffline(false);
      await eventually(() => mine.figures(), expect.objectContaining({ priceFen: START_FEN + 3_000_00 }));
      await sleep(AWAY_MS);
      expect(sent).toEqual([]);
      expect(await other.amounts()).toEqual([8000]);
      await mine.bid(1000);
      // The browser tells of it after it has gone.
      await eventually(() => Promise.resolve([...sent]), [START_FEN + 4_000_00]);
    }));

  it('presses into a line that is dead and does not show it: what comes out of it later is not placed', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const made = await sale();
      const line = await PhoneLine.to(site.port);
      const page = await visitor({ ...device, baseURL: line.baseURL });
      const mine = await arriveAtLot(page, made, made.bidders[0]);
      const other = await arriveAtLot(await visitor(), made, made.bidders[1]);
      await mine.isOpen();
      await mine.choose(1000);
      line.hush('up');
      await mine.submit.click();
      await eventually(() => mine.answer.innerText(), expect.stringMatching(/还没有回音.*不补发/));
      await sleep(AWAY_MS);
      line.speak('up');
      await eventually(
        () => mine.answer.innerText(),
        expect.stringMatching(/2 秒内没有送到，这次不算，也不会补发/),
      );
      expect(await mine.standing()).toBe('none');
      expect((await other.figures()).leader).toBeNull();
      expect(await other.amounts()).toEqual([]);
      await mine.bid(1000);
      expect(await other.amounts()).toEqual([6000]);
      await line.cut();
    }));
});
