// Nothing is bid that the bidder did not mean: not twice, and not at a price that has moved.
import { listenForBids } from '../bed/bids-sent';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { PhoneLine } from '../bed/phone-line';
import { START_FEN } from '../bed/sale';
import { arriveAtLot } from '../pages/enter';

const house = openHouse();

describe('a bidder acts deliberately', () => {
  it('makes one bid with a double click', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale({ shares: [1] });
      const page = await visitor();
      const sent = listenForBids(page);
      const lot = await arriveAtLot(page, made, made.bidders[0]);
      await lot.isOpen();
      await lot.choose(3000);
      await lot.submit.dblclick();
      await eventually(() => lot.answer.innerText(), expect.stringContaining('已记录'));
      await eventually(() => lot.amounts(), [8000]);
      expect(sent).toEqual([START_FEN + 3_000_00]);
    }));

  it('sees a chosen amount follow the price, and a press meant for the old amount sends nothing', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale();
      const page = await visitor();
      const sent = listenForBids(page);
      const mine = await arriveAtLot(page, made, made.bidders[0]);
      const other = await arriveAtLot(await visitor(), made, made.bidders[1]);
      await mine.isOpen();
      await mine.choose(1000);
      expect(await mine.chosenFen()).toBe(START_FEN + 1_000_00);

      // The finger comes down in the very moment in which the amount changes under it.
      const pressed = mine.amount.evaluate(
        (amount) =>
          new Promise<void>((resolve) => {
            const watcher = new MutationObserver(() => {
              watcher.disconnect();
              document.querySelector<HTMLElement>('[data-testid=bid-submit]')?.click();
              resolve();
            });
            watcher.observe(amount, { attributes: true, attributeFilter: ['data-fen'] });
          }),
      );
      await other.bid(2000);
      await pressed;
      await eventually(() => mine.answer.innerText(), expect.stringContaining('请再按一次确认'));
      expect(await mine.chosenFen()).toBe(START_FEN + 3_000_00);
      expect(sent).toEqual([]);

      await mine.confirm();
      expect(sent).toEqual([START_FEN + 3_000_00]);
      expect(await other.amounts()).toEqual([7000, 8000]);
    }));

  it('is told the price that was faster, when two press at once', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const made = await sale();
      const line = await PhoneLine.to(site.port);
      const mine = await arriveAtLot(await visitor({ baseURL: line.baseURL }), made, made.bidders[0]);
      const other = await arriveAtLot(await visitor(), made, made.bidders[1]);
      await mine.isOpen();
      await mine.choose(1000);
      line.hush('down');
      await other.bid(1000);
      await mine.submit.click();
      line.speak('down');
      await eventually(() => mine.answer.innerText(), expect.stringMatching(/有人先出了价.*6,000.*没有成功/));
      expect(await other.amounts()).toEqual([6000]);
      await line.cut();
    }));

  it('is told that the price has moved while the question for the VIN was open, which goes, and nothing was bid', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale({ shares: [2, 1] });
      const page = await visitor();
      const sent = listenForBids(page);
      const mine = await arriveAtLot(page, made, made.bidders[0]);
      const other = await arriveAtLot(await visitor(), made, made.bidders[1]);
      await mine.isOpen();
      await mine.choose(1000);
      await mine.submit.click();
      const option = page.getByTestId(`entry-${made.bidders[0]?.entries[0]?.id}`);
      await option.waitFor();
      await other.bid(2000);
      await option.waitFor({ state: 'detached' });
      await eventually(() => mine.answer.innerText(), expect.stringContaining('请再按一次确认'));
      expect(sent).toEqual([]);
      await page.getByTestId(`car-${made.bidders[0]?.entries[0]?.id}`).click();
      await mine.confirm();
      expect(sent).toEqual([START_FEN + 3_000_00]);
    }));
});
