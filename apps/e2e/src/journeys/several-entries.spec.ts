// A citizen with several deposit shares: asked once for which car a plate is, and never offered a share twice.
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { arriveAtLot, openLot } from '../pages/enter';

const house = openHouse();

describe('a citizen with two entries', () => {
  it('chooses the VIN with the first bid on a plate, is not asked there again, and has the other one for the next', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale({ shares: [2, 1], lots: 3 });
      const [firstEntry, secondEntry] = made.bidders[0]?.entries ?? [];
      const [, secondPlate, thirdPlate] = made.lots;
      if (!firstEntry || !secondEntry || !secondPlate || !thirdPlate)
        throw new Error('two entries, three lots');
      const mine = await arriveAtLot(await visitor(), made, made.bidders[0]);
      const other = await arriveAtLot(await visitor(), made, made.bidders[1]);
      const { page } = mine;
      const question = page.getByRole('dialog');
      await mine.isOpen();

      await mine.choose(0);
      // The question is there already: in the last second nothing is left to be fetched.
      const fetched: string[] = [];
      page.on('request', (request) => {
        if (request.resourceType() === 'script') fetched.push(request.url());
      });
      await mine.submit.click();
      await question.waitFor();
      expect(fetched).toEqual([]);
      for (const { id, vin } of [firstEntry, secondEntry]) {
        const option = await page.getByTestId(`entry-${id}`).innerText();
        expect(option).toContain(vin);
        expect(option).toContain('5,000');
      }
      expect(await question.getByTestId('time-left').innerText()).toMatch(/^还剩 \d:\d\d$/);
      expect((await other.figures()).leader).toBeNull();
      await page.locator(`[data-settled=true] [data-testid=entry-${secondEntry.id}]`).click();
      await eventually(() => mine.standing(), 'leading');

      await other.bid(1000);
      await eventually(() => mine.standing(), 'outbid');
      await mine.bid(1000);
      expect(await question.count()).toBe(0);
      expect(await mine.amounts()).toEqual([5000, 6000, 7000]);

      await page.getByTestId('to-board').click();
      const next = await openLot(page, secondPlate.id);
      await eventually(
        () => page.locator('hp-bid-dock').innerText(),
        expect.stringContaining(firstEntry.vin),
      );
      await next.bid(0);
      expect(await question.count()).toBe(0);

      await page.getByTestId('to-board').click();
      const last = await openLot(page, thirdPlate.id);
      await eventually(
        () => page.locator('hp-bid-dock').innerText(),
        expect.stringContaining('保证金都已用于其他号牌'),
      );
      expect(await last.submit.isDisabled()).toBe(true);
    }));
});
