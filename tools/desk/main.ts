// npm run add-administrator -- <user name>: a command of the api beside the site that npm start has running, or the one that the environment names.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { deskOf } from './desk-of-site';

const root = path.resolve(import.meta.dirname, '..', '..');

const desk = deskOf(root, process.env);
if (desk === null) {
  console.error(
    'Which site? Start one with npm start, or set HAOPAI_MYSQL_URL, HAOPAI_REDIS_URL, HAOPAI_DATA_KEYS and HAOPAI_DATA_HASH_KEY as its api has them.',
  );
  process.exitCode = 2;
} else {
  const child = spawn(process.execPath, [desk.program, ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: desk.env,
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
}
process.channel?.unref();
