// The choices belong to one citizen: nobody sees or sends those of who used the browser before.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { NoticeChoices } from '@haopai/contracts';
import { Session } from '@haopai/web-data';
import { NoticeChoicesStore } from './notice-choices-store';

const ALL = { portal: true, push: true, sms: true };
const NONE = { portal: false, push: false, sms: false };
const OF_THE_FIRST: NoticeChoices = { watchStart: ALL, outbid: ALL };
const OF_THE_SECOND: NoticeChoices = { watchStart: NONE, outbid: NONE };

describe('the choices about notices', () => {
  const citizenId = signal<number | null>(1);
  let http: HttpTestingController;
  let store: NoticeChoicesStore;

  beforeEach(async () => {
    citizenId.set(1);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        NoticeChoicesStore,
        { provide: Session, useValue: { citizenId } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(NoticeChoicesStore);
    await settle();
    await answer('GET', OF_THE_FIRST);
  });
  afterEach(() => http.verify());

  async function settle(): Promise<void> {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }

  async function answer(method: 'GET' | 'PUT', choices: NoticeChoices): Promise<void> {
    http.expectOne({ method, url: '/api/v1/me/notice-choices' }).flush(choices);
    await settle();
  }

  it('send a flip, and show what then holds', async () => {
    void store.flip('outbid', 'sms');
    await answer('PUT', { ...OF_THE_FIRST, outbid: { ...ALL, sms: false } });
    expect(store.choices.value()?.outbid.sms).toBe(false);
  });

  it('are neither shown to nor sent by somebody else who takes over the browser', async () => {
    citizenId.set(2);
    await settle();
    expect(store.choices.value()).toBeNull();
    await store.flip('outbid', 'sms');
    http.expectNone({ method: 'PUT' });
    await answer('GET', OF_THE_SECOND);
    expect(store.choices.value()).toEqual(OF_THE_SECOND);
  });

  it('stay the second one’s when the answer to the first one’s flip comes late', async () => {
    void store.flip('outbid', 'sms');
    citizenId.set(2);
    await settle();
    await answer('GET', OF_THE_SECOND);
    await answer('PUT', { ...OF_THE_FIRST, outbid: { ...ALL, sms: false } });
    expect(store.choices.value()).toEqual(OF_THE_SECOND);
    void store.flip('outbid', 'sms');
    await answer('PUT', { ...OF_THE_SECOND, outbid: { ...NONE, sms: true } });
    expect(store.choices.value()?.outbid).toEqual({ ...NONE, sms: true });
  });
});
