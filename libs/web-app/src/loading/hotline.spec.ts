// The office's number is the one that the page brought; a page without one knows the last.
import { TestBed } from '@angular/core/testing';
import { HOTLINE } from './hotline';

describe('the number of the office', () => {
  /** As a page whose server has written `content` into it. */
  function open(content: string | null): string {
    TestBed.resetTestingModule();
    document.head.innerHTML = content === null ? '' : `<meta name="haopai-hotline" content="${content}" />`;
    return TestBed.inject(HOTLINE);
  }

  beforeEach(() => localStorage.clear());

  it('comes with the page, and is known to a later one that brings none', () => {
    expect(open('')).toBe('');
    expect(open('0579-8888-0000')).toBe('0579-8888-0000');
    expect(open('')).toBe('0579-8888-0000');
    expect(open('0579-8888-0001')).toBe('0579-8888-0001');
    expect(open('')).toBe('0579-8888-0001');
  });

  it('is none on a page that is not for citizens', () => {
    open('0579-8888-0000');
    expect(open(null)).toBe('');
  });
});
