// Which server a program is, told by what it prints: distributions ship mysqld as another name of mariadbd.
import { describeProgram } from './mysql-program';

describe('describeProgram', () => {
  it('tells MariaDB even when the program is called mysqld', () => {
    const printed =
      '/usr/sbin/mysqld  Ver 11.8.9-MariaDB-0+deb13u1 from Debian for debian-linux-gnu on x86_64';
    expect(describeProgram('/usr/sbin/mysqld', printed)).toEqual({
      flavour: 'mariadb',
      file: '/usr/sbin/mysqld',
      title: 'MariaDB 11.8.9',
    });
  });

  it("tells Oracle's server", () => {
    const printed = '/usr/sbin/mysqld  Ver 8.4.6 for Linux on x86_64 (MySQL Community Server - GPL)';
    expect(describeProgram('/usr/sbin/mysqld', printed)).toMatchObject({
      flavour: 'mysql',
      title: 'MySQL 8.4.6',
    });
  });
});
