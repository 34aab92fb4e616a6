// How a page of an engine is reached: what Playwright, WebDriver BiDi and WebDriver can all do, and no more. What is made of it: engine-page.ts.

export const ENGINES = ['Chromium', 'Firefox', 'WebKit'] as const;
export type EngineName = (typeof ENGINES)[number];

export type Pointer = 'mouse' | 'touch';
export type Json = string | number | boolean | null | readonly Json[];

export interface Place {
  /** In pixels of the window that shows the page. */
  readonly x: number;
  readonly y: number;
}

export interface Wire {
  readonly name: EngineName;
  readonly version: string;
  /** Resolves when the document is there; what its program shows comes later. */
  go(address: string): Promise<void>;
  /** `body` is that of a function in the page, whose `arguments` these are; what it returns is JSON, or nothing, which comes as null. */
  run(body: string, ...args: readonly Json[]): Promise<unknown>;
  /** A whole press, by the events that the engine makes of it. */
  press(at: Place, pointer: Pointer): Promise<void>;
  /** A character, or one with a name: `Enter`, `Tab`, `Escape`. */
  key(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** A PNG of the window. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}
