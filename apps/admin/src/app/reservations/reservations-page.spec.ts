// The review queue: shown, filtered, and decided by mouse or by keyboard alone; refusals said where they belong.
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import type { ReservationCase } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { aLot } from '@haopai/web-data/testing';
import { staffPage } from '../testing/staff-page';
import { ReservationsPage } from './reservations-page';

const LIST = '/admin/reservations?page=1&size=20';
const ROUTES = [{ path: 'reservations', component: ReservationsPage }];
const STILL = [{ provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } }];
const TERMS = {
  ...{ depositFen: 500_000, startPriceFen: 1_000_000, payDays: 3 },
  ...{ moneyFenMax: 10_000_000_000, payDaysMax: 60 },
};

const aCase = (id: number, change: Partial<ReservationCase> = {}): ReservationCase => ({
  ...{ id, plate: aLot().plate, vin: '1M8GDM9AXKP042788', state: 'pending', reason: null },
  ...{ createdAtMs: 0, decidedAtMs: null, depositFen: null, orderNo: null, payByMs: null },
  ...{ auction: null, lotId: null, citizen: { id: 7, username: 'zhang_san' }, refusal: null },
  ...{ decidedBy: null, startPriceFen: null },
  ...change,
});
const pageOf = (...items: readonly ReservationCase[]) => ({ items, total: items.length, page: 1, size: 20 });

let page: PageUnderTest;

const rowAt = () => document.activeElement?.getAttribute('data-testid');
async function key(name: string): Promise<void> {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  await page.settle();
}
const dialog = () => document.querySelector<HTMLElement>('mat-dialog-container');
function fill(testId: string, text: string): void {
  const field = dialog()?.querySelector<HTMLInputElement>(`[data-testid="${testId}"]`);
  if (field === null || field === undefined) throw new Error(`no field ${testId}`);
  field.value = text;
  field.dispatchEvent(new Event('input'));
}
async function send(): Promise<void> {
  dialog()
    ?.querySelector('form')
    ?.dispatchEvent(new Event('submit', { cancelable: true }));
  await page.settle();
}

async function giveUp(): Promise<void> {
  dialog()?.querySelector<HTMLElement>('[data-testid$="-no"]')?.click();
  await page.settle();
}

describe('the review queue', () => {
  beforeEach(async () => {
    page = await staffPage(ROUTES, 'clerk', STILL);
    await page.open('/reservations');
  });
  afterEach(() => page.close());

  it('shows who wishes for what, and what the checks say of the plate now', async () => {
    const gone = { code: 'RESERVATION.PLATE_LISTED', data: { plate: '浙G8888A' } } as const;
    await page.answer(LIST, pageOf(aCase(1), aCase(2, { refusal: gone })));
    expect(page.text('case-1')).toContain('zhang_san');
    expect(page.text('case-1')).toContain('号牌现在可以通过');
    expect(page.text('case-2')).not.toContain('号牌现在可以通过');
    expect(page.has('[data-testid="case-refusal"]')).toBe(true);
  });

  it('says of one that is decided who did, and offers nothing more', async () => {
    const decided = { state: 'rejected', reason: '号段不开放', decidedBy: '王力', decidedAtMs: 0 } as const;
    await page.answer(LIST, pageOf(aCase(1, decided)));
    expect(page.text('case-1')).toContain('理由：号段不开放');
    expect(page.text('case-1')).toContain('王力');
    expect(page.has('[data-testid="approve-1"]')).toBe(false);
  });

  it('is filtered by the address', async () => {
    await page.answer(LIST, pageOf());
    await page.type('plate', '88');
    await page.submit();
    expect(page.address).toBe('/reservations?plate=88');
    await page.answer('/admin/reservations?plate=88&page=1&size=20', pageOf(aCase(1)));
  });

  it('is gone through with j and k, and not past its ends', async () => {
    await page.answer(LIST, pageOf(aCase(1), aCase(2)));
    await key('j');
    expect(rowAt()).toBe('case-2');
    await key('j');
    expect(rowAt()).toBe('case-2');
    await key('k');
    await key('k');
    expect(rowAt()).toBe('case-1');
  });

  it('leaves the keys alone while something is typed', async () => {
    await page.answer(LIST, pageOf(aCase(1)));
    page.part('plate').focus();
    await key('j');
    await key('a');
    expect(rowAt()).toBe('plate');
    expect(dialog()).toBeNull();
  });

  it('approves with a, on the usual terms or others, and goes on', async () => {
    await page.answer(LIST, pageOf(aCase(1), aCase(2)));
    await key('a');
    await page.answer('/admin/reservations/terms', TERMS);
    expect(dialog()?.querySelector<HTMLInputElement>('[data-testid="deposit"]')?.value).toBe('5,000');
    fill('deposit', '2,000');
    await page.settle();
    await send();
    const sent = page.asked('/admin/reservations/1/approval');
    expect(sent.request.body).toEqual({ depositFen: 200_000, startPriceFen: 1_000_000, payDays: 3 });
    sent.flush(aCase(1, { state: 'approved' }));
    await page.settle();
    await page.answer(LIST, pageOf(aCase(2), aCase(1, { state: 'approved' })));
    expect(rowAt()).toBe('case-2');
  });

  it('approves with Enter, and confirms the usual terms with Enter', async () => {
    await page.answer(LIST, pageOf(aCase(1), aCase(2)));
    await key('Enter');
    await page.answer('/admin/reservations/terms', TERMS);
    expect(document.activeElement?.tagName).toBe('H2');
    await key('Enter');
    const sent = page.asked('/admin/reservations/1/approval');
    expect(sent.request.body).toEqual({ depositFen: 500_000, startPriceFen: 1_000_000, payDays: 3 });
    sent.flush(aCase(1, { state: 'approved' }));
    await page.settle();
    await page.answer(LIST, pageOf(aCase(2), aCase(1, { state: 'approved' })));
    expect(rowAt()).toBe('case-2');
  });

  it('says which keys there are', async () => {
    await page.answer(LIST, pageOf());
    for (const words of ['j 下一条', 'a 通过', 'r 不通过', 'Enter 通过'])
      expect(page.text()).toContain(words);
  });

  it('sends no approval on terms that cannot be', async () => {
    await page.answer(LIST, pageOf(aCase(1)));
    await page.press('approve-1');
    await page.answer('/admin/reservations/terms', TERMS);
    fill('deposit', '0');
    fill('pay-days', '61');
    await page.settle();
    await send();
    expect(dialog()?.querySelectorAll('[aria-invalid="true"]')).toHaveLength(2);
    await giveUp();
    await page.answer(LIST, pageOf(aCase(1)));
  });

  it('stays open and says why it was refused', async () => {
    await page.answer(LIST, pageOf(aCase(1)));
    await page.press('approve-1');
    await page.answer('/admin/reservations/terms', TERMS);
    await send();
    await page.refuse('/admin/reservations/1/approval', 'RESERVATION.DECIDED', { state: 'approved' });
    expect(dialog()?.querySelector('[data-testid="approval-refusal"]')).not.toBeNull();
    await giveUp();
    // Somebody else was faster: the list is asked for again.
    await page.answer(LIST, pageOf(aCase(1, { state: 'approved' })));
  });

  it('rejects with r, for a reason that the citizen reads', async () => {
    await page.answer(LIST, pageOf(aCase(1)));
    await key('r');
    await key('Enter');
    expect(dialog()).not.toBeNull();
    fill('reason', '号段不开放');
    await page.settle();
    dialog()?.querySelector<HTMLElement>('textarea')?.focus();
    await key('Enter');
    const sent = page.asked('/admin/reservations/1/rejection');
    expect(sent.request.body).toEqual({ reason: '号段不开放' });
    sent.flush(aCase(1, { state: 'rejected' }));
    await page.settle();
    await page.answer(LIST, pageOf());
    expect(page.has('[data-testid="list-empty"]')).toBe(true);
  });
});

describe('the review queue of an auditor', () => {
  it('offers no decision, and the keys make none', async () => {
    page = await staffPage(ROUTES, 'auditor', STILL);
    await page.open('/reservations');
    await page.answer(LIST, pageOf(aCase(1)));
    expect(page.has('[data-testid="approve-1"]')).toBe(false);
    await key('j');
    await key('a');
    await key('r');
    expect(dialog()).toBeNull();
    page.close();
  });
});
