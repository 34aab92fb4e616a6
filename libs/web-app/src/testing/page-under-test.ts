// A page opened by its address, in Chinese, with a server that a spec plays and a clock that stands still until the spec lets time pass;
// for the specs of pages behind the log-in.
import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { type Provider, provideZonelessChangeDetection, signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, type Routes, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { CHANCE } from '@haopai/web-data/reading';
import { provideTransloco, type TranslocoLoader } from '@jsverse/transloco';
import { DEFAULT_LANGUAGE, LANGUAGES } from '@haopai/rules';
import { Words } from '../words/words';
import { Preferences } from '../preferences/preferences';

const TURNS = 6;
const LOOKS_MAX = 5_000;
const OF_NO_PAGE = ['/me/notices/unread', '/me/bans', '/admin/waiting'];

export interface PageSetting {
  readonly routes: Routes;
  /** Of the app whose page it is. */
  readonly loader: Type<TranslocoLoader>;
  readonly providers?: readonly Provider[];
  enter(http: HttpTestingController): Promise<void>;
}

export class PageUnderTest {
  private constructor(
    readonly http: HttpTestingController,
    private readonly harness: RouterTestingHarness,
  ) {}

  /** `enter` asks the server who is there and has it answered. */
  static async prepare({ routes, loader, providers = [], enter }: PageSetting): Promise<PageUnderTest> {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([...routes, { path: '**', children: [] }], withComponentInputBinding()),
        provideTransloco({
          config: {
            availableLangs: [...LANGUAGES],
            defaultLang: DEFAULT_LANGUAGE,
            reRenderOnLangChange: false,
          },
          loader,
        }),
        { provide: Preferences, useValue: { language: signal('zh'), textSize: signal('normal') } },
        // What got no answer is tried again only when a spec waits as long as it can take.
        { provide: CHANCE, useValue: () => 1 },
        ...providers,
      ],
    });
    await TestBed.inject(Words).use('zh');
    const http = TestBed.inject(HttpTestingController);
    await enter(http);
    return new PageUnderTest(http, await RouterTestingHarness.create());
  }

  get address(): string {
    return TestBed.inject(Router).url;
  }

  async open(address: string): Promise<void> {
    let hasArrived = false;
    const arrive = (): void => void (hasArrived = true);
    const going = this.harness.navigateByUrl(address);
    going.then(arrive, arrive);
    // A guard that leads elsewhere does so in a turn of its own.
    await this.settle();
    await this.until(() => hasArrived);
    await going;
    await this.settle();
  }

  /** Until what follows from what just happened has happened, which takes the page a few milliseconds and the spec none. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < TURNS; turn++) {
      jest.advanceTimersByTime(1);
      await setImmediate();
    }
    // Not `whenStable()`: a page is not stable while the spec has yet to answer what it reads.
    TestBed.tick();
  }

  /** Lets so much time pass on the page; the spec waits for none of it. */
  async pass(ms: number): Promise<void> {
    await jest.advanceTimersByTimeAsync(ms);
    await this.settle();
  }

  /** Until it is so by what is done beside the page, such as a digest: that takes as long as it takes. */
  async until(isSo: () => boolean): Promise<void> {
    for (let looks = 0; looks < LOOKS_MAX && !isSo(); looks++) {
      await wait(1);
      await this.settle();
    }
    if (!isSo()) throw new Error(`it does not come to ${String(isSo)} in ${this.root().innerHTML}`);
  }

  /**
   * Nothing was asked for that the spec did not expect; the questions of the bell, of the note of a ban, of what waits for a second person, of the place of papers, which is filled by
   * itself, and of a VIN a moment after it was typed, are no page's. The next spec has a device and a clock of its own.
   */
  close(): void {
    jest.useRealTimers();
    sessionStorage.clear();
    localStorage.clear();
    for (const path of OF_NO_PAGE) this.http.match(`/api/v1${path}`);
    this.http.match(({ url }) => /\/(confirmations|invoice)$|\/me\/vins\//.test(url));
    this.http.verify();
  }

  asked(path: string): TestRequest {
    return this.http.expectOne((request) => request.urlWithParams === `/api/v1${path}`);
  }

  async answer(path: string, body: object): Promise<void> {
    this.asked(path).flush(body);
    await this.settle();
  }

  async refuse(path: string, code: string, data: object = {}, status = 409): Promise<void> {
    this.asked(path).flush({ code, data, requestId: '' }, { status, statusText: code });
    await this.settle();
  }

  has(selector: string): boolean {
    return this.root().querySelector(selector) !== null;
  }

  one<Found extends HTMLElement = HTMLElement>(selector: string): Found {
    const found = this.root().querySelector<Found>(selector);
    if (found === null) throw new Error(`nothing like ${selector} in ${this.root().innerHTML}`);
    return found;
  }

  /** By its test id. */
  part<Found extends HTMLElement = HTMLElement>(testId: string): Found {
    return this.one<Found>(`[data-testid="${testId}"]`);
  }

  /** All that is said, or of one part by its test id. */
  text(testId?: string): string {
    const part = testId === undefined ? this.root() : this.part(testId);
    return part.textContent.replace(/\s+/g, ' ').trim();
  }

  /** What is said in each of these, from the top. */
  all(testId: string): readonly string[] {
    const parts = [...this.root().querySelectorAll(`[data-testid="${testId}"]`)];
    return parts.map((part) => part.textContent.replace(/\s+/g, ' ').trim());
  }

  async press(testId: string): Promise<void> {
    this.part(testId).click();
    await this.settle();
  }

  async type(testId: string, text: string): Promise<void> {
    const field = this.part<HTMLInputElement>(testId);
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await this.settle();
  }

  async choose(testId: string, value: string): Promise<void> {
    const field = this.part<HTMLSelectElement>(testId);
    field.value = value;
    field.dispatchEvent(new Event('change'));
    await this.settle();
  }

  async submit(): Promise<void> {
    this.one('form').dispatchEvent(new Event('submit', { cancelable: true }));
    await this.settle();
  }

  /** What stands beside the outlet: the harness itself would look for it among all of Angular's nodes, each time. */
  private root(): HTMLElement {
    const harness = this.harness.fixture.nativeElement as HTMLElement;
    const opened = harness.querySelector('router-outlet')?.nextElementSibling;
    return (opened as HTMLElement | null | undefined) ?? document.body;
  }
}
