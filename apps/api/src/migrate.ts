// Brings the database of a site up to date, and ends: `migrate.js`, apart from the program, for it runs before each start and takes no framework along.
import { sealAccessCodes } from './auctions/enrolments';
import { installRegions } from './access/citizens';
import { installContent } from './communication/content';
import { ConfigError, readConfig } from './platform/config';
import {
  admitDatabaseOf,
  COMMAND_PATIENCE_MS,
  grantRights,
  migrateDatabase,
  onceItAnswers,
} from './platform/database';
import { createProgramLog } from './platform/logging';
import { fillVinClaims } from './plates/registered-cars';

async function run(): Promise<void> {
  const given = readConfig();
  // Until it has its rights, who serves sees nothing.
  const config = { ...given, mysql: given.migrator ?? given.mysql };
  const log = createProgramLog(config);
  try {
    await onceItAnswers(() => admitDatabaseOf(config), log, { patienceMs: COMMAND_PATIENCE_MS });
    const migrations = await migrateDatabase(config.mysql, (wait) => {
      log.warn(wait, 'a migration waits for what others have locked, and tries again');
    });
    const content = await installContent(config.mysql);
    const regions = await installRegions(config.mysql);
    const sealed = await sealAccessCodes(config);
    const claimed = await fillVinClaims(config);
    const granted = await grantRights(given);
    log.info({ migrations, content, regions, sealed, claimed, granted }, 'the database is up to date');
  } catch (error) {
    log.fatal({ err: error }, 'the start failed');
    process.exit(1);
  }
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`);
  process.exit(1);
});
