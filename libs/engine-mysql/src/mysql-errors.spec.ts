// What each answer of a replicated engine means, also when a library has wrapped it.
import { isAway, isDuplicateKey, isLeftToOthers, isLockWait, isTakenBack } from './mysql-errors';

function answer(errno: number, code = 'ER_SOME'): Error {
  return Object.assign(new Error('said the server'), { errno, code });
}

function wrapped(parent: Error): Error {
  return Object.assign(new Error(parent.message), { parent });
}

describe('an error of the database', () => {
  it.each([
    [1213, { takenBack: true }],
    [1020, { takenBack: true }],
    [1205, { lockWait: true }],
    [1062, { duplicate: true }],
    [1047, { away: true, leftToOthers: true }],
    [1290, { away: true, leftToOthers: true }],
    [1836, { away: true, leftToOthers: true }],
    [3100, { away: true, leftToOthers: true }],
    [3101, { away: true, leftToOthers: true }],
    [1053, { away: true }],
    [1927, { away: true }],
    [1064, {}],
    // At COMMIT nobody knows what became of it: it is no word that nothing is there.
    [1180, { away: true }],
  ])('%d means %j', (errno, meaning) => {
    for (const error of [answer(errno), wrapped(answer(errno))])
      expect({
        ...(isTakenBack(error) ? { takenBack: true } : {}),
        ...(isLockWait(error) ? { lockWait: true } : {}),
        ...(isDuplicateKey(error) ? { duplicate: true } : {}),
        ...(isAway(error) ? { away: true } : {}),
        ...(isLeftToOthers(error) ? { leftToOthers: true } : {}),
      }).toEqual(meaning);
  });

  it('of a line that broke is away, whatever the driver calls it', () => {
    const lost = Object.assign(new Error('Connection lost'), { code: 'PROTOCOL_CONNECTION_LOST' });
    const closed = new Error("Can't add new command when connection is in closed state");
    const hungUp = Object.assign(new Error('write after end'), { code: 'ERR_STREAM_WRITE_AFTER_END' });
    const ending = new Error(
      'ConnectionManager.getConnection was called after the connection manager was closed!',
    );
    const all = [lost, closed, wrapped(closed), hungUp, ending];
    expect(all.map(isAway)).toEqual(all.map(() => true));
    expect([new Error('a bug'), null, 'text'].map(isAway)).toEqual([false, false, false]);
  });
});
