// A counter with one label that is cheap to raise: a number in a map, handed to the registry only when somebody asks.
import { Counter, type Registry } from 'prom-client';

/** Label values one tally tells apart; what comes beyond them is counted as `other`. */
export const TALLY_VALUES_MAX = 500;
const OTHER = 'other';

export interface TallyText<Value extends string> {
  readonly name: string;
  readonly help: string;
  readonly label: string;
  /** Told from the start, as 0: of a series that begins with its first event Prometheus sees no increase. */
  readonly known: readonly Value[];
}

export class Tally<Value extends string = string> {
  private readonly counts: Map<string, number>;

  constructor(registry: Registry, { name, help, label, known }: TallyText<Value>) {
    this.counts = new Map(known.map((value) => [value, 0]));
    const counter = new Counter({
      name,
      help,
      labelNames: [label],
      registers: [registry],
      collect: () => {
        counter.reset();
        for (const [value, count] of this.counts) counter.inc({ [label]: value }, count);
      },
    });
  }

  add(value: Value, count = 1): void {
    const known = this.counts.get(value);
    if (known !== undefined) this.counts.set(value, known + count);
    else if (this.counts.size < TALLY_VALUES_MAX) this.counts.set(value, count);
    else this.counts.set(OTHER, (this.counts.get(OTHER) ?? 0) + count);
  }
}
