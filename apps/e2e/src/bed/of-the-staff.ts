// Somebody of the staff with a browser of their own, each time another person, who may do everything.
import type { Page } from 'playwright-core';
import { BackOffice } from './back-office';
import type { Journey } from './house';
import type { SaleSite } from './sale-site';

export async function ofTheStaff({ site, visitor }: Journey<SaleSite>): Promise<Page> {
  const page = await visitor();
  await (await BackOffice.enter(site)).letIn(page);
  return page;
}
