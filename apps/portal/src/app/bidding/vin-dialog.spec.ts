// The question for the car takes what is meant, says when it takes nothing, and goes when there is nothing to bid any more.
import { ApplicationRef, provideZonelessChangeDetection, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { MatDialog, type MatDialogRef } from '@angular/material/dialog';
import { DEFAULT_LANGUAGE, LANGUAGES } from '@haopai/rules';
import { Preferences, Words } from '@haopai/web-app';
import { provideTransloco } from '@jsverse/transloco';
import { WordsLoader } from '../i18n/words-loader';
import { DOUBLE_TAP_MS, VinDialog, type VinDialogData } from './vin-dialog';

const ENTRIES = [
  { entryId: 4, vin: '1M8GDM9AXKP042788', boundLotId: null },
  { entryId: 5, vin: '1M8GDM9AXKP042799', boundLotId: null },
];

describe('the question for the car', () => {
  const stands = signal(true);
  let answers: (number | undefined)[];

  beforeEach(async () => {
    stands.set(true);
    answers = [];
    const config = { availableLangs: [...LANGUAGES], defaultLang: DEFAULT_LANGUAGE };
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideTransloco({ config, loader: WordsLoader }),
        { provide: Preferences, useValue: { language: signal('zh') } },
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      ],
    });
    await TestBed.inject(Words).use('zh');
    const data: VinDialogData = { entries: ENTRIES, amountFen: 600_000, stands, clock: () => null };
    const opened: MatDialogRef<VinDialog, number> = TestBed.inject(MatDialog).open(VinDialog, { data });
    opened.afterClosed().subscribe((entryId) => answers.push(entryId));
    await settle();
  });
  afterEach(() => TestBed.inject(MatDialog).closeAll());

  const settle = (): Promise<void> => TestBed.inject(ApplicationRef).whenStable();
  const option = (entryId: number): HTMLElement => {
    const found = document.querySelector<HTMLElement>(`[data-testid=entry-${entryId}]`);
    if (found === null) throw new Error('the question does not stand');
    return found;
  };
  /** As browsers tell them apart: a click of the keyboard has no detail. */
  const click = async (entryId: number, detail: number): Promise<void> => {
    option(entryId).dispatchEvent(new MouseEvent('click', { bubbles: true, detail }));
    await settle();
  };

  it('takes Enter at once, however soon after the press that opened it', async () => {
    await click(4, 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answers).toEqual([4]);
  });

  it('answers nothing by a key that is held since', () => {
    const held = new KeyboardEvent('keydown', {
      key: 'Enter',
      repeat: true,
      bubbles: true,
      cancelable: true,
    });
    expect(option(4).dispatchEvent(held)).toBe(false);
    const pressed = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
    expect(option(4).dispatchEvent(pressed)).toBe(true);
  });

  it('says to press once more when a tap may be the second of a double tap, and takes the next', async () => {
    await click(5, 1);
    expect(option(5).textContent).toContain('请再按一次');
    expect(answers).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, DOUBLE_TAP_MS));
    await click(5, 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answers).toEqual([5]);
  });

  it('goes, unanswered, as soon as that bid can be made no more', async () => {
    stands.set(false);
    await settle();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answers).toStrictEqual([undefined]);
  });
});
