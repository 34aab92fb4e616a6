// npm test: runs the chosen stages one after the other and closes with `N passed, N failed`.
import path from 'node:path';
import { chooseStages } from './arguments';
import { stopCommands } from './command';
import { add, closingLine, type Counts } from './counts';
import { reportFailure, reportLine } from './reporting';
import { runStage } from './stages';
import { TestBed } from './test-bed';

const root = path.resolve(import.meta.dirname, '..', '..');
const note = (line: string) => console.log(`  …  ${line}`);
const bed = new TestBed(root, note);
let isStopping = false;

async function stopEarly(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  console.log('\nStopped before the end.');
  stopCommands();
  await bed.dispose();
  process.exit(130);
}

async function runAll(): Promise<Counts> {
  let total: Counts = { passed: 0, failed: 0 };
  for (const stage of chooseStages(process.argv.slice(2))) {
    console.log(`\n${stage}`);
    const startedMs = Date.now();
    try {
      total = add(total, await runStage(stage, { root, bed, note }));
    } catch (error) {
      const failed = { passed: 0, failed: 1 };
      reportLine(stage, failed, (Date.now() - startedMs) / 1000);
      reportFailure(stage, error instanceof Error ? error.message : String(error));
      total = add(total, failed);
    }
  }
  return total;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
  process.on(signal, () => void stopEarly());
}
process.channel?.unref();

let total: Counts = { passed: 0, failed: 1 };
try {
  total = await runAll();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
} finally {
  await bed.dispose();
}
console.log(`\n${closingLine(total)}`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
