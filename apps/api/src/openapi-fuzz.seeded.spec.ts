// Every endpoint, from its own description, with requests right and wrong, thousands of them at night: no 5xx, no answer but as described.
import type { Language } from '@haopai/rules';
import { FindContact } from './communication/content/find-contact';
import { Signs } from './platform/public-reads';
import type { Operation } from './testing/fuzz/api-description';
import { faultsOfAnswer } from './testing/fuzz/faults-of-answer';
import { FuzzHouse } from './testing/fuzz/fuzz-house';
import type { RawAnswer } from './testing/fuzz/raw-http';
import { nightly } from './testing/nightly';
import { TEST_SEED } from './testing/seeded-random';

/** Of each endpoint that takes anything; the others have less to be wrong about. */
const REQUESTS = Number(process.env['HAOPAI_FUZZ_REQUESTS'] ?? nightly(8, 50));
/** So many in a round, while all of them were turned away at the door. */
const REQUESTS_MAX = Math.max(REQUESTS, 50);
const ROUNDS_MAX = 6;
const REQUESTS_OF_PLAIN = Math.ceil(REQUESTS / 2);
/** Where any of so many may be wrong, few requests are right as a whole. */
const MANY_PARAMETERS = 7;
const TIMES_OF_MANY = 4;
/** Each a test of its own: a limit is there to end what makes no progress, and the whole takes as long as the night lets it. */
const PARTS = 16;
/** By day every eighth part, as the seed says. */
const EVERY = nightly(8, 1);
const parts = Array.from({ length: PARTS }, (_, part) => part).filter(
  (part) => part % EVERY === TEST_SEED % EVERY,
);
const LIMIT_MS = 300_000;

/** What says no before a use case has seen the request. */
const AT_THE_DOOR: readonly string[] = [
  'REQUEST.INVALID',
  'REQUEST.TOO_LARGE',
  'REQUEST.BAD_ORIGIN',
  'SESSION.MISSING',
];
const isTurnedAway = (seen: ReadonlySet<string>): boolean =>
  [...seen].every((code) => AT_THE_DOOR.includes(code));

describe(`requests made from the description (HAOPAI_TEST_SEED=${TEST_SEED} makes them again)`, () => {
  let house: FuzzHouse;

  beforeAll(async () => {
    house = await FuzzHouse.open();
  });
  afterAll(() => house.close());

  const operationOf = (method: string, path: string): Operation => {
    const found = house.api.operations.find((one) => one.method === method && one.path === path);
    if (found === undefined) throw new Error(`${method} ${path} is not described`);
    return found;
  };
  /** The report of the first request that was answered wrongly. */
  const reportOf = async (operation: Operation): Promise<string> => {
    try {
      await house.fuzz(operation, TEST_SEED, REQUESTS_MAX);
      return 'all is well';
    } catch (error) {
      return String(error);
    }
  };

  /** What any of its requests was answered wrongly, and whether all were turned away at the door. */
  const tryOut = async (operation: Operation): Promise<{ report: string | null; isUntried: boolean }> => {
    const isPlain = operation.parameters.length === 0 && operation.body === undefined;
    const times = operation.parameters.length >= MANY_PARAMETERS ? TIMES_OF_MANY : 1;
    try {
      let seen = await house.fuzz(operation, TEST_SEED, isPlain ? REQUESTS_OF_PLAIN : REQUESTS * times);
      // A body of many fields may be wrong in one of them every time.
      for (let round = 0; round < ROUNDS_MAX && isTurnedAway(seen); round += 1)
        seen = await house.fuzz(operation, TEST_SEED + round, REQUESTS_MAX * times, 'rightOf');
      return { report: null, isUntried: isTurnedAway(seen) };
    } catch (error) {
      return { report: String(error), isUntried: false };
    }
  };

  it.each(parts)(
    `are answered as it says, refused in the one shape with a code of the table, and never with 5xx (part %i of ${PARTS})`,
    async (part) => {
      const reports: string[] = [];
      const onlyAtTheDoor: string[] = [];
      for (const operation of house.api.operations.filter((_, index) => index % PARTS === part)) {
        const name = `${operation.method} ${operation.path}`;
        const { report, isUntried } = await tryOut(operation);
        if (report !== null) reports.push(`${name}: ${report}`);
        if (isUntried) onlyAtTheDoor.push(name);
      }
      expect(reports).toEqual([]);
      expect(onlyAtTheDoor).toEqual([]);
    },
    LIMIT_MS,
  );

  it('are refused in the same shape where there is no route', async () => {
    const { answers } = operationOf('GET', '/api/v1/auctions/{id}');
    const text = { in: 'path', required: true, schema: { type: 'string', maxLength: 40 } } as const;
    const nowhere = {
      path: '/api/v1/{one}-/{other}',
      parameters: [
        { ...text, name: 'one' },
        { ...text, name: 'other' },
      ],
      answers: { default: answers['default'] ?? {} },
      extensions: {},
      body: { type: 'object', properties: { name: { type: 'string' } } },
    };
    for (const method of ['GET', 'POST', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])
      expect([...(await house.fuzz({ ...nowhere, method }, TEST_SEED, REQUESTS_OF_PLAIN))]).toContain(
        'REQUEST.NOT_FOUND',
      );
  });

  describe('find a planted fault:', () => {
    const plant = async (fault: (lang: string) => unknown): Promise<string> => {
      const contact = house.running.app.get(FindContact, { strict: false });
      const sound = contact.execute.bind(contact);
      Object.assign(contact, {
        execute: async (lang: Language) => (lang === 'en' ? fault(lang) : sound(lang)),
      });
      // What was kept of the one before is given no more.
      house.running.app.get(Signs).move('office');
      const report = await reportOf(operationOf('GET', '/api/v1/contact'));
      Object.assign(contact, { execute: sound });
      return report;
    };

    it('a use case that throws', async () => {
      const report = await plant(() => {
        throw new TypeError('planted');
      });
      expect(report).toContain('/api/v1/contact?lang=en');
      expect(report).toContain('answered 500');
      expect(report).toContain('SERVER.FAILED');
      expect(report).toContain('TypeError');
      expect(report).toContain(`seed: ${TEST_SEED}`);
    });

    it('an answer that tells less or more than is described', async () => {
      const contact = { office: '', address: '', hotline: '', hours: '', email: '', notes: [] };
      expect(await plant(() => ({ ...contact, notes: undefined }))).toContain('body.notes is missing');
      expect(await plant(() => ({ ...contact, hours: 8 }))).toContain('body.hours is no string');
      expect(await plant(() => ({ ...contact, passwordHash: '' }))).toContain('is not described');
      expect(await plant(() => contact)).toBe('all is well');
    });

    it('a status or a refusal of another kind', () => {
      const faultsOf = (status: number, json: unknown): readonly string[] => {
        const text = JSON.stringify(json);
        const answer: RawAnswer = { status, json, text, requestId: 'r', contentType: 'application/json' };
        return faultsOfAnswer(house.api, operationOf('GET', '/api/v1/contact'), answer);
      };
      const refusal = { code: 'REQUEST.INVALID', data: {}, requestId: 'r' };
      expect(faultsOf(400, refusal)).toEqual([]);
      for (const [status, body] of [
        [201, {}],
        [422, refusal],
        [400, { ...refusal, code: 'REQUEST.ODD' }],
        [400, { ...refusal, requestId: 'another' }],
        [400, { ...refusal, stack: '' }],
        [400, { statusCode: 400, message: 'Bad Request' }],
        [503, { ...refusal, code: 'SERVER.UNAVAILABLE' }],
      ] as const)
        expect([status, body, faultsOf(status, body)]).not.toEqual([status, body, []]);
    });
  });
});
