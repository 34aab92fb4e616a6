// The green answer is of the lot that was asked about, and of no other.
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Words } from '@haopai/web-app';
import { ProofCard } from './proof-card';
import { type RecordCheck, RecordStore } from './record-store';

describe('the card that proves how a plate was sold', () => {
  it('takes its answer back when it stands beside another lot', async () => {
    const check = signal<RecordCheck>({ status: 'idle' });
    const store = {
      state: signal({ status: 'ready' }),
      record: signal({ lot: { lotId: 9 } }),
      canCheck: true,
      check,
      checkChain: () =>
        Promise.resolve(check.set({ status: 'done', verdict: { kind: 'intact', lines: 4, lastHash: '' } })),
    };
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: Words, useValue: { say: String } }],
    });
    TestBed.overrideComponent(ProofCard, {
      set: { providers: [{ provide: RecordStore, useValue: store }] },
    });
    const fixture = TestBed.createComponent(ProofCard);
    for (const [name, value] of Object.entries({ auctionId: 1, lotId: 9, isOver: true }))
      fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    const element: HTMLElement = fixture.nativeElement;
    const says = (): string => element.querySelector('[data-testid=proof-verdict]')?.textContent.trim() ?? '';
    element.querySelector<HTMLElement>('[data-testid=proof-check]')?.click();
    await fixture.whenStable();
    expect(says()).toBe('record.intact');
    fixture.componentRef.setInput('lotId', 10);
    await fixture.whenStable();
    expect(says()).toBe('');
  });
});
