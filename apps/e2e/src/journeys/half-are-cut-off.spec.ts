// Half of the bidders lose their lines at once: the plate gets that time back, everybody reads why, and the auctioneer pauses with one key.
import { BackOffice } from '../bed/back-office';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { PhoneLine } from '../bed/phone-line';
import { RoomOfBidders } from '../bed/room-of-bidders';
import { ControlRoomPage } from '../pages/control-room-page';
import { arriveAtLot } from '../pages/enter';
import { looksWhole } from '../pages/looks-whole';

/** With the two who have browsers twenty-two are in the room. */
const WITHOUT_BROWSER = 20;
const CUT = 10;
const PORTAL_WIDTHS_PX = [360, 1440];
/** The office is made for tablets and wider. */
const OFFICE_WIDTHS_PX = [768, 1440];
/** No more than two of these are given. */
const COUNTDOWN_MS = 60_000;

const house = openHouse();

describe('half of the bidders are cut off', () => {
  it('and all of them have that time back, read why, and wait together while the auctioneer pauses', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const shares = Array.from({ length: WITHOUT_BROWSER + 2 }, () => 1);
      const made = await sale({ shares, countdownMs: COUNTDOWN_MS });
      const [here, away, ...others] = made.bidders;
      const lotId = made.lots[0]?.id ?? 0;
      if (here === undefined || away === undefined) throw new Error('no sale');
      const office = await BackOffice.enter(site);
      const desk = await visitor();
      await office.letIn(desk);
      const room = new ControlRoomPage(desk);
      await desk.goto(`/admin/control/${made.auctionId}`);
      await room.isLive();

      const line = await PhoneLine.to(site.port);
      const staying = await arriveAtLot(await visitor(), made, here);
      const going = await arriveAtLot(await visitor({ baseURL: line.baseURL }), made, away);
      await staying.isOpen();
      await going.isOpen();
      const crowd = await RoomOfBidders.gather(site.baseUrl, made, others);
      // A door tells its engine who is there once a second.
      await new Promise((resolve) => setTimeout(resolve, 2_000));

      crowd.cut(CUT);
      await line.cut();
      const why = staying.page.getByTestId('lot-time-given');
      await eventually(() => why.innerText(), expect.stringContaining('11/22 同时掉线，已补回这段时间'));
      expect(await staying.page.locator('hp-bid-record').innerText()).toContain('竞买人有 11/22 同时掉线');
      await looksWhole(staying.page, 'cut-off-lot', PORTAL_WIDTHS_PX);
      // Whoever stayed bids on.
      await staying.bid(0);

      const notice = desk.getByTestId('cut-off');
      await eventually(() => notice.innerText(), expect.stringContaining('11/22 同时掉线'));
      expect(await notice.innerText()).toContain('1 个标的已各补回一次时间');
      await looksWhole(desk, 'cut-off-control-room', OFFICE_WIDTHS_PX);
      await desk.keyboard.press('p');
      await desk.getByTestId('reason-yes').waitFor();
      await looksWhole(desk, 'cut-off-pause', OFFICE_WIDTHS_PX);
      await desk.keyboard.press('Enter');
      await eventually(() => room.phase(lotId), 'paused');
      await eventually(
        () => staying.page.locator('main').innerText(),
        expect.stringContaining('部分竞买人网络中断，恢复后继续'),
      );

      // Whoever was away reads the same when the line is back.
      await line.mend();
      await eventually(async () => (await going.figures()).phase, 'paused');
      await eventually(
        () => going.page.locator('hp-bid-record').innerText(),
        expect.stringContaining('竞买人有 11/22 同时掉线'),
      );
      // A page that is opened anew has it, too.
      await desk.reload();
      await eventually(() => notice.innerText(), expect.stringContaining('11/22 同时掉线'));
      await desk.getByTestId('cut-off-close').click();
      await eventually(() => notice.count(), 0);
      crowd.leave();
      await line.cut();
    }));
});
