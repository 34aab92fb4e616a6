// npm run attack -- --url URL: PASS or FAIL for each attack, with what was tried. Exit code 1 when one failed, 2 when it was not said what to try.
import { type AttackOptions, readAttackOptions } from './arguments';
import { lastLine } from './report';
import { runAttacks } from './run-attacks';

function optionsOf(args: readonly string[]): AttackOptions | null {
  try {
    return readAttackOptions(args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return null;
  }
}

const options = optionsOf(process.argv.slice(2));
if (options === null) process.exitCode = 2;
else
  try {
    const outcomes = await runAttacks(options, console.log);
    console.log(`\n${lastLine(outcomes)}`);
    process.exitCode = outcomes.some(({ kind }) => kind === 'failed') ? 1 : 0;
  } catch (error) {
    console.error(`${options.baseUrl} does not answer: ${String(error)}`);
    process.exitCode = 2;
  }
process.channel?.unref();
