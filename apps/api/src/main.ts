// The program, as it is started: `main.js` opens a site, `main.js COMMAND` does one thing beside it (program.ts) and ends.
import { ConfigError, readConfig } from './platform/config';
import { createProgramLog } from './platform/logging';
import { runProgram, supervise } from './supervisor';

async function main(args: readonly string[]): Promise<number> {
  if (args.length > 0) return runProgram(args);
  const config = readConfig();
  const log = createProgramLog(config);
  for (const warning of config.warnings) log.warn(warning);
  const migrated = config.migratesAtStart ? await runProgram(['migrate']) : 0;
  return migrated === 0 ? supervise(config.role, log) : migrated;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
