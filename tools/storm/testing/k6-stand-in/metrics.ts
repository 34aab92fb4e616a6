// Stands in for k6/metrics: keeps what is added, by the metric's name.

export const ADDED = new Map<string, number[]>();

class Metric {
  private readonly added: number[] = [];

  constructor(name: string) {
    ADDED.set(name, this.added);
  }

  add(value: number | boolean): void {
    this.added.push(Number(value));
  }
}

export { Metric as Counter, Metric as Rate, Metric as Trend };
