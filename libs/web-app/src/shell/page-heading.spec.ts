// Where the focus goes when a window closes and what had opened it is gone, at once or a moment later.
import {
  Component,
  type ElementRef,
  inject,
  provideZonelessChangeDetection,
  signal,
  viewChild,
} from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Words } from '../words/words';
import { PageHeading } from './page-heading';

@Component({
  template: `<main #main>
    <h1>Messages</h1>
    @if (isThere()) {
      <button>Send again</button>
    }
    <p>{{ count() }}</p>
  </main>`,
})
class MessagesPage {
  readonly isThere = signal(true);
  readonly count = signal(1);
  readonly heading = inject(PageHeading);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  constructor() {
    this.heading.follow(this.main);
  }
}

describe('the heading of a page', () => {
  let fixture: ComponentFixture<MessagesPage>;
  const part = (name: string): HTMLElement | null =>
    (fixture.nativeElement as HTMLElement).querySelector(name);
  const settle = async (): Promise<void> => {
    await fixture.whenStable();
    // Mutations are told afterwards.
    await new Promise((resolve) => setTimeout(resolve));
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideRouter([]),
        { provide: Words, useValue: { say: (key: string) => key } },
      ],
    });
    fixture = TestBed.createComponent(MessagesPage);
    document.body.append(fixture.nativeElement as HTMLElement);
    await settle();
    part('button')?.focus();
  });
  afterEach(() => (fixture.nativeElement as HTMLElement).remove());

  it('has the focus when the opener of a window has gone before the window', async () => {
    fixture.componentInstance.isThere.set(false);
    await settle();
    fixture.componentInstance.heading.takeLostFocus();
    expect(document.activeElement).toBe(part('h1'));
  });

  it('has it when the opener goes afterwards, with the list that is read again', async () => {
    fixture.componentInstance.heading.takeLostFocus();
    expect(document.activeElement).toBe(part('button'));
    fixture.componentInstance.isThere.set(false);
    await settle();
    expect(document.activeElement).toBe(part('h1'));
  });

  it('takes it from nothing that is there', async () => {
    fixture.componentInstance.heading.takeLostFocus();
    fixture.componentInstance.count.set(2);
    await settle();
    expect(document.activeElement).toBe(part('button'));
  });
});
