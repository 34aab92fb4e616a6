// A worker: tries counters until one solves the challenge that it is sent, with the browser's own PBKDF2; answers with the proof, or null.
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Challenge } from 'altcha-lib/types';

self.onmessage = ({ data: challenge }: MessageEvent<Challenge>): void => {
  solveChallenge({ challenge, deriveKey }).then(
    (solution) => self.postMessage(solution && btoa(JSON.stringify({ challenge, solution }))),
    () => self.postMessage(null),
  );
};
