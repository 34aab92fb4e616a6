// A thread that signs PDFs, one after another: a detached PKCS#7 signature (ISO 32000-1, 12.8) with SHA-256 over every byte of the file but the
// place of the signature itself. It runs as it stands, without a compiler: nothing of its own is imported but types.
import { constants, getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { SignPdf } from '@signpdf/signpdf';
import { Signer } from '@signpdf/utils';
import forge from 'node-forge';
import type { ThreadDone, ThreadJob } from '../worker-threads';
import type { SigningKey } from './local-key-signer';

const { privateKey, certificates } = workerData as SigningKey;
const key = forge.pki.privateKeyFromPem(privateKey);
const chain = certificates.map((pem) => forge.pki.certificateFromPem(pem));

// On Linux this thread's alone: where cores are scarce, bids go before it.
setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));

class KeySigner extends Signer {
  override sign(content: Buffer, signedAt?: Date): Promise<Buffer> {
    const [own] = chain;
    if (own === undefined) throw new Error('there is no certificate');
    const message = forge.pkcs7.createSignedData();
    message.content = forge.util.createBuffer(content.toString('latin1'));
    for (const certificate of chain) message.addCertificate(certificate);
    const { contentType, data, messageDigest, sha256, signingTime } = forge.pki.oids;
    message.addSigner({
      key,
      certificate: own,
      digestAlgorithm: sha256 ?? '',
      authenticatedAttributes: [
        { type: contentType ?? '', value: data ?? '' },
        // forge writes a Date, whatever its types say.
        { type: signingTime ?? '', value: (signedAt ?? new Date()) as unknown as string },
        { type: messageDigest ?? '' },
      ],
    });
    message.sign({ detached: true });
    return Promise.resolve(Buffer.from(forge.asn1.toDer(message.toAsn1()).getBytes(), 'latin1'));
  }
}

const signer = new KeySigner();
const signPdf = new SignPdf();

parentPort?.on('message', ({ jobId, work }: ThreadJob<Uint8Array>) => {
  const answer = (done: ThreadDone<Uint8Array<ArrayBuffer>>, moved: readonly ArrayBuffer[] = []): void =>
    parentPort?.postMessage(done, [...moved]);
  sign(work).then(
    (pdf) => answer({ jobId, result: pdf }, [pdf.buffer]),
    (error: unknown) => answer({ jobId, failure: String(error) }),
  );
});

async function sign(pdf: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await signPdf.sign(Buffer.from(pdf), signer, new Date()));
}
