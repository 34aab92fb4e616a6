// Registration: one may go where everything before is filled, a reload keeps no secret, a refusal leads back to its field.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Words } from '@haopai/web-app';
import { Session } from '@haopai/web-data';
import { aCitizen } from '@haopai/web-data/testing';
import { SmsCode } from '../forms/sms-code';
import { RegionFit } from './region-fit';
import { RegistrationAgreement } from './registration-agreement';
import { RegistrationDraft } from './registration-draft';
import { RegistrationFields } from './registration-fields';
import { RegistrationStore } from './registration-store';
import { ReviewStep } from './steps/review-step';
import { ASK_AFTER_MS, UsernameCheck } from './username-check';

const ID = '330702199003070011';
const say = (key: string, params: object = {}) => [key, ...Object.values(params).map(String)].join(' ');
const turn = () => new Promise((resolve) => setTimeout(resolve));
const agreement = (version: string) => ({
  version,
  publishedAtMs: 0,
  title: '用户协议',
  html: '<p>…</p>',
  identity: { title: '身份信息', html: '<p>…</p>' },
});

describe('registration', () => {
  let store: RegistrationStore;
  let http: HttpTestingController;

  beforeEach(() => sessionStorage.clear());
  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  /** As after opening the page, or reloading it. */
  async function open(version = '1') {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Words, useValue: { language: signal('zh'), say, region: (code: string) => code } },
        RegionFit,
        RegistrationAgreement,
        RegistrationDraft,
        RegistrationFields,
        RegistrationStore,
        SmsCode,
        UsernameCheck,
      ],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(RegistrationStore);
    await settle();
    http.expectOne('/api/v1/agreements/current?lang=zh').flush(agreement(version));
    http.expectOne('/api/v1/regions').flush([{ code: '330702', nameZh: '婺城区', nameEn: 'Wucheng' }]);
    await settle();
  }

  async function settle() {
    TestBed.tick();
    await turn();
    TestBed.tick();
  }

  function fillPerson() {
    const { fields } = store;
    store.agreement.hasAgreed.set(true);
    store.agreement.hasConsented.set(true);
    fields.kind.text.set('person');
    fields.realName.text.set(' 王  芳 ');
    fields.residentId.text.set(ID);
    fields.region.text.set('330702');
    fields.address.text.set('八一南街 1 号');
    fields.username.text.set('fang_1990');
    fields.password.text.set('blue river 9');
    fields.mobile.text.set('138 0013 8000');
    fields.code.text.set('123456');
  }

  async function submit(code?: string, data: object = {}) {
    const going = store.submit();
    const asked = http.expectOne('/api/v1/accounts');
    if (code === undefined) asked.flush(aCitizen({ id: 9 }), { status: 201, statusText: '' });
    else asked.flush({ code, data, requestId: '' }, { status: 422, statusText: '' });
    await turn();
    return { place: await going, body: asked.request.body as unknown };
  }

  it('leads to the first step that is not filled', async () => {
    await open();
    expect(store.reachable('review')).toBe('agreement');
    fillPerson();
    expect(store.reachable('review')).toBe('review');
    store.fields.residentId.text.set(ID.replace('0011', '0012'));
    expect(store.reachable('review')).toBe('identity');
    expect(store.reachable('place')).toBe('identity');
    expect(store.reachable('kind')).toBe('kind');
  });

  it('needs both consents, each of its own', async () => {
    await open();
    store.agreement.hasAgreed.set(true);
    expect(store.check('agreement')).toBe(false);
    store.agreement.hasConsented.set(true);
    expect(store.check('agreement')).toBe(true);
  });

  it('sends a person in the form that the rules read', async () => {
    await open();
    fillPerson();
    const { place, body } = await submit();
    expect(place).toBe('done');
    expect(body).toEqual({
      username: 'fang_1990',
      password: 'blue river 9',
      kind: 'person',
      person: { realName: '王 芳', residentId: ID },
      region: '330702',
      address: '八一南街 1 号',
      mobile: '13800138000',
      smsCode: '123456',
      agreementVersion: '1',
      identityConsent: true,
    });
    expect(TestBed.inject(Session).citizenId()).toBe(9);
  });

  it('sends an organisation with either code', async () => {
    await open();
    fillPerson();
    const { fields } = store;
    fields.kind.text.set('organisation');
    expect(store.reachable('review')).toBe('identity');
    fields.orgName.text.set('金华某公司');
    fields.orgCode.text.set('D2143569-X');
    fields.repName.text.set('王芳');
    fields.repId.text.set(ID);
    const older = await submit('SERVER.FAILED');
    expect(older.body).toMatchObject({ kind: 'organisation', organisation: { code: 'D2143569X' } });
    expect(older.body).not.toHaveProperty('person');
    fields.orgCode.text.set('91 350100 M000100Y4 3');
    const present = await submit();
    expect(present.body).toMatchObject({ organisation: { code: '91350100M000100Y43' } });
  });

  it('keeps over a reload what was typed, and no password, code or number of a document', async () => {
    await open();
    fillPerson();
    store.fields.permit.text.set('ZZ330702001');
    store.fields.repId.text.set(ID);
    store.fields.orgCode.text.set('D2143569-X');
    await settle();
    const kept = JSON.stringify({ ...sessionStorage });
    for (const secret of [ID, ID.slice(6), 'blue river', '123456', 'ZZ330702001', 'D2143569'])
      expect(kept).not.toContain(secret);
    await open();
    const { fields } = store;
    expect([fields.realName.text(), fields.username.text(), fields.mobile.text()]).toEqual([
      ' 王  芳 ',
      'fang_1990',
      '138 0013 8000',
    ]);
    expect(store.wasRestored).toBe(true);
    expect(store.agreement.isGiven()).toBe(true);
    expect(store.reachable('review')).toBe('identity');
  });

  it('asks again for consent when a newer agreement came with the reload', async () => {
    await open('1');
    fillPerson();
    await settle();
    await open('2');
    expect(store.agreement.isGiven()).toBe(false);
    expect(store.reachable('review')).toBe('agreement');
  });

  it('keeps nothing once there is an account', async () => {
    await open();
    fillPerson();
    await submit();
    await settle();
    expect(sessionStorage).toHaveLength(0);
  });

  it.each([
    ['ACCOUNT.USERNAME_TAKEN', 'account', 'username'],
    ['ACCOUNT.DOCUMENT_TAKEN', 'identity', 'residentId'],
    ['ACCOUNT.MOBILE_TAKEN', 'mobile', 'mobile'],
    ['SMS_CODE.WRONG', 'mobile', 'code'],
    ['SMS_CODE.EXPIRED', 'mobile', 'code'],
  ] as const)('is led back by %s to step %s, where it stands beside the field', async (code, step, field) => {
    await open();
    fillPerson();
    const { place } = await submit(code, { triesLeft: 2 });
    expect(place).toBe(step);
    expect(store.fields[field].shownFault()?.key).toBe(`refusal.${code}`);
    expect(store.refusal()).toBeNull();
  });

  it('says that a document is theirs which another account has, until another number is typed', async () => {
    await open();
    fillPerson();
    expect((await submit('ACCOUNT.DOCUMENT_TAKEN')).body).not.toHaveProperty('claimsDocument');
    store.claimDocument();
    expect(store.fields.residentId.isGood()).toBe(true);
    expect((await submit()).body).toMatchObject({ claimsDocument: true });
    store.fields.residentId.text.update((number) => `${number} `);
    expect(store.claimsDocument()).toBe(false);
  });

  it('is led back to the first of the fields that the server refused, with words for each', async () => {
    await open();
    fillPerson();
    const fields = [
      { path: 'username', code: 'USERNAME.BAD_CHARACTER', data: { character: '-', position: 5 } },
      { path: 'person.residentId', code: 'RESIDENT_ID.UNDER_AGE', data: { yearsMin: 18 } },
    ];
    const { place } = await submit('ACCOUNT.INVALID', { fields });
    expect(place).toBe('identity');
    expect(store.fields.residentId.shownFault()?.key).toBe('rule.RESIDENT_ID.UNDER_AGE');
    expect(store.fields.username.shownFault()?.key).toBe('rule.USERNAME.BAD_CHARACTER');
    expect(store.fields.realName.text()).toBe(' 王  芳 ');
  });

  it('reads the agreement again when a newer one is in force', async () => {
    await open();
    fillPerson();
    const { place } = await submit('ACCOUNT.AGREEMENT_OUTDATED', { version: '2' });
    expect(place).toBe('agreement');
    expect(store.refusal()?.code).toBe('ACCOUNT.AGREEMENT_OUTDATED');
    http.expectOne('/api/v1/agreements/current?lang=zh').flush(agreement('2'));
    await settle();
    expect(store.agreement.isGiven()).toBe(false);
    store.agreement.hasAgreed.set(true);
    store.agreement.hasConsented.set(true);
    expect(store.agreement.agreedVersion()).toBe('2');
  });

  describe('asks at its step whether the code is right', () => {
    async function complete(status: number, refusal: object | null) {
      const going = store.complete('mobile');
      const asked = http.expectOne('/api/v1/accounts/mobile-codes');
      expect(asked.request.body).toEqual({ mobile: '13800138000', code: '123456' });
      asked.flush(refusal, { status, statusText: '' });
      return going;
    }

    it('and leads nobody on with a wrong one', async () => {
      await open();
      fillPerson();
      const refusal = { code: 'SMS_CODE.WRONG', data: { triesLeft: 4 }, requestId: '' };
      expect(await complete(422, refusal)).toBe(false);
      expect(store.fields.code.shownFault()?.key).toBe('refusal.SMS_CODE.WRONG');
      expect(store.reachable('review')).toBe('mobile');
    });

    it('and at no other', async () => {
      await open();
      fillPerson();
      expect(await store.complete('place')).toBe(true);
      expect(await complete(204, null)).toBe(true);
    });
  });

  it('comes back to the review from a step that is changed, or to what it leaves open', async () => {
    await open();
    fillPerson();
    expect(store.after('place')).toBe('account');
    store.hasReviewed.set(true);
    expect(store.after('place')).toBe('review');
    store.fields.kind.text.set('organisation');
    expect(store.after('kind')).toBe('identity');
  });

  it('wants a password that is not like the user name, whichever of them changes', async () => {
    await open();
    fillPerson();
    store.fields.password.text.set('FANG-1990!');
    expect(store.check('account')).toBe(false);
    expect(store.fields.password.shownFault()?.key).toBe('rule.PASSWORD.LIKE_USERNAME');
    store.fields.username.text.set('river_man');
    expect(store.check('account')).toBe(true);
  });

  it('chooses the region of the document where none is chosen yet, and only one that is offered', async () => {
    await open();
    fillPerson();
    const { residentId, region } = store.fields;
    region.text.set('');
    residentId.text.set('');
    TestBed.inject(RegionFit);
    await settle();
    expect(region.text()).toBe('');
    residentId.text.set('11010519491231002X');
    await settle();
    expect(region.text()).toBe('');
    residentId.text.set(ID);
    await settle();
    expect(region.text()).toBe('330702');
    region.text.set('');
    await settle();
    expect(region.text()).toBe('');
  });

  describe('has a second look at a region that is not the one of the document', () => {
    it('unless a temporary permit speaks for it', async () => {
      await open();
      fillPerson();
      const { caution } = TestBed.inject(RegionFit);
      expect(caution()).toBeNull();
      store.fields.region.text.set('330782');
      expect(caution()).toBe('register.regionOther 婺城区 330782');
      store.fields.permit.text.set('ZZ330782001');
      expect(caution()).toBeNull();
    });

    it('as the credit code of an organisation names it', async () => {
      await open();
      fillPerson();
      store.fields.kind.text.set('organisation');
      store.fields.orgCode.text.set('D2143569-X');
      const { caution } = TestBed.inject(RegionFit);
      expect(caution()).toBeNull();
      store.fields.orgCode.text.set('91 350100 M000100Y4 3');
      expect(caution()).toBe('register.regionOtherOrganisation 350100 婺城区');
    });
  });

  it('shows one’s own numbers in part, and whole behind a press', async () => {
    await open();
    fillPerson();
    const review = TestBed.createComponent(ReviewStep);
    await review.whenStable();
    const element: HTMLElement = review.nativeElement;
    const numbers = () => Array.from(element.querySelectorAll('.number'), ({ textContent }) => textContent);
    expect(numbers()).toEqual(['330***********0011', '138****8000']);
    for (const button of element.querySelectorAll<HTMLElement>('[data-testid=review-show]')) button.click();
    await review.whenStable();
    expect(numbers()).toEqual(['330702 19900307 0011', '138 0013 8000']);
    element.querySelector<HTMLElement>('[data-testid=review-show]')?.click();
    await review.whenStable();
    expect(numbers()[0]).toBe('330***********0011');
  });

  it('stays at the end with what the server could not do', async () => {
    await open();
    fillPerson();
    const { place } = await submit('SERVER.FAILED');
    expect(place).toBe('review');
    expect(store.refusal()?.code).toBe('SERVER.FAILED');
  });

  it('tells whether a user name is free a moment after the last key', async () => {
    await open();
    jest.useFakeTimers();
    const check = TestBed.inject(UsernameCheck);
    const type = async (name: string) => {
      store.fields.username.text.set(name);
      TestBed.tick();
      await jest.advanceTimersByTimeAsync(ASK_AFTER_MS / 4);
    };
    await type('fang_1');
    await type('fang_19');
    await jest.advanceTimersByTimeAsync(ASK_AFTER_MS);
    http.expectOne('/api/v1/accounts/usernames/fang_19').flush({ isFree: true });
    await jest.advanceTimersByTimeAsync(0);
    expect(check.isFree()).toBe(true);
    await type('demo1');
    await jest.advanceTimersByTimeAsync(ASK_AFTER_MS);
    http.expectOne('/api/v1/accounts/usernames/demo1').flush({ isFree: false });
    await jest.advanceTimersByTimeAsync(0);
    expect(check.isFree()).toBe(false);
    expect(store.fields.username.shownFault()?.key).toBe('refusal.ACCOUNT.USERNAME_TAKEN');
  });
});
