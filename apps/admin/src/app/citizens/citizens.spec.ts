// Citizens: looked for without leaving a number in the address, shown masked, revealed for a reason and a while, locked and unlocked.
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import type { AdminBanView, CitizenFile, CitizenLine } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { staffPage } from '../testing/staff-page';
import { REVEALED_FOR_MS } from './citizen-store';
import { routes } from './citizens.routes';

const SEARCH = '/admin/citizens/search?page=1&size=20';
const ROUTES = [{ path: 'citizens', children: routes }];
const STILL = [{ provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } }];
const REGIONS = [{ code: '330702', nameZh: '婺城区', nameEn: 'Wucheng' }];

const aLine = (change: Partial<CitizenLine> = {}): CitizenLine => ({
  ...{ id: 7, username: 'zhang_san', displayName: '张三', kind: 'person', region: '330702' },
  ...{ maskedMobile: '138****5678', maskedDocument: '330***********1234', registeredAtMs: 0 },
  ...{ isLocked: false, isClosed: false },
  ...change,
});
const aFile = (change: Partial<CitizenFile> = {}): CitizenFile => ({
  ...aLine(),
  ...{ maskedTemporaryPermitNo: null, representativeName: null, maskedRepresentativeId: null },
  ...{ maskedAddress: '浙江省金华市****', sealed: ['mobile', 'document', 'address'], lock: null },
  ...{ closedAtMs: null, logIns: [], orders: [], enrolments: [] },
  consents: { agreementVersion: '2026-01', agreedAtMs: 0, identityConsentAtMs: 0 },
  reservations: [{ id: 1, plateNumber: '浙G8888A', state: 'pending', createdAtMs: 0 }],
  ...change,
});
const pageOf = (...items: readonly CitizenLine[]) => ({ items, total: items.length, page: 1, size: 20 });

let page: PageUnderTest;

const dialog = () => document.querySelector<HTMLElement>('mat-dialog-container');
async function giveReason(reason: string): Promise<void> {
  const field = dialog()?.querySelector<HTMLTextAreaElement>('textarea');
  if (field === null || field === undefined) throw new Error('nobody asks for a reason');
  field.value = reason;
  field.dispatchEvent(new Event('input'));
  await page.settle();
  dialog()
    ?.querySelector('form')
    ?.dispatchEvent(new Event('submit', { cancelable: true }));
  await page.settle();
}

describe('looking for citizens', () => {
  beforeEach(async () => {
    page = await staffPage(ROUTES, 'clerk');
    await page.open('/citizens');
    await page.answer('/regions', REGIONS);
    await page.answer(SEARCH, pageOf(aLine()));
  });
  afterEach(() => page.close());

  it('shows them masked, and leads to each', () => {
    expect(page.text('citizen-7')).toContain('138****5678');
    expect(page.one('[data-testid="citizen-7"] a').getAttribute('href')).toBe('/citizens/7');
  });

  it('sends a sealed number in the body, and leaves none in the address', async () => {
    await page.type('mobile', '138 0013 8000');
    await page.submit();
    const sent = page.asked(SEARCH);
    expect(sent.request.body).toEqual({ mobile: '138 0013 8000' });
    sent.flush(pageOf());
    await page.settle();
    expect(page.address).toBe('/citizens');
    expect(page.has('[data-testid="list-empty"]')).toBe(true);
  });

  it('sends a whole name in the body as well, and asks for more than a dot', async () => {
    await page.type('name', ' 阿卜杜拉·买买提 ');
    await page.submit();
    const sent = page.asked(SEARCH);
    expect(sent.request.body).toEqual({ name: '阿卜杜拉·买买提' });
    sent.flush(pageOf(aLine()));
    await page.settle();
    expect(page.address).toBe('/citizens');
    await page.type('name', '·');
    await page.submit();
    page.http.expectNone(`/api/v1${SEARCH}`);
  });

  it('keeps the rest in the address', async () => {
    await page.type('username', 'zhang');
    await page.submit();
    const [sent] = page.http.match((request) => request.urlWithParams === `/api/v1${SEARCH}`).slice(-1);
    expect(sent?.request.body).toEqual({ username: 'zhang' });
    expect(page.address).toBe('/citizens?username=zhang');
  });

  it.each([
    ['mobile', '1380013'],
    ['document', '330702'],
  ])('sends no half number: %s', async (field, text) => {
    await page.type(field, text);
    await page.submit();
    expect(page.one(`#${field}-error`).textContent).toMatch(/\S/);
  });
});

describe('one citizen', () => {
  const open = async (
    role: 'administrator' | 'clerk',
    file = aFile(),
    bans: readonly AdminBanView[] = [],
  ): Promise<void> => {
    page = await staffPage(ROUTES, role, STILL);
    await page.open('/citizens/7');
    await page.answer('/admin/citizens/7', file);
    await page.answer('/admin/citizens/7/bans', bans);
  };
  afterEach(() => page.close());

  it('is shown masked, with consents and ways to what they have', async () => {
    await open('clerk');
    expect(page.text('fact-mobile')).toBe('138****5678');
    expect(page.text()).toContain('版本 2026-01');
    expect(page.one('a[href*="/reservations?"]').getAttribute('href')).toContain('username=zhang_san');
    for (const act of ['lock', 'reveal-mobile', 'reveal-all'])
      expect(page.has(`[data-testid="${act}"]`)).toBe(false);
  });

  it('is revealed for a reason, field by field, and masked again at will', async () => {
    await open('administrator');
    await page.press('reveal-mobile');
    await giveReason('核实身份');
    const sent = page.asked('/admin/citizens/7/reveal');
    expect(sent.request.body).toEqual({ fields: ['mobile'], reason: '核实身份' });
    sent.flush({ mobile: '13800138000' });
    await page.settle();
    expect(page.text('fact-mobile')).toBe('13800138000');
    expect(page.text('fact-document')).toContain('330***********1234');
    await page.press('hide');
    expect(page.text('fact-mobile')).toContain('138****5678');
  });

  it('is masked again by itself after a while', async () => {
    await open('administrator');
    await page.press('reveal-mobile');
    await giveReason('核实身份');
    await page.answer('/admin/citizens/7/reveal', { mobile: '13800138000' });
    await page.pass(REVEALED_FOR_MS - 1_000);
    expect(page.text('fact-mobile')).toBe('13800138000');
    await page.pass(1_000);
    expect(page.text('fact-mobile')).toContain('138****5678');
  });

  it('stays masked when that is refused, and says why', async () => {
    await open('administrator');
    await page.press('reveal-all');
    await giveReason('核实身份');
    await page.refuse('/admin/citizens/7/reveal', 'REQUEST.RATE_LIMITED', { retryAfterMs: 60_000 }, 429);
    expect(dialog()?.querySelector('[data-testid="reason-refusal"]')).not.toBeNull();
    expect(page.text('fact-mobile')).toContain('138****5678');
    dialog()?.querySelector<HTMLElement>('[data-testid="reason-no"]')?.click();
    await page.settle();
  });

  it('is locked and unlocked for a reason, and the page says so', async () => {
    await open('administrator');
    await page.press('lock');
    await giveReason('账户被盗');
    const lock = { atMs: 0, by: '王力', reason: '账户被盗' };
    await page.answer('/admin/citizens/7/lock', aFile({ isLocked: true, lock }));
    expect(page.text('citizen-state')).toBe('已锁定');
    expect(page.text('citizen-lock')).toContain('账户被盗');
    await page.press('unlock');
    await giveReason('已核实');
    await page.answer('/admin/citizens/7/unlock', aFile());
    expect(page.text('citizen-state')).toBe('正常');
  });

  const aBan = (change: Partial<AdminBanView> = {}): AdminBanView => ({
    ...{ id: 3, plate: '浙G8888A', auctionId: 7, lotId: 70, startsAtMs: 0, endsAtMs: 86_400_000 },
    ...{ stands: true, lifted: null },
    ...change,
  });

  it('is shown with what bars them after a default, which whoever may lifts with a reason', async () => {
    await open('administrator', aFile(), [aBan()]);
    expect(page.text('ban-3')).toContain('浙G·8888A');
    await page.press('lift-3');
    await giveReason('医院证明属实');
    const sent = page.asked('/admin/bans/3/lift');
    expect(sent.request.body).toEqual({ reason: '医院证明属实' });
    sent.flush([aBan({ stands: false, lifted: { atMs: 0, by: '王力', reason: '医院证明属实' } })]);
    await page.settle();
    expect(page.text('ban-3')).toContain('王力');
    expect(page.has('[data-testid="lift-3"]')).toBe(false);
  });

  it('shows a clerk the bars without a way to lift them', async () => {
    await open('clerk', aFile(), [aBan(), aBan({ id: 2, stands: false })]);
    expect(page.text('ban-2')).toContain('已到期');
    expect(page.has('[data-testid="lift-3"]')).toBe(false);
  });

  it('who has closed the account is neither revealed nor locked', async () => {
    await open('administrator', aFile({ isClosed: true, closedAtMs: 0, sealed: [], maskedMobile: null }));
    expect(page.text('citizen-state')).toBe('已注销');
    for (const act of ['lock', 'unlock', 'reveal-mobile', 'reveal-all'])
      expect(page.has(`[data-testid="${act}"]`)).toBe(false);
  });

  it('who is not there is said so, with no second try', async () => {
    page = await staffPage(ROUTES, 'clerk');
    await page.open('/citizens/7');
    await page.refuse('/admin/citizens/7', 'CITIZEN.NOT_FOUND', { citizenId: 7 }, 404);
    expect(page.text('citizen-failed')).toContain('没有这位市民');
    expect(page.has('[data-testid="citizen-failed"] button')).toBe(false);
  });

  it('who was not brought is asked for again', async () => {
    page = await staffPage(ROUTES, 'clerk');
    await page.open('/citizens/7');
    await page.refuse('/admin/citizens/7', 'SERVER.FAILED', {}, 500);
    page.one('[data-testid="citizen-failed"] button').click();
    await page.refuse('/admin/citizens/7', 'CITIZEN.NOT_FOUND', { citizenId: 7 }, 404);
    expect(page.has('[data-testid="citizen-failed"] button')).toBe(false);
  });
});
