// A session that ends while somebody works: they log in over the page, what they were saving is saved, and what could not be read is read.
import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { Preferences } from '@haopai/web-app';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { reading } from '@haopai/web-data/reading';
import { AdminApi } from '../http/admin-api';
import { Shell } from '../shell/shell';
import { aMember, staffPage } from '../testing/staff-page';
import { StaffSession } from './staff-session';

const AUTH = '/admin/auth';

@Component({ template: `<h1>work</h1>` })
class Work {
  readonly api = inject(AdminApi);
  readonly list = reading(() => this.api.at<readonly number[]>('/list'));
  readonly saved = signal<string>('not yet');

  constructor() {
    note(this);
  }

  async save(): Promise<void> {
    const answer = await this.api.put<string>('/thing', { text: 'typed' });
    this.saved.set(answer.ok ? answer.value : answer.refusal.code);
  }
}
let last: Work;
function note(work: Work): void {
  last = work;
}

describe('a session that ends in the middle of work', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await staffPage(
      [
        {
          path: '',
          component: Shell,
          children: [
            { path: 'work', component: Work },
            { path: 'login', children: [] },
          ],
        },
      ],
      'editor',
      [
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
        { provide: Preferences, useValue: { language: signal('zh'), isDark: signal(false) } },
      ],
    );
    await page.open('/work');
    await page.answer('/admin/list', [1]);
    void last.save();
    await page.refuse('/admin/thing', 'SESSION.MISSING', {}, 401);
    // The code of the dialog is fetched.
    while (dialog() === null) await page.settle();
  });
  afterEach(() => page.close());

  const dialog = (): HTMLElement | null =>
    document.querySelector<HTMLElement>('[data-testid="log-in-again"]');
  function part<Found extends HTMLElement>(selector: string): Found {
    const found = dialog()?.querySelector<Found>(selector);
    if (!found) throw new Error(`nothing like ${selector} in the dialog`);
    return found;
  }
  async function type(name: string, text: string): Promise<void> {
    const field = part<HTMLInputElement>(`[data-testid="${name}"]`);
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await page.settle();
  }
  async function submit(): Promise<void> {
    part('form').dispatchEvent(new Event('submit', { cancelable: true }));
    await page.settle();
  }
  async function comeBack(): Promise<void> {
    await type('password', 'quiet-plum-river');
    await submit();
    const asked = page.asked(`${AUTH}/login`);
    expect(asked.request.body).toEqual({ username: 'wang_li', password: 'quiet-plum-river' });
    asked.flush({ step: 'totp' });
    await page.settle();
    await type('code', '123456');
    await submit();
    await page.answer(`${AUTH}/totp`, { step: 'in', staff: aMember('editor') });
  }

  it('is followed by another over the same page, with which it is saved', async () => {
    expect(page.address).toBe('/work');
    expect(dialog()?.textContent).toContain('王力（wang_li）');
    expect(dialog()?.textContent).toContain('填写的内容都在');
    expect(dialog()?.querySelector('[data-testid="username"]')).toBeNull();
    expect(document.querySelector('.cdk-overlay-backdrop.hp-opaque')).not.toBeNull();
    await comeBack();
    const again = page.asked('/admin/thing');
    expect(again.request.body).toEqual({ text: 'typed' });
    again.flush('saved');
    await page.settle();
    expect([last.saved(), page.address, dialog()]).toEqual(['saved', '/work', null]);
  });

  it('says once that it is over, and nothing that what is saved afterwards would belie', () => {
    expect(dialog()?.textContent).toContain('登录已过期');
    expect(dialog()?.querySelector('[data-testid="login-refusal"]')).toBeNull();
  });

  it('is asked about once, and what could not be read meanwhile is read then', async () => {
    last.list.reload();
    await page.settle();
    await page.refuse('/admin/list', 'SESSION.MISSING', {}, 401);
    expect(document.querySelectorAll('[data-testid="log-in-again"]')).toHaveLength(1);
    await comeBack();
    page.asked('/admin/thing').flush('saved');
    await page.answer('/admin/list', [1, 2]);
    expect(last.list.value()).toEqual([1, 2]);
  });

  it('waits through a wrong code and a log-in that took too long', async () => {
    await type('password', 'quiet-plum-river');
    await submit();
    await page.answer(`${AUTH}/login`, { step: 'totp' });
    await type('code', '123456');
    await submit();
    await page.refuse(`${AUTH}/totp`, 'SESSION.MISSING', {}, 401);
    expect(part('[data-testid="login"]').dataset['step']).toBe('password');
    expect(last.saved()).toBe('not yet');
    await comeBack();
    page.asked('/admin/thing').flush('saved');
    await page.settle();
    expect(last.saved()).toBe('saved');
  });

  it('leads to the log-in and back here whoever does not come back now', async () => {
    part('[data-testid="leave-page"]').click();
    await page.settle();
    expect(last.saved()).toBe('SESSION.MISSING');
    expect(page.address).toBe('/login?next=%2Fwork');
    expect(TestBed.inject(StaffSession).whyOut()).toEqual({ code: 'SESSION.MISSING', data: {} });
  });
});
