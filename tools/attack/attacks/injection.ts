// Injection: what is typed stays text. SQL in searches and numbers, HTML in pages and answers, line ends in headers.
import type { Attack, Look } from '../attack';
import type { Person } from '../cast/person';

const SLEEP_S = 4;
const SQL: readonly string[] = [
  "'",
  "' OR '1'='1",
  "1' OR '1'='1' -- ",
  '1; DROP TABLE citizens',
  `1 AND SLEEP(${SLEEP_S})`,
  `' OR SLEEP(${SLEEP_S}) -- `,
  `1 UNION SELECT SLEEP(${SLEEP_S})`,
  '\\',
  '%',
  '1/*',
  '號%bf%27',
];
/** Where a text of a stranger reaches a search. */
const SEARCHES: readonly ((text: string) => string)[] = [
  (text) => `/listings?contains=${text}`,
  (text) => `/listings?region=${text}`,
  (text) => `/listings?page=${text}`,
  (text) => `/sold-plates?sort=${text}`,
  (text) => `/auctions?state=${text}`,
  (text) => `/auctions/${text}`,
  (text) => `/lots/${text}/record`,
  (text) => `/articles/${text}`,
  (text) => `/accounts/usernames/${text}`,
  (text) => `/confirmations/${text}?check=${text}`,
];
const MARKUP = '<script>alert(1)</script>';
const HEADER = 'X-Injected';

export const injection: Attack = {
  id: 'injection',
  tries:
    'SQL in searches, numbers and log-in, HTML in addresses and texts, line ends in addresses and queries',
  async run(scene, look) {
    const stranger = scene.stranger();
    for (const text of SQL)
      for (const search of SEARCHES) await expectText(look, stranger, search(encodeURIComponent(text)));
    for (const text of SQL) {
      const { status, ms } = await stranger.post('/auth/login', { username: text, password: text });
      look.holds(status >= 400 && status < 500, `a log-in as ${text} is answered ${status}`);
      look.holds(ms < SLEEP_S * 1_000, `a log-in as ${text} took ${ms.toFixed(0)} ms`);
    }
    await tryMarkup(look, stranger);
    await tryLineEnds(look, stranger);
  },
};

async function expectText(look: Look, stranger: Person, path: string): Promise<void> {
  const { status, ms, text } = await stranger.get(path);
  look.holds(status < 500, `${path} is answered ${status}`);
  look.holds(ms < SLEEP_S * 1_000, `${path} took ${ms.toFixed(0)} ms`);
  look.holds(!/SQL syntax|ER_[A-Z_]+|SequelizeDatabaseError/.test(text), `${path} tells of its database`);
}

async function tryMarkup(look: Look, stranger: Person): Promise<void> {
  const encoded = encodeURIComponent(MARKUP);
  for (const path of [
    `/${encoded}`,
    `/api/v1/articles/${encoded}`,
    `/login?to=${encoded}`,
    `/dev/sms?mobile=${encoded}`,
  ]) {
    const { text, headers } = await stranger.askPatiently({
      path,
      headers: { Accept: 'text/html,*/*;q=0.8' },
    });
    const isHtml = String(headers['content-type']).includes('html');
    look.holds(!(isHtml && text.includes(MARKUP)), `${path} gives markup back as it came`);
    look.holds(headers['x-content-type-options'] === 'nosniff', `${path} may be read as another type`);
    const csp = String(headers['content-security-policy'] ?? '');
    look.holds(/script-src 'self'(;|$)/.test(csp), `${path} lets scripts of others run`);
    look.holds(csp.includes("frame-ancestors 'none'"), `${path} may stand in a frame of others`);
  }
}

async function tryLineEnds(look: Look, stranger: Person): Promise<void> {
  const ends = ['%0d%0a', '%0a', '%E5%98%8D%E5%98%8A', '%23%0d%0a'].map((end) => `${end}${HEADER}:%201`);
  const paths = ends.flatMap((end) => [
    `/api/v1/articles/a${end}`,
    `/api/v1/agreements/current?lang=zh${end}`,
    `/auctions/1${end}`,
    `/${end}`,
    `/admin${end}/`,
  ]);
  for (const path of paths) {
    const { headers, status } = await stranger.askPatiently({ path });
    look.holds(headers[HEADER.toLowerCase()] === undefined, `${path} sets a header`);
    look.holds(status < 500, `${path} is answered ${status}`);
  }
}
