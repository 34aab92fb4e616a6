// Program: Node's http and nothing else, the most that any api on it can reach. It answers everything with the bytes of one file.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { LOOPBACK } from '../../services';

const [port = '', file = '', encoding = ''] = process.argv.slice(2);
const body = readFileSync(file);
const headers = {
  'Content-Type': 'application/json; charset=utf-8',
  'Content-Length': body.length,
  ...(encoding === '' ? {} : { 'Content-Encoding': encoding }),
};

createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
}).listen(Number(port), LOOPBACK);
