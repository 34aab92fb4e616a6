// What is said of strikes: each place of the program is found, and one that none has met is named.
import { linesOn, placesIn } from './strikes-seen';

const PROGRAM = `
    return this.transactions.run(async (transaction) => {
    });
    return transactionOn(this.pool, async (connection) => {
    private readonly transactions: Transactions,
`;

describe('strikes', () => {
  it('are counted by transaction, and places without any are named', () => {
    const places = placesIn('a.ts', PROGRAM);
    expect(places).toEqual(['a.ts:2', 'a.ts:4']);
    const strike = { place: 'a.ts:2', at: 'COMMIT 12ab', fault: 'takenBack' };
    expect(
      linesOn([strike, { ...strike, fault: 'answerLost' }, { ...strike, at: 'UPDATE ?' }], places),
    ).toEqual([
      'transactions struck: 1 different ones, at 1 of 2 places; 3 strikes (1 answerLost, 2 takenBack)',
      'never struck: a.ts:4',
    ]);
  });
});
