// Where the heads of the record of acts and of the journals are kept outside the database: a folder, mail addresses, or both.
import type { HeadsConfig, MailConfig } from './config';
import type { VariableReader } from './variables';

const ADDRESS = /^[^\s@<>,]+@[^\s@<>,]+$/;

export function readHeads(reader: VariableReader, mail: MailConfig): HeadsConfig {
  const dir = reader.text('HAOPAI_HEADS_DIR');
  const mailTo = (reader.text('HAOPAI_HEADS_MAIL') ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
  for (const address of mailTo)
    if (!ADDRESS.test(address)) reader.fault(`HAOPAI_HEADS_MAIL lists mail addresses, not "${address}"`);
  if (mailTo.length > 0 && mail.kind === 'off')
    reader.fault('HAOPAI_HEADS_MAIL needs a server for mails: set HAOPAI_MAIL=smtp, or leave it out');
  return { dir, mailTo };
}
