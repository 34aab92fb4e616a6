// The program: `main.js` serves, `main.js migrate` brings the database up to date and ends.
import 'reflect-metadata';
import { createApp } from './bootstrap';
import { type Config, ConfigError, readConfig } from './config';
import { migrateDatabase } from './database';
import { createProgramLog, type ProgramLog } from './logging';
import { stopOnSignals } from './shutdown';

async function migrate(config: Config, log: ProgramLog): Promise<void> {
  log.info({ migrations: await migrateDatabase(config.mysql) }, 'the database is up to date');
}

async function serve(config: Config, log: ProgramLog): Promise<void> {
  for (const warning of config.warnings) log.warn(warning);
  if (config.migratesAtStart) await migrate(config, log);
  const app = await createApp(config, log);
  stopOnSignals(app, log);
  await app.listen(config.http.port, config.http.host);
  log.info({ address: await app.getUrl() }, 'listening');
}

async function run(command: string | undefined): Promise<void> {
  const config = readConfig();
  const log = createProgramLog(config);
  try {
    if (command === 'migrate') await migrate(config, log);
    else if (command === undefined) await serve(config, log);
    else throw new Error(`unknown command "${command}": there is only "migrate"`);
  } catch (error) {
    log.fatal({ err: error }, 'the start failed');
    process.exit(1);
  }
}

run(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`);
  process.exit(1);
});
