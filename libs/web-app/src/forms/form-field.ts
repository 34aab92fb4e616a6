// One field of a form: what is typed, what a rule makes of it, and when that is said: not before its owner has left it.
import { computed, linkedSignal, type Signal, signal } from '@angular/core';
import { type BrokenRule, type Fault, ruleFault } from './fault';

export type Reading<Value> =
  { readonly ok: true; readonly value: Value } | ({ readonly ok: false } & BrokenRule);

export class FormField<Value = string> {
  readonly text = signal('');
  private readonly wasLeft = signal(false);
  /** What the server said about this very text, beside what stood in the field that it belongs to. */
  private readonly refused = linkedSignal<string, Fault | null>({
    source: () => `${this.text()}\n${this.beside()}`,
    computation: () => null,
  });
  private readonly reading = computed(() => this.read(this.text()));

  /** The trusted value, or null while there is none. */
  readonly value: Signal<Value | null> = computed(() => {
    const reading = this.reading();
    return reading.ok ? reading.value : null;
  });
  readonly fault = computed<Fault | null>(() => {
    const reading = this.reading();
    const refused = this.refused();
    if (reading.ok || refused !== null) return refused;
    // That nought of eighteen characters are there helps nobody; that a region must be chosen does.
    const isMissing = this.text().trim() === '' && reading.code !== 'REGION.UNKNOWN';
    return ruleFault(isMissing ? { code: 'TEXT.EMPTY', data: {} } : reading);
  });
  readonly isGood = computed(() => this.fault() === null);
  readonly shownFault = computed(() => (this.wasLeft() ? this.fault() : null));

  constructor(
    private readonly read: (text: string) => Reading<Value>,
    private readonly beside: () => string = () => '',
  ) {}

  /** The trusted value of a field of which it is known that it is good. */
  good(): Value {
    const reading = this.reading();
    if (!reading.ok) throw new Error('a field was taken to be good and is not');
    return reading.value;
  }

  /** Nobody is told about a field that they only pass. */
  leave(): void {
    if (this.text() !== '') this.wasLeft.set(true);
  }

  /** The form was sent: an empty field is a fault now. */
  insist(): void {
    this.wasLeft.set(true);
  }

  refuse(fault: Fault): void {
    this.refused.set(fault);
    this.wasLeft.set(true);
  }

  /** What the server said about it counts no more. */
  forgive(): void {
    this.refused.set(null);
  }

  /** Empty, and nothing said. */
  clear(): void {
    this.text.set('');
    this.wasLeft.set(false);
  }
}

/** Says what is wrong with any of them; true when nothing is. */
export function areGood(...fields: readonly FormField<unknown>[]): boolean {
  for (const field of fields) field.insist();
  return fields.every((field) => field.isGood());
}
