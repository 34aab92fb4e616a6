// How settings are found on their page, and what it asks when one is saved.
import { ViewportScroller } from '@angular/common';
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

describe('the settings', () => {
  let page: PageUnderTest;
  let gone: string[];

  beforeEach(async () => {
    gone = [];
    // The window of the spec does not scroll.
    const scroller = { scrollToAnchor: (anchor: string) => void gone.push(anchor) };
    page = await staffPage([{ path: 'settings', component: SettingsPage }], 'administrator', [
      STILL,
      { provide: ViewportScroller, useValue: scroller },
    ]);
    await page.open('/settings?from=home#reservations');
    page.http.expectOne('/api/v1/admin/retention').flush({ keptDays: 190, runs: [] });
    page.http.expectOne('/api/v1/admin/approval-steps').flush([]);
    page.http.expectOne('/api/v1/admin/hand-over/papers').flush({ version: 0, papers: [] });
    page.http.expectOne('/api/v1/admin/tried').flush({ rows: [] });
    await page.answer('/admin/settings', [
      SETTING,
      { ...SETTING, name: 'reservations.reviewDays', unit: 'days', value: 3, defaultValue: 3 },
    ]);
  });
  afterEach(() => page.close());

  const led = (): readonly string[] =>
    [...document.querySelectorAll<HTMLElement>('aside li a')].map((link) => link.dataset['testid'] ?? '');

  it('stand in sections, to each of which the list at the side leads, and an address', async () => {
    const sections = ['listings', 'reservations', 'handOver.list', 'steps', 'retention', 'tried'];
    expect(led()).toEqual(sections.map((section) => `to-${section}`));
    for (const id of sections) expect(document.getElementById(id)).not.toBeNull();
    expect(page.part('to-steps').getAttribute('href')).toBe('/settings?from=home#steps');
    expect(gone).toEqual(['reservations']);
    await page.press('to-steps');
    expect(gone.at(-1)).toBe('steps');
  });

  it('are found by words of their names and helps, and what is being changed stays', async () => {
    page.part('setting-listings.heldMinutes').querySelector('button')?.click();
    await page.settle();
    await page.type('section-search', '审核');
    expect(led().slice(0, 2)).toEqual(['to-listings', 'to-reservations']);
    document.querySelector<HTMLElement>('form button[type=button]')?.click();
    await page.settle();
    expect(led()[0]).toBe('to-reservations');
    expect(page.has('[data-testid="setting-listings.heldMinutes"]')).toBe(false);
    await page.type('section-search', '没有这样的词');
    expect(led()).toEqual([]);
    expect(page.text('no-section')).toContain('换一个词');
  });
});

describe('a setting', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await staffPage([{ path: 'settings', component: SettingsPage }], 'administrator', [STILL]);
    await page.open('/settings');
    page.http.expectOne('/api/v1/admin/retention').flush({ keptDays: 190, runs: [] });
    page.http.expectOne('/api/v1/admin/approval-steps').flush([]);
    page.http.expectOne('/api/v1/admin/hand-over/papers').flush({ version: 0, papers: [] });
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
