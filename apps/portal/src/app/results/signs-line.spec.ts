// Signs of collusion as everybody sees them: figures by kind, none, no answer; and always that they accuse nobody.
import { TestBed } from '@angular/core/testing';
import { PATTERN_KINDS, type PatternKind, type PatternSums } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { withWords } from '../i18n/with-words';
import { citizensPage } from '../testing/citizens-page';
import { SignsLine } from './signs-line';
import { SIGNS_WORDS } from './signs-words';

const PATTERNS = '/results/7/patterns';

const sums = (found: Partial<Record<PatternKind, number>>): PatternSums => ({
  ...{ auctionId: 7, paddles: 41, bids: 350 },
  found: {
    ...{ sharedDevice: 0, sharedAddress: 0, losesToSame: 0, fasterThanPeople: 0, probesMaximum: 0 },
    ...found,
  },
});

describe('signs of collusion for everybody', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await citizensPage([
      { path: 'results/:auctionId', canActivate: [withWords(SIGNS_WORDS)], component: SignsLine },
    ]);
    await page.open('/results/7');
  });
  afterEach(() => page.close());

  it('are figures by kind, and no accusation', async () => {
    await page.answer(PATTERNS, sums({ sharedDevice: 2, losesToSame: 1 }));
    expect(page.text('signs-sum')).toContain('41 个竞价号共出价 350 次，迹象 3 处');
    expect(page.text('signs-found')).toMatch(
      /同一个浏览器登录\s*2.*几乎总是输给同一个竞价号\s*1.*快过人手\s*0/s,
    );
    expect(page.text()).toContain('迹象不是指控');
  });

  it('were not found: it says so', async () => {
    await page.answer(PATTERNS, sums({}));
    expect(page.text('signs-none')).toContain('没有发现迹象');
    expect(page.has('[data-testid=signs-found]')).toBe(false);
  });

  it('that did not load are said not to have', async () => {
    await page.refuse(PATTERNS, 'AUCTION.NOT_FOUND', { auctionId: 7 }, 404);
    expect(page.text('signs-failed')).toContain('数目没有载入');
    expect(page.has('[data-testid=signs-none]')).toBe(false);
  });

  it.each(PATTERN_KINDS)('have words for %s in both languages', async (kind) => {
    const words = TestBed.inject(Words);
    await page.answer(PATTERNS, sums({ [kind]: 1 }));
    for (const language of ['zh', 'en'] as const) {
      await words.use(language);
      expect(words.sayOr(`signs.kind.${kind}`, '')).not.toBe('');
    }
  });
});
