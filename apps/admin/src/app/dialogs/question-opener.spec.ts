// A question whose window does not come: whoever asked for it reads that nothing was done.
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { Announcer } from '../announcements/announcer';
import { staffPage } from '../testing/staff-page';
import { QuestionOpener } from './question-opener';
import { ReasonDoor } from './reason-door';

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

describe('a question in which something was typed', () => {
  const beside = (): void => document.querySelector<HTMLElement>('.cdk-overlay-backdrop')?.click();
  const field = (): HTMLTextAreaElement | null => document.querySelector('hp-reason-dialog textarea');

  it('is closed by its own buttons alone, and by a press beside it while nothing stands there', async () => {
    const page = await staffPage([], 'auctioneer', [
      { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
    ]);
    const act = () => Promise.reject(new Error('nothing is done'));
    const ask = () => TestBed.inject(ReasonDoor).ask({ heading: 'h', words: 'w', yes: 'y', act });
    const type = async (text: string): Promise<void> => {
      const reason = field();
      if (reason === null) throw new Error('there is no question');
      reason.value = text;
      reason.dispatchEvent(new Event('input', { bubbles: true }));
      await page.settle();
    };
    const untouched = ask();
    while (field() === null) await page.settle();
    beside();
    expect(await untouched).toBeNull();
    while (field() !== null) await page.settle();

    const typed = ask();
    while (field() === null) await page.settle();
    await type('a reason');
    beside();
    await page.settle();
    expect(field()?.value).toBe('a reason');
    document.querySelector<HTMLElement>('[data-testid="reason-no"]')?.click();
    expect(await typed).toBeNull();
    page.close();
  });
});
