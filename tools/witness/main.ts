// npm run witness, and haopai-witness.mjs: signs what a log shows it, as long as each tree begins with the one before. docs/record.md says how to become a witness.
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatVerifierKey, parseVerifierKey, type NoteKey } from '@haopai/log';
import { takeLock } from '../bootstrap/folder-lock.mjs';
import { wordsOf } from '@haopai/record';
import { sha256 } from '../public-log/node-crypto';
import { serveWitness } from './serve-witness';
import { WitnessFile } from './witness-file';

const USAGE = `A witness for public logs (C2SP tlog-witness).

  --dir FOLDER          where it keeps its key and what it has signed (./witness)
  --name NAME           the first time: its name, such as notary.example/witness
  --log KEY             a log that it looks after, name+number+base64; again for another log, and for a log's next key
  --listen HOST:PORT    where it listens (127.0.0.1:7380); a web server with TLS stands before it`;

const PORT = 7380;

function keysOf(texts: readonly string[]): readonly NoteKey[] {
  return texts.map((text) => {
    const key = parseVerifierKey(sha256, text);
    if (!key.ok) throw new Error(`--log ${text}: ${wordsOf(key)}`);
    if (key.value.kind !== 'ed25519')
      throw new Error(`--log ${text}: this is the key of a witness, not of a log`);
    return key.value;
  });
}

function placeOf(listen: string): { host: string; port: number } {
  const [, host = '', digits = ''] = /^(.+):(\d{1,5})$/.exec(listen) ?? [];
  const port = Number(digits);
  if (host === '' || port > 65_535) throw new Error(`--listen ${listen}: say HOST:PORT`);
  return { host, port };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string', default: 'witness' },
      name: { type: 'string' },
      log: { type: 'string', multiple: true, default: [] },
      listen: { type: 'string', default: `127.0.0.1:${PORT}` },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) return console.log(USAGE);
  const logKeys = keysOf(values.log);
  if (logKeys.length === 0) throw new Error(`Which log? Give its key with --log.\n\n${USAGE}`);
  const place = placeOf(values.listen);
  mkdirSync(values.dir, { recursive: true, mode: 0o700 });
  const lock = await takeLock(values.dir, 'witness', `the witness of process ${process.pid}`);
  if ('holder' in lock) throw new Error(`${values.dir} is already used by ${lock.holder}.`);
  const file = WitnessFile.open(values.dir, values.name);
  const tell = (line: string): void => console.log(`${new Date().toISOString()} ${line}`);
  const witness = await serveWitness({ folder: values.dir, file, logKeys, ...place, tell });
  console.log(`This witness's key, to be handed on:\n${formatVerifierKey(file.key)}\n`);
  tell(`listening at ${witness.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(
      signal,
      () =>
        void witness
          .close()
          .then(() => lock.release())
          .then(() => process.exit(0)),
    );
}

// Whoever reads its lines may go away: it signs on.
process.stdout.on('error', () => undefined);

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
process.channel?.unref();
