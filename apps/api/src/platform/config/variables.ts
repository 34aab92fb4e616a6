// Reads single environment variables into values and gathers what is wrong, so that all faults are told at once.
import { readFileSync } from 'node:fs';

export type Variables = Readonly<Record<string, string | undefined>>;

/** Thrown at start: names every variable that is missing or wrong. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration is not usable:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

export class VariableReader {
  readonly faults: string[] = [];

  constructor(private readonly variables: Variables) {}

  fault(message: string): void {
    this.faults.push(message);
  }

  /** The text of a variable; an empty one counts as not given. */
  text(name: string): string | null {
    const value = this.variables[name]?.trim();
    return value === undefined || value === '' ? null : value;
  }

  /** A text that must not stand in the environment for all to see: `<name>_FILE` may name the file that holds it. */
  secret(name: string): string | null {
    const given = this.text(name);
    const fileVariable = `${name}_FILE`;
    const file = this.text(fileVariable);
    if (given !== null || file === null) return given;
    try {
      const content = readFileSync(file, 'utf8').trim();
      if (content !== '') return content;
      this.fault(`${fileVariable} names an empty file: ${file}`);
    } catch (error) {
      this.fault(`${fileVariable} names a file that cannot be read: ${String(error)}`);
    }
    return null;
  }

  integer(name: string, fallback: number, lowest: number, highest: number): number {
    const text = this.text(name);
    if (text === null) return fallback;
    const value = Number(text);
    if (/^\d{1,15}$/.test(text) && value >= lowest && value <= highest) return value;
    this.fault(`${name} must be a whole number from ${lowest} to ${highest}, not "${text}"`);
    return fallback;
  }

  oneOf<Choice extends string>(name: string, choices: readonly Choice[], fallback: Choice): Choice {
    const text = this.text(name);
    if (text === null) return fallback;
    const found = choices.find((choice) => choice === text);
    if (found !== undefined) return found;
    this.fault(`${name} must be one of ${choices.join(', ')}, not "${text}"`);
    return fallback;
  }

  /** An address of one of these schemes; its value is never repeated in a fault, for it may hold a password. */
  url(name: string, schemes: readonly string[]): URL | null {
    const text = this.secret(name);
    if (text === null) {
      // A file that was named and holds none is a fault already.
      if (this.text(`${name}_FILE`) === null)
        this.fault(`${name} is missing: give an address that starts with ${schemes.join('// or ')}//`);
      return null;
    }
    if (URL.canParse(text)) {
      const url = new URL(text);
      if (schemes.includes(url.protocol)) return url;
    }
    this.fault(`${name} must be an address that starts with ${schemes.join('// or ')}//`);
    return null;
  }
}
