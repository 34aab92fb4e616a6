// One of each role beside the first administrator, each come in for the first time with a phone and a password of their own.
import type { StaffRole } from '@haopai/contracts';
import type { Page } from 'playwright-core';
import { Office } from '../pages/office';
import { StaffDeskPage } from '../pages/staff-desk-page';
import { makeAdministrator } from './back-office';
import type { Journey } from './house';
import { ofTheStaff } from './of-the-staff';
import type { SaleSite } from './sale-site';

export const STAFF = {
  clerk: '赵敏',
  auctioneer: '钱锐',
  cashier: '孙洁',
  editor: '李文',
  auditor: '周正',
} as const satisfies Partial<Record<StaffRole, string>>;
const ROLES = ['clerk', 'auctioneer', 'cashier', 'editor', 'auditor'] as const;
/** Who publishes or pays back is approved by another administrator. */
const TAKING_TWO: readonly StaffRole[] = ['auctioneer', 'cashier'];
const OWN_PASSWORD = 'plates-are-kept-9';

/** The page of each. */
export type Desks = Readonly<Record<(typeof ROLES)[number], Page>>;

/** The first administrators come by a command, the others by theirs; each binds a phone of their own. */
export async function setUpStaff(journey: Journey<SaleSite>): Promise<Desks> {
  const { site, visitor } = journey;
  const boss = new Office(await visitor());
  await boss.page.goto('/admin/');
  await boss.comeInFirst(await makeAdministrator(site), OWN_PASSWORD);
  const approver = await ofTheStaff(journey);
  const desk = new StaffDeskPage(boss.page);
  const desks: Partial<Record<keyof Desks, Page>> = {};
  for (const role of ROLES) {
    const username = `the_${role}`;
    const member = TAKING_TWO.includes(role)
      ? await desk.addWith(approver, STAFF[role], username, role)
      : await desk.add(STAFF[role], username, role);
    const office = new Office(await visitor());
    await office.page.goto('/admin/');
    await office.comeInFirst(member, OWN_PASSWORD);
    desks[role] = office.page;
  }
  return desks as Desks;
}
