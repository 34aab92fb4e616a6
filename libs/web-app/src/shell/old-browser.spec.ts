// A browser that cannot run the site is led to a page that needs nothing; one that can is left alone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { Linter } from 'eslint';

const read = (name: string) => readFileSync(join(__dirname, '../../public', name), 'utf8');
const script = read('old-browser.js');

interface Browser {
  readonly knowsModules?: boolean;
  readonly lacks?: string;
  readonly search?: string;
  readonly hasDrawn?: boolean;
}

/** Where the script leads to in such a browser, and after it has said such a fault. */
function open({ knowsModules = true, lacks = '', search = '', hasDrawn = false }: Browser, fault?: string) {
  const left: string[] = [];
  const listeners: ((event: { message: string }) => void)[] = [];
  runInNewContext(`${lacks}; ${script}`, {
    location: { search, replace: (page: string) => void left.push(page) },
    document: {
      createElement: () => (knowsModules ? { noModule: false } : {}),
      querySelector: () => (hasDrawn ? {} : null),
    },
    addEventListener: (_: string, listener: (event: { message: string }) => void) =>
      void listeners.push(listener),
  });
  if (fault !== undefined) for (const listener of listeners) listener({ message: fault });
  return left;
}

describe('the script for old browsers', () => {
  it('can be read by them', () => {
    const faults = new Linter().verify(script, {
      languageOptions: { ecmaVersion: 5, sourceType: 'script' },
    });
    expect(faults).toEqual([]);
  });

  it('leaves a browser of today where it is', () => {
    expect(open({})).toEqual([]);
    expect(open({}, 'Uncaught TypeError: x is undefined')).toEqual([]);
  });

  it.each([
    { knowsModules: false },
    { lacks: 'delete Object.hasOwn' },
    { lacks: 'delete Array.prototype.findLast' },
  ])('leads to the page: %j', (browser) => {
    expect(open(browser)).toEqual(['old-browser.html']);
  });

  it('leads there when the program cannot be read and nothing is drawn', () => {
    expect(open({}, 'Uncaught SyntaxError: Unexpected token {')).toEqual(['old-browser.html']);
    expect(open({ hasDrawn: true }, 'Uncaught SyntaxError: Unexpected token {')).toEqual([]);
  });

  it('lets people try all the same', () => {
    expect(open({ knowsModules: false, search: '?try-anyway' })).toEqual([]);
  });
});

describe('the page for old browsers', () => {
  const page = read('old-browser.html');

  it('needs no script and nothing of others', () => {
    expect(page).not.toMatch(/<script|https?:|@import|var\(/);
  });

  it('has a place for the telephone, the address and the hours in each language', () => {
    expect(page.match(/ data-hotline href="tel:"><\/a>/g)).toHaveLength(2);
    expect(page.match(/ lang="[\w-]+" data-office="(?:address|hours)"><\/span>/g)).toHaveLength(4);
  });
});
