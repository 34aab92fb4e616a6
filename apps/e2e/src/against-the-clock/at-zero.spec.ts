// The end of a lot: what comes too late is refused in words, and nobody can press into the void.
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { PhoneLine } from '../bed/phone-line';
import { START_FEN } from '../bed/sale';
import { arriveAtLot } from '../pages/enter';

const house = openHouse();

describe('a lot reaches zero', () => {
  it('shows a lot without a bid as unsold, to bidders and on the board', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale({ shares: [1], firstBidMs: 6_000 });
      const lot = await arriveAtLot(await visitor(), made, made.bidders[0]);
      await eventually(() => lot.phase.innerText(), '无人出价，流拍');
      expect(await lot.result.innerText()).toContain('流拍');
      expect(await lot.submit.count()).toBe(0);
      expect(await lot.amounts()).toEqual([]);
      expect((await lot.record()).at(-1)?.words).toBe('流拍');
      await lot.page.getByTestId('to-board').click();
      await eventually(
        () => lot.page.getByTestId(`board-row-${made.lots[0]?.id}`).innerText(),
        expect.stringContaining('流拍'),
      );
    }));

  it('tells a bidder whose bid arrives after the end that it was too late', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const made = await sale({ countdownMs: 7_000 });
      const line = await PhoneLine.to(site.port);
      const late = await arriveAtLot(await visitor({ baseURL: line.baseURL }), made, made.bidders[0]);
      const leader = await arriveAtLot(await visitor(), made, made.bidders[1]);
      await leader.isOpen();
      await leader.bid(0);
      await eventually(() => late.figures(), expect.objectContaining({ leader: made.bidders[1]?.paddleNo }));
      await late.choose(1000);
      line.hush('up');
      await late.submit.click();
      await eventually(() => leader.figures(), expect.objectContaining({ phase: 'sold' }));
      line.speak('up');
      await eventually(() => late.page.locator('main').innerText(), expect.stringMatching(/已经结束.*没有/));
      expect(await late.result.innerText()).toContain(`由竞价号 ${made.bidders[1]?.paddleNo} 竞得`);
      for (const lot of [late, leader]) await eventually(() => lot.amounts(), [5000]);
      await line.cut();
    }));

  it('takes the button away at zero, and says that the result is awaited until it comes', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const made = await sale({ countdownMs: 7_000 });
      const line = await PhoneLine.to(site.port);
      const waiting = await arriveAtLot(await visitor({ baseURL: line.baseURL }), made, made.bidders[0]);
      const leader = await arriveAtLot(await visitor(), made, made.bidders[1]);
      await leader.isOpen();
      await leader.bid(0);
      await eventually(() => waiting.figures(), expect.objectContaining({ phase: 'oneMinute' }));
      await waiting.choose(1000);
      line.hush('down');
      await eventually(() => waiting.phase.innerText(), expect.stringContaining('等待服务器宣布结果'));
      expect(await waiting.submit.isDisabled()).toBe(true);
      line.speak('down');
      await eventually(() => waiting.figures(), {
        phase: 'sold',
        priceFen: START_FEN,
        leader: made.bidders[1]?.paddleNo,
      });
      expect(await waiting.submit.count()).toBe(0);
      await line.cut();
    }));
});
