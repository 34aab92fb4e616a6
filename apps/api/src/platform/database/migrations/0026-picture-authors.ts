// Who brought a picture in. Portable SQL (MySQL 8.4, MariaDB 11.8).
import type { Migration } from '../migration';

export const pictureAuthors: Migration = {
  name: '0026-picture-authors',
  up: async (run) => {
    await run('ALTER TABLE pictures ADD COLUMN added_by VARCHAR(100) NULL');
    // Of those that are there the record knows it.
    await run(`UPDATE pictures p
      JOIN audit_entries e ON e.act = 'picture.added' AND e.subject = CONCAT('picture:', p.name)
      SET p.added_by = JSON_UNQUOTE(JSON_EXTRACT(e.entry, '$.staffName'))`);
  },
  down: (run) => run('ALTER TABLE pictures DROP COLUMN added_by'),
};
