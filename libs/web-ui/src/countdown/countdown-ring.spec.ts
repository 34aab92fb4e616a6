// The ring tells the time left and warns at the end.
import { TestBed } from '@angular/core/testing';
import { CountdownRing } from './countdown-ring';
import { formatLeft } from './format-left';

describe('formatLeft', () => {
  it('shows 0:00 only when nothing is left', () => {
    expect(formatLeft(1)).toBe('0:01');
    expect(formatLeft(0)).toBe('0:00');
    expect(formatLeft(-5_000)).toBe('0:00');
  });

  it('reads a full minute as 1:00 although the clocks differ by a breath', () => {
    expect(formatLeft(60_080)).toBe('1:00');
  });

  it('shows minutes, and hours when there are some', () => {
    expect(formatLeft(252_000)).toBe('4:12');
    expect(formatLeft(3_723_000)).toBe('1:02:03');
  });
});

describe('hp-countdown-ring', () => {
  async function ring(endsAtMs: number | null, standingMs: number | null = null) {
    const fixture = TestBed.createComponent(CountdownRing);
    fixture.componentRef.setInput('endsAtMs', endsAtMs);
    fixture.componentRef.setInput('nowMs', 1_000_000);
    fixture.componentRef.setInput('totalMs', 60_000);
    fixture.componentRef.setInput('standingMs', standingMs);
    await fixture.whenStable();
    const element: HTMLElement = fixture.nativeElement;
    return element;
  }

  it('turns red in its last ten seconds and not before', async () => {
    expect((await ring(1_010_001)).classList).not.toContain('last');
    expect((await ring(1_010_000)).classList).toContain('last');
  });

  it('stands still while nothing runs', async () => {
    const element = await ring(null, 41_000);
    expect(element.textContent).toContain('0:41');
    expect(element.classList).not.toContain('last');
  });
});
