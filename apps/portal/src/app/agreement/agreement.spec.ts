// A new version of the agreement: whoever opens a page is led to it, agrees to both parts, and comes back; a sale and its payment stay open.
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { OwnAgreementView } from '@haopai/contracts';
import { PageUnderTest } from '@haopai/web-app/testing';
import { Session } from '@haopai/web-data';
import { aCitizen } from '@haopai/web-data/testing';
import { EveryWord } from '../testing/every-word';
import { AgreementPage } from './agreement-page';
import { AgreementUsher, staysOpen } from './agreement-usher';

const OWN = '/me/agreement?lang=zh';
const NEXT = '2026-12-01';
const text = (version: string) => ({
  ...{ version, publishedAtMs: 9_000_000, title: '用户协议', html: '<p>新的一条</p>' },
  identity: { title: '身份信息', html: '<p>说明</p>' },
});
const due: OwnAgreementView = {
  ...{ agreement: text(NEXT), isDue: true, agreedVersion: '2026-11-01', agreedAtMs: 1 },
  changes: { added: ['新的一条'], removed: ['旧的一条'] },
};
const agreed: OwnAgreementView = { ...due, isDue: false, agreedVersion: NEXT, changes: null };

describe('a new version of the agreement', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await PageUnderTest.prepare({
      routes: [{ path: 'agreement', component: AgreementPage }],
      loader: EveryWord,
      enter: async (http) => {
        const coming = TestBed.inject(Session).resume();
        http.expectOne('/api/v1/me').flush(aCitizen({ agreementDue: NEXT }));
        await coming;
      },
    });
  });
  afterEach(() => page.close());

  const tick = async (name: string) => {
    page.part(name).click();
    await page.settle();
  };
  const submit = async () => {
    page.part('agreement-agree').click();
    await page.settle();
  };

  it('shows what is new and all of it, takes both consents, and leads on to where one was going', async () => {
    await page.open('/agreement?next=%2Fplates%2F7');
    await page.answer(OWN, due);
    expect(page.text()).toMatch(/用户协议有新版本.*版本 2026-12-01.*上次同意：版本 2026-11-01/);
    expect(page.text('agreement-changes')).toMatch(/新增或改写.*新的一条.*已删去的内容（1 处）.*旧的一条/);
    await submit();
    expect(page.text()).toMatch(/同意用户协议后才能继续.*同意处理身份信息后才能继续/);
    await tick('agree');
    await tick('identity-consent');
    await submit();
    const asked = page.asked(OWN);
    expect([asked.request.method, asked.request.body]).toEqual([
      'POST',
      { version: NEXT, identityConsent: true },
    ]);
    asked.flush(agreed);
    await page.settle();
    expect(page.address).toBe('/plates/7');
    expect(TestBed.inject(Session).citizen()?.agreementDue).toBeNull();
  });

  it('shows a version that is newer still, to be agreed to itself', async () => {
    await page.open('/agreement');
    await page.answer(OWN, due);
    await tick('agree');
    await tick('identity-consent');
    await submit();
    await page.refuse(OWN, 'ACCOUNT.AGREEMENT_OUTDATED', { version: '2026-12-02' }, 409);
    await page.answer(OWN, { ...due, agreement: text('2026-12-02') });
    expect(page.text('agreement-refused')).toContain('用户协议已更新');
    expect(page.text('agreement-version')).toContain('2026-12-02');
    expect(page.one<HTMLInputElement>('#agree').checked).toBe(false);
  });

  it('lets whoever does not agree go', async () => {
    await page.open('/agreement');
    await page.answer(OWN, due);
    page.part('agreement-log-out').click();
    await page.answer('/auth/logout', {});
    expect(TestBed.inject(Session).citizen()).toBeNull();
    expect(page.address).toBe('/');
  });

  it('is there to be read once it is agreed to', async () => {
    await page.open('/agreement');
    await page.answer(OWN, agreed);
    expect(page.text('agreement-text')).toBe('新的一条');
    expect(page.has('[data-testid=agreement-agree]')).toBe(false);
  });

  it('is there for whoever has no account, too', async () => {
    const session = TestBed.inject(Session);
    const leaving = session.logOut();
    await page.answer('/auth/logout', {});
    await leaving;
    await page.open('/agreement');
    await page.answer('/agreements/current?lang=zh', text(NEXT));
    expect(page.text('agreement-text')).toBe('新的一条');
    expect(page.text('agreement-version')).toContain(NEXT);
    expect(page.has('[data-testid=agreement-agreed]')).toBe(false);
  });

  it('is led to from the next page, and not from the one that is open when it comes', async () => {
    const session = TestBed.inject(Session);
    const shown = signal<string | null>(null);
    const confirm = async (agreementDue: string | null) => {
      const asking = session.confirm();
      page.http.expectOne('/api/v1/me').flush(aCitizen({ agreementDue }));
      await asking;
      await page.settle();
    };
    await confirm(null);
    TestBed.runInInjectionContext(() => TestBed.inject(AgreementUsher).follow(shown));
    shown.set('/plates/7');
    await page.settle();
    await confirm(NEXT);
    expect(page.address).toBe('/');
    shown.set('/auctions/1/lots/2');
    await page.settle();
    expect(page.address).toBe('/');
    shown.set('/account/enrolments');
    await page.settle();
    expect(TestBed.inject(Router).url).toBe('/agreement?next=%2Faccount%2Fenrolments');
    await page.answer(OWN, due);
  });
});

describe('what stays open to whoever has not agreed yet', () => {
  it.each([
    ['/auctions/12', true],
    ['/auctions/12?from=mail', true],
    ['/auctions/12/lots/3', true],
    ['/practice/-4/lots/-3', true],
    ['/account/orders', true],
    ['/account/orders/202611261405000001?from=payment', true],
    ['/account/export', true],
    ['/account/closing', true],
    ['/results/12/lots/3', true],
    ['/agreement?next=/', true],
    ['/', false],
    ['/auctions', false],
    ['/auctions/12/enrol/shares', false],
    ['/plates/7', false],
    ['/reserve', false],
    ['/account', false],
    ['/account/enrolments', false],
  ])('%s: %s', (address, isOpen) => expect(staysOpen(address)).toBe(isOpen));
});
