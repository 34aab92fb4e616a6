// What the office writes is read as it is written, and its numbers are called by a press.
import { TestBed } from '@angular/core/testing';
import { CallableText } from './callable-text';

describe('a text with telephone numbers', () => {
  it('has a link for each of them, and is otherwise as it was written', async () => {
    const fixture = TestBed.createComponent(CallableText);
    const text = '着急请拨 0579-8888-0000 或 13800138000。';
    fixture.componentRef.setInput('text', text);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    expect(element.textContent).toBe(text);
    expect(Array.from(element.querySelectorAll('a'), ({ href }) => href)).toEqual([
      'tel:057988880000',
      'tel:13800138000',
    ]);
  });
});
