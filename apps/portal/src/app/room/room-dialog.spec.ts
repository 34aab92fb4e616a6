// The door of the room: one press for whoever is enrolled, asked of everybody else, and a refusal leaves what was typed. The focus stands
// where there is something to do, however soon the dialog comes.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationRef, provideZonelessChangeDetection, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { Preferences, Words } from '@haopai/web-app';
import { OwnEnrolments, Session } from '@haopai/web-data';
import { aCitizen, anEnrolment } from '@haopai/web-data/testing';
import { provideTransloco } from '@jsverse/transloco';
import { DEFAULT_LANGUAGE, LANGUAGES } from '@haopai/rules';
import { ConfirmSelf } from '../confirm-self/confirm-self';
import { WordsLoader } from '../i18n/words-loader';
import { RoomDoor } from './room-door';

const MINE = '/api/v1/auctions/1/enrolments/mine';
const ROOM = '/api/v1/auctions/1/room';

describe('the door of the room', () => {
  let http: HttpTestingController;
  let closings: number;

  beforeEach(async () => {
    closings = 0;
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideTransloco({
          config: {
            availableLangs: [...LANGUAGES],
            defaultLang: DEFAULT_LANGUAGE,
            reRenderOnLangChange: false,
          },
          loader: WordsLoader,
        }),
        { provide: Preferences, useValue: { language: signal('zh') } },
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      ],
    });
    await TestBed.inject(Words).use('zh');
    http = TestBed.inject(HttpTestingController);
    const coming = TestBed.inject(Session).resume();
    http.expectOne('/api/v1/me').flush(aCitizen());
    await coming;
  });
  afterEach(async () => {
    jest.useRealTimers();
    TestBed.inject(MatDialog).closeAll();
    await settle();
    http.verify();
  });

  async function open(): Promise<void> {
    void TestBed.inject(RoomDoor)
      .open(1)
      .then(() => closings++);
    await settle();
  }

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      await TestBed.inject(ApplicationRef).whenStable();
    }
  }

  function element(): HTMLElement {
    const dialog = document.querySelector<HTMLElement>('hp-room-dialog');
    if (dialog === null) throw new Error('the dialog is not there');
    return dialog;
  }

  const focused = () =>
    document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.tagName;
  const field = (name: string) => element().querySelector<HTMLInputElement>(`[data-testid=room-${name}]`);
  const values = () => [field('paddle')?.value, field('code')?.value];
  const submit = async () => {
    element()
      .querySelector('form')
      ?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
  };

  const isAsking = () => document.querySelector('hp-room-dialog') !== null;
  const letIn = async () => {
    const asked = http.expectOne(ROOM);
    expect(asked.request.body).toEqual({ paddleNo: 1208, accessCode: 'K7M2PQ' });
    asked.flush({ auctionId: 1, paddleNo: 1208, entries: [] });
    await settle();
    expect(closings).toBe(1);
    expect(isAsking()).toBe(false);
  };
  const refuse = async () => {
    const refusal = { code: 'ROOM.REFUSED', data: { auctionId: 1 }, requestId: '' };
    http.expectOne(ROOM).flush(refusal, { status: 403, statusText: '' });
    await settle();
  };

  it('is entered with the press itself by whoever is known to be enrolled, once however often it is pressed', async () => {
    TestBed.inject(OwnEnrolments).keep(1, anEnrolment());
    await open();
    void TestBed.inject(RoomDoor).open(1);
    expect(isAsking()).toBe(false);
    await letIn();
  });

  it('asks the server for the enrolment when nobody has yet, and enters with what it says', async () => {
    await open();
    expect(values()).toEqual(['', '']);
    http.expectOne(MINE).flush(anEnrolment());
    await settle();
    expect(values()).toEqual(['1208', 'K7M2PQ']);
    await letIn();
  });

  it('touches nothing that was typed before the answer came', async () => {
    await open();
    const paddle = field('paddle');
    if (paddle === null) throw new Error('there is no field for the paddle number');
    paddle.value = '77';
    paddle.dispatchEvent(new Event('input'));
    http.expectOne(MINE).flush(anEnrolment());
    await settle();
    expect(values()).toEqual(['77', '']);
  });

  it('is empty for an enrolment that is not paid, and says where the code can be found', async () => {
    TestBed.inject(OwnEnrolments).keep(1, anEnrolment({ state: 'unpaid', paddleNo: null, accessCode: null }));
    await open();
    expect(values()).toEqual(['', '']);
    expect(element().querySelector('a[href="/account/enrolments"]')).not.toBeNull();
    await submit();
    expect(element().textContent).toContain('请填写竞价号');
  });

  it('has the paddle filled in where the code is hidden, and the code once they have confirmed themselves', async () => {
    const hidden = anEnrolment({ accessCode: null, isCodeHidden: true });
    TestBed.inject(OwnEnrolments).keep(1, hidden);
    await open();
    for (let turn = 0; turn < 20 && field('fill') === null; turn++) await settle();
    expect(values()).toEqual(['1208', '']);
    expect(focused()).toBe('room-code');
    expect(element().textContent).toContain('验证码在短信里');
    TestBed.inject(ConfirmSelf).prove = () => Promise.resolve(true);
    element().querySelector<HTMLElement>('[data-testid=room-fill]')?.click();
    await settle();
    http.expectOne(MINE).flush(anEnrolment());
    await settle();
    await letIn();
  });

  it('says why it stays shut, and keeps what stands there', async () => {
    TestBed.inject(OwnEnrolments).keep(1, anEnrolment());
    await open();
    await refuse();
    expect(element().querySelector('[data-testid=room-refusal]')?.textContent).toContain(
      '竞价号与验证码不符',
    );
    expect(values()).toEqual(['1208', 'K7M2PQ']);
    expect(element().textContent).toContain('按“进入”即可');
    expect(closings).toBe(0);
    await submit();
    await letIn();
  });

  describe('has the focus', () => {
    it('on the button where what is known was refused', async () => {
      TestBed.inject(OwnEnrolments).keep(1, anEnrolment());
      await open();
      await refuse();
      expect(focused()).toBe('room-submit');
    });

    it('on itself until the enrolment is known, then on the button', async () => {
      await open();
      expect(focused()).toBe('MAT-DIALOG-CONTAINER');
      http.expectOne(MINE).flush(anEnrolment());
      await settle();
      await refuse();
      expect(focused()).toBe('room-submit');
    });

    it('on the first field where there is no enrolment, or no answer', async () => {
      jest.useFakeTimers();
      void TestBed.inject(RoomDoor).open(1);
      await jest.advanceTimersByTimeAsync(100);
      http.expectOne(MINE).error(new ProgressEvent('error'));
      expect(focused()).toBe('MAT-DIALOG-CONTAINER');
      await jest.advanceTimersByTimeAsync(1_000);
      expect(focused()).toBe('room-paddle');
      // It is still asked for.
      http.match(MINE);
    });

    it('where the reader has taken it before the answer came', async () => {
      await open();
      field('code')?.focus();
      http.expectOne(MINE).flush(anEnrolment());
      await settle();
      expect(focused()).toBe('room-code');
      await refuse();
    });
  });
});
