// What k6 has as globals since 1.0 and its types leave out.
declare const crypto: { randomUUID(): string };
declare const console: { log(text: string): void };
