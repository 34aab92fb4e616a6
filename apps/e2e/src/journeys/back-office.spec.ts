// The first administrator sets up the back office: made by a command, in by password, phone and a password of their own, with the
// keyboard alone; then a clerk, who sees only what a clerk may, and is out when locked.
import { makeAdministrator } from '../bed/back-office';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { barriersOf, listenIn, overhangPx } from '../pages/look';
import { Office } from '../pages/office';
import { reasonField } from '../pages/reason';

const WIDTHS_PX = [1440, 768];
const house = openHouse();

describe('the back office', () => {
  it('is set up by its first administrator, and shows a clerk only what a clerk may', () =>
    house.journey(async ({ site, visitor }) => {
      const boss = new Office(await visitor());
      const heard = listenIn(boss.page, new URL(site.baseUrl).host);
      const hasNoBarriers = async (): Promise<void> => {
        for (const width of WIDTHS_PX) {
          await boss.page.setViewportSize({ width, height: 900 });
          expect([boss.page.url(), width, await overhangPx(boss.page)]).toEqual([boss.page.url(), width, 0]);
          expect(await barriersOf(boss.page)).toEqual([]);
        }
        await boss.page.setViewportSize({ width: 1440, height: 900 });
      };

      // Whoever asks for a page is led to the log-in, and from there to that page.
      await boss.page.goto('/admin/staff');
      await boss.isAtStep('password');
      await hasNoBarriers();
      await boss.comeInFirst(await makeAdministrator(site), 'plates-are-kept-9');
      await boss.page.waitForURL('**/admin/staff');
      await hasNoBarriers();

      await boss.keys.press('add-staff');
      await boss.page.waitForURL('**/admin/staff/new');
      await boss.keys.type('display-name', '赵敏');
      await boss.keys.type('username', 'zhao_min');
      await boss.keys.press('role-clerk', 'Space');
      await hasNoBarriers();
      await boss.page.keyboard.press('Enter');
      const password = await boss.page.getByTestId('password-once').innerText();
      expect(await boss.page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe(
        'given-password',
      );
      await hasNoBarriers();

      const clerk = new Office(await visitor());
      await clerk.page.goto('/admin/');
      await clerk.comeInFirst({ username: 'zhao_min', password }, 'lots-from-stock-7');
      const parts = await clerk.parts();
      expect(parts).not.toContain('/admin/staff');
      expect(parts).not.toContain('/admin/audit');
      await clerk.page.goto('/admin/staff');
      await clerk.page.getByTestId('not-yours').waitFor();
      expect(new URL(clerk.page.url()).pathname).toBe('/admin/staff');
      await clerk.page.goto('/admin/');

      // Locked: with the next thing that the clerk does the session is over, and the page says why.
      await boss.keys.follow('/admin/staff');
      await boss.page.getByTestId('staff-zhao_min').locator('a').click();
      await boss.keys.press('lock');
      await reasonField(boss.page);
      // A door that still fades in is paler than it will be.
      await eventually(() => barriersOf(boss.page), []);
      await boss.page.keyboard.type('Away for a month');
      await boss.keys.press('reason-yes');
      await boss.page.getByTestId('unlock').waitFor();
      await eventually(
        () => boss.page.getByTestId('announcement').innerText(),
        expect.stringContaining('赵敏'),
      );
      await clerk.page.reload();
      await clerk.isAtStep('password');
      await clerk.page.getByTestId('login-refusal').waitFor();

      // Every step stands in the record, and the chain is whole.
      await boss.keys.follow('/admin/audit');
      await boss.keys.press('check-chain');
      await boss.page.getByTestId('chain-whole').waitFor();
      const acts = await boss.page
        .locator('[data-act]')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-act')));
      expect(acts).toEqual([
        ...['staff.changed', 'staff.loggedIn', 'staff.passwordSet', 'staff.totpBound', 'staff.added'],
        ...['staff.loggedIn', 'staff.passwordSet', 'staff.totpBound', 'staff.added'],
      ]);
      await boss.page.getByTestId('act').selectOption({ label: '添加工作人员' });
      await boss.page.getByTestId('subject').selectOption({ label: '工作人员' });
      await boss.keys.press('find');
      await eventually(() => boss.page.locator('[data-act]').count(), 2);
      await boss.page.locator('[data-act="staff.added"] button').first().click();
      expect(await boss.page.locator('tr.open').innerText()).toMatch(/职责：科员/);
      await hasNoBarriers();
      const saved = boss.page.waitForEvent('download');
      await boss.keys.press('export');
      expect((await saved).suggestedFilename()).toMatch(/^操作记录 [\d-]+\.csv$/);

      expect(heard.complaints).toEqual([]);
      expect(heard.strangers).toEqual([]);
    }));
});
