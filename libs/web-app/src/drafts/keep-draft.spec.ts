// Drafts of forms: there again after a reload, gone when the form was sent or emptied, and nobody else's.
import { provideZonelessChangeDetection, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { keepDraft, type KeptDraft, readDraft, writeDraft } from './keep-draft';
import { forgetOwnDrafts, OWN_DRAFTS } from '../forms/own-drafts';

const KEY = 'haopai.a-form';

describe('the draft of a form', () => {
  let draft: KeptDraft;
  const texts = { name: signal(''), car: signal('') };

  /** As after opening the page, or reloading it. */
  function open(typed = { name: '', car: '' }): void {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [provideZonelessChangeDetection()] });
    texts.name.set(typed.name);
    texts.car.set(typed.car);
    draft = TestBed.runInInjectionContext(() => keepDraft(KEY, texts));
    TestBed.tick();
  }
  function type(name: string, car: string): void {
    texts.name.set(name);
    texts.car.set(car);
    TestBed.tick();
  }

  beforeEach(() => {
    sessionStorage.clear();
    open();
  });

  it('is there again after a reload, as it was typed', () => {
    expect(draft.wasRestored).toBe(false);
    type(' 王 芳', 'LSV AA4');
    open();
    expect([draft.wasRestored, texts.name(), texts.car()]).toEqual([true, ' 王 芳', 'LSV AA4']);
  });

  it('does not take the place of what is typed already', () => {
    type('a', 'b');
    open({ name: 'newer', car: '' });
    expect([texts.name(), texts.car()]).toEqual(['newer', 'b']);
  });

  it('is gone when it was sent, also when something is typed afterwards', () => {
    type('a', 'b');
    draft.forget();
    type('c', 'd');
    expect(sessionStorage).toHaveLength(0);
  });

  it('is gone when the form is empty again', () => {
    type('a', '');
    type('', '');
    expect(sessionStorage).toHaveLength(0);
  });

  it.each(['no draft', '7', 'null', '{"name":7,"car":{}}'])('is none where there is only %s', (stored) => {
    sessionStorage.setItem(KEY, stored);
    open();
    expect([draft.wasRestored, texts.name(), texts.car()]).toEqual([false, '', '']);
  });

  it('is no place to fill a browser from', () => {
    writeDraft(KEY, { name: 'x'.repeat(30_000) });
    expect(readDraft(KEY)).toEqual({});
  });

  it('goes with its citizen’s log-out, and what is nobody’s stays', () => {
    writeDraft(`${OWN_DRAFTS}7.reservation`, { vin: 'x' });
    writeDraft(`${OWN_DRAFTS}7.enrolment.1`, { 0: 'x' });
    writeDraft('haopai.registration', { name: 'x' });
    forgetOwnDrafts();
    expect(Object.keys(sessionStorage)).toEqual(['haopai.registration']);
  });
});
