// The personal centre: each change is confirmed, says what it did, and puts a refusal where it belongs.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Injectable, signal, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { SaveFile, Words } from '@haopai/web-app';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { Session } from '@haopai/web-data';
import { aCitizen, aProfile, aSession } from '@haopai/web-data/testing';
import { ConfirmSelf } from '../confirm-self/confirm-self';
import { ClosingPage } from './data/closing-page';
import { ExportPage } from './data/export-page';
import { OverviewPage } from './overview/overview-page';
import { ProfileStore } from './profile-store';
import { AddressPage } from './security/address-page';
import { MobilePage } from './security/mobile-page';
import { PasswordPage } from './security/password-page';
import { SessionsPage } from './sessions/sessions-page';

/** Words that show their key and figures. */
const language = signal('zh');
const say = (key: string, params: object = {}) =>
  `${language() === 'zh' ? '' : `${language()}: `}${key} ${Object.values(params).join(' ')}`.trim();
const words = {
  language,
  say,
  sayFault: (fault: { key: string } | null) => fault?.key ?? null,
  sayRefusal: ({ code }: { code: string }) => `refusal.${code}`,
  dayTime: () => 'today',
  date: () => 'date',
  region: (code: string) => code,
  span: () => 'span',
};
/** What whoever is asked for password or code answers, one after the other. */
let proofs: boolean[] = [];
@Injectable()
class AnsweredConfirmSelf extends ConfirmSelf {
  override prove(): Promise<boolean> {
    return Promise.resolve(proofs.shift() ?? false);
  }
}
const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('the personal centre', () => {
  let http: HttpTestingController;
  let page: ComponentFixture<unknown>;
  let isSure: boolean;
  const saved: { name: string; content: object }[] = [];

  beforeEach(async () => {
    isSure = true;
    proofs = [];
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', children: [] }]),
        ProfileStore,
        { provide: Words, useValue: words },
        { provide: ConfirmDoor, useValue: { ask: () => Promise.resolve(isSure) } },
        { provide: ConfirmSelf, useClass: AnsweredConfirmSelf },
        {
          provide: SaveFile,
          useValue: { saveJson: (name: string, content: object) => saved.push({ name, content }) },
        },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const coming = TestBed.inject(Session).resume();
    http.expectOne('/api/v1/me').flush(aCitizen());
    await coming;
  });
  afterEach(() => {
    element().remove();
    http.match('/api/v1/me/bans');
    // What is to be done has specs of its own.
    http.match(({ url }) => /\/me\/(orders|enrolments|notices\/unread)$|\/auctions$/.test(url));
    http.verify();
  });

  async function open(type: Type<unknown>) {
    page = TestBed.createComponent(type);
    document.body.append(page.nativeElement);
    await settle();
    for (const asked of http.match('/api/v1/me/profile')) asked.flush(aProfile());
    await settle();
  }

  /** Not `whenStable()`: a page is not stable while the spec has yet to answer what it reads. */
  async function settle() {
    for (let turns = 0; turns < 6; turns++) {
      await turn();
      TestBed.tick();
    }
  }

  const element = (): HTMLElement => page.nativeElement as HTMLElement;
  function one<Found extends HTMLElement = HTMLElement>(selector: string): Found {
    const found = element().querySelector<Found>(selector);
    if (found === null) throw new Error(`nothing like ${selector}`);
    return found;
  }

  function type(name: string, text: string) {
    const field = one<HTMLInputElement>(`[data-testid=${name}]`);
    field.value = text;
    field.dispatchEvent(new Event('input'));
  }

  async function submit() {
    one('form').dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
  }

  async function refuse(path: string, code: string, data: object = {}) {
    http.expectOne(path).flush({ code, data, requestId: '' }, { status: 422, statusText: '' });
    await settle();
    await settle();
  }

  it('shows the log-in before, and the numbers in part', async () => {
    await open(OverviewPage);
    expect(one('[data-testid=last-login]').textContent).toContain(
      'account.lastLoginWords today Chrome · Windows 127.0.0.1',
    );
    expect(one('[data-testid=profile]').textContent).toContain('330***********1234');
  });

  it('changes the password, says that others are logged out, and forgets both', async () => {
    await open(PasswordPage);
    type('current-password', 'blue river 8');
    type('new-password', 'blue river 9');
    await submit();
    const asked = http.expectOne('/api/v1/me/password');
    expect(asked.request.method).toBe('PUT');
    expect(asked.request.body).toEqual({ currentPassword: 'blue river 8', newPassword: 'blue river 9' });
    asked.flush(null);
    await settle();
    await settle();
    expect(one('[data-testid=change-done]').textContent).toContain('account.passwordDoneWords');
    expect(document.activeElement).toBe(one('[data-testid=change-done]'));
    expect(one<HTMLInputElement>('[data-testid=current-password]').value).toBe('');
  });

  it('says beside the present password that it was wrong, keeps the new one, and goes there', async () => {
    await open(PasswordPage);
    type('current-password', 'mistyped');
    type('new-password', 'blue river 9');
    await submit();
    await refuse('/api/v1/me/password', 'ACCOUNT.PASSWORD_WRONG');
    expect(one('#current-password-error').textContent).toContain('refusal.ACCOUNT.PASSWORD_WRONG');
    expect(document.activeElement).toBe(one('[data-testid=current-password]'));
    expect(one<HTMLInputElement>('[data-testid=new-password]').value).toBe('blue river 9');
  });

  it('sends nothing while something is missing, and says no more what was done before', async () => {
    await open(AddressPage);
    type('current-password', 'blue river 8');
    type('new-address', '八一南街 2 号');
    await submit();
    http.expectOne('/api/v1/me/address').flush(aProfile({ address: '八一南街 2 号' }));
    await settle();
    await settle();
    expect(one('[data-testid=change-done]').textContent).toContain('八一南街 2 号');
    await submit();
    expect(element().querySelector('[data-testid=change-done]')).toBeNull();
    expect(document.activeElement).toBe(one('[data-testid=new-address]'));
  });

  it('changes the mobile with a code that went to the new number', async () => {
    await open(MobilePage);
    type('new-mobile', '13900139000');
    one('[data-testid=sms-code-send]').click();
    const sent = http.expectOne('/api/v1/auth/sms-codes');
    expect(sent.request.body).toEqual({ mobile: '13900139000', purpose: 'changeMobile' });
    sent.flush({ expiresAtMs: Date.now() + 300_000, nextAtMs: Date.now() + 60_000 });
    await settle();
    type('sms-code', '123456');
    await submit();
    await refuse('/api/v1/me/mobile', 'SMS_CODE.WRONG', { triesLeft: 3 });
    expect(one('#sms-code-error').textContent).toContain('refusal.SMS_CODE.WRONG');
    type('sms-code', '123457');
    await submit();
    // Asked on the spot, and sent again as it was typed.
    proofs = [true];
    await refuse('/api/v1/me/mobile', 'CONFIRMATION.NEEDED');
    const again = http.expectOne('/api/v1/me/mobile');
    expect(again.request.body).toEqual({ mobile: '13900139000', code: '123457' });
    again.flush(aProfile({ maskedMobile: '139****9000' }));
    await settle();
    await settle();
    expect(one('[data-testid=change-done]').textContent).toContain('139****9000');
  });

  it('ends one session after a question, and shows the list without it', async () => {
    await open(SessionsPage);
    const list = [
      aSession({ id: 'here', isCurrent: true }),
      aSession({ id: 'there', device: 'Safari · iOS' }),
    ];
    http.expectOne('/api/v1/me/sessions').flush(list);
    await settle();
    isSure = false;
    one('[data-testid=session-end]').click();
    await settle();
    isSure = true;
    one('[data-testid=session-end]').click();
    await settle();
    const ended = http.expectOne('/api/v1/me/sessions/there');
    expect(ended.request.method).toBe('DELETE');
    ended.flush(null);
    await turn();
    http.expectOne('/api/v1/me/sessions').flush(list.slice(0, 1));
    await settle();
    await settle();
    expect(one('[data-testid=sessions-news]').textContent).toContain('account.sessionEnded Safari · iOS');
    language.set('en');
    await settle();
    expect(one('[data-testid=sessions-news]').textContent).toContain('en: account.sessionEnded Safari · iOS');
    language.set('zh');
    expect(element().querySelectorAll('[data-testid=session]')).toHaveLength(1);
    expect(element().querySelector('[data-testid=sessions-end-others]')).toBeNull();
  });

  it('keeps what was typed, and says what it takes, where nobody confirms', async () => {
    await open(MobilePage);
    type('new-mobile', '13900139000');
    type('sms-code', '123456');
    await submit();
    proofs = [false];
    await refuse('/api/v1/me/mobile', 'CONFIRMATION.NEEDED');
    expect(one('[data-testid=change-refused]').textContent).toContain('refusal.CONFIRMATION.NEEDED');
    expect(one<HTMLInputElement>('[data-testid=new-mobile]').value).toContain('139');
    await open(ExportPage);
    one('[data-testid=export]').click();
    await refuse('/api/v1/me/export', 'CONFIRMATION.NEEDED');
    expect(one('[data-testid=change-refused]').textContent).toContain('refusal.CONFIRMATION.NEEDED');
  });

  it('saves a copy of everything as a file with a name', async () => {
    await open(ExportPage);
    one('[data-testid=export]').click();
    http.expectOne('/api/v1/me/export').flush({ profile: {} });
    await settle();
    expect(saved.at(-1)).toEqual({
      name: expect.stringMatching(/^haopai-demo1-\d{4}-\d\d-\d\d\.json$/),
      content: { profile: {} },
    });
  });

  it('closes the account only with the password and the user name typed', async () => {
    await open(ClosingPage);
    type('current-password', 'blue river 8');
    type('confirmation', 'demo2');
    await submit();
    expect(one('#confirmation-error').textContent).toContain('rule.CONFIRMATION.OTHER');
    type('confirmation', 'Demo1');
    await submit();
    http.expectOne('/api/v1/me/closing').flush(null);
    await settle();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/account/closed');
    expect(TestBed.inject(Session).citizen()).toBeNull();
  });

  it('tells why an account cannot be closed yet', async () => {
    await open(ClosingPage);
    type('current-password', 'blue river 8');
    type('confirmation', 'demo1');
    await submit();
    await refuse('/api/v1/me/closing', 'ACCOUNT.HAS_OPEN_AUCTION', { auctionId: 1 });
    expect(one('[data-testid=change-refused]').textContent).toContain('refusal.ACCOUNT.HAS_OPEN_AUCTION');
    expect(TestBed.inject(Session).citizen()).not.toBeNull();
  });
});
