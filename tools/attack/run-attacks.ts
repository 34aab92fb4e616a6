// Tries attacks one after the other. One that breaks off has failed: nobody knows what it would have found.
import { type Attack, Look } from './attack';
import { ask } from './http/ask';
import type { AttackOptions } from './arguments';
import { linesOf, type Outcome } from './report';
import { Scene } from './scene';
import { NotTriedError } from './not-tried';

export async function runAttacks(
  { baseUrl, isLoopback, attacks, cast }: AttackOptions,
  say: (line: string) => void,
): Promise<readonly Outcome[]> {
  const scene = new Scene(baseUrl, await showsTexts(baseUrl), isLoopback, cast);
  const outcomes: Outcome[] = [];
  for (const attack of attacks) {
    const outcome = await tryOne(attack, scene);
    say(linesOf(attack, outcome));
    outcomes.push(outcome);
  }
  return outcomes;
}

async function tryOne(attack: Attack, scene: Scene): Promise<Outcome> {
  const look = new Look();
  try {
    await attack.run(scene, look);
  } catch (error) {
    if (!(error instanceof NotTriedError)) look.holds(false, `it broke off: ${String(error)}`);
    else if (look.count === 0) return { kind: 'skipped', why: error.message };
    else look.leaveOut(error.message);
  }
  const { count, faults, leftOut } = look;
  if (count === 0) faults.push('it looked at nothing');
  return { kind: faults.length === 0 ? 'passed' : 'failed', count, faults, leftOut };
}

/** As a site does that is no production, to this machine alone. Throws when nobody answers at all. */
async function showsTexts(baseUrl: string): Promise<boolean> {
  const { status, text } = await ask(baseUrl, { path: '/dev/sms?format=json' });
  return status === 200 && text.startsWith('{"items":');
}
