// Whether a certificate leads to one that the reader trusts, by certificates that came along, as they were at a time (RFC 5280, in what stamps need). Offline:
// what an authority has called back since is not seen.
import type { X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
} from '@peculiar/asn1-x509';

/** No authority's chain is longer. */
const LENGTH_MAX = 8;
/** Certificates that issue each other make ways without an end; an honest chain takes a few looks. */
const LOOKS_MAX = 1_000;
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/** For stamps and for nothing else, and so that no reader may overlook it (RFC 3161, 2.3). */
export function isForStamps(certificate: X509Certificate): boolean {
  const extension = extensionOf(certificate, id_ce_extKeyUsage);
  if (extension?.critical !== true) return false;
  const usages = AsnConvert.parse(extension.extnValue.buffer, ExtendedKeyUsage);
  return usages.length === 1 && usages[0] === TIME_STAMPING;
}

export function isValidAt(certificate: X509Certificate, atMs: number): boolean {
  return atMs >= Date.parse(certificate.validFrom) && atMs <= Date.parse(certificate.validTo);
}

/** The trusted one that it leads to, itself if it is trusted; null where it leads to none. */
export function trustedRootOf(
  certificate: X509Certificate,
  trusted: readonly X509Certificate[],
  cameAlong: readonly X509Certificate[],
  atMs: number,
): X509Certificate | null {
  if (trusted.length === 0) return null;
  return rootFrom(
    certificate,
    { trusted, known: [...trusted, ...cameAlong], atMs, asked: { left: LOOKS_MAX } },
    0,
  );
}

interface Circle {
  readonly trusted: readonly X509Certificate[];
  readonly known: readonly X509Certificate[];
  readonly atMs: number;
  readonly asked: { left: number };
}

/** `below`: how many stand between it and the one in question, which is what an authority may limit. */
function rootFrom(certificate: X509Certificate, circle: Circle, below: number): X509Certificate | null {
  const { trusted, known, atMs } = circle;
  if (!isValidAt(certificate, atMs)) return null;
  const own = trusted.find(({ fingerprint256 }) => fingerprint256 === certificate.fingerprint256);
  if (own !== undefined) return own;
  if (below === LENGTH_MAX) return null;
  for (const issuer of known) {
    if (issuer.fingerprint256 === certificate.fingerprint256) continue;
    circle.asked.left -= 1;
    if (circle.asked.left < 0) return null;
    if (!certificate.checkIssued(issuer) || !mayIssue(issuer, below)) continue;
    if (!certificate.verify(issuer.publicKey)) continue;
    const root = rootFrom(issuer, circle, below + 1);
    if (root !== null) return root;
  }
  return null;
}

function mayIssue(certificate: X509Certificate, below: number): boolean {
  const extension = extensionOf(certificate, id_ce_basicConstraints);
  if (!certificate.ca || extension === undefined) return false;
  const { pathLenConstraint } = AsnConvert.parse(extension.extnValue.buffer, BasicConstraints);
  return pathLenConstraint === undefined || below <= pathLenConstraint;
}

function extensionOf(certificate: X509Certificate, id: string) {
  const { tbsCertificate } = AsnConvert.parse(new Uint8Array(certificate.raw), Certificate);
  return tbsCertificate.extensions?.find(({ extnID }) => extnID === id);
}
