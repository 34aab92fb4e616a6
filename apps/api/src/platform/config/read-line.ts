// Where other instances begin lines to this one, for when Redis is away (docs/adr/0127).
import type { LineConfig } from './config';
import type { VariableReader } from './variables';

export function readLine(reader: VariableReader): LineConfig {
  const host = reader.text('HAOPAI_LINE_HOST');
  if (host !== null && !/^[\w.:-]{1,200}$/.test(host))
    reader.fault(
      `HAOPAI_LINE_HOST must be a name or an address of this instance, without a port, not "${host}"`,
    );
  return { host, port: reader.integer('HAOPAI_LINE_PORT', 0, 0, 65_535) };
}
