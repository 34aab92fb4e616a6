// The back office's page of staff, on which an administrator adds somebody.
import type { StaffRole } from '@haopai/contracts';
import type { Page } from 'playwright-core';
import type { NewStaff } from '../../../../tools/office';

export class StaffDeskPage {
  constructor(private readonly page: Page) {}

  /** With the password for the first log-in, which is shown once. */
  async add(displayName: string, username: string, role: StaffRole): Promise<NewStaff> {
    const { page } = this;
    await page.locator('a[href="/admin/staff"]').first().click();
    await page.getByTestId('add-staff').click();
    await page.getByTestId('display-name').fill(displayName);
    await page.getByTestId('username').fill(username);
    await page.getByTestId(`role-${role}`).check({ force: true });
    await page.getByTestId('add').click();
    return { username, password: await page.getByTestId('password-once').innerText() };
  }
}
