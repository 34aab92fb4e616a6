// The back office's page of staff, on which an administrator adds somebody; who can be the second of two is there once another one approves.
import type { StaffRole } from '@haopai/contracts';
import type { Page } from 'playwright-core';
import type { NewStaff } from '../../../../tools/office';

export class StaffDeskPage {
  constructor(private readonly page: Page) {}

  /** With the password for the first log-in, which is shown once. */
  async add(displayName: string, username: string, role: StaffRole): Promise<NewStaff> {
    await this.fill(displayName, username, role);
    return { username, password: await this.page.getByTestId('password-once').innerText() };
  }

  /** The same where it takes two: another administrator approves it on a page of theirs, and is shown the password. */
  async addWith(approver: Page, displayName: string, username: string, role: StaffRole): Promise<NewStaff> {
    await this.fill(displayName, username, role);
    await this.page.getByTestId('staff-asked').waitFor();
    await approver.goto('/admin/approvals');
    return { username, password: await this.approvedBy(approver, username) };
  }

  /** On the page of approvals. */
  async approvedBy(approver: Page, username: string): Promise<string> {
    await approver.locator('hp-waiting-card', { hasText: username }).getByTestId('waiting-confirm').click();
    await approver.getByTestId('confirm-yes').click();
    return approver.getByTestId('password-once').innerText();
  }

  async fill(displayName: string, username: string, role: StaffRole): Promise<void> {
    const { page } = this;
    await page.locator('a[href="/admin/staff"]').first().click();
    await page.getByTestId('add-staff').click();
    await page.getByTestId('display-name').fill(displayName);
    await page.getByTestId('username').fill(username);
    await page.getByTestId(`role-${role}`).check({ force: true });
    await page.getByTestId('add').click();
  }
}
