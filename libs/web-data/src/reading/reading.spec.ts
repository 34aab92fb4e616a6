// What a page shows of something that it reads: first, again, about something else, without an answer, and after an act.
import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import {
  createEnvironmentInjector,
  EnvironmentInjector,
  provideZonelessChangeDetection,
  signal,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Refusal } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import { CHANCE } from './chance';
import { FIRST_PAUSE_MS } from './pause-before-try';
import { reading, type ReadingOptions, type ReadResource } from './reading';
import type { ReadRequest } from './read-request';
import { ASK_BESIDE_AFTER_MS, READ_WITHIN_MS } from './until-answered';

interface Thing {
  readonly id: number;
  readonly name: string;
}

describe('reading', () => {
  let http: HttpTestingController;
  let page: EnvironmentInjector;
  const chance = { next: 1 };
  const id = signal<number | null>(1);
  const sort = signal('name');
  const asked = (path = '/api/v1/things/1'): TestRequest =>
    http.expectOne((request) => request.urlWithParams === path);
  const thing = (name: string, thingId = 1): Thing => ({ id: thingId, name });

  beforeEach(() => {
    jest.useFakeTimers();
    chance.next = 1;
    id.set(1);
    sort.set('name');
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: CHANCE, useValue: () => chance.next },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    page = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
  });
  afterEach(() => {
    http.verify();
    TestBed.resetTestingModule();
    jest.useRealTimers();
    Reflect.deleteProperty(document, 'visibilityState');
  });

  const aThing = (): ReadRequest<Thing> | undefined => {
    const thingId = id();
    return thingId === null ? undefined : { path: `/things/${thingId}` };
  };

  async function open(
    ask: () => ReadRequest<Thing> | undefined = aThing,
    options?: ReadingOptions,
  ): Promise<ReadResource<Thing>> {
    const opened = page.runInContext(() => reading(ask, options));
    await settle();
    return opened;
  }

  const settle = () => after(0);
  async function after(passedMs: number): Promise<void> {
    TestBed.tick();
    await jest.advanceTimersByTimeAsync(passedMs);
    TestBed.tick();
  }

  async function answer(request: TestRequest, body: Thing): Promise<void> {
    request.flush(body);
    await settle();
  }

  async function refuse(
    request: TestRequest,
    status: number,
    code = 'SERVER.UNAVAILABLE',
    headers: Record<string, string> = {},
  ): Promise<void> {
    request.flush({ code, data: {}, requestId: '' }, { status, statusText: code, headers });
    await settle();
  }

  async function breakOff(request: TestRequest): Promise<void> {
    request.error(new ProgressEvent('error'));
    await settle();
  }

  function show(state: DocumentVisibilityState): void {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }

  function isAsked(): boolean {
    return http.match(() => true).length > 0;
  }

  describe('of one thing', () => {
    it('is loading, then ready', async () => {
      const found = await open();
      expect([found.state(), found.value(), found.isReading()]).toEqual([{ status: 'loading' }, null, true]);
      await answer(asked(), thing('a'));
      expect(found.state()).toEqual({ status: 'ready', value: thing('a'), stale: null });
      expect([found.value(), found.isReading()]).toEqual([thing('a'), false]);
    });

    it('asks nothing as long as there is nothing to ask', async () => {
      id.set(null);
      const found = await open();
      expect(found.state().status).toBe('loading');
      id.set(1);
      await settle();
      await answer(asked(), thing('a'));
      expect(found.value()).toEqual(thing('a'));
    });

    it('keeps what is shown while it asks again', async () => {
      const found = await open();
      await answer(asked(), thing('a'));
      found.reload();
      await settle();
      expect([found.value(), found.isReading()]).toEqual([thing('a'), true]);
      await answer(asked(), thing('b'));
      expect(found.value()).toEqual(thing('b'));
    });

    it('lets only the answer to the last question count, also to the first question of all', async () => {
      const found = await open();
      const first = asked();
      found.reload();
      await settle();
      expect(first.cancelled).toBe(true);
      await answer(asked(), thing('after'));
      expect(found.value()).toEqual(thing('after'));
    });

    it('asks once when it is told to ask anew before its first question is out, as a page is while it is being made', async () => {
      const inputs: { id?: number } = {};
      const found = page.runInContext(() => {
        const made = reading<Thing>(() => ({ path: `/things/${inputs.id ?? 'too early'}` }));
        made.reload();
        made.update(() => thing('acted'));
        return made;
      });
      inputs.id = 1;
      await settle();
      await answer(asked(), thing('a'));
      expect(found.value()).toEqual(thing('a'));
    });

    it('does not ask again when the question comes out the same', async () => {
      const other = signal(0);
      await open(() => ({ path: '/things/1', params: { even: other() % 2 } }));
      await answer(asked('/api/v1/things/1?even=0'), thing('a'));
      other.set(2);
      await settle();
      expect(isAsked()).toBe(false);
    });

    it('sends a search whose words must stand in no address by post', async () => {
      const found = await open(() => ({ path: '/things/search', body: { secret: '1' } }));
      const request = asked('/api/v1/things/search');
      expect([request.request.method, request.request.body]).toEqual(['POST', { secret: '1' }]);
      await answer(request, thing('a'));
      expect(found.value()).toEqual(thing('a'));
    });
  });

  describe('of something else', () => {
    it('shows nothing of the one under the other, not even while that is asked for', async () => {
      const found = await open();
      await answer(asked(), thing('a'));
      id.set(2);
      expect(found.state()).toEqual({ status: 'loading' });
      await settle();
      await breakOff(asked('/api/v1/things/2'));
      expect(found.state()).toMatchObject({ status: 'failed', kind: 'noAnswer' });
    });

    it('calls off the question about the one, so that a late answer covers nothing', async () => {
      const found = await open();
      const late = asked();
      id.set(2);
      await settle();
      expect(late.cancelled).toBe(true);
      await answer(asked('/api/v1/things/2'), thing('b', 2));
      expect(found.value()).toEqual(thing('b', 2));
    });

    it('keeps what is shown where another question is about the same subject', async () => {
      const sorted = () => ({ path: `/things/${id()}`, params: { sort: sort() } });
      const found = await open(sorted, { subject: () => id() ?? 0 });
      await answer(asked('/api/v1/things/1?sort=name'), thing('by name'));
      sort.set('age');
      await settle();
      expect([found.value(), found.isReading()]).toEqual([thing('by name'), true]);
      await answer(asked('/api/v1/things/1?sort=age'), thing('by age'));
      id.set(2);
      expect(found.value()).toBeNull();
      await settle();
      await answer(asked('/api/v1/things/2?sort=age'), thing('b', 2));
    });

    it('asks about it also where the question reads the same', async () => {
      const whose = signal('a');
      const found = await open(aThing, { subject: whose });
      await answer(asked(), thing('of a'));
      whose.set('b');
      expect(found.value()).toBeNull();
      await settle();
      await answer(asked(), thing('of b'));
      expect(found.value()).toEqual(thing('of b'));
    });

    it('starts with short pauses again', async () => {
      await open();
      await breakOff(asked());
      await after(FIRST_PAUSE_MS);
      await breakOff(asked());
      id.set(2);
      await settle();
      await breakOff(asked('/api/v1/things/2'));
      await after(FIRST_PAUSE_MS);
      expect(isAsked()).toBe(true);
    });
  });

  describe('without an answer', () => {
    it.each([502, 503, 504])('takes %i for none, as a broken connection is', async (status) => {
      const found = await open();
      await refuse(asked(), status);
      expect(found.state()).toMatchObject({ status: 'failed', kind: 'noAnswer' });
    });

    it('takes silence for none after a time', async () => {
      const found = await open();
      const request = asked();
      expect(request.request.timeout).toBe(READ_WITHIN_MS);
      // As the browser's way to the server ends it then.
      request.error(new DOMException('signal timed out', 'TimeoutError') as unknown as ProgressEvent);
      await settle();
      expect(found.state()).toMatchObject({ kind: 'noAnswer', refusal: { code: 'SERVER.UNAVAILABLE' } });
    });

    it('tries again by itself, with pauses that grow', async () => {
      const found = await open();
      await breakOff(asked());
      await after(FIRST_PAUSE_MS - 1);
      expect(isAsked()).toBe(false);
      await after(1);
      await breakOff(asked());
      await after(2 * FIRST_PAUSE_MS - 1);
      expect(isAsked()).toBe(false);
      await after(1);
      expect(found.state().status).toBe('failed');
      await answer(asked(), thing('back'));
      expect(found.value()).toEqual(thing('back'));
    });

    it('waits a part of the pause that chance decides', async () => {
      chance.next = 0.25;
      await open();
      await breakOff(asked());
      await after(FIRST_PAUSE_MS / 4 - 1);
      expect(isAsked()).toBe(false);
      await after(1);
      expect(isAsked()).toBe(true);
    });

    it('starts with short pauses again once there was an answer', async () => {
      const found = await open();
      await breakOff(asked());
      await after(FIRST_PAUSE_MS);
      await answer(asked(), thing('a'));
      found.reload();
      await settle();
      await breakOff(asked());
      await after(FIRST_PAUSE_MS);
      expect(isAsked()).toBe(true);
    });

    it('keeps what is shown, and says that it may be old until there is an answer', async () => {
      const found = await open();
      await answer(asked(), thing('a'));
      found.reload();
      await settle();
      await breakOff(asked());
      expect(found.state()).toMatchObject({
        status: 'ready',
        value: thing('a'),
        stale: { kind: 'noAnswer' },
      });
      await after(FIRST_PAUSE_MS);
      await answer(asked(), thing('a'));
      expect(found.state()).toEqual({ status: 'ready', value: thing('a'), stale: null });
    });

    it('waits as long as the server asks for, also when the page is looked at again', async () => {
      await open();
      await refuse(asked(), 503, 'SERVER.BUSY', { 'Retry-After': '30' });
      await after(29_999);
      show('visible');
      await settle();
      expect(isAsked()).toBe(false);
      await after(1 + 10_000);
      expect(isAsked()).toBe(true);
    });

    it('asks beside a question that hangs, says so meanwhile, and takes whichever answer comes first', async () => {
      const found = await open();
      const hanging = asked();
      await after(ASK_BESIDE_AFTER_MS - 1);
      expect([isAsked(), found.state().status]).toEqual([false, 'loading']);
      await after(1);
      const beside = asked();
      expect(found.state()).toMatchObject({ status: 'failed', kind: 'noAnswer' });
      expect([hanging.cancelled, found.isReading()]).toEqual([false, true]);
      await answer(hanging, thing('late'));
      expect([beside.cancelled, found.value()]).toEqual([true, thing('late')]);
      await after(10 * ASK_BESIDE_AFTER_MS);
    });

    it('says of what is shown that it may be old while it is asked for again and nobody answers', async () => {
      const found = await open();
      await answer(asked(), thing('a'));
      found.reload();
      await settle();
      asked();
      await after(ASK_BESIDE_AFTER_MS);
      expect(found.state()).toMatchObject({
        status: 'ready',
        value: thing('a'),
        stale: { kind: 'noAnswer' },
      });
      await answer(asked(), thing('b'));
      expect(found.state()).toEqual({ status: 'ready', value: thing('b'), stale: null });
    });

    it('lets the end of a question that hung alone count for nothing while another is under way', async () => {
      const found = await open();
      const hanging = asked();
      await after(ASK_BESIDE_AFTER_MS);
      const beside = asked();
      await breakOff(hanging);
      await after(ASK_BESIDE_AFTER_MS - 1);
      expect(isAsked()).toBe(false);
      await answer(beside, thing('a'));
      expect(found.value()).toEqual(thing('a'));
    });

    it('tries at once when the browser is online again', async () => {
      await open();
      await breakOff(asked());
      window.dispatchEvent(new Event('online'));
      await settle();
      expect(isAsked()).toBe(true);
    });

    it('asks nothing while nobody sees the page, and at once when somebody does', async () => {
      await open();
      await breakOff(asked());
      show('hidden');
      await after(10 * FIRST_PAUSE_MS);
      expect(isAsked()).toBe(false);
      show('visible');
      await settle();
      expect(isAsked()).toBe(true);
    });

    it('tries at once when the reader says so, and is loading meanwhile', async () => {
      const found = await open();
      await breakOff(asked());
      found.reload();
      expect(found.state()).toEqual({ status: 'loading' });
      await settle();
      await answer(asked(), thing('a'));
      await after(10 * FIRST_PAUSE_MS);
      expect(isAsked()).toBe(false);
    });

    it('stops when the page goes', async () => {
      await open();
      await breakOff(asked());
      page.destroy();
      await after(10 * FIRST_PAUSE_MS);
      window.dispatchEvent(new Event('online'));
      await settle();
      expect(isAsked()).toBe(false);
    });
  });

  describe('refused', () => {
    it.each([
      [404, 'ARTICLE.NOT_FOUND', 'notFound'],
      [401, 'SESSION.MISSING', 'notYours'],
      [403, 'STAFF.FORBIDDEN', 'notYours'],
      [409, 'RESULT.NOT_YET', 'refused'],
      [429, 'REQUEST.RATE_LIMITED', 'refused'],
      [500, 'SERVER.FAILED', 'refused'],
    ])('with %i says why and does not try again', async (status, code, kind) => {
      const found = await open();
      await refuse(asked(), status, code);
      expect(found.state()).toEqual({ status: 'failed', kind, refusal: { code, data: {} } });
      await after(10 * FIRST_PAUSE_MS);
      window.dispatchEvent(new Event('online'));
      await settle();
      expect(isAsked()).toBe(false);
    });

    it.each([404, 403])('with %i takes away what is gone or not the reader’s any more', async (status) => {
      const found = await open();
      await answer(asked(), thing('a'));
      found.reload();
      await settle();
      await refuse(asked(), status);
      expect(found.state().status).toBe('failed');
      expect(found.value()).toBeNull();
    });

    it('keeps what is shown when the server only will not say it again', async () => {
      const found = await open();
      await answer(asked(), thing('a'));
      found.reload();
      await settle();
      await refuse(asked(), 429, 'REQUEST.RATE_LIMITED');
      expect(found.state()).toMatchObject({ status: 'ready', value: thing('a'), stale: { kind: 'refused' } });
    });

    it('tells those who listen to all refusals, such as the session', async () => {
      const heard: Refusal[] = [];
      TestBed.inject(ApiClient).refusals.subscribe((refusal) => heard.push(refusal));
      await open();
      await refuse(asked(), 401, 'SESSION.ENDED');
      expect(heard).toEqual([{ code: 'SESSION.ENDED', data: {} }]);
    });
  });

  describe('after an act', () => {
    it('shows what the act changed, without asking', async () => {
      const found = await open();
      await answer(asked(), thing('a'));
      found.update((shown) => ({ ...shown, name: 'acted' }));
      expect(found.value()).toEqual(thing('acted'));
      await settle();
      expect(isAsked()).toBe(false);
    });

    it('leaves alone what the act was not about', async () => {
      const found = await open();
      await answer(asked(), thing('a'));
      found.update((shown) => (shown.id === 2 ? thing('acted', 2) : shown));
      expect(found.value()).toEqual(thing('a'));
    });

    it('asks again when a question from before the act is on its way', async () => {
      const found = await open();
      await answer(asked(), thing('a'));
      found.reload();
      await settle();
      const before = asked();
      found.update((shown) => ({ ...shown, name: 'acted' }));
      await settle();
      expect([before.cancelled, found.value()]).toEqual([true, thing('acted')]);
      await answer(asked(), thing('afterwards'));
      expect(found.value()).toEqual(thing('afterwards'));
    });

    it('asks anew when nothing is shown yet', async () => {
      const found = await open();
      const before = asked();
      found.update(() => thing('acted'));
      await settle();
      expect(before.cancelled).toBe(true);
      await answer(asked(), thing('afterwards'));
      expect(found.value()).toEqual(thing('afterwards'));
    });

    it('goes on trying to read what may be old', async () => {
      const found = await open();
      await answer(asked(), thing('a'));
      found.reload();
      await settle();
      await breakOff(asked());
      found.update((shown) => ({ ...shown, name: 'acted' }));
      await settle();
      expect(found.value()).toEqual(thing('acted'));
      await answer(asked(), thing('afterwards'));
    });
  });
});
