// Whether backups are what their key promises: nothing lies open among them, and without the private key nobody opens them.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { startPrivateServices } from '../services';
import { runBackupScript } from './backup-scripts';

/** As gzip's files and binlogs begin: nothing that is sealed does. */
const OPEN_BEGINNINGS = ['1f8b', 'fe62696e'];

interface Scripts {
  readonly root: string;
  readonly backups: string;
  readonly database: string;
}

/** Empty when all is sealed. */
export async function faultsOfSeals(scripts: Scripts): Promise<readonly string[]> {
  return [...openFiles(scripts.backups), ...(await opensWithoutKey(scripts))];
}

function openFiles(backups: string): readonly string[] {
  const files = readdirSync(backups, { recursive: true, encoding: 'utf8' }).map((name) =>
    path.join(backups, name),
  );
  return files.flatMap((file) => {
    if (!statSync(file).isFile()) return [];
    const beginning = readFileSync(file).subarray(0, 4).toString('hex');
    const isOpen = OPEN_BEGINNINGS.some((known) => beginning.startsWith(known)) || /\.sql$/.test(file);
    return isOpen ? [`${path.basename(file)} lies open among the backups`] : [];
  });
}

async function opensWithoutKey(scripts: Scripts): Promise<readonly string[]> {
  const services = await startPrivateServices({ durability: 'fast' });
  try {
    await runBackupScript('restore', { url: services.mysqlUrl, ...scripts }, 'newest', '--check');
    return ['the backup could be opened without its private key'];
  } catch (error) {
    return /HAOPAI_RESTORE_KEY_FILE/.test(String(error)) ? [] : [String(error)];
  } finally {
    await services.stop();
  }
}
