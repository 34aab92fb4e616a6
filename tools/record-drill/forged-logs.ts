// Logs as a dishonest site would show them: made of the true one's leaves, signed by its own key.
import { parseBundle, TILE_WIDTH } from '@haopai/log';
import { LogClient } from '../public-log/log-client';
import { LogInMemory, type TestKey } from '../public-log/testing/log-in-memory';

export async function leavesOf(url: string, size: number): Promise<readonly Uint8Array[]> {
  const client = new LogClient(url);
  const leaves: Uint8Array[] = [];
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
    const bundle = await client.bundle({ index, width });
    const read = bundle === undefined ? null : parseBundle(bundle.bytes, bundle.width);
    if (read?.ok !== true) throw new Error(`the entries from ${index * TILE_WIDTH} on cannot be read`);
    leaves.push(...read.value.slice(0, width));
  }
  return leaves;
}

/** As if a refusal had never been, with so many leaves more at the end: another history, and a good signature. */
export async function withoutRefusal(
  leaves: readonly Uint8Array[],
  signer: TestKey,
  more: number,
): Promise<LogInMemory> {
  const gone = leaves.findIndex((leaf) => Buffer.from(leaf).includes('"kind":"refusal"'));
  if (gone < 0) throw new Error('the log has no refusal');
  const log = new LogInMemory(signer);
  await log.append([...leaves.slice(0, gone), ...leaves.slice(gone + 1)]);
  await log.appendSome(more);
  return log;
}

/** As a backup of before the end has it. */
export async function rolledBack(leaves: readonly Uint8Array[], signer: TestKey): Promise<LogInMemory> {
  const log = new LogInMemory(signer);
  await log.append(leaves.slice(0, -2));
  return log;
}
