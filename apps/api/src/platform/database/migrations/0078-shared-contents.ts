// An attachment of a copied auction shows the content of the one that it was copied from (docs/adr/0140). Portable SQL (MySQL 8.4, MariaDB 11.8).
import {
  addColumn,
  addForeignKey,
  alterTable,
  changeColumn,
  dropColumn,
  dropConstraint,
} from '../alter-table';
import type { Migration } from '../migration';
import { changeDataInBatches } from '../schema-change';

export const sharedContents: Migration = {
  name: '0078-shared-contents',
  opensSince: '0047-citizen-names',
  up: [
    alterTable(
      'auction_attachments',
      // Of no auction any more, and there as long as another one shows its content.
      changeColumn('auction_id', 'BIGINT', 'NULL'),
      // The attachment whose pieces it shows; empty: its own. Never one that shows another's.
      addColumn('content_of', 'BIGINT NULL'),
      addForeignKey('shown_content', '(content_of) REFERENCES auction_attachments (id)'),
    ),
  ],
  down: [
    changeDataInBatches(
      'contents-of-their-own',
      `INSERT INTO auction_attachment_parts (attachment_id, part_no, content)
       SELECT copied.id, parts.part_no, parts.content FROM auction_attachments copied
       JOIN auction_attachment_parts parts ON parts.attachment_id = copied.content_of
       LEFT JOIN auction_attachment_parts own ON own.attachment_id = copied.id AND own.part_no = parts.part_no
       WHERE own.attachment_id IS NULL LIMIT 4`,
    ),
    alterTable('auction_attachments', dropConstraint('shown_content'), dropColumn('content_of')),
    changeDataInBatches(
      'attachments-of-none',
      'DELETE FROM auction_attachments WHERE auction_id IS NULL LIMIT 8',
    ),
    alterTable('auction_attachments', changeColumn('auction_id', 'BIGINT', 'NOT NULL')),
  ],
};
