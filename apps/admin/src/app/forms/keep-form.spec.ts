// What is typed into a form of the office: asked about before it is left, there again after a reload, and gone when it was saved, given up,
// or its writer logged out.
import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { Router } from '@angular/router';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { StaffSession } from '../session/staff-session';
import { staffPage } from '../testing/staff-page';
import { FormNews } from './form-news';
import { keepForm } from './keep-form';
import { officeDraftKey, readOfficeDraft, writeOfficeDraft } from './office-drafts';
import { TypedForm } from './typed-form';
import { askingArea } from './unsaved-changes';

const KEY = officeDraftKey(1, 'a-form');
const STILL = [{ provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } }];

@Component({
  imports: [FormNews],
  template: `<h1>a form</h1>
    <hp-form-news [kept]="kept" [nameOf]="nameOf" />`,
})
class AForm {
  static stored = { title: 'stored', note: '' };
  readonly title = signal('');
  readonly note = signal('');
  readonly form = new TypedForm({ title: this.title, note: this.note });
  readonly kept = keepForm(this.form, () => 'a-form');
  readonly nameOf = (field: string): string => field;
  readonly router = inject(Router);

  constructor() {
    note(this);
    this.form.show(AForm.stored);
  }
}
let last: AForm;
function note(form: AForm): void {
  last = form;
}

@Component({ template: `<h1>elsewhere</h1>` })
class Elsewhere {}

describe('a form of the office', () => {
  let page: PageUnderTest;

  /** As after a reload: everything but what the device keeps is gone. */
  async function open(): Promise<void> {
    TestBed.resetTestingModule();
    const area = askingArea(() =>
      Promise.resolve([
        { path: 'form', component: AForm },
        { path: 'elsewhere', component: Elsewhere },
      ]),
    );
    page = await staffPage(await area(), 'editor', STILL);
    await page.open('/form');
  }
  async function leave(answer: 'yes' | 'no' | null): Promise<string> {
    void last.router.navigateByUrl('/elsewhere');
    await page.settle();
    if (answer !== null) document.querySelector<HTMLElement>(`[data-testid="confirm-${answer}"]`)?.click();
    await page.settle();
    return page.address;
  }
  const draft = () => readOfficeDraft(KEY, Date.now());
  const isHeldByBrowser = (): boolean =>
    !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

  beforeEach(async () => {
    localStorage.clear();
    AForm.stored = { title: 'stored', note: '' };
    await open();
  });
  afterEach(() => page.close());

  it('is left without a question while nothing was typed', async () => {
    expect(isHeldByBrowser()).toBe(false);
    expect(await leave(null)).toBe('/elsewhere');
    expect(localStorage).toHaveLength(0);
  });

  it('asks before what was typed is left, and forgets it for whoever leaves all the same', async () => {
    last.title.set('typed');
    await page.settle();
    expect(draft()?.typed['title']).toBe('typed');
    expect(isHeldByBrowser()).toBe(true);
    expect(await leave('no')).toBe('/form');
    expect(last.title()).toBe('typed');
    expect(await leave('yes')).toBe('/elsewhere');
    expect(draft()).toBeNull();
    expect(isHeldByBrowser()).toBe(false);
  });

  it('asks nothing once it is saved', async () => {
    last.title.set('typed');
    await page.settle();
    last.kept.settle();
    expect(draft()).toBeNull();
    expect(await leave(null)).toBe('/elsewhere');
  });

  it('is there again after a reload, says so, and can be given up', async () => {
    last.title.set('typed');
    await page.settle();
    await open();
    expect(last.title()).toBe('typed');
    expect(page.text('draft-restored')).toContain('已放回');
    await page.press('draft-discard');
    expect([last.title(), page.has('[data-testid="draft-restored"]')]).toEqual(['stored', false]);
    expect(draft()).toBeNull();
  });

  it('is laid beside what others have saved since', async () => {
    last.title.set('typed');
    await page.settle();
    AForm.stored = { title: 'theirs', note: 'added' };
    await open();
    expect([last.title(), last.note()]).toEqual(['typed', 'added']);
    expect(page.text('conflict-title')).toContain('theirs');
    expect(page.text('conflict-title')).toContain('typed');
    await page.press('theirs-title');
    expect(last.title()).toBe('theirs');
    await page.press('conflict-read');
    expect(page.has('[data-testid="conflict"]')).toBe(false);
  });

  it('is nobody else’s, and gone with its writer’s log-out', async () => {
    const others = officeDraftKey(2, 'a-form');
    writeOfficeDraft(others, { atMs: Date.now(), begun: {}, typed: { title: 'of another' } });
    await open();
    expect(last.title()).toBe('stored');
    last.title.set('typed');
    await page.settle();
    const leaving = TestBed.inject(StaffSession).logOut();
    page.asked('/admin/auth/logout').flush(null);
    await leaving;
    expect([draft(), readOfficeDraft(others, Date.now())?.typed]).toEqual([null, { title: 'of another' }]);
    expect(await leave(null)).toBe('/elsewhere');
    expect(draft()).toBeNull();
  });

  it('leaves no more than a few drafts on a device, and none for ever', () => {
    const nowMs = Date.now();
    const write = (no: number): void =>
      writeOfficeDraft(officeDraftKey(1, `${no}`), { atMs: nowMs + no, begun: {}, typed: { title: 'x' } });
    for (let no = 0; no < 30; no++) write(no);
    expect(localStorage).toHaveLength(20);
    expect(readOfficeDraft(officeDraftKey(1, '29'), nowMs)).not.toBeNull();
    expect(readOfficeDraft(officeDraftKey(1, '29'), nowMs + 15 * 86_400_000)).toBeNull();
    expect(readOfficeDraft(officeDraftKey(1, '0'), nowMs)).toBeNull();
  });

  it.each(['no draft', '7', 'null', '{"atMs":1,"begun":{"a":1},"typed":{}}'])(
    'finds none where only %s is kept',
    async (kept) => {
      localStorage.setItem(KEY, kept);
      await open();
      expect(last.title()).toBe('stored');
    },
  );
});
