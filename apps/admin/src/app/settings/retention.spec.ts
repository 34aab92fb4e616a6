// What the settings say of the erasing of logs: the latest run of each instance, one that was cut off, none, and one that is not told.
import type { RetentionView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { staffPage } from '../testing/staff-page';
import { RetentionPart } from './retention-part';

const AT_MS = Date.UTC(2026, 10, 26, 6, 5, 31);
const VIEW: RetentionView = {
  keptDays: 190,
  runs: [
    {
      ...{ kind: 'logFiles', instance: 'api-1', startedAtMs: AT_MS, finishedAtMs: null, beforeMs: AT_MS },
      ...{ erased: 3, erasedInAll: 40, oldestAtMs: null },
    },
    {
      ...{ kind: 'logIns', instance: 'api-2', startedAtMs: AT_MS, finishedAtMs: AT_MS, beforeMs: AT_MS },
      ...{ erased: 0, erasedInAll: 1_200, oldestAtMs: AT_MS },
    },
  ],
};

describe('the erasing of logs', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await staffPage([{ path: 'retention', component: RetentionPart }], 'auditor');
    await page.open('/retention');
  });
  afterEach(() => page.close());

  it('is told by instance: when it ended, what went, and how old the oldest is that is left', async () => {
    await page.answer('/admin/retention', VIEW);
    const moment = '2026-11-26 14:05:31';
    expect(page.text('erasure-logIns-api-2')).toBe(`登录记录（条）api-2 ${moment} ${moment}01200 ${moment}`);
  });

  it('says when a run was cut off', async () => {
    await page.answer('/admin/retention', VIEW);
    expect(page.text('erasure-logFiles-api-1')).toContain('未完成，下次接着删');
  });

  it('says when none was yet, and asks again when it could not be told', async () => {
    await page.refuse('/admin/retention', 'SERVER.UNAVAILABLE', { retryAfterMs: 2_000 }, 503);
    page.part('retention-failed').querySelector('button')?.click();
    await page.settle();
    await page.answer('/admin/retention', { keptDays: 190, runs: [] });
    expect(page.text('retention-none')).toContain('还没有');
  });
});
