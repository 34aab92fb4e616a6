// npm run record-drill -- [--json FILE]: an auction on private services, its record, and every fault planted in it. Exit code 1 where one is not found, or something sound is said to be wrong.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runDrill } from './run-drill';

const root = path.resolve(import.meta.dirname, '..', '..');
const { values } = parseArgs({ options: { json: { type: 'string' } } });

const report = await runDrill(root, (line) => console.error(line));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report)}\n`);
console.log(JSON.stringify(report, null, 2));
const { contradictions, faultsFound, faultsPlanted, falseAlarms } = report;
process.exitCode = contradictions === 0 && falseAlarms === 0 && faultsFound === faultsPlanted ? 0 : 1;
process.channel?.unref();
