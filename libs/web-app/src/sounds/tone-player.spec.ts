// Where nothing can sound, as in some apps' views, tones are left out; the page goes on.
import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { OUTBID_TONES, TonePlayer } from './tone-player';

it('a page without sound plays nothing, and does not fail', () => {
  expect('AudioContext' in window).toBe(false);
  Object.defineProperty(navigator, 'userActivation', { configurable: true, value: { hasBeenActive: true } });
  TestBed.configureTestingModule({ providers: [provideZonelessChangeDetection()] });
  expect(() => TestBed.inject(TonePlayer).play(OUTBID_TONES)).not.toThrow();
  Reflect.deleteProperty(navigator, 'userActivation');
});
