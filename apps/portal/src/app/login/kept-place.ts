// What a reload keeps of a place in the line before the log-in: in this tab only, and no password.
import { LINE_TICKET_LIFE_MS } from '@haopai/contracts';

const KEY = 'haopai.log-in-line';

export interface KeptPlace {
  readonly username: string;
  readonly ticket: string;
  readonly place: number;
  readonly untilMs: number;
}

export function keepPlace(kept: Omit<KeptPlace, 'untilMs'>): KeptPlace {
  const whole = { ...kept, untilMs: Date.now() + LINE_TICKET_LIFE_MS };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(whole));
  } catch {
    // A browser that forbids storage waits all the same; only a reload begins anew.
  }
  return whole;
}

export function forgetPlace(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept where storage is forbidden.
  }
}

/** Null when there is none, or none that is still good. */
export function readKeptPlace(): KeptPlace | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return isKeptPlace(kept) && kept.untilMs > Date.now() ? kept : null;
  } catch {
    return null;
  }
}

function isKeptPlace(kept: unknown): kept is KeptPlace {
  if (typeof kept !== 'object' || kept === null) return false;
  const { username, ticket, place, untilMs }: Readonly<Record<string, unknown>> = { ...kept };
  return (
    typeof username === 'string' &&
    typeof ticket === 'string' &&
    typeof place === 'number' &&
    typeof untilMs === 'number'
  );
}
