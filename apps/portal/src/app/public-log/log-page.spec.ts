// The public log as everybody sees it: signed by enough, by too few, by nobody else, or stopped; and never silent about stamps.
import type { LogStatus } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { withWords } from '../i18n/with-words';
import { citizensPage } from '../testing/citizens-page';
import { LogPage } from './log-page';
import { LOG_WORDS } from './log-words';

const AT_MS = Date.UTC(2026, 10, 30, 6, 0);
const aStatus = (more: Partial<LogStatus> = {}): LogStatus => ({
  ...{ origin: 'haopai.example', size: 957, signedAtMs: AT_MS, isStopped: false },
  ...{ wanted: 2, signed: 2, isStamped: false },
  witnesses: [
    { name: 'notary.example/w', isSigning: true, size: 957, signedAtMs: AT_MS },
    { name: 'paper.example/w', isSigning: true, size: 956, signedAtMs: AT_MS },
  ],
  ...more,
});

describe('the page of the public log', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await citizensPage([
      { path: 'papers/log', canActivate: [withWords(LOG_WORDS)], component: LogPage },
    ]);
  });
  afterEach(() => page.close());

  async function show(status: LogStatus): Promise<string | undefined> {
    await page.open('/papers/log');
    await page.settle();
    await page.answer('/log/status', status);
    return page.part('log-verdict').dataset['verdict'];
  }

  it('names its witnesses, how much each has signed, and that nothing is stamped', async () => {
    expect(await show(aStatus())).toBe('witnessed');
    expect(page.text('log-size')).toContain('957');
    const [first = '', second = ''] = page.all('log-witness');
    expect(first).toContain('notary.example/w');
    expect(second).toContain('956');
    expect(page.text('log-stamps')).toContain('未加盖时间戳');
  });

  it('says how many are missing, and which', async () => {
    const [one] = aStatus().witnesses;
    if (one === undefined) throw new Error('no witness');
    const gone = { name: 'paper.example/w', isSigning: false, size: null, signedAtMs: null };
    expect(await show(aStatus({ signed: 1, witnesses: [one, gone], isStamped: true }))).toBe('missing');
    expect(page.all('log-witness')[1]).toContain('均未签名');
    expect(page.text('log-stamps')).toContain('加盖时间戳。');
  });

  it('says that it is signed by the site alone, and that it has stopped', async () => {
    expect(await show(aStatus({ witnesses: [], wanted: 0, signed: 0 }))).toBe('alone');
    expect(page.text('log-no-witness')).toBe('无');
  });

  it('says that it has stopped, before anything else', async () => {
    expect(await show(aStatus({ isStopped: true, size: null, signedAtMs: null }))).toBe('stopped');
    expect(page.text('log-size')).toBe('暂无');
  });
});
