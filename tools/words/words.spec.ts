// Every word that a web app asks for is there, every word that is there is asked for, and nothing is said past the words.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { auditWords } from './audit-words';
import { readScript } from './read-script';
import { readSources } from './read-sources';
import { readTemplate } from './read-template';
import { addReadings, NOTHING_READ } from './reading';

const root = path.resolve(__dirname, '..', '..');
const SHARED = 'libs/web-app/src/words/zh/*.json';
const LIBS = ['libs/web-app/src', 'libs/web-ui/src'];

function keysOf(tree: object, prefix = ''): readonly string[] {
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? keysOf(value, `${prefix}${name}.`) : [prefix + name],
  );
}

const keysIn = (...patterns: readonly string[]) =>
  globSync([...patterns], { cwd: root }).flatMap((file) =>
    keysOf(JSON.parse(readFileSync(path.join(root, file), 'utf8')) as object),
  );
const knowledge = readSources(root, [
  'libs/contracts/src',
  'libs/record/src',
  'libs/rules/src',
  'libs/web-data/src',
]);
const sources = readSources(root, ['apps/portal/src/app', ...LIBS]);
const keys = keysIn('apps/portal/src/app/i18n/zh/*.json', SHARED);

describe.each(['portal', 'admin'])('the words of the %s', (app) => {
  const own = readSources(root, [`apps/${app}/src/app`, ...LIBS]);
  const audit = auditWords(keysIn(`apps/${app}/src/app/i18n/zh/*.json`, SHARED), own, knowledge);

  it('are all there', () => {
    expect(own.asked.length).toBeGreaterThan(app === 'portal' ? 100 : 30);
    expect(audit.missing).toEqual([]);
  });

  it('are all used', () => {
    expect(audit.unused).toEqual([]);
  });

  it('are all that is said: no text, label or placeholder stands in a template as it is', () => {
    expect(audit.hardCoded).toEqual([]);
  });
});

describe('the audit', () => {
  const plant = (template: string) => addReadings([sources, readTemplate(template, 'planted.html')]);
  const find = (template: string) => auditWords(keys, plant(template), knowledge);

  it.each([
    `<p>{{ say('home.absent') }}</p>`,
    `<p [title]="say('home.absent')"></p>`,
    `@if (isOpen()) { <p>{{ say(isOn() ? 'home.heading' : 'home.absent') }}</p> }`,
    `<p>{{ say('absent.' + name) }}</p>`,
    `<button (click)="speak('home.absent')"></button>`,
  ])('finds a key that is absent: %s', (template) => {
    expect(find(template).missing.map(({ what }) => what)).toEqual([expect.stringContaining('absent')]);
  });

  it.each([`class A { a = this.words.say('home.absent'); }`, `const PLACES = [{ name: 'nav.absent' }];`])(
    'finds one in a script: %s',
    (script) => {
      const { missing } = auditWords(keys, readScript(script, 'planted.ts'), NOTHING_READ);
      expect(missing.map(({ what }) => what)).toContainEqual(expect.stringContaining('absent'));
    },
  );

  it('finds a key that nobody asks for', () => {
    const { unused } = auditWords([...keys, 'home.forgotten'], sources, knowledge);
    expect(unused.filter((key) => key.startsWith('home.'))).toEqual(['home.forgotten']);
  });

  it.each([
    '<p>Place a bid</p>',
    '<p>出价</p>',
    '@for (a of b; track a) { <li>{{ a }} yuan</li> }',
    '<input placeholder="Your name" />',
    '<button aria-label="关闭"></button>',
    '<a title="More">{{ say("app.close") }}</a>',
    `<hp-notice heading="Nothing here" />`,
    `<p>{{ isOpen() ? 'Open' : say('app.close') }}</p>`,
    `<p [attr.aria-label]="'Lot ' + no()"></p>`,
  ])('finds what is said past the words: %s', (template) => {
    expect(find(template).hardCoded).toHaveLength(1);
  });

  it('finds it in a template inside a script, and Chinese anywhere in a script', () => {
    const script =
      "@Component({ template: `\n  <p>Hello</p>` })\nclass A { a = '已成交'; plate = '浙G8888A'; }";
    expect(readScript(script, 'planted.ts').hardCoded.map(({ where }) => where)).toEqual([
      'planted.ts:3',
      'planted.ts:2',
    ]);
  });

  it('takes figures, signs and the keys of other things for what they are', () => {
    const fine = `<p class="lead" data-testid="a">{{ say('app.close') }} · {{ 5 }}</p><hp-icon name="next" />`;
    expect(find(fine)).toEqual(find(''));
  });
});
