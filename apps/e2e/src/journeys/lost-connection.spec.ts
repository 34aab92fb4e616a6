// A bidder whose connection goes and comes back: nothing is missed, and no bid counts twice.
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { PhoneLine } from '../bed/phone-line';
import { START_FEN } from '../bed/sale';
import { arriveAtLot } from '../pages/enter';

const house = openHouse();

describe('a bidder loses the connection', () => {
  it('is told, cannot press meanwhile, and finds every bid of the others after the return', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale({ shares: [1, 1, 1] });
      const [mine, second, third] = await Promise.all(
        made.bidders.map(async (bidder) => arriveAtLot(await visitor(), made, bidder)),
      );
      if (mine === undefined || second === undefined || third === undefined) throw new Error('no bidders');
      await mine.isOpen();
      await mine.bid(0);
      await second.bid(1000);
      await eventually(() => mine.standing(), 'outbid');
      await mine.choose(1000);

      await mine.page.context().setOffline(true);
      await eventually(() => mine.connection.getAttribute('data-quality'), 'offline');
      expect(await mine.submit.isDisabled()).toBe(true);
      expect(await mine.page.getByRole('alert').innerText()).toContain('连接中断');
      for (const bidder of [third, second, third, second, third]) await bidder.bid(1000);
      expect((await mine.figures()).priceFen).toBe(START_FEN + 1_000_00);

      await mine.page.context().setOffline(false);
      await eventually(() => mine.figures(), {
        phase: 'oneMinute',
        priceFen: START_FEN + 6_000_00,
        leader: made.bidders[2]?.paddleNo,
      });
      expect(await mine.amounts()).toEqual([5000, 6000, 7000, 8000, 9000, 10_000, 11_000]);
      await mine.bid(1000);
      expect((await mine.figures()).priceFen).toBe(START_FEN + 7_000_00);
    }));

  it('gets one bid counted and one answer, when the line lost the answer', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const made = await sale();
      const line = await PhoneLine.to(site.port);
      const mine = await arriveAtLot(await visitor({ baseURL: line.baseURL }), made, made.bidders[0]);
      const other = await arriveAtLot(await visitor(), made, made.bidders[1]);
      await mine.isOpen();
      await mine.choose(2000);
      line.hush('down');
      await mine.submit.click();
      await eventually(() => mine.submit.innerText(), expect.stringContaining('已发出'));
      await eventually(() => mine.answer.innerText(), expect.stringContaining('不会重复计算'));
      expect((await other.figures()).leader).toBe(made.bidders[0]?.paddleNo);

      await line.cut();
      await eventually(() => mine.connection.getAttribute('data-quality'), 'offline');
      await line.mend();
      await eventually(() => mine.answer.innerText(), expect.stringContaining('已记录'));
      await eventually(() => mine.standing(), 'leading');
      for (const lot of [mine, other]) await eventually(() => lot.amounts(), [7000]);
      await line.cut();
    }));

  it('is told in words that another was faster, when the bid was caught in a dead line', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const made = await sale();
      const line = await PhoneLine.to(site.port);
      const mine = await arriveAtLot(await visitor({ baseURL: line.baseURL }), made, made.bidders[0]);
      const other = await arriveAtLot(await visitor(), made, made.bidders[1]);
      await mine.isOpen();
      await mine.choose(1000);
      line.hush('up');
      await mine.submit.click();
      await eventually(() => mine.submit.innerText(), expect.stringContaining('已发出'));
      await other.bid(3000);

      await line.cut();
      await line.mend();
      await eventually(() => mine.answer.innerText(), expect.stringMatching(/有人先出了价.*8,000.*没有成功/));
      expect(await mine.figures()).toMatchObject({ priceFen: START_FEN + 3_000_00 });
      await eventually(() => mine.amounts(), [8000]);
      expect(await mine.standing()).toBe('none');
      await line.cut();
    }));
});
