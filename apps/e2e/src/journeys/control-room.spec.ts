// The auctioneer with the sale on one screen: what citizens do is seen there, and what is done there is seen by citizens.
import { BackOffice } from '../bed/back-office';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { PhoneLine } from '../bed/phone-line';
import { START_FEN } from '../bed/sale';
import { ControlRoomPage } from '../pages/control-room-page';
import { arriveAtLot } from '../pages/enter';
import { barriersOf, listenIn, overhangPx } from '../pages/look';
import { giveReason } from '../pages/reason';

const house = openHouse();

describe('the control room', () => {
  it('shows the auctioneer a bid, and citizens what the auctioneer does', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const made = await sale({ lots: 3 });
      const [first, second] = made.lots;
      const [bidder] = made.bidders;
      if (first === undefined || second === undefined || bidder === undefined) throw new Error('no sale');
      const office = await BackOffice.enter(site);
      const page = await visitor();
      const heard = listenIn(page, new URL(site.baseUrl).host);
      await office.letIn(page);
      const citizen = await arriveAtLot(await visitor(), made, bidder);
      await citizen.isOpen();

      // One auction runs: there is nothing to choose.
      const room = new ControlRoomPage(page);
      await page.goto('/admin/control');
      await page.waitForURL(`**/admin/control/${made.auctionId}`);
      await room.isLive();
      await citizen.bid(0);
      const leader = String(bidder.paddleNo);
      await eventually(() => room.leader(first.id), leader);
      expect(await room.priceFen(first.id)).toBe(START_FEN);
      expect(await page.getByTestId('bid').first().innerText()).toContain(leader);

      await room.act('pause', first.id, '核对证件');
      await eventually(async () => (await citizen.figures()).phase, 'paused');
      await eventually(() => citizen.page.locator('main').innerText(), expect.stringContaining('核对证件'));
      await room.act('resume', first.id, '核对完毕');
      await eventually(async () => (await citizen.figures()).phase, 'oneMinute');

      await room.act('withdraw', second.id, '车管所收回');
      await room.disqualify(bidder.paddleNo, '扰乱秩序');
      const lapsed = { phase: 'fiveMinutes', priceFen: START_FEN, leader: null };
      await eventually(() => citizen.figures(), lapsed);
      await eventually(() => room.leader(first.id), '—');
      expect(await room.priceFen(first.id)).toBe(START_FEN);
      expect(await page.getByTestId('disqualified').innerText()).toContain('扰乱秩序');

      await room.say('三号标的稍后继续');
      await eventually(
        async () => (await fetch(`${site.baseUrl}/api/v1/auctions/${made.auctionId}/messages`)).text(),
        expect.stringContaining('三号标的稍后继续'),
      );
      await eventually(() => room.acts(), ['message', 'disqualify', 'withdraw', 'resume', 'pause']);
      expect(await page.getByTestId('messages').innerText()).toContain('三号标的稍后继续');

      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [1440, 768]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 900 });
          expect([colorScheme, width, await overhangPx(page)]).toEqual([colorScheme, width, 0]);
          expect(await barriersOf(page)).toEqual([]);
        }
      expect(heard.complaints).toEqual([]);
      expect(heard.strangers).toEqual([]);
    }));

  it('refuses an act in words while the line is cut, keeps its reason, and does it once when the line is back', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const { auctionId, lots } = await sale();
      const lotId = lots[0]?.id ?? 0;
      const office = await BackOffice.enter(site);
      const line = await PhoneLine.to(site.port);
      const page = await visitor({ baseURL: line.baseURL });
      await office.letIn(page);
      const room = new ControlRoomPage(page);
      await page.goto(`/admin/control/${auctionId}`);
      await room.isLive();
      await eventually(() => room.phase(lotId), 'fiveMinutes');

      await line.cut();
      await page.getByTestId('connection-lost').waitFor();
      await page.getByTestId(`toggle-${lotId}`).click();
      await giveReason(page, '听不见现场');
      await page.getByTestId('reason-refusal').waitFor();
      await line.mend();
      await room.isLive();
      expect(await room.phase(lotId)).toBe('fiveMinutes');
      await page.getByTestId('reason-yes').click();
      await eventually(() => room.phase(lotId), 'paused');
      await eventually(() => room.acts(), ['pause']);
      await line.cut();
    }));
});
