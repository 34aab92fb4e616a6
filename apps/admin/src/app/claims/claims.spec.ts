// Claims before the staff: what is due first, taken, answered, asked back, closed; what is written stays until it is sent.
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import type { AdminClaimLine, AdminClaimView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { staffPage } from '../testing/staff-page';
import { routes } from './claims.routes';

const ROUTES = [{ path: 'claims', children: routes }];
const STILL = [{ provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } }];
const DAY_MS = 86_400_000;
const LIST = '/admin/claims?filter=waiting&page=1&size=20';

const aLine = (change: Partial<AdminClaimLine> = {}): AdminClaimLine => ({
  ...{ id: 5, about: 'plate', ref: '浙G8888A', name: '浙G8888A', state: 'open' },
  ...{ dueAtMs: Date.now() + 9 * DAY_MS, createdAtMs: 0, changedAtMs: 0 },
  ...{ citizenId: 7, username: 'zhang_san', assigned: null, version: 1 },
  ...change,
});
const aClaim = (change: Partial<AdminClaimView> = {}): AdminClaimView => ({
  ...aLine(),
  messages: [
    {
      ...{ id: 1, kind: 'claim', text: '价格不对\n请核实', atMs: 0, staffName: null },
      files: [{ id: 9, type: 'image/png', byteCount: 10 }],
    },
  ],
  erasedAtMs: null,
  car: null,
  identity: null,
  ...change,
});

describe('claims before the staff', () => {
  let page: PageUnderTest;

  const open = async (role: 'clerk' | 'auditor' = 'clerk', claim = aClaim()): Promise<void> => {
    page = await staffPage(ROUTES, role, STILL);
    await page.open('/claims/5');
    await page.answer('/admin/claims/5', claim);
  };
  afterEach(() => page.close());

  it('are listed with what is due first, and marked when it is late', async () => {
    page = await staffPage(ROUTES, 'clerk');
    await page.open('/claims');
    const items = [aLine({ dueAtMs: 1 }), aLine({ id: 6, dueAtMs: Date.now() + 60_000 }), aLine({ id: 7 })];
    await page.answer(LIST, { items, total: 3, page: 1, size: 20 });
    expect(page.text('claim-5')).toContain('已逾期');
    expect(page.text('claim-6')).toContain('今天到期');
    expect(page.text('claim-7')).toContain('浙G·8888A');
    await page.choose('assigned', 'mine');
    await page.answer(`${LIST.replace('&page', '&assigned=mine&page')}`, {
      items: [],
      total: 0,
      page: 1,
      size: 20,
    });
    expect(page.address).toBe('/claims?assigned=mine');
  });

  it('are shown with every line and picture, and taken to oneself', async () => {
    await open();
    expect(page.part('message-claim').textContent).toContain('价格不对\n请核实');
    expect(page.one('img').getAttribute('src')).toBe('/api/v1/admin/claims/5/files/9');
    await page.press('take-claim');
    const sent = page.asked('/admin/claims/5/assign');
    expect(sent.request.body).toEqual({ version: 1 });
    sent.flush(aClaim({ assigned: { staffId: 1, name: '王力' }, version: 2 }));
    await page.settle();
    expect(page.text('claim-assigned')).toBe('王力');
  });

  it('are answered with what was written, ready words among it', async () => {
    await open();
    await page.press('act-answer');
    expect(page.text()).toContain('请先写明内容');
    await page.type('claim-text', '您好');
    await page.choose('ready', 'mended');
    await page.press('act-answer');
    const sent = page.asked('/admin/claims/5/answer');
    expect(sent.request.body).toMatchObject({
      version: 1,
      text: expect.stringMatching(/^您好\n经核实/) as string,
    });
    sent.flush(aClaim({ state: 'answered', version: 2, erasedAtMs: DAY_MS }));
    await page.settle();
    expect(page.text('claim-state')).toBe('已答复');
    expect(page.part<HTMLTextAreaElement>('claim-text').value).toBe('');
  });

  it('about a car say what holds it, and can be granted with the answer', async () => {
    const car = { holder: 'entry', isUnpaid: true, isClaimants: false, isGranted: false } as const;
    await open('clerk', aClaim({ about: 'vin', ref: 'WBA00000000000001', name: 'WBA00000000000001', car }));
    expect(page.text('claim-car')).toContain('没有付款，认定后结束');
    await page.type('claim-text', '经核实是您的车');
    await page.press('act-grant');
    const sent = page.asked('/admin/claims/5/grant-vin');
    expect(sent.request.body).toEqual({ version: 1, text: '经核实是您的车' });
    const granted = { holder: null, isUnpaid: false, isClaimants: false, isGranted: true };
    sent.flush(aClaim({ state: 'answered', version: 2, car: granted }));
    await page.settle();
    expect(page.text('claim-car')).toContain('已认定');
    expect(page.has('[data-testid="act-grant"]')).toBe(false);
  });

  it('about a document say which account has it, and move it after a question', async () => {
    const region = { chosen: '330702', ofDocument: ['330702'], isProven: true };
    const other = { citizenId: 9, username: 'squatter', isVerified: false, paidEnrolments: 2 };
    const identity = { state: 'refused', by: null, reason: 'claimed', region, other } as const;
    await open('clerk', aClaim({ about: 'document', ref: null, name: null, identity }));
    expect(page.text('claim-identity')).toContain('证件在另一个账户');
    expect(page.text('claim-other')).toMatch(/squatter.*没有核验.*2 个已付款/);
    await page.type('claim-text', '经核实是您的证件');
    await page.press('act-grant');
    document.querySelector<HTMLElement>('[data-testid="confirm-yes"]')?.click();
    await page.settle();
    const sent = page.asked('/admin/claims/5/grant-document');
    expect(sent.request.body).toEqual({ version: 1, text: '经核实是您的证件' });
    const granted = { ...identity, state: 'verified', by: 'office', reason: null, other: null } as const;
    sent.flush(aClaim({ about: 'document', state: 'answered', version: 2, identity: granted }));
    await page.settle();
    expect(page.text('claim-identity')).toBe('已核验 · 人工');
    expect(page.has('[data-testid="act-grant"]')).toBe(false);
  });

  const REGION = { chosen: '330702', ofDocument: [], isProven: false };
  const VERIFIED = { state: 'verified', by: 'provider', reason: null, region: REGION, other: null } as const;
  const FROM_HERE = { about: 'region', ref: '330702', name: '婺城区' } as const;

  it('about a region are granted to nobody who is not verified', async () => {
    await open('clerk', aClaim({ ...FROM_HERE, identity: { ...VERIFIED, state: 'waiting' } }));
    expect(page.has('[data-testid="act-grant"]')).toBe(false);
  });

  it('about a region are granted with the answer', async () => {
    await open('clerk', aClaim({ ...FROM_HERE, identity: VERIFIED }));
    await page.type('claim-text', '居住证已看');
    await page.press('act-grant');
    const identity = { ...VERIFIED, region: { ...REGION, isProven: true } };
    await page.answer('/admin/claims/5/grant-region', aClaim({ ...FROM_HERE, state: 'answered', identity }));
    expect(page.text()).toContain('已证明');
    expect(page.has('[data-testid="act-grant"]')).toBe(false);
  });

  it('about anything else grant nothing', async () => {
    await open();
    expect(page.has('[data-testid="claim-car"]')).toBe(false);
    expect(page.has('[data-testid="act-grant"]')).toBe(false);
  });

  it('keep what was written when a colleague was faster, and show what they did', async () => {
    await open();
    await page.type('claim-text', '请补充');
    await page.press('act-ask');
    await page.refuse('/admin/claims/5/ask', 'RECORD.CHANGED', { version: 2 });
    await page.answer('/admin/claims/5', aClaim({ version: 2, assigned: { staffId: 9, name: '李四' } }));
    expect(page.has('[data-testid="claim-refused"]')).toBe(true);
    expect(page.text('take-claim')).toContain('李四');
    expect(page.part<HTMLTextAreaElement>('claim-text').value).toBe('请补充');
  });

  it('are read by whoever may only read', async () => {
    await open('auditor');
    expect(page.has('[data-testid="claim-text"]')).toBe(false);
    expect(page.has('[data-testid="take-claim"]')).toBe(false);
  });

  it('that are closed are nobody’s to write in', async () => {
    await open('clerk', aClaim({ state: 'closed' }));
    expect(page.has('[data-testid="claim-text"]')).toBe(false);
    expect(page.has('[data-testid="take-claim"]')).toBe(false);
  });
});
