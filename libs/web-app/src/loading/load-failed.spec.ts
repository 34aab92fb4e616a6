// What is said in the place of something that was not brought, and above something that may be old.
import { type InputSignal, provideZonelessChangeDetection, signal, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideTransloco } from '@jsverse/transloco';
import { of } from 'rxjs';
import { Preferences } from '../preferences/preferences';
import { joinWords } from '../words/join-words';
import { type Failure, Words } from '../words/words';
import zh from '../words/zh';
import { HOTLINE } from './hotline';
import { LoadFailed } from './load-failed';
import { LoadStale } from './load-stale';

const SILENCE: Failure = {
  kind: 'noAnswer',
  refusal: { code: 'SERVER.UNAVAILABLE', data: { retryAfterMs: 3_000 } },
};
const BUSY: Failure = { kind: 'noAnswer', refusal: { code: 'SERVER.BUSY', data: { retryAfterMs: 3_000 } } };
const GONE: Failure = { kind: 'notFound', refusal: { code: 'ORDER.NOT_FOUND', data: { orderNo: '1' } } };

describe('what was not brought', () => {
  let hotline = '';

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideTransloco({
          config: { availableLangs: ['zh'], defaultLang: 'zh' },
          loader: class {
            readonly getTranslation = () => of(joinWords(zh, { app: { retry: '再试一次' } }));
          },
        }),
        { provide: HOTLINE, useFactory: () => hotline },
        { provide: Preferences, useValue: { language: signal('zh') } },
      ],
    });
    await TestBed.inject(Words).use('zh');
  });

  async function shown(
    part: Type<{ failure: InputSignal<Failure> } | { why: InputSignal<Failure | null | undefined> }>,
    inputs: Readonly<Record<string, unknown>>,
  ): Promise<string> {
    const fixture = TestBed.createComponent(part);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    return (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ').trim();
  }

  async function failed(failure: Failure): Promise<ComponentFixture<LoadFailed>> {
    const fixture = TestBed.createComponent(LoadFailed);
    fixture.componentRef.setInput('failure', failure);
    await fixture.whenStable();
    return fixture;
  }
  const linkOf = ({ nativeElement }: ComponentFixture<LoadFailed>): string | undefined =>
    (nativeElement as HTMLElement).querySelector('a')?.getAttribute('href') ?? undefined;

  it('without an answer is tried again by itself, and at once by a press', async () => {
    expect(await shown(LoadFailed, { failure: SILENCE })).toContain(
      '暂时联系不上服务器。没有内容丢失，正在自动重试。',
    );
    expect(await shown(LoadFailed, { failure: BUSY })).toContain('系统正忙，约 3 秒后自动重试。');
    expect(await shown(LoadFailed, { failure: SILENCE, heading: '订单没有载入' })).toMatch(
      /订单没有载入.*再试一次/,
    );
  });

  it('because it is not there is not there at the second try either', async () => {
    expect(await shown(LoadFailed, { failure: GONE })).not.toContain('再试一次');
  });

  it('is judged by its kind, whatever its code is called', async () => {
    const again = async (kind: Failure['kind'], code: Failure['refusal']['code']) =>
      (await shown(LoadFailed, { failure: { kind, refusal: { code, data: { orderNo: '1' } } } })).includes(
        '再试一次',
      );
    expect(await again('notYours', 'SESSION.MISSING')).toBe(false);
    expect(await again('notFound', 'REQUEST.INVALID')).toBe(false);
    expect(await again('refused', 'ORDER.NOT_FOUND')).toBe(true);
  });

  it('is judged by its code where its kind is not known', async () => {
    const again = async (code: Failure['refusal']['code']) =>
      (await shown(LoadFailed, { failure: { refusal: { code, data: { orderNo: '1' } } } })).includes(
        '再试一次',
      );
    expect([await again('ORDER.NOT_FOUND'), await again('STAFF.FORBIDDEN')]).toEqual([false, false]);
    expect(await again('REQUEST.RATE_LIMITED')).toBe(true);
  });

  it('says whom to call while nobody answers, once on a page, and not for any other no', async () => {
    hotline = '0579-8888-0000';
    expect(await shown(LoadFailed, { failure: GONE })).not.toContain(hotline);
    const [first, second] = [await failed(SILENCE), await failed(BUSY)];
    expect([linkOf(first), linkOf(second)]).toEqual(['tel:057988880000', undefined]);
    first.componentRef.setInput('failure', GONE);
    await first.whenStable();
    await second.whenStable();
    expect([linkOf(first), linkOf(second)]).toEqual([undefined, 'tel:057988880000']);
    second.destroy();
    hotline = '';
  });

  it('in time makes what is shown one that may be old', async () => {
    expect(await shown(LoadStale, { why: SILENCE })).toContain('以下内容可能不是最新的。暂时联系不上服务器');
    expect(await shown(LoadStale, { why: null })).toBe('');
  });
});
