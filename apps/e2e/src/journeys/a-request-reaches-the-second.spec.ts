// What takes two reaches the second person wherever they stand: an auctioneer asks to suspend a running sale, and an administrator in its control room confirms it.
import type { Page } from 'playwright-core';
import { databaseNowMs } from '../../../../tools/seed/rows';
import { BackOffice } from '../bed/back-office';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { ControlRoomPage } from '../pages/control-room-page';
import { arriveAtLot } from '../pages/enter';
import { barriersOf, overhangPx } from '../pages/look';
import { StopDeskPage } from '../pages/stop-desk-page';

const HOUR_MS = 3_600_000;
const house = openHouse();

async function looksRight(page: Page, widths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await eventually(() => overhangPx(page), 0);
    expect(await barriersOf(page)).toEqual([]);
  }
}

describe('a request that takes a second person', () => {
  it('shows in the bar, on home and in the control room of the sale without a reload, and is confirmed there', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const { auctionId, lots, bidders } = await sale({ lots: 2 });
      const citizen = await arriveAtLot(await visitor(), { auctionId, lots, bidders }, bidders[0]);
      await citizen.isOpen();

      const [standing, home] = [await visitor(), await visitor()];
      const administrator = await BackOffice.enter(site);
      await administrator.letIn(standing);
      await administrator.letIn(home);
      await home.goto('/admin/');
      await home.getByTestId('waiting-badge').waitFor();
      expect(await home.getByTestId('waiting-badge').innerText()).toBe('');
      await standing.goto(`/admin/control/${auctionId}`);
      const room = new ControlRoomPage(standing);
      await room.isLive();
      expect(await standing.getByTestId('waiting-confirm').count()).toBe(0);

      const asking = await visitor();
      await (await BackOffice.enterAs(site, 'auctioneer')).letIn(asking);
      const untilMs = (await databaseNowMs(site.db)) + HOUR_MS;
      await new StopDeskPage(asking, auctionId).askUntil('suspend', untilMs, '机房断电');

      await standing.getByTestId('waiting-confirm').waitFor();
      await eventually(
        () => standing.locator('hp-room-waiting').innerText(),
        expect.stringContaining('机房断电'),
      );
      await eventually(() => standing.getByTestId('waiting-badge').innerText(), '1');
      await eventually(() => home.getByTestId('waiting-badge').innerText(), '1');
      await eventually(
        () => home.locator('hp-waiting-summary').innerText(),
        expect.stringMatching(/中止|Suspension/),
      );
      await asking.goto('/admin/approvals');
      await asking.getByTestId('why-not').waitFor();
      expect(await asking.getByTestId('waiting-confirm').count()).toBe(0);
      // The control room's table of lots wants the width of a tablet.
      for (const [page, widths] of [
        [standing, [768, 1440]],
        [home, [360, 1440]],
        [asking, [360, 1440]],
      ] as const)
        await looksRight(page, widths);
      await room.confirmWaiting();
      await eventually(async () => (await citizen.figures()).phase, 'paused');
      await eventually(() => room.stop(), expect.stringContaining('机房断电'));
      expect(await room.stop()).toMatch(/5\d:\d\d/);
      await eventually(() => home.getByTestId('waiting-badge').innerText(), '');
      await looksRight(standing, [768, 1440]);
    }));
});
