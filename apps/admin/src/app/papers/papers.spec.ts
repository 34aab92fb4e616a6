// Papers in the office: looked for when they are wanted, and taken along, or why not.
import { Component } from '@angular/core';
import type { ConfirmationHead } from '@haopai/contracts';
import { SaveFile } from '@haopai/web-app';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { TestBed } from '@angular/core/testing';
import { Announcer } from '../announcements/announcer';
import { staffPage } from '../testing/staff-page';
import { PapersOf } from './papers-of';

const LIST = '/admin/lots/7/confirmations';
const FILE = '/admin/confirmations/2026-000123/file?language=zh';
const PAPER: ConfirmationHead = { number: '2026-000123', kind: 'sale', state: 'inForce', givenAtMs: 1 };

@Component({ imports: [PapersOf], template: `<hp-papers-of subject="lots/7" />` })
class Lot {}

describe('the papers of a lot', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await staffPage([{ path: 'lot', component: Lot }], 'cashier');
    await page.open('/lot');
  });
  afterEach(() => page.close());

  it('are looked for when somebody wants them', async () => {
    page.http.expectNone(`/api/v1${LIST}`);
    await page.press('papers');
    await page.answer(LIST, {
      items: [PAPER, { ...PAPER, number: '2026-000124', kind: 'plate', state: 'undone' }],
    });
    expect(page.text('paper-sale')).toBe('成交确认书 2026-000123');
    expect(page.text('paper-plate')).toContain('已作废');
  });

  it('may not be there yet', async () => {
    await page.press('papers');
    await page.answer(LIST, { items: [] });
    expect(page.text('no-papers')).toBe('还没有确认书');
  });

  it('are taken along in the language of the page, one at a time', async () => {
    const saved: string[] = [];
    TestBed.inject(SaveFile).save = (name) => void saved.push(name);
    await page.press('papers');
    await page.answer(LIST, { items: [PAPER] });
    await page.press('paper-sale');
    await page.press('paper-sale');
    page.asked(FILE).flush(new Blob(['x']));
    await page.settle();
    expect(saved).toEqual(['成交确认书 2026-000123.pdf']);
    expect(TestBed.inject(Announcer).said()).toBe('已下载确认书 2026-000123');
  });
});
