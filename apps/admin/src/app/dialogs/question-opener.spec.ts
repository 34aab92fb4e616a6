// A question whose window does not come: whoever asked for it reads that nothing was done.
import { TestBed } from '@angular/core/testing';
import { Announcer } from '../announcements/announcer';
import { staffPage } from '../testing/staff-page';
import { QuestionOpener } from './question-opener';

describe('a question', () => {
  it('whose window cannot be fetched says that nothing was done', async () => {
    await staffPage([], 'auctioneer');
    const answer = await TestBed.inject(QuestionOpener).ask(
      () => Promise.reject(new TypeError('Failed to fetch dynamically imported module')),
      {},
    );
    const announcer = TestBed.inject(Announcer);
    expect(answer).toBeNull();
    expect(announcer.said()).toContain('什么都没有改变');
    expect(announcer.isRefusal()).toBe(true);
  });
});
