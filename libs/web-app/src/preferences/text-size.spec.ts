// Large text is a choice that the browser keeps, and that the whole page has from its first look on.
import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { standIn } from '../testing/stand-in';
import { Preferences } from './preferences';
import { remPx } from './rem-px';

describe('the size of the text', () => {
  const root = () => TestBed.inject(DOCUMENT).documentElement;
  const visit = () => {
    TestBed.resetTestingModule();
    const preferences = TestBed.inject(Preferences);
    TestBed.tick();
    return preferences;
  };

  standIn(window, { matchMedia: () => new EventTarget() });
  afterEach(() => {
    localStorage.clear();
    root().style.fontSize = '';
  });

  it('is the usual one until large text is chosen', () => {
    visit();
    expect(root().getAttribute('data-text')).toBe('normal');
  });

  it('is large at once, and again at the next visit', () => {
    visit().textSize.set('large');
    TestBed.tick();
    expect(root().getAttribute('data-text')).toBe('large');
    root().removeAttribute('data-text');
    visit();
    expect(root().getAttribute('data-text')).toBe('large');
  });

  it('is known to what reckons in pixels', () => {
    const preferences = visit();
    const px = TestBed.runInInjectionContext(remPx);
    expect(px()).toBe(16);
    root().style.fontSize = '20px';
    preferences.textSize.set('large');
    expect(px()).toBe(20);
  });
});
