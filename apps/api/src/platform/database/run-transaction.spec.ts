// What becomes of a transaction whose work, COMMIT or answer fails: it is done once, or not at all, and whoever is told so was told the truth.
import { runTransaction, type TransactionSource } from './run-transaction';

type Trouble = 'takenBack' | 'lostBefore' | 'failedAtCommit' | 'answerLost' | null;

const takenBack = (): Error => Object.assign(new Error('deadlock'), { errno: 1213 });
const lost = (): Error => Object.assign(new Error('lost'), { code: 'PROTOCOL_CONNECTION_LOST' });

/** A database that holds what was committed. */
class Ledger implements TransactionSource<{ book(what: string): void }> {
  readonly committed: string[] = [];
  readonly marks = new Set<string>();
  readonly fences = new Set<string>();
  begun = 0;
  isSilent = false;
  /** Of beginnings, in turn. */
  readonly refusals: Error[] = [];

  /** Of each COMMIT in turn; none when they are used up. */
  constructor(private readonly troubles: Trouble[] = []) {}

  async begin() {
    this.begun += 1;
    const refusal = this.refusals.shift();
    if (refusal !== undefined) throw refusal;
    const booked: string[] = [];
    let mark: string | null = null;
    return {
      handle: { book: (what: string) => void booked.push(what) },
      get hasWritten() {
        return booked.length > 0;
      },
      mark: async (id: Buffer) => {
        mark = id.toString('hex');
      },
      commit: async () => {
        const trouble = this.troubles.shift() ?? null;
        if (trouble === 'takenBack') throw takenBack();
        if (trouble === 'lostBefore') throw lost();
        if (trouble === 'failedAtCommit') throw Object.assign(new Error('during commit'), { errno: 1180 });
        this.committed.push(...booked);
        if (mark !== null) this.marks.add(mark);
        if (trouble === 'answerLost') throw lost();
      },
      rollback: async () => undefined,
    };
  }

  async wasCommitted(id: Buffer): Promise<boolean> {
    if (this.isSilent) throw lost();
    if (this.marks.has(id.toString('hex'))) return true;
    this.fences.add(id.toString('hex'));
    return false;
  }
}

describe('a transaction', () => {
  let works: number;
  const bookOnce = (handle: { book(what: string): void }): Promise<string> => {
    works += 1;
    handle.book('a plate');
    return Promise.resolve('sold');
  };
  beforeEach(() => {
    works = 0;
  });

  it('that was committed is told as done, though its answer was lost', async () => {
    const ledger = new Ledger(['answerLost']);
    expect(await runTransaction(ledger, bookOnce)).toBe('sold');
    expect([ledger.committed, works, ledger.fences.size]).toEqual([['a plate'], 1, 0]);
  });

  it.each(['lostBefore', 'failedAtCommit'] as const)(
    'that was not committed is fenced, and run again: %s',
    async (trouble) => {
      const ledger = new Ledger([trouble]);
      expect(await runTransaction(ledger, bookOnce)).toBe('sold');
      expect([ledger.committed, works, ledger.fences.size]).toEqual([['a plate'], 2, 1]);
    },
  );

  it('that was taken back at COMMIT is run again without a question', async () => {
    const ledger = new Ledger(['takenBack', 'takenBack']);
    expect(await runTransaction(ledger, bookOnce)).toBe('sold');
    expect([ledger.committed, works, ledger.fences.size]).toEqual([['a plate'], 3, 0]);
  });

  it('of which nobody can say what became of it is not run again', async () => {
    const ledger = new Ledger(['answerLost']);
    ledger.isSilent = true;
    await expect(runTransaction(ledger, bookOnce)).rejects.toMatchObject({
      code: 'PROTOCOL_CONNECTION_LOST',
    });
    expect([ledger.committed, works]).toEqual([['a plate'], 1]);
  });

  it('that has only read is over without a mark, its last answer heard or not', async () => {
    const ledger = new Ledger(['answerLost']);
    expect(await runTransaction(ledger, () => Promise.resolve('nothing to do'))).toBe('nothing to do');
    expect([ledger.begun, ledger.marks.size, ledger.fences.size]).toEqual([1, 0, 0]);
  });

  it('leaves nothing of a refusal', async () => {
    const ledger = new Ledger();
    const refusal = new Error('too late');
    const told = await runTransaction(ledger, async (handle) => {
      handle.book('a plate');
      return refusal;
    });
    expect([told, ledger.committed]).toEqual([refusal, []]);
  });

  it.each([
    ['a line that broke in its middle', lost, true],
    ['a deadlock', takenBack, true],
    ['a node that is out of step', () => Object.assign(new Error('not ready'), { errno: 1047 }), true],
    ['a wait for a lock', () => Object.assign(new Error('waited'), { errno: 1205 }), false],
    ['a bug', () => new Error('a bug'), false],
  ])('after %s is run again, or not: %#', async (_, error, isRunAgain) => {
    const ledger = new Ledger();
    const running = runTransaction(ledger, async (handle) => {
      works += 1;
      if (works === 1) throw error();
      handle.book('a plate');
      return 'sold';
    });
    if (isRunAgain) expect(await running).toBe('sold');
    else await expect(running).rejects.toThrow();
    expect([works, ledger.committed.length]).toEqual(isRunAgain ? [2, 1] : [1, 0]);
  });

  it('whose connection turns out to be lost as it begins is begun again on another one', async () => {
    const ledger = new Ledger();
    ledger.refusals.push(lost(), lost());
    expect(await runTransaction(ledger, bookOnce)).toBe('sold');
    expect([ledger.begun, works, ledger.committed]).toEqual([3, 1, ['a plate']]);
  });

  it('for which too many wait already is not begun again', async () => {
    const ledger = new Ledger();
    ledger.refusals.push(new Error('Queue limit reached.'));
    await expect(runTransaction(ledger, bookOnce)).rejects.toThrow('Queue limit');
    expect([ledger.begun, works]).toEqual([1, 0]);
  });

  it('that fails again and again is given up, and says why', async () => {
    const ledger = new Ledger(Array.from({ length: 20 }, () => 'takenBack' as const));
    await expect(runTransaction(ledger, bookOnce)).rejects.toMatchObject({ errno: 1213 });
    expect([ledger.committed, works]).toEqual([[], 5]);
  });
});
