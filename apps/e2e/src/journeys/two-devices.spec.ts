// One citizen with the sale open on two devices: either knows what the other did.
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { arriveAtLot, openLot } from '../pages/enter';

const house = openHouse();

describe('a citizen follows the sale on two devices', () => {
  it('is warned on both when outbid, and goes on bidding on either with the same entry', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale({ shares: [2, 1] });
      const [plate] = made.lots;
      const entry = made.bidders[0]?.entries[1];
      if (plate === undefined || entry === undefined) throw new Error('a lot and two entries were expected');
      const desk = await arriveAtLot(await visitor(), made, made.bidders[0]);
      const phone = await arriveAtLot(await visitor(), made, made.bidders[0]);
      const board = await visitor();
      const onBoard = await arriveAtLot(board, made, made.bidders[0]);
      await onBoard.page.getByTestId('to-board').click();
      const other = await arriveAtLot(await visitor(), made, made.bidders[1]);
      await desk.isOpen();

      await desk.choose(0);
      await desk.submit.click();
      await desk.page.locator(`[data-settled=true] [data-testid=entry-${entry.id}]`).click();
      for (const device of [desk, phone]) await eventually(() => device.standing(), 'leading');
      await eventually(() => board.getByTestId('room-pass').innerText(), expect.stringContaining('1 / 2'));

      await other.bid(1000);
      for (const device of [desk, phone]) await eventually(() => device.standing(), 'outbid');
      const row = board.getByTestId(`board-row-${plate.id}`);
      await eventually(() => row.innerText(), expect.stringContaining('已被超过'));

      await phone.bid(1000);
      await other.bid(1000);
      const fromBoard = await openLot(board, plate.id);
      await fromBoard.bid(1000);
      expect(await desk.amounts()).toEqual([5000, 6000, 7000, 8000, 9000]);
    }));
});
