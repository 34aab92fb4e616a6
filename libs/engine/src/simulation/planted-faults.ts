// Faults that a run can be given, each with the rule that it must be seen to break.
import type { PlantedFault } from './run-simulation';
import { UnsoundStore } from './unsound-store';
import type { Invariant } from './violations';
import type { Weather } from './weather';

const AHEAD_MS = 2_000;
const ACKNOWLEDGED_EARLY_MS = 30;

export interface FaultCase {
  readonly name: string;
  readonly breaks: Invariant;
  readonly fault: PlantedFault;
}

export const FAULTS: readonly FaultCase[] = [
  {
    name: 'a journal that says committed before it is',
    breaks: 'toldIsOnDisk',
    fault: { handleWeather: acknowledgingEarly },
  },
  {
    name: 'a journal that loses what it committed when an owner crashes',
    breaks: 'acknowledgedIsOnDisk',
    fault: { store: () => new UnsoundStore('losesTheNewest') },
  },
  {
    name: 'a journal that takes a second record of a version',
    breaks: 'versionsHaveNoGap',
    fault: { store: () => new UnsoundStore('ignoresTheFence') },
  },
  {
    name: 'a journal that lets an entry stand behind two lots',
    breaks: 'entryBacksOneLot',
    fault: { store: () => new UnsoundStore('ignoresBindings') },
  },
  {
    name: 'an owner whose clock is two seconds ahead',
    breaks: 'noCloseBeforeTheEnd',
    fault: { aheadMsOf: (ownerId) => (ownerId === 0 ? AHEAD_MS : 0) },
  },
  {
    name: 'leases that do not tell of outages',
    breaks: 'outageGivesTimeBack',
    fault: { leaseSaysMs: (_, nowMs) => nowMs },
  },
  {
    name: 'an engine that sells although no door was heard since its start',
    breaks: 'outageGivesTimeBack',
    fault: { line: { believesUnheard: true } },
  },
  {
    name: 'a door that does not tell who was cut off',
    breaks: 'cutOffGivesTimeBack',
    fault: { room: { tellsNothing: true } },
  },
  {
    name: 'a door that takes whoever closes the page for cut off',
    breaks: 'cutOffIsReal',
    fault: { room: { countsGoodbyes: true } },
  },
];

function acknowledgingEarly(weather: Weather): Pick<Weather, 'fateOfAppend' | 'fateOfRead'> {
  return {
    fateOfRead: () => weather.fateOfRead(),
    fateOfAppend: () => {
      const fate = weather.fateOfAppend();
      if (fate.reply !== 'outcome' || fate.landsAfterMs === null) return fate;
      return {
        landsAfterMs: fate.landsAfterMs + ACKNOWLEDGED_EARLY_MS,
        repliesAfterMs: fate.landsAfterMs,
        reply: 'committedUnseen',
      };
    },
  };
}
