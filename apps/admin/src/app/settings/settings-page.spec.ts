// What the page of settings asks when one is saved.
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import type { SettingView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { staffPage } from '../testing/staff-page';
import { SettingsPage } from './settings-page';

const STILL = { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } };
const SETTING: SettingView = {
  ...{ name: 'listings.heldMinutes', unit: 'minutes', min: 1, max: 1_440 },
  ...{ value: 30, defaultValue: 30, version: 3 },
};

describe('a setting', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await staffPage([{ path: 'settings', component: SettingsPage }], 'administrator', [STILL]);
    await page.open('/settings');
    page.http.expectOne('/api/v1/admin/retention').flush({ keptDays: 190, runs: [] });
    page.http.expectOne('/api/v1/admin/approval-steps').flush([]);
    page.http.expectOne('/api/v1/admin/tried').flush({ rows: [] });
    await page.answer('/admin/settings', [SETTING]);
    page.part('setting-listings.heldMinutes').querySelector('button')?.click();
    await page.settle();
  });
  afterEach(() => page.close());

  async function save(text: string): Promise<string> {
    const field = document.querySelector<HTMLInputElement>('form input');
    if (field === null) throw new Error('the setting is not open');
    field.value = text;
    field.dispatchEvent(new Event('input'));
    document.querySelector<HTMLElement>('form [type=submit]')?.click();
    await page.settle();
    return document.querySelector('mat-dialog-container')?.textContent ?? '';
  }

  it('that changes is saved with a reason', async () => {
    expect(await save('45')).toContain('从 30 分钟 改为 45 分钟');
  });

  it('that stays as it was asks nothing', async () => {
    expect(await save('30')).toBe('');
    expect(page.has('form')).toBe(false);
  });
});
