// Has a challenge solved by a worker of its own, which ends with it.
import type { ProofChallenge } from '@haopai/contracts';

/** Ten times what a slow phone takes at worst: then something is wrong, and there is the picture. */
const PATIENCE_MS = 20_000;

export async function prove(challenge: ProofChallenge): Promise<string> {
  const worker = new Worker(new URL('./prove.worker', import.meta.url), { type: 'module' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<string>((resolve, reject) => {
      const fail = (): void => reject(new Error('no proof of work was made'));
      timer = setTimeout(fail, PATIENCE_MS);
      worker.onerror = fail;
      worker.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string') resolve(data);
        else fail();
      };
      worker.postMessage(challenge);
    });
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}
