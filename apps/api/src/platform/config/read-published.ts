// Where the proxy before an instance listens, as compose publishes it: a site to look at, which shows everybody's codes under /dev, is for this machine alone.
import type { Environment } from './config';
import type { VariableReader } from './variables';

const HERE = /^(127(\.\d{1,3}){3}|localhost|\[::1\]):\d{1,5}$/;

/** Ports with or without the address that they are published at, with spaces between. True when all are this machine's own, and never in production. */
export function readPublished(reader: VariableReader, environment: Environment): boolean {
  const places = (reader.text('HAOPAI_PUBLISHED_AT') ?? '').split(/\s+/).filter((place) => place !== '');
  if (environment === 'production' || places.length === 0) return false;
  const isHere = places.every((place) => HERE.test(place));
  if (!isHere)
    reader.fault(
      `HAOPAI_PUBLISHED_AT says ${places.join(' ')}: only production is offered to other machines. To look at a site: docker/site.sh prepare --try, ` +
        'or HAOPAI_HTTP_PORT=127.0.0.1:8080 and HAOPAI_HTTPS_PORT=127.0.0.1:8443',
    );
  return isHere;
}
