// Who brought a picture in. Portable SQL (MySQL 8.4, MariaDB 11.8).
import { addColumn, alterTable, dropColumn } from '../alter-table';
import type { Migration } from '../migration';
import { changeData } from '../schema-change';

export const pictureAuthors: Migration = {
  name: '0026-picture-authors',
  up: [
    alterTable('pictures', addColumn('added_by', 'VARCHAR(100) NULL')),
    // Of those that are there the record knows it.
    changeData(
      'authors-until-now',
      `UPDATE pictures p
      JOIN audit_entries e ON e.act = 'picture.added' AND e.subject = CONCAT('picture:', p.name)
      SET p.added_by = JSON_UNQUOTE(JSON_EXTRACT(e.entry, '$.staffName'))`,
    ),
  ],
  down: [alterTable('pictures', dropColumn('added_by'))],
};
