// Of an ALTER TABLE only what is not there yet is left, as MariaDB and MySQL write a table down.
import {
  addCheck,
  addColumn,
  addForeignKey,
  addKey,
  addUniqueKey,
  alterTable,
  changeColumn,
  dropConstraint,
  dropColumn,
  dropKey,
} from './alter-table';
import { tableOf } from './table-as-it-is';

const MARIADB = `CREATE TABLE \`notes\` (
  \`id\` bigint(20) NOT NULL AUTO_INCREMENT,
  \`paddle_no\` int(11) DEFAULT NULL,
  \`title\` varchar(60) NOT NULL COMMENT 'says NULL, \`by_title\`',
  \`price\` decimal(10,2) DEFAULT NULL,
  \`is_live\` tinyint(1) GENERATED ALWAYS AS (if(\`title\` in ('a','b'),1,NULL)) STORED,
  PRIMARY KEY (\`id\`),
  UNIQUE KEY \`by_live\` (\`title\`,\`is_live\`),
  KEY \`by_title\` (\`title\`),
  CONSTRAINT \`notes_ibfk_1\` FOREIGN KEY (\`id\`) REFERENCES \`others\` (\`id\`),
  CONSTRAINT \`is_positive\` CHECK (\`paddle_no\` > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`;

const MYSQL = `CREATE TABLE \`notes\` (
  \`id\` bigint NOT NULL AUTO_INCREMENT,
  \`paddle_no\` int DEFAULT NULL,
  \`title\` varchar(60) COLLATE utf8mb4_unicode_ci NOT NULL COMMENT 'says NULL, \`by_title\`',
  \`price\` decimal(10,2) DEFAULT NULL,
  \`is_live\` tinyint(1) GENERATED ALWAYS AS (if((\`title\` in (_utf8mb4'a',_utf8mb4'b')),1,NULL)) STORED,
  PRIMARY KEY (\`id\`),
  UNIQUE KEY \`by_live\` (\`title\`,\`is_live\`),
  KEY \`by_title\` (\`title\`),
  CONSTRAINT \`notes_ibfk_1\` FOREIGN KEY (\`id\`) REFERENCES \`others\` (\`id\`),
  CONSTRAINT \`is_positive\` CHECK ((\`paddle_no\` > 0))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`;

describe.each([
  ['MariaDB', tableOf(MARIADB)],
  ['MySQL', tableOf(MYSQL)],
])('a table of %s', (_, table) => {
  it('is left alone where everything has been made', () => {
    const made = alterTable(
      'notes',
      addColumn('title', 'VARCHAR(60) NOT NULL'),
      dropColumn('body'),
      changeColumn('paddle_no', 'INT', 'NULL'),
      changeColumn('title', 'VARCHAR(60)', 'NOT NULL'),
      changeColumn('price', 'DECIMAL(10,2)', 'NULL'),
      changeColumn('is_live', 'TINYINT(1)', 'NULL'),
      addKey('by_title', '(title)'),
      addUniqueKey('by_live', '(title, is_live)'),
      dropKey('by_body'),
      addCheck('is_positive', 'paddle_no > 0'),
      dropConstraint('is_short'),
    );
    expect(made.remaining(table)).toBeNull();
  });

  it('is changed in one statement where it has not', () => {
    const some = alterTable(
      'notes',
      addColumn('title', 'VARCHAR(60) NOT NULL'),
      addColumn('body', 'TEXT NULL'),
      dropColumn('price'),
      changeColumn('paddle_no', 'INT', 'NOT NULL'),
      changeColumn('title', 'VARCHAR(100)', 'NOT NULL'),
      addUniqueKey('by_body', '(id)'),
      dropKey('by_title'),
      addCheck('is_short', 'id < 5'),
      addForeignKey('notes_ibfk_1', '(id) REFERENCES others (id)'),
      addForeignKey('of_one', '(paddle_no) REFERENCES paddles (no)'),
      dropConstraint('is_positive'),
    );
    expect(some.remaining(table)).toBe(
      'ALTER TABLE notes ADD COLUMN body TEXT NULL, DROP COLUMN price, MODIFY COLUMN paddle_no INT NOT NULL, ' +
        'MODIFY COLUMN title VARCHAR(100) NOT NULL, ADD UNIQUE KEY by_body (id), DROP KEY by_title, ' +
        'ADD CONSTRAINT is_short CHECK (id < 5), ' +
        'ADD CONSTRAINT of_one FOREIGN KEY (paddle_no) REFERENCES paddles (no), DROP CONSTRAINT is_positive',
    );
  });
});

it('a table that is not there cannot be changed', () => {
  expect(() => alterTable('notes', dropColumn('price')).remaining(null)).toThrow('no table notes');
});
