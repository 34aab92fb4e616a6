// The door, and what is done by command: `door SOCKET` serves beside an engine, `serve` without one (an edge); `rotate-data-keys` seals personal
// data anew, `add-administrator` lets the first one into the back office, `try-database` says whether this release opens the database,
// `try-payment`, `try-text` and `try-identity` try the providers, `verify-heads` compares the database with what was kept outside it, `sandbox-texts` and `sandbox-pay` do what its pages do outside production, and end. `migrate` is a
// program of its own.
import 'reflect-metadata';
import { createApp } from './bootstrap';
import { type Config, ConfigError, readConfig } from './platform/config';
import { tryIdentity } from './access/identity-checks';
import { sandboxTexts, tryText } from './communication/notifications';
import { verifyHeads } from './communication/kept-heads';
import { sandboxPay, tryPayment } from './commerce/payments';
import { admitDatabaseOf, onceItAnswers, tryDatabase } from './platform/database';
import { type CommandAnswer, addAdministratorCommand } from './access/staff-commands';
import { createProgramLog, type ProgramLog } from './platform/logging';
import { rotateDataKeys } from './platform/personal-data';
import { stopOnSignals } from './shutdown';
import { READY } from './supervisor';
import { FixedAnswers } from './platform/public-reads';

async function rotate(config: Config, log: ProgramLog): Promise<void> {
  // Sealed under a key that nobody keeps, personal data would be lost.
  for (const warning of config.warnings) if (warning.includes('HAOPAI_DATA_KEYS')) throw new Error(warning);
  await admitDatabaseOf(config);
  log.info({ resealed: await rotateDataKeys(config) }, 'personal data is under the current key');
}

/** Words that go to whoever asked, not into the log. */
function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

function answer({ lines, isDone }: CommandAnswer): void {
  for (const line of lines) tell(line);
  endWith(isDone);
}

function endWith(isDone: boolean): void {
  if (!isDone) process.exitCode = 1;
}

async function addAdministrator(config: Config, log: ProgramLog, args: readonly string[]): Promise<void> {
  await admitDatabaseOf(config);
  answer(await addAdministratorCommand(config, log, args));
}

async function serve(config: Config, log: ProgramLog, engineSocket: string | null): Promise<void> {
  // Whoever looks after this part is gone: nothing is left behind.
  process.on('disconnect', () => process.exit(1));
  await onceItAnswers(() => admitDatabaseOf(config), log);
  const app = await createApp(config, log, engineSocket);
  stopOnSignals(app, log);
  await app.get(FixedAnswers).makeAll();
  await app.listen(config.http.port, config.http.host);
  log.info({ address: await app.getUrl() }, 'listening');
  process.send?.(READY);
}

async function run(command: string | undefined, args: readonly string[]): Promise<void> {
  const config = readConfig();
  const log = createProgramLog(config);
  try {
    if (command === 'rotate-data-keys') await rotate(config, log);
    else if (command === 'add-administrator') await addAdministrator(config, log, args);
    else if (command === 'try-database') await tryDatabase(config, tell);
    else if (command === 'try-payment') await tryPayment(config.payments, tell);
    else if (command === 'try-text') await tryText(config.sms, args[0] ?? '', tell);
    else if (command === 'try-identity') await tryIdentity(config.identity, args, tell);
    else if (command === 'verify-heads') endWith(await verifyHeads(config, args[0], tell));
    else if (command === 'sandbox-texts') endWith(await sandboxTexts(config, args[0] ?? '', tell));
    else if (command === 'sandbox-pay') endWith(await sandboxPay(config, args[0] ?? '', tell));
    else if (command === 'serve') await serve(config, log, null);
    else if (command === 'door') await serve(config, log, args[0] ?? null);
    else
      throw new Error(
        `unknown command "${command}": there are "migrate", "rotate-data-keys", "add-administrator", "try-database", "try-payment", "try-text", "try-identity", "verify-heads", "sandbox-texts" and "sandbox-pay"`,
      );
  } catch (error) {
    log.fatal({ err: error }, 'the start failed');
    process.exit(1);
  }
}

run(process.argv[2], process.argv.slice(3)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`);
  process.exit(1);
});
