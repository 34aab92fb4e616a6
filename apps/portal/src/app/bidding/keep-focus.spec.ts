// Where the keyboard is when a part of the page goes under it.
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { KeepFocus } from './keep-focus';

@Component({
  imports: [KeepFocus],
  template: `
    <button id="elsewhere">elsewhere</button>
    <div hpKeepFocus>
      <div class="steps">
        @for (step of steps(); track step) {
          <button [id]="'step-' + step">{{ step }}</button>
        }
      </div>
      @if (isOpen()) {
        <div><button id="bid">bid</button></div>
      } @else {
        <div><h2 tabindex="-1" id="result">result</h2></div>
      }
    </div>
  `,
})
class Dock {
  readonly steps = signal([0, 1, 2]);
  readonly isOpen = signal(true);
}

describe('the keyboard, when what has it is taken off the page', () => {
  function open() {
    const fixture = TestBed.createComponent(Dock);
    document.body.append(fixture.nativeElement);
    const focus = (id: string) => document.getElementById(id)?.focus();
    const settle = async () => {
      await fixture.whenStable();
      await new Promise((resolve) => setTimeout(resolve));
      return document.activeElement?.id ?? null;
    };
    return { fixture, focus, settle, dock: fixture.componentInstance };
  }

  it('goes to what stands in its place', async () => {
    const { dock, focus, settle } = open();
    await settle();
    focus('step-0');
    dock.steps.set([1, 2]);
    expect(await settle()).toBe('step-1');
  });

  it('stays while what has it stays, however the rest changes', async () => {
    const { dock, focus, settle } = open();
    await settle();
    focus('step-2');
    dock.steps.set([2, 4]);
    expect(await settle()).toBe('step-2');
  });

  it('stays within the part when nothing of its neighbours is left', async () => {
    const { dock, focus, settle } = open();
    await settle();
    focus('bid');
    dock.steps.set([]);
    dock.isOpen.set(false);
    expect(await settle()).toBe('result');
  });

  it('is not called back from where its person has taken it', async () => {
    const { dock, focus, settle } = open();
    await settle();
    focus('step-0');
    focus('elsewhere');
    dock.steps.set([1, 2]);
    expect(await settle()).toBe('elsewhere');
  });

  it('is not called back by who has pressed beside it', async () => {
    const { dock, focus, settle } = open();
    await settle();
    focus('step-0');
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    dock.steps.set([1, 2]);
    expect(await settle()).toBe('');
  });
});
