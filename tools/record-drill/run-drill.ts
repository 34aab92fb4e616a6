// The drill: a site of one's own with a witness and a monitor, a short auction, its record, which must hold, and then every fault, which must be found by name.
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatVerifierKey } from '@haopai/log';
import { openPrivateSite, type PrivateSite } from '../load/private-site';
import { keyPairOfSeed } from '../public-log/node-crypto';
import { logKey } from '../public-log/testing/log-in-memory';
import { type Note, TEST_KEYS } from '../services';
import { startDemoWitness } from '../start/demo-witness';
import { openRecord } from '../verify-record/record-files';
import { zipOf } from '../verify-record/testing/zip-of';
import { WitnessFile } from '../witness/witness-file';
import { leavesOf, rolledBack, withoutRefusal } from './forged-logs';
import { holdSale } from './hold-sale';
import { type Files, plantedInRecord } from './planted-in-record';
import { type Outside, PLANTED_OUTSIDE } from './planted-outside';
import { Programs } from './programs';

const LOG_NAME = 'drill.example/log';

interface DrillReport {
  /** In the record. */
  readonly leaves: number;
  readonly checkpoints: number;
  /** Seen by a monitor that ran all the time. */
  readonly contradictions: number;
  readonly faultsPlanted: number;
  readonly faultsFound: number;
  /** Said of what was sound. */
  readonly falseAlarms: number;
}

interface Verdict {
  readonly leaves: number;
  readonly checkpoints: number;
  readonly witnesses: readonly string[];
  readonly findings: readonly { readonly fault: string }[];
}

export async function runDrill(root: string, note: Note): Promise<DrillReport> {
  const parent = path.join(root, 'tmp');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'record-drill-'));
  const undo: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    const dir = path.join(folder, 'programs');
    mkdirSync(dir);
    const programs = await Programs.build(root, dir);
    const witnessDir = path.join(folder, 'witness');
    const witness = await startDemoWitness({
      ...{ folder: witnessDir, logName: LOG_NAME, keys: TEST_KEYS, hasLog: false },
    });
    undo.push(witness.stop);
    const wish = { name: 'recorddrill', apps: ['api'], durability: 'fast' } as const;
    const site = await openPrivateSite(root, { ...wish, variables: witness.variables }, note);
    undo.push(() => site.stop());
    return await drillAt(site, { programs, witnessDir, variables: witness.variables }, undo, note);
  } finally {
    for (const act of undo.reverse()) await act();
  }
}

interface Cast {
  readonly programs: Programs;
  readonly witnessDir: string;
  readonly variables: Readonly<Record<string, string>>;
}

async function drillAt(
  site: PrivateSite,
  { programs, witnessDir, variables }: Cast,
  undo: (() => unknown)[],
  note: Note,
): Promise<DrillReport> {
  const seed = Buffer.from(variables.HAOPAI_PUBLIC_LOG_KEY ?? '', 'base64');
  const signer = logKey(LOG_NAME, keyPairOfSeed(seed));
  const key = formatVerifierKey(signer.key);
  const [witnessUrl = '', witnessKey = ''] = (variables.HAOPAI_PUBLIC_LOG_WITNESSES ?? '').split(' ');
  const url = `${site.baseUrl}/log`;
  const witnessed = ['--witness', witnessKey, '--quorum', '1'];
  const follower = programs.follow(url, 'all-the-time', '--key', key);
  let alerts = '';
  follower.stderr?.on('data', (part: Buffer) => (alerts += part.toString()));
  undo.push(() => follower.kill());

  note('an auction is held');
  const sale = await holdSale(site);
  note(`${sale.accepted} bids were accepted, ${sale.refused} refused`);
  const zip = path.join(programs.folder, `auction-${sale.auctionId}.haopai.zip`);
  writeFileSync(zip, sale.zip);
  const files = await filesIn(zip);
  const sound = await verdictOn(programs, zip, key);
  const onceMore = await programs.monitor(url, 'once', '--key', key, '--once', ...witnessed);
  let falseAlarms =
    sound.findings.length + (onceMore.code === 0 ? 0 : 1) + (sound.witnesses.length > 0 ? 0 : 1);
  if (falseAlarms > 0) note(`FALSE ALARM: ${JSON.stringify(sound.findings)} ${onceMore.said}`);

  let [faultsPlanted, faultsFound] = [0, 0];
  const tell = (name: string, said: string | null): void => {
    faultsPlanted += 1;
    if (said === null) faultsFound += 1;
    note(said === null ? `found: ${name}` : `NOT FOUND: ${name}: ${said}`);
  };
  for (const { name, fault, plant } of plantedInRecord(WitnessFile.open(witnessDir, undefined))) {
    writeFileSync(zip, zipOf(await plant(files), true));
    const { findings } = await verdictOn(programs, zip, key);
    const isFound = findings.some((finding) => finding.fault === fault);
    tell(name, isFound ? null : JSON.stringify(findings));
  }
  const size = WitnessFile.open(witnessDir, undefined).seenOf(LOG_NAME)?.size ?? 0;
  const leaves = await leavesOf(url, size);
  const outside: Outside = {
    ...{ programs, url, key, size, witnessUrl },
    rewritten: await withoutRefusal(leaves, signer, 2),
    forOthers: await withoutRefusal(leaves, signer, 0),
    rolledBack: await rolledBack(leaves, signer),
  };
  for (const { name, find } of PLANTED_OUTSIDE) tell(name, await find(outside));

  const contradictions = alerts.match(/ALERT (?:HISTORY_REWRITTEN|TWO_HISTORIES|ROLLED_BACK)/g)?.length ?? 0;
  const hasFollowed = readFileSync(path.join(programs.folder, 'all-the-time', 'checkpoints.jsonl'), 'utf8');
  if (hasFollowed === '' || follower.exitCode !== null) falseAlarms += contradictions === 0 ? 1 : 0;
  if (follower.exitCode === null) {
    const isOver = once(follower, 'exit');
    follower.kill();
    await isOver;
  }
  const { leaves: inRecord, checkpoints } = sound;
  return { leaves: inRecord, checkpoints, contradictions, faultsPlanted, faultsFound, falseAlarms };
}

async function verdictOn(programs: Programs, zip: string, key: string): Promise<Verdict> {
  const { said } = await programs.verify(zip, '--key', key, '--json');
  try {
    return JSON.parse(said) as Verdict;
  } catch (cause) {
    throw new Error(`the verifier says: ${said}`, { cause });
  }
}

async function filesIn(zip: string): Promise<Files> {
  const record = await openRecord(zip);
  try {
    const files = new Map<string, Uint8Array>();
    for (const name of record.paths) files.set(name, (await record.read(name)) ?? new Uint8Array());
    return files;
  } finally {
    await record.close();
  }
}
