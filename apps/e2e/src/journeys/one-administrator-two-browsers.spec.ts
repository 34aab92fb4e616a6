// One administrator with two browsers gets nowhere: nobody who can be the second of two is made or raised by one alone, and what an account of their making has
// asked for or drafted takes a third person.
import type { APIResponse, Page } from 'playwright-core';
import { makeAdministrator } from '../bed/back-office';
import { openHouse } from '../bed/house';
import { ofTheStaff } from '../bed/of-the-staff';
import { barriersOf, goAndSettle, overhangPx } from '../pages/look';
import { Office } from '../pages/office';
import { giveReason } from '../pages/reason';
import { StaffDeskPage } from '../pages/staff-desk-page';
import { TRIES_AFTER_RESET } from '../bed/requests';

const DAY_MS = 86_400_000;
const house = openHouse();

async function send(page: Page, method: 'POST' | 'PUT', route: string, data: object): Promise<APIResponse> {
  const { origin } = new URL(page.url());
  const answer = await page.context().request.fetch(`${origin}/api/v1/admin/${route}`, {
    method,
    data,
    headers: { Origin: origin },
    maxRetries: TRIES_AFTER_RESET,
  });
  if (!answer.ok()) throw new Error(`${route} was refused: ${await answer.text()}`);
  return answer;
}

describe('an administrator with two browsers', () => {
  it('makes no second self, and decides nothing with whom they have made', () =>
    house.journey(async (journey) => {
      const { site, visitor } = journey;
      const boss = new Office(await visitor());
      await boss.page.goto('/admin/');
      await boss.comeInFirst(await makeAdministrator(site), 'plates-are-kept-9');
      const desk = new StaffDeskPage(boss.page);

      // Another administrator is asked for, and whoever asks can take it back alone.
      await desk.fill('影子', 'shadow_admin', 'administrator');
      await boss.page.getByTestId('staff-asked').waitFor();
      expect(await boss.page.getByTestId('password-once').count()).toBe(0);
      expect(await overhangPx(boss.page)).toBe(0);
      expect(await barriersOf(boss.page)).toEqual([]);
      await goAndSettle(boss.page, '/admin/approvals');
      await boss.page.getByTestId('waiting-refuse').waitFor();
      expect(await boss.page.getByTestId('waiting-confirm').count()).toBe(0);

      // A clerk of their own drafts an auction, which they cannot publish; nor do they raise the clerk.
      await boss.page.goto('/admin/');
      const clerk = new Office(await visitor());
      await clerk.page.goto('/admin/');
      await clerk.comeInFirst(await desk.add('赵敏', 'straw_clerk', 'clerk'), 'plates-are-kept-9');
      const draft = {
        ...{ title: '2026年第34期', startsAtMs: Date.now() + 9 * DAY_MS, depositFen: 500_000, sharesMax: 3 },
        ...{ paymentDays: 5, firstBidMs: 300_000, countdownMs: 60_000, ladderFen: [100_000] },
        ...{ staggerMs: 0, pickUpText: '' },
      };
      const made = (await (await send(clerk.page, 'POST', 'auctions', draft)).json()) as { id: number };
      await goAndSettle(boss.page, `/admin/auctions/${made.id}`);
      expect(await boss.page.getByTestId('obstacles').innerText()).toContain('一人的账户是另一人设置的');
      await goAndSettle(boss.page, '/admin/staff');
      await boss.page.getByTestId('staff-straw_clerk').locator('a').click();
      await boss.page.getByTestId('role-administrator').check({ force: true });
      await boss.page.getByTestId('save').click();
      await giveReason(boss.page, '升任管理员');
      await boss.page.getByTestId('member-asked').waitFor();
      expect(await boss.page.getByTestId('member-role').innerText()).toBe('科员');

      // Another one approves; what the new administrator asks for is not for either of the two to decide.
      const other = await ofTheStaff(journey);
      await goAndSettle(other, '/admin/approvals');
      const shadow = new Office(await visitor());
      await shadow.page.goto('/admin/');
      const password = await desk.approvedBy(other, 'shadow_admin');
      await shadow.comeInFirst({ username: 'shadow_admin', password }, 'lots-from-stock-7');
      const change = { version: 0, permissions: ['content.edit'], reason: '岗位调整' };
      await send(shadow.page, 'PUT', 'roles/editor', change);
      for (const page of [boss.page, other]) {
        await goAndSettle(page, '/admin/approvals');
        const card = page.locator('hp-waiting-card', { hasText: '岗位调整' });
        expect(await card.getByTestId('why-not').innerText()).toContain('影子');
        expect(await card.getByTestId('waiting-confirm').count()).toBe(0);
      }
      const third = await ofTheStaff(journey);
      await goAndSettle(third, '/admin/approvals');
      await third
        .locator('hp-waiting-card', { hasText: '岗位调整' })
        .getByTestId('waiting-confirm')
        .waitFor();
    }));
});
