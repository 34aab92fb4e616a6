// The place of a part that is fetched by itself once its page stands: the page waits for none of it, and where it does not come the place stays
// empty. By hand: Angular's `@defer` and `NgComponentOutlet` would weigh on every first load.
import {
  afterNextRender,
  Component,
  type ComponentRef,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  type Type,
  viewChild,
  ViewContainerRef,
} from '@angular/core';

@Component({ selector: 'hp-late-part', template: `<ng-container #place />` })
export class LatePart {
  readonly load = input.required<() => Promise<Type<unknown>>>();
  /** Of the part, by name. */
  readonly inputs = input.required<Readonly<Record<string, unknown>>>();

  private readonly place = viewChild.required('place', { read: ViewContainerRef });
  private readonly part = signal<ComponentRef<unknown> | null>(null);
  private isGone = false;

  constructor() {
    effect(() => {
      const part = this.part();
      if (part !== null) this.tell(part);
    });
    inject(DestroyRef).onDestroy(() => (this.isGone = true));
    afterNextRender(() => void this.fill());
  }

  private async fill(): Promise<void> {
    const loaded = await this.load()().catch(() => null);
    if (this.isGone || loaded === null) return;
    const part = this.place().createComponent(loaded);
    this.tell(part);
    this.part.set(part);
  }

  private tell(part: ComponentRef<unknown>): void {
    for (const [name, value] of Object.entries(this.inputs())) part.setInput(name, value);
  }
}
