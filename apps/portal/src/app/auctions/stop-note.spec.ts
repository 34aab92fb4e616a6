// What was decided of a published auction, in sentences: the reason ends before what follows from it, and a day within them is written small.
import { TestBed } from '@angular/core/testing';
import { Words } from '@haopai/web-app';
import { anAuction } from '@haopai/web-data/testing';
import { citizensPage } from '../testing/citizens-page';
import { StopNote } from './stop-note';

const DAY_MS = 86_400_000;

describe('the note of a stop', () => {
  async function shown(reason: string, language: 'zh' | 'en' = 'zh'): Promise<string> {
    const page = await citizensPage([{ path: 'stop', children: [] }]);
    await TestBed.inject(Words).use(language);
    const fixture = TestBed.createComponent(StopNote);
    const nowMs = performance.timeOrigin + performance.now();
    const { startsAtMs: wasMs } = anAuction({ startsAtMs: nowMs });
    fixture.componentRef.setInput('stop', {
      ...{ kind: 'suspend', reason, atMs: nowMs, untilMs: nowMs + DAY_MS, wasMs },
    });
    await page.settle();
    const text = (fixture.nativeElement as HTMLElement).textContent;
    page.close();
    return text;
  }

  it.each([
    ['网络故障', '原因：网络故障。报名和出价继续有效'],
    ['网络故障。', '原因：网络故障。报名和出价继续有效'],
    ['网络故障（已通知）', '原因：网络故障（已通知）。报名和出价继续有效'],
    ['Network down', '原因：Network down.报名和出价继续有效'],
  ])('ends the reason %s with one full stop', async (reason, words) => {
    expect(await shown(reason)).toContain(words);
  });

  it('writes tomorrow small in the middle of an English sentence', async () => {
    expect(await shown('Network down', 'en')).toContain('suspended and goes on tomorrow ');
  });
});
