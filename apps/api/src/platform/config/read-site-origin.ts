// At which address people find this site: it stands on papers, as the address where anybody finds out whether one is real.
import type { HttpConfig, PaymentsConfig } from './config';
import type { VariableReader } from './variables';

/** Where nothing is said, this very machine: nobody else comes there. What is wrong is told once, where Alipay needs it too. */
export function readSiteOrigin(reader: VariableReader, http: HttpConfig, payments: PaymentsConfig): string {
  const given = reader.text('HAOPAI_SITE_ORIGIN');
  const isOrigin = given !== null && URL.canParse(given) && new URL(given).origin === given;
  if (given !== null && !isOrigin && payments.kind !== 'alipay')
    reader.fault(
      'HAOPAI_SITE_ORIGIN must be the origin at which people find this site, such as https://haopai.example',
    );
  // Citizens are not sent to the office.
  const ofPortal = http.origins.find(
    (origin) => URL.canParse(origin) && new URL(origin).host !== http.officeHost,
  );
  return given ?? ofPortal ?? `http://localhost:${http.port}`;
}
