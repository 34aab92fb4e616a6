// One check that is no suite: `run-check.mjs PROJECT CHECK PROGRAM …`. Shows what the program says when it fails, and leaves a report to be added up.
import { spawnSync } from 'node:child_process';
import { writeReport } from './reports.mjs';

const [project = '', check = '', program = '', ...args] = process.argv.slice(2);
const startedMs = Date.now();
const { status, error, stdout, stderr } = spawnSync(program, args, {
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
  // Lint and the compiler are Go and over within seconds: to collect what they have left took a quarter of their time.
  env: { GOGC: 'off', GOMEMLIMIT: '2GiB', ...process.env, FORCE_COLOR: '0' },
});
const hasPassed = status === 0;
const seconds = (Date.now() - startedMs) / 1000;
writeReport({ project, target: check, passed: hasPassed ? 1 : 0, failed: hasPassed ? 0 : 1, seconds });
if (!hasPassed) {
  const said = `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim();
  console.log(`\n──── ${project}:${check} ────\n${said}\n────\n`);
  process.exitCode = 1;
}
