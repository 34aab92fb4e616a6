// Which car somebody wants for which plate: each lot its own, there again after a reload.
import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ChosenEntries } from './chosen-entries';

describe('the entry that is chosen on a lot’s page', () => {
  /** As after opening the page, or reloading it. */
  const open = (): ChosenEntries => {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [provideZonelessChangeDetection()] });
    return TestBed.inject(ChosenEntries);
  };

  beforeEach(() => sessionStorage.clear());

  it('is that of its lot alone, and there again after a reload', () => {
    const chosen = open();
    expect(chosen.of(7)).toBeNull();
    chosen.choose(7, 4);
    chosen.choose(8, 5);
    chosen.choose(7, 6);
    const again = open();
    expect([again.of(7), again.of(8), again.of(9)]).toEqual([6, 5, null]);
  });
});
