// Choosing a step tells which; nothing is chosen while the ladder is off.
import { TestBed } from '@angular/core/testing';
import { LadderButtons, type LadderStep } from './ladder';

const STEPS = [
  { stepFen: 0, amountFen: 1_000_000, label: '起价' },
  { stepFen: 100_000, amountFen: 1_100_000, label: '+1,000' },
];

describe('hp-ladder', () => {
  async function ladder(isOff: boolean, steps: readonly LadderStep[] = STEPS) {
    const fixture = TestBed.createComponent(LadderButtons);
    fixture.componentRef.setInput('steps', steps);
    fixture.componentRef.setInput('chosenFen', 100_000);
    fixture.componentRef.setInput('isOff', isOff);
    const chosen: number[] = [];
    fixture.componentInstance.choose.subscribe((stepFen) => chosen.push(stepFen));
    let confirmed = 0;
    fixture.componentInstance.confirm.subscribe(() => confirmed++);
    await fixture.whenStable();
    const element: HTMLElement = fixture.nativeElement;
    const button = (yuan: number) => element.querySelector<HTMLButtonElement>(`[data-testid=ladder-${yuan}]`);
    /** Whether the browser goes on to click the button, as it does with Enter. */
    const enter = (yuan: number, init: KeyboardEventInit = {}) =>
      button(yuan)?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }),
      );
    return { button, chosen, element, fixture, enter, confirmed: () => confirmed };
  }

  it('shows each step with the price that it would make', async () => {
    const { button } = await ladder(false);
    expect(button(1000)?.textContent).toContain('+1,000');
    expect(button(1000)?.textContent).toContain('11,000');
  });

  it('puts prices of a million and more three in a row, so that each stays in its button', async () => {
    const at = (priceFen: number) => STEPS.map((step) => ({ ...step, amountFen: priceFen + step.stepFen }));
    const isInThrees = async (priceFen: number) =>
      (await ladder(false, at(priceFen))).element.classList.contains('in-threes');
    expect(await isInThrees(998_000_00)).toBe(false);
    expect(await isInThrees(999_000_00)).toBe(true);
  });

  it('marks the chosen step for eyes and ears', async () => {
    const { button } = await ladder(false);
    expect(button(1000)?.getAttribute('aria-pressed')).toBe('true');
    expect(button(0)?.getAttribute('aria-pressed')).toBe('false');
  });

  it('emits the step and does nothing else', async () => {
    const { button, chosen } = await ladder(false);
    button(0)?.click();
    expect(chosen).toEqual([0]);
  });

  it('is silent while off', async () => {
    const { button, chosen } = await ladder(true);
    button(0)?.click();
    expect(chosen).toEqual([]);
  });

  it('keeps the keyboard on its step while it goes off and on', async () => {
    const { button, fixture, element } = await ladder(false);
    document.body.append(element);
    button(1000)?.focus();
    for (const isOff of [true, false]) {
      fixture.componentRef.setInput('isOff', isOff);
      await fixture.whenStable();
      expect(button(1000)?.getAttribute('aria-disabled')).toBe(String(isOff));
      expect(document.activeElement).toBe(button(1000));
    }
  });

  it('confirms with Enter on the step that is chosen, and chooses with it on any other', async () => {
    const { enter, confirmed } = await ladder(false);
    expect(enter(0)).toBe(true);
    expect(confirmed()).toBe(0);
    expect(enter(1000)).toBe(false);
    expect(confirmed()).toBe(1);
  });

  it('takes a held key for one press', async () => {
    const { enter, confirmed } = await ladder(false);
    expect(enter(0, { repeat: true })).toBe(false);
    expect(enter(1000, { repeat: true })).toBe(false);
    expect(confirmed()).toBe(0);
  });

  it('confirms nothing while off', async () => {
    const { enter, confirmed } = await ladder(true);
    enter(1000);
    expect(confirmed()).toBe(0);
  });

  it('puts the keyboard on a step', async () => {
    const { button, element, fixture } = await ladder(false);
    document.body.append(element);
    fixture.componentInstance.focusStep(100_000);
    expect(document.activeElement).toBe(button(1000));
  });

  it('leaves a step that is gone in its place, says so, and takes no press on it', async () => {
    const [start, ...further] = STEPS;
    if (start === undefined) throw new Error('no step');
    const { button, chosen } = await ladder(false, [{ ...start, gone: '已出' }, ...further]);
    expect(button(0)?.textContent).toContain('已出');
    expect(button(0)?.getAttribute('aria-disabled')).toBe('true');
    button(0)?.click();
    button(1000)?.click();
    expect(chosen).toEqual([100_000]);
  });
});
